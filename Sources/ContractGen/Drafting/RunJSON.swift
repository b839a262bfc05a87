public import Diagnostics
internal import Templates

/// The result of a run for programs.
public enum RunJSON {
    /// `{"documents": […], "diagnostics": […]}`; each document has its data file, files, number,
    /// version code, hashes, draft reasons and findings.
    public static func text(
        of documents: [(Examination, path: String, files: [String])],
        _ diagnostics: [Diagnostic], in language: MessageLanguage
    ) -> String {
        JSONText(
            .map(
                Value.Map([
                    (
                        "documents",
                        .list(documents.map { value(of: $0.0, $0.path, $0.files, language) })
                    ),
                    ("diagnostics", DiagnosticJSON.value(of: diagnostics, in: language)),
                ]))
        ).readable
    }

    private static func value(
        of document: Examination, _ path: String, _ files: [String],
        _ language: MessageLanguage
    ) -> Value {
        .map(
            Value.Map([
                ("data", .text(path)), ("files", .list(files.map { .text($0) })),
                ("kind", .text(document.contract.header.kind.rawValue)),
                ("number", document.contract.header.number.map { .text($0) } ?? .none),
                ("version", .text(document.version.code)),
                ("data_sha256", .text(document.version.dataHash)),
                ("draft", .bool(document.isDraft)),
                ("draft_reasons", .list(document.draftReasons.map { .text($0.text.in(language)) })),
                ("findings", .list(document.findings.map { value(of: $0, language) })),
            ]))
    }

    private static func value(of finding: Finding, _ language: MessageLanguage) -> Value {
        .map(
            Value.Map([
                ("rule", .text(finding.rule)),
                ("title", .text(finding.title.text.in(language))),
                ("severity", .text(finding.severity.rawValue)),
                ("outcome", .text(finding.outcome.rawValue)),
                ("blocks", .bool(finding.blocks)),
                ("problems", .list(finding.problems.map { .text($0.text.text.in(language)) })),
                ("reasons", .list(finding.reasons.map { .text($0.text.in(language)) })),
                ("advice", .text(finding.advice.text.in(language))),
            ]))
    }
}
