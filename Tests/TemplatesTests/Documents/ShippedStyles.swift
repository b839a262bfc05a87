import Diagnostics
import FoundationEssentials
import Templates

extension StyleDocuments {
    /// The look in `templates/style`.
    static let shipped = StyleDocuments(
        shippedWord: .shippedWord, shippedOpenDocument: .shippedOpenDocument)
}

extension StyleDocument {
    static let shippedWord = StyleDocument(
        name: "shipped.docx",
        parts: parts(
            of: "word",
            ["document.xml", "fontTable.xml", "numbering.xml", "settings.xml", "styles.xml"],
            as: "word/"))

    static let shippedOpenDocument = StyleDocument(
        name: "shipped.odt", parts: parts(of: "opendocument", ["styles.xml"], as: ""))

    private static func parts(
        of folder: String, _ names: [String], as prefix: String
    ) -> [String: [UInt8]] {
        var parts: [String: [UInt8]] = [:]
        for name in names {
            let path = "\(LanguageSources.repository)/templates/style/\(folder)/\(name)"
            parts[prefix + name] = FileManager.default.contents(atPath: path).map(Array.init)
        }
        return parts
    }
}
