internal import OpenPackage

/// The parts of a .docx that list the others: their types, and what the document is related to.
///
/// An object, which documents of the same parts share.
final class WordPartLists: Sendable {
    /// Those of the package, without the lists themselves.
    let parts: [String]
    let contentTypes: PackedPart
    let relationships: PackedPart

    static let relationshipsName = "word/_rels/document.xml.rels"

    init(of parts: [String]) {
        self.parts = parts
        contentTypes = PackedPart(Self.contentTypes(of: parts))
        relationships = PackedPart(Self.relationships(of: parts))
    }

    private static func relationships(of parts: [String]) -> [UInt8] {
        var text =
            WordPackage.prolog + "<Relationships xmlns=\"\(XML.Name.Relationships.namespace)\">"
        for part in parts {
            guard let (id, type) = relationship(of: part) else { continue }
            let target = part.dropFirst("word/".count)
            text +=
                "<Relationship Id=\"\(id)\" Type=\"\(WordPackage.officeRelationships)/\(type)\" Target=\"\(target)\"/>"
        }
        return Array((text + "</Relationships>").utf8)
    }

    private static func relationship(of part: String) -> (id: String, type: String)? {
        switch part {
        case "word/styles.xml": ("rIdStyles", "styles")
        case "word/numbering.xml": ("rIdNumbering", "numbering")
        case "word/settings.xml": ("rIdSettings", "settings")
        case "word/fontTable.xml": ("rIdFontTable", "fontTable")
        case "word/theme/theme1.xml": ("rIdTheme", "theme")
        case "word/footer.xml": ("rIdFooter", "footer")
        default:
            part.hasPrefix("word/header") && part.hasSuffix(".xml")
                ? (
                    "rIdHeader" + part.dropFirst("word/header".count).dropLast(".xml".count),
                    "header"
                )
                : nil
        }
    }

    private static func contentTypes(of parts: [String]) -> [UInt8] {
        var text =
            WordPackage.prolog
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        let extensions = Set(parts.compactMap(pathExtension))
        for (name, type) in mediaTypes where extensions.contains(name) {
            text += "<Default Extension=\"\(name)\" ContentType=\"\(type)\"/>"
        }
        for part in parts {
            guard let type = contentType(of: part) else { continue }
            text += "<Override PartName=\"/\(part)\" ContentType=\"application/vnd.\(type)+xml\"/>"
        }
        return Array((text + "</Types>").utf8)
    }

    private static func pathExtension(of part: String) -> String? {
        part.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(part[$0...].dropFirst()) }
    }

    private static let mediaTypes = [
        ("bmp", "image/bmp"), ("emf", "image/x-emf"), ("gif", "image/gif"), ("jpeg", "image/jpeg"),
        ("jpg", "image/jpeg"), ("png", "image/png"), ("svg", "image/svg+xml"),
        ("tif", "image/tiff"), ("tiff", "image/tiff"),
        ("wmf", "image/x-wmf"),
    ]

    private static func contentType(of part: String) -> String? {
        let word = "openxmlformats-officedocument.wordprocessingml."
        switch part {
        case "word/document.xml": return word + "document.main"
        case "docProps/core.xml": return "openxmlformats-package.core-properties"
        case "docProps/app.xml": return "openxmlformats-officedocument.extended-properties"
        case "docProps/custom.xml": return "openxmlformats-officedocument.custom-properties"
        case "word/theme/theme1.xml": return "openxmlformats-officedocument.theme"
        default: return relationship(of: part).map { word + $0.type }
        }
    }
}
