import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// What the blocks of a Word template cover, and what is left of them.
@Suite struct OfficeBlockTests {
    typealias W = WordSample

    static let data = Value.Map([
        ("name", .text("Ana & <Ion>")), ("yes", .bool(true)), ("no", .bool(false)),
        ("empty", .list([])), ("list", .list([.text("a"), .text("b"), .text("c")])),
        ("lines", .text("one\ntwo\tthree")), ("pages", .text("x\u{0C}y")),
    ])

    static func render(_ body: String, _ data: Value.Map = data) throws -> [UInt8] {
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: WordSample(body).bytes, name: "t.docx", environment: environment)
        return try template.render(with: data, environment: environment)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let body: String
        let expected: [String]

        init(_ title: String, _ body: String, _ expected: [String]) {
            (testDescription, self.body, self.expected) = (title, body, expected)
        }
    }

    static let cases = [
        Case("a value", W.p("Dear {{ name }}!"), ["Dear Ana & <Ion>!"]),
        Case("a tag cut by runs", W.p("{", "{ na", "me", " }", "}."), ["Ana & <Ion>."]),
        Case("breaks and tabs", W.p("{{ lines }}"), ["one\ntwo\tthree"]),
        Case("a new page", W.p("{{ pages }}"), ["x\u{0C}y"]),
        Case("curly quotes and no-break spaces", W.p("{{\u{A0}“x” ~ ‘y’ }}“z”"), ["xy“z”"]),
        Case(
            "words within a paragraph", W.p("a{% if yes %} b", "c{% else %}d{% endif %}e"),
            ["a bce"]),
        Case(
            "whole paragraphs", W.p("{% for x in list %}") + W.p("- {{ x }}") + W.p("{% endfor %}"),
            ["- a", "- b", "- c"]),
        Case(
            "nothing to go through",
            W.p("{% for x in empty %}") + W.p("{{ x }}") + W.p("{% else %}") + W.p("nil")
                + W.p("{% endfor %}"), ["nil"]),
        Case(
            "text beside the opening tag stays",
            W.p("List: {% for x in list %}") + W.p("{{ x }}") + W.p("{% endfor %} end"),
            ["List: ", "a", "b", "c", " end"]),
        Case(
            "text on both sides of a tag joins the paragraphs",
            W.p("A{% for x in list %}B") + W.p("{{ x }}{% endfor %}C"), ["AB", "aB", "bB", "cC"]),
        Case(
            "blocks within blocks",
            W.p("{% for x in list %}{% if x != \"b\" %}") + W.p("{{ x }}")
                + W.p("{% endif %}{% endfor %}"), ["a", "c"]),
        Case(
            "a row from its first cell to its last",
            W.table(["N", "V"], ["{% for x in list %}{{ loop.index }}", "{{ x }}{% endfor %}"]),
            ["N | V", "1 | a", "2 | b", "3 | c"]),
        Case(
            "rows between rows of tags alone",
            W.table(
                ["{% for x in list %}", ""], ["{{ x }}", "1"], ["{{ x }}", "2"],
                ["", "{% endfor %}"]),
            ["a | 1", "a | 2", "b | 1", "b | 2", "c | 1", "c | 2"]),
        Case(
            "docxtpl's row marks",
            W.table(["{%tr for x in list %}", ""], ["{{ x }}", ""], ["{%tr endfor %}", ""]),
            ["a | ", "b | ", "c | "]),
        Case(
            "cells", W.table(["{%tc for x in list %}", "{{ x }}", "{%tc endfor %}"]), ["a | b | c"]),
        Case(
            "a table without rows goes",
            W.p("a") + W.table(["{% for x in empty %}{{ x }}", "{% endfor %}"]) + W.p("b"),
            ["a", "b"]),
        Case(
            "a cell keeps a paragraph",
            W.table(["{%p if no %}x{%p endif %}", "y"]), [" | y"]),
        Case(
            "set and comments alone leave no paragraph",
            W.p("{% set a = 1 %}") + W.p("{# remark #}") + W.p("{{ a }}"), ["1"]),
        Case("trimmed white space", W.p("a  {%- if yes -%}  b  {%- endif %} c"), ["ab c"]),
        Case("raw text", W.p("{% raw %}{{ x }}{% endraw %}"), ["{{ x }}"]),
    ]

    @Test("blocks cover what their tags stand around", arguments: cases)
    func blocks(_ one: Case) throws {
        #expect(try WordText.lines(of: Self.render(one.body)) == one.expected)
    }

    @Test("a tag cut anywhere by runs gives the same text")
    func splitTags() throws {
        let text = "Hi {{ name }}, {% if yes %}{{ lines | upper }}{% endif %}{# no #}."
        let whole = try WordText.lines(of: Self.render(W.p(text.escaped)))
        let characters = Array(text)
        for index in characters.indices {
            let runs = [characters[..<index], characters[index...]].map { String($0).escaped }
            let cut = try Self.render(
                "<w:p><w:r><w:t xml:space=\"preserve\">\(runs[0])</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
                    + "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/>"
                    + "<w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t xml:space=\"preserve\">\(runs[1])</w:t></w:r></w:p>"
            )
            #expect(try WordText.lines(of: cut) == whole, "cut at \(index)")
        }
        let single = characters.map {
            "<w:r><w:t xml:space=\"preserve\">\(String($0).escaped)</w:t></w:r>"
        }
        #expect(try WordText.lines(of: Self.render("<w:p>\(single.joined())</w:p>")) == whole)
    }

    @Test("a missing name is named with its place")
    func missingName() throws {
        let body = W.p("x") + W.table(["a", "b {{ nme }}"])
        let error = #expect(throws: DiagnosticList.self) { try Self.render(body) }
        let problem = try #require(error?.all.first)
        #expect(problem.id == "template.unknown-name")
        #expect(
            problem.location?.text(in: .en) == "t.docx: body, table 1, row 1, column 2: {{ nme }}")
        #expect(
            problem.location?.text(in: .ro)
                == "t.docx: corpul, tabelul 1, rândul 1, coloana 2: {{ nme }}")
    }

    @Test("a value that cannot be read hides no fault of the blocks around it")
    func unreadableValue() throws {
        let error = #expect(throws: DiagnosticList.self) {
            try Self.render(
                W.p("{% if yes %}") + W.table(["{{ name | uper }}", "{% endfor %}"]))
        }
        #expect(error?.all.map(\.id).contains("template.unknown-filter") == true)
        #expect((error?.all.count ?? 0) > 1, "\(error?.all.map(\.id) ?? [])")
    }

    @Test("all faults of all parts are told at once")
    func allFaults() throws {
        let sample = WordSample(
            W.p("{{ a | nofilter }}") + W.p("{% if x %}") + W.table(["{% for y in z %}{{", "b"]),
            parts: ["word/header1.xml": WordSample.part("hdr", W.p("{{ 1 + }}"))])
        let error = #expect(throws: DiagnosticList.self) {
            try OfficeTemplate(
                package: sample.bytes, name: "t.docx", environment: Environment(language: .en))
        }
        #expect(
            Set(error?.all.map(\.id) ?? []) == [
                "template.unknown-filter", "template.unclosed-tag", "template.ends-early",
                "template.unclosed-block",
            ])
    }

    @Test(
        "what a block covers must be clear",
        arguments: [
            (
                "office.ambiguous-cells",
                W.table(["{% for x in list %}", "{{ x }}", "{% endfor %}"])
            ),
            (
                "office.ambiguous-row",
                W.table(["{% if yes %}a", "b"], ["{% else %}", "c"], ["d{% endif %}", "e"])
            ),
            ("office.block-crosses", W.table(["{% if yes %}a", "b"]) + W.p("{% endif %}")),
            ("office.misplaced-hint", W.p("{%tr if yes %}") + W.p("a") + W.p("{%tr endif %}")),
            ("office.unknown-include", W.p("{% include \"x\" %}")),
            ("office.misplaced-include", W.p("a {% include \"x\" %}")),
            ("template.unclosed-block", W.p("{% if yes %}")),
        ])
    func unclear(id: String, body: String) throws {
        let error = #expect(throws: DiagnosticList.self) { try Self.render(body) }
        #expect(error?.all.map(\.id) == [id])
    }

    @Test("a file that is no document is refused")
    func noDocument() throws {
        var package = ZipBuilder()
        package.add("a.txt", [65])
        let bytes = try package.finish()
        let error = #expect(throws: DiagnosticList.self) {
            try OfficeTemplate(
                package: bytes, name: "t.docx", environment: Environment(language: .en))
        }
        #expect(error?.all.map(\.id) == ["office.not-a-document"])
    }

    @Test("the same template and data give the same bytes")
    func sameBytes() throws {
        #expect(try Self.render(W.p("{{ name }}")) == Self.render(W.p("{{ name }}")))
    }

    @Test("identities stay unique after a loop")
    func identities() throws {
        let body =
            W.p("{% for x in list %}")
            + "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"mark\"/><w:r><w:t>{{ x }}</w:t></w:r><w:bookmarkEnd w:id=\"5\"/></w:p>"
            + W.p("{% endfor %}")
        let xml = try OfficeFile(Self.render(body)).xml("word/document.xml")
        let starts = xml.descendants.filter { $0.name == WordReader.w("bookmarkStart") }
        let ends = xml.descendants.filter { $0.name == WordReader.w("bookmarkEnd") }
        let ids = starts.compactMap { $0.attribute(WordReader.w("id")) }
        #expect(Set(ids).count == 3)
        #expect(ids == ends.compactMap { $0.attribute(WordReader.w("id")) })
        #expect(Set(starts.compactMap { $0.attribute(WordReader.w("name")) }).count == 3)
    }
}

extension String {
    var escaped: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
