internal import Diagnostics
internal import Templates
internal import Wording

/// Checks one document against requirements.
///
/// An object, so that handing it on copies nothing.
final class RuleEvaluation: Sendable {
    let subject: RuleSubject
    let environment: Environment
    let scope: Scope
    let circumstances: RuleBook.Circumstances

    /// - Parameter rules: That will be asked for.
    init(
        _ view: DraftView?, fields: Value.Map?, register: ActRegister,
        _ circumstances: RuleBook.Circumstances, for rules: [Rule]
    ) {
        let dates = ActRegister.Dates(
            of: fields, today: circumstances.documentDate ?? circumstances.today)
        subject = RuleSubject(
            view: view, fields: fields?.withParties, facts: circumstances.facts,
            register: register, dates: dates, language: circumstances.language,
            roles: circumstances.keyClauses,
            captions: FieldCaptions(kinds: circumstances.kind.map { [$0] } ?? []),
            versions: circumstances.otherLanguages.mapValues { DraftView($0, register) })
        var environment = Environment.ofRules
        environment.language = circumstances.language
        environment.currency = fields?.currency ?? .MDL
        environment.subject = subject
        self.environment = environment
        scope = Scope(subject.names(withTexts: rules.contains(where: \.readsDraftTexts)))
        self.circumstances = circumstances
    }

    /// The finding; nil, and the problem noted, when the requirement itself is broken.
    ///
    /// - Parameter sources: Its grounds where they are known.
    func finding(
        of rule: Rule, sources: [Finding.Source]? = nil, _ problems: inout DiagnosticCollector
    ) -> Finding? {
        var tally = Tally()
        do throws(Diagnostic) {
            try judge(rule, &tally)
        } catch {
            problems.report(.broken(rule, error))
            return nil
        }
        let table = tally.outcome == .fail ? rule.table.flatMap(table) : nil
        let finding = finding(of: rule, tally, table, sources ?? self.sources(of: rule))
        return decided(finding, rule)
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
    struct Item {
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

    func items(of loop: Rule.Loop?, in item: Item, _ tally: inout Tally)
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
    static let noData = LocalText(
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
