public import Diagnostics
internal import Templates

/// Findings as SARIF, see `SARIFLog`.
public enum SARIFReport {
    /// One run over all documents.
    ///
    /// - Parameter place: where a field of a document's data stands; nil for what is not there.
    public static func text(
        of documents: [DocumentReport], in language: MessageLanguage, program version: String,
        place: (_ document: String, FieldPath) -> SourcePlace?
    ) -> String {
        let findings = documents.flatMap { document in
            document.findings.map { (document, $0) }
        }.filter { $0.1.outcome == .fail || $0.1.outcome == .cannotBeDecided }
        return SARIFLog.text(
            rules: rules(findings.map(\.1), language),
            results: findings.flatMap { document, finding in
                results(of: finding, document.path, language, place)
            }, version: version)
    }

    private static func rules(_ findings: [Finding], _ language: MessageLanguage) -> [Value] {
        findings.uniqued(by: \.rule).map { rule($0, language) }
    }

    private static func rule(_ finding: Finding, _ language: MessageLanguage) -> Value {
        SARIFLog.map([
            ("id", .text(finding.rule)),
            ("shortDescription", SARIFLog.words(finding.title.text.in(language))),
            ("help", SARIFLog.words(finding.advice.text.in(language))),
        ])
    }

    /// One result for each problem; one for a requirement that a person has to look at.
    private static func results(
        of finding: Finding, _ file: String, _ language: MessageLanguage,
        _ place: (String, FieldPath) -> SourcePlace?
    ) -> [Value] {
        let title = finding.title.text.in(language)
        let problems = finding.problems.map { ($0.text.text.in(language), $0.place) }
        let reasons = finding.reasons.map { $0.text.in(language) }.joined(separator: "; ")
        let told = problems.isEmpty ? [(reasons, nil)] : problems
        return told.map { text, at in
            SARIFLog.result(
                of: finding.rule, level: level(of: finding),
                message: text.isEmpty ? title : "\(title): \(text)",
                at: location(at, file, language, place))
        }
    }

    private static func level(of finding: Finding) -> String {
        guard finding.outcome == .fail else { return "note" }
        return finding.isBlocking ? "error" : "warning"
    }

    private static func location(
        _ at: Finding.Place?, _ file: String, _ language: MessageLanguage,
        _ place: (String, FieldPath) -> SourcePlace?
    ) -> Value {
        let name = at?.label.text.in(language)
        if case .field(let path)? = at, let found = place(file, path) {
            return SARIFLog.location(found, named: name)
        }
        return SARIFLog.location(in: file, named: name)
    }
}

extension Array {
    fileprivate func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
