internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

extension SchemaReader {
    /// The value of one scalar; its problems have no location yet.
    mutating func scalar(_ typed: String, of type: FieldType)
        throws(Diagnostic) -> Value
    {
        switch type {
        case .text: return .text(try text(typed, inOneLine: true))
        case .multilineText: return .text(try text(typed, inOneLine: false))
        case .date: return .date(try date(typed))
        case .integer(let range): return .number(try integer(typed, in: range, type))
        case .decimal(let places):
            return .number(try decimal(typed, places: places, type))
        case .money: return .number(try decimal(typed, places: 2, type))
        case .percent: return .number(try percent(typed, type))
        case .bool: return .bool(try flag(typed, type))
        case .choice(let options): return .text(try option(typed, among: options))
        case .code(let kind): return .text(try code(typed, kind))
        case .record, .list, .free: throw .notReadable(subject, type)
        }
    }

    private mutating func text(_ typed: String, inOneLine: Bool)
        throws(Diagnostic) -> String
    {
        if typed.isOrdinaryLine {
            if typed.hasPrefix(StarterFile.placeholder) {
                report(.placeholder(subject, at: path))
            }
            return typed
        }
        guard !typed.unicodeScalars.contains(where: \.isControl) else {
            throw .controlCharacterIn(subject)
        }
        let lines = typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.trimmed }
        let text =
            inOneLine
            ? lines.filter { !$0.isEmpty }.joined(separator: " ")
            : String(lines.joined(separator: "\n").trimmed)
        if text.hasPrefix(StarterFile.placeholder) {
            report(.placeholder(subject, at: path))
        }
        return text
    }

    private func date(_ typed: String) throws(Diagnostic) -> CalendarDate {
        let typed = typed.trimmed
        guard let date = CalendarDate(iso: String(typed)) else {
            throw .notADate(subject, typed: String(typed))
        }
        return date
    }

    private func number(_ typed: String, _ type: FieldType)
        throws(Diagnostic) -> Decimal
    {
        guard let number = StrictDecimal.parse(String(typed.trimmed)) else {
            throw .notANumber(subject, type, typed: String(typed.trimmed))
        }
        return number
    }

    private func integer(
        _ typed: String, in range: ClosedRange<Int>, _ type: FieldType
    ) throws(Diagnostic) -> Decimal {
        let number = try number(typed, type)
        guard let whole = StrictDecimal.int(exactly: number), range.contains(whole) else {
            throw .outOfRange(subject, type, found: number)
        }
        return number
    }

    private func decimal(_ typed: String, places: Int, _ type: FieldType)
        throws(Diagnostic) -> Decimal
    {
        let number = try number(typed, type)
        guard StrictDecimal.rounded(number, places: places) == number else {
            throw .tooManyDecimals(subject, places: places, found: number)
        }
        return number
    }

    private func percent(_ typed: String, _ type: FieldType)
        throws(Diagnostic) -> Decimal
    {
        let number = try decimal(typed, places: 2, type)
        guard (0...100).contains(number) else {
            throw .outOfRange(subject, type, found: number)
        }
        return number
    }

    private func flag(_ typed: String, _ type: FieldType) throws(Diagnostic)
        -> Bool
    {
        switch typed.trimmed.lowercased() {
        case "true", "da", "yes": return true
        case "false", "nu", "no": return false
        default: throw .notReadable(subject, type)
        }
    }

    private func option(_ typed: String, among options: [FieldType.Option])
        throws(Diagnostic) -> String
    {
        let name = String(typed.trimmed)
        guard options.contains(where: { $0.name == name }) else {
            throw .unknownOption(subject, name, among: options)
        }
        return name
    }

    private mutating func code(_ typed: String, _ kind: CodeKind)
        throws(Diagnostic) -> String
    {
        let code = try kind.read(String(typed.trimmed))
        if let warning = code.warning { report(warning.located(at: .field(path))) }
        return code.text
    }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
    /// Without white space at the ends, which most texts have none of.
    fileprivate var trimmed: SubSequence {
        if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first),
            (0x21..<0x7F).contains(last)
        {
            return self[...]
        }
        let start = drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { self[start.startIndex...$0] } ?? start.prefix(0)
    }
}

extension String {
    /// One line without control characters or white space at its ends, which needs no change: as
    /// nearly all texts are, and told by their bytes.
    fileprivate var isOrdinaryLine: Bool {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last,
            !first.properties.isWhitespace, !last.properties.isWhitespace
        else { return false }
        let bytes = utf8Span.span
        return bytes.indices.allSatisfy { index in
            switch bytes[index] {
            case ..<0x20, 0x7F: false
            case 0xC2: bytes[index + 1] >= 0xA0  // U+0080 to U+009F
            case 0xE2: bytes[index + 1] != 0x80 || bytes[index + 2] & ~1 != 0xA8  // U+2028, U+2029
            default: true
            }
        }
    }
}

extension Unicode.Scalar {
    /// A control character other than tab and line ends.
    fileprivate var isControl: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x85: false
        case ..<0x20, 0x7F...0x9F: true
        default: false
        }
    }
}
