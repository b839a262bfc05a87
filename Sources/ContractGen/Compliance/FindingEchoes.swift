internal import Templates

/// What was found in a document, for the next in which the same is found.
///
/// Only what is met, or does not apply, is taken over: all else names words and places of its own.
struct FindingEchoes: Sendable {
    private let evaluation: RuleEvaluation
    private let echoes: [Echo]

    /// A finding with the data it was found in.
    private struct Echo: Sendable {
        let rule: Rule
        let finding: Finding
        let readings: [Scope.Reading]
    }

    /// The document's draft; nil when only data were checked.
    var view: DraftView? { evaluation.subject.view }

    /// - Parameter findings: Of the rules, in their order.
    init(of findings: [Finding], _ rules: [Rule], by evaluation: RuleEvaluation) {
        self.evaluation = evaluation
        echoes = zip(rules, findings).compactMap { rule, finding in
            // What has a code was looked at for more than whether it is met.
            guard let reads = rule.reads, finding.code.isEmpty else { return nil }
            return Echo(
                rule: rule, finding: finding, readings: evaluation.readings(of: reads.paths))
        }
    }

    /// For each requirement what was found before, where it holds in another document, too.
    func findings(of rules: [Rule], for other: RuleEvaluation) -> [Finding?] {
        guard let basis = evaluation.basis, basis == other.basis else {
            return rules.map { _ in nil }
        }
        var rest = echoes[...]
        return rules.map { rule in
            guard let echo = rest.first, echo.rule === rule else { return nil }
            rest = rest.dropFirst()
            return holds(echo, for: other) ? echo.finding : nil
        }
    }

    private func holds(_ echo: Echo, for other: RuleEvaluation) -> Bool {
        guard let reads = echo.rule.reads else { return false }
        return evaluation.says(theSameAs: other, in: reads)
            && echo.readings.isSpelled(as: other.readings(of: reads.paths))
            && (evaluation.dates == other.dates
                || other.sources(of: echo.rule) == echo.finding.sources)
    }
}
