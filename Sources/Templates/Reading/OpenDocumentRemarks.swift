internal import Diagnostics
internal import OpenPackage

/// Puts remarks into an .odt as annotations.
struct OpenDocumentRemarks {
    private let archive: ZipArchive
    private let file: String
    private let signer: RemarkSigner

    init(_ archive: ZipArchive, file: String, signer: RemarkSigner) {
        self.archive = archive
        self.file = file
        self.signer = signer
    }

    func bytes(
        with remarks: [(path: [Int], remarks: [[String]])]
    ) throws(Diagnostic) -> [UInt8] {
        var content = try XML.parse(
            archive.contents(of: "content.xml"), file: file, part: "content.xml")
        let root = content
        var next = 1
        for (path, remarks) in remarks {
            let range = next..<next + remarks.count
            next = range.upperBound
            content.change(at: path) { paragraph in
                let starts = zip(range, remarks).map { XML.Node.element(start($0, $1, root)) }
                paragraph.children.insert(contentsOf: starts, at: 0)
                paragraph.children += range.map { .element(end($0, root)) }
            }
        }
        var builder = ZipBuilder()
        for part in archive.names where !part.hasSuffix("/") {
            if part == "content.xml" {
                builder.add(part, XML.serialize(content, prolog: .plain))
            } else if part == "mimetype" {
                builder.add(part, try archive.contents(of: part), compressed: false)
            } else {
                builder.copy(part, from: archive)
            }
        }
        return try builder.finish()
    }

    private static let office = XML.Name.OpenDocument.officeNamespace
    private static let text = XML.Name.OpenDocument.textNamespace
    private static let dublinCore = "http://purl.org/dc/elements/1.1/"

    private func start(_ number: Int, _ lines: [String], _ root: XML.Element) -> XML.Element {
        var annotation = named("annotation", number, root)
        let prefix = root.prefix(for: Self.dublinCore) ?? "dc"
        if root.prefix(for: Self.dublinCore) == nil {
            annotation.declarations.append(
                XML.NamespaceDeclaration(prefix: prefix, uri: Self.dublinCore))
        }
        let facts = [("creator", signer.author), ("date", String(signer.time.dropLast()))].map {
            XML.Node.element(
                XML.Element(
                    name: XML.Name(namespace: Self.dublinCore, local: $0.0), prefix: prefix,
                    children: [.text($0.1)]))
        }
        let paragraphs = lines.map {
            XML.Node.element(
                XML.Element(
                    name: XML.Name(namespace: Self.text, local: "p"),
                    prefix: root.prefix(for: Self.text) ?? "text", children: [.text($0)]))
        }
        annotation.children = facts + paragraphs
        return annotation
    }

    private func end(_ number: Int, _ root: XML.Element) -> XML.Element {
        named("annotation-end", number, root)
    }

    private func named(_ local: String, _ number: Int, _ root: XML.Element) -> XML.Element {
        let prefix = root.prefix(for: Self.office) ?? "office"
        return XML.Element(
            name: XML.Name(namespace: Self.office, local: local), prefix: prefix,
            attributes: [
                XML.Attribute(
                    name: XML.Name(namespace: Self.office, local: "name"), prefix: prefix,
                    value: "contractgen\(number)")
            ])
    }
}
