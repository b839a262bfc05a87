import DataFiles
import Diagnostics
import Foundation
import Testing
import Wording

@testable import ContractGen

/// Figures that public bodies have published.
@Suite struct PublicFiguresTests {
    /// DGASPC Sibiu, a tender for social services for children, CPV 85311300-5.
    @Test("Sibiu: the monthly unit is rounded first")
    func sibiu() throws {
        let monthly = try lei("25955.00").divided(by: 12)
        #expect(monthly == lei("2162.92"))
        let unit = try monthly.subtracting(lei("600.00"))
        #expect(unit == lei("1562.92"))
        let price = try CostingSample("offer").price()
        #expect(price.unitPrice == unit)
        #expect(try price.act(units: 25).amount == lei("39073.00"))
        #expect(price.total == lei("937752.00"))
        let unrounded = try Rational(25955).divided(by: Rational(12)).adding(Rational(-600))
            .multiplied(by: Rational(600))
        #expect(try Money(rounding: unrounded, .minorUnits, .MDL) == lei("937750.00"))
    }

    @Test("Sibiu: a month is paid like any other, seven months make 273 511")
    func sibiuCalendar() throws {
        let plan = PaymentPlan(
            start: try #require(CalendarDate(iso: "2027-06-01")),
            end: try #require(CalendarDate(iso: "2029-05-31")), frequency: .monthly)
        let calendar = try #require(try CostingSample("offer").costing(plan: plan).value.calendar)
        #expect(calendar.rows.map(\.amount) == Array(repeating: lei("39073.00"), count: 24))
        #expect(calendar.rows.map(\.units) == Array(repeating: 25, count: 24))
        #expect(calendar.budgetYears[0].year == 2027)
        #expect(calendar.budgetYears[0].amount == lei("273511.00"))
    }

    /// DGASPC Buzău, costs of social services, 2015: whole lei.
    @Test(
        "Buzău: the yearly cost over twelve months, rounded to whole lei",
        arguments: [
            ("38176", "3181.00", "2108.00", "1073.00"), ("33217", "2768.00", "1618.00", "1150.00"),
            ("32677", "2723.00", "1849.00", "874.00"),
        ])
    func buzau(yearly: String, monthly: String, staff: String, goods: String) throws {
        let wholeLei = try #require(Rounding(.halfUp, places: 0))
        #expect(try lei(yearly + ".00").divided(by: 12, wholeLei) == lei(monthly))
        #expect(try lei(staff).adding(lei(goods)) == lei(monthly))
    }

    @Test("Buzău: a profile may round the unit price to whole lei")
    func buzauProfile() throws {
        let library = Library()
        let shipped = try #require(library["rules/costing/resources.yaml"])
        let text = shipped.text.replacingOccurrences(
            of: "figure: unit-price, mode: half-up, places: 2",
            with: "figure: unit-price, mode: half-up, places: 0")
        let profile = try CostingProfile(
            reading: DataSource(SourceText(name: "resources.yaml", text: text)))
        let source = SourceText(
            name: "date.yaml",
            text: """
                costing:
                  profile: resources
                  capacity: 1
                  months: 12
                  goods_and_services:
                    - { name: Cost, category: utilities, unit_price: 38176, period: contract }
                """)
        let fields = try SchemaReader.fields(
            of: DataNode(reading: DataSource(source)), by: .costingAndPrice
        ).value
        let sheet = try #require(
            try Costing.costing(of: fields, profiles: [profile], on: CostingSample.date).value.sheet
        )
        #expect(sheet.unitPrice.amount == lei("3181.00"))
        #expect(sheet.roundingDifference == lei("-4.00"))
    }

    /// CNAS: the least contribution for a part-time employee.
    @Test("CNAS: 3 500 × 24 % × 25 % = 210")
    func minimumContribution() throws {
        let least = try CostBook.minimumContribution(
            wage: lei("3500.00"), contribution: 24, minimum: 25)
        #expect(least == lei("210.00"))
    }

    @Test("what is missing to the least contribution is a line of its own")
    func minimumContributionLine() throws {
        let sample = try CostingSample.dayCentre().changing(
            "capacity: 30", to: "capacity: 30\n  minimum_wage: 3500.00")
        #expect(try sample.sheet().lines.contains { $0.code == "A3.1" } == false)
        let sheet = try sample.changing(
            "fte: 0.50, gross: 14000.00", to: "fte: 0.05, gross: 14000.00"
        )
        .sheet()
        let line = try #require(sheet.lines.first { $0.code == "A3.1" })
        #expect(line.monthly == lei("42.00"))
        #expect(line.amount == lei("504.00"))
        #expect(line.from == ["A1.1"])
    }
}
