internal import FoundationEssentials
internal import Wording

/// From the bytes of a cell to its value.
enum CellText {
    static func value(of bytes: Span<UInt8>, kind: SheetRow.Kind) -> CellValue {
        switch kind {
        case .text: .text(string(bytes))
        case .number: number(bytes, CellValue.number)
        case .percentage: number(bytes, CellValue.percentage)
        case .serial1900: serial(bytes, .from1900)
        case .serial1904: serial(bytes, .from1904)
        case .serialTime: time(bytes)
        case .isoDate: isoDate(bytes)
        case .isoTime: isoTime(bytes)
        case .boolean: boolean(bytes)
        case .error: .error(string(bytes))
        case .notCalculated: .notCalculated
        }
    }

    static func string(_ bytes: Span<UInt8>) -> String {
        unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// A flag as XML Schema writes them.
    static func isTrue(_ bytes: Span<UInt8>) -> Bool {
        isEqual(bytes, "1") || isEqual(bytes, "true")
    }

    @inline(__always)
    static func isEqual(_ bytes: Span<UInt8>, _ word: StaticString) -> Bool {
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        for index in bytes.indices where unsafe bytes[index] != word.utf8Start[index] {
            return false
        }
        return true
    }

    private static func number(_ bytes: Span<UInt8>, _ value: (Decimal) -> CellValue) -> CellValue {
        guard let number = ScannedNumber(bytes) else { return .unreadable(string(bytes)) }
        return value(number.decimal)
    }

    private static func serial(_ bytes: Span<UInt8>, _ system: DateSystem) -> CellValue {
        guard let number = ScannedNumber(bytes), let moment = system.moment(of: number) else {
            return .unreadable(string(bytes))
        }
        return .date(moment.date, seconds: moment.seconds)
    }

    private static func time(_ bytes: Span<UInt8>) -> CellValue {
        guard let time = ScannedNumber(bytes)?.daysAndSeconds else {
            return .unreadable(string(bytes))
        }
        return .time(seconds: time.days * 86_400 + time.seconds)
    }

    private static func boolean(_ bytes: Span<UInt8>) -> CellValue {
        switch string(bytes) {
        case "1", "true": .boolean(true)
        case "0", "false": .boolean(false)
        case let other: .unreadable(other)
        }
    }

    /// `2026-11-21`, `2026-11-21T18:00:00.5Z`; fractions of a second and zones are not kept.
    private static func isoDate(_ bytes: Span<UInt8>) -> CellValue {
        let text = string(bytes)
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = CalendarDate(iso: String(halves[0])) else { return .unreadable(text) }
        guard halves.count == 2 else { return .date(date, seconds: 0) }
        let clock = halves[1].prefix { $0.isNumber || $0 == ":" }.split(separator: ":")
        let numbers = clock.compactMap { Int($0) }
        guard (2...3).contains(numbers.count), numbers.count == clock.count, numbers[0] < 24,
            numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { return .unreadable(text) }
        return .date(date, seconds: seconds(numbers[0], numbers[1], numbers.dropFirst(2).first))
    }

    /// `PT12H30M00S` with any number of hours.
    private static func isoTime(_ bytes: Span<UInt8>) -> CellValue {
        let text = string(bytes)
        var parts: [Character: Int] = [:]
        var digits = ""
        guard text.hasPrefix("PT") else { return .unreadable(text) }
        for character in text.dropFirst(2) {
            if character.isASCII, character.isNumber || character == "." {
                digits.append(character)
            } else {
                guard let number = Int(digits.prefix { $0 != "." }), number < 1_000_000_000 else {
                    return .unreadable(text)
                }
                parts[character] = number
                digits = ""
            }
        }
        guard digits.isEmpty, parts.keys.allSatisfy({ "HMS".contains($0) }) else {
            return .unreadable(text)
        }
        return .time(seconds: seconds(parts["H"] ?? 0, parts["M"] ?? 0, parts["S"]))
    }

    private static func seconds(_ hours: Int, _ minutes: Int, _ seconds: Int?) -> Int {
        hours * 3600 + minutes * 60 + (seconds ?? 0)
    }
}
