internal import Diagnostics

/// What the sheets of one workbook have in common.
struct ExcelCommons {
    let file: String
    let limits: SheetLimits
    let strings: SharedStrings
    let formats: [NumberFormat]
    let dates: DateSystem
}

/// Builds the rows of a worksheet from what its tags say, whoever read them.
struct ExcelRowBuilder {
    private(set) var row = SheetRow()
    private let commons: ExcelCommons
    private let sheet: String
    private var progress: Progress
    private var lastColumn = 0
    private var cell = OpenCell()

    /// What a row leaves behind: taken back when a row is read once more.
    struct Progress {
        fileprivate var lastRow = 0
        fileprivate(set) var count: CellCount
    }

    /// The cell that is being read.
    private struct OpenCell {
        var column = 0
        var type = ExcelCellType.number
        var style = 0
        var start = 0
        var hasFormula = false
        var hasValue = false
    }

    init(sheet: String, count: CellCount, commons: ExcelCommons) {
        self.sheet = sheet
        self.commons = commons
        progress = Progress(count: count)
    }

    var position: Progress { progress }
    mutating func goBack(to position: Progress) { progress = position }

    var place: SourcePlace {
        SourcePlace(
            file: commons.file, sheet: sheet, row: max(1, row.number), column: max(1, cell.column))
    }

    /// Counts something that takes memory.
    mutating func count(_ more: Int) throws(Diagnostic) {
        guard progress.count.add(more) else {
            throw .tooManyCells(place, limit: commons.limits.maxCells)
        }
    }
}

// MARK: - Tags

extension ExcelRowBuilder {
    /// - Parameter number: nil where the row has none: it follows the one before.
    mutating func beginRow(_ number: Int?, isHidden: Bool) throws(Diagnostic) {
        let number = number ?? progress.lastRow + 1
        row.begin(number, isHidden: isHidden)
        cell.column = 0
        guard number > progress.lastRow else { throw .rowsOutOfOrder(place) }
        guard number <= commons.limits.maxRows else {
            throw .tooManyRows(place, limit: commons.limits.maxRows)
        }
        progress.lastRow = number
        lastColumn = 0
    }

    /// - Returns: Whether the row has content.
    mutating func endRow() -> Bool {
        cell.column = 0
        return !row.isEmpty
    }

    /// - Parameter address: nil where the cell has none: it follows the one before.
    mutating func beginCell(
        _ address: Address?, style: Int, type: ExcelCellType
    ) throws(Diagnostic) {
        cell = OpenCell()
        cell.column = lastColumn + 1
        if let address {
            guard let found = address.reference, found.row == row.number else {
                throw .badAddress(place)
            }
            cell.column = found.column
        }
        guard cell.column <= commons.limits.maxColumns else {
            throw .tooManyColumns(place, limit: commons.limits.maxColumns)
        }
        lastColumn = cell.column
        cell.style = style
        cell.type = type
        cell.start = row.size
    }

    /// An address as it is written, and what it says; nil when it says nothing.
    struct Address {
        let reference: CellReference?
        init(_ bytes: Span<UInt8>) { reference = CellReference(parsing: bytes) }
    }

    mutating func noteFormula() { cell.hasFormula = true }
    mutating func noteValue() { cell.hasValue = true }
    /// Whether the open cell has its text in itself.
    var isInline: Bool { cell.type == .inline }

    mutating func append(_ utf8: Span<UInt8>) throws(Diagnostic) {
        guard cell.column > 0 else { return }
        row.append(utf8)
        try checkSize()
    }

    mutating func append(_ byte: UInt8) throws(Diagnostic) {
        row.append(byte)
        try checkSize()
    }

    private func checkSize() throws(Diagnostic) {
        guard row.size - cell.start <= commons.limits.maxCellSize else {
            throw .cellTooLong(place, limit: commons.limits.maxCellSize)
        }
    }

    mutating func endCell() throws(Diagnostic) {
        guard cell.column > 0 else { return }
        let isEmpty = row.size == cell.start
        guard !isEmpty || cell.hasFormula && !(cell.hasValue && cell.type == .formulaText) else {
            return
        }
        let kind = isEmpty ? .notCalculated : try kind()
        if row.size == cell.start, kind == .text { return }
        try count(1)
        guard row.close(column: cell.column, kind: kind, from: cell.start) else {
            throw .badAddress(place)
        }
    }
}

// MARK: - Content

extension ExcelRowBuilder {
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

/// What a cell's `t` says of its content.
enum ExcelCellType {
    case number, shared, formulaText, inline, boolean, error, date, unknown

    /// By length and letters, without a string: there is one for each cell.
    init(named name: Span<UInt8>) {
        switch (name.count, name.isEmpty ? 0 : name[0]) {
        case (1, UInt8(ascii: "s")): self = .shared
        case (1, UInt8(ascii: "n")): self = .number
        case (1, UInt8(ascii: "b")): self = .boolean
        case (1, UInt8(ascii: "e")): self = .error
        case (1, UInt8(ascii: "d")): self = .date
        case (3, _) where CellText.isEqual(name, "str"): self = .formulaText
        case (9, _) where CellText.isEqual(name, "inlineStr"): self = .inline
        default: self = .unknown
        }
    }
}
