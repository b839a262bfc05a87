internal import Templates

/// What was found in a document, for the next in which the same is found.
///
/// Only what is met, or does not apply, is taken over: all else names words and places of its own.
struct FindingEchoes: Sendable {
    private let evaluation: RuleEvaluation
    private let rules: [Rule]
    private let findings: [Finding]

    /// - Parameter findings: Of the rules, in their order.
    init(of findings: [Finding], _ rules: [Rule], by evaluation: RuleEvaluation) {
        self.evaluation = evaluation
        self.rules = rules
        self.findings = findings
    }

    /// The document's draft; nil when only data were checked.
    var view: DraftView? { evaluation.subject.view }

    /// What of a finding holds in another document, too.
    enum Echo {
        case finding(Finding)
        /// Its grounds alone, or nothing.
        case sources([Finding.Source]?)
    }

    /// For each requirement what holds of what was found before.
    func echoes(of rules: [Rule], for other: RuleEvaluation) -> [Echo] {
        guard let basis = evaluation.basis, basis == other.basis,
            rules.elementsEqual(self.rules, by: ===), rules.count == findings.count
        else { return rules.map { _ in .sources(nil) } }
        let changes = other.changes(since: evaluation)
        let isSameTime = evaluation.dates == other.dates
        return zip(rules, findings).map { rule, finding in
            holds(finding, of: rule, for: other, changes)
                ? .finding(finding) : .sources(isSameTime ? finding.sources : nil)
        }
    }

    private func holds(
        _ finding: Finding, of rule: Rule, for other: RuleEvaluation, _ changes: DataChanges
    ) -> Bool {
        // What has a code was looked at for more than whether it is met.
        guard finding.code.isEmpty, let reads = rule.reads else { return false }
        return evaluation.says(theSameAs: other, in: reads)
            && !reads.paths.contains(where: changes.reach)
            && (evaluation.dates == other.dates || other.sources(of: rule) == finding.sources)
    }
}
