public import Diagnostics
internal import Templates

/// The result of a run for programs.
public enum RunJSON {
    /// `{"documents": […], "diagnostics": […]}`; each document has its data file (`document`: the
    /// file that was read), files, number, version code, hashes, draft reasons and findings.
    public static func text(
        of documents: [DocumentReport], _ diagnostics: [Diagnostic], in language: MessageLanguage
    ) -> String {
        JSONText(
            .map(
                Value.Map([
                    ("documents", .list(documents.map { value(of: $0, language) })),
                    ("diagnostics", DiagnosticJSON.value(of: diagnostics, in: language)),
                ]))
        ).readable
    }

    private static func value(
        of document: DocumentReport, _ language: MessageLanguage
    ) -> Value {
        .map(
            Value.Map([
                (document.isForeign ? "document" : "data", .text(document.path)),
                ("files", .list(document.files.map { .text($0) })),
                ("kind", document.kind.map { .text($0.rawValue) } ?? .none),
                ("number", document.number.map { .text($0) } ?? .none),
                ("version", .text(document.version)),
                ("data_sha256", document.dataHash.map { .text($0) } ?? .none),
                ("draft", .bool(document.isDraft)),
                ("draft_reasons", .list(document.draftReasons.map { .text($0.in(language)) })),
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
                ("table", finding.table.map { table($0, language) } ?? .none),
                ("advice", .text(finding.advice.text.in(language))),
            ]))
    }

    private static func table(_ table: Finding.Table, _ language: MessageLanguage) -> Value {
        .map(
            Value.Map([
                ("columns", .list(table.columns.map { .text($0.text.in(language)) })),
                ("rows", .list(table.rows.map { .list($0.map { .text($0) }) })),
            ]))
    }
}
