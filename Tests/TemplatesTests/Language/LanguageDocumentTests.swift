import Diagnostics
import FoundationEssentials
import Templates
import Testing
import Wording

/// `docs/template-language.md` is true: its examples give their results, and it leaves nothing out.
@Suite struct LanguageDocumentTests {
    @Test("an example gives its result", arguments: LanguageDocument.rows)
    func example(row: LanguageDocument.Row) throws {
        var one = LanguageCase(title: row.example)
        one.sections = [("data", LanguageDocument.data), ("template", row.example)]
        #expect(one.outcome().plainSpaces == "text\n\(row.result)")
    }

    @Test("every filter, test and function is described")
    func complete() {
        let environment = Environment(language: .ro)
        let text = LanguageDocument.text
        #expect(LanguageDocument.rows.count > 80)
        for name in environment.filterNames + environment.testNames + environment.functionNames {
            #expect(text.contains("`\(name)`") || text.contains("`\(name)("), "\(name)")
        }
    }

    @Test("the limits are those of the code")
    func limits() {
        let text = LanguageDocument.text.split(separator: "## Limits").last ?? ""
        #expect(LanguageLimits.nesting == 64 && text.contains("nest 64 deep"))
        #expect(LanguageLimits.expressionLength == 20_000 && text.contains("20 000 bytes"))
        #expect(LanguageLimits.sourceLength == 4_000_000 && text.contains("a template 4 million"))
        #expect(LanguageLimits.listLength == 100_000 && text.contains("100 000 values"))
        #expect(LanguageLimits.textLength == 1_000_000 && LanguageLimits.problems == 100)
        #expect(RenderLimits().rounds == 1_000_000 && RenderLimits().includeDepth == 16)
        #expect(RenderLimits().outputLength == 16_000_000)
    }
}

/// The document's tables and data.
enum LanguageDocument {
    struct Row: Sendable, CustomTestStringConvertible {
        let example: String
        let result: String
        var testDescription: String { example }
    }

    static let text =
        (try? String(
            contentsOfFile: LanguageSources.repository + "/docs/template-language.md",
            encoding: .utf8)) ?? ""

    /// The block that begins with ```` ```data ````.
    static let data: String = {
        let parts = text.split(separator: "```data\n")
        return parts.count > 1 ? String(parts[1].split(separator: "```")[0]) : ""
    }()

    /// The rows whose last two cells are code: an example and its result.
    static let rows: [Row] = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap {
        let cells = cells(of: $0)
        guard cells.count == 4, let example = code(cells[2]), let result = code(cells[3]) else {
            return nil
        }
        return Row(example: example, result: result)
    }

    private static func cells(of line: Substring) -> [String] {
        let hidden = line.split(separator: "\\|", omittingEmptySubsequences: false)
            .joined(separator: "\u{1}")
        return hidden.split(separator: "|").map { cell in
            let trimmed = cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            return String(trimmed.map { $0 == "\u{1}" ? "|" : $0 })
        }
    }

    private static func code(_ cell: String) -> String? {
        guard cell.count > 2, cell.hasPrefix("`"), cell.hasSuffix("`") else { return nil }
        return String(cell.dropFirst().dropLast())
    }
}

extension String {
    /// With plain spaces and hyphens, and none at the end: what a table cell can show.
    fileprivate var plainSpaces: String {
        var text = String(map { $0 == "\u{A0}" ? " " : $0 == "\u{2011}" ? "-" : $0 })
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
