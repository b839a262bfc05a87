internal import DataFiles
internal import Diagnostics
internal import Wording
internal import WorkbookWriter

/// Fills the sheets of a register with the data of documents.
struct FormFiller {
    let words: FormWords
    private(set) var forms: [RegisterWorkbook.Form]
    private(set) var problems: [Diagnostic] = []
    /// The row of each party in its sheet.
    private var partyRows: [String: Int] = [:]

    init(words: FormWords, forms: [RegisterWorkbook.Form]) {
        self.words = words
        self.forms = forms
    }

    mutating func add(_ document: DataNode, from file: String) {
        var covered: Set<FieldPath> = []
        let counts = forms.map(\.rows.count)
        let number = document["number"]?.value.plainText ?? ""
        for index in forms.indices {
            switch forms[index].role {
            case .documents: fill(index, with: document, number, at: .root, &covered)
            case .parties:
                for name in ["authority", "provider"] {
                    addParty(index, document, FieldPath([.key(name)]), &covered)
                }
            case .list(let path):
                guard case .list(let items)? = document.value(at: path)?.content else { continue }
                for (position, item) in items.enumerated() {
                    fill(index, with: item, number, at: path.appending(position), &covered)
                }
            case .ignored: break
            }
        }
        addColumns(for: document, firstRows: counts, &covered)
        reportLeftOut(document, file, covered)
    }

    private mutating func addParty(
        _ index: Int, _ document: DataNode, _ path: FieldPath, _ covered: inout Set<FieldPath>
    ) {
        guard let party = document.value(at: path) else { return }
        let key = (party["idno"] ?? party["name"])?.value.plainText ?? ""
        guard let known = partyRows[key] else {
            partyRows[key] = forms[index].rows.count
            return fill(index, with: party, "", at: path, &covered)
        }
        var ignored: Set<FieldPath> = []
        fill(index, with: party, "", at: path, &ignored)
        let row = forms[index].rows.removeLast()
        // What this document says otherwise of the party stays with the document.
        for (position, column) in forms[index].columns.enumerated()
        where row[position] == forms[index].rows[known][position] {
            if let field = column.path { covered.insert(FieldPath(path.steps + field.steps)) }
        }
    }

    /// Adds a row with what a record has for the columns.
    private mutating func fill(
        _ index: Int, with record: DataNode, _ number: String, at base: FieldPath,
        _ covered: inout Set<FieldPath>
    ) {
        let row = forms[index].columns.map { column -> WrittenValue? in
            guard let path = column.path, let field = column.field else { return .text(number) }
            if case .documents = forms[index].role, listForm(of: path) != nil { return nil }
            guard let node = record.value(at: path), !node.isNull else { return nil }
            covered.insert(FieldPath(base.steps + path.steps))
            return value(node, field)
        }
        forms[index].rows.append(row)
    }

    /// The sheet of the list that a path leads through, with the element's number and the path in it.
    private func listForm(of path: FieldPath) -> (form: Int, element: Int, path: FieldPath)? {
        for (index, form) in forms.enumerated() {
            guard case .list(let list) = form.role, path.steps.starts(with: list.steps),
                path.steps.count > list.steps.count + 1,
                case .index(let element) = path.steps[list.steps.count]
            else { continue }
            return (index, element, FieldPath(Array(path.steps.dropFirst(list.steps.count + 1))))
        }
        return nil
    }

    /// What the register has no column for gets one, headed by the field's path.
    ///
    /// - Parameter firstRows: For each sheet, its first row of this document.
    private mutating func addColumns(
        for document: DataNode, firstRows: [Int], _ covered: inout Set<FieldPath>
    ) {
        guard let documents = forms.firstIndex(where: { $0.role == .documents }) else { return }
        for path in document.wholeTexts(at: .root) where !covered.isCovering(path) {
            let place =
                listForm(of: path).map { ($0.form, firstRows[$0.form] + $0.element, $0.path) }
                ?? (documents, firstRows[documents], path)
            guard put(document.value(at: path), at: place) else { continue }
            covered.insert(path)
        }
    }

    /// - Returns: false where no column can hold the value.
    private mutating func put(
        _ node: DataNode?, at place: (form: Int, row: Int, path: FieldPath)
    ) -> Bool {
        let (form, row, path) = place
        let names = ColumnNames(forms[form].role, words.vocabulary)
        guard let node, let field = names.field(at: path), let value = value(node, field),
            forms[form].rows.indices.contains(row)
        else { return false }
        if case .list = field.type, node.plainText != nil { return false }
        let known = forms[form].columns.firstIndex { $0.path == path }
        let position = known ?? forms[form].columns.count
        if known == nil {
            forms[form].columns.append(
                .init(header: path.description, path: path, field: field))
        }
        let missing = position + 1 - forms[form].rows[row].count
        forms[form].rows[row] += Array(repeating: nil, count: max(0, missing))
        forms[form].rows[row][position] = value
        return true
    }

    private func value(_ node: DataNode, _ field: Field) -> WrittenValue? {
        if case .list(let items) = node.content {
            return .text(items.compactMap(\.plainText).joined(separator: "; "))
        }
        guard let text = node.plainText, !text.isEmpty else { return nil }
        switch field.type {
        case .date: return CalendarDate(iso: text).map { .date($0, seconds: 0) } ?? .text(text)
        case .integer, .decimal, .money, .percent:
            return StrictDecimal.parse(text).map { .number($0) } ?? .text(text)
        case .bool: return .text(["true", "da", "yes"].contains(text) ? words.yes : words.no)
        case .choice(let options):
            return .text(options.first { $0.name == text }.map(words.word) ?? text)
        default: return .text(text)
        }
    }

    private mutating func reportLeftOut(
        _ document: DataNode, _ file: String, _ covered: Set<FieldPath>
    ) {
        let left = document.leaves(at: .root).filter { !covered.isCovering($0) }
        guard let first = left.first else { return }
        problems.append(.notInRegister(left, at: document.value(at: first)?.place, file: file))
    }

    /// A row that shows what is meant, marked so that it is not read.
    mutating func addExamples() {
        for index in forms.indices {
            forms[index].rows = [
                forms[index].columns.enumerated().map { position, column in
                    let names = ["number", "name"]
                    let isKey = column.path.map { names.contains($0.description) } ?? true
                    if isKey, position < 3 { return .text(words.example) }
                    guard let field = column.field else { return nil }
                    let menu = words.menu(of: field, at: column.path)
                    if let first = menu.first { return .text(first) }
                    return field.sample.flatMap { sample in
                        sample.hasPrefix(StarterFile.placeholder)
                            ? nil
                            : value(
                                DataNode(
                                    .scalar(sample, isQuoted: true),
                                    at: SourcePlace(file: "", line: 1, column: 1)), field)
                    }
                }
            ]
        }
    }
}

extension Set<FieldPath> {
    fileprivate func isCovering(_ path: FieldPath) -> Bool {
        contains { path.steps.starts(with: $0.steps) }
    }
}

extension DataNode {
    /// The paths of all values that one cell can hold: a list of texts is one, where no text has
    /// what separates them.
    fileprivate func wholeTexts(at path: FieldPath) -> [FieldPath] {
        if case .list(let items) = content, !items.isEmpty,
            items.allSatisfy({
                $0.plainText?.contains(where: { $0 == ";" || $0.isNewline }) == false
            })
        {
            return [path]
        }
        switch content {
        case .list(let items):
            return items.enumerated().flatMap {
                $0.element.wholeTexts(at: path.appending($0.offset))
            }
        case .map(let entries):
            return entries.flatMap { $0.value.wholeTexts(at: path.appending($0.key)) }
        case .null, .scalar: return leaves(at: path)
        }
    }

    /// The paths of all values.
    fileprivate func leaves(at path: FieldPath) -> [FieldPath] {
        switch content {
        case .null: []
        case .scalar: [path]
        case .list(let items):
            items.enumerated().flatMap { $0.element.leaves(at: path.appending($0.offset)) }
        case .map(let entries): entries.flatMap { $0.value.leaves(at: path.appending($0.key)) }
        }
    }
}

extension Diagnostic {
    fileprivate static func notInRegister(
        _ paths: [FieldPath], at place: SourcePlace?, file: String
    ) -> Diagnostic {
        let list = paths.prefix(12).map(\.description).joined(separator: ", ")
        let more = paths.count > 12 ? " …" : ""
        return .warning(
            "register.not-in-register", at: place.map { .source($0) } ?? .file(file),
            arguments: ["count": String(paths.count)],
            message: Text(
                ro: "registrul nu are coloane pentru: \(list)\(more)",
                en: "the register has no columns for: \(list)\(more)"),
            hint: Text(
                ro: "păstrați aceste câmpuri într-un fișier dat cu --with",
                en: "keep these fields in a file given with --with"))
    }
}
