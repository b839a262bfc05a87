/// A day of the proleptic Gregorian calendar, without time or zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// nil when there is no such day, e.g. 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2027-01-15`, and nothing else.
    public init?(iso text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(digits.contains) })
        else { return nil }
        let values = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - digits.lowerBound) } }
        self.init(year: values[0], month: values[1], day: values[2])
    }

    /// `2027-01-15`.
    public var description: String {
        "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// `15.01.2027` with a full stop for the separator.
    func dayFirst(separator: String) -> String {
        padded(day, to: 2) + separator + padded(month, to: 2) + separator + padded(year, to: 4)
    }

    private func padded(_ number: Int, to width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// More days, and months, than all the years together have.
    private static let longest = 4_000_000

    public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days since 1 January 1970 (negative before it).
    public var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// The day `count` days later; nil outside the years 1 to 9999.
    public func adding(days count: Int) -> CalendarDate? {
        guard count.magnitude < Self.longest else { return nil }
        let shifted = dayNumber + count + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth + (marchMonth < 10 ? 3 : -9)
        return CalendarDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The day of the week, from 0, Monday, to 6, Sunday.
    public var dayOfWeek: Int {
        // Day 0, 1 January 1970, was a Thursday.
        ((dayNumber + 3) % 7 + 7) % 7
    }

    /// The day from Monday to Friday that comes `count` such days later, or earlier when it is
    /// negative; nil outside the years 1 to 9999. Public holidays are not known.
    public func adding(workingDays count: Int) -> CalendarDate? {
        var (date, left) = (self, count.magnitude)
        while left > 0 {
            guard let next = date.adding(days: count.signum()) else { return nil }
            date = next
            if date.dayOfWeek < 5 { left -= 1 }
        }
        return date
    }

    /// The same day `count` months later, or that month's last day when it is shorter.
    public func adding(months count: Int) -> CalendarDate? {
        guard count.magnitude < Self.longest else { return nil }
        let months = year * 12 + month - 1 + count
        guard months >= 12 else { return nil }
        let (year, month) = (months / 12, months % 12 + 1)
        return CalendarDate(
            year: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))
    }
}
