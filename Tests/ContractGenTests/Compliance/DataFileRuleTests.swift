import DataFiles
import Diagnostics
import Foundation
import Testing

@testable import ContractGen

/// Requirements over data files of the kinds without wording, read as the program reads them.
@Suite struct DataFileRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: DocumentKind
        let rule: String
        let outcome: Finding.Outcome
        let setting: [String]

        init(
            _ kind: DocumentKind, _ rule: String, _ outcome: Finding.Outcome, _ setting: String...
        ) {
            (self.kind, self.rule, self.outcome, self.setting) = (kind, rule, outcome, setting)
        }

        var testDescription: String {
            "\(kind.rawValue) \(rule) \(outcome.rawValue) \(setting.joined(separator: " "))"
        }
    }

    static let cases: [Case] = [
        Case(.grantAgreement, "R12", .pass),
        Case(.grantAgreement, "R12", .fail, "grant.amount=250001"),
        Case(.grantAgreement, "R12", .fail, "grant.tranches[0].amount=1"),
        Case(.grantAgreement, "R11", .fail),
        Case(.grantAgreement, "N05", .notApplicable),
        Case(.grantAgreement, "N06", .pass),
        Case(.grantAgreement, "N07", .pass),
        Case(
            .grantAgreement, "N07", .fail, "date=2029-12-31", "grant.contest.date=2030-01-01"),
        Case(.grantAgreement, "P02", .fail),
        // The codes are right; whether the text has them is not known while there is no wording.
        Case(
            .grantAgreement, "P02", .cannotBeDecided, "authority.idno=1000000000007",
            "provider.idno=1000000000007"),
        Case(.partnershipAgreement, "P07", .fail),
        Case(.partnershipAgreement, "N03", .fail),
        Case(.partnershipAgreement, "N04", .fail),
        Case(.partnershipAgreement, "N04", .notApplicable, "contributions[0].kind=money"),
        Case(.romanianPartnershipAgreement, "X01", .pass),
        Case(.romanianPartnershipAgreement, "X02", .fail),
        Case(
            .romanianPartnershipAgreement, "X02", .pass, "parties[0].role=leader",
            "project.smis_code=123456"),
        Case(
            .romanianPartnershipAgreement, "X02", .fail, "parties[0].role=leader",
            "project.smis_code=123456", "project.budget=200001"),
        Case(.romanianPartnershipAgreement, "X03", .notApplicable),
    ]

    @Test("the requirements of a kind decide on its data file", arguments: cases)
    func outcome(given: Case) throws {
        let source = CaseFile.folder("../Intake/Cases/starter-\(given.kind.rawValue).yaml")
        let workshop = try Sample.workshop.get()
        let contract = try Intake.contract(
            from: DataSource(
                name: source.lastPathComponent, bytes: Array(try Data(contentsOf: source))),
            setting: given.setting, by: workshop.reference
        ).value.contract
        let findings = try workshop.examination(of: contract).findings
        let finding = try #require(findings.first { $0.rule == given.rule })
        #expect(
            finding.outcome == given.outcome,
            "\(finding.problems.map(\.text.ro)) \(finding.reasons.map(\.ro))")
    }
}
