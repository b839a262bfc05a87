import DataFiles
import Diagnostics
import FoundationEssentials
import Templates
import Testing
import Wording

@testable import ContractGen

/// Amendments and acceptance acts of the day centre: 288 units at 4 086,95 lei, 80 % of them paid
/// by the authority.
@Suite struct ContractLifeTests {
    private func document(_ text: String) throws -> Contract {
        try Intake.contract(
            from: DataSource(SourceText(name: "act.yaml", text: text)), by: Example.reference(),
            opening: Example.dayCentre
        ).value.contract
    }

    private func computed(_ text: String) throws -> Value.Map {
        let workshop = try Sample.workshop.get()
        return try workshop.computedFields(of: try document(text)).map
    }

    private func number(_ path: String, in map: Value.Map) throws -> Decimal? {
        var value = Value.map(map)
        for name in path.split(separator: ".") {
            guard case .map(let inner) = value, let next = inner[String(name)] else { return nil }
            value = next
        }
        guard case .number(let number) = value else { return nil }
        return number
    }

    private func amendment(_ price: String, ground: String = "additional-services") -> String {
        """
        kind: amendment
        amends: { file: contract.yaml }
        ground: { code: \(ground), facts: [au crescut nevoile] }
        price: { \(price) }
        """
    }

    @Test(
        "an amendment's change is worked out by units and price",
        arguments: [
            ("units: 312", "1275128.40", "98086.80", "8.3334"),
            ("units: 288", "1177041.60", "0", "0"),
            ("units: 360", "1471302", "294260.40", "25"),
            ("units: 361", "1475388.95", "298347.35", "25.3473"),
            ("unit_price: 4291.30, units_at_old_price: 96", "1216276.80", "39235.20", "3.3334"),
            ("units: 264", "1078954.80", "-98086.80", "-8.3334"),
        ])
    func changes(price: String, total: String, change: String, percent: String) throws {
        let map = try computed(amendment(price))
        #expect(try number("amendment.after.total", in: map) == StrictDecimal.parse(total))
        #expect(try number("amendment.cumulative_change", in: map) == StrictDecimal.parse(change))
        #expect(try number("amendment.cumulative_percent", in: map) == StrictDecimal.parse(percent))
    }

    @Test("a review clause moves the base of the limits and does not count towards them")
    func reviewClause() throws {
        let map = try computed(amendment("unit_price: 4500", ground: "review-clause"))
        #expect(try number("amendment.base_total", in: map) == 1_296_000)
        #expect(try number("amendment.limited_percent", in: map) == 0)
        #expect(try number("amendment.cumulative_change", in: map) != 0)
    }

    @Test("more units than the contract has cannot keep the old price")
    func tooManyKept() throws {
        let error = #expect(throws: DiagnosticList.self) {
            _ = try computed(amendment("unit_price: 4500, units_at_old_price: 300"))
        }
        #expect(error?.all.map(\.id) == ["costing.units-already-delivered"])
    }

    private func act(_ lines: String, from: String = "2027-04-01", to: String = "2027-04-30")
        -> String
    {
        """
        kind: acceptance-act
        acceptance_act:
          contract: contract.yaml
          period: { from: \(from), to: \(to) }
          lines: [\(lines)]
          persons_served: 24
        """
    }

    @Test(
        "an act's amount is accepted units by price, and the authority pays its share",
        arguments: [
            ("{ delivered: 24, accepted: 24 }", "98086.80", "78469.44", "264"),
            ("{ delivered: 24, accepted: 22 }", "89912.90", "71930.32", "266"),
            ("{ delivered: 0, accepted: 0 }", "0", "0", "288"),
        ])
    func amounts(lines: String, gross: String, payable: String, left: String) throws {
        let map = try computed(act(lines))
        #expect(try number("acceptance.gross", in: map) == StrictDecimal.parse(gross))
        #expect(try number("acceptance.payable", in: map) == StrictDecimal.parse(payable))
        #expect(try number("acceptance.balance.units", in: map) == StrictDecimal.parse(left))
        #expect(try number("acceptance.planned", in: map) == 24)
    }

    @Test(
        "a month has the contract's capacity, a quarter three times as much",
        arguments: [("2027-04-30", 30), ("2027-06-30", 90)])
    func capacity(to: String, units: Int) throws {
        let map = try computed(act("{ delivered: 24, accepted: 24 }", to: to))
        #expect(try number("acceptance.month_capacity", in: map) == 30)
        #expect(try number("acceptance.capacity", in: map) == Decimal(units))
        #expect(try number("acceptance.period_accepted", in: map) == 24)
    }

    @Test("what follows a contract has its fields, its law and its parties")
    func inherited() throws {
        let contract = try document(amendment("units: 300"))
        #expect(contract.header.place == "mun. Exemplu")
        #expect(contract.header.signing == .qualifiedElectronic)
        #expect(contract.header.isSpecimen)
        #expect(contract.parties.map(\.shortName) == ["Agenția", "Asociația"])
        guard case .map(let procurement)? = contract.fields["procurement"],
            case .map(let whole)? = contract.fields["contract"]
        else { throw DiagnosticList([]) }
        #expect(procurement["law"] == .text("325/2025"))
        #expect(whole["number"] == .text("3-EX"))
    }

    @Test("the version of an amendment changes with the contract it follows")
    func hash() throws {
        let text = amendment("units: 300")
        let other = try Intake.contract(
            from: DataSource(SourceText(name: "act.yaml", text: text)), by: Example.reference()
        ) { file throws(DiagnosticList) in
            try Example.followed(NamedFile(path: "home-care-325.yaml", place: file.place))
        }
        #expect(try document(text).dataHash != other.value.contract.dataHash)
    }
}
