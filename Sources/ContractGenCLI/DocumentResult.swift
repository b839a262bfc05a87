import ContractGen
import Diagnostics
import Templates

/// What became of one document, for a person or a program.
struct DocumentResult {
    let document: DocumentReport

    init(_ document: DocumentReport) { self.document = document }

    /// The files written, why it is a draft, and what is not met or for a person to look at.
    func text(in language: MessageLanguage) -> String {
        var lines = [headline.in(language)]
        lines += document.files.map { "  \($0)" }
        lines += document.draftReasons.map { "  PROIECT: \($0.in(language))" }
        lines += openFindings(in: language).map { "  \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private func openFindings(in language: MessageLanguage) -> [String] {
        document.findings.filter { $0.outcome == .fail || $0.outcome == .cannotBeDecided }.map {
            "\($0.outcome.mark) \($0.rule) \($0.title.text.in(language))"
                + ($0.problems.prefix(3).map { told($0, in: language) }
                + ($0.table?.lines(in: language) ?? [])).map { "\n      " + $0 }.joined()
        }
    }

    /// Of a document made elsewhere the place says where to look; of our own the data are corrected.
    private func told(_ problem: Finding.Problem, in language: MessageLanguage) -> String {
        guard case .block(_, _, _, let label)? = problem.place, document.isForeign else {
            return problem.text.text.in(language)
        }
        return "\(label.text.in(language)): \(problem.text.text.in(language))"
    }

    private var headline: Text {
        let findings = document.findings
        let (pass, fail) = (findings.count(.pass), findings.count(.fail))
        let open = findings.count(.cannotBeDecided)
        return Text(
            ro:
                "\(document.path): \(document.title), versiunea \(document.version): \(pass) cerințe îndeplinite, \(fail) neîndeplinite, \(open) de verificat",
            en:
                "\(document.path): \(document.title), version \(document.version): \(pass) requirements met, \(fail) not met, \(open) to look at"
        )
    }
}

extension Finding.Table {
    /// The table in columns of even width; figures stand to the right.
    fileprivate func lines(in language: MessageLanguage) -> [String] {
        let all = [columns.map { $0.text.in(language) }] + rows
        let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { cells in
            cells.indices.map { index in
                let space = String(repeating: " ", count: widths[index] - cells[index].count)
                return index < 2 ? cells[index] + space : space + cells[index]
            }.joined(separator: "  ")
        }
    }
}

extension Finding.Outcome {
    fileprivate var mark: String {
        switch self {
        case .pass: "✓"
        case .fail: "✗"
        default: "?"
        }
    }
}

extension DocumentResult {
    /// `{"documents": […], "diagnostics": […]}`
    static func json(
        _ results: [DocumentResult], _ diagnostics: [Diagnostic], in language: MessageLanguage
    ) -> String {
        RunJSON.text(of: results.map(\.document), diagnostics, in: language)
    }
}
