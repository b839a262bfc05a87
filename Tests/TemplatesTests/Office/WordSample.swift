import Diagnostics
import OpenPackage
import Templates

/// Small Word files, made by hand.
struct WordSample {
    var body: String
    /// Further parts by name.
    var parts: [String: String] = [:]

    private static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
        xmlns:v="urn:schemas-microsoft-com:vml" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        """

    init(_ body: String, parts: [String: String] = [:]) {
        self.body = body
        self.parts = parts
    }

    /// A part with `root` around `content`.
    static func part(_ root: String, _ content: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<w:\(root) \(namespaces)>\(content)</w:\(root)>"
    }

    var bytes: [UInt8] {
        get throws {
            var package = ZipBuilder()
            package.add("[Content_Types].xml", Array(Self.contentTypes.utf8))
            package.add("_rels/.rels", Array(Self.relationships.utf8))
            let document = Self.part("document", "<w:body>\(body)<w:sectPr/></w:body>")
            package.add("word/document.xml", Array(document.utf8))
            for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
                package.add(name, Array(text.utf8))
            }
            return try package.finish()
        }
    }

    /// A paragraph of runs.
    static func p(_ runs: String...) -> String {
        "<w:p>" + runs.map { "<w:r><w:t xml:space=\"preserve\">\($0)</w:t></w:r>" }.joined()
            + "</w:p>"
    }

    /// A table of rows of cells, each with one paragraph.
    static func table(_ rows: [String]...) -> String {
        let rows = rows.map { cells in
            "<w:tr>" + cells.map { "<w:tc>\(p($0))</w:tc>" }.joined() + "</w:tr>"
        }
        return "<w:tbl><w:tblPr/><w:tblGrid/>\(rows.joined())</w:tbl>"
    }

    private static let contentTypes = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """

    private static let relationships = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """
}

/// What a Word file shows, one line a paragraph; a row is its cells with bars between them.
struct WordText {
    private var lines: [String] = []

    static func lines(of bytes: [UInt8], part: String = "word/document.xml") throws -> [String] {
        let root = try OfficeFile(bytes).xml(part)
        var text = WordText()
        text.read(root.child(named: WordReader.w("body")) ?? root)
        return text.lines
    }

    private mutating func read(_ element: XML.Element) {
        for child in element.elements {
            switch child.name {
            case WordReader.w("p"): lines.append(Self.words(in: child))
            case WordReader.w("tr"):
                lines.append(
                    child.children(named: WordReader.w("tc")).map(Self.cell).joined(
                        separator: " | "))
            default: read(child)
            }
        }
    }

    private static func cell(_ element: XML.Element) -> String {
        var text = WordText()
        text.read(element)
        return text.lines.joined(separator: "/")
    }

    static func words(in element: XML.Element) -> String {
        element.elements.map { child in
            switch child.name {
            case WordReader.w("t"), WordReader.w("instrText"): child.text
            case WordReader.w("br"):
                child.attribute(WordReader.w("type")) == "page" ? "\u{0C}" : "\n"
            case WordReader.w("tab"): "\t"
            case WordReader.w("pPr"): ""
            default: words(in: child)
            }
        }.joined()
    }
}
