internal import Wording

/// From which day a workbook counts its dates.
enum DateSystem: Sendable {
    case from1900, from1904

    /// The day and second of a serial number.
    ///
    /// Numbers of before 1 March 1900 are refused: the 1900 system has a 29 February in that year,
    /// and programs disagree on the days before it.
    func moment(of serial: ScannedNumber) -> (date: CalendarDate, seconds: Int)? {
        guard let time = serial.daysAndSeconds, time.days < 2_958_466, let date = date(time.days)
        else { return nil }
        return (date, time.seconds)
    }

    private func date(_ days: Int) -> CalendarDate? {
        switch self {
        case .from1900:
            days < 61 ? nil : CalendarDate(year: 1899, month: 12, day: 30)?.adding(days: days)
        case .from1904: CalendarDate(year: 1904, month: 1, day: 1)?.adding(days: days)
        }
    }
}
