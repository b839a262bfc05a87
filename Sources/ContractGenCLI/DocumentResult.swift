import ContractGen
import Diagnostics
import Templates

/// What became of one document, for a person or a program.
struct DocumentResult {
    private let document: Examination
    private let path: String
    private let files: [String]

    init(_ examined: DocumentRun.Examined, files: [String]) {
        document = examined.examination
        path = examined.path
        self.files = files
    }

    /// The files written, why it is a draft, and what is not met or for a person to look at.
    func text(in language: MessageLanguage) -> String {
        var lines = [headline.in(language)]
        lines += files.map { "  \($0)" }
        lines += document.draftReasons.map { "  PROIECT: \($0.text.in(language))" }
        lines += openFindings(in: language).map { "  \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private func openFindings(in language: MessageLanguage) -> [String] {
        document.findings.filter { $0.outcome == .fail || $0.outcome == .cannotBeDecided }.map {
            "\($0.outcome.mark) \($0.rule) \($0.title.text.in(language))"
                + $0.problems.prefix(3).map { "\n      " + $0.text.text.in(language) }.joined()
        }
    }

    private var headline: Text {
        let findings = document.findings
        let (pass, fail) = (findings.count(.pass), findings.count(.fail))
        let open = findings.count(.cannotBeDecided)
        return Text(
            ro:
                "\(path): \(document.title), versiunea \(document.version.code): \(pass) cerințe îndeplinite, \(fail) neîndeplinite, \(open) de verificat",
            en:
                "\(path): \(document.title), version \(document.version.code): \(pass) requirements met, \(fail) not met, \(open) to look at"
        )
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
        RunJSON.text(
            of: results.map { ($0.document, $0.path, $0.files) }, diagnostics, in: language)
    }
}
