import OpenPackage

/// Small Writer files, made by hand.
struct WriterSample {
    var body: String
    var header = ""
    /// The automatic styles of the body.
    var styles = ""

    init(_ body: String, header: String = "") {
        self.body = body
        self.header = header
    }

    private static let namespaces =
        ["office", "text", "table", "style"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }.joined(separator: " ")
        + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
        + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
        + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
        + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""

    var bytes: [UInt8] {
        get throws {
            var package = ZipBuilder()
            package.add(
                "mimetype", Array("application/vnd.oasis.opendocument.text".utf8), compressed: false
            )
            package.add(
                "content.xml",
                Self.part(
                    "content",
                    (styles.isEmpty
                        ? "" : "<office:automatic-styles>\(styles)</office:automatic-styles>")
                        + "<office:body><office:text>\(body)</office:text></office:body>"))
            let page =
                "<office:master-styles><style:master-page style:name=\"Standard\"><style:header>\(header)</style:header></style:master-page></office:master-styles>"
            package.add("styles.xml", Self.part("styles", page))
            return try package.finish()
        }
    }

    private static func part(_ name: String, _ content: String) -> [UInt8] {
        Array(
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-\(name) \(namespaces)>"
                + content + "</office:document-\(name)>").utf8)
    }

    static func p(_ spans: String...) -> String {
        "<text:p>"
            + (spans.count == 1 ? spans : spans.map { "<text:span>\($0)</text:span>" }).joined()
            + "</text:p>"
    }

    static func table(_ rows: [String]...) -> String {
        let rows = rows.map { cells in
            "<table:table-row>"
                + cells.map { "<table:table-cell>\(p($0))</table:table-cell>" }.joined()
                + "</table:table-row>"
        }
        return "<table:table table:name=\"T\"><table:table-column/>\(rows.joined())</table:table>"
    }

    static func list(_ items: String...) -> String {
        "<text:list>" + items.map { "<text:list-item>\(p($0))</text:list-item>" }.joined()
            + "</text:list>"
    }
}

/// What a Writer file shows, one line a paragraph; a row is its cells with bars between them.
struct WriterText {
    private var lines: [String] = []

    private static func text(_ local: String) -> XML.Name { OpenDocumentReader.name("text", local) }
    private static func table(_ local: String) -> XML.Name {
        OpenDocumentReader.name("table", local)
    }

    static func lines(of bytes: [UInt8], part: String = "content.xml") throws -> [String] {
        var text = WriterText()
        text.read(try OfficeFile(bytes).xml(part))
        return text.lines
    }

    private mutating func read(_ element: XML.Element) {
        for child in element.elements {
            switch child.name {
            case Self.text("p"), Self.text("h"): lines.append(Self.words(in: child))
            case Self.table("table-row"):
                let cells = child.children(named: Self.table("table-cell")).map { cell in
                    var text = WriterText()
                    text.read(cell)
                    return text.lines.joined(separator: "/")
                }
                lines.append(cells.joined(separator: " | "))
            default: read(child)
            }
        }
    }

    private static func words(in element: XML.Element) -> String {
        element.children.map { node in
            switch node {
            case .text(let text): return text
            case .element(let child):
                switch child.name {
                case text("s"): return " "
                case text("tab"): return "\t"
                case text("line-break"): return "\n"
                default: return words(in: child)
                }
            default: return ""
            }
        }.joined()
    }
}
