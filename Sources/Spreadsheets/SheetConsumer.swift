public import Diagnostics

/// Takes what a workbook holds: sheet by sheet, row by row.
public protocol SheetConsumer {
    /// - Returns: Whether the sheet's rows are wanted.
    mutating func begin(_ sheet: SheetHeading) throws(Diagnostic) -> Bool

    /// A row that has content. Rows come from top to bottom.
    mutating func take(_ row: SheetRow) throws(Diagnostic)

    /// The sheet is over.
    mutating func end(_ layout: SheetLayout) throws(Diagnostic)
}

/// A sheet by name.
public struct SheetHeading: Hashable, Sendable {
    public let name: String
    /// From 0, among the sheets of the workbook.
    public let index: Int
    /// Hidden by the workbook's author, or set so that no menu shows it.
    public let isHidden: Bool
}

/// What a sheet says of itself beyond its cells. It is complete only behind the last row, where
/// files say it.
public struct SheetLayout: Hashable, Sendable {
    public internal(set) var merges: [CellRange] = []
    public internal(set) var hiddenColumns: [ClosedRange<Int>] = []
    /// Rows with content that are hidden.
    public internal(set) var hiddenRows: [Int] = []

    public init() {}

    public func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }
}

/// Cells joined into one; the content is that of the first.
public struct CellRange: Hashable, Sendable {
    public let rows: ClosedRange<Int>
    public let columns: ClosedRange<Int>

    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// A sheet held as a whole.
public struct Sheet: Sendable {
    public let heading: SheetHeading
    public let rows: SheetRows
    public let layout: SheetLayout

    public var name: String { heading.name }

    /// The content of a cell; rows and columns count from 1.
    public func value(row: Int, column: Int) -> CellValue? { self.row(row)?[column] }

    /// The row with this number; nil when it has no content.
    public func row(_ number: Int) -> SheetRow? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].number == number ? rows[low] : nil
    }
}

/// Keeps everything.
struct SheetGatherer: SheetConsumer {
    private(set) var sheets: [Sheet] = []
    private var open: (heading: SheetHeading, rows: RowStoreBuilder)?

    mutating func begin(_ sheet: SheetHeading) throws(Diagnostic) -> Bool {
        open = (sheet, RowStoreBuilder())
        return true
    }

    mutating func take(_ row: SheetRow) throws(Diagnostic) { open?.rows.append(row) }

    mutating func end(_ layout: SheetLayout) throws(Diagnostic) {
        guard let open else { return }
        sheets.append(Sheet(heading: open.heading, rows: open.rows.finish(), layout: layout))
        self.open = nil
    }
}
