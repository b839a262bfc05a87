public import Diagnostics
internal import Spreadsheets

/// What is recognised in a register, and a mapping for what is not.
public struct RegisterInspection: Sendable {
    public struct SheetReport: Hashable, Sendable {
        public let file: String
        public let sheet: String
        /// `documents`, `parties`, the path of a list, `ignore`; nil: not recognised.
        public let holds: String?
        /// The rows of the header; nil when none is found.
        public let header: ClosedRange<Int>?
        public let columns: [Column]
        public let rowCount: Int
    }

    public struct Column: Hashable, Sendable {
        public let place: SourcePlace
        public let header: String
        public let meaning: Meaning
    }

    public enum Meaning: Hashable, Sendable {
        /// - Parameter label: The field's own words.
        case field(FieldPath, label: Text)
        /// The number by which a row names its document.
        case documentKey
        case ignored
        /// Personal data of persons served: the register is refused unless the mapping names it.
        case personal
        /// - Parameter near: What could be meant.
        case unknown(near: FieldPath?)
    }

    public let sheets: [SheetReport]
    public let problems: [Diagnostic]
    private let mapping: RegisterMapping?

    /// Looks at a register as `Register.reading` would read it.
    public init(
        of sources: [(name: String, bytes: [UInt8])], mapping: RegisterMapping? = nil,
        vocabulary: RegisterVocabulary
    ) {
        var inspector = Inspector(vocabulary: vocabulary, mapping: mapping)
        for source in sources {
            inspector.look(at: source.name, source.bytes, isOnly: sources.count == 1)
        }
        sheets = inspector.sheets
        problems = inspector.problems.all
        self.mapping = mapping
    }

    /// A mapping with everything that was recognised but does not follow from the words alone, and
    /// a line to fill in for each column that was not: YAML for `--mapping`.
    public var proposal: String {
        var text = "sheets:\n"
        for sheet in sheets where sheet.holds != "ignore" {
            text += "  - sheet: \(JSONWords.quoted(sheet.sheet))\n"
            text += "    holds: \(sheet.holds ?? "ignore")\n"
            if let header = sheet.header, header.count > 1 {
                text += "    header: \(header.lowerBound)-\(header.upperBound)\n"
            }
            let lines = sheet.columns.compactMap(Self.line)
            if !lines.isEmpty { text += "    columns:\n" + lines.joined() }
        }
        return text
    }

    private static func line(_ column: Column) -> String? {
        let header = "      \(JSONWords.quoted(column.header)): "
        switch column.meaning {
        case .field, .documentKey: return nil
        case .ignored: return header + "ignore\n"
        case .personal: return header + "ignore  # date cu caracter personal\n"
        case .unknown(let near):
            return header + "ignore" + (near.map { "  # poate \($0)" } ?? "") + "\n"
        }
    }

    /// The report as a person reads it: sheets, their columns, what each is.
    public func text(in language: MessageLanguage) -> String {
        sheets.map { $0.text(in: language) }.joined(separator: "\n")
    }
}

extension RegisterInspection.SheetReport {
    fileprivate func text(in language: MessageLanguage) -> String {
        let what = holds ?? Text(ro: "nerecunoscută", en: "not recognised").in(language)
        let rows = Text(ro: "rânduri de date", en: "rows of data").in(language)
        var text = "\(file) · \(sheet): \(what), \(rowCount) \(rows)\n"
        for column in columns {
            let cell = SourcePlace.columnName(column.place.column)
            text += "  \(cell)  \(column.header) → \(column.meaning.text(in: language))\n"
        }
        return text
    }
}

extension RegisterInspection.Meaning {
    fileprivate func text(in language: MessageLanguage) -> String {
        switch self {
        case .field(let path, let label): "\(path) (\(label.in(language)))"
        case .documentKey:
            Text(ro: "numărul documentului", en: "the document's number").in(language)
        case .ignored: Text(ro: "nu se citește", en: "not read").in(language)
        case .personal:
            Text(
                ro: "DATE CU CARACTER PERSONAL: ștergeți coloana sau scrieți „ignore”",
                en: "PERSONAL DATA: delete the column, or write “ignore”"
            ).in(language)
        case .unknown(let near?):
            Text(ro: "necunoscută; poate \(near)", en: "unknown; perhaps \(near)").in(language)
        case .unknown(nil): Text(ro: "necunoscută", en: "unknown").in(language)
        }
    }
}

/// Walks the sheets for an inspection.
private struct Inspector {
    let vocabulary: RegisterVocabulary
    let mapping: RegisterMapping?
    var problems = DiagnosticCollector()
    var sheets: [RegisterInspection.SheetReport] = []

    init(vocabulary: RegisterVocabulary, mapping: RegisterMapping?) {
        self.vocabulary = vocabulary
        self.mapping = mapping
    }

    mutating func look(at file: String, _ bytes: [UInt8], isOnly: Bool) {
        let options = mapping?.separatedText ?? SeparatedTextOptions()
        guard
            let workbook = problems.take(try Workbook(bytes: bytes, file: file, options: options)),
            let found = problems.take(try workbook.sheets())
        else { return }
        problems.report(workbook.warnings)
        let filled = found.filter { !$0.rows.isEmpty && !$0.heading.isHidden }
        let roles = SheetRoles(vocabulary: vocabulary, mapping: mapping)
        for sheet in filled {
            sheets.append(
                report(sheet, file, roles.role(of: sheet, isOnly: isOnly && filled.count == 1)))
        }
    }

    private func report(_ sheet: Sheet, _ file: String, _ role: SheetRole?)
        -> RegisterInspection.SheetReport
    {
        let entry = mapping?.mapping(of: sheet.name)
        let names = ColumnNames(role ?? .documents, vocabulary)
        let header =
            role == .ignored
            ? nil : HeaderFinder(sheet: sheet, names: names, mapping: entry).find()
        let end = header?.rows.upperBound ?? 0
        let data = sheet.rows.filter { $0.number > end && !$0.isHidden }
        let reader = TableReader(file: file, vocabulary: vocabulary, mapping: mapping)
        let beginning = Array(data.prefix(TableReader.sampleSize))
        return RegisterInspection.SheetReport(
            file: file, sheet: sheet.name, holds: role?.name, header: header?.rows,
            columns: (header?.columns ?? []).map { column in
                RegisterInspection.Column(
                    place: SourcePlace(
                        file: file, sheet: sheet.name, row: end, column: column.number),
                    header: column.header.words,
                    meaning: meaning(
                        column, names, isPersonal: reader.isPersonal(column, beginning)))
            }, rowCount: data.count)
    }

    private func meaning(
        _ column: HeaderFinder.HeaderColumn, _ names: ColumnNames, isPersonal: Bool
    ) -> RegisterInspection.Meaning {
        if isPersonal, !column.isNamed { return .personal }
        guard let path = column.path else {
            return column.isNamed ? .ignored : .unknown(near: names.nearest(to: column.header))
        }
        if path == ColumnNames.documentKey { return .documentKey }
        let words = path.description
        return .field(path, label: names.field(at: path)?.label ?? Text(ro: words, en: words))
    }
}

/// Texts in YAML that may hold anything.
private enum JSONWords {
    static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: " ")
        return "\"\(escaped)\""
    }
}
