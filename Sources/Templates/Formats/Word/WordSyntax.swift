internal import OpenPackage

/// WordprocessingML (ISO/IEC 29500 transitional) of a document's body, headers and footers.
struct WordSyntax: FormatSyntax {
    let numbering: Numbering
    /// The style document's id for each role.
    let styles: [StyleRole: String]
    let bookmarks: BookmarkNames
    /// Width between the margins in twentieths of a point.
    let textWidth: Int
    /// `w:pgSz`, `w:pgMar` … of every section, without header and footer references.
    let sectionProperties: [UInt8]

    private func id(_ role: StyleRole) -> String { styles[role] ?? "" }

    private static let openText = Array("<w:t xml:space=\"preserve\">".utf8)

    func words(_ text: String, into output: inout [UInt8]) {
        guard text.holdsControls else { return XML.escape(text: text, into: &output) }
        for byte in text.utf8 {
            if let element = Self.element(for: byte) {
                Self.closeText(in: &output)
                output += element.utf8
                output += Self.openText
            } else {
                XML.escape(byte, into: &output)
            }
        }
    }

    /// A text without words is taken back.
    private static func closeText(in output: inout [UInt8]) {
        if output.suffix(openText.count).elementsEqual(openText) {
            output.removeLast(openText.count)
        } else {
            output += "</w:t>".utf8
        }
    }

    /// The element a line end or a tab becomes; of `\r\n` the second part counts.
    private static func element(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "\n"): "<w:br/>"
        case UInt8(ascii: "\t"): "<w:tab/>"
        case UInt8(ascii: "\r"): ""
        default: nil
        }
    }

    func openRun(_ emphasis: Emphasis, into output: inout [UInt8]) {
        output += "<w:r>".utf8
        if !emphasis.isEmpty {
            output += "<w:rPr>".utf8
            if emphasis.contains(.bold) { output += "<w:b/><w:bCs/>".utf8 }
            if emphasis.contains(.italic) { output += "<w:i/><w:iCs/>".utf8 }
            output += "</w:rPr>".utf8
        }
        output += Self.openText
    }

    func closeRun(_ emphasis: Emphasis, into output: inout [UInt8]) {
        Self.closeText(in: &output)
        output += "</w:r>".utf8
    }

    func open(_ shape: BlockShape, isFirst: Bool, into output: inout [UInt8]) {
        guard shape.kind != .tableRow else { return }
        openParagraph(StyleRole(shape), keepsWithNext: shape.keepsWithNext, into: &output)
    }

    func openParagraph(
        _ role: StyleRole, keepsWithNext: Bool = false, alignment: String? = nil,
        into output: inout [UInt8]
    ) {
        output += "<w:p><w:pPr><w:pStyle w:val=\"\(id(role))\"/>".utf8
        if keepsWithNext { output += "<w:keepNext/>".utf8 }
        if let alignment { output += "<w:jc w:val=\"\(alignment)\"/>".utf8 }
        output += "</w:pPr>".utf8
    }

    func close(_ shape: BlockShape, into output: inout [UInt8]) {
        switch shape.kind {
        case .tableRow: break
        case .signatureLine, .formLine:
            output += "<w:r><w:t xml:space=\"preserve\"> </w:t><w:tab/></w:r></w:p>".utf8
        default: output += "</w:p>".utf8
        }
    }

    func number(_ label: String, of shape: BlockShape, into output: inout [UInt8]) {}

    func openAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {
        output += "<w:bookmarkStart w:id=\"\(serial)\" w:name=\"\(bookmarks[id])\"/>".utf8
    }

    func closeAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {
        output += "<w:bookmarkEnd w:id=\"\(serial)\"/>".utf8
    }

    func reference(to id: String, label: String, _ emphasis: Emphasis, into output: inout [UInt8]) {
        field("REF \(bookmarks[id]) \\n \\h", result: label, emphasis, into: &output)
    }

    func pageField(_ field: Value.PageField, _ emphasis: Emphasis, into output: inout [UInt8]) {
        switch field {
        case .page: self.field("PAGE", result: "1", emphasis, into: &output)
        case .pageCount: self.field("NUMPAGES", result: "1", emphasis, into: &output)
        case .annexNumber: annexField("\\n", emphasis, into: &output)
        case .annexTitle: annexField("", emphasis, into: &output)
        }
    }

    /// Repeats the page's last annex heading, or its number.
    private func annexField(
        _ option: String, _ emphasis: Emphasis, into output: inout [UInt8]
    ) {
        field(
            "STYLEREF \"\(StyleRole.annex.rawValue)\" \(option)", result: "…", emphasis,
            into: &output)
    }

    private func field(
        _ instruction: String, result: String, _ emphasis: Emphasis, into output: inout [UInt8]
    ) {
        func character(_ type: String) {
            output += "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>".utf8
        }
        character("begin")
        output +=
            "<w:r><w:instrText xml:space=\"preserve\"> \(instruction) </w:instrText></w:r>".utf8
        character("separate")
        text(result, emphasis, into: &output)
        character("end")
    }

    func blank(_ emphasis: Emphasis, into output: inout [UInt8]) {
        output += "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">".utf8
        output += String(repeating: "\u{A0}", count: 16).utf8
        output += "</w:t></w:r>".utf8
    }

    func openAnnex(_ number: Int, into output: inout [UInt8]) {
        output += "<w:p><w:pPr><w:pStyle w:val=\"\(id(.sectionEnd))\"/>".utf8
        section(number - 1, into: &output)
        output += "</w:pPr></w:p>".utf8
        openParagraph(.annex, into: &output)
    }

    /// The properties of section `number`: 0 is the body, 1 the first annex.
    func section(_ number: Int, into output: inout [UInt8]) {
        output += "<w:sectPr>".utf8
        output +=
            "<w:headerReference w:type=\"default\" r:id=\"rIdHeader\(number)\"/>".utf8
        output += "<w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>".utf8
        output += sectionProperties
        output += "</w:sectPr>".utf8
    }

    func pageBreak(into output: inout [UInt8]) {
        output +=
            "<w:p><w:pPr><w:pStyle w:val=\"\(id(.sectionEnd))\"/></w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>"
            .utf8
    }

    /// A paragraph of no height: Word wants one after a table.
    func spacer(into output: inout [UInt8]) {
        output += "<w:p><w:pPr><w:pStyle w:val=\"\(id(.sectionEnd))\"/></w:pPr></w:p>".utf8
    }
}

// MARK: - Tables

extension WordSyntax {
    func table(_ shape: TableShape) -> TablePieces {
        let columns = shape.columns(of: textWidth)
        var pieces = TablePieces()
        pieces.open = SerialMarkup(opening(.clauseTable, columns: columns, firstRow: true))
        pieces.openHeader = Array("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>".utf8)
        pieces.openRow = Array("<w:tr><w:trPr><w:cantSplit/></w:trPr>".utf8)
        pieces.closeHeader = Array("</w:tr>".utf8)
        pieces.closeRow = pieces.closeHeader
        pieces.openHeaderCell = cells(.tableHeading, shape.alignments, columns)
        pieces.openCell = cells(.tableText, shape.alignments, columns)
        pieces.closeCell = Array("</w:p></w:tc>".utf8)
        pieces.close = Array("</w:tbl>".utf8)
        return pieces
    }

    private func opening(_ role: StyleRole, columns: [Int], firstRow: Bool) -> String {
        let look = firstRow ? "w:val=\"0420\" w:firstRow=\"1\"" : "w:val=\"0400\" w:firstRow=\"0\""
        let grid = columns.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        return "<w:tbl><w:tblPr><w:tblStyle w:val=\"\(id(role))\"/>"
            + "<w:tblW w:w=\"\(columns.reduce(0, +))\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
            + "<w:tblLook \(look) w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>"
            + "</w:tblPr><w:tblGrid>\(grid)</w:tblGrid>"
    }

    private func cells(
        _ role: StyleRole, _ alignments: [TableShape.Alignment], _ columns: [Int]
    ) -> [[UInt8]] {
        zip(alignments, columns).map { alignment, width in
            var bytes = Array(
                "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>".utf8)
            let value: String? =
                switch alignment {
                case .left: nil
                case .center: "center"
                case .right: "right"
                }
            openParagraph(role, alignment: value, into: &bytes)
            return bytes
        }
    }

    func grid() -> GridPieces {
        let columns = TableShape(alignments: [.left, .left], widths: [1, 1]).columns(of: textWidth)
        let openCell = "<w:tc><w:tcPr><w:tcW w:w=\"\(columns[0])\" w:type=\"dxa\"/></w:tcPr>"
        var pieces = GridPieces()
        pieces.open = SerialMarkup(opening(.signatureTable, columns: columns, firstRow: false))
        pieces.openRow = Array("<w:tr><w:trPr><w:cantSplit/></w:trPr>".utf8)
        pieces.openCell = Array(openCell.utf8)
        pieces.closeCell = Array("</w:tc>".utf8)
        pieces.emptyCell =
            Array(
                (openCell
                    + "<w:p><w:pPr><w:pStyle w:val=\"\(id(.signature))\"/></w:pPr></w:p></w:tc>")
                    .utf8)
        pieces.closeRow = Array("</w:tr>".utf8)
        pieces.close = Array("</w:tbl>".utf8)
        return pieces
    }
}
