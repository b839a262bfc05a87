import FoundationEssentials
import Testing

@Suite struct InspectionCaseTests {
    @Test(
        "a template's findings, fields and structure are found without rendering it",
        arguments: CaseFile<InspectionCase>.all)
    func cases(file: CaseFile<InspectionCase>) throws {
        for one in file.cases {
            #expect(one.outcome() == one.expected, "\(file.name): \(one.title)")
        }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil { try file.rewrite() }
    }

    @Test("every diagnostic of the checks has a case")
    func everyDiagnostic() throws {
        let shown = CaseFile<InspectionCase>.all.flatMap(\.cases).compactMap { $0["findings"] }
            .joined(separator: "\n")
        let raised = try LanguageSources.diagnosticIDs(in: ["Inspection"])
        #expect(raised.count == 5)
        let missing = raised.filter { !shown.contains("[\($0)]") }
        #expect(missing.isEmpty, "\(missing.sorted())")
    }
}
