import Diagnostics
import Foundation
import Testing
import Wording

@testable import ContractGen

/// The worked example by activities.
@Suite struct ActivityOracleTests {
    @Test(
        "the cost of an hour is not rounded",
        arguments: [("Asistent social", "101.857143"), ("Psiholog", "109.347363")])
    func hours(post: String, amount: String) throws {
        let sheet = try CostingSample.activities().sheet()
        let hour = try #require(sheet.hourlyCosts.first { $0.post == post })
        #expect(hour.amount == decimal(amount))
        #expect(!hour.exact.isExact(places: 6))
    }

    @Test(
        "each line of the sheet",
        arguments: [
            ("A1.1", "305.57"), ("A1.2", "72.90"), ("A1.3", "76.39"), ("B2.1", "59.61"),
            ("D1.1", "36.01"),
        ])
    func line(code: String, amount: String) throws {
        let line = try #require(
            try CostingSample.activities().sheet().lines.first { $0.code == code })
        #expect(line.amount == lei(amount))
        #expect(line.monthly == nil)
    }

    @Test("totals of a unit and of the contract")
    func totals() throws {
        let sheet = try CostingSample.activities().sheet()
        #expect(sheet.basis == .unit)
        #expect(sheet.volume.beneficiaries == 24)
        #expect(sheet.direct.amount == lei("514.47"))
        #expect(sheet.indirect.amount == lei("36.01"))
        #expect(sheet.unitPrice.amount == lei("550.48"))
        #expect(sheet.unitCost.isExact)
        #expect(sheet.volume.units == 288)
        #expect(sheet.contractPrice.amount == lei("158538.24"))
        #expect(sheet.total.amount == lei("158538.24"))
        #expect(sheet.roundingDifference == lei("0.00"))
    }

    @Test("the calculation is printed as it is carried out")
    func calculation() throws {
        let line = try CostingSample.activities().sheet().lines[0]
        #expect(
            line.calculation.text(in: .en) == "100% × 4 × 45 ÷ 60 × 101.857143…")
        #expect(
            line.inputs.map(\.description) == [
                "costing.activities[0].share", "costing.activities[0].sessions_per_month",
                "costing.activities[0].minutes", "costing.personnel[0].gross",
            ])
    }

    @Test(
        "goods of a year and of the contract are brought to one month",
        arguments: [
            ("period: year", "4.97"), ("period: contract", "4.97"),
            ("per_beneficiary: true", "1430.55"),
        ])
    func periods(more: String, amount: String) throws {
        let sheet = try CostingSample.activities()
            .changing("unit_price: 1430.55", to: "unit_price: 1430.55, \(more)").sheet()
        #expect(sheet.lines.first { $0.code == "B2.1" }?.amount == lei(amount))
    }

    @Test("amortisation comes to one beneficiary and month")
    func amortisation() throws {
        let sheet = try CostingSample.activities().changing(
            "price:\n",
            to:
                "  amortisation:\n    - { name: Mobilier, value: 96000, useful_life_years: 5, share: 50 }\nprice:\n"
        ).sheet()
        #expect(sheet.lines.first { $0.code == "B7.1" }?.amount == lei("33.33"))
    }
}
