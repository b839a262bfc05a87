/// How a written cell looks.
public struct CellLook: Hashable, Sendable {
    public enum NumberFormat: Hashable, Sendable {
        case general
        /// Stays the text it is, also when someone edits it: no formula, no date comes of it.
        case text
        case date, dateAndTime, duration, percentage
    }

    public enum Fill: Hashable, Sendable {
        /// A heading.
        case grey
        /// A problem.
        case red
        /// Something to look at.
        case yellow
    }

    public var format: NumberFormat
    public var fill: Fill?
    public var isBold: Bool
    public var wraps: Bool
    /// May be changed where the sheet is protected.
    public var isUnlocked = false

    public init(
        _ format: NumberFormat = .general, fill: Fill? = nil, isBold: Bool = false,
        wraps: Bool = false
    ) {
        self.format = format
        self.fill = fill
        self.isBold = isBold
        self.wraps = wraps
    }
}
