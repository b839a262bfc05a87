import Diagnostics
import FoundationEssentials
import Templates
import Testing
import Wording

/// One case of a clause template with its data, and what it gives.
///
/// Sections: `data` (an expression that makes a map), `template`, `include NAME`, and `draft` (a
/// block a line: kind, id in braces, number, text, ids referred to behind `→`), `markdown`, or
/// `problems`. In drafts `␣` stands for a no-break space, `⏎` for a line break, `⇥` for a tab.
/// Options: `ru`, `en`, `rounds 10`, `output 100`, `crlf`, and `\t`, which makes the two signs a tab.
struct ClauseCase: TemplateCase {
    static let folder = "Clauses"
    static let outputs: Set = ["draft", "markdown", "problems"]

    let title: String
    var sections: [(name: String, text: String)] = []

    init(title: String) { self.title = title }

    var expected: String {
        sections.filter { Self.outputs.contains($0.name) }
            .map { "\($0.name)\n\($0.text)" }.joined(separator: "\n--- ")
    }

    var environment: Environment {
        Environment(language: options.compactMap(DocumentLanguage.init).first ?? .ro)
    }

    // MARK: - Running

    func outcome() -> String {
        do {
            let wanted = sections.map(\.name).filter { $0 == "draft" || $0 == "markdown" }
            let template = try template()
            var parts: [String] = []
            for name in wanted.isEmpty ? ["draft"] : wanted {
                parts.append(
                    "\(name)\n" + (try name == "draft" ? draft(template) : markdown(template)))
            }
            if wanted.isEmpty { _ = try markdown(template) }
            return parts.joined(separator: "\n--- ")
        } catch {
            return "problems\n" + error.all.map(\.inWords).joined(separator: "\n")
        }
    }

    func template(styles: StyleDocuments = .shipped) throws(DiagnosticList) -> ClauseTemplate {
        var text = self["template"] ?? ""
        if options.contains("crlf") { text = text.replacing("\n", with: "\r\n") }
        if options.contains("\\t") { text = text.replacing("\\t", with: "\t") }
        let includes = includes
        return try ClauseTemplate(
            SourceText(name: "case", text: text), environment: environment, styles: styles,
            including: { includes[$0] })
    }

    private func draft(_ template: ClauseTemplate) throws(DiagnosticList) -> String {
        try template.draft(of: try data(), environment: environment, limits: limits)
            .blocks.map(\.inWords).joined(separator: "\n")
    }

    private func markdown(_ template: ClauseTemplate) throws(DiagnosticList) -> String {
        var text = String(
            decoding: try template.file(
                .md, of: try data(), properties: .sample, environment: environment, limits: limits),
            as: UTF8.self)
        while text.hasSuffix("\n") { text.removeLast() }
        return text.replacing("\u{A0}", with: "␣")
    }
}

extension Draft.Block {
    /// All of the block, in a line.
    var inWords: String {
        var words = [kind.rawValue]
        if let id { words.append("{\(id)}") }
        if let number { words.append(number) }
        words.append("“\(text)”")
        if !references.isEmpty { words.append("→ " + references.joined(separator: ", ")) }
        return words.joined(separator: " ").replacing("\u{A0}", with: "␣")
            .replacing("\n", with: "⏎").replacing("\t", with: "⇥")
    }
}

extension DocumentProperties {
    static var sample: DocumentProperties {
        DocumentProperties(
            title: "Exemplu & Co", language: .ro, date: CalendarDate(year: 2027, month: 1, day: 15)!
        )
    }
}
