import Glibc
import Wording

enum Clock {
    /// The computer's day in its own time zone; nil when its clock is beyond the calendar.
    static var today: CalendarDate? {
        var now = time(nil)
        var parts = unsafe tm()
        let filled = unsafe localtime_r(&now, &parts)
        guard unsafe filled != nil else { return nil }
        return unsafe CalendarDate(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }
}
