internal import Diagnostics
internal import OpenPackage

/// Reads a worksheet part, row by row.
struct ExcelSheetReader<Consumer: SheetConsumer>: XMLHandler {
    private(set) var consumer: Consumer
    private(set) var layout = SheetLayout()
    /// Whether the parser stands between rows whose tags have no prefix.
    private(set) var isAmongRows = false
    private var builder: ExcelRowBuilder
    private var plainRows = PlainRowScanner()
    private var isText = false
    private var isReading = false

    private typealias Word = ExcelSheetWord

    init(_ consumer: consuming Consumer, sheet: String, count: CellCount, commons: ExcelCommons) {
        self.consumer = consumer
        builder = ExcelRowBuilder(sheet: sheet, count: count, commons: commons)
    }

    /// Of the workbook, after this sheet.
    var count: CellCount { builder.position.count }

    var words: [XML.Name: Int] {
        ExcelNames.words(
            elements: [
                "worksheet": Word.sheet, "sheetData": .rows, "row": .row, "c": .cell, "v": .value,
                "f": .formula,
                "is": .inline, "t": .text, "rPh": .reading, "mergeCell": .merge, "col": .column,
            ],
            attributes: [
                "r": Word.reference, "s": .style, "t": .type, "hidden": .hidden, "min": .first,
                "max": .last, "ref": .range,
            ])
    }

    mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
        switch Word(rawValue: word) {
        case .cell: try beginCell(tag)
        case .value:
            isText = true
            builder.noteValue()
        case .formula: builder.noteFormula()
        case .inline: builder.noteValue()
        case .text: isText = builder.isInline
        case .reading: isReading = true
        case .row: try beginRow(tag)
        case .rows: isAmongRows = tag.prefix.isEmpty
        case .sheet:
            plainRows.prefixes = tag.declarations.filter { !$0.prefix.isEmpty }
                .map { Array($0.prefix.utf8) }
        case .column: noteColumn(tag)
        case .merge: try noteMerge(tag)
        default: break
        }
    }

    mutating func end(_ word: Int) throws(Diagnostic) {
        switch Word(rawValue: word) {
        case .cell: try builder.endCell()
        case .value, .text: isText = false
        case .reading: isReading = false
        case .row: try endRow()
        default: break
        }
    }

    mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {
        if isText, !isReading { try builder.append(utf8) }
    }

    private mutating func beginRow(_ tag: borrowing XMLTag) throws(Diagnostic) {
        try builder.beginRow(
            tag.integer(Word.reference.rawValue),
            isHidden: tag.withUTF8(of: Word.hidden.rawValue, CellText.isTrue) ?? false)
    }

    private mutating func beginCell(_ tag: borrowing XMLTag) throws(Diagnostic) {
        try builder.beginCell(
            tag.withUTF8(of: Word.reference.rawValue, ExcelRowBuilder.Address.init),
            style: tag.integer(Word.style.rawValue) ?? 0,
            type: tag.withUTF8(of: Word.type.rawValue, ExcelCellType.init(named:)) ?? .number)
    }

    private mutating func endRow() throws(Diagnostic) {
        guard builder.endRow() else { return }
        if builder.row.isHidden { layout.hiddenRows.append(builder.row.number) }
        try consumer.take(builder.row)
    }

    private mutating func noteColumn(_ tag: borrowing XMLTag) {
        guard tag.withUTF8(of: Word.hidden.rawValue, CellText.isTrue) ?? false,
            let first = tag.integer(Word.first.rawValue),
            let last = tag.integer(Word.last.rawValue), first >= 1, last >= first
        else { return }
        layout.hiddenColumns.append(first...last)
    }

    private mutating func noteMerge(_ tag: borrowing XMLTag) throws(Diagnostic) {
        let range = tag.withUTF8(of: Word.range.rawValue) { CellRange(parsing: $0) }
        guard let range = range ?? nil else { return }
        try builder.count(1)
        layout.merges.append(range)
    }
}

private enum ExcelSheetWord: Int {
    case sheet, rows, row, cell, value, formula, inline, text, reading, merge, column
    case reference, style, type, hidden, first, last, range
}

// MARK: - Rows without the parser

extension ExcelSheetReader {
    /// Takes the plain rows at the beginning of these bytes, which begin between two rows.
    ///
    /// - Returns: Where the last of them ends, and whether what follows is a plain row as well that
    ///   only is not complete yet.
    mutating func takePlainRows(_ bytes: Span<UInt8>) throws(Diagnostic) -> (end: Int, goesOn: Bool)
    {
        var end = 0
        while true {
            let before = builder.position
            switch try plainRows.scan(bytes, from: end, into: &builder) {
            case .row(let next):
                end = next
                try endRow()
            case .cut, .other:
                builder.goBack(to: before)
                return (end, plainRows.isCut)
            }
        }
    }
}
