import FoundationEssentials
import Templates
import Testing

/// The chapters on clause templates and style documents are true.
@Suite struct ClauseDocumentationTests {
    private func block(_ name: String) -> String {
        let parts = LanguageDocument.text.split(separator: "```\(name)\n")
        return parts.count > 1 ? String(parts[1].split(separator: "```")[0]) : ""
    }

    @Test("the example gives what is shown")
    func example() throws {
        let data = LanguageDocument.text.split(separator: "The example's data are `").last?
            .split(separator: "`").first
        var one = ClauseCase(title: "example")
        one.sections = [("data", String(data ?? "")), ("template", block("clauses"))]
        let draft = try one.template().draft(of: try one.data(), environment: one.environment)
        let lines = block("draft").split(separator: "\n").map { ReadDocument.normal(String($0)) }
        #expect(lines.count == 14)
        #expect(ReadDocument(draft).lines == lines)
    }

    @Test("every directive and every style name is described")
    func complete() throws {
        let sources = LanguageSources.repository + "/Sources/Templates/"
        let roles = try String(contentsOfFile: sources + "Formats/StyleRole.swift", encoding: .utf8)
        let names = roles.split(separator: "\n").filter {
            $0.contains("case ") && $0.contains(" = \"")
        }
        .compactMap { $0.split(separator: "\"").dropFirst().first }
        #expect(names.count == 21)
        let text = LanguageDocument.text.lowercased()
        for name in names { #expect(text.contains("`\(name.lowercased())`"), "\(name)") }
        for name in [
            "signatures", "form", "header", "footer", "annex-header", "page-break", "sign-here",
            "blank-line",
        ] {
            #expect(text.contains("`::: \(name)"))
        }
    }
}
