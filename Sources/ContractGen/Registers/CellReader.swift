internal import DataFiles
internal import Diagnostics
internal import FoundationEssentials
internal import Spreadsheets
internal import Wording

/// Turns a cell into the plain text that a data file would have for the same field.
///
/// What it lets through is still to be checked by the schema; what it refuses is what only
/// spreadsheets do to values.
struct CellReader {
    let vocabulary: RegisterVocabulary
    var problems = DiagnosticCollector()

    init(_ vocabulary: RegisterVocabulary) { self.vocabulary = vocabulary }

    /// - Returns: nil for a cell that says nothing, and for one with a problem, which is noted.
    mutating func node(_ cell: RegisterCell, for field: Field?) -> DataNode? {
        if let problem = Self.fault(of: cell) {
            problems.report(problem)
            return nil
        }
        guard let field else { return plain(cell) }
        switch field.type {
        case .list(let element, _): return list(cell, of: element, field)
        case .record, .free: return plain(cell)
        default: return scalar(cell, of: field.type, field)
        }
    }

    /// What no field can use: errors, formulas nobody computed.
    private static func fault(of cell: RegisterCell) -> Diagnostic? {
        switch cell.value {
        case .error: .cellError(cell)
        case .notCalculated: .notCalculated(cell)
        case .unreadable: .unreadable(cell)
        case .text(let text) where isErrorText(text): .cellError(cell)
        default: nil
        }
    }

    private static let errorTexts: Set<String> = [
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#ССЫЛКА!",
        "#Н/Д", "#ЗНАЧ!", "#ДЕЛ/0!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!", "#REF", "#VALOARE!", "#NUME?",
    ]

    private static func isErrorText(_ text: String) -> Bool {
        guard text.first == "#" || text.hasPrefix("Err:") else { return false }
        return text.hasPrefix("Err:") || errorTexts.contains(text.trimmingSpaces)
    }

    /// For an office's own fields, whose type nobody knows.
    private func plain(_ cell: RegisterCell) -> DataNode? {
        cell.value.plainText.isEmpty
            ? nil
            : DataNode(
                .scalar(cell.value.plainText, isQuoted: !cell.value.isNumber), at: cell.place)
    }

    private mutating func list(_ cell: RegisterCell, of element: FieldType, _ field: Field)
        -> DataNode?
    {
        let parts = cell.value.plainText.items.map(\.trimmingSpaces)
            .map { $0.hasPrefix("- ") || $0.hasPrefix("• ") ? String($0.dropFirst(2)) : $0 }
            .filter { !$0.isEmpty }
        let items = parts.compactMap { part -> DataNode? in
            var single = cell
            single.value = .text(part)
            return scalar(single, of: element, field)
        }
        return items.isEmpty ? nil : DataNode(.list(items), at: cell.place)
    }

    private mutating func scalar(_ cell: RegisterCell, of type: FieldType, _ field: Field)
        -> DataNode?
    {
        if cell.value.isBlank(for: type) { return nil }
        do {
            return DataNode(
                .scalar(try text(cell, of: type, field), isQuoted: true), at: cell.place)
        } catch {
            problems.report(error)
            return nil
        }
    }

    private mutating func text(_ cell: RegisterCell, of type: FieldType, _ field: Field)
        throws(Diagnostic) -> String
    {
        switch type {
        case .text: return try words(cell, field).onOneLine
        case .multilineText: return try words(cell, field)
        case .date: return try date(cell, field)
        case .integer: return try number(cell, places: nil, field)
        case .decimal(let places): return try number(cell, places: places, field)
        case .money: return try number(cell, places: 2, field)
        case .percent: return try percent(cell, field)
        case .bool: return try flag(cell, field)
        case .choice(let options): return try option(cell, among: options, field)
        case .code(let kind): return code(cell, kind)
        case .record, .list, .free: return cell.value.plainText
        }
    }
}

// MARK: - Words, dates

extension CellReader {
    private mutating func words(_ cell: RegisterCell, _ field: Field) throws(Diagnostic) -> String {
        if case .date(let date, _) = cell.value { throw .convertedToDate(cell, field, date) }
        let text = cell.value.plainText
        if let meant = Mojibake.repaired(text) { problems.report(.mojibake(cell, meant: meant)) }
        return text
    }

    private func date(_ cell: RegisterCell, _ field: Field) throws(Diagnostic) -> String {
        switch cell.value {
        case .date(let date, _): return try plausible(date, cell, field)
        case .text(let text):
            switch DateText.read(text) {
            case .date(let date): return try plausible(date, cell, field)
            case .ambiguous(let one, let other):
                throw .ambiguousDate(cell, field, one, other)
            case .none: throw .notADateCell(cell, field)
            }
        default: throw .notADateCell(cell, field)
        }
    }

    /// A workbook pasted from another date system is four years off; nothing we read is of another
    /// century.
    private func plausible(_ date: CalendarDate, _ cell: RegisterCell, _ field: Field)
        throws(Diagnostic) -> String
    {
        guard (2000...2100).contains(date.year) else { throw .implausibleDate(cell, field, date) }
        return date.description
    }
}

// MARK: - Numbers

extension CellReader {
    /// - Parameter places: How many decimals the field keeps; nil: as many as there are.
    private mutating func number(_ cell: RegisterCell, places: Int?, _ field: Field)
        throws(Diagnostic) -> String
    {
        switch cell.value {
        case .number(let number): return rounded(number, places, cell, field)
        case .text(let text):
            switch NumberText.read(text, notation: cell.notation) {
            case .number(let number, isPercentage: false):
                return rounded(number, places, cell, field)
            case .ambiguous: throw .ambiguousNumber(cell, field)
            default: throw .notANumberCell(cell, field)
            }
        default: throw .notANumberCell(cell, field)
        }
    }

    /// Computed cells have more decimals than sums have.
    private mutating func rounded(
        _ number: Decimal, _ places: Int?, _ cell: RegisterCell, _ field: Field
    ) -> String {
        guard let places else { return StrictDecimal.text(of: number) }
        let rounded = StrictDecimal.rounded(number, places: places)
        if rounded != number { problems.report(.rounded(cell, field, to: rounded)) }
        return StrictDecimal.text(of: rounded)
    }

    /// 0.24 shown as 24 % and 24 typed are the same.
    private mutating func percent(_ cell: RegisterCell, _ field: Field) throws(Diagnostic) -> String
    {
        if case .percentage(let share) = cell.value { return rounded(share * 100, 2, cell, field) }
        if case .text(let text) = cell.value,
            case .number(let number, _) = NumberText.read(text, notation: cell.notation)
        {
            return rounded(number, 2, cell, field)
        }
        return try number(cell, places: 2, field)
    }
}

// MARK: - Words of a list

extension CellReader {
    private static let yes: Set<String> = ["da", "да", "yes", "true", "1", "x", "х", "+", "✓", "v"]
    private static let no: Set<String> = ["nu", "нет", "no", "false", "0", "-", "n/a", "н/д"]

    private func flag(_ cell: RegisterCell, _ field: Field) throws(Diagnostic) -> String {
        if case .boolean(let flag) = cell.value { return String(flag) }
        let word = Folding.key(cell.value.plainText)
        if Self.yes.contains(word) { return "true" }
        if Self.no.contains(word) { return "false" }
        throw .notYesOrNo(cell, field)
    }

    /// By the option's own name, by its meaning, or by another word for it.
    private func option(
        _ cell: RegisterCell, among options: [FieldType.Option], _ field: Field
    ) throws(Diagnostic) -> String {
        let text = cell.value.plainText
        // As menus have it; only other spellings are worth folding every option's words.
        if let meant = options.first(where: { $0.words.contains(text) }) { return meant.name }
        let key = HeaderKey.of(text)
        let others = vocabulary.options[key] ?? []
        if let meant = options.first(where: { others.contains($0.name) }) { return meant.name }
        let meant = options.first { $0.words.contains { HeaderKey.of($0) == key } }
        if let meant { return meant.name }
        throw .unknownChoice(cell, field, among: options)
    }
}

extension FieldType.Option {
    fileprivate var words: [String] { [name, meaning.ro, meaning.en] }
}

// MARK: - Codes

extension CellReader {
    /// A code with what spreadsheets took from it given back, where its own check digits prove it.
    private mutating func code(_ cell: RegisterCell, _ kind: CodeKind) -> String {
        let typed = cell.value.plainText
        if let restored = Self.withZero(typed, kind) {
            problems.report(.zeroRestored(cell, kind))
            return restored
        }
        let latin = Self.latin(typed)
        if latin != typed, kind != .email, (try? kind.read(latin)) != nil {
            problems.report(.homoglyph(cell, latin))
            return latin
        }
        return typed
    }

    private static func withZero(_ typed: String, _ kind: CodeKind) -> String? {
        let digits = CodeText.compact(typed)
        guard digits.isAllDigits else { return nil }
        switch kind {
        case .idno where digits.count == 12:
            guard let code = try? IDNO(parsing: "0" + digits), code.checksum == .correct else {
                return nil
            }
            return code.text
        case .phone where digits.count == 8: return "0" + digits
        default: return nil
        }
    }

    private static let twins: [Character: Character] = [
        "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "Р": "P",
        "Т": "T", "Х": "X", "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x",
    ]

    /// Cyrillic letters that look like Latin ones, as those.
    private static func latin(_ text: String) -> String {
        text.isASCII ? text : String(text.map { twins[$0] ?? $0 })
    }
}

/// A cell of a register with what its column knows.
struct RegisterCell {
    var value: CellValue
    let place: SourcePlace
    let header: String
    /// How the column writes decimals.
    let notation: NumberText.Notation?
    /// Whether messages show only the shape of what stands there.
    let isPersonal: Bool
}

extension CellValue {
    var isNumber: Bool {
        switch self {
        case .number, .percentage: true
        default: false
        }
    }

    /// What the cell would be if it were typed into a text field, without spaces around it.
    var plainText: String {
        switch self {
        case .text(let text): text.trimmingSpaces
        case .number(let number), .percentage(let number): StrictDecimal.text(of: number)
        case .date(let date, _): date.description
        case .time(let seconds):
            "\(seconds / 3600):\(seconds / 60 % 60 < 10 ? "0" : "")\(seconds / 60 % 60)"
        case .boolean(let flag): String(flag)
        case .error(let text), .unreadable(let text): text
        case .notCalculated: ""
        }
    }

    /// Nothing, or a sign that says so: „-”, „n/a”, „х”.
    fileprivate func isBlank(for type: FieldType) -> Bool {
        guard case .text = self else { return false }
        let text = plainText
        if text.isEmpty { return true }
        // Each of the signs is at most five bytes long.
        if text.utf8.count > 5 { return false }
        if case .bool = type { return false }
        return ["-", "–", "—", "n/a", "N/A", "н/д", "x", "х", "X", "Х"].contains(text)
    }
}

extension String {
    fileprivate var onOneLine: String {
        let bytes = utf8Span.span
        let hasLines = bytes.indices.contains { bytes[$0] == UInt8(ascii: "\n") }
        return hasLines ? replacing("\n", with: " ") : self
    }

    /// What stands between semicolons and line ends, those of Unicode included.
    fileprivate var items: [String] {
        let bytes = Array(utf8)
        var items: [String] = []
        var (start, index) = (0, 0)
        while index <= bytes.count {
            let width = index < bytes.count ? bytes[index...].separatorWidth : 1
            if width > 0, index > start {
                items.append(String(decoding: bytes[start..<index], as: UTF8.self))
            }
            index += max(width, 1)
            if width > 0 { start = index }
        }
        return items
    }

    /// Without white space at the ends, no-break spaces included.
    var trimmingSpaces: String {
        // Letters at both ends, as nearly always, need no look at whole characters.
        if let first = utf8.first, let last = utf8.last, first.beginsLetter, last.isVisible {
            return self
        }
        let start = drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
        guard let end = start.lastIndex(where: { !$0.isWhitespace && $0 != "\u{200B}" }) else {
            return ""
        }
        return String(start[...end])
    }
}

extension ArraySlice<UInt8> {
    /// How many bytes the semicolon or line end has that begins here; 0: there is none.
    fileprivate var separatorWidth: Int {
        guard let first else { return 0 }
        switch first {
        case UInt8(ascii: ";"), 0x0A...0x0D: return 1
        case 0xC2 where starts(with: "\u{85}".utf8): return 2
        case 0xE2 where starts(with: "\u{2028}".utf8) || starts(with: "\u{2029}".utf8): return 3
        default: return 0
        }
    }
}

extension UInt8 {
    fileprivate var isVisible: Bool { 0x21...0x7E ~= self }

    /// Whether it begins a visible ASCII character, or a letter or mark of two bytes.
    fileprivate var beginsLetter: Bool { isVisible || 0xC3...0xDF ~= self }
}
