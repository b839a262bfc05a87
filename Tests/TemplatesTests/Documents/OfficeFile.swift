import Diagnostics
import OpenPackage
import Templates

/// The parts of a finished .docx or .odt.
struct OfficeFile {
    let parts: [String: [UInt8]]

    init(_ bytes: [UInt8]) throws {
        let archive = try ZipArchive(bytes: bytes, file: "test")
        var parts: [String: [UInt8]] = [:]
        for name in archive.names { parts[name] = try archive.contents(of: name) }
        self.parts = parts
    }

    func xml(_ part: String) throws -> XML.Element {
        try XML.parse(parts[part] ?? [], file: "test", part: part)
    }

    /// What would make a word processor complain, as far as one sees without the schema.
    func faults() throws -> [String] {
        var faults: [String] = []
        for name in parts.keys.sorted() where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            do { _ = try xml(name) } catch { faults.append("\(name) is not well-formed: \(error)") }
        }
        guard faults.isEmpty else { return faults }
        return parts["mimetype"] == nil ? try wordFaults() : try openDocumentFaults()
    }

    private func wordFaults() throws -> [String] {
        var faults: [String] = []
        let styles = Set(
            try xml("word/styles.xml").children(named: WordReader.w("style"))
                .compactMap { $0.attribute(WordReader.w("styleId")) })
        let types = try xml("[Content_Types].xml").elements
        let overrides = Set(types.compactMap { $0.attribute(XML.Name(local: "PartName")) })
        let extensions = Set(types.compactMap { $0.attribute(XML.Name(local: "Extension")) })
        for name in parts.keys.sorted() where name != "[Content_Types].xml" {
            let ending = String(name.split(separator: ".").last ?? "")
            if ending == "xml" ? !overrides.contains("/" + name) : !extensions.contains(ending) {
                faults.append("\(name) has no content type")
            }
        }
        for part in ["word/document.xml"]
            + parts.keys.filter({ $0.hasPrefix("word/header") || $0.hasPrefix("word/footer") })
        {
            faults += try wordFaults(in: part, styles: styles)
        }
        for style in try xml("word/styles.xml").children(named: WordReader.w("style")) {
            for link in ["basedOn", "next", "link"] {
                let target = style.child(named: WordReader.w(link))?.attribute(WordReader.w("val"))
                if let target, !styles.contains(target) { faults.append("style \(link) \(target)") }
            }
        }
        for level in try xml("word/numbering.xml").descendants
        where level.name == WordReader.w("pStyle") {
            let style = level.attribute(WordReader.w("val")) ?? ""
            if !styles.contains(style) { faults.append("numbering style \(style)") }
        }
        return faults
    }

    private func wordFaults(in part: String, styles: Set<String>) throws -> [String] {
        var faults: [String] = []
        var names: Set<String> = []
        let reference = XML.Name(
            namespace: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            local: "id")
        let embed = XML.Name(namespace: reference.namespace, local: "embed")
        let file = part.split(separator: "/").last ?? ""
        var targets: [String: String] = [:]
        if parts["word/_rels/\(file).rels"] != nil {
            for one in try xml("word/_rels/\(file).rels").elements {
                targets[one.attribute(XML.Name(local: "Id")) ?? ""] = one.attribute(
                    XML.Name(local: "Target"))
            }
        }
        for element in try xml(part).descendants {
            switch element.name {
            case WordReader.w("pStyle"), WordReader.w("tblStyle"):
                let style = element.attribute(WordReader.w("val")) ?? ""
                if !styles.contains(style) { faults.append("\(part): style “\(style)”") }
            case WordReader.w("bookmarkStart"):
                let name = element.attribute(WordReader.w("name")) ?? ""
                if !names.insert(name.lowercased()).inserted || name.count > 40 {
                    faults.append("bookmark \(name)")
                }
            case WordReader.w("tc") where element.elements.last?.name != WordReader.w("p"):
                faults.append("\(part): a cell ends without a paragraph")
            default: break
            }
            for id in [element.attribute(reference), element.attribute(embed)].compactMap(\.self) {
                if targets[id].map({ parts["word/" + $0] == nil }) ?? true {
                    faults.append("\(part): \(id)")
                }
            }
        }
        return faults
    }

    private func openDocumentFaults() throws -> [String] {
        var faults: [String] = []
        var defined: Set<String> = []
        let content = try xml("content.xml")
        let styles = try xml("styles.xml")
        let name = OpenDocumentReader.name("style", "name")
        for root in [content, styles] {
            for element in root.descendants {
                element.attribute(name).map { _ = defined.insert($0) }
            }
        }
        let uses = [
            ("text", "style-name"), ("table", "style-name"), ("style", "parent-style-name"),
            ("style", "list-style-name"), ("style", "master-page-name"),
            ("style", "page-layout-name"),
        ]
        .map { OpenDocumentReader.name($0.0, $0.1) }
        var ids: Set<String> = []
        for root in [content, styles] {
            for element in root.descendants {
                for use in uses {
                    if let style = element.attribute(use), !style.isEmpty, !defined.contains(style)
                    {
                        faults.append("\(element.name.local): style “\(style)”")
                    }
                }
                let id = XML.Name(namespace: "http://www.w3.org/XML/1998/namespace", local: "id")
                if let id = element.attribute(id), !ids.insert(id).inserted {
                    faults.append("id \(id)")
                }
            }
        }
        return faults
    }
}
