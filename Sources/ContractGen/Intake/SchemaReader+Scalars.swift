internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

extension SchemaReader {
    /// The value of one scalar; its problems have no location yet.
    mutating func scalar(_ typed: String, of type: FieldType, at path: FieldPath)
        throws(Diagnostic) -> Value
    {
        switch type {
        case .text: return .text(try text(typed, inOneLine: true, at: path))
        case .multilineText: return .text(try text(typed, inOneLine: false, at: path))
        case .date: return .date(try date(typed, at: path))
        case .integer(let range): return .number(try integer(typed, in: range, type, at: path))
        case .decimal(let places):
            return .number(try decimal(typed, places: places, type, at: path))
        case .money: return .number(try decimal(typed, places: 2, type, at: path))
        case .percent: return .number(try percent(typed, type, at: path))
        case .bool: return .bool(try flag(typed, type, at: path))
        case .choice(let options): return .text(try option(typed, among: options, at: path))
        case .code(let kind): return .text(try code(typed, kind, at: path))
        case .record, .list, .free: throw .notReadable(subject(path), type)
        }
    }

    private mutating func text(_ typed: String, inOneLine: Bool, at path: FieldPath)
        throws(Diagnostic) -> String
    {
        if typed.isOrdinaryLine {
            if typed.hasPrefix(StarterFile.placeholder) {
                report(.placeholder(subject(path), at: path))
            }
            return typed
        }
        guard !typed.unicodeScalars.contains(where: \.isControl) else {
            throw .controlCharacterIn(subject(path))
        }
        let lines = typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.trimmed }
        let text =
            inOneLine
            ? lines.filter { !$0.isEmpty }.joined(separator: " ")
            : String(lines.joined(separator: "\n").trimmed)
        if text.hasPrefix(StarterFile.placeholder) {
            report(.placeholder(subject(path), at: path))
        }
        return text
    }

    private func date(_ typed: String, at path: FieldPath) throws(Diagnostic) -> CalendarDate {
        let typed = typed.trimmed
        guard let date = CalendarDate(iso: String(typed)) else {
            throw .notADate(subject(path), typed: String(typed))
        }
        return date
    }

    private func number(_ typed: String, _ type: FieldType, at path: FieldPath)
        throws(Diagnostic) -> Decimal
    {
        guard let number = StrictDecimal.parse(String(typed.trimmed)) else {
            throw .notANumber(subject(path), type, typed: String(typed.trimmed))
        }
        return number
    }

    private func integer(
        _ typed: String, in range: ClosedRange<Int>, _ type: FieldType, at path: FieldPath
    ) throws(Diagnostic) -> Decimal {
        let number = try number(typed, type, at: path)
        guard let whole = StrictDecimal.int(exactly: number), range.contains(whole) else {
            throw .outOfRange(subject(path), type, found: number)
        }
        return number
    }

    private func decimal(_ typed: String, places: Int, _ type: FieldType, at path: FieldPath)
        throws(Diagnostic) -> Decimal
    {
        let number = try number(typed, type, at: path)
        guard StrictDecimal.rounded(number, places: places) == number else {
            throw .tooManyDecimals(subject(path), places: places, found: number)
        }
        return number
    }

    private func percent(_ typed: String, _ type: FieldType, at path: FieldPath)
        throws(Diagnostic) -> Decimal
    {
        let number = try decimal(typed, places: 2, type, at: path)
        guard (0...100).contains(number) else {
            throw .outOfRange(subject(path), type, found: number)
        }
        return number
    }

    private func flag(_ typed: String, _ type: FieldType, at path: FieldPath) throws(Diagnostic)
        -> Bool
    {
        switch typed.trimmed.lowercased() {
        case "true", "da", "yes": return true
        case "false", "nu", "no": return false
        default: throw .notReadable(subject(path), type)
        }
    }

    private func option(_ typed: String, among options: [FieldType.Option], at path: FieldPath)
        throws(Diagnostic) -> String
    {
        let name = String(typed.trimmed)
        guard options.contains(where: { $0.name == name }) else {
            throw .unknownOption(subject(path), name, among: options)
        }
        return name
    }

    private mutating func code(_ typed: String, _ kind: CodeKind, at path: FieldPath)
        throws(Diagnostic) -> String
    {
        let code = try kind.read(String(typed.trimmed))
        if let warning = code.warning { report(warning.located(at: .field(path))) }
        return code.text
    }
}

extension StringProtocol {
    fileprivate var trimmed: SubSequence {
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
        var before: (UInt8, UInt8) = (0, 0)
        for byte in utf8 {
            let isControl = byte < 0x20 || byte == 0x7F || before.1 == 0xC2 && byte < 0xA0
            let isLineEnd = before == (0xE2, 0x80) && (byte == 0xA8 || byte == 0xA9)
            if isControl || isLineEnd { return false }
            before = (before.1, byte)
        }
        return true
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
