import Diagnostics
import Foundation
import Testing
import Wording

@testable import ContractGen

/// What holds for all numbers.
@Suite struct CostingPropertyTests {
    @Test("shares always make the sum", arguments: 0..<200)
    func shares(seed: UInt64) throws {
        var random = Numbers(seed: seed)
        let sum = Money(minorUnits: random.upTo(1_000_000_000) - 500_000_000, .MDL)
        var percents: [Decimal] = []
        var left = 10_000
        for _ in 0..<random.upTo(6) {
            let part = random.upTo(left + 1)
            percents.append(Decimal(part) / 100)
            left -= part
        }
        percents.append(Decimal(left) / 100)
        let parts = try sum.shared(byPercents: percents)
        #expect(parts.map(\.minorUnits).reduce(0, +) == sum.minorUnits)
        for (part, percent) in zip(parts, percents) {
            let exact = Decimal(sum.minorUnits) * percent / 100
            #expect(abs(Decimal(part.minorUnits) - exact) < 1)
        }
    }

    @Test(
        "of equal remainders the first goes first",
        arguments: [
            (100, [1, 1, 1], [34, 33, 33]), (101, [1, 1, 1], [34, 34, 33]),
            (-100, [1, 1, 1], [-34, -33, -33]), (1, [1, 1], [1, 0]), (0, [1, 2], [0, 0]),
            (5, [0, 1, 0], [0, 5, 0]), (7, [2, 1, 2], [3, 1, 3]),
        ])
    func ties(amount: Int, weights: [Int], parts: [Int]) throws {
        #expect(try Apportionment(weights.map { Rational($0) }).parts(of: amount) == parts)
    }

    @Test("calendars always make the sum payable, their years too", arguments: 0..<60)
    func calendars(seed: UInt64) throws {
        var random = Numbers(seed: seed)
        let start = try #require(
            CalendarDate(iso: "2026-11-01")?.adding(days: random.upTo(90)))
        let end = try #require(start.adding(days: random.upTo(900)))
        let frequencies: [PaymentPlan.Frequency] = [.monthly, .quarterly, .instalments(1)]
        let plan = PaymentPlan(
            start: start, end: end, frequency: frequencies[random.upTo(3)],
            advance: Decimal(random.upTo(101)))
        let sample = try CostingSample.dayCentre()
            .changing("gross: 8500.00", to: "gross: \(random.upTo(9_000)).\(random.upTo(90) + 10)")
        let costing = try sample.costing(plan: plan).value
        let calendar = try #require(costing.calendar)
        let price = try #require(costing.price)
        let sum = calendar.rows.map(\.amount.minorUnits).reduce(0, +)
        #expect(sum + (calendar.advance?.minorUnits ?? 0) == price.payableByAuthority.minorUnits)
        #expect(
            calendar.budgetYears.map(\.amount.minorUnits).reduce(0, +)
                == price.payableByAuthority.minorUnits)
        #expect(calendar.rows.reduce(Decimal(0)) { $0 + $1.units } == price.units)
        #expect(calendar.rows.first?.from == start && calendar.rows.last?.to == end)
        for (row, next) in zip(calendar.rows, calendar.rows.dropFirst()) {
            #expect(row.to.adding(days: 1) == next.from)
        }
    }

    @Test(
        "lines make categories, categories groups, groups the total",
        arguments: ["day-centre", "activities"])
    func sums(name: String) throws {
        let sheet = try CostingSample(name).sheet()
        for group in sheet.groups {
            for category in group.categories {
                #expect(
                    category.lines.map(\.amount.minorUnits).reduce(0, +)
                        == category.amount.minorUnits)
            }
            #expect(
                group.categories.map(\.amount.minorUnits).reduce(0, +) == group.amount.minorUnits)
        }
        let paid = sheet.groups.filter(\.isInPrice).map(\.amount.minorUnits).reduce(0, +)
        #expect(paid == sheet.sum.amount.minorUnits)
        #expect(try sheet.direct.amount.adding(sheet.indirect.amount) == sheet.sum.amount)
    }

    @Test("twice the capacity and twice the cost make the same unit price")
    func scaling() throws {
        let sample = try CostingSample.dayCentre().changing("fte: 0.35", to: "fte: 0")
        let once = try sample.sheet()
        let twice = try sample.changing("capacity: 30", to: "capacity: 60")
            .changing("fte: 0.50", to: "fte: 1.00").changing("fte: 2.00", to: "fte: 4.00")
            .changing("fte: 1.00, gross: 8500", to: "fte: 2.00, gross: 8500")
            .changing("unit_price: 8750.00", to: "unit_price: 17500.00")
            .changing("quantity: 1850", to: "quantity: 3700")
            .changing("unit_price: 1430.55", to: "unit_price: 2861.10")
            .changing("value: 96000.00", to: "value: 192000.00").sheet()
        #expect(twice.direct.amount == (try once.direct.amount.multiplied(by: 2)))
        #expect(twice.unitPrice.amount == once.unitPrice.amount)
    }

    @Test("what costs nothing is priced at nothing")
    func zero() throws {
        let text = """
            costing:
              profile: resources
              capacity: 10
              months: 12
            price:
              source: costing
              unit: beneficiary-month
              vat: { mode: not-registered }
            """
        let sample = try CostingSample.dayCentre()
        let costing = try sample.changing(sample.text, to: text).costing().value
        #expect(costing.sheet?.groups.isEmpty == true)
        #expect(costing.sheet?.total.amount == lei("0.00"))
        #expect(costing.price?.total == lei("0.00"))
        #expect(costing.price?.shares.map(\.amount) == [lei("0.00")])
    }

    @Test("exact numbers add up again", arguments: 0..<100)
    func rationals(seed: UInt64) throws {
        var random = Numbers(seed: seed)
        let a = try Rational(
            Int128(random.upTo(100_000) - 50_000), over: Int128(random.upTo(999) + 1))
        let b = try Rational(Int128(random.upTo(100_000) + 1), over: Int128(random.upTo(999) + 1))
        let minusB = try b.multiplied(by: Rational(-1))
        #expect(try a.adding(b).adding(minusB) == a)
        #expect(try a.multiplied(by: b).divided(by: b) == a)
        #expect(
            try Rational(a.decimal(places: 3)).rounded(places: 3, .halfUp)
                == a.rounded(places: 3, .halfUp))
    }

    @Test(
        "extreme numbers are refused, never trapped",
        arguments: [
            "9223372036854775807", "99999999999999999999999999999999",
            "0.00000000000000000000000000000001",
        ])
    func extremes(text: String) {
        let number = decimal(text)
        var value = try? Rational(number)
        for _ in 0..<5 {
            guard let factor = value else { break }
            value = try? factor.multiplied(by: factor)
        }
        #expect(value == nil)
        let most = Money(minorUnits: .max, .MDL)
        #expect((try? most.adding(lei("0.01"))) == nil)
        #expect((try? Money(minorUnits: .min, .MDL).subtracting(lei("0.01"))) == nil)
        #expect((try? most.multiplied(by: 2)) == nil)
        #expect((try? Rational(.min, over: 1)) == nil)
        #expect(
            (try? Money(minorUnits: .min, .MDL).sharedEqually(among: 1))?.first?.minorUnits == .min)
    }
}

/// Numbers that are the same in every run.
private struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// From 0 to less than `limit`; 0 for a limit of 0.
    mutating func upTo(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return limit > 0 ? Int((state >> 33) % UInt64(limit)) : 0
    }
}
