/// How a date is written.
public enum DateStyle: String, Hashable, Sendable, CaseIterable {
    /// 15 ianuarie 2027, 15 января 2027 года, 15 January 2027.
    case long
    /// 15.01.2027; 15/01/2027 in English.
    case short
    /// sâmbătă, 21 noiembrie 2026; суббота, 21 ноября 2026 г.; Saturday, 21 November 2026.
    case full
    /// As at the head of a contract: „15” ianuarie 2027, «15» января 2027 г., 15 January 2027.
    case heading
}

extension DocumentLanguage {
    /// `date` in words or figures; the day has no ordinal and no leading zero, save in `.short`.
    public func date(_ date: CalendarDate, style: DateStyle) -> String {
        let month = Self.months(self)[date.month - 1]
        switch style {
        case .long:
            return "\(date.day) \(month) \(date.year)\(yearWord("года"))"
        case .short:
            return date.dayFirst(separator: self == .en ? "/" : ".")
        case .full:
            return "\(weekday(of: date)), \(date.day) \(month) \(date.year)\(yearWord("г."))"
        case .heading:
            let day = self == .en ? "\(date.day)" : quoted("\(date.day)")
            return "\(day) \(month) \(date.year)\(yearWord("г."))"
        }
    }

    /// The name of the date's day of the week: „luni”, «понедельник», “Monday”.
    public func weekday(of date: CalendarDate) -> String {
        let index = date.dayOfWeek
        switch self {
        case .ro:
            return ["luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"][index]
        case .ru:
            return [
                "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
            ][index]
        case .en:
            return [
                "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
            ][index]
        }
    }

    private func yearWord(_ russian: String) -> String {
        self == .ru ? Typography.noBreakSpace + russian : ""
    }

    /// Names of the months as they stand after a day.
    private static func months(_ language: DocumentLanguage) -> [String] {
        switch language {
        case .ro:
            [
                "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august",
                "septembrie", "octombrie", "noiembrie", "decembrie",
            ]
        case .ru:
            [
                "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
                "сентября", "октября", "ноября", "декабря",
            ]
        case .en:
            [
                "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December",
            ]
        }
    }
}
