import DataFiles
import ContractGen
import Diagnostics
import Foundation
import FoundationEssentials
import Templates
import Testing
import Wording

@Suite struct ServiceContractTests {
    static let examples = ["day-centre", "home-care-131", "home-care-325", "mobile-team-small"]

    private func model(_ name: String, setting assignments: [String] = []) throws -> ServiceContract
    {
        let contract = try Example.contract("contracts/\(name).yaml", setting: assignments).value
            .contract
        guard case .serviceContract(let model) = contract.body else {
            throw DiagnosticList([])
        }
        return model
    }

    @Test("every example is read without a warning", arguments: examples)
    func examplesAreClean(name: String) throws {
        let reading = try Example.contract("contracts/\(name).yaml")
        #expect(reading.warnings.map(\.whole).joined() == "")
        #expect(reading.value.contract.header.isSpecimen)
        #expect(!reading.value.contract.lacksNumberOrDate)
        #expect(reading.value.contract.parties.map(\.kind) == [.territorialAgency, .civilSociety])
        for party in reading.value.contract.parties {
            guard case .moldovan(let idno) = party.fiscalCode else {
                Issue.record("\(party.name) is not Moldovan")
                continue
            }
            #expect(idno.checksum == .correct)
            #expect(party.bank?.account.checksum == .correct)
        }
        #expect(try model(name).standards.count >= 6)
    }

    @Test(
        "the day the procedure began and the estimated value choose law and band",
        arguments: [
            ("2026-12-31", "0", .law131LowValue), ("2026-12-31", "399999.99", .law131LowValue),
            ("2026-12-31", "400000", .law131), ("2026-12-31", "7000000", .law131),
            ("2016-05-01", "400000.01", .law131),
            ("2027-01-01", "0", .law325BelowThreshold),
            ("2027-01-01", "399999.99", .law325BelowThreshold),
            ("2027-01-01", "999999.99", .law325BelowThreshold), ("2027-01-01", "1000000", .law325),
            ("2027-01-01", "6999999.99", .law325),
            ("2027-01-01", "7000000", .law325FromSevenMillion),
            ("2031-06-30", "90000000", .law325FromSevenMillion),
        ] as [(String, String, ProcurementBand)])
    func band(start: String, value: String, band: ProcurementBand) throws {
        let assignments = [
            "procurement.start_date=\(start)", "procurement.estimated_value=\(value)",
            "procurement.legal_basis=Regulamentul intern",
        ]
        let procurement = try model("day-centre", setting: assignments).procurement
        #expect(procurement.band == band)
        #expect(procurement.law == (start < "2027" ? .law131 : .law325))
        let fields = try record(
            "procurement",
            of: Example.contract("contracts/day-centre.yaml", setting: assignments).value.contract)
        #expect(fields["band"] == .text(band.rawValue))
        #expect(fields["law"] == .text(start < "2027" ? "131/2015" : "325/2025"))
        #expect(fields["act"] == .text(start < "2027" ? "L131-2015" : "L325-2025"))
    }

    @Test(
        "the legal basis is needed only where the law leaves the procedure to other acts",
        arguments: [
            ("2026-12-31", "399999.99", true), ("2026-12-31", "400000", false),
            ("2027-01-01", "999999.99", true), ("2027-01-01", "1000000", false),
        ])
    func legalBasis(start: String, value: String, isNeeded: Bool) throws {
        let assignments = [
            "procurement.start_date=\(start)", "procurement.estimated_value=\(value)",
        ]
        do {
            _ = try model("day-centre", setting: assignments)
            #expect(!isNeeded)
        } catch let error as DiagnosticList {
            #expect(isNeeded)
            #expect(error.all.map(\.id) == ["data.no-legal-basis"])
        }
    }

    @Test(
        "the switch to the new law is the register's own", arguments: ["2026-12-31", "2027-01-01"])
    func switchOfActs(day: String) throws {
        let register = try Library().ruleBook().register
        let date = try #require(CalendarDate(iso: day))
        let law = try Example.reference().procurement.band(begun: date, value: 5_000_000).band.law
        #expect(register.switch("procurement")?.act(on: date) == law.act)
        #expect(register[law.rawValue]?.id == law.act)
    }

    @Test("the day centre is read whole")
    func dayCentre() throws {
        let model = try model("day-centre")
        #expect(model.service.code == "day-centre-children-at-risk")
        #expect(model.service.name == "Centru de zi pentru copii în situație de risc")
        #expect(model.service.riskGroup == .children)
        #expect(model.beneficiaries.planned == 24)
        #expect(model.procurement.offer?.total == Decimal(string: "1177041.6"))
        #expect(model.payment.rhythm == .monthly)
        #expect(model.payment.days == 25)
        #expect(model.acceptance.submitDays == 5)
        #expect(model.acceptance.remedyDays == 10)
        #expect(model.penalty.isSymmetric)
        #expect(model.penalty.provider.daily == Decimal(string: "0.1"))
        #expect(model.days.planDays == 20)
        #expect(model.days.complaintDays == 5)
        #expect(model.days.answerDays == 3)
        #expect(model.days.impedimentDays == 10)
        #expect(model.dataProtection.breachHours == 24)
        #expect(model.staff.map(\.fullTimeEquivalent) == [0.5, 2, Decimal(string: "0.35"), 1])
        guard case .notRequired(let ground) = model.guarantee else {
            return #expect(Bool(false))
        }
        #expect(!ground.isEmpty)
    }

    @Test("a guarantee has its percent, base, forms and day of release")
    func guarantee() throws {
        #expect(
            try model("home-care-325").guarantee
                == .required(
                    percent: 5, of: .payable,
                    forms: [.bankLetter, .transfer, .surety, .retentions], releaseDays: 15,
                    ground: "decizia grupului de lucru, potrivit anunțului de participare"))
        #expect(try model("home-care-325").payment.rhythm == .quarterly)
        #expect(try model("home-care-325").subcontractors.map(\.share) == [8])
    }

    @Test("instalments have a number")
    func instalments() throws {
        let assignments = ["payment.frequency=instalments", "payment.instalments=12"]
        #expect(
            try model("day-centre", setting: assignments).payment.rhythm == .instalments(12))
    }

    @Test("penalties are those of the provider unless the authority has its own")
    func penalties() throws {
        let penalty = try model("day-centre", setting: ["penalty.provider_rate=0.2"]).penalty
        #expect(penalty.isSymmetric)
        let other = try model("day-centre", setting: ["penalty.authority_cap=3"]).penalty
        #expect(!other.isSymmetric)
        #expect(other.authority.cap == 3)
    }

    @Test(
        "templates see what the catalogue says",
        arguments: [
            ("day-centre", "HG441-2015", "HG441-2015", nil, nil, true),
            ("home-care-131", "HG1034-2014", "HG1034-2014", "HG948-2020", "30 ianuarie", true),
            ("mobile-team-small", "HG722-2011", nil, nil, nil, false),
        ] as [(String, String, String?, String?, String?, Bool)])
    func catalogueFields(
        name: String, decision: String, standards: String?, costing: String?, report: String?,
        isVerified: Bool
    ) throws {
        let contract = try Example.contract("contracts/\(name).yaml").value.contract
        let service = try record("service", of: contract)
        #expect(service["decision"] == .text(decision))
        #expect(service["standards_act"] == standards.map { .text($0) })
        #expect(service["costing_act"] == costing.map { .text($0) })
        #expect(service["yearly_report_date"] == report.map { .text($0) })
        #expect(service["fee_allowed"] == .text("unknown"))
        #expect(service["verified"] == .bool(isVerified))
    }

    @Test(
        "the catalogue's words are in the document's language, the contract's own come first",
        arguments: [
            ("language=ro", "Îngrijire socială la domiciliu", "30 ianuarie"),
            ("language=ru", "Социальный уход на дому", "30 января"),
            ("language=en", "Social home care", "30 January"),
            ("service.name=Îngrijire", "Îngrijire", "30 ianuarie"),
        ])
    func words(assignment: String, name: String, report: String) throws {
        let service = try record(
            "service",
            of: Example.contract("contracts/home-care-131.yaml", setting: [assignment]).value
                .contract)
        #expect(service["name"] == .text(name))
        #expect(service["yearly_report_date"] == .text(report))
    }

    @Test("what follows from the rules is no part of the data's hash")
    func hash() throws {
        let contract = try Example.contract("contracts/day-centre.yaml").value.contract
        let text = String(decoding: contract.canonicalJSON, as: UTF8.self)
        #expect(!text.contains("\"band\""))
        #expect(!text.contains("\"fee_allowed\""))
        #expect(text.contains("\"estimated_value\":1180000"))
    }

    @Test("paper contracts have an original for each of the two parties")
    func copies() throws {
        let contract = try Example.contract("contracts/home-care-131.yaml").value.contract
        #expect(contract.header.signing == .handwritten(copies: 2))
    }

    @Test(
        "the examples cost what they say",
        arguments: [
            ("day-centre", "4086.95", "1177041.6", "941633.28"),
            ("home-care-131", "82.64", "991680", "991680"),
            ("home-care-325", "98.4", "1535040", "1535040"),
            ("mobile-team-small", "550.48", "158538.24", "158538.24"),
        ])
    func costs(name: String, unitPrice: String, total: String, payable: String) throws {
        let contract = try Example.contract("contracts/\(name).yaml").value.contract
        let costing = try Costing.costing(
            of: contract.fields, profiles: CostingProfile.all(in: Library()),
            on: #require(contract.header.date))
        #expect(costing.warnings.map(\.whole).joined() == "")
        let price = try #require(costing.value.price)
        #expect(price.unitPrice.decimal == Decimal(string: unitPrice))
        #expect(costing.value.sheet?.unitPrice.amount == price.unitPrice)
        #expect(price.total.decimal == Decimal(string: total))
        #expect(price.payableByAuthority.decimal == Decimal(string: payable))
    }

    @Test(
        "the examples of mistakes show what they announce",
        arguments: [
            (
                "service-contract-data",
                [
                    "data.missing-field", "data.dates-reversed", "data.not-a-date",
                    "data.missing-field", "data.not-a-number", "identifiers.cpv-shape",
                    "data.unknown-option", "data.wrong-type", "data.unknown-field",
                    "data.out-of-range", "data.too-many-decimals", "data.list-too-short",
                    "data.dates-reversed", "data.missing-field", "data.without-guarantee",
                    "data.out-of-range",
                ]
            ),
            (
                "service-contract-law",
                [
                    "data.unknown-service", "data.no-legal-basis", "data.service-form",
                    "data.planned-above-capacity",
                ]
            ), ("service-contract-rules", []),
        ])
    func mistakes(name: String, ids: [String]) {
        #expect(problems { try Example.contract("mistakes/\(name).yaml") }.map(\.id) == ids)
    }

    @Test("a shared file may hold fields of other kinds, a document's own file may not")
    func sharedForSeveralKinds() throws {
        let shared = try Example.authority()
        let memorandum = try Example.source("contracts/memorandum.yaml")
        #expect(throws: Never.self) { try Intake.contract(from: memorandum, with: [shared]) }
        let own = DataSource(
            name: "a.yaml", bytes: memorandum.bytes + Array("\nauthority: {}\n".utf8))
        let ids = problems { try Intake.contract(from: own, with: [shared]) }.map(\.id)
        #expect(ids == ["data.unknown-field"])
        let typo = DataSource(SourceText(name: "b.yaml", text: "autority: {}"))
        let typos = problems { try Intake.contract(from: memorandum, with: [typo]) }.map(\.id)
        #expect(typos == ["data.unknown-field"])
    }

    @Test("without the rules no service and no law is known")
    func noReference() throws {
        let found = problems {
            try Intake.contract(
                from: Example.source("contracts/day-centre.yaml"),
                with: [Example.authority()])
        }
        #expect(
            found.map(\.id) == [
                "data.unknown-service", "data.no-procurement-band", "data.unknown-service",
            ])
        #expect(
            found.first { $0.id == "data.no-procurement-band" }?.whole == """
                error data.no-procurement-band day-centre.yaml:47:15 (10)
                  ro: regulile nu spun ce lege a achizițiilor guvernează o procedură de această valoare, începută la 2027-01-11
                  en: the rules do not say which procurement law governs a procedure of this value, begun on 2027-01-11
                  ro → verificați data și valoarea sau completați rules/procurement.yaml
                  en → check date and value, or complete rules/procurement.yaml

                """)
    }

    private func record(_ name: String, of contract: Contract) throws -> Value.Map {
        guard case .map(let map)? = contract.fields[name] else {
            throw DiagnosticList([])
        }
        return map
    }

    private func problems(_ work: () throws -> Checked<Intake.Reading>) -> [Diagnostic] {
        do { return try work().warnings } catch { return (error as? DiagnosticList)?.all ?? [] }
    }
}
