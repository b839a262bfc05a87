internal import DataFiles
internal import Diagnostics
internal import Wording
internal import WorkbookWriter

/// Fills the sheets of a register with the data of documents.
struct FormFiller {
    let words: FormWords
    private(set) var forms: [RegisterWorkbook.Form]
    private(set) var problems: [Diagnostic] = []
    private var partyCodes: Set<String> = []

    init(words: FormWords, forms: [RegisterWorkbook.Form]) {
        self.words = words
        self.forms = forms
    }

    mutating func add(_ document: DataNode, from file: String) {
        var covered: Set<FieldPath> = []
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
        reportLeftOut(document, file, covered)
    }

    private mutating func addParty(
        _ index: Int, _ document: DataNode, _ path: FieldPath, _ covered: inout Set<FieldPath>
    ) {
        guard let party = document.value(at: path) else { return }
        let key = (party["idno"] ?? party["name"])?.value.plainText ?? ""
        let count = forms[index].rows.count
        fill(index, with: party, "", at: path, &covered)
        if !partyCodes.insert(key).inserted { forms[index].rows.removeSubrange(count...) }
    }

    /// Adds a row with what a record has for the columns.
    private mutating func fill(
        _ index: Int, with record: DataNode, _ number: String, at base: FieldPath,
        _ covered: inout Set<FieldPath>
    ) {
        let row = forms[index].columns.map { column -> WrittenValue? in
            guard let path = column.path, let field = column.field else { return .text(number) }
            guard let node = record.value(at: path), !node.isNull else { return nil }
            covered.insert(FieldPath(base.steps + path.steps))
            return value(node, field)
        }
        forms[index].rows.append(row)
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
        let left = document.leaves(at: .root).filter { path in
            !covered.contains { path.steps.starts(with: $0.steps) }
        }
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

extension DataNode {
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
