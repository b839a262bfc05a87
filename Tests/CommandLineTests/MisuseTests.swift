import Foundation
import Testing

@Suite struct MisuseTests {
    private static let memorandum = Program.example("contracts/memorandum.yaml")

    @Test("ten mistakes are told at once, each with its line and column, and nothing is written")
    func tenMistakes() throws {
        let program = try Program()
        defer { program.remove() }
        let data = Program.example("mistakes/ten-mistakes.yaml")
        let result = try program.run("generate", data, "--output", "out")
        #expect(result.code == 2)
        let places = result.errors.split(separator: "\n").filter { $0.contains(": eroare [") }
        #expect(places.count == 10)
        #expect(places.allSatisfy { $0.hasPrefix(data + ":") })
        #expect(program.files(in: "out").isEmpty)
    }

    @Test(
        "what is no data gets one clear answer",
        arguments: [
            ("empty.yaml", "data.empty"), ("binary.yaml", "data.binary"),
            ("deep.yaml", "data.too-deep"), ("duplicate-keys.yaml", "data.duplicate-key"),
            ("bad-escape.json", "data.json-syntax"),
        ])
    func noData(file: String, id: String) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(
            "generate", Program.example("mistakes/\(file)"), "--output", "out")
        #expect(result.code == 2)
        #expect(result.errors.components(separatedBy: ": eroare [").count == 2)
        #expect(result.errors.contains("[\(id)]"))
        #expect(program.files(in: "out").isEmpty)
    }

    @Test("a file that is not there, a folder, a place that cannot be written: exit code 74")
    func inputOutput() throws {
        let program = try Program()
        defer { program.remove() }
        let missing = try program.run("generate", "nothing.yaml")
        #expect(missing.code == 74)
        #expect(missing.errors.contains("nothing.yaml: eroare [io.no-such-file]"))
        #expect(try program.run("generate", program.folder).code == 74)
        let unwritable = try program.run("generate", Self.memorandum, "--output", "/proc/none")
        #expect(unwritable.code == 74)
        #expect(unwritable.errors.contains("[io.cannot-write]"))
    }

    @Test("a bad file does not keep the good one from being made; the gravest code counts")
    func oneOfTwo() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(
            "generate", Self.memorandum, Program.example("mistakes/empty.yaml"), "nothing.yaml",
            "--output", "out", "--format", "md")
        #expect(result.code == 74)
        #expect(program.files(in: "out").count == 2)
    }

    @Test("files that exist are kept unless --force is given")
    func existing() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("generate", Self.memorandum, "--output", "out", "--format", "md")
        let names = program.files(in: "out")
        try program.write("al meu", to: "out/" + names[1])
        let again = try program.run(
            "generate", Self.memorandum, "--output", "out", "--format", "md")
        #expect(again.code == 74)
        #expect(again.errors.contains("[io.exists]"))
        #expect(try program.text("out/" + names[1]) == "al meu")
        let forced = try program.run(
            "generate", Self.memorandum, "--output", "out", "--format", "md", "--force")
        #expect(forced.code == 0)
        #expect(try program.text("out/" + names[1]) != "al meu")
    }

    @Test(
        "formats are told by commas, by several options, or not at all",
        arguments: [
            (["--format", "md,odt"], ["md", "odt"]),
            (["--format", "md", "--format", "ODT"], ["md", "odt"]),
            ([], ["docx", "md", "odt"]),
        ])
    func formats(options: [String], expected: [String]) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(["generate", Self.memorandum, "--output", "out"] + options)
        #expect(result.code == 0)
        let documents = program.files(in: "out").filter { !$0.hasSuffix(".compliance.md") }
        #expect(documents.map { String($0.split(separator: ".").last ?? "") } == expected)
    }

    @Test(
        "a command line that cannot be read is told in Romanian, in English where that is asked for",
        arguments: [
            (
                ["generate", "--frmat", "md", "a.yaml"],
                "opțiunea „--frmat” nu există; ați vrut să scrieți „--format”?"
            ),
            (["generate"], "lipsește argumentul „<data> ...”"),
            (["generate", "a.yaml", "--date"], "lipsește valoarea pentru „--date <date>”"),
            (
                ["generate", "a.yaml", "--format", "pdf"],
                "valoarea „pdf” nu este bună pentru „--format <format>”"
            ),
            (
                ["generate", "a.yaml", "--format", "$2"],
                "valoarea „$2” nu este bună pentru „--format"
            ),
            (["generate", "a.yaml", "--language", "de"], "alegeți dintre: 'ro', 'ru' sau 'en'."),
            (
                ["generate", "a.yaml", "--draft=da"],
                "opțiunea „--draft” nu are valoare, iar aici stă „da”"
            ),
            (["schema", "memorandum", "x"], "argumentul „x” este de prisos"),
            (["generate", "--messages", "en"], "Missing expected argument '<data> ...'"),
        ])
    func commandLine(arguments: [String], says: String) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(arguments)
        #expect(result.code == 64)
        #expect(result.errors.contains(says), "\(result.errors)")
    }

    @Test("help is in Romanian, too")
    func help() throws {
        let program = try Program()
        defer { program.remove() }
        for arguments in [["--help"], ["generate", "--help"], ["batch", "run", "--help"]] {
            let help = try program.run(arguments)
            #expect(help.code == 0)
            for english in [
                "OVERVIEW", "USAGE", "OPTIONS", "(default", "(values", "Show ", "See '",
            ] {
                #expect(!help.output.contains(english), "\(arguments)")
            }
        }
        #expect(try program.run("--help", "--messages", "en").output.contains("USAGE: "))
        #expect(
            try program.run("--generate-completion-script", "bash").output.hasPrefix("#!/bin/bash"))
    }

    @Test("two documents of one name are both refused")
    func collision() throws {
        let program = try Program()
        defer { program.remove() }
        let data = try String(contentsOfFile: Self.memorandum, encoding: .utf8)
        try program.write(data, to: "a.yaml")
        try program.write(data, to: "b.yaml")
        let result = try program.run("generate", "a.yaml", "b.yaml", "--output", "out")
        #expect(result.code == 2)
        #expect(result.errors.contains("[output.colliding-names]"))
        #expect(result.errors.contains("a.yaml, b.yaml"))
        #expect(program.files(in: "out").isEmpty)
    }

    @Test("a name cannot lead out of the folder")
    func escapingName() throws {
        let program = try Program()
        defer { program.remove() }
        let data = try String(contentsOfFile: Self.memorandum, encoding: .utf8)
            .replacing("number: 1-EX", with: "number: ../../etc/passwd")
        try program.write(data, to: "data.yaml")
        let result = try program.run("generate", "data.yaml", "--output", "out", "--format", "md")
        #expect(result.code == 0, "\(result.errors)")
        #expect(program.files(in: "out").allSatisfy { $0.hasPrefix("etc-passwd-memorandum") })
    }

    @Test("wrong use: exit code 64", arguments: [["genrate"], ["generate"], ["new", "kontract"]])
    func usage(arguments: [String]) throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run(arguments).code == 64)
    }

    @Test("a wrong day is told", arguments: ["2026-02-30", "mâine"])
    func wrongDay(day: String) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run("generate", Self.memorandum, "--date", day)
        #expect(result.code == 2)
        #expect(result.errors.contains("[usage.not-a-date]"))
    }
}
