internal import Wording

/// A date that was typed as text: „21.11.2026”, „21 noiembrie 2026”, «21 ноября 2026 г.».
enum DateText {
    enum Reading: Equatable {
        case date(CalendarDate)
        /// `03/04/2026` is in April for some and in March for others.
        case ambiguous(CalendarDate, CalendarDate)
        case none
    }

    static func read(_ text: String) -> Reading {
        let folded = Folding.key(text, diacritics: true)
        if let date = CalendarDate(iso: String(folded.prefix(10))),
            isOnlyClock(folded.dropFirst(10))
        {
            return .date(date)
        }
        for separator: Character in [".", "/", "-"] {
            let parts = folded.filter { $0 != " " }.split(separator: separator)
            if parts.count >= 3, let reading = numeric(parts, separator) { return reading }
        }
        return worded(folded)
    }

    private static func isOnlyClock(_ rest: Substring) -> Bool {
        rest.allSatisfy { $0.isNumber || " t:.z".contains($0) }
    }

    private static func numeric(_ parts: [Substring], _ separator: Character) -> Reading? {
        let year = parts[2].prefix(while: \.isNumber)
        let rest = parts[2].dropFirst(year.count)
        guard parts.count == 3 || parts.dropFirst(3).allSatisfy({ $0 == "г" }),
            ["", "г", "a", "an"].contains(rest), let day = Int(parts[0]), let month = Int(parts[1]),
            let number = fullYear(year)
        else { return nil }
        let european = CalendarDate(year: number, month: month, day: day)
        let american = CalendarDate(year: number, month: day, day: month)
        guard separator == "/", let european, let american, european != american else {
            return european.map(Reading.date)
        }
        return .ambiguous(european, american)
    }

    /// Two digits are of this century.
    private static func fullYear(_ digits: Substring) -> Int? {
        guard let year = Int(digits) else { return nil }
        return digits.count == 2 ? 2000 + year : digits.count == 4 ? year : nil
    }

    private static func worded(_ text: String) -> Reading {
        let words = text.split { $0 == " " || $0 == "." || $0 == "," || $0 == "\"" }
        guard (3...4).contains(words.count), let day = Int(words[0]), let year = fullYear(words[2]),
            words.count == 3 || ["г", "года", "year"].contains(words[3]),
            let month = months.firstIndex(where: { $0.contains(String(words[1].prefix(3))) }),
            words[1].count >= 3, let date = CalendarDate(year: year, month: month + 1, day: day)
        else { return .none }
        return .date(date)
    }

    /// The first three letters of each month.
    private static let months: [Set<String>] = [
        ["ian", "янв", "jan"], ["feb", "фев"], ["mar", "мар"], ["apr", "апр"],
        ["mai", "мая", "май", "may"], ["iun", "июн", "jun"], ["iul", "июл", "jul"],
        ["aug", "авг"], ["sep", "сен"], ["oct", "окт"], ["noi", "ноя", "nov"], ["dec", "дек"],
    ]
}
