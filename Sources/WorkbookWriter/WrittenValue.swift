public import FoundationEssentials
public import Wording

/// What a cell is given to hold. A text is never a formula, whatever it begins with.
public enum WrittenValue: Hashable, Sendable {
    case text(String)
    /// Kept to fifteen significant digits, as spreadsheet programs do.
    case number(Decimal)
    case boolean(Bool)
    case date(CalendarDate, seconds: Int)
    /// A duration or a time of day.
    case duration(seconds: Int)
    /// Nothing but its look.
    case blank
}
