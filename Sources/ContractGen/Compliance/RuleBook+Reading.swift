public import DataFiles
public import Diagnostics
internal import Templates
internal import Wording

extension RuleBook {
    /// Reads the files of requirements; each requirement's expressions are parsed here, once.
    ///
    /// - Parameters:
    ///   - kind: Leaves out, unread, the requirements for other kinds of documents; nil takes all.
    ///   - register: The acts that requirements rest on.
    /// - Throws: All that is wrong with all files, each with line and column: `rules.…`,
    ///   `library.…`, `template.…`, `data.…`.
    public init(
        reading files: [DataSource], for kind: DocumentKind? = nil, register: ActRegister
    ) throws(DiagnosticList) {
        var problems = DiagnosticCollector()
        var rules: [Rule] = []
        for file in files {
            guard let node = problems.takeAll(try Self.node(of: file)) else { continue }
            var reader = RuleReader(file, for: kind, register: register)
            rules += reader.rules(node)
            problems.report(reader.problems.all)
        }
        var places: [String: SourcePlace] = [:]
        for rule in rules {
            if let first = places[rule.id] {
                problems.report(.duplicateID(rule.id, at: rule.place, first: first))
            }
            places[rule.id] = rule.place
        }
        self = try problems.finish(RuleBook(rules: rules, register: register)).value
    }

    private static func node(of file: DataSource) throws(DiagnosticList) -> Checked<DataNode> {
        Checked(try DataNode(reading: file))
    }
}

/// Reads the requirements of one file and gathers what is wrong.
private struct RuleReader {
    private static let keys = [
        "id", "title", "severity", "kinds", "blocks", "languages", "validity", "guide-section",
        "for_each", "when", "check", "look-at", "table", "sources", "advice", "checked_on",
    ]
    private let expressions: ExpressionReader
    private let kind: DocumentKind?
    private let register: ActRegister
    var problems = DiagnosticCollector()

    init(_ file: DataSource, for kind: DocumentKind?, register: ActRegister) {
        self.kind = kind
        expressions = ExpressionReader(file)
        self.register = register
    }

    mutating func rules(_ node: DataNode) -> [Rule] {
        guard let record = LibraryRecord(node, keys: ["checked_on", "rules"], &problems) else {
            return []
        }
        let checkedOn = record.date(ifAny: "checked_on", &problems)
        return record.items(ifAny: "rules", &problems).compactMap { rule($0, checkedOn: checkedOn) }
    }

    private mutating func rule(_ node: DataNode, checkedOn: CalendarDate?) -> Rule? {
        guard let record = LibraryRecord(node, keys: Self.keys, &problems) else { return nil }
        let kinds = kinds(record)
        if let kind, let kinds, !kinds.contains(kind) { return nil }
        let id = record.text("id", &problems)
        let title = record.words("title", &problems)
        let severity = record.choice("severity", Severity.self, &problems)
        let advice = record.words("advice", &problems)
        _ = record.needed("blocks", &problems)
        let blocks = record.flag(ifAny: "blocks", &problems)
        let names = NameCheck(kinds: kinds ?? DocumentKind.allCases)
        let scope = scope(record, names)
        let inner = scope.loop.map { names.within($0) } ?? names
        let checks = record.needed("check", &problems).map { self.checks($0, inner) }
        let sources = sources(record)
        let date = record.date(ifAny: "checked_on", &problems) ?? checkedOn
        if date == nil { problems.report(.notChecked(id ?? "", at: node.place)) }
        guard let id, let title, let severity, let advice, let blocks, let checks, let date
        else { return nil }
        return Rule(
            id: id, title: title, severity: severity, blocks: blocks, kinds: kinds,
            languages: languages(record), validity: validity(record),
            guideSection: record.node["guide-section"].map { $0.value.plainText ?? "" },
            checks: checks, scope: scope,
            lookAt: lookAt(record, kinds), table: table(record, names), sources: sources,
            advice: advice, checkedOn: date, place: node.place)
    }

    /// nil: all kinds.
    private mutating func kinds(_ record: LibraryRecord) -> [DocumentKind]? {
        guard let node = record.needed("kinds", &problems), node.plainText != "all" else {
            return nil
        }
        return record.items(ifAny: "kinds", &problems)
            .compactMap { $0.choice(DocumentKind.self, &problems) }
    }

    private mutating func languages(_ record: LibraryRecord) -> [DocumentLanguage]? {
        guard record["languages"] != nil else { return nil }
        return record.items(ifAny: "languages", &problems)
            .compactMap { $0.choice(DocumentLanguage.self, &problems) }
    }

    private mutating func validity(_ record: LibraryRecord) -> Validity? {
        record["validity"].flatMap { $0.choice(Validity.self, &problems) }
    }

    // MARK: - Expressions

    private mutating func scope(_ record: LibraryRecord, _ names: NameCheck) -> Rule.Guard {
        let loop = record["for_each"].flatMap { self.loop($0, names) }
        let inner = loop.map { names.within($0) } ?? names
        let condition = record["when"].flatMap { expressions.expression($0, inner, &problems) }
        return Rule.Guard(loop: loop, condition: condition)
    }

    /// `parties as party`
    private mutating func loop(_ node: DataNode, _ names: NameCheck) -> Rule.Loop? {
        let words = node.plainText?.split(separator: " ") ?? []
        guard words.count >= 3, words[words.count - 2] == "as", let name = words.last else {
            let form = Text(ro: "forma „parties as party”", en: "the form “parties as party”")
            problems.report(.wrongForm(node, form))
            return nil
        }
        let list = words.dropLast(2).joined(separator: " ")
        return expressions.expression(node, text: list, names, &problems)
            .map { Rule.Loop(list: $0, name: String(name)) }
    }

    private mutating func checks(_ node: DataNode, _ names: NameCheck) -> [Rule.Check] {
        switch node.content {
        case .list(let items): return items.flatMap { checks($0, names) }
        case .map: return check(node, names).map { [$0] } ?? []
        case .scalar, .null:
            let requirement = expressions.expression(node, names, &problems)
            let always = Rule.Guard(loop: nil, condition: nil)
            return requirement.map { [Rule.Check(scope: always, requirement: $0)] } ?? []
        }
    }

    /// `{ for_each: …, when: …, check: … }`
    private mutating func check(_ node: DataNode, _ names: NameCheck) -> Rule.Check? {
        let keys = ["for_each", "when", "check"]
        guard let record = LibraryRecord(node, keys: keys, &problems) else { return nil }
        let scope = scope(record, names)
        let inner = scope.loop.map { names.within($0) } ?? names
        return record.needed("check", &problems)
            .flatMap { expressions.expression($0, inner, &problems) }
            .map { Rule.Check(scope: scope, requirement: $0) }
    }

    // MARK: - What is shown

    private mutating func lookAt(_ record: LibraryRecord, _ kinds: [DocumentKind]?) -> [LookAt] {
        let captions = FieldCaptions(kinds: kind.map { [$0] } ?? kinds ?? DocumentKind.allCases)
        return record.texts(ifAny: "look-at", &problems).map { LookAt($0, captions) }
    }

    /// `{ rows: amendment.rows as row, columns: [{ title: …, value: … }] }`
    private mutating func table(_ record: LibraryRecord, _ names: NameCheck) -> Rule.Table? {
        guard let node = record["table"],
            let record = LibraryRecord(node, keys: ["rows", "columns"], &problems),
            let loop = record.needed("rows", &problems).flatMap({ loop($0, names) })
        else { return nil }
        let inner = names.within(loop)
        let columns = record.items(ifAny: "columns", &problems).compactMap { column($0, inner) }
        guard (1...Rule.Table.mostColumns).contains(columns.count) else {
            let form = Text(
                ro: "una până la \(Rule.Table.mostColumns) coloane",
                en: "one to \(Rule.Table.mostColumns) columns")
            problems.report(.wrongForm(record["columns"] ?? node, form))
            return nil
        }
        return Rule.Table(loop: loop, columns: columns)
    }

    private mutating func column(_ node: DataNode, _ names: NameCheck) -> Rule.Table.Column? {
        guard let record = LibraryRecord(node, keys: ["title", "value"], &problems) else {
            return nil
        }
        let title = record.words("title", &problems)
        let value = record.needed("value", &problems)
            .flatMap { expressions.expression($0, names, &problems) }
        guard let title, let value else { return nil }
        return Rule.Table.Column(title: title, value: value)
    }

    // MARK: - Sources

    private mutating func sources(_ record: LibraryRecord) -> [Rule.Source] {
        guard case .map(let entries)? = record["sources"]?.content, !entries.isEmpty else {
            let id = record["id"]?.plainText ?? ""
            problems.report(.noSource(id, at: record["sources"]?.place ?? record.node.place))
            return []
        }
        return entries.compactMap { Rule.Source($0, register, &problems) }
    }
}

extension Rule.Source {
    /// - Parameter mayBeAgreed: Whether the ground may be „contract”, what the parties agreed.
    init?(
        _ entry: DataNode.Entry, _ register: ActRegister, mayBeAgreed: Bool = false,
        _ problems: inout DiagnosticCollector
    ) {
        isAgreed = mayBeAgreed && entry.key == "contract"
        act = register[entry.key]?.id
        if act == nil, entry.key != "practice", !isAgreed {
            let known = register.acts.flatMap { [$0.id] + $0.aliases } + ["practice"]
            problems.report(.unknownAct(entry.key, known: known, at: entry.keyPlace))
        }
        guard let record = LibraryRecord(entry.value, keys: ["place", "confidence"], &problems)
        else { return nil }
        // An empty place says that the act as a whole is meant.
        place = record.node["place"]?.value.plainText ?? ""
        guard !isAgreed else {
            confidence = .practice
            return
        }
        guard let confidence = record.choice("confidence", Confidence.self, &problems) else {
            return nil
        }
        self.confidence = confidence
    }
}

extension Diagnostic {
    fileprivate static func noSource(_ id: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "rules.no-source", at: .source(place), arguments: ["rule": id],
            message: Text(
                ro: "cerința \(id) nu spune pe ce se sprijină",
                en: "the requirement \(id) does not say what it rests on"),
            hint: Text(
                ro: "adăugați „sources” cu actul, locul și încrederea sau „practice”",
                en: "add “sources” with the act, the place and the confidence, or “practice”"))
    }

    fileprivate static func notChecked(_ id: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "rules.not-checked", at: .source(place), arguments: ["rule": id],
            message: Text(
                ro: "nu se știe când a fost comparată cerința \(id) cu sursele",
                en: "it is not known when the requirement \(id) was compared with its sources"),
            hint: Text(
                ro: "scrieți „checked_on: 2027-01-15” la cerință sau la începutul fișierului",
                en: "write “checked_on: 2027-01-15” at the requirement or at the file's head"))
    }
}
