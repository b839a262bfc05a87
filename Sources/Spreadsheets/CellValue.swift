public import FoundationEssentials
public import Wording

/// What a cell holds, by the file's own types; a cell without content is no value at all.
public enum CellValue: Hashable, Sendable {
    case text(String)
    /// At most fifteen significant digits, which is what spreadsheet programs mean by a number.
    case number(Decimal)
    /// A number shown as a percentage: 0.24 for 24 %.
    case percentage(Decimal)
    /// - Parameter seconds: Of the day; 0 where the cell has no time.
    case date(CalendarDate, seconds: Int)
    /// A time of day or a duration, in seconds.
    case time(seconds: Int)
    case boolean(Bool)
    /// An error such as `#REF!`, in the program's own spelling.
    case error(String)
    /// A formula whose result the file does not hold: no program has computed it yet.
    case notCalculated
    /// What says it is a number or a date and is none, or a date of before March 1900, which no
    /// two programs agree on.
    case unreadable(String)
}

/// A cell with content.
public struct Cell: Hashable, Sendable {
    /// From 1.
    public let row: Int
    /// From 1.
    public let column: Int
    public let value: CellValue

    public init(row: Int, column: Int, value: CellValue) {
        self.row = row
        self.column = column
        self.value = value
    }
}
