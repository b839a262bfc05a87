public import DataFiles
public import Diagnostics
internal import Templates
internal import Wording

extension NextSteps {
    /// Reads the file of steps; each expression is parsed here, once.
    ///
    /// - Parameter register: The acts that steps rest on.
    /// - Throws: All that is wrong with the file, each with line and column: `next-steps.…`,
    ///   `rules.…`, `library.…`, `template.…`, `data.…`.
    public init(reading file: DataSource, register: ActRegister) throws(DiagnosticList) {
        var reader = StepReader(file, register: register)
        let rules = reader.rules(try DataNode(reading: file))
        self = try reader.problems.finish(NextSteps(rules: rules, register: register)).value
    }
}

extension Library {
    /// The steps in force.
    public func nextSteps(register: ActRegister) throws(DiagnosticList) -> NextSteps {
        guard let file = data("rules/next-steps.yaml") else {
            return NextSteps(rules: [], register: register)
        }
        return try NextSteps(reading: file, register: register)
    }
}

private struct StepReader {
    private static let keys = [
        "id", "title", "kinds", "when", "date", "add", "due", "who", "clause", "source",
    ]
    private let name: String
    private let expressions: ExpressionReader
    private let register: ActRegister
    var problems = DiagnosticCollector()

    init(_ file: DataSource, register: ActRegister) {
        name = file.name
        expressions = ExpressionReader(file)
        self.register = register
    }

    mutating func rules(_ node: DataNode) -> [StepRule] {
        guard let record = LibraryRecord(node, keys: ["checked_on", "steps"], &problems) else {
            return []
        }
        _ = record.date(ifAny: "checked_on", &problems)
        var places: [String: SourcePlace] = [:]
        let rules = record.items(ifAny: "steps", &problems).compactMap { rule($0) }
        for rule in rules {
            if let first = places[rule.id] {
                problems.report(.duplicateID(rule.id, at: rule.place, first: first))
            }
            places[rule.id] = rule.place
        }
        return rules
    }

    private mutating func rule(_ node: DataNode) -> StepRule? {
        guard let record = LibraryRecord(node, keys: Self.keys, &problems) else { return nil }
        let id = record.text("id", &problems)
        let title = record.words("title", &problems)
        let who = record.choice("who", NextStep.Actor.self, &problems)
        let clause = record.text("clause", &problems)
        let kinds = kinds(record)
        let names = NameCheck(kinds: kinds ?? DocumentKind.allCases)
        let condition = expression("when", of: record, names)
        let date = expression("date", of: record, names)
        let addition = addition(record, names)
        let due = due(record, names)
        let sources = sources(record)
        if record["date"] == nil {
            if record["due"] == nil { problems.report(.noTerm(node.place)) }
            if let add = record["add"] { problems.report(.nothingToAddTo(add.place)) }
        }
        guard let id, let title, let who, let clause else { return nil }
        return StepRule(
            id: id, title: title, kinds: kinds, condition: condition, date: date,
            addition: addition, due: due, who: who, clause: clause, sources: sources,
            place: node.place)
    }

    /// nil: all kinds.
    private mutating func kinds(_ record: LibraryRecord) -> [DocumentKind]? {
        guard let node = record.needed("kinds", &problems), node.plainText != "all" else {
            return nil
        }
        return record.items(ifAny: "kinds", &problems)
            .compactMap { $0.choice(DocumentKind.self, &problems) }
    }

    private mutating func expression(_ key: String, of record: LibraryRecord, _ names: NameCheck)
        -> RuleExpression?
    {
        record[key].flatMap { expressions.expression($0, names, &problems) }
    }

    /// `{ working_days: 3 }`
    private mutating func addition(_ record: LibraryRecord, _ names: NameCheck)
        -> StepRule.Addition?
    {
        guard let node = record["add"],
            let inner = LibraryRecord(node, keys: ["days", "working_days"], &problems)
        else { return nil }
        if inner["days"] != nil, inner["working_days"] != nil {
            let form = Text(ro: "numai days sau numai working_days", en: "days or working_days")
            problems.report(.wrongForm(node, form))
        }
        if let days = expression("days", of: inner, names) { return .days(days) }
        return expression("working_days", of: inner, names).map { .workingDays($0) }
    }

    /// Words with tags, by language.
    private mutating func due(_ record: LibraryRecord, _ names: NameCheck)
        -> [DocumentLanguage: TextTemplate]
    {
        guard let words = record.words(ifAny: "due", &problems), let node = record["due"] else {
            return [:]
        }
        var due: [DocumentLanguage: TextTemplate] = [:]
        for language in DocumentLanguage.allCases {
            guard let text = words[language] else { continue }
            let source = SourceText(name: name, text: text)
            do throws(DiagnosticList) {
                let template = try TextTemplate(
                    compiling: source, environment: Environment(language: language))
                let unknown = template.paths.compactMap { names.problem(with: $0, in: source) }
                problems.report(unknown.map { $0.moved(to: node.place) })
                due[language] = template
            } catch {
                problems.report(error.all.map { $0.moved(to: node.place) })
            }
        }
        return due
    }

    private mutating func sources(_ record: LibraryRecord) -> [Rule.Source] {
        guard let node = record.needed("source", &problems) else { return [] }
        guard case .map(let entries) = node.content, !entries.isEmpty else {
            let form = Text(ro: "cel puțin un temei", en: "at least one source")
            problems.report(.wrongForm(node, form))
            return []
        }
        return entries.compactMap {
            Rule.Source($0, register, mayBeAgreed: true, &problems)
        }
    }
}

extension Diagnostic {
    fileprivate static func noTerm(_ place: SourcePlace) -> Diagnostic {
        .error(
            "next-steps.no-term", at: .source(place),
            message: Text(
                ro: "pasul nu spune când", en: "the step does not say when"),
            hint: Text(
                ro: "adăugați „date” sau „due”", en: "add “date” or “due”"))
    }

    fileprivate static func nothingToAddTo(_ place: SourcePlace) -> Diagnostic {
        .error(
            "next-steps.nothing-to-add-to", at: .source(place),
            message: Text(
                ro: "„add” nu are la ce să se adauge", en: "“add” has no date to be added to"),
            hint: Text(ro: "scrieți „date”", en: "write “date”"))
    }
}
