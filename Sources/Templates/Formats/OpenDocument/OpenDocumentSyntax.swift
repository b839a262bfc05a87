internal import OpenPackage

/// OpenDocument 1.3 text of a document's body, headers and footers.
///
/// Each numbered paragraph is a list of its own that continues the first one of the same style: so
/// any block, other lists too, may stand between two points.
struct OpenDocumentSyntax: FormatSyntax {
    let numbering: Numbering
    /// The style document's name for each role.
    let styles: [StyleRole: String]
    /// The list styles of articles, points and sub-points, of annexes and theirs, and of bullets.
    let listStyles: ListStyles
    let bookmarks: BookmarkNames
    /// Width between the margins in hundredths of a millimetre.
    let textWidth: Int

    struct ListStyles: Sendable {
        var body = ""
        var annexes = ""
        var bullets = ""
    }

    /// Suffixes of the automatic styles derived from a paragraph style.
    enum Variant: String, CaseIterable {
        case keepsWithNext = "_keep"
        case centered = "_center"
        case right = "_right"
    }

    func name(_ role: StyleRole, _ variant: Variant? = nil) -> String {
        (styles[role] ?? "") + (variant?.rawValue ?? "")
    }

    func openRun(_ emphasis: Emphasis, into output: inout [UInt8]) {
        guard let span = Self.spanName(emphasis) else { return }
        output += "<text:span text:style-name=\"\(span)\">".utf8
    }

    func closeRun(_ emphasis: Emphasis, into output: inout [UInt8]) {
        if Self.spanName(emphasis) != nil { output += "</text:span>".utf8 }
    }

    func words(_ text: String, into output: inout [UInt8]) {
        guard text.holdsControls || text.hasBytes("  ") else {
            return XML.escape(text: text, into: &output)
        }
        var spaces = 0
        for byte in text.utf8 {
            spaces = byte == UInt8(ascii: " ") ? spaces + 1 : 0
            switch byte {
            case UInt8(ascii: "\n"): output += "<text:line-break/>".utf8
            case UInt8(ascii: "\t"): output += "<text:tab/>".utf8
            case UInt8(ascii: "\r"): break
            // A reader folds spaces in a row, so each after the first is an element.
            case _ where spaces > 1: output += "<text:s/>".utf8
            default: XML.escape(byte, into: &output)
            }
        }
    }

    static func spanName(_ emphasis: Emphasis) -> String? {
        switch emphasis {
        case [.bold, .italic]: "BoldItalic"
        case .bold: "Bold"
        case .italic: "Italic"
        default: nil
        }
    }

    func number(_ label: String, of shape: BlockShape, into output: inout [UInt8]) {}

    func openAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {
        output += "<text:bookmark-start text:name=\"\(bookmarks[id])\"/>".utf8
    }

    func closeAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {
        output += "<text:bookmark-end text:name=\"\(bookmarks[id])\"/>".utf8
    }

    func reference(to id: String, label: String, _ emphasis: Emphasis, into output: inout [UInt8]) {
        output += "<text:bookmark-ref text:reference-format=\"number-no-superior\"".utf8
        output += " text:ref-name=\"\(bookmarks[id])\">".utf8
        XML.escape(text: label, into: &output)
        output += "</text:bookmark-ref>".utf8
    }

    func pageField(_ field: Value.PageField, _ emphasis: Emphasis, into output: inout [UInt8]) {
        switch field {
        case .page:
            output += "<text:page-number text:select-page=\"current\">1</text:page-number>".utf8
        case .pageCount: output += "<text:page-count>1</text:page-count>".utf8
        case .annexNumber: output += chapter(showing: "number")
        case .annexTitle: output += chapter(showing: "name")
        }
    }

    /// Repeats the page's last heading of the first level, in an annex the annex's own.
    private func chapter(showing part: String) -> [UInt8] {
        Array(
            "<text:chapter text:display=\"\(part)\" text:outline-level=\"1\">…</text:chapter>".utf8)
    }

    func blank(_ emphasis: Emphasis, into output: inout [UInt8]) {
        output += "<text:span text:style-name=\"Blank\">".utf8
        output += String(repeating: "\u{A0}", count: 16).utf8
        output += "</text:span>".utf8
    }
}

// MARK: - Blocks

extension OpenDocumentSyntax {
    func open(_ shape: BlockShape, isFirst: Bool, into output: inout [UInt8]) {
        guard shape.kind != .tableRow else { return }
        openLists(shape, isFirst: isFirst, into: &output)
        let style = name(StyleRole(shape), shape.keepsWithNext ? .keepsWithNext : nil)
        if let level = shape.outlineLevel {
            output += "<text:h text:style-name=\"\(style)\" text:outline-level=\"\(level)\">".utf8
        } else {
            output += "<text:p text:style-name=\"\(style)\">".utf8
        }
    }

    func close(_ shape: BlockShape, into output: inout [UInt8]) {
        guard shape.kind != .tableRow else { return }
        if shape.kind == .signatureLine || shape.kind == .formLine {
            output += "<text:s/><text:tab/>".utf8
        }
        output += (shape.outlineLevel == nil ? "</text:p>" : "</text:h>").utf8
        for _ in 0..<listDepth(shape) { output += "</text:list-item></text:list>".utf8 }
    }

    private func listDepth(_ shape: BlockShape) -> Int {
        shape.kind == .bullet ? 1 : shape.listLevel.map { $0.level + 1 } ?? 0
    }

    private func openLists(_ shape: BlockShape, isFirst: Bool, into output: inout [UInt8]) {
        let style: String
        if shape.kind == .bullet {
            style = listStyles.bullets
        } else if let level = shape.listLevel {
            style = level.list == .body ? listStyles.body : listStyles.annexes
        } else {
            return
        }
        let name = "List" + style
        let place =
            shape.kind == .bullet
            ? "" : isFirst ? " xml:id=\"\(name)\"" : " text:continue-list=\"\(name)\""
        output += "<text:list\(place) text:style-name=\"\(style)\"><text:list-item>".utf8
        for _ in 1..<listDepth(shape) { output += "<text:list><text:list-item>".utf8 }
    }

    func openAnnex(_ number: Int, into output: inout [UInt8]) {
        openLists(BlockShape(kind: .annex), isFirst: number == 1, into: &output)
        output +=
            "<text:h text:style-name=\"\(Self.annexStart(number))\" text:outline-level=\"1\">".utf8
    }

    /// The automatic style that begins annex `number` on its own master page.
    static func annexStart(_ number: Int) -> String { "AnnexStart\(number)" }

    func pageBreak(into output: inout [UInt8]) {
        output += "<text:p text:style-name=\"PageBreak\"/>".utf8
    }
}

extension BlockShape {
    /// Level of the heading, from 1; nil for a paragraph.
    var outlineLevel: Int? {
        switch kind {
        case .article, .annex: 1
        case .annexSection: 2
        default: nil
        }
    }
}

// MARK: - Tables

extension OpenDocumentSyntax {
    func table(_ shape: TableShape) -> TablePieces {
        var pieces = TablePieces()
        let columns = columnMarkup(shape.columns(of: textWidth))
        pieces.open = SerialMarkup(
            "<table:table table:name=\"Table", "\" table:style-name=\"FullWidth\">\(columns)")
        pieces.openHeader = Array(
            "<table:table-header-rows><table:table-row table:style-name=\"WholeRow\">".utf8)
        pieces.closeHeader = Array("</table:table-row></table:table-header-rows>".utf8)
        pieces.openRow = Array("<table:table-row table:style-name=\"WholeRow\">".utf8)
        pieces.closeRow = Array("</table:table-row>".utf8)
        pieces.openHeaderCell = shape.alignments.map { cell("HeadCell", .tableHeading, $0) }
        pieces.openCell = shape.alignments.map { cell("Cell", .tableText, $0) }
        pieces.closeCell = Array("</text:p></table:table-cell>".utf8)
        pieces.close = Array("</table:table>".utf8)
        return pieces
    }

    private func columnMarkup(_ widths: [Int]) -> String {
        widths.map { "<table:table-column table:style-name=\"\(Self.columnStyle($0))\"/>" }.joined()
    }

    /// The automatic style of a column of `width` hundredths of a millimetre.
    static func columnStyle(_ width: Int) -> String { "Column\(width)" }

    private func cell(
        _ cellStyle: String, _ role: StyleRole, _ alignment: TableShape.Alignment
    ) -> [UInt8] {
        let variant: Variant? =
            switch alignment {
            case .left: nil
            case .center: .centered
            case .right: .right
            }
        return Array(
            ("<table:table-cell table:style-name=\"\(cellStyle)\" office:value-type=\"string\">"
                + "<text:p text:style-name=\"\(name(role, variant))\">").utf8)
    }

    static let gridShape = TableShape(alignments: [.left, .left], widths: [1, 1])

    func grid() -> GridPieces {
        let openCell =
            "<table:table-cell table:style-name=\"LayoutCell\" office:value-type=\"string\">"
        let columns = columnMarkup(Self.gridShape.columns(of: textWidth))
        var pieces = GridPieces()
        pieces.open = SerialMarkup(
            "<table:table table:name=\"LayoutSignatures", "\" table:style-name=\"Whole\">\(columns)"
        )
        pieces.openRow = Array("<table:table-row table:style-name=\"WholeRow\">".utf8)
        pieces.openCell = Array(openCell.utf8)
        pieces.closeCell = Array("</table:table-cell>".utf8)
        pieces.emptyCell = Array(
            (openCell + "<text:p text:style-name=\"\(name(.signature))\"/></table:table-cell>").utf8
        )
        pieces.closeRow = Array("</table:table-row>".utf8)
        pieces.close = Array("</table:table>".utf8)
        return pieces
    }
}
