internal import Diagnostics
internal import OpenPackage

/// What the sheets of one workbook have in common.
struct ExcelCommons {
    let file: String
    let limits: SheetLimits
    let strings: SharedStrings
    let formats: [NumberFormat]
    let dates: DateSystem
}

/// Reads a worksheet part, row by row.
struct ExcelSheetReader<Consumer: SheetConsumer>: XMLHandler {
    private(set) var consumer: Consumer
    private(set) var layout = SheetLayout()
    private(set) var count: CellCount
    private let commons: ExcelCommons
    private let sheet: String

    private var row = SheetRow()
    private var lastRow = 0
    private var lastColumn = 0
    private var cell = OpenCell()
    private var isText = false
    private var isReading = false

    /// The cell that is being read.
    private struct OpenCell {
        var column = 0
        var type = ExcelCellType.number
        var style = 0
        var start = 0
        var hasFormula = false
        var hasValue = false
    }

    private typealias Word = ExcelSheetWord

    init(_ consumer: consuming Consumer, sheet: String, count: CellCount, commons: ExcelCommons) {
        self.consumer = consumer
        self.sheet = sheet
        self.count = count
        self.commons = commons
    }

    var words: [XML.Name: Int] {
        ExcelNames.words(
            elements: [
                "row": Word.row, "c": .cell, "v": .value, "f": .formula, "is": .inline, "t": .text,
                "rPh": .reading, "mergeCell": .merge, "col": .column,
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
            cell.hasValue = true
        case .formula: cell.hasFormula = true
        case .inline: cell.hasValue = true
        case .text: isText = cell.type == .inline
        case .reading: isReading = true
        case .row: try beginRow(tag)
        case .column: noteColumn(tag)
        case .merge: try noteMerge(tag)
        default: break
        }
    }

    mutating func end(_ word: Int) throws(Diagnostic) {
        switch Word(rawValue: word) {
        case .cell: try endCell()
        case .value, .text: isText = false
        case .reading: isReading = false
        case .row: try endRow()
        default: break
        }
    }

    mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {
        guard isText, !isReading, cell.column > 0 else { return }
        row.append(utf8)
        guard row.size - cell.start <= commons.limits.maxCellSize else {
            throw .cellTooLong(place, limit: commons.limits.maxCellSize)
        }
    }

    private var place: SourcePlace {
        SourcePlace(
            file: commons.file, sheet: sheet, row: max(1, row.number), column: max(1, cell.column))
    }
}

// MARK: - Rows

extension ExcelSheetReader {
    private mutating func beginRow(_ tag: borrowing XMLTag) throws(Diagnostic) {
        let number = tag.integer(Word.reference.rawValue) ?? lastRow + 1
        let isHidden = tag.withUTF8(of: Word.hidden.rawValue, CellText.isTrue) ?? false
        row.begin(number, isHidden: isHidden)
        cell.column = 0
        guard number > lastRow else { throw .rowsOutOfOrder(place) }
        guard number <= commons.limits.maxRows else {
            throw .tooManyRows(place, limit: commons.limits.maxRows)
        }
        lastRow = number
        lastColumn = 0
    }

    private mutating func endRow() throws(Diagnostic) {
        cell.column = 0
        guard !row.isEmpty else { return }
        if row.isHidden { layout.hiddenRows.append(row.number) }
        try consumer.take(row)
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
        guard count.add(1) else {
            throw .tooManyCells(place, limit: commons.limits.maxCells)
        }
        layout.merges.append(range)
    }
}

// MARK: - Cells

extension ExcelSheetReader {
    private mutating func beginCell(_ tag: borrowing XMLTag) throws(Diagnostic) {
        let address = tag.withUTF8(of: Word.reference.rawValue) { CellReference(parsing: $0) }
        cell = OpenCell()
        cell.column = lastColumn + 1
        if let address {
            guard let address, address.row == row.number else { throw .badAddress(place) }
            cell.column = address.column
        }
        guard cell.column <= commons.limits.maxColumns else {
            throw .tooManyColumns(place, limit: commons.limits.maxColumns)
        }
        lastColumn = cell.column
        cell.style = tag.integer(Word.style.rawValue) ?? 0
        cell.type = tag.withUTF8(of: Word.type.rawValue, ExcelCellType.init(named:)) ?? .number
        cell.start = row.size
    }

    private mutating func endCell() throws(Diagnostic) {
        guard cell.column > 0 else { return }
        let isEmpty = row.size == cell.start
        guard !isEmpty || cell.hasFormula && !(cell.hasValue && cell.type == .formulaText) else {
            return
        }
        let kind = isEmpty ? .notCalculated : try kind()
        if row.size == cell.start, kind == .text { return }
        guard count.add(1) else {
            throw .tooManyCells(place, limit: commons.limits.maxCells)
        }
        guard row.close(column: cell.column, kind: kind, from: cell.start) else {
            throw .badAddress(place)
        }
    }

    /// What the bytes of the cell are; those of texts are put in final form.
    private mutating func kind() throws(Diagnostic) -> SheetRow.Kind {
        switch cell.type {
        case .number: return numberKind
        case .shared:
            try takeSharedText()
            return .text
        case .formulaText, .inline:
            decodeEscapes()
            return .text
        case .boolean: return .boolean
        case .error: return .error
        case .date: return .isoDate
        case .unknown: throw .unknownCellType(place)
        }
    }

    private var numberKind: SheetRow.Kind {
        guard commons.formats.indices.contains(cell.style) else { return .number }
        switch commons.formats[cell.style] {
        case .plain: return .number
        case .percentage: return .percentage
        case .date: return commons.dates == .from1900 ? .serial1900 : .serial1904
        case .time: return .serialTime
        }
    }

    private mutating func takeSharedText() throws(Diagnostic) {
        var index = -1
        row.rewrite(from: cell.start) { digits in
            index = SharedStrings.index(digits)
            return []
        }
        guard (0..<commons.strings.count).contains(index) else { throw .missingSharedText(place) }
        commons.strings.append(index, to: &row)
    }

    private mutating func decodeEscapes() {
        guard row.contains(UInt8(ascii: "_"), from: cell.start) else { return }
        row.rewrite(from: cell.start, EscapedText.decoded)
    }
}

private enum ExcelSheetWord: Int {
    case row, cell, value, formula, inline, text, reading, merge, column
    case reference, style, type, hidden, first, last, range
}

/// What a cell's `t` says of its content.
private enum ExcelCellType {
    case number, shared, formulaText, inline, boolean, error, date, unknown

    /// By length and letters, without a string: there is one for each cell.
    init(named name: Span<UInt8>) {
        switch (name.count, name.isEmpty ? 0 : name[0]) {
        case (1, UInt8(ascii: "s")): self = .shared
        case (1, UInt8(ascii: "n")): self = .number
        case (1, UInt8(ascii: "b")): self = .boolean
        case (1, UInt8(ascii: "e")): self = .error
        case (1, UInt8(ascii: "d")): self = .date
        case (3, _) where CellText.string(name) == "str": self = .formulaText
        case (9, _) where CellText.string(name) == "inlineStr": self = .inline
        default: self = .unknown
        }
    }
}
