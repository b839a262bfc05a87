import Foundation
import Testing

/// `contractgen templates check|fields|show|export`
@Suite struct TemplatesCommandTests {
    @Test("the shipped wording has no errors", arguments: ["memorandum", "service-contract"])
    func shipped(kind: String) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run("templates", "check", kind)
        #expect(result.code == 0, "\(result.errors)")
    }

    @Test("every problem of a text at once, exit code 2")
    func check() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "## Unu {: #A}\n\n1. {{ nume }} {{ number | mony }} {{ parties.name }}\n",
            to: "t.md")
        let result = try program.run(
            "templates", "check", "t.md", "--kind", "memorandum", "--messages", "en")
        #expect(result.code == 2)
        #expect(result.errors.contains("[template.unknown-name]"))
        #expect(result.errors.contains("[template.unknown-filter]"))
        #expect(result.errors.contains("[template.no-fields-here]"))
    }

    @Test("names are compared with sample data")
    func data() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("{{ name }} {{ nam }}", to: "t.txt")
        try program.write("name: Ana\n", to: "d.yaml")
        let result = try program.run("templates", "check", "t.txt", "--data", "d.yaml", "--json")
        #expect(result.code == 2)
        let list = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        #expect(
            (list as? [[String: Any]])?.map { $0["id"] as? String } == ["template.unknown-name"])
    }

    @Test("a template without problems gives an empty list")
    func nothing() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("{{ name }}", to: "t.txt")
        let result = try program.run("templates", "check", "t.txt", "--json")
        #expect(result.code == 0)
        #expect(result.output.filter { !$0.isWhitespace } == "[]")
    }

    @Test("SARIF has a result with rule, level and region")
    func sarif() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("a\n{{ x | mony }}", to: "t ă.txt")
        let result = try program.run("templates", "check", "t ă.txt", "--report", "sarif")
        #expect(result.code == 2)
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let run = try #require(((json as? [String: Any])?["runs"] as? [[String: Any]])?.first)
        let first = try #require((run["results"] as? [[String: Any]])?.first)
        #expect(first["ruleId"] as? String == "template.unknown-filter")
        #expect(first["level"] as? String == "error")
        #expect(result.output.contains("\"uri\": \"t%20%C4%83.txt\""))
        #expect(result.output.contains("\"startLine\": 2"))
    }

    @Test("fields as JSON Schema")
    func schema() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "{{ name }}{% for a in annexes %}{{ a.title }}{% endfor %}{{ fax | default(\"-\") }}",
            to: "t.txt")
        let result = try program.run("templates", "fields", "t.txt", "--schema")
        #expect(result.code == 0)
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let schema = try #require(json as? [String: Any])
        #expect(schema["required"] as? [String] == ["name", "annexes"])
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(properties["annexes"]?["type"] as? String == "array")
    }

    @Test("the structure of a wording: clauses with ids under their conditions")
    func show() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run("templates", "show", "memorandum")
        #expect(result.code == 0)
        #expect(result.output.contains("[#MO-08;"))
        #expect(result.output.contains("{% if data_exchange %}"))
    }

    @Test("a wording as a Word file is checked without errors and gives a contract")
    func export() throws {
        let program = try Program()
        defer { program.remove() }
        let export = try program.run(
            "templates", "export", "memorandum", "--output", "our/m.docx")
        #expect(export.code == 0, "\(export.errors)")
        let check = try program.run(
            "templates", "check", "our/m.docx", "--kind", "memorandum")
        #expect(check.code == 0, "\(check.errors)")
        let made = try program.run(
            "generate", Program.example("contracts/memorandum.yaml"), "--template", "our/m.docx",
            "--output", "out")
        #expect(made.code == 0, "\(made.errors)")
        #expect(program.files(in: "out").contains { $0.hasSuffix(".docx") })
    }

    @Test("what to write, and where, has to be said")
    func usage() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("templates", "export").code == 64)
        #expect(try program.run("templates", "export", "memorandum").code == 64)
    }
}
