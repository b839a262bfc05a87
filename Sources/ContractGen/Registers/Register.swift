public import Diagnostics
internal import Spreadsheets
internal import Wording

/// A register read from spreadsheets: one document a row, with what other sheets say of it.
///
/// ```swift
/// let register = try Register(reading: [("registru.xlsx", bytes)], vocabulary: words)
/// for row in register.value.rows {
///     let reading = try Intake.contract(from: row, with: [authority], by: reference)
/// }
/// ```
/// Rows keep their cells as the file spells them and become data when asked: memory does not grow
/// with the number of documents made.
public struct Register: Sendable {
    /// The documents, in the order of the sheets.
    public let rows: [RegisterRow]
    /// Errors that belong to no document: rows of other sheets whose document is not here. They
    /// stop nothing; whoever wants all or nothing looks at them.
    public let problems: [Diagnostic]

    /// Reads workbooks and CSV files as one register; in CSV each file is a sheet named by it.
    ///
    /// - Parameters:
    ///   - sources: The files with their names as the user would type them.
    ///   - mapping: What the office says of its own sheets and columns.
    ///   - vocabulary: The words by which sheets and columns are known.
    /// - Throws: What makes the register as a whole unreadable: `sheet.…`, `package.…`,
    ///   `register.no-documents`, `.no-header`, `.column-twice`, `.personal-data`.
    public static func reading(
        _ sources: [(name: String, bytes: [UInt8])], mapping: RegisterMapping? = nil,
        vocabulary: RegisterVocabulary
    ) throws(DiagnosticList) -> Checked<Register> {
        var reader = RegisterReader(vocabulary: vocabulary, mapping: mapping)
        for source in sources {
            reader.add(source.name, source.bytes, isOnly: sources.count == 1)
        }
        if !reader.problems.hasErrors, !reader.tables.contains(where: { $0.role == .documents }) {
            reader.problems.report(
                .noDocuments(sources.first?.name ?? "", sheets: reader.sheetNames))
        }
        let (tables, problems) = (reader.tables, reader.problems)
        return try problems.finish(
            Register(RegisterContents(tables, vocabulary: vocabulary, mapping: mapping)))
    }

    private init(_ contents: RegisterContents) {
        var rows: [RegisterRow] = []
        for (index, table) in contents.tables.enumerated() where table.role == .documents {
            for position in table.rows.indices {
                rows.append(RegisterRow(contents: contents, table: index, position: position))
            }
        }
        self.rows = rows
        problems = contents.orphans
    }
}

/// Gathers the tables of all files.
struct RegisterReader {
    let vocabulary: RegisterVocabulary
    let mapping: RegisterMapping?
    var problems = DiagnosticCollector()
    private(set) var tables: [RegisterTable] = []
    private(set) var sheetNames: [String] = []
    /// A hundred thousand documents with forty columns each.
    private static let maxCells = 4_000_000

    init(vocabulary: RegisterVocabulary, mapping: RegisterMapping?) {
        self.vocabulary = vocabulary
        self.mapping = mapping
    }

    mutating func add(_ file: String, _ bytes: [UInt8], isOnly: Bool) {
        let options = mapping?.separatedText ?? SeparatedTextOptions()
        var limits = SheetLimits.standard
        limits.maxCells = Self.maxCells
        guard
            let workbook = problems.take(
                try Workbook(bytes: bytes, file: file, options: options, limits: limits)),
            let sheets = problems.take(try workbook.sheets())
        else { return }
        problems.report(workbook.warnings)
        for sheet in sheets where !sheet.rows.isEmpty {
            sheetNames.append(sheet.name)
            add(sheet, file: file, isOnly: isOnly && sheets.count { !$0.rows.isEmpty } == 1)
        }
    }

    private mutating func add(_ sheet: Sheet, file: String, isOnly: Bool) {
        let roles = SheetRoles(
            vocabulary: vocabulary, mapping: mapping,
            hasDocuments: tables.contains { $0.role == .documents })
        let place = SourcePlace(
            file: file, sheet: sheet.name, row: sheet.rows.first?.number ?? 1, column: 1)
        let named = mapping?.mapping(of: sheet.name)
        if sheet.heading.isHidden, named == nil {
            if roles.role(of: sheet, isOnly: false) != .ignored {
                problems.report(.hiddenSheet(place))
            }
            return
        }
        switch roles.role(of: sheet, isOnly: isOnly) {
        case .ignored: break
        case nil: problems.report(.unknownSheet(place))
        case let role?:
            var reader = TableReader(file: file, vocabulary: vocabulary, mapping: mapping)
            let table = reader.table(sheet, role: role)
            problems.report(reader.problems.all)
            if let table { tables.append(table) }
        }
    }
}
