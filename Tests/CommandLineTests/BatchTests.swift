import Foundation
import Spreadsheets
import Testing

/// Batches of memoranda: rows of a CSV file, with what they share in an example's data.
@Suite struct BatchTests {
    private static let shared = Program.example("contracts/memorandum.yaml")

    /// - Parameter rows: Numbers with dates.
    private func writeRegister(
        _ rows: [(String, String)], to program: Program, name: String = "Contracte.csv"
    ) throws {
        let lines =
            ["Tip document;Nr. contractului;Data contractului"]
            + rows.map { "memorandum;\($0.0);\($0.1)" }
        try program.write(lines.joined(separator: "\n") + "\n", to: name)
    }

    private func numbers(_ count: Int) -> [(String, String)] {
        (1...count).map { ("M-\($0)", "01.12.2026") }
    }

    @discardableResult
    private func batch(
        _ program: Program, _ options: String..., output: String = "out"
    ) throws -> Program.Result {
        try program.run(
            [
                "batch", "Contracte.csv", "--output", output, "--with", Self.shared, "--format",
                "md",
                "--date", "2026-11-21",
            ] + options)
    }

    private func manifest(_ program: Program, _ name: String = "out/manifest.jsonl") throws
        -> [[String: Any]]
    {
        try program.text(name).split(separator: "\n").map {
            try #require(
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// The names and bytes of all files in a folder.
    private func contents(_ program: Program, _ folder: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in program.files(in: folder) {
            contents[name] = try program.bytes("\(folder)/\(name)")
        }
        return contents
    }

    @Test("each row gives its document and sheet; the manifest keeps the rows' order")
    func generates() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(5), to: program)
        let result = try batch(program)
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.contains("făcute: 5"))
        let lines = try manifest(program)
        #expect(lines.compactMap { $0["number"] as? String } == numbers(5).map(\.0))
        #expect(lines.compactMap { $0["row"] as? Int } == [2, 3, 4, 5, 6])
        #expect(program.files(in: "out").count == 11)
        #expect(!program.files(in: "out").contains("problems.xlsx"))
    }

    @Test("one bad row stops one document; the remark stands beside its row")
    func badRow() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister([("1", "01.12.2026"), ("2", "ieri"), ("3", "01.12.2026")], to: program)
        let result = try batch(program)
        #expect(result.code == 2)
        #expect(result.errors.contains("Contracte!C3"))
        #expect(try manifest(program).compactMap { $0["outcome"] as? String }[1] == "failed")
        #expect(program.files(in: "out").filter { $0.hasSuffix(".compliance.md") }.count == 2)
        let sheet = try #require(
            try Workbook(
                bytes: Array(try program.bytes("out/problems.xlsx")), file: "problems.xlsx"
            ).sheets().first)
        guard case .text(let remark)? = sheet.value(row: 3, column: 4) else {
            Issue.record("no remark")
            return
        }
        #expect(remark.hasPrefix("C3: "))
    }

    @Test("the marked copy, corrected, is a register: only the corrected row is made")
    func corrected() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister([("1", "01.12.2026"), ("2", "ieri")], to: program)
        try batch(program)
        try writeRegister([("1", "01.12.2026"), ("2", "02.12.2026")], to: program)
        let result = try batch(program, "--resume")
        #expect(result.code == 0)
        #expect(result.output.contains("făcute: 1, păstrate: 1"))
        #expect(!program.files(in: "out").contains("problems.xlsx"))
    }

    /// A picture of so many pixels.
    private func writePicture(_ width: UInt8, to program: Program, name: String) throws {
        try program.write("", to: name)
        let header: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0,
            0,
            0, width, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0,
        ]
        try Data(header).write(to: URL(filePath: program.path(name)))
    }

    @Test("documents whose template shows pictures are made anew when a picture changed")
    func pictures() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(2), to: program)
        for (name, tag) in [("p", "{{ image(\"logo/a.png\") }}"), ("t", "")] {
            try RenderTests.docx(tag, "{{ number }}").write(
                to: URL(filePath: program.path("\(name).docx")))
        }
        func kept(_ template: String) throws -> Bool {
            let result = try batch(
                program, "--resume", "--template", template + ".docx", "--images", "img",
                "--format", "docx", output: template)
            return result.output.contains("păstrate: 2")
        }
        try writePicture(1, to: program, name: "img/logo/a.png")
        #expect(try !kept("p") && !kept("t"))
        try program.write("altceva", to: "img/citește.txt")
        #expect(try kept("p") && kept("t"))
        try writePicture(2, to: program, name: "img/logo/a.png")
        #expect(try !kept("p") && kept("t"))
        #expect(try kept("p"))
        let missing = try batch(
            program, "--template", "p.docx", "--images", "lipsă", "--format", "docx",
            output: "q")
        #expect(missing.code == 74 && missing.errors.contains("io.no-picture-folder"))
    }

    @Test("problems.xlsx reads back as a register, and is not written over")
    func problemsAsRegister() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister([("1", "01.12.2026"), ("2", "ieri")], to: program)
        try batch(program)
        let copy = try program.bytes("out/problems.xlsx")
        let result = try program.run(
            "batch", "out/problems.xlsx", "--output", "out", "--with", Self.shared, "--format",
            "md", "--date", "2026-11-21", "--resume")
        #expect(result.code == 2)
        #expect(result.output.contains("făcute: 0, păstrate: 1"))
        #expect(try program.bytes("out/problems.xlsx") == copy)
        #expect(program.files(in: "out").contains("problems-2.xlsx"))
    }

    @Test("all or nothing: a bad row stops everything")
    func allOrNothing() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister([("1", "01.12.2026"), ("2", "ieri")], to: program)
        let result = try batch(program, "--all-or-nothing")
        #expect(result.code == 2)
        #expect(program.files(in: "out").isEmpty)
        try writeRegister(numbers(2), to: program)
        #expect(try batch(program, "--all-or-nothing").code == 0)
        #expect(program.files(in: "out").count == 5)
    }

    @Test("a dry run says what would be made, and writes nothing")
    func dryRun() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(3), to: program)
        let result = try batch(program, "--dry-run", "--json")
        #expect(result.code == 0)
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let summary = try #require(json as? [String: Any])
        #expect(summary["made"] as? Int == 3)
        #expect(summary["dry_run"] as? Bool == true)
        #expect(program.files(in: "out").isEmpty)
    }

    @Test("nothing is mixed with another batch, and no file of others replaced, unasked")
    func refusals() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(2), to: program)
        try batch(program)
        let again = try batch(program)
        #expect(again.code == 74)
        #expect(again.errors.contains("batch.already-done"))
        #expect(try batch(program, "--force").code == 0)

        let name = try #require(program.files(in: "out").first { $0.hasPrefix("m-1-") })
        try program.write("al meu", to: "other/\(name)")
        let result = try batch(program, output: "other")
        #expect(result.code == 74)
        #expect(result.errors.contains("io.exists"))
        #expect(try program.text("other/\(name)") == "al meu")
        #expect(program.files(in: "other").contains { $0.hasPrefix("m-2-") })
    }

    @Test("an unwritable folder is told once, with what to do")
    func unwritable() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(3), to: program)
        try program.write("un fișier", to: "out")
        let result = try batch(program)
        #expect(result.code == 74)
        #expect(result.errors.contains("io.cannot-write"))
    }

    @Test("a register that changed: changed rows are made anew, removed ones told of")
    func changedRegister() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(4), to: program)
        try batch(program)
        var rows = numbers(4)
        rows[1].1 = "02.12.2026"
        rows.remove(at: 2)
        rows.insert(("M-9", "01.12.2026"), at: 0)
        try writeRegister(rows, to: program)
        let result = try batch(program, "--resume")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.contains("făcute: 2, păstrate: 2"))
        #expect(result.output.contains("nu mai este în registru: out/m-3-"))
        #expect(try manifest(program).compactMap { $0["number"] as? String } == rows.map(\.0))
        #expect(try manifest(program).compactMap { $0["row"] as? Int } == [2, 3, 4, 5])
    }

    @Test("a row that went wrong leaves its document; corrected, it is what it was or is made anew")
    func wrongForAWhile() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(3), to: program)
        try batch(program)
        var rows = numbers(3)
        rows[1].1 = "31.02.2026"
        try writeRegister(rows, to: program)
        let wrong = try batch(program, "--resume")
        #expect(wrong.code == 2)
        #expect(wrong.output.contains("păstrate: 2, greșite: 1"))
        #expect(wrong.output.contains("dinainte ca rândul să fie greșit: out/m-2-"))
        #expect(!wrong.output.contains("nu mai este în registru"))
        try writeRegister(numbers(3), to: program)
        #expect(try batch(program, "--resume").output.contains("făcute: 0, păstrate: 3"))
        try writeRegister(rows, to: program)
        try batch(program, "--resume")
        rows[1].1 = "03.12.2026"
        try writeRegister(rows, to: program)
        let corrected = try batch(program, "--resume")
        #expect(corrected.code == 0, "\(corrected.errors)")
        #expect(corrected.output.contains("făcute: 1, păstrate: 2"))
    }

    @Test("the parts of a batch, merged, are the batch")
    func shards() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(7), to: program)
        try batch(program, output: "whole")
        for part in 1...3 {
            #expect(try batch(program, "--shard", "\(part)/3").code == 0)
        }
        let merged = try program.run(
            ["batch", "merge", "--output", "out"]
                + (1...3).map { "out/manifest-\($0)-of-3.jsonl" })
        #expect(merged.code == 0, "\(merged.errors)")
        for part in 1...3 {
            try FileManager.default.removeItem(
                atPath: program.path("out/manifest-\(part)-of-3.jsonl"))
        }
        #expect(try contents(program, "out") == contents(program, "whole"))
    }

    @Test("any number of jobs gives the same bytes", arguments: ["1", "7"])
    func jobs(count: String) throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(5), to: program)
        try batch(program, "--jobs", count)
        try batch(program, "--jobs", "2", output: "other")
        #expect(try contents(program, "out") == contents(program, "other"))
    }

    @Test("the commands of docs/batch.md run as they stand there")
    func page() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(numbers(3), to: program)
        let data = Program.example("contracts/memorandum.yaml")
        try program.write(
            try String(contentsOfFile: data, encoding: .utf8), to: "memorandum.yaml")
        let page = try String(
            contentsOf: Program.repository.appending(path: "docs/batch.md"), encoding: .utf8)
        let commands = page.split(separator: "\n").filter { $0.hasPrefix("contractgen ") }
        #expect(commands.count == 5)
        for command in commands {
            let words = command.split(separator: " ").dropFirst().map { String($0) }
            let result = try program.run(words)
            #expect(result.code == 0, "\(command)\n\(result.errors)")
        }
        #expect(try manifest(program, "parti/manifest.jsonl").count == 3)
    }

    @Test("a workbook filled from contracts gives a batch of the same contracts")
    func filledWorkbook() throws {
        let program = try Program()
        defer { program.remove() }
        let files = ["home-care-325", "home-care-131"].map {
            Program.example("contracts/\($0).yaml")
        }
        let made = try program.run(["workbook", "new", "--from"] + files)
        #expect(made.code == 0, "\(made.errors)")
        let options = ["--format", "md", "--date", "2026-11-21"]
        let authority = Program.example("contracts/shared/authority.yaml")
        let batch = try program.run(
            ["batch", "registru.xlsx", "--output", "lot", "--with", authority] + options)
        #expect(batch.code <= 1, "\(batch.errors)")
        #expect(try program.run(["generate"] + files + ["--output", "unul"] + options).code <= 1)
        let names = program.files(in: "unul").filter { $0.hasSuffix(".md") }
        #expect(names.count == 4)
        for name in names {
            #expect(try program.bytes("lot/\(name)") == program.bytes("unul/\(name)"), "\(name)")
        }
    }
}
