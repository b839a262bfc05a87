public import Diagnostics
public import Spreadsheets
public import Wording
internal import WorkbookWriter

/// A register once more, with what is wrong marked in it: problem cells are coloured and carry a
/// note, and a last column says of each row what to do.
///
/// It holds the values as they were read, so that it can be corrected and read as a register. The
/// remark column is recognised by its heading and read over.
public struct ProblemWorkbook: Sendable {
    /// The register's sheets, with the names of their files.
    private let sheets: [(file: String, sheet: Sheet)]
    private let remarks: [Place: [Diagnostic]]
    private let tables: [Table]
    private let language: MessageLanguage

    private struct Place: Hashable {
        let file: String
        let sheet: String
        let row: Int
    }

    /// What is known of a sheet.
    public struct Table: Hashable, Sendable {
        public let file: String
        public let sheet: String
        /// The last row of the heading.
        public let headerRow: Int
        /// Columns with personal data of the persons served: their values are not copied.
        public let personalColumns: Set<Int>

        public init(file: String, sheet: String, headerRow: Int, personalColumns: Set<Int> = []) {
            self.file = file
            self.sheet = sheet
            self.headerRow = headerRow
            self.personalColumns = personalColumns
        }
    }

    /// - Parameters:
    ///   - problems: Errors and warnings with their cells.
    public init(
        of sheets: [(file: String, sheet: Sheet)], tables: [Table], problems: [Diagnostic],
        language: MessageLanguage
    ) {
        self.sheets = sheets
        self.tables = tables
        self.language = language
        var remarks: [Place: [Diagnostic]] = [:]
        for problem in problems {
            guard case .source(let place)? = problem.location, let sheet = place.sheet else {
                continue
            }
            let row = Place(file: place.file, sheet: sheet, row: place.line)
            if remarks[row]?.contains(problem) != true { remarks[row, default: []].append(problem) }
        }
        self.remarks = remarks
    }

    /// The heading of the remark column.
    public static let heading = Text(ro: "Observații contractgen", en: "Remarks contractgen")

    /// Whether a register's column is the remarks of an earlier run.
    static func isHeading(_ words: String) -> Bool {
        [heading.ro, heading.en].contains { words.hasSuffix($0) }
    }

    /// The file.
    ///
    /// - Throws: `workbook.cannot-write`.
    public func bytes(on day: CalendarDate) throws(Diagnostic) -> [UInt8] {
        var writer = try WorkbookWriter(createdOn: day)
        for (file, sheet) in sheets {
            try writer.beginSheet(named: sheet.name)
            try write(sheet, of: file, to: &writer)
        }
        return try writer.finish()
    }

    private func write(
        _ sheet: Sheet, of file: String, to writer: inout WorkbookWriter
    ) throws(Diagnostic) {
        let table = tables.first { $0.file == file && $0.sheet == sheet.name }
        let last = sheet.rows.compactMap { $0.columns.last }.max() ?? 0
        if last > 0 { try writer.setWidth(18, columns: 1...last) }
        for range in sheet.layout.merges where range.rows.count * range.columns.count > 1 {
            try writer.merge(rows: range.rows, columns: range.columns)
        }
        for row in sheet.rows {
            let found = remarks[Place(file: file, sheet: sheet.name, row: row.number)] ?? []
            try write(row, found, omitting: table?.personalColumns ?? [], to: &writer)
            guard !found.isEmpty, row.number > table?.headerRow ?? 0 else { continue }
            try writer.write(
                .text(found.map(remark).joined(separator: "\n")), row: row.number,
                column: last + 1, look: CellLook(.text, fill: found.fill, wraps: true))
        }
        guard let table else { return }
        try writer.setWidth(70, columns: (last + 1)...(last + 1))
        try writer.write(
            .text(Self.heading.in(language)), row: table.headerRow, column: last + 1,
            look: CellLook(.text, fill: .grey, isBold: true))
        try writer.freeze(beforeRow: table.headerRow + 1, column: 1)
    }

    private func write(
        _ row: SheetRow, _ found: [Diagnostic], omitting omitted: Set<Int>,
        to writer: inout WorkbookWriter
    ) throws(Diagnostic) {
        let byColumn = Dictionary(grouping: found, by: \.column)
        for cell in row.cells where !omitted.contains(cell.column) {
            let (value, format) = cell.value.written
            let problems = byColumn[cell.column] ?? []
            try writer.write(
                value, row: row.number, column: cell.column,
                look: CellLook(format, fill: problems.fill))
        }
        for (column, problems) in byColumn.sorted(by: { $0.key < $1.key }) where column > 0 {
            if row[column] == nil {
                try writer.write(
                    .blank, row: row.number, column: column, look: CellLook(fill: problems.fill))
            }
            try writer.addNote(
                problems.map(remark).joined(separator: "\n"), row: row.number, column: column)
        }
    }

    /// `C14: data contractului lipsește; scrieți-o`
    private func remark(_ problem: Diagnostic) -> String {
        var cell = ""
        if case .source(let place)? = problem.location {
            cell = SourcePlace.columnName(place.column) + String(place.line) + ": "
        }
        let hint = problem.hint.map { "; " + $0.in(language) } ?? ""
        return cell + problem.message.in(language) + hint
    }
}

extension Diagnostic {
    fileprivate var column: Int {
        if case .source(let place)? = location { place.column } else { 0 }
    }
}

extension [Diagnostic] {
    fileprivate var fill: CellLook.Fill? {
        isEmpty ? nil : contains { $0.severity == .error } ? .red : .yellow
    }
}

extension CellValue {
    /// The value as it was read. A text stays text, whatever it begins with: no program makes a
    /// formula or a date of it.
    fileprivate var written: (WrittenValue, CellLook.NumberFormat) {
        switch self {
        case .text(let text), .error(let text), .unreadable(let text):
            (.text(String(text.prefix(32_000))), .text)
        case .number(let number): (.number(number), .general)
        case .percentage(let number): (.number(number), .percentage)
        case .date(let date, let seconds):
            (.date(date, seconds: seconds), seconds == 0 ? .date : .dateAndTime)
        case .time(let seconds): (.duration(seconds: seconds), .duration)
        case .boolean(let flag): (.boolean(flag), .general)
        case .notCalculated: (.blank, .general)
        }
    }
}
