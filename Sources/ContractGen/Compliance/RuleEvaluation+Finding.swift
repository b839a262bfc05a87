internal import Diagnostics
internal import Digest
internal import Templates
internal import Wording

// What the checks of a requirement come to.
extension RuleEvaluation {
    /// What the checks of one requirement came to.
    struct Tally {
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
    func table(_ table: Rule.Table) -> Finding.Table? {
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

    func finding(
        of rule: Rule, _ tally: Tally, _ table: Finding.Table?, _ sources: [Finding.Source]
    ) -> Finding {
        Finding(
            rule: rule.id, title: rule.title, severity: rule.severity, blocks: rule.blocks,
            outcome: tally.outcome, problems: tally.problems.map(\.masked).uniqued(),
            reasons: (tally.undecided + (tally.isUncertain || tally.wasUncertain ? [.noData] : []))
                .uniqued(),
            evidence: tally.outcome == .notApplicable ? [] : rule.lookAt.compactMap(evidence),
            sources: sources, lookAt: rule.lookAt,
            advice: rule.advice, table: table)
    }

    func sources(of rule: Rule) -> [Finding.Source] {
        subject.register.sources(rule.sources, on: subject.dates)
    }

    /// With the lawyer's decision, when what it looked at is still the same. It settles what could
    /// not be decided; what is not met stays so, and may be accepted.
    func decided(_ finding: Finding, _ rule: Rule) -> Finding {
        let reviews = circumstances.reviews.filter { $0.rule == rule.id }
        guard !reviews.isEmpty || finding.outcome == .fail || finding.outcome == .cannotBeDecided
        else { return finding }
        let code = code(of: finding, rule)
        let version = circumstances.version
        let current = reviews.last { $0.version == code || $0.version == version }
        let settled =
            finding.outcome == .fail
            ? nil : current.flatMap { Finding.Outcome(rawValue: $0.outcome.rawValue) }
        return finding.with(
            code, outcome: settled ?? finding.outcome, review: current,
            lapsedReview: current == nil ? reviews.last : nil)
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
