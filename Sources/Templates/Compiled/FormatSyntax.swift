/// How one format writes what documents are made of. Everything is appended to bytes.
package protocol FormatSyntax: Sendable {
    /// Whether a block's bytes are its words and nothing else.
    static var isWordsAlone: Bool { get }
    var numbering: Numbering { get }

    /// Opens a run of words that look the same.
    func openRun(_ emphasis: Emphasis, into output: inout [UInt8])
    /// Words in an open run. `\n` is a line break, `\t` a tab.
    func words(_ text: String, into output: inout [UInt8])
    func closeRun(_ emphasis: Emphasis, into output: inout [UInt8])
    /// - Parameter isFirst: whether no block of its list stands before it.
    func open(_ shape: BlockShape, isFirst: Bool, into output: inout [UInt8])
    func close(_ shape: BlockShape, into output: inout [UInt8])
    /// The block's computed number; nothing where the word processor counts by itself.
    func number(_ label: String, of shape: BlockShape, into output: inout [UInt8])
    /// Marks the start and end of a block that can be referred to.
    func openAnchor(_ id: String, serial: Int, into output: inout [UInt8])
    func closeAnchor(_ id: String, serial: Int, into output: inout [UInt8])
    /// - Parameter label: the clause's number without its final full stop.
    func reference(to id: String, label: String, _ emphasis: Emphasis, into output: inout [UInt8])
    func pageField(_ field: Value.PageField, _ emphasis: Emphasis, into output: inout [UInt8])
    func blank(_ emphasis: Emphasis, into output: inout [UInt8])
    /// Ends the section before and opens the heading of the annex with this number, from 1, on a
    /// new page; stands for `open` there.
    func openAnnex(_ number: Int, into output: inout [UInt8])
    func pageBreak(into output: inout [UInt8])
    /// What must stand between two tables, and between a table and the end.
    func spacer(into output: inout [UInt8])
    func table(_ shape: TableShape) -> TablePieces
    func grid() -> GridPieces
    /// A last pass over finished bytes, for what neighbours decide together.
    func completed(_ bytes: [UInt8]) -> [UInt8]
    /// Whether a form feed in a value is a new page.
    var breaksPages: Bool { get }
    /// A value in the midst of an office template's own markup.
    func insert(_ text: String, at place: Insertion.Place, into output: inout [UInt8])
    func insert(_ field: Value.PageField, at place: Insertion.Place, into output: inout [UInt8])
    func insertBlank(at place: Insertion.Place, into output: inout [UInt8])
    func insert(_ words: [StyledText], in run: TextRun, into output: inout [UInt8])
    func insert(_ picture: ShownPicture, into output: inout [UInt8])
}

extension FormatSyntax {
    package static var isWordsAlone: Bool { false }

    /// A run with all its words.
    package func text(_ text: String, _ emphasis: Emphasis, into output: inout [UInt8]) {
        openRun(emphasis, into: &output)
        words(text, into: &output)
        closeRun(emphasis, into: &output)
    }

    package func spacer(into output: inout [UInt8]) {}
    package func completed(_ bytes: [UInt8]) -> [UInt8] { bytes }
    package var breaksPages: Bool { false }
    package func insert(_ text: String, at place: Insertion.Place, into output: inout [UInt8]) {}
    package func insert(
        _ field: Value.PageField, at place: Insertion.Place, into output: inout [UInt8]
    ) {}
    package func insertBlank(at place: Insertion.Place, into output: inout [UInt8]) {}
    package func insert(_ words: [StyledText], in run: TextRun, into output: inout [UInt8]) {}
    package func insert(_ picture: ShownPicture, into output: inout [UInt8]) {}
}

package struct TableShape: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable { case left, center, right }
    package let alignments: [Alignment]
    /// Relative, one a column.
    package let widths: [Int]

    /// The columns' widths as parts of `total`, the last taking what rounding leaves.
    func columns(of total: Int) -> [Int] {
        let sum = max(1, widths.reduce(0, +))
        var columns = widths.map { $0 * total / sum }
        if let last = columns.indices.last { columns[last] += total - columns.reduce(0, +) }
        return columns
    }
}

/// Markup that may need a number of its own in the document.
package struct SerialMarkup: Sendable {
    package var before: [UInt8] = []
    /// What follows the number; nil when there is none.
    package var after: [UInt8]?

    package init(_ before: String = "", _ after: String? = nil) {
        self.before = Array(before.utf8)
        self.after = after.map { Array($0.utf8) }
    }
}

/// A table's markup around its cells.
package struct TablePieces: Sendable {
    package var open = SerialMarkup()
    package var openHeader: [UInt8] = []
    package var closeHeader: [UInt8] = []
    package var openRow: [UInt8] = []
    package var closeRow: [UInt8] = []
    package var openHeaderCell: [[UInt8]] = []
    package var openCell: [[UInt8]] = []
    package var closeCell: [UInt8] = []
    package var close: [UInt8] = []
}
