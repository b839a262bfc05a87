public import DataFiles
public import Diagnostics
internal import Spreadsheets
internal import Wording

/// One document of a register.
public struct RegisterRow: Sendable {
    let contents: RegisterContents
    let table: Int
    let position: Int

    private var sheetTable: RegisterTable { contents.tables[table] }
    private var row: SheetRow { sheetTable.rows[position] }

    /// The register's file.
    public var file: String { sheetTable.file }
    public var sheet: String { sheetTable.name }
    /// The row's number in its sheet, from 1.
    public var rowNumber: Int { row.number }
    /// The document's number as typed; nil when the row has none.
    public var number: String? {
        let text = sheetTable.text(row, "number")
        return text.isEmpty ? nil : text
    }

    /// The cell that stands for the row: that of its number, else its first.
    public var place: SourcePlace {
        let column = sheetTable.column("number")?.number ?? row.columns.first ?? 1
        return sheetTable.place(row, column)
    }

    /// The kind of document; nil when the row has none that can be made.
    public var kind: DocumentKind? { contents.kind(of: row, in: sheetTable).kind }

    /// The row's data with what other sheets and the mapping add to it, and all that is wrong with
    /// its cells. Each value's place is its cell; the fields of refused cells are left out.
    public func data() -> (node: DataNode, problems: [Diagnostic], refused: Set<FieldPath>) {
        var reader = DocumentReader(contents, sheetTable, row, at: place)
        return reader.read()
    }
}

extension Intake {
    /// Reads the document of a row; see `contract(from:with:setting:by:)` for files.
    ///
    /// - Throws: All problems of the row, each with its cell.
    public static func contract(
        from row: RegisterRow, with shared: [DataSource] = [], setting assignments: [String] = [],
        by reference: ReferenceData = .none
    ) throws(DiagnosticList) -> Checked<Reading> {
        let data = row.data()
        var problems = DiagnosticCollector()
        problems.report(data.problems)
        let reading: Checked<Reading>
        do {
            reading = try contract(
                from: data.node, named: row.file, with: shared, setting: assignments, by: reference)
        } catch {
            let refused = Set(data.refused.map(\.description))
            // A refused cell has been complained of: its field is not missing besides.
            let others = error.all.filter {
                $0.id != "data.missing-field" || !refused.contains($0.arguments["field"] ?? "")
            }
            throw DiagnosticList(problems.all + others)
        }
        problems.report(reading.warnings)
        return try problems.finish(reading.value)
    }
}

/// What the rows of a register share: its tables, and which row belongs to which document.
final class RegisterContents: Sendable {
    let tables: [RegisterTable]
    let vocabulary: RegisterVocabulary
    let mapping: RegisterMapping?
    /// Rows of lists by the key of their document.
    private let elements: KeyIndex
    private let documents: KeyIndex
    /// Rows of lists that name no document, or one that is not here.
    let orphans: [Diagnostic]
    let parties: PartyDirectory

    struct Position: Hashable, Sendable {
        let table: Int
        let row: Int

        init(table: Int, row: Int) {
            self.table = table
            self.row = row
        }

        /// Both in one number, as an index has them.
        init(_ number: Int) { self.init(table: number >> 32, row: number & 0xFFFF_FFFF) }

        var number: Int { table << 32 | row }
    }

    init(_ tables: [RegisterTable], vocabulary: RegisterVocabulary, mapping: RegisterMapping?) {
        self.tables = tables
        self.vocabulary = vocabulary
        self.mapping = mapping
        elements = Self.index(tables) { if case .list = $0 { true } else { false } }
        documents = Self.index(tables) { $0 == .documents }
        orphans = Self.orphans(in: tables, of: documents)
        parties = PartyDirectory(tables.filter { $0.role == .parties })
    }

    /// The rows of some tables by the keys of their documents.
    private static func index(
        _ tables: [RegisterTable], of role: @escaping (SheetRole) -> Bool
    ) -> KeyIndex {
        KeyIndex(
            tables.enumerated().lazy.filter { role($1.role) }.flatMap { index, table in
                table.documentKeys.enumerated().lazy.filter { !$1.isEmpty }.map { row, key in
                    let position = Position(table: index, row: row)
                    return (position.number, KeyIndex.hash(of: DocumentKey.of(key)))
                }
            })
    }

    private static func positions(
        of number: String, in index: KeyIndex, of tables: [RegisterTable]
    ) -> [Position] {
        index.positions(of: DocumentKey.of(number)) { number in
            let position = Position(number)
            return DocumentKey.of(tables[position.table].documentKeys[position.row])
        }.map(Position.init)
    }

    /// The rows of lists that belong to a document.
    func elements(of number: String) -> [Position] {
        elements.isEmpty ? [] : Self.positions(of: number, in: elements, of: tables)
    }

    /// The cell of another row with the same number.
    func twin(of number: String, at place: SourcePlace) -> SourcePlace? {
        guard documents.mayHaveGroups else { return nil }
        return Self.positions(of: number, in: documents, of: tables).lazy
            .map { Self.place($0, in: self.tables) }.first { $0 != place }
    }

    private static func place(_ position: Position, in tables: [RegisterTable]) -> SourcePlace {
        let table = tables[position.table]
        let path = table.role == .documents ? "number" : ColumnNames.documentKey.description
        return table.place(table.rows[position.row], table.column(path)?.number ?? 1)
    }

    private static func orphans(
        in tables: [RegisterTable], of documents: KeyIndex
    ) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for (index, table) in tables.enumerated() {
            guard case .list = table.role else { continue }
            for (position, key) in table.documentKeys.enumerated() {
                let place = place(Position(table: index, row: position), in: tables)
                if key.isEmpty {
                    problems.append(.rowWithoutKey(place))
                } else if positions(of: key, in: documents, of: tables).isEmpty {
                    problems.append(orphan(key, at: place, in: tables, documents))
                }
            }
        }
        return problems
    }

    private static func orphan(
        _ key: String, at place: SourcePlace, in tables: [RegisterTable], _ documents: KeyIndex
    ) -> Diagnostic {
        let numbers = tables.filter { $0.role == .documents }.flatMap(\.documentKeys)
            .filter { !$0.isEmpty }
        let near = NearName.of(key, among: numbers)
        let other = near.flatMap { positions(of: $0, in: documents, of: tables).first }
        return .orphanRow(
            key, at: place, near: other.map { self.place($0, in: tables) }, as: near)
    }

    /// The kind a row names, or the mapping for all.
    func kind(of row: SheetRow, in table: RegisterTable) -> (
        kind: DocumentKind?, problem: Diagnostic?
    ) {
        guard let column = table.column("kind"), let cell = table.cell(row, column),
            !cell.value.plainText.isEmpty
        else { return (mappedKind, mappedKind == nil ? .noKindOfRow(table.place(row, 1)) : nil) }
        let text = cell.value.plainText
        let kind =
            DocumentKind.allCases.first { $0.words.contains(text) }
            ?? DocumentKind.allCases.first { kind in
                let key = HeaderKey.of(text)
                return kind.words.contains { HeaderKey.of($0) == key }
                    || vocabulary.options[key]?.contains(kind.rawValue) == true
            }
        guard let kind else { return (nil, .unknownKindOfRow(cell)) }
        return DocumentKind.registered.contains(kind) ? (kind, nil) : (nil, .kindNotShipped(cell))
    }

    private var mappedKind: DocumentKind? {
        mapping?.values?["kind"]?.value.plainText.flatMap(DocumentKind.init(rawValue:))
    }
}

extension DocumentKind {
    fileprivate var words: [String] { [rawValue, meaning.ro, meaning.en] }
}

/// Keys that make spellings of one document's number equal.
enum DocumentKey {
    /// Without spaces, „nr.” and marks, lower case.
    static func of(_ number: String) -> String {
        var text = Folding.key(number, diacritics: true).filter { !$0.isWhitespace }
        for prefix in ["nr.", "nr", "№"] where text.hasPrefix(prefix) {
            text.removeFirst(prefix.count)
            break
        }
        return text
    }
}
