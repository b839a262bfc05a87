import Foundation
import OpenPackage
import Testing

/// `contractgen render`, and `generate` with a document as template.
@Suite struct RenderTests {
    static func docx(_ paragraphs: String...) throws -> Data {
        let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let body = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
        var package = ZipBuilder()
        package.add(
            "[Content_Types].xml",
            Array(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                    .utf8))
        package.add(
            "word/document.xml",
            Array(
                "<w:document xmlns:w=\"\(namespace)\"><w:body>\(body)</w:body></w:document>".utf8))
        return Data(try package.finish())
    }

    private static func text(_ data: Data) throws -> String {
        let archive = try ZipArchive(bytes: Array(data), file: "test")
        let part = try archive.contents(of: "word/document.xml")
        return try XML.parse(part, file: "test", part: "test").text
    }

    private func program(_ work: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try Self.docx(
            "Stimate {{ nume }},", "{% for s in sume %}", "{{ s | money }};", "{% endfor %}"
        )
        .write(to: URL(filePath: program.path("t.docx")))
        try program.write("nume: Ana\nsume: [12.5, 3]\n", to: "ana.yaml")
        try program.write("{\"nume\": \"Ion\", \"sume\": []}", to: "ion.json")
        try work(program)
    }

    @Test("one file of data gives one document")
    func one() throws {
        try program { program in
            let result = try program.run("render", "t.docx", "ana.yaml", "--output", "out/a.docx")
            #expect(result.code == 0, "\(result.errors)")
            #expect(
                try Self.text(program.bytes("out/a.docx")).replacing("\u{A0}", with: " ")
                    == "Stimate Ana,12,50 lei;3,00 lei;")
        }
    }

    @Test("several files of data give a document each, named after them")
    func several() throws {
        try program { program in
            let result = try program.run("render", "t.docx", "ana.yaml", "ion.json", "-o", "out")
            #expect(result.code == 0, "\(result.errors)")
            #expect(program.files(in: "out") == ["ana.docx", "ion.docx"])
            #expect(try Self.text(program.bytes("out/ion.docx")) == "Stimate Ion,")
        }
    }

    @Test("a missing name leaves no file, and is nothing where that is asked for")
    func missingName() throws {
        try program { program in
            try program.write("sume: []", to: "fara.yaml")
            let result = try program.run(
                "render", "t.docx", "fara.yaml", "-o", "x.docx", "--messages", "en")
            #expect(result.code == 2)
            #expect(
                result.errors.contains(
                    "t.docx: body, paragraph 1: {{ nume }}: error [template.unknown-name]"))
            #expect(!program.files(in: ".").contains("x.docx"))
            let lenient = try program.run(
                "render", "t.docx", "fara.yaml", "-o", "x.docx", "--undefined", "empty")
            #expect(lenient.code == 0, "\(lenient.errors)")
            #expect(try Self.text(program.bytes("x.docx")) == "Stimate ,")
        }
    }

    @Test("a file in the way stays unless --force is given")
    func existing() throws {
        try program { program in
            try program.write("mine", to: "x.docx")
            let refused = try program.run("render", "t.docx", "ana.yaml", "-o", "x.docx")
            #expect(refused.code == 74)
            #expect(try program.text("x.docx") == "mine")
            let forced = try program.run("render", "t.docx", "ana.yaml", "-o", "x.docx", "--force")
            #expect(forced.code == 0)
        }
    }

    @Test("texts are templates too")
    func texts() throws {
        try program { program in
            try program.write("Dear {{ nume }}!\n", to: "t.txt")
            let result = try program.run("render", "t.txt", "ana.yaml", "-o", "x.txt")
            #expect(result.code == 0, "\(result.errors)")
            #expect(try program.text("x.txt") == "Dear Ana!\n")
        }
    }

    @Test("what is no template, or would overwrite itself, is refused")
    func refused() throws {
        try program { program in
            try program.write("a", to: "t.pdf")
            try program.write("nume: Ana\nsume: []\n", to: "b/ana.yaml")
            let pdf = try program.run("render", "t.pdf", "ana.yaml", "-o", "x.pdf")
            #expect(pdf.code == 2 && pdf.errors.contains("render.not-a-template"))
            let same = try program.run("render", "t.docx", "ana.yaml", "b/ana.yaml", "-o", "out")
            #expect(same.code == 2 && same.errors.contains("render.same-name"))
            #expect(program.files(in: "out").isEmpty)
        }
    }

    @Test("pictures come from the folder named and from nowhere else")
    func pictures() throws {
        try program { program in
            try Self.docx("{{ image(\"../ana.yaml\") }}").write(
                to: URL(filePath: program.path("p.docx")))
            try program.write("", to: "img/x.txt")
            let outside = try program.run(
                "render", "p.docx", "ana.yaml", "-o", "x.docx", "--images", "img")
            #expect(outside.code == 2 && outside.errors.contains("office.picture-outside"))
        }
    }

    @Test("a control character is told with the tag and the line it was typed at")
    func controlCharacter() throws {
        try program { program in
            try program.write("nume: Ana\nsume: [\"a\\u0007b\"]\n", to: "c.yaml")
            try Self.docx("{% for s in sume %}{{ s }}{% endfor %}").write(
                to: URL(filePath: program.path("t.docx")))
            let result = try program.run(
                "render", "t.docx", "c.yaml", "-o", "x.docx", "--messages", "en")
            #expect(result.code == 2)
            #expect(
                result.errors.contains("the value of “sume[0]” holds the control character U+7"))
            #expect(result.errors.contains("see also: c.yaml:2:8"), "\(result.errors)")
        }
    }

    // MARK: - Contracts

    private static let memorandum = Program.example("contracts/memorandum.yaml")

    private func letter(_ program: Program) throws {
        try Self.docx(
            "Memorandum nr. {{ number_or_blank }}",
            "{{ parties | map(attribute=\"name\") | join(\", \") }}"
        )
        .write(to: URL(filePath: program.path("m.docx")))
    }

    @Test("a contract in a document of the user's own is checked, and a draft until it is complete")
    func generate() throws {
        try program { program in
            try letter(program)
            let result = try program.run(
                "generate", Self.memorandum, "--template", "m.docx", "-o", "out", "--messages",
                "en")
            #expect(result.code == 1, "\(result.errors)")
            let files = program.files(in: "out")
            #expect(files.count == 2)
            let sheet = try #require(files.first { $0.hasSuffix(".compliance.md") })
            #expect(try program.text("out/\(sheet)").contains("m.docx"))
            let name = try #require(files.first { $0.hasSuffix("-proiect.docx") })
            let archive = try ZipArchive(bytes: Array(program.bytes("out/\(name)")), file: name)
            let header = try archive.contents(of: "word/contractgen-header.xml")
            #expect(String(decoding: header, as: UTF8.self).contains(">PROIECT<"))
        }
    }

    @Test("an exported wording makes a final document, of its own format alone")
    func generateExported() throws {
        try program { program in
            let export = try program.run(
                "templates", "export", "memorandum", "--output", "own.odt")
            #expect(export.code == 0, "\(export.errors)")
            let result = try program.run(
                "generate", Self.memorandum, "--template", "own.odt", "-o", "out")
            #expect(result.code == 0, "\(result.errors)")
            #expect(program.files(in: "out").count == 2)
            #expect(!program.files(in: "out").contains { $0.contains("proiect") })
            let other = try program.run(
                "generate", Self.memorandum, "--template", "own.odt", "-o", "b", "--format", "md")
            #expect(other.code == 2 && other.errors.contains("template.own-format"))
            let copy = try program.run(
                "generate", Self.memorandum, "--template", "own.odt", "-o", "c", "--public-copy")
            #expect(copy.code == 2 && copy.errors.contains("template.no-public-copy"))
            let why = try program.run("explain", Self.memorandum, "--template", "own.odt")
            #expect(why.code == 2 && why.errors.contains("explain.office-template"))
        }
    }

    @Test("a register's rows fill in a document of the user's own")
    func batch() throws {
        try program { program in
            try letter(program)
            try program.write(
                "Tip document;Nr. contractului;Data contractului\nmemorandum;M-1;01.12.2026\nmemorandum;M-2;01.12.2026\n",
                to: "Contracte.csv")
            let result = try program.run(
                "batch", "Contracte.csv", "--with", Self.memorandum, "--template", "m.docx",
                "--output", "out")
            #expect(result.code == 1, "\(result.errors)")
            let files = program.files(in: "out").filter { $0.hasPrefix("m-") }
            #expect(files.count == 4)
            #expect(files.filter { $0.hasSuffix("-proiect.docx") }.count == 2)
        }
    }
}
