import Diagnostics
import Foundation
import Testing
import Wording

@testable import ContractGen

/// The worked example by resources: every line and every check derived from it.
@Suite struct ResourceOracleTests {
    @Test(
        "each line of the sheet",
        arguments: [
            ("A1.1", "7000.00", "84000.00", "0,5 × 14 000,00"),
            ("A1.2", "23000.00", "276000.00", "2 × 11 500,00"),
            ("A1.3", "4320.98", "51851.76", "0,35 × 12 345,67"),
            ("A1.4", "8500.00", "102000.00", "1 × 8 500,00"),
            ("A2.1", "10277.04", "123324.48", "24 % × 42 820,98"),
            ("B1.1", nil, "251712.00", "45,60 × 230 × 24"),
            ("B2.1", "1430.55", "17166.60", "1 430,55"),
            ("B3.1", "8750.00", "105000.00", "8 750,00"),
            ("B4.1", "5920.00", "71040.00", "3,20 × 1 850"),
            ("C1.1", nil, "19200.00", "96 000,00 ÷ 5"),
            ("D1.1", nil, "75746.64", "7 % × 1 082 094,84"),
        ] as [(String, String?, String, String)])
    func line(code: String, monthly: String?, amount: String, calculation: String) throws {
        let sheet = try CostingSample.dayCentre().sheet()
        let line = try #require(sheet.lines.first { $0.code == code })
        #expect(line.monthly == monthly.map(lei))
        #expect(line.amount == lei(amount))
        #expect(plain(line.calculation.text(in: .ro)) == calculation)
        #expect(!line.inputs.isEmpty)
    }

    @Test("categories, groups and totals")
    func totals() throws {
        let sheet = try CostingSample.dayCentre().sheet()
        let gross = sheet.groups[0].categories[0]
        #expect(gross.monthly == lei("42820.98"))
        #expect(sheet.amount(ofGroup: "A") == lei("637176.24"))
        #expect(sheet.direct.amount == lei("1101294.84"))
        #expect(sheet.indirect.amount == lei("75746.64"))
        #expect(sheet.indirect.from == ["A", "B"])
        #expect(sheet.total.amount == lei("1177041.48"))
        #expect(sheet.volume.units == 288)
        #expect(sheet.unitCost.text(in: .ro).hasSuffix("086,949583…"))
        #expect(!sheet.unitCost.isExact)
        #expect(sheet.unitPrice.amount == lei("4086.95"))
        #expect(sheet.contractPrice.amount == lei("1177041.60"))
        #expect(sheet.roundingDifference == lei("0.12"))
        #expect(sheet.lines.map(\.amount.minorUnits).reduce(0, +) == 117_704_148)
    }

    @Test("a public employer pays 29 percent")
    func publicEmployer() throws {
        let sheet = try CostingSample.dayCentre()
            .changing("capacity: 30", to: "capacity: 30\n  employer: public").sheet()
        #expect(sheet.lines.first { $0.code == "A2.1" }?.monthly == lei("12418.08"))
    }

    @Test("the price in words, in three languages")
    func words() throws {
        let price = try CostingSample.dayCentre().price()
        let sum = price.total.minorUnits
        #expect(
            DocumentLanguage.ro.moneyInWords(sum, .MDL)
                == "un milion o sută șaptezeci și șapte de mii patruzeci și unu de lei și șaizeci de bani"
        )
        #expect(
            DocumentLanguage.ru.moneyInWords(sum, .MDL)
                == "один миллион сто семьдесят семь тысяч сорок один лей шестьдесят банов")
        #expect(
            DocumentLanguage.en.moneyInWords(sum, .MDL)
                == "one million, one hundred and seventy-seven thousand and forty-one lei and sixty bani"
        )
        #expect(
            DocumentLanguage.ro.moneyInWords(price.unitPrice.minorUnits, .MDL)
                == "patru mii optzeci și șase de lei și nouăzeci și cinci de bani")
    }

    @Test("shares of 80, 15 and 5 percent")
    func shares() throws {
        let price = try CostingSample.dayCentre().price()
        #expect(
            price.shares.map(\.amount) == [
                lei("941633.28"), lei("176556.24"), lei("58852.08"),
            ])
        #expect(price.payableByAuthority == lei("941633.28"))
        #expect(price.differences.isEmpty)
    }

    @Test("indexation rounds the unit price before it is multiplied")
    func indexation() throws {
        let price = try CostingSample.dayCentre().price()
        let indexed = try price.indexed(by: decimal("105.3"), remaining: price.units)
        #expect(indexed.unitPrice == lei("4303.56"))
        #expect(indexed.total == lei("1239425.28"))
        #expect(try price.total.percent(decimal("105.3")) == lei("1239424.80"))
    }

    @Test(
        "indexation stays within its trigger and its limit",
        arguments: [
            ("102.99", "0", "4086.95"), ("103", "3", "4209.56"), ("110", "5", "4291.30"),
            ("90", "-5", "3882.60"), ("97.5", "0", "4086.95"),
        ])
    func limits(index: String, change: String, unitPrice: String) throws {
        let price = try CostingSample.dayCentre().changing(
            "  shares:",
            to: """
                  indexation: { index: IPC, base_month: 2026-12, trigger_percent: 3, cap_percent: 5, frequency: anual }
                  shares:
                """
        ).price()
        let indexed = try price.indexed(by: decimal(index), remaining: 1)
        #expect(indexed.change == decimal(change))
        #expect(indexed.unitPrice == lei(unitPrice))
        let formula = try #require(price.price.indexation).formula(in: .ro)
        #expect(plain(formula).hasSuffix("cel puțin 3 %; variația aplicată este de cel mult 5 %"))
    }

    @Test("a monthly act of 23 units")
    func act() throws {
        let act = try CostingSample.dayCentre().price().act(units: 23)
        #expect(act.amount == lei("93999.85"))
        #expect(act.payable == lei("75199.88"))
    }

    @Test("twelve equal instalments, and the same after an advance of 30 percent")
    func instalments() throws {
        let sample = try CostingSample.dayCentre().changing("percent: 80", to: "percent: 100")
            .changing("percent: 15", to: "percent: 0").changing("percent: 5", to: "percent: 0")
        let equal = try calendar(sample, advance: 0)
        #expect(equal.rows.map(\.amount) == Array(repeating: lei("98086.80"), count: 12))
        #expect(equal.advance == nil)
        let after = try calendar(sample, advance: 30)
        #expect(after.advance == lei("353112.48"))
        #expect(after.rows.map(\.amount) == Array(repeating: lei("68660.76"), count: 12))
    }

    private func calendar(_ sample: CostingSample, advance: Decimal) throws -> PaymentCalendar {
        let plan = PaymentPlan(
            start: try #require(CalendarDate(iso: "2027-01-01")),
            end: try #require(CalendarDate(iso: "2027-12-31")), frequency: .instalments(12),
            advance: advance)
        return try #require(try sample.costing(plan: plan).value.calendar)
    }

    @Test(
        "value added tax, on top and inside",
        arguments: [
            ("rate: 20, included: false", "1177041.60", "235408.32", "1412449.92"),
            ("rate: 20, included: true", "980868.00", "196173.60", "1177041.60"),
            ("rate: 0, included: true", "1177041.60", "0.00", "1177041.60"),
        ])
    func tax(mode: String, net: String, amount: String, gross: String) throws {
        let vat = try CostingSample.dayCentre()
            .changing("mode: exempt, ground: temeiul scutirii", to: "mode: rate, \(mode)")
            .price().vat
        #expect(vat.net == lei(net))
        #expect(vat.amount == lei(amount))
        #expect(vat.gross == lei(gross))
    }

    @Test(
        "the unit price at other occupancies, all cost fixed",
        arguments: [("60", "5449.27"), ("70", "4670.80"), ("90", "3632.84"), ("100", "3269.56")])
    func fixedCost(occupancy: String, unitPrice: String) throws {
        let sheet = try CostingSample.dayCentre().changing(
            "quantity: 230, unit: zile, per_beneficiary: true", to: "quantity: 5520"
        ).sheet()
        #expect(sheet.total.amount == lei("1177041.48"))
        let other = try sheet.occupancy(decimal(occupancy), on: CostingSample.date)
        #expect(other.unitPrice == lei(unitPrice))
        #expect(other.total == lei("1177041.48"))
    }

    @Test(
        "the same with food for each beneficiary",
        arguments: [
            ("60", "1109708.52", "5137.54"), ("100", "1244374.44", "3456.60"),
        ])
    func variableCost(occupancy: String, total: String, unitPrice: String) throws {
        let sheet = try CostingSample.dayCentre().sheet()
        let other = try sheet.occupancy(decimal(occupancy), on: CostingSample.date)
        #expect(other.total == lei(total))
        #expect(other.unitPrice == lei(unitPrice))
    }

    @Test("half up and half even by their names")
    func halves() throws {
        let half = try Rational(decimal("2.665"))
        let even = try #require(Rounding(.halfEven, places: 2))
        #expect(try Money(rounding: half, .minorUnits, .MDL) == lei("2.67"))
        #expect(try Money(rounding: half, even, .MDL) == lei("2.66"))
        let negative = try Rational(decimal("-2.665"))
        #expect(try Money(rounding: negative, .minorUnits, .MDL) == lei("-2.67"))
        #expect(try Money(rounding: negative, even, .MDL) == lei("-2.66"))
    }

    /// Figures with ordinary spaces.
    private func plain(_ text: String) -> String {
        text.replacingOccurrences(of: "\u{A0}", with: " ")
    }
}
