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

    // MARK: - The payment calendar

    private func rows(_ map: Value.Map) throws -> [Value.Map] {
        guard case .map(let amendment)? = map["amendment"],
            case .map(let calendar)? = amendment["calendar"],
            case .list(let rows)? = calendar["rows"]
        else { return [] }
        return rows.compactMap { if case .map(let row) = $0 { row } else { nil } }
    }

    private func decimals(_ name: String, of rows: [Value.Map]) -> [Decimal] {
        rows.compactMap { if case .number(let number)? = $0[name] { number } else { nil } }
    }

    static let calendars: [(price: String, units: [Decimal], total: String, from: String)] = [
        // Periods that ended before the change keep their 24 units.
        (
            "price: { units: 330 }\neffective_from: 2027-09-01",
            Array(repeating: 24, count: 5) + Array(repeating: 30, count: 7), "1078954.80",
            "2027-09-01"
        ),
        // A period that has begun is shared out again.
        (
            "price: { units: 336 }\neffective_from: 2027-08-15",
            Array(repeating: 24, count: 4) + Array(repeating: 30, count: 8), "1098572.16",
            "2027-08-01"
        ),
        // The service lasts three months longer with the same units.
        (
            "terms: { performance_to: 2028-06-30 }\neffective_from: 2028-01-01",
            Array(repeating: 24, count: 9) + Array(repeating: 12, count: 6), "941633.28",
            "2028-01-01"
        ),
        // Past periods cannot have more than the contract has now.
        (
            "price: { units: 120 }\neffective_from: 2028-01-01", Array(repeating: 10, count: 12),
            "392347.20", "2027-04-01"
        ),
        // Without a day all periods change.
        ("price: { units: 312 }", Array(repeating: 26, count: 12), "1020102.72", "2027-04-01"),
    ]

    @Test("an amendment makes the payment calendar anew", arguments: calendars)
    func calendar(price: String, units: [Decimal], total: String, from: String) throws {
        let map = try computed(
            """
            kind: amendment
            amends: { file: contract.yaml }
            ground: { code: additional-services, facts: [au crescut nevoile] }
            \(price)
            """)
        let (rows, total) = (try rows(map), StrictDecimal.parse(total))
        #expect(decimals("units", of: rows) == units)
        #expect(decimals("amount", of: rows).reduce(0, +) == total)
        #expect(try number("amendment.after.payable", in: map) == total)
        #expect(rows.indices.allSatisfy { rows[$0]["number"] == .integer($0 + 1) })
        guard case .map(let amendment)? = map["amendment"],
            case .map(let calendar)? = amendment["calendar"]
        else { throw DiagnosticList([]) }
        #expect(calendar["changed_from"] == CalendarDate(iso: from).map { .date($0) })
    }

    @Test("a new price moves the sums of the periods that are left")
    func calendarOfNewPrice() throws {
        let map = try computed(
            amendment("unit_price: 4291.30, units_at_old_price: 96")
                + "\neffective_from: 2027-08-01")
        let amounts = decimals("amount", of: try rows(map))
        #expect(amounts.prefix(4).allSatisfy { $0 == StrictDecimal.parse("78469.44") })
        #expect(amounts.dropFirst(4).allSatisfy { $0 == StrictDecimal.parse("82392.96") })
    }

    @Test("an amendment that changes neither price nor performance states no calendar")
    func noCalendar() throws {
        let map = try computed(
            """
            kind: amendment
            amends: { file: contract.yaml }
            ground: { code: not-substantial, facts: [s-a schimbat contul] }
            terms: { validity_to: 2028-09-30 }
            """)
        #expect(try rows(map).isEmpty)
    }

    @Test(
        "an act plans the units of the calendar in force when its period begins",
        arguments: [("2027-08-01", "2027-08-31", 24), ("2027-09-01", "2027-09-30", 30)])
    func plannedAsAmended(from: String, to: String, units: Int) throws {
        let act = """
            kind: acceptance-act
            acceptance_act:
              contract: day-centre.yaml
              amendments: [day-centre-amendment.yaml]
              period: { from: \(from), to: \(to) }
              lines: [{ delivered: 24, accepted: 24 }]
              persons_served: 24
            """
        let document = try DraftedExample.reading(
            DataSource(SourceText(name: "act.yaml", text: act))
        ).value.contract
        let map = try Sample.workshop.get().computedFields(of: document).map
        #expect(try number("acceptance.planned", in: map) == Decimal(units))
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
