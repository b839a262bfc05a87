import DataFiles
import ContractGen
import Diagnostics
import Foundation
import FoundationEssentials
import Templates
import Testing
import Wording

@Suite struct IntakeTests {
    static func base(_ name: String = "base.yaml") throws -> DataSource {
        DataSource(name: name, bytes: Array(try Data(contentsOf: CaseFile.folder("Cases/" + name))))
    }

    @Test("a whole memorandum is read into the model")
    func memorandum() throws {
        let reading = try Intake.contract(from: Self.base())
        #expect(reading.warnings.isEmpty)
        let contract = reading.value.contract
        #expect(contract.header.number == "7/2027")
        #expect(contract.header.date == CalendarDate(year: 2027, month: 1, day: 15))
        #expect(contract.header.signing == .handwritten(copies: 2))
        #expect(contract.header.isSpecimen)
        guard case .memorandum(let memorandum) = contract.body else { return #expect(Bool(false)) }
        #expect(memorandum.parties.map(\.commitments.count) == [2, 2])
        #expect(memorandum.noticeDays == 30)
        #expect(memorandum.dataExchange == false)
        #expect(memorandum.coordination.meetingsPerYear == 2)
        #expect(memorandum.term.end == CalendarDate(iso: "2030-01-31").map { .through($0) })
        let party = try #require(contract.parties.first)
        #expect(party.fiscalCode == .moldovan(try IDNO(parsing: "1000000000007")))
        #expect(party.bank?.account.text == "MD71TRPCAA518410A00001AA")
        #expect(party.contacts.manager?.phone?.text == "+37369123456")
        #expect(memorandum.project?.budget == Decimal(string: "12500.5"))
    }

    @Test("templates see typed values under the names of the data, with standard values")
    func templateFields() throws {
        let fields = try Intake.contract(from: Self.base()).value.contract.fields
        #expect(fields["date"] == CalendarDate(iso: "2027-01-15").map { .date($0) })
        #expect(fields["notice_days"] == .number(30))
        #expect(fields["copies"] == .number(2))
        #expect(fields["jurisdiction"] == .text("MD"))
        #expect(fields["attachments"] == .list([]))
        #expect(fields["donor"] == nil)
        guard case .map(let terms)? = fields["terms"] else { return #expect(Bool(false)) }
        #expect(terms["years"] == nil)
        #expect(terms.names == ["validity_from", "validity_to"])
    }

    @Test("the same data in YAML and JSON give equal values, hash and all")
    func yamlEqualsJSON() throws {
        let yaml = try Intake.contract(from: Self.base()).value.contract
        let json = try Intake.contract(from: Self.base("base.json")).value.contract
        #expect(yaml.fields == json.fields)
        #expect(yaml.body == json.body)
        #expect(yaml.canonicalJSON == json.canonicalJSON)
        #expect(yaml.dataHash == json.dataHash)
        #expect(yaml.dataHash.count == 64)
    }

    @Test("random trees read alike from YAML and JSON")
    func randomTrees() throws {
        var random = SplitMix(state: 3)
        for _ in 0..<200 {
            let text = "[\(Self.randomJSON(depth: 4, using: &random))]"
            let json = try DataNode(reading: DataSource(SourceText(name: "a.json", text: text)))
            let yaml = try DataNode(reading: DataSource(SourceText(name: "a.yaml", text: text)))
            #expect(json.value == yaml.value)
        }
    }

    private static func randomJSON(depth: Int, using random: inout SplitMix) -> String {
        let leaves = [
            "1", "-2.50", "true", "null", "\"ș: [x]\"", "\"\\u0219 # y\"", "\"12\"", "\"\"",
            "\"a\\nb\"",
        ]
        let count = Int.random(in: 0...4, using: &random)
        switch depth == 0 ? 9 : Int.random(in: 0...3, using: &random) {
        case 0:
            return "["
                + (0..<count).map { _ in randomJSON(depth: depth - 1, using: &random) }.joined(
                    separator: ", ") + "]"
        case 1, 2:
            return "{"
                + (0..<count).map { "\"k\($0)\": " + randomJSON(depth: depth - 1, using: &random) }
                .joined(separator: ", ") + "}"
        default: return leaves.randomElement(using: &random) ?? "1"
        }
    }

    @Test(
        "the same meaning gives the same canonical bytes",
        arguments: [
            ("specimen: true", "specimen: da"), ("date: 2027-01-15", "date: \"2027-01-15\""),
            ("  budget: 12500.50", "  budget: 12500.5"),
            ("  plan_days: 60", "  plan_days: 60\n  meetings_per_year: 2"),
            ("specimen: true", "specimen: true\ncopies: 2"),
            ("specimen: true", "specimen: true\nattachments: []"),
            ("      iban: MD71 TRPC AA51 8410 A000 01AA", "      iban: md71trpcaa518410a00001aa"),
            (
                "place: mun. Chișinău",
                "place: \" mun.  Chișinău \"".replacing("  Chi", with: " Chi")
            ),
        ])
    func sameMeaning(old: String, new: String) throws {
        let changed = try Self.changed(old, new)
        #expect(try Intake.contract(from: changed).value.contract.dataHash == Self.baseHash())
    }

    @Test(
        "another meaning gives other bytes",
        arguments: [
            ("specimen: true", "specimen: false"), ("  plan_days: 60", "  plan_days: 61"),
            ("  - servicii sociale", "  - servicii"), ("number: 7/2027", "number:"),
        ])
    func otherMeaning(old: String, new: String) throws {
        #expect(
            try Intake.contract(from: Self.changed(old, new)).value.contract.dataHash
                != Self.baseHash())
    }

    static func baseHash() throws -> String {
        try Intake.contract(from: base()).value.contract.dataHash
    }

    static func changed(_ old: String, _ new: String) throws -> DataSource {
        let text = String(decoding: try base().bytes, as: UTF8.self)
        try #require(text.contains(old + "\n"))
        return DataSource(
            SourceText(
                name: "memorandum.yaml",
                text: text.replacing(old + "\n", with: new + "\n", maxReplacements: 1)))
    }

    @Test("a lawyer's review is read, and adding it changes no hash")
    func review() throws {
        let review = """
            specimen: true
            reviews:
              - { rule: P07, outcome: not-applicable, by: E. Juristă, date: 2027-01-10, reason: nu e APL, version: 0a1b2c3d }
            """
        let contract = try Intake.contract(from: Self.changed("specimen: true", review)).value
            .contract
        #expect(contract.header.reviews.map(\.outcome) == [.notApplicable])
        #expect(try contract.dataHash == Self.baseHash())
    }

    @Test("canonical JSON has sorted keys and no white space")
    func canonicalForm() throws {
        let bytes = try Intake.contract(from: Self.base()).value.contract.canonicalJSON
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            text.hasPrefix(
                "{\"areas\":[\"servicii sociale\"],\"attachments\":[],\"coordination\":{\"meetings_per_year\":2,\"plan_days\":60,"
            ))
        #expect(text.contains("\"budget\":12500.5"))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
    }

    @Test("a draft may lack number and date", arguments: ["number: 7/2027", "date: 2027-01-15"])
    func draft(line: String) throws {
        let reading = try Intake.contract(from: Self.changed(line, "# \(line)"))
        #expect(reading.warnings.isEmpty)
        #expect(reading.value.contract.lacksNumberOrDate)
    }

    @Test("electronic signing needs no copies")
    func electronic() throws {
        let contract = try Intake.contract(
            from: Self.changed(
                "signature_mode: handwritten", "signature_mode: qualified-electronic")
        ).value.contract
        #expect(contract.header.signing == .qualifiedElectronic)
        #expect(contract.fields["copies"] == nil)
    }

    @Test("a shared file gives what the document leaves out, and each value knows its file")
    func sharedFile() throws {
        let shared = DataSource(
            SourceText(
                name: "shared.json",
                text:
                    "{\"place\": \"Bălți\", \"number\": \"1\", \"donor\": {\"name\": \"D\"}, \"coordination\": {\"plan_days\": 9, \"meetings_per_year\": 4}, \"areas\": [\"x\"]}"
            ))
        let reading = try Intake.contract(
            from: Self.changed("number: 7/2027", "number:"), with: [shared]
        ).value
        #expect(reading.contract.header.place == "mun. Chișinău")
        #expect(reading.contract.header.number == "1")
        guard case .memorandum(let memorandum) = reading.contract.body else {
            return #expect(Bool(false))
        }
        #expect(memorandum.donor?.name == "D")
        #expect(memorandum.areas == ["servicii sociale"])
        #expect(memorandum.coordination.planDays == 60)
        #expect(memorandum.coordination.meetingsPerYear == 4)
        #expect(
            reading.origins.place(of: FieldPath([.key("donor"), .key("name")])).description
                == "shared.json:1:53")
        #expect(reading.origins.place(of: FieldPath([.key("number")])).file == "shared.json")
        #expect(reading.origins.place(of: FieldPath([.key("place")])).file == "memorandum.yaml")
    }

    @Test("an assignment goes over everything and knows itself")
    func assignments() throws {
        let reading = try Intake.contract(
            from: Self.base(),
            setting: ["parties[1].name=Alt nume = nou", "donor.name=D", "number="]
        ).value
        #expect(reading.contract.parties[1].name == "Alt nume = nou")
        #expect(reading.contract.header.number == nil)
        #expect(
            reading.origins.place(of: try #require(FieldPath(parsing: "parties[1].name")))
                == SourcePlace(
                    file: "--set parties[1].name=Alt nume = nou", line: 1, column: 17, length: 14))
        #expect(
            reading.origins.place(of: try #require(FieldPath(parsing: "donor.name"))).file
                == "--set donor.name=D")
    }

    @Test(
        "a field without a place is shown at the nearest there is",
        arguments: [
            ("terms.years", "base.yaml:49:1"), ("parties[0].bank.name", "base.yaml:18:5"),
            ("parties[1].email", "base.yaml:34:5"), ("parties[7].name", "base.yaml:8:1"),
            ("donor.name", "base.yaml:2:1"),
            ("parties[0].bank.bic", "base.yaml:20:12"),
            ("parties[0].commitments[1]", "base.yaml:33:9"),
        ])
    func nearestPlace(path: String, place: String) throws {
        let origins = try Intake.contract(from: Self.base()).value.origins
        let field = try #require(FieldPath(parsing: path))
        let located = origins.located(.error("x", at: .field(field), message: Text(ro: "", en: "")))
        guard case .source(let found)? = located.location else { return #expect(Bool(false)) }
        #expect(found.description == place)
        #expect(located.arguments["field"] == path)
    }

    @Test("fields that were not checked give a diagnostic, not a contract")
    func uncheckedFields() throws {
        let found = diagnostic {
            _ = try Contract(fields: Value.Map([("kind", .text("memorandum"))]))
        }
        #expect(
            found?.whole == """
                error data.missing-in-model field jurisdiction
                  ro: câmpul jurisdiction lipsește sau este de alt fel
                  en: the field jurisdiction is missing or of another kind
                  ro → completați câmpul
                  en → fill the field in

                """)
    }

    @Test("an amendment is not read without its contract")
    func noContract() throws {
        let text = """
            kind: amendment
            place: Orhei
            signature_mode: qualified-electronic
            amends: { file: contract.yaml }
            ground: { code: not-substantial, facts: [se schimbă adresa] }
            """
        let error = #expect(throws: DiagnosticList.self) {
            _ = try Intake.contract(from: DataSource(SourceText(name: "acord.yaml", text: text)))
        }
        #expect(error?.all.map(\.id) == ["data.no-contract"])
    }
}
