/// CommonMark with pipe tables; numbers are literal text, so that no renderer counts anew.
struct MarkdownSyntax: FormatSyntax {
    let numbering: Numbering

    func openRun(_ emphasis: Emphasis, into output: inout [UInt8]) {
        output += MarkdownEmphasis.mark(emphasis)
    }

    func closeRun(_ emphasis: Emphasis, into output: inout [UInt8]) {
        output += MarkdownEmphasis.mark([])
    }

    /// Puts a backslash before whatever Markdown could read as markup; what it reads so at the start
    /// of a line only is marked, since no run of words knows whether it stands there.
    func words(_ text: String, into output: inout [UInt8]) {
        var leadingDigits = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): output += "<br>".utf8
            case UInt8(ascii: "\r"): continue
            case UInt8(ascii: "\t"): output.append(UInt8(ascii: " "))
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                output.append(byte)
                continue
            case UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "="), UInt8(ascii: ":"):
                if leadingDigits { output.append(MarkdownEmphasis.lineStartEscape) }
                output.append(byte)
            case let byte:
                if Self.isSpecial(byte) { output.append(UInt8(ascii: "\\")) }
                output.append(byte)
            }
            leadingDigits = false
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "|"),
            UInt8(ascii: "~"), UInt8(ascii: "&"):
            true
        default: false
        }
    }

    func open(_ shape: BlockShape, isFirst: Bool, into output: inout [UInt8]) {
        switch shape.kind {
        case .article: output += "# ".utf8
        case .annexSection: output += "## ".utf8
        case .title: output += MarkdownEmphasis.openBold
        case .bullet: output += "- ".utf8
        default: break
        }
    }

    func close(_ shape: BlockShape, into output: inout [UInt8]) {
        switch shape.kind {
        case .title: output += MarkdownEmphasis.closeBold + Array("\n\n".utf8)
        case .tableRow: output += "\n".utf8
        case .cellParagraph: output += "<br>".utf8
        case .signatureLine: output += (Self.room + "<br>").utf8
        case .formLine: output += (Self.room + "\n\n").utf8
        default: output += "\n\n".utf8
        }
    }

    /// Room to write by hand.
    private static let room = " " + String(repeating: "\u{A0}", count: 24)

    func number(_ label: String, of shape: BlockShape, into output: inout [UInt8]) {
        words(label, into: &output)
        output.append(UInt8(ascii: " "))
    }

    func openAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {}
    func closeAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {}

    func reference(to id: String, label: String, _ emphasis: Emphasis, into output: inout [UInt8]) {
        text(label, emphasis, into: &output)
    }

    func pageField(_ field: Value.PageField, _ emphasis: Emphasis, into output: inout [UInt8]) {}

    func blank(_ emphasis: Emphasis, into output: inout [UInt8]) {
        output += String(repeating: "\u{A0}", count: 12).utf8
    }

    func openAnnex(_ number: Int, into output: inout [UInt8]) { output += "# ".utf8 }
    func pageBreak(into output: inout [UInt8]) {}

    func table(_ shape: TableShape) -> TablePieces {
        var pieces = TablePieces()
        pieces.closeHeader = Array(("|\n" + delimiterRow(shape.alignments) + "\n").utf8)
        pieces.closeRow = Array("|\n".utf8)
        let cells = shape.alignments.map { _ in Array("| ".utf8) }
        pieces.openHeaderCell = cells
        pieces.openCell = cells
        pieces.closeCell = Array(" ".utf8)
        pieces.close = Array("\n".utf8)
        return pieces
    }

    private func delimiterRow(_ alignments: [TableShape.Alignment]) -> String {
        alignments.map { alignment in
            switch alignment {
            case .left: "|---"
            case .center: "|:-:"
            case .right: "|--:"
            }
        }.joined() + "|"
    }

    func grid() -> GridPieces {
        var pieces = GridPieces()
        pieces.open = SerialMarkup("|   |   |\n|---|---|\n")
        pieces.openCell = Array("| ".utf8)
        pieces.closeCell = MarkdownEmphasis.cellEnd
        pieces.emptyCell = Array("|  ".utf8)
        pieces.closeRow = Array("|\n".utf8)
        pieces.close = Array("\n".utf8)
        return pieces
    }

    func completed(_ bytes: [UInt8]) -> [UInt8] { MarkdownEmphasis.resolved(bytes) }
}
