import Foundation
import Testing

/// What a lawyer asks: which acts are in force, why a clause is there, what is wrong and where.
@Suite struct LawCommandTests {
    private func run(_ arguments: String...) throws -> Program.Result {
        let program = try Program()
        defer { program.remove() }
        return try program.run(arguments)
    }

    @Test("acts in force on a day, and what changes after it")
    func acts() throws {
        let before = try run("acts", "--on", "2026-12-31").output
        let parts = before.split(separator: "\n\n", maxSplits: 1)
        #expect(parts[0].contains("L131-2015: Legea nr. 131/2015"))
        #expect(parts[0].contains("până la 2026-12-31"))
        #expect(before.contains("2027-01-01"))
        let after = try run("acts", "--on", "2027-01-01").output
        #expect(after.contains("L325-2025"))
        #expect(!after.contains("L131-2015: Legea nr. 131/2015 privind achizițiile publice, până"))
    }

    @Test("an act with its time, source and notes")
    func act() throws {
        let shown = try run("acts", "show", "195/2024")
        #expect(shown.code == 0)
        #expect(shown.output.hasPrefix("L195-2024 Legea nr. 195/2024"))
        #expect(shown.output.contains("în vigoare din: 2026-08-23"))
    }

    @Test(
        "what cannot be answered is said with what could",
        arguments: [
            (["acts", "show", "L999"], "acts.unknown"),
            (["acts", "--on", "2026-13-01"], "usage.not-a-date"),
            (
                ["explain", Program.example("contracts/memorandum.yaml"), "MO-99"],
                "explain.unknown-clause"
            ),
        ])
    func misuse(arguments: [String], id: String) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(arguments)
        #expect(result.code == 2)
        #expect(result.errors.contains(id), "\(result.errors)")
        #expect(result.errors.contains("sfat: "))
    }

    @Test("a clause's reason: the condition, the data behind it with their place, the article")
    func explain() throws {
        let result = try run("explain", Program.example("contracts/day-centre.yaml"), "SC-20")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("SC-20 „Garanția de bună execuție” (20): este în document"))
        #expect(result.output.contains("SC-20.amount: nu este în document"))
        #expect(result.output.contains("guarantee.required = nu ("))
        #expect(result.output.contains("day-centre.yaml:212:13)"))
        #expect(result.output.contains("art. 71 alin. (8)–(13)"))
        #expect(result.output.contains("cerințe: G01 (îndeplinită), G02 (neaplicabilă)"))
        let rule = try run("rules", "show", "P06")
        #expect(rule.output.contains("temei: Codul civil nr. 1107/2002, art. 366–374 (citit în"))
    }

    @Test("remarks are written into copies, at their clauses", arguments: ["docx", "odt"])
    func annotated(format: String) throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run(
            "generate", Program.example("mistakes/failing-rules.yaml"), "--format", format,
            "--output", "made")
        let made = try #require(program.files(in: "made").first { $0.hasSuffix(format) })
        let result = try program.run("check", "made/\(made)", "--annotate", "--output", "read")
        #expect(result.code == 1, "\(result.errors)")
        let copy = try #require(program.files(in: "read").first { $0.hasSuffix(format) })
        #expect(copy.hasSuffix("-adnotat.\(format)"))
        #expect(result.output.contains("L12"))
        let again = try program.run("check", "read/\(copy)")
        #expect(again.code == 1)
    }

    @Test("an amendment above the limit shows the table of all amendments")
    func limit() throws {
        let result = try run(
            "check", Program.example("mistakes/amendment-26-percent.yaml"), "--date", "2026-11-22")
        #expect(result.code == 1)
        let lines = result.output.split(separator: "\n").map {
            $0.split(separator: " ").first ?? ""
        }
        for line in ["Acordul", "1-EX", "2-EX"] { #expect(lines.contains(Substring(line))) }
        #expect(result.output.contains("26,0417\u{A0}%"))
        #expect(result.output.contains("trebuie să fie cel mult 25\u{A0}%"))
    }

    @Test("an act above the month's capacity is told with both figures")
    func capacity() throws {
        let result = try run(
            "check", Program.example("mistakes/act-over-capacity.yaml"), "--date", "2026-11-22")
        #expect(result.code == 1)
        #expect(result.output.contains("este 31; trebuie să fie cel mult 30"))
    }
}
