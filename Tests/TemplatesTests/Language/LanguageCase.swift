import Diagnostics
import FoundationEssentials
import Templates
import Testing
import Wording

/// One case of a case file: a template with its data, and the text or the problems it gives.
///
/// A file holds cases that begin with `=== title`, with options in square brackets behind it (`ru`,
/// `en`, `EUR`, `empty`, `rounds 10`, `output 100`). Sections begin with `--- data` (an expression
/// that makes a map), `--- template`, `--- include NAME`, and `--- text` or `--- problems`.
struct LanguageCase: TemplateCase {
    static let folder = "Language"
    static let outputs: Set = ["text", "problems"]

    let title: String
    var sections: [(name: String, text: String)] = []

    init(title: String) { self.title = title }

    var expected: String {
        self["text"].map { "text\n\($0)" } ?? self["problems"].map { "problems\n\($0)" } ?? ""
    }

    var environment: Environment {
        Environment(
            language: options.compactMap(DocumentLanguage.init).first ?? .ro,
            currency: options.compactMap(Currency.init).first ?? .MDL,
            undefined: options.contains("empty") ? .empty : .strict)
    }

    private var limits: RenderLimits {
        var limits = RenderLimits()
        if let rounds = number(of: "rounds") { limits.rounds = rounds }
        if let length = number(of: "output") { limits.outputLength = length }
        return limits
    }

    // MARK: - Running

    /// What the case gives: `text` or `problems` on the first line.
    func outcome() -> String {
        do {
            return "text\n" + (try render())
        } catch {
            return "problems\n" + error.all.map(\.inWords).joined(separator: "\n")
        }
    }

    private func render() throws(DiagnosticList) -> String {
        let template = try TextTemplate(
            compiling: SourceText(name: "case", text: self["template"] ?? ""),
            environment: environment, includes: includes)
        return try template.text(
            with: try data(), environment: environment,
            references: ["SC-09": "9", "SC-10": "10.1"],
            limits: limits)
    }
}

extension Diagnostic {
    /// All that a user sees of the finding.
    var inWords: String {
        let place =
            switch location {
            case .source(let place): "\(place) (\(place.length))"
            case .file(let name): name
            case nil: "nowhere"
            default: "elsewhere"
            }
        var lines = ["\(place) \(severity) \(id)"]
        if case .source(let place) = related { lines.append("  also: \(place)") }
        for language in MessageLanguage.allCases {
            let hint = hint.map { "; " + $0.in(language) } ?? ""
            lines.append("  \(language): \(message.in(language))\(hint)")
        }
        return lines.joined(separator: "\n")
    }
}
