import FoundationEssentials
import OpenPackage
import Templates
import Testing

/// The parts of one small document, kept as readable XML. `UPDATE_GOLDENS=1` writes them anew and
/// fails, so that the difference is read.
@Suite struct GoldenTests {
    @Test("the parts of a document are as kept", arguments: Golden.all)
    func part(golden: Golden) throws {
        let text = try golden.text()
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil, text != golden.kept {
            try text.write(toFile: golden.path, atomically: true, encoding: .utf8)
            Issue.record("\(golden.name) was rewritten: read the difference")
        }
        #expect(text == golden.kept)
    }
}

struct Golden: Sendable, CustomTestStringConvertible {
    let name: String
    let format: FileFormat
    /// The part, and the element of it, that is kept.
    var part = ""
    var element: XML.Name?

    var testDescription: String { name }

    static let all = [
        Golden(name: "sample.md", format: .md),
        Golden(
            name: "document.xml", format: .docx, part: "word/document.xml",
            element: WordReader.w("body")),
        Golden(name: "header0.xml", format: .docx, part: "word/header0.xml"),
        Golden(name: "header2.xml", format: .docx, part: "word/header2.xml"),
        Golden(name: "footer.xml", format: .docx, part: "word/footer.xml"),
        Golden(name: "document.rels.xml", format: .docx, part: "word/_rels/document.xml.rels"),
        Golden(name: "content-types.xml", format: .docx, part: "[Content_Types].xml"),
        Golden(name: "settings.xml", format: .docx, part: "word/settings.xml"),
        Golden(name: "core.xml", format: .docx, part: "docProps/core.xml"),
        Golden(
            name: "content.xml", format: .odt, part: "content.xml",
            element: OpenDocumentReader.name("office", "text")),
        Golden(
            name: "masters.xml", format: .odt, part: "styles.xml",
            element: OpenDocumentReader.name("office", "master-styles")),
        Golden(name: "manifest.xml", format: .odt, part: "META-INF/manifest.xml"),
        Golden(name: "meta.xml", format: .odt, part: "meta.xml"),
    ]

    var path: String { "\(LanguageSources.tests)/Goldens/\(name)" }
    var kept: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

    func text() throws -> String {
        let one = SampleContract.one
        let bytes = try one.template().file(
            format, of: try one.data(), properties: .sample, environment: one.environment)
        guard format != .md else { return String(decoding: bytes, as: UTF8.self) }
        let root = try OfficeFile(bytes).xml(part)
        return (element.flatMap { root.firstDescendant(named: $0) } ?? root).lines(indent: "")
            .joined(separator: "\n") + "\n"
    }
}

extension XML.Element {
    /// The element, a line for each that does not fit with its content on one.
    func lines(indent: String) -> [String] {
        var bare = self
        bare.declarations = []
        let whole = String(decoding: XML.serialize(bare, prolog: .none), as: UTF8.self)
        if whole.count + indent.count <= 120 || children.contains(where: { $0.element == nil }) {
            return [indent + whole]
        }
        bare.children = []
        let opening =
            String(decoding: XML.serialize(bare, prolog: .none), as: UTF8.self).dropLast(2) + ">"
        let name = opening.dropFirst().prefix { $0 != " " && $0 != ">" }
        return [indent + opening] + elements.flatMap { $0.lines(indent: indent + "  ") }
            + [indent + "</\(name)>"]
    }
}
