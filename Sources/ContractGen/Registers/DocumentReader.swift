internal import DataFiles
internal import Diagnostics
internal import Spreadsheets

/// Puts together the data of one document: its row, its rows in other sheets, its parties.
struct DocumentReader {
    private let contents: RegisterContents
    private let table: RegisterTable
    private let row: SheetRow
    private let place: SourcePlace
    private var cells: CellReader
    private var tree = DataTree()
    private var refused: Set<FieldPath> = []

    init(
        _ contents: RegisterContents, _ table: RegisterTable, _ row: SheetRow, at place: SourcePlace
    ) {
        self.contents = contents
        self.table = table
        self.row = row
        self.place = place
        cells = CellReader(contents.vocabulary)
    }

    mutating func read() -> (node: DataNode, problems: [Diagnostic], refused: Set<FieldPath>) {
        let (kind, problem) = contents.kind(of: row, in: table)
        if let problem { cells.problems.report(problem) }
        guard let kind else { return (DataNode(.map([]), at: place), cells.problems.all, []) }
        let schema = kind.schema
        put(kind)
        putFields(of: row, in: table, schema, at: .root)
        addElements(schema)
        addParties(schema)
        reportTwin()
        var node = tree.node(at: place)
        if let values = contents.mapping?.values { node = node.supplemented(by: values) }
        return (node, cells.problems.all, refused)
    }

    private mutating func put(_ kind: DocumentKind) {
        let place = table.column("kind").map { table.place(row, $0.number) } ?? place
        tree.put(
            DataNode(.scalar(kind.rawValue, isQuoted: true), at: place),
            at: FieldPath([.key("kind")]))
    }

    /// Puts a row's cells below a path; those of fields the kind does not have are passed on as
    /// they are, for the schema to complain of.
    private mutating func putFields(
        of row: SheetRow, in table: RegisterTable, _ schema: Schema, at base: FieldPath
    ) {
        for column in table.columns where column.path != ColumnNames.documentKey {
            guard let cell = table.cell(row, column) else { continue }
            let path = base.steps.isEmpty ? column.path : FieldPath(base.steps + column.path.steps)
            let count = cells.problems.all.count
            if let node = cells.node(cell, for: schema.field(at: column.path)) {
                tree.put(node, at: path)
            } else if cells.problems.all.count > count {
                refused.insert(path)
            }
        }
        RowSum(of: row, in: table)?.check(reporting: &cells.problems)
    }

    private mutating func reportTwin() {
        guard let number = number, let twin = contents.twin(of: number, at: place) else { return }
        cells.problems.report(.duplicateNumber(number, at: place, other: twin))
    }

    private var number: String? {
        let text = table.text(row, "number")
        return text.isEmpty ? nil : text
    }
}

// MARK: - Other sheets

extension DocumentReader {
    /// The rows of lists that name this document.
    private mutating func addElements(_ schema: Schema) {
        guard let number else { return }
        for position in contents.elements(of: number) {
            let table = contents.tables[position.table]
            guard case .list(let path) = table.role,
                let element = schema.field(at: path)?.type
            else { continue }
            let base = path.appending(tree.count(at: path))
            guard let inner = element.schema else {
                putWords(of: table.rows[position.row], in: table, element, at: base)
                continue
            }
            putFields(of: table.rows[position.row], in: table, inner, at: base)
        }
    }

    /// An element of a list of plain texts: the first cell that is not the key.
    private mutating func putWords(
        of row: SheetRow, in table: RegisterTable, _ type: FieldType, at path: FieldPath
    ) {
        guard let column = table.columns.first(where: { $0.path != ColumnNames.documentKey }),
            let cell = table.cell(row, column), let node = cells.node(cell, for: nil)
        else { return }
        tree.put(node, at: path)
    }

    /// Completes the parties that the row names from the sheet of parties.
    private mutating func addParties(_ schema: Schema) {
        guard !contents.parties.isEmpty else { return }
        for name in ["authority", "provider"] {
            guard let party = schema[name]?.type.schema else { continue }
            addParty(at: FieldPath([.key(name)]), party)
        }
        guard let party = schema["parties"]?.type.schema else { return }
        let list = FieldPath([.key("parties")])
        for index in 0..<tree.count(at: list) { addParty(at: list.appending(index), party) }
    }

    private mutating func addParty(at path: FieldPath, _ schema: Schema) {
        let named = tree.node(at: place)
        let node = named.value(at: path)
        let name = node?["name"]?.value.plainText ?? ""
        let code = (node?["idno"] ?? node?["cui"])?.value
        guard let place = (code ?? node?["name"]?.value)?.place else { return }
        guard let entry = contents.parties.entry(code: code?.plainText ?? "", name: name) else {
            if node?["address"] == nil {
                cells.problems.report(
                    .unknownParty(
                        name.isEmpty ? code?.plainText ?? "" : name, at: place,
                        near: contents.parties.nearest(to: name), sheet: contents.parties.sheet))
            }
            return
        }
        let typed = CodeText.compact(code?.plainText ?? "")
        if !typed.isEmpty, !entry.code.isEmpty, typed != entry.code {
            cells.problems.report(.partyCodeDiffers(at: place, other: entry.codePlace))
        }
        putFields(of: entry.row, in: entry.table, schema, at: path)
    }
}

extension DataNode {
    /// The value at a path; nil when there is none.
    func value(at path: FieldPath) -> DataNode? {
        var node: DataNode? = self
        for step in path.steps {
            switch step {
            case .key(let key): node = node?[key]?.value
            case .index(let index):
                guard case .list(let items)? = node?.content, items.indices.contains(index) else {
                    return nil
                }
                node = items[index]
            }
        }
        return node
    }
}
