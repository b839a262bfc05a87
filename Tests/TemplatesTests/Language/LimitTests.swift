import Diagnostics
import Templates
import Testing
import Wording

/// What a hostile text may ask for, and what it gets.
@Suite struct LimitTests {
    /// The diagnostics that are tested here, not in case files.
    static let diagnosticIDs: Set<String> = [
        "template.expression-too-long", "template.source-too-long", "template.value-too-large",
        "template.text-too-long", "template.nested-too-deep",
    ]

    private let environment = Environment(language: .ro)

    private func problem(of text: String, data: Value.Map = Value.Map()) -> String? {
        do {
            let template = try TextTemplate(
                compiling: SourceText(name: "t", text: text), environment: environment)
            _ = try template.text(with: data, environment: environment)
            return nil
        } catch {
            return error.all.first?.id
        }
    }

    @Test(
        "nesting beyond 64 is refused in every construct",
        arguments: [
            ("(", "1", ")"), ("[", "", "]"), ("{\"a\": ", "1", "}"), ("not ", "true", ""),
            ("-", "1", ""), ("range(", "1", ")"), ("1 if 1 else ", "2", ""), ("a[", "0", "]"),
            ("1 | default(", "2", ")"), ("1 is eq ", "1", ""),
        ])
    func nesting(before: String, middle: String, after: String) {
        func text(_ depth: Int) -> String {
            let open = String(repeating: before, count: depth)
            return "{% if \(open)\(middle)\(String(repeating: after, count: depth)) %}{% endif %}"
        }
        #expect(problem(of: text(5000 / before.utf8.count)) != nil)
        if before != "1 is eq " && before != "a[" && before != "range(" {
            #expect(problem(of: text(1000)) == "template.nested-too-deep")
            #expect(problem(of: text(20)) == nil)
        }
    }

    @Test("blocks nest 64 deep, and twenty thousand do no harm")
    func blocks() {
        func text(_ depth: Int) -> String {
            String(repeating: "{% if 1 %}", count: depth) + "x"
                + String(repeating: "{% endif %}", count: depth)
        }
        #expect(problem(of: text(64)) == nil)
        #expect(problem(of: text(65)) == "template.nested-too-deep")
        #expect(problem(of: text(20_000)) == "template.nested-too-deep")
    }

    @Test("long chains are no nesting", arguments: [" + 1", " * 1", " ~ 1", " or 0", " and 1"])
    func chains(link: String) {
        let chain = "{{ 1" + String(repeating: link, count: 2000) + " }}"
        #expect(problem(of: chain) == nil)
    }

    @Test("texts and expressions have a length")
    func lengths() {
        let long = String(repeating: " ", count: LanguageLimits.expressionLength)
        #expect(problem(of: "{{ 1\(long) }}") == "template.expression-too-long")
        let source = String(repeating: "x", count: LanguageLimits.sourceLength + 1)
        #expect(problem(of: source) == "template.source-too-long")
    }

    @Test("an expression given by itself has a length too")
    func expressionLength() {
        let text = String(repeating: "1", count: LanguageLimits.expressionLength + 1)
        let source = SourceText(name: "t", text: text)
        #expect(throws: Diagnostic.self) {
            _ = try Templates.Expression(parsing: text, in: source, environment: environment)
        }
    }

    @Test(
        "values made by a template stay small",
        arguments: [
            ("{{ range(100001) | length }}", "template.value-too-large"),
            (
                "{% set x = [1] %}" + String(repeating: "{% set x = [x] %}", count: 1000),
                "template.value-too-large"
            ),
            (
                "{% set x = [1] %}" + String(repeating: "{% set x = [x, x] %}", count: 50),
                "template.value-too-large"
            ),
            (
                "{% set x = 'ab' %}" + String(repeating: "{% set x = x ~ x %}", count: 50),
                "template.text-too-long"
            ),
            (
                "{% set x = 'a' %}"
                    + String(repeating: "{% set x = x | replace('a', 'aa') %}", count: 21),
                "template.text-too-long"
            ),
            ("{% set x = range(90000) | join('……………') %}", "template.text-too-long"),
        ] as [(String, String?)])
    func values(text: String, id: String?) {
        #expect(problem(of: text) == id)
    }

    @Test("mistakes without end are reported a hundred at a time")
    func problems() {
        let text = String(repeating: "{{ } ", count: 10_000)
        #expect(throws: DiagnosticList.self) {
            _ = try TemplateScanner.segments(
                of: SourceText(name: "t", text: text), environment: environment)
        }
    }
}
