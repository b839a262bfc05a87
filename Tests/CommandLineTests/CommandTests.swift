import Foundation
import Testing

@Suite struct CommandTests {
    private static let memorandum = Program.example("contracts/memorandum.yaml")

    @Test("check writes nothing and says what is met")
    func check() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run("check", Self.memorandum)
        #expect(result.code == 0)
        #expect(result.output.contains("0 neîndeplinite"))
        #expect(program.files(in: ".").allSatisfy { $0.hasPrefix(".std") })
    }

    @Test("check --report json is JSON with every finding")
    func checkJSON() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(
            "check", Program.example("mistakes/failing-rules.yaml"), "--report", "json")
        #expect(result.code == 1)
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let documents = try #require((json as? [String: Any])?["documents"] as? [[String: Any]])
        let findings = try #require(documents.first?["findings"] as? [[String: Any]])
        #expect(
            findings.contains {
                $0["rule"] as? String == "P02" && $0["outcome"] as? String == "fail"
            })
    }

    @Test("diagnostics as JSON name file, line and column")
    func diagnosticsJSON() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(
            "generate", Program.example("mistakes/ten-mistakes.yaml"), "--json", "--messages", "en")
        #expect(result.code == 2)
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let list = try #require((json as? [String: Any])?["diagnostics"] as? [[String: Any]])
        #expect(list.count == 10)
        #expect(
            list.allSatisfy { $0["line"] is Int && $0["column"] is Int && $0["file"] is String })
    }

    @Test("a new file reads back as a draft")
    func new() throws {
        let program = try Program()
        defer { program.remove() }
        let starter = try program.run("new", "memorandum")
        #expect(starter.code == 0)
        try program.write(starter.output, to: "data.yaml")
        let result = try program.run("generate", "data.yaml", "--output", "out")
        #expect(result.code == 1, "its placeholders do not meet the requirements")
        #expect(!result.errors.contains("eroare"))
        #expect(program.files(in: "out").count == 4)
    }

    @Test("the schema is JSON")
    func schema() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run("schema", "memorandum")
        #expect(result.code == 0)
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        #expect((json as? [String: Any])?["properties"] is [String: Any])
    }

    @Test(
        "the language of messages: the option, then the environment, then Romanian",
        arguments: [
            ([], [:], "eroare"), ([], ["LANG": "en_US.UTF-8"], "error"),
            ([], ["LANG": "ru_RU.UTF-8"], "eroare"),
            (["--messages", "en"], ["LC_ALL": "ro_RO.UTF-8"], "error"),
            ([], ["LC_ALL": "ro_RO", "LANG": "en_US"], "eroare"),
        ] as [([String], [String: String], String)])
    func language(options: [String], environment: [String: String], word: String) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(
            ["generate", "nothing.yaml"] + options, environment: environment)
        #expect(result.errors.hasPrefix("nothing.yaml: \(word) ["))
    }

    @Test("no colours where no person looks; --color always gives them")
    func colours() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try !program.run("generate", "nothing.yaml").errors.contains("\u{1B}"))
        #expect(
            try program.run("generate", "nothing.yaml", "--color", "always").errors.contains(
                "\u{1B}[1;31m"))
    }

    @Test("rules and templates are listed")
    func lists() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("rules", "list").output.contains("P07 LAW!"))
        #expect(try program.run("rules", "show", "P07").output.contains("436/2006"))
        #expect(try program.run("rules", "show", "ZZ").code == 2)
        #expect(try program.run("templates", "list").output.contains("memorandum "))
        #expect(
            try program.run("templates", "export", "--library", "l", "--clause", "XX-1").code == 2)
    }
}
