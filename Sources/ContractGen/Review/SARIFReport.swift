public import Diagnostics
internal import FoundationEssentials
internal import Templates

/// Findings in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which editors and
/// code hosts show beside the files.
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
        let driver = map([
            ("name", .text("contractgen")), ("version", .text(version)),
            ("rules", .list(rules(findings.map(\.1), language))),
        ])
        let found = findings.flatMap { document, finding in
            results(of: finding, document.path, language, place)
        }
        let run = map([("tool", map([("driver", driver)])), ("results", .list(found))])
        return JSONText(
            map([
                ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
                ("version", .text("2.1.0")), ("runs", .list([run])),
            ])
        ).readable
    }

    private static func map(_ entries: [(String, Value)]) -> Value { .map(Value.Map(entries)) }

    private static func words(_ text: String) -> Value { map([("text", .text(text))]) }

    private static func rules(_ findings: [Finding], _ language: MessageLanguage) -> [Value] {
        findings.uniqued(by: \.rule).map { rule($0, language) }
    }

    private static func rule(_ finding: Finding, _ language: MessageLanguage) -> Value {
        map([
            ("id", .text(finding.rule)),
            ("shortDescription", words(finding.title.text.in(language))),
            ("help", words(finding.advice.text.in(language))),
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
            Self.map([
                ("ruleId", .text(finding.rule)), ("level", .text(level(of: finding))),
                ("message", words(text.isEmpty ? title : "\(title): \(text)")),
                ("locations", .list([location(at, file, language, place)])),
            ])
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
        var entries: [(String, Value)] = []
        var physical = [("artifactLocation", map([("uri", .text(file))]))]
        if case .field(let path)? = at, let found = place(file, path) {
            physical = [
                ("artifactLocation", map([("uri", .text(found.file))])),
                (
                    "region",
                    map([
                        ("startLine", .number(Decimal(found.line))),
                        ("startColumn", .number(Decimal(found.column))),
                    ])
                ),
            ]
        }
        entries.append(("physicalLocation", map(physical)))
        if let at {
            let name = at.label.text.in(language)
            entries.append(
                ("logicalLocations", .list([map([("fullyQualifiedName", .text(name))])])))
        }
        return map(entries)
    }
}

extension Array {
    fileprivate func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
