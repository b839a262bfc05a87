import Diagnostics
import Testing
import Wording

@testable import ContractGen

@Suite struct ServiceRuleTests {
    @Test(
        "dump",
        arguments: ["day-centre", "home-care-131", "home-care-325", "mobile-team-small"])
    func dump(_ example: String) throws {
        do {
            let sample = try Sample("contracts/\(example).yaml")
            let findings = try sample.findings()
            for f in findings {
                print(example, f.rule, f.outcome.rawValue)
                for p in f.problems { print("    P", p.place?.label.ro ?? "-", p.text.ro) }
                for p in f.reasons { print("    R", p.ro) }
            }
            let steps = try Library().nextSteps(register: Sample.ruleBook.register)
            for s in try steps.nextSteps(
                for: sample.fields, kind: .serviceContract, language: .ro, today: Sample.today)
            {
                print(
                    "STEP", s.date?.description ?? "-", s.id, s.due?.ro ?? "", s.who.rawValue,
                    s.sources.map { $0.name.ro + " " + $0.place })
            }
        } catch let e as DiagnosticList {
            for d in e.all { print(d.whole) }
            throw e
        }
    }
}
