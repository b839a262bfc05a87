internal import Diagnostics
internal import Digest
internal import Templates
internal import Wording

/// Checks one document against requirements.
///
/// An object, so that handing it on copies nothing.
final class RuleEvaluation: Sendable {
    private let subject: RuleSubject
    private let environment: Environment
    private let scope: Scope
    private let circumstances: RuleBook.Circumstances

    init(
        _ view: DraftView?, fields: Value.Map?, register: ActRegister,
        _ circumstances: RuleBook.Circumstances
    ) {
        let dates = ActRegister.Dates(
            of: fields, today: circumstances.documentDate ?? circumstances.today)
        subject = RuleSubject(
            view: view, fields: fields?.withParties, facts: circumstances.facts,
            register: register, dates: dates, language: circumstances.language,
            roles: circumstances.keyClauses,
            captions: FieldCaptions(kinds: circumstances.kind.map { [$0] } ?? []),
            versions: circumstances.otherLanguages.mapValues { DraftView($0, register) })
        var environment = Environment(
            language: circumstances.language, currency: fields?.currency ?? .MDL)
        subject.install(into: &environment)
        self.environment = environment
        scope = Scope(subject.names)
        self.circumstances = circumstances
    }

    // MARK: - What findings follow from

    /// What has to be the same for any finding to be; nil where more decides than is compared.
    struct Basis: Hashable {
        let kind: DocumentKind?
        let language: DocumentLanguage
        let currency: Currency
        let keyClauses: [String: String]
    }

    var basis: Basis? {
        guard subject.view != nil, subject.fields != nil, circumstances.reviews.isEmpty,
            circumstances.otherLanguages.isEmpty
        else { return nil }
        return Basis(
            kind: circumstances.kind, language: circumstances.language,
            currency: environment.currency, keyClauses: circumstances.keyClauses)
    }

    var dates: ActRegister.Dates { subject.dates }

    func readings(of paths: [FieldPath]) -> [Scope.Reading] {
        paths.map { scope.reading(of: $0) }
    }

    /// Whether another document's draft is the same in all that is read of it.
    func says(theSameAs other: RuleEvaluation, in reads: RuleReads) -> Bool {
        guard reads.hasStructure else { return true }
        guard let own = subject.view, let view = other.subject.view,
            own.structure === view.structure,
            !reads.hasSignatures || own.says(theSameAs: view, in: own.signatures)
        else { return false }
        return reads.clauses.allSatisfy { clause in
            // For a clause that is not there the whole text may have been searched.
            own.blocks(ofClause: subject.id(of: clause)).map {
                own.says(theSameAs: view, in: $0)
            } ?? false
        }
    }

    func sources(of rule: Rule) -> [Finding.Source] {
        subject.register.sources(rule.sources, on: subject.dates)
    }

    // MARK: - Requirements

    /// The finding; nil, and the problem noted, when the requirement itself is broken.
    func finding(of rule: Rule, _ problems: inout DiagnosticCollector) -> Finding? {
        var tally = Tally()
        do throws(Diagnostic) {
            try judge(rule, &tally)
        } catch {
            problems.report(.broken(rule, error))
            return nil
        }
        let table = tally.outcome == .fail ? rule.table.flatMap(table) : nil
        return decided(finding(of: rule, tally, table), rule)
    }

    private func judge(_ rule: Rule, _ tally: inout Tally) throws(Diagnostic) {
        guard isValid(rule, &tally) else { return }
        let items = try items(of: rule.scope, in: [Item(scope: scope)], &tally)
        let isUncertain = tally.isUncertain
        for item in items {
            if let languages = rule.languages, !languages.contains(circumstances.language) {
                return tally.undecided.append(.unreadable(in: circumstances.language))
            }
            for check in rule.checks {
                tally.begin(isUncertain: isUncertain)
                for item in try self.items(of: check.scope, in: [item], &tally) {
                    try judge(check.requirement, for: item, &tally)
                }
                tally.endCheck()
            }
        }
    }

    /// Whether the requirement is one for this document's procurement.
    private func isValid(_ rule: Rule, _ tally: inout Tally) -> Bool {
        guard let validity = rule.validity else { return true }
        guard let band = subject.band else {
            tally.undecided.append(.noProcurement)
            return false
        }
        return validity.covers(band)
    }

    // MARK: - Loops and conditions

    /// What a check is made for: the names it reads, and where its loop variables come from.
    private struct Item {
        var scope: Scope
        var paths: [String: FieldPath] = [:]
    }

    /// The items of the loop for which the condition holds.
    private func items(of guarding: Rule.Guard, in outer: [Item], _ tally: inout Tally)
        throws(Diagnostic) -> [Item]
    {
        if guarding.loop == nil, guarding.condition == nil { return outer }
        var items: [Item] = []
        for item in outer {
            for inner in try self.items(of: guarding.loop, in: item, &tally)
            where try holds(guarding.condition, for: inner, &tally) {
                items.append(inner)
            }
        }
        return items
    }

    private func items(of loop: Rule.Loop?, in item: Item, _ tally: inout Tally)
        throws(Diagnostic) -> [Item]
    {
        guard let loop else { return [item] }
        guard let value = try value(of: loop.list, for: item, &tally) else { return [] }
        guard case .list(let list) = value else { throw .notAList(loop.list.place) }
        let base = source(of: loop.list, item)
        return list.enumerated().map { index, value in
            var inner = item
            inner.scope.push()
            inner.scope.set(loop.name, value)
            inner.paths[loop.name] = base?.appending(index)
            return inner
        }
    }

    /// The list a loop goes over: a condition in its expression reads other fields, too.
    private func source(of list: RuleExpression, _ item: Item) -> FieldPath? {
        let paths = list.paths.map { resolved($0.path, item) }
        let data = Value.map(subject.fields ?? Value.Map())
        return paths.first { if case .list? = data[$0] { true } else { false } } ?? paths.first
    }

    private func holds(_ condition: RuleExpression?, for item: Item, _ tally: inout Tally)
        throws(Diagnostic) -> Bool
    {
        guard let condition else { return true }
        let holds = try value(of: condition, for: item, &tally)?.isTruthy ?? false
        guard asksMissingData(condition, item) else { return holds }
        // What a foreign document's data would say is not known: it may apply all the same.
        tally.isUncertain = true
        if !holds { tally.undecided.append(.noData) }
        return holds
    }

    /// Whether an expression copes with the absence of data that a foreign document came without.
    private func asksMissingData(_ expression: RuleExpression, _ item: Item) -> Bool {
        guard subject.fields == nil else { return false }
        return expression.paths.contains { path in
            path.isGuarded && scope.lookup(path.name) == nil && item.paths[path.name] == nil
        }
    }

    /// The value; nil, and the reason noted, when something is missing that may be.
    private func value(of expression: RuleExpression, for item: Item, _ tally: inout Tally)
        throws(Diagnostic) -> Value?
    {
        do {
            return try expression.parsed.value(in: item.scope, environment: environment)
        } catch {
            guard let reason = LocalText(reasonFor: error) else { throw error }
            tally.undecided.append(reason)
            return nil
        }
    }

    // MARK: - Requirements

    private func judge(_ requirement: RuleExpression, for item: Item, _ tally: inout Tally)
        throws(Diagnostic)
    {
        guard let value = try value(of: requirement, for: item, &tally) else { return }
        tally.checked += 1
        if asksMissingData(requirement, item) { tally.isUncertain = true }
        switch value {
        case .bool(true): return
        case .bool(false): tally.problems.append(unmet(requirement, item))
        case .list(let list):
            for value in list {
                guard let problem = Finding.Problem(value) else {
                    throw .notAProblem(requirement.place)
                }
                tally.problems.append(located(problem, requirement, item))
            }
        default: throw .notAnAnswer(value.kind, requirement.place)
        }
    }

    /// A condition that does not hold, told by the values it read.
    private func unmet(_ requirement: RuleExpression, _ item: Item) -> Finding.Problem {
        let paths = requirement.paths.map { resolved($0.path, item) }
        let words = UnmetWords(
            captions: subject.captions, language: circumstances.language,
            currency: environment.currency
        ) { [fields = subject.fields] path in fields.flatMap { Value.map($0)[path] } }
        let text =
            requirement.parsed.comparison.flatMap { sides in
                words.sentence(sides) { resolved($0, item) }
            } ?? words.sentence(paths)
        return Finding.Problem(text, at: paths.first.map { .field($0) })
    }

    /// The problem with its place in the data, counted from their root: of `filled` the field below
    /// the group it was given, of a helper that names no place what it was given. Its words name the
    /// field as readers call it.
    private func located(
        _ problem: Finding.Problem, _ requirement: RuleExpression, _ item: Item
    ) -> Finding.Problem {
        guard let base = requirement.paths.first.map({ resolved($0.path, item) }),
            case .key(let root)? = base.steps.first, subject.fields?[root] != nil
        else { return problem }
        switch problem.place {
        case .field(let path) where path.steps.count == 1:
            let whole = FieldPath(base.steps + path.steps)
            let label = subject.captions.label(of: whole)
            return Finding.Problem(problem.text.naming(path, as: label), at: .field(whole))
        case nil:
            let text = problem.text.preceded(by: subject.captions.label(of: base))
            return Finding.Problem(text, at: .field(base))
        default: return problem
        }
    }

    /// A path with the loop's variable replaced by what it stands for, as the user typed it.
    private func resolved(_ path: FieldPath, _ item: Item) -> FieldPath {
        guard case .key(let name)? = path.steps.first, let base = item.paths[name] else {
            return subject.typed(path)
        }
        return subject.typed(FieldPath(base.steps + path.steps.dropFirst()))
    }

    // MARK: - The finding

    /// What the checks of one requirement came to.
    private struct Tally {
        var checked = 0
        var problems: [Finding.Problem] = []
        var undecided: [LocalText] = []
        /// Whether data that are not known may make the check at hand void.
        var isUncertain = false
        /// Whether they may make any check void.
        private(set) var wasUncertain = false
        private var known = 0
        private var hasFailed = false

        /// - Parameter isUncertain: Whether the whole requirement may be void.
        mutating func begin(isUncertain: Bool) {
            self.isUncertain = isUncertain
            known = problems.count
        }

        mutating func endCheck() {
            hasFailed = hasFailed || !isUncertain && problems.count > known
            wasUncertain = wasUncertain || isUncertain
        }

        var outcome: Finding.Outcome {
            if !problems.isEmpty { return hasFailed ? .fail : .cannotBeDecided }
            if !undecided.isEmpty { return .cannotBeDecided }
            return checked > 0 ? .pass : .notApplicable
        }
    }

    /// The rows that show why; a cell whose value is missing is empty.
    private func table(_ table: Rule.Table) -> Finding.Table? {
        var unread = Tally()
        guard let items = try? items(of: table.loop, in: Item(scope: scope), &unread) else {
            return nil
        }
        let rows = items.map { item in
            table.columns.map { column in
                (try? column.value.parsed.printed(in: item.scope, environment: environment)) ?? ""
            }
        }
        return Finding.Table(columns: table.columns.map(\.title), rows: rows)
    }

    private func finding(of rule: Rule, _ tally: Tally, _ table: Finding.Table?) -> Finding {
        Finding(
            rule: rule.id, title: rule.title, severity: rule.severity, blocks: rule.blocks,
            outcome: tally.outcome, problems: tally.problems.map(\.masked).uniqued(),
            reasons: (tally.undecided + (tally.isUncertain || tally.wasUncertain ? [.noData] : []))
                .uniqued(),
            evidence: tally.outcome == .notApplicable ? [] : rule.lookAt.compactMap(evidence),
            sources: sources(of: rule), lookAt: rule.lookAt,
            advice: rule.advice, table: table)
    }

    /// With the lawyer's decision, when what it looked at is still the same. It settles what could
    /// not be decided; what is not met stays so, and may be accepted.
    private func decided(_ finding: Finding, _ rule: Rule) -> Finding {
        var finding = finding
        let reviews = circumstances.reviews.filter { $0.rule == rule.id }
        guard !reviews.isEmpty || finding.outcome == .fail || finding.outcome == .cannotBeDecided
        else { return finding }
        finding.code = code(of: finding, rule)
        let version = circumstances.version
        let current = reviews.last { $0.version == finding.code || $0.version == version }
        guard let current else {
            finding.lapsedReview = reviews.last
            return finding
        }
        finding.review = current
        if finding.outcome != .fail {
            finding.outcome = Finding.Outcome(rawValue: current.outcome.rawValue) ?? finding.outcome
        }
        return finding
    }

    /// Changes with the requirement, the fields and clauses it looks at, and what it found there.
    private func code(of finding: Finding, _ rule: Rule) -> String {
        let checks = rule.checks.map { check in
            (check.scope.condition?.text ?? "") + check.requirement.text
        }
        let looked = rule.lookAt.map(content)
        let problems = finding.problems.map(\.text.ro)
        let all = [rule.id, rule.scope.condition?.text ?? ""] + checks + looked + problems
        return String(
            SHA256.hexadecimal(of: Array(all.joined(separator: "\u{0}").utf8)).prefix(8))
    }

    private func content(_ place: LookAt) -> String {
        switch place {
        case .field(let field):
            guard let fields = subject.fields, let value = Value.map(fields)[field.path] else {
                return ""
            }
            return JSONText(value).canonical
        case .clause(let id):
            guard let view = subject.view, let blocks = view.blocks(ofClause: id) else { return "" }
            return view.blocks[blocks].map(\.text).joined(separator: "\n")
        case .signatures:
            guard let view = subject.view else { return "" }
            return view.signatures.map { view.blocks[$0].text }.joined(separator: "\n")
        case .text: return subject.view?.blocks.map(\.text).joined(separator: "\n") ?? ""
        }
    }

    private func evidence(_ place: LookAt) -> Finding.Evidence? {
        switch place {
        case .clause(let id):
            guard let view = subject.view, let blocks = view.blocks(ofClause: id) else {
                return nil
            }
            let place = view.place(ofBlock: blocks.lowerBound)
            return Finding.Evidence(place: place, label: place.label, value: nil)
        case .field(let field):
            guard let fields = subject.fields, let value = Value.map(fields)[field.path],
                Value.map(fields).has(field.path.steps[...])
            else { return nil }
            let text =
                shown(value, field)
                ?? Value.map(fields).figures(along: field.path.steps[...]) { shown($0, field) }
            return Finding.Evidence(place: .field(field.path), label: field.label, value: text)
        case .signatures, .text: return nil
        }
    }

    private func shown(_ value: Value, _ field: LookAt.Field) -> String? {
        if case .text(let id) = value, let act = subject.register[id] {
            return subject.register.name(of: act).in(circumstances.language)
        }
        return field.caption?.text(of: value, in: circumstances.language, environment.currency)
            ?? value.shortText(in: circumstances.language)
    }
}

extension RuleBook.Circumstances {
    /// What is known of a document that came without its data.
    fileprivate var facts: Value.Map {
        var facts = Value.Map([("language", .text(language.rawValue))])
        facts["kind"] = kind.map { .text($0.rawValue) }
        facts["date"] = documentDate.map { .date($0) }
        return facts
    }
}

extension LocalText {
    fileprivate static let noData = LocalText(
        ro: "documentul a venit fără datele sale", ru: "документ пришёл без своих данных",
        en: "the document came without its data")

    fileprivate static func unreadable(in language: DocumentLanguage) -> LocalText {
        LocalText(
            ro: "textul în altă limbă (\(language.rawValue)) îl citește un om",
            ru: "текст на этом языке (\(language.rawValue)) читает человек",
            en: "a person has to read the text in this language (\(language.rawValue))")
    }

    fileprivate static var noProcurement: LocalText {
        LocalText(
            ro: "nu se știe după care lege s-a desfășurat achiziția",
            ru: "неизвестно, по какому закону проведена закупка",
            en: "it is not known which law the procurement followed")
    }

    /// Why a requirement cannot be decided; nil when the problem lies in the requirement.
    fileprivate init?(reasonFor error: Diagnostic) {
        switch error.id {
        case "template.unknown-name", "template.unknown-field":
            let name = error.arguments["name"] ?? ""
            guard !["key", "draft"].contains(name) else {
                let problem = Diagnostic.noDraft.message
                self.init(ro: problem.ro, en: problem.en)
                return
            }
            self.init(
                ro: "datele nu au câmpul „\(name)”", ru: "в данных нет поля „\(name)”",
                en: "the data have no field “\(name)”")
        case "rules.no-draft", "rules.no-data", "rules.no-clause-ids", "rules.ask-person",
            "rules.not-found", "rules.procurement-unknown", Diagnostic.wordedOtherwiseID,
            Diagnostic.undatedSwitchID:
            self.init(ro: error.message.ro, en: error.message.en)
        default:
            guard error.isOfMissingData else { return nil }
            self.init(ro: error.message.ro, en: error.message.en)
        }
    }
}

extension Diagnostic {
    /// Whether an expression met what the data leave out.
    var isOfMissingData: Bool {
        [
            "template.unknown-name", "template.unknown-field", "template.field-of-nothing",
            "template.no-such-item",
        ].contains(id)
    }
}

extension Value.Map {
    fileprivate var currency: Currency? {
        if case .text(let name)? = self["currency"] { Currency(rawValue: name) } else { nil }
    }
}

extension LocalText {
    /// With a field's key in quotation marks replaced by its label.
    fileprivate func naming(_ path: FieldPath, as label: LocalText) -> LocalText {
        LocalText(
            ro: ro.replacing("„\(path)”", with: "„\(label.ro)”"),
            ru: ru?.replacing("„\(path)”", with: "„\(label.in(.ru))”"),
            en: en?.replacing("“\(path)”", with: "“\(label.in(.en))”"))
    }

    /// „IDNO: cifra de control este greșită”
    fileprivate func preceded(by label: LocalText) -> LocalText {
        LocalText(
            ro: "\(label.ro): \(ro)", ru: ru.map { "\(label.in(.ru)): \($0)" },
            en: en.map { "\(label.in(.en)): \($0)" })
    }
}

extension Array where Element: Hashable {
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Diagnostic {
    fileprivate static func broken(_ rule: Rule, _ cause: Diagnostic) -> Diagnostic {
        .error(
            "rules.broken", at: cause.location ?? .source(rule.place),
            arguments: ["rule": rule.id, "cause": cause.id],
            message: Text(
                ro: "cerința \(rule.id) nu poate fi calculată: \(cause.message.ro)",
                en: "the requirement \(rule.id) cannot be computed: \(cause.message.en)"),
            hint: cause.hint)
    }

    fileprivate static func notAList(_ place: SourcePlace) -> Diagnostic {
        .error(
            "rules.not-a-list", at: .source(place),
            message: Text(ro: "„for_each” cere o listă", en: "“for_each” needs a list"),
            hint: Text(ro: "numiți un câmp cu elemente", en: "name a field that has items"))
    }

    fileprivate static func notAnAnswer(_ kind: Value.Kind, _ place: SourcePlace) -> Diagnostic {
        .error(
            "rules.not-an-answer", at: .source(place), arguments: ["found": kind.rawValue],
            message: Text(
                ro:
                    "verificarea trebuie să dea adevărat, fals sau o listă de probleme, nu \(kind.text.ro)",
                en: "a check must give true, false or a list of problems, not \(kind.text.en)"),
            hint: Text(
                ro: "scrieți o comparație sau un ajutor", en: "write a comparison or a helper"))
    }

    fileprivate static func notAProblem(_ place: SourcePlace) -> Diagnostic {
        .error(
            "rules.not-a-problem", at: .source(place),
            message: Text(
                ro: "lista verificării are elemente care nu sunt probleme",
                en: "the check's list has items that are no problems"),
            hint: Text(
                ro: "folosiți un ajutor sau o comparație (list | length == 0)",
                en: "use a helper or a comparison (list | length == 0)"))
    }
}
