public import Diagnostics
internal import OpenPackage

/// A document whose look is taken: styles, numbering, page layout, headers and footers, never its
/// text. The parts of a .docx or .odt, by their names in the archive.
public struct StyleDocument: Sendable {
    /// As the user would type it.
    public let name: String
    public let parts: [String: [UInt8]]

    public init(name: String, parts: [String: [UInt8]]) {
        self.name = name
        self.parts = parts
    }

    /// - Throws: what the archive's reader throws when the file is damaged or hostile.
    public init(bytes: [UInt8], name: String) throws(Diagnostic) {
        let archive = try ZipArchive(bytes: bytes, file: name)
        var parts: [String: [UInt8]] = [:]
        for part in archive.names where !part.hasSuffix("/") {
            parts[part] = try archive.contents(of: part)
        }
        self.init(name: name, parts: parts)
    }

    func xml(_ part: String) throws(Diagnostic) -> XML.Element? {
        guard let bytes = parts[part] else { return nil }
        return try XML.parse(bytes, file: name, part: part)
    }
}

/// The look of both office formats: the shipped one, or an office's own.
public struct StyleDocuments: Sendable {
    public var word: StyleDocument
    public var openDocument: StyleDocument
    /// Where definitions come from that an office's own style documents leave out.
    let shipped: (word: StyleDocument, openDocument: StyleDocument)

    public init(shippedWord: StyleDocument, shippedOpenDocument: StyleDocument) {
        word = shippedWord
        openDocument = shippedOpenDocument
        shipped = (shippedWord, shippedOpenDocument)
    }
}

extension Diagnostic {
    static func missingStyles(_ names: [String], in file: String) -> Diagnostic {
        let list = names.joined(separator: ", ")
        return .error(
            "style.missing-names", at: .file(file), arguments: ["styles": list],
            message: Text(
                ro: "documentului de stil îi lipsesc stilurile: \(list)",
                en: "the style document lacks the styles: \(list)"),
            hint: Text(
                ro:
                    "adăugați stiluri cu aceste nume sau porniți de la un document produs de contractgen",
                en: "add styles of these names, or start from a document made by contractgen"))
    }

    static func missingStylePart(_ part: String, in file: String) -> Diagnostic {
        .error(
            "style.missing-part", at: .file(file), arguments: ["part": part],
            message: Text(
                ro: "documentului de stil îi lipsește partea „\(part)”",
                en: "the style document lacks the part “\(part)”"),
            hint: Text(
                ro: "deschideți-l și salvați-l din nou ca .docx sau .odt",
                en: "open it and save it again as .docx or .odt"))
    }

    static func unusableNumbering(_ style: String, in file: String) -> Diagnostic {
        .error(
            "style.unusable-numbering", at: .file(file), arguments: ["style": style],
            message: Text(
                ro:
                    "stilul „\(style)” nu este legat de un nivel de numerotare în documentul de stil",
                en: "the style “\(style)” is not linked to a numbering level in the style document"),
            hint: Text(
                ro:
                    "legați „Heading 1”, „Clause” și „SubClause” de nivelurile 1, 2, 3 ale unei liste cu cifre sau litere, iar „Annex” și punctele anexei – de ale altei liste",
                en:
                    "link “Heading 1”, “Clause” and “SubClause” to levels 1, 2, 3 of one list of digits or letters, and “Annex” and its points to those of another"
            ))
    }
}
