import FoundationEssentials
import Testing

typealias ClauseCaseFile = CaseFile<ClauseCase>

@Suite struct ClauseCaseTests {
    @Test(
        "a clause template gives its draft, its Markdown or its problems",
        arguments: ClauseCaseFile.all)
    func cases(file: ClauseCaseFile) throws {
        for one in file.cases {
            #expect(one.outcome() == one.expected, "\(file.name): \(one.title)")
        }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil { try file.rewrite() }
    }

    @Test("every diagnostic of clause templates has a case")
    func everyDiagnostic() throws {
        let shown = ClauseCaseFile.all.flatMap(\.cases).compactMap { $0["problems"] }.joined(
            separator: "\n")
        let raised = try LanguageSources.diagnosticIDs(in: ["Clauses", "Compiled"])
        #expect(raised.count > 20)
        let missing = raised.subtracting(["template.too-many-tags"]).filter { id in
            !shown.contains(" \(id)\n")
        }
        #expect(missing.isEmpty, "\(missing.sorted())")
    }
}
