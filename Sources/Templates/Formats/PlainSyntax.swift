/// The draft's form: words alone, a line a block.
struct PlainSyntax: FormatSyntax {
    static let isWordsAlone = true

    let numbering: Numbering

    func openRun(_ emphasis: Emphasis, into output: inout [UInt8]) {}
    func words(_ text: String, into output: inout [UInt8]) { output += text.utf8 }
    func closeRun(_ emphasis: Emphasis, into output: inout [UInt8]) {}
    func open(_ shape: BlockShape, isFirst: Bool, into output: inout [UInt8]) {}
    func close(_ shape: BlockShape, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\n"))
    }
    func number(_ label: String, of shape: BlockShape, into output: inout [UInt8]) {}
    func openAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {}
    func closeAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {}
    func reference(to id: String, label: String, _ emphasis: Emphasis, into output: inout [UInt8]) {
        output += label.utf8
    }
    func pageField(_ field: Value.PageField, _ emphasis: Emphasis, into output: inout [UInt8]) {}
    func blank(_ emphasis: Emphasis, into output: inout [UInt8]) { output += "…".utf8 }
    func openAnnex(_ number: Int, into output: inout [UInt8]) {}
    func pageBreak(into output: inout [UInt8]) {}

    func table(_ shape: TableShape) -> TablePieces {
        var pieces = TablePieces()
        pieces.closeRow = Array("\n".utf8)
        let separators = shape.alignments.indices.map { Array(($0 == 0 ? "" : " | ").utf8) }
        pieces.openCell = separators
        pieces.openHeaderCell = separators
        return pieces
    }

    func grid() -> GridPieces {
        var pieces = GridPieces()
        pieces.closeCell = Array("\n".utf8)
        return pieces
    }
}
