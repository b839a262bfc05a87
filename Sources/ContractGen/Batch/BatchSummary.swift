public import Diagnostics
internal import Templates

/// What a batch has done, for a person or a program.
public struct BatchSummary: Sendable {
    public var rows = 0
    /// Made in this run.
    public var made = 0
    /// Made earlier, and still right.
    public var kept = 0
    /// Among the documents: those that are drafts.
    public var drafts = 0
    /// Among the drafts: those that a requirement keeps so.
    public var blocked = 0
    /// Rows without a document, since something is wrong with them.
    public var failed = 0
    /// Rows that were not reached.
    public var left = 0
    public var isDryRun = false
    /// Somebody ended it with Ctrl-C.
    public var isInterrupted = false
    /// Files of rows that the register no longer has.
    public var removed: [String] = []
    /// Files of rows that have errors now, from before they had them.
    public var outdated: [String] = []
    /// What was written beside the documents.
    public var files: [String] = []

    public init() {}

    /// Counts a document.
    ///
    /// - Parameter isMade: Whether it was made in this run.
    public mutating func count(_ mark: BatchDocument.Mark, isMade: Bool = true) {
        made += isMade ? 1 : 0
        drafts += mark == .final ? 0 : 1
        blocked += mark == .blocked ? 1 : 0
    }

    public func text(in language: MessageLanguage) -> String {
        var lines = [headline.in(language)]
        if drafts > 0 {
            lines.append(
                Text(
                    ro: "  PROIECTE: \(drafts), dintre care oprite de cerințe: \(blocked)",
                    en: "  drafts: \(drafts), of these kept back by requirements: \(blocked)"
                ).in(language))
        }
        if left > 0 {
            lines.append(
                Text(
                    ro: "  au rămas nefăcute: \(left); continuați cu --resume",
                    en: "  left undone: \(left); go on with --resume"
                ).in(language))
        }
        lines += removed.map {
            Text(
                ro: "  nu mai este în registru: \($0)", en: "  no longer in the register: \($0)"
            ).in(language)
        }
        lines += outdated.map {
            Text(
                ro: "  dinainte ca rândul să fie greșit: \($0)",
                en: "  from before its row went wrong: \($0)"
            ).in(language)
        }
        lines += files.map { "  \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private var headline: Text {
        let (ro, en) =
            isDryRun
            ? ("bune de făcut: \(made)", "ready to make: \(made)")
            : ("făcute: \(made), păstrate: \(kept)", "made: \(made), kept: \(kept)")
        let stop =
            isInterrupted
            ? Text(ro: "Oprit la cerere. ", en: "Stopped as asked. ") : Text(ro: "", en: "")
        return Text(
            ro: "\(stop.ro)Rânduri: \(rows); \(ro), greșite: \(failed)",
            en: "\(stop.en)Rows: \(rows); \(en), wrong: \(failed)")
    }

    /// `{"rows": 60, "made": 55, …, "diagnostics": […]}`
    public func json(_ diagnostics: [Diagnostic], in language: MessageLanguage) -> String {
        JSONText(
            .map(
                Value.Map([
                    ("rows", .integer(rows)), ("made", .integer(made)), ("kept", .integer(kept)),
                    ("drafts", .integer(drafts)), ("blocked", .integer(blocked)),
                    ("failed", .integer(failed)), ("left", .integer(left)),
                    ("dry_run", .bool(isDryRun)), ("interrupted", .bool(isInterrupted)),
                    ("removed", .list(removed.map { .text($0) })),
                    ("outdated", .list(outdated.map { .text($0) })),
                    ("files", .list(files.map { .text($0) })),
                    ("diagnostics", DiagnosticJSON.value(of: diagnostics, in: language)),
                ]))
        ).readable
    }
}
