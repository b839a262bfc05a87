import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@testable import ContractGen

/// Offer and costing beside each other, sums that are given, the payment calendar.
@Suite struct ContractPriceTests {
    @Test("the offer is authoritative; a difference of one ban is shown with both figures")
    func offer() throws {
        let price = try CostingSample.dayCentre()
            .changing("source: costing", to: "source: offer\n  unit_price: 4086.94").price()
        #expect(price.unitPrice == lei("4086.94"))
        #expect(price.total == lei("1177038.72"))
        #expect(price.differences.map(\.kind) == [.offerUnitPrice, .offerTotal])
        #expect(price.differences[0].stated == lei("4086.94"))
        #expect(price.differences[0].computed == lei("4086.95"))
        #expect(price.differences[0].difference == lei("-0.01"))
        #expect(price.differences[1].difference == lei("-2.88"))
    }

    @Test("an offer equal to the costing differs in nothing")
    func sameOffer() throws {
        let price = try CostingSample.dayCentre()
            .changing("source: costing", to: "source: offer\n  unit_price: 4086.95").price()
        #expect(price.differences.isEmpty)
    }

    @Test(
        "sums that are given are compared, never trusted",
        arguments: [
            ("total: 1177041.48", "total", "1177041.48", "1177041.60"),
            ("total: 1177041.60", nil, "", ""),
            ("unit_price: 4086.90", "unit-price", "4086.90", "4086.95"),
            ("unit_cost: 4086.949583", nil, "", ""),
            ("unit_cost: 4086.90", "unit-cost", "4086.90", "4086.95"),
            ("total_cost: 1177041.48", nil, "", ""),
            ("total_cost: 1177041.60", "total-cost", "1177041.60", "1177041.48"),
            (
                "budget_years: [{year: 2027, amount: 900000}, {year: 2028, amount: 41633.27}]",
                "budget-years", "941633.27", "941633.28"
            ),
            (
                "budget_years: [{year: 2027, amount: 900000}, {year: 2028, amount: 41633.28}]", nil,
                "", ""
            ),
        ] as [(String, String?, String, String)])
    func given(line: String, kind: String?, stated: String, computed: String) throws {
        let price = try CostingSample.dayCentre()
            .changing("source: costing", to: "source: costing\n  \(line)").price()
        #expect(price.differences.map(\.kind.rawValue) == [kind].compactMap(\.self))
        guard kind != nil else { return }
        #expect(price.differences.map(\.stated) == [lei(stated)])
        #expect(price.differences.map(\.computed) == [lei(computed)])
    }

    @Test("a contract over two budget years, month by month")
    func budgetYears() throws {
        let calendar = try #require(
            try CostingSample.dayCentre().costing(plan: plan("2027-07-01", "2028-06-30", .monthly))
                .value.calendar)
        #expect(calendar.rows.count == 12)
        #expect(calendar.rows.map(\.units) == Array(repeating: 24, count: 12))
        #expect(calendar.rows.map(\.amount) == Array(repeating: lei("78469.44"), count: 12))
        #expect(calendar.budgetYears.map(\.year) == [2027, 2028])
        #expect(calendar.budgetYears.map(\.amount) == [lei("470816.64"), lei("470816.64")])
        #expect(calendar.total == lei("941633.28"))
    }

    @Test("quarters follow the calendar; a month that is not whole counts by its days")
    func quarters() throws {
        let calendar = try #require(
            try CostingSample.dayCentre()
                .costing(plan: plan("2027-02-15", "2028-02-14", .quarterly)).value.calendar)
        #expect(
            calendar.rows.map { "\($0.from) \($0.to)" } == [
                "2027-02-15 2027-03-31", "2027-04-01 2027-06-30", "2027-07-01 2027-09-30",
                "2027-10-01 2027-12-31", "2028-01-01 2028-02-14",
            ])
        #expect(calendar.rows.map(\.units) == [36, 72, 72, 72, 36])
    }

    @Test(
        "dues follow from the terms",
        arguments: [
            (false, "2027-02-05", "2027-02-12", "2027-03-14"),
            (true, "2027-02-05", "2027-02-12", "2027-03-26"),
        ])
    func dues(working: Bool, act: String, acceptance: String, payment: String) throws {
        let terms = PaymentPlan.Terms(
            submitDays: 5, acceptDays: 7, paymentDays: 30, areWorkingDays: working)
        let row = try #require(
            try CostingSample.dayCentre()
                .costing(plan: plan("2027-01-01", "2027-12-31", .monthly, terms)).value.calendar?
                .rows.first)
        #expect(row.actDue == CalendarDate(iso: act))
        #expect(row.acceptanceDue == CalendarDate(iso: acceptance))
        #expect(row.paymentDue == CalendarDate(iso: payment))
    }

    @Test("a plan is read from the contract's fields")
    func planOfContract() throws {
        func date(_ text: String) -> Value { .date(CalendarDate(iso: text)!) }
        let contract = Value.Map([
            (
                "terms",
                .map(
                    Value.Map([
                        ("performance_from", date("2027-01-01")),
                        ("performance_to", date("2027-12-31")),
                    ]))
            ),
            (
                "payment",
                .map(
                    Value.Map([
                        ("frequency", .text("quarterly")), ("days", .number(30)),
                        ("days_kind", .text("working")),
                        ("advance", .map(Value.Map([("percent", .number(20))]))),
                    ]))
            ),
        ])
        let plan = try #require(PaymentPlan(contract: contract))
        #expect(plan.frequency == .quarterly)
        #expect(plan.advance == 20)
        #expect(plan.terms.paymentDays == 30 && plan.terms.areWorkingDays)
        #expect(plan.terms.submitDays == nil)
        #expect(PaymentPlan(contract: Value.Map()) == nil)
    }

    private func plan(
        _ start: String, _ end: String, _ frequency: PaymentPlan.Frequency,
        _ terms: PaymentPlan.Terms = .init(submitDays: nil, acceptDays: nil, paymentDays: nil)
    ) throws -> PaymentPlan {
        PaymentPlan(
            start: try #require(CalendarDate(iso: start)),
            end: try #require(CalendarDate(iso: end)), frequency: frequency, terms: terms)
    }
}
