import Foundation
import OpenPackage
import Testing

@Suite struct GenerateTests {
    private static let memorandum = Program.example("contracts/memorandum.yaml")
    private static let municipality = Program.example("contracts/memorandum-municipality.yaml")
    private static let stem = "1-ex-memorandum-ministerul-fundatia-ivc-keystone"

    @Test("the examples become documents in three formats with their sheets")
    func examples() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(
            "generate", Self.memorandum, Self.municipality, "--output", "out")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        let files = program.files(in: "out")
        #expect(files.count == 8)
        for ending in ["docx", "odt", "md", "compliance.md"] {
            #expect(files.contains("\(Self.stem).\(ending)"))
        }
    }

    @Test("the same data on the same day give the same bytes")
    func reproducible() throws {
        let program = try Program()
        defer { program.remove() }
        for folder in ["a", "b"] {
            _ = try program.run(
                "generate", Self.memorandum, "--output", folder, "--date", "2026-11-21")
        }
        let names = program.files(in: "a")
        #expect(names.count == 4)
        for name in names {
            #expect(try program.bytes("a/\(name)") == program.bytes("b/\(name)"), "\(name)")
        }
    }

    @Test("a value stands in the documents exactly as typed")
    func exactValue() throws {
        let program = try Program()
        defer { program.remove() }
        let name = "AO „A & B” <x> {{ y }} *z*"
        let data = try String(contentsOfFile: Self.municipality, encoding: .utf8)
            .replacing(
                "name: Asociația Obștească „Exemplu pentru Comunitate”", with: "name: '\(name)'")
        #expect(data.contains(name))
        try program.write(data, to: "data.yaml")
        _ = try program.run("generate", "data.yaml", "--output", "out")
        let files = program.files(in: "out")
        func file(_ ending: String) -> String { files.first { $0.hasSuffix(ending) } ?? "" }
        let docx = try archive(program, "out/" + file(".docx")).xml("word/document.xml").text
        let odt = try archive(program, "out/" + file(".odt")).xml("content.xml").text
        #expect(docx.contains(name))
        #expect(odt.contains(name))
        let markdown = try program.text("out/" + file("asociatia.md"))
        #expect(markdown.contains(#"AO „A \& B” \<x\> \{\{ y \}\} \*z\*"#))
    }

    private func archive(_ program: Program, _ name: String) throws -> ZipArchive {
        try ZipArchive(bytes: [UInt8](program.bytes(name)), file: name)
    }

    @Test("without number and date it is a draft, and every page says so")
    func draft() throws {
        let program = try Program()
        defer { program.remove() }
        let data = try String(contentsOfFile: Self.memorandum, encoding: .utf8)
            .replacing("number: 1-EX\n", with: "").replacing("date: 2026-12-01\n", with: "")
        try program.write(data, to: "data.yaml")
        let result = try program.run("generate", "data.yaml", "--output", "out")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.contains("PROIECT: lipsește numărul documentului"))
        let files = program.files(in: "out")
        #expect(files.allSatisfy { $0.hasPrefix("proiect-memorandum-") })
        let docx = try archive(program, "out/" + (files.first { $0.hasSuffix(".docx") } ?? ""))
        for header in docx.names where header.hasPrefix("word/header") {
            #expect(try docx.xml(header).text.hasPrefix("PROIECT"))
        }
        let markdown = try program.text(
            "out/" + (files.first { $0.hasSuffix("keystone.md") } ?? ""))
        #expect(markdown.hasPrefix("**PROIECT**\n"))
    }

    @Test("the mark changes no word of the body")
    func markLeavesBody() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("generate", Self.memorandum, "--output", "final", "--format", "docx")
        _ = try program.run(
            "generate", Self.memorandum, "--output", "draft", "--format", "docx", "--draft")
        let final = try archive(program, "final/\(Self.stem).docx")
        let draft = try archive(program, "draft/\(Self.stem)-proiect.docx")
        #expect(
            try final.contents(of: "word/document.xml") == draft.contents(of: "word/document.xml"))
    }

    @Test("a blocking requirement makes a draft and exit code 1; --strict writes only the sheet")
    func blocked() throws {
        let program = try Program()
        defer { program.remove() }
        let data = Program.example("mistakes/failing-rules.yaml")
        #expect(try program.run("generate", data, "--output", "out").code == 1)
        #expect(program.files(in: "out").count == 4)
        #expect(program.files(in: "out").allSatisfy { $0.contains("-proiect.") })
        #expect(try program.run("generate", data, "--output", "strict", "--strict").code == 1)
        #expect(program.files(in: "strict").map { $0.hasSuffix(".compliance.md") } == [true])
    }

    @Test("--set tries a value and says so")
    func trial() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(
            "generate", Self.memorandum, "--output", "out", "--format", "md", "--set",
            "notice_days=45")
        #expect(result.code == 0)
        #expect(result.output.contains("unele valori au fost încercate cu --set"))
        let text = try program.text("out/\(Self.stem)-proiect.md")
        #expect(text.contains("cel puțin 45\u{A0}de zile"))
    }

    @Test("an office's clause stands for the shipped one, and the sheet says so")
    func officeClause() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(
            try program.run("templates", "export", "--library", "lib", "--clause", "MO-14").code
                == 0)
        let path = "lib/templates/memorandum/ro/MO-14.md"
        let words = try program.text(path)
        try program.write(words.replacing("în 30 de zile", with: "în 20 de zile"), to: path)
        let result = try program.run(
            "generate", Self.memorandum, "--library", "lib", "--output", "out")
        #expect(result.code == 0, "\(result.errors)")
        #expect(try program.text("out/\(Self.stem).md").contains("în 20\u{A0}de zile"))
        let sheet = try program.text("out/\(Self.stem).compliance.md")
        #expect(sheet.contains("MO-14"))
        let shipped = try program.run("generate", Self.memorandum, "--output", "shipped")
        #expect(shipped.code == 0)
        #expect(try !program.text("shipped/\(Self.stem).compliance.md").contains("MO-14 "))
    }

    @Test("a fault in an office's clause is told in that file")
    func officeFault() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "## Divergențele {: #MO-14}\n\n1. {{ partys }}\n",
            to: "lib/templates/memorandum/ro/MO-14.md")
        let result = try program.run(
            "generate", Self.memorandum, "--library", "lib", "--output", "out")
        #expect(result.code == 2)
        #expect(result.errors.contains("lib/templates/memorandum/ro/MO-14.md:3:"))
        #expect(program.files(in: "out").isEmpty)
    }
}
