import Foundation
import Testing

/// Documents that follow a contract, and kinds whose wording does not exist yet.
@Suite struct FollowTests {
    private func amendment(_ file: String) -> String {
        """
        kind: amendment
        number: 1-EX
        date: 2027-08-20
        amends: { file: \(file) }
        ground: { code: not-substantial, facts: [se precizează textul] }
        """
    }

    @Test("an amendment finds its contract, and the contract its authority, beside their files")
    func found() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(
            "generate", Program.example("contracts/day-centre-amendment.yaml"),
            Program.example("contracts/day-centre-act-2027-04.yaml"), "--output", "out")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        #expect(program.files(in: "out").count == 8)
    }

    @Test(
        "a contract that cannot be found is named with its place",
        arguments: [
            ("contract.yaml", "data.no-named-file"), ("/contract.yaml", "io.absolute-path"),
        ])
    func missing(file: String, id: String) throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(amendment(file), to: "acord.yaml")
        let result = try program.run("generate", "acord.yaml", "--output", "out")
        #expect(result.code == 2)
        #expect(result.errors.contains("acord.yaml:4:17: eroare [\(id)]"))
        #expect(program.files(in: "out").isEmpty)
    }

    @Test(
        "kinds without wording can be begun and checked, not generated",
        arguments: ["grant-agreement", "partnership-agreement", "ro-partnership-agreement"])
    func wordless(kind: String) throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(try program.run("new", kind).output, to: "date.yaml")
        let checked = try program.run("check", "date.yaml")
        #expect(checked.output.contains("cerințe îndeplinite"), "\(checked.errors)")
        let made = try program.run("generate", "date.yaml", "--output", "out")
        #expect(made.code == 2)
        #expect(made.errors.contains("template.kind-without-wording"))
        #expect(made.errors.contains("numai „check” poate: grant-agreement"))
        #expect(program.files(in: "out").isEmpty)
    }
}
