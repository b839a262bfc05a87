import DataFiles
import Diagnostics
import Templates
import Testing
import Wording

@testable import ContractGen

@Suite struct NextStepsTests {
    @Test("the day centre's duties come in order of their dates, those without a date last")
    func dayCentre() throws {
        let steps = try steps(of: "contracts/day-centre.yaml")
        let dates = steps.compactMap(\.date)
        #expect(dates == dates.sorted())
        #expect(steps.prefix(dates.count).allSatisfy { $0.date != nil })
        #expect(
            steps.map { "\($0.date?.description ?? "–") \($0.id)" } == [
                "2027-03-18 award-report", "2027-04-01 treasury-registration",
                "2027-04-01 provider-papers", "2027-04-01 service-start", "2027-05-05 first-act",
                "2027-05-10 first-acceptance", "2027-06-04 first-payment",
                "2027-09-30 next-procedure", "2028-01-31 transition-plan",
                "2028-03-31 service-end", "2028-04-15 goods-return", "2028-05-05 last-payment",
                "2028-06-30 commitment-end", "2028-06-30 contract-end", "2028-08-29 data-return",
                "2031-05-31 accreditation-expiry", "2033-06-30 archive", "– award-notice",
                "– budget-confirmation",
            ])
    }

    @Test(
        "a step applies where its condition holds",
        arguments: [
            ("home-care-131", "award-report-131", true), ("home-care-131", "award-report", false),
            ("home-care-131", "guarantee-deposit", true),
            ("home-care-131", "yearly-report", true), ("day-centre", "yearly-report", false),
            ("day-centre", "guarantee-release", false),
            ("mobile-team-small", "award-report-below", true),
            ("mobile-team-small", "accreditation-renewal", true),
            ("home-care-325", "accreditation-renewal", false),
            ("home-care-325", "goods-return", false),
        ])
    func applies(example: String, step: String, does: Bool) throws {
        let steps = try steps(of: "contracts/\(example).yaml")
        #expect(steps.contains { $0.id == step } == does)
    }

    @Test("a step tells its term, who, the clause, and the sources in force")
    func contents() throws {
        let steps = try steps(of: "contracts/home-care-131.yaml")
        let report = try #require(steps.first { $0.id == "yearly-report" })
        #expect(report.due?.ro == "până la 30 ianuarie a fiecărui an")
        #expect(report.who == .provider)
        #expect(report.clause == "SS-12")
        let release = try #require(steps.first { $0.id == "guarantee-release" })
        #expect(release.sources.map(\.name.ro) == ["contractul"])
    }

    @Test(
        "working days are those from Monday to Friday, forwards and backwards",
        arguments: [
            ("2027-03-15", "3", "2027-03-18"), ("2027-03-18", "3", "2027-03-23"),
            ("2027-03-19", "1", "2027-03-22"), ("2027-03-20", "1", "2027-03-22"),
            ("2027-03-21", "1", "2027-03-22"), ("2027-03-20", "0", "2027-03-20"),
            ("2027-03-22", "-1", "2027-03-19"), ("2027-03-15", "10", "2027-03-29"),
            ("1969-12-31", "2", "1970-01-02"), ("1969-12-26", "1", "1969-12-29"),
        ])
    func workingDays(from: String, count: String, to: String) throws {
        #expect(try date(from, "{ working_days: \(count) }") == to)
    }

    @Test(
        "days are counted as they are, by a number or by the data",
        arguments: [
            ("15", "2027-03-30"), ("-90", "2026-12-15"), ("\"-transition_days\"", "2027-01-14"),
        ])
    func days(count: String, to: String) throws {
        #expect(try date("2027-03-15", "{ days: \(count) }") == to)
    }

    @Test("a step that reads what the data leave out does not apply")
    func missing() throws {
        #expect(try date(nil, "{ days: 1 }") == nil)
    }

    @Test("a contract without number and date has its steps as far as they can be told")
    func draft() throws {
        let sample = try Sample("contracts/day-centre.yaml").setting("date", to: nil)
        let steps = try steps(of: sample)
        #expect(!steps.contains { $0.id == "award-report" })
        #expect(steps.contains { $0.id == "service-start" })
    }

    @Test("a memorandum has no steps")
    func memorandum() throws {
        #expect(try steps(of: Sample()) == [])
    }

    private func steps(of example: String) throws -> [NextStep] {
        try steps(of: #require(Sample.examples[example]).get())
    }

    private func steps(of sample: Sample) throws -> [NextStep] {
        try Library().nextSteps(register: Sample.ruleBook.register).nextSteps(
            for: sample.fields, kind: sample.kind, language: sample.language, today: Sample.today)
    }

    private func date(_ start: String?, _ addition: String) throws -> String? {
        let text = """
            checked_on: 2026-11-21
            steps:
              - id: one
                title: { ro: Unu }
                kinds: [service-contract]
                date: date
                add: \(addition)
                who: both
                clause: SC-01
                source: { contract: { place: SC-01 } }
            """
        let steps = try NextSteps(
            reading: DataSource(SourceText(name: "next-steps.yaml", text: text)),
            register: Sample.ruleBook.register)
        var fields = Value.Map([("transition_days", .integer(60))])
        fields["date"] = start.map { .day($0) }
        return try steps.nextSteps(
            for: fields, kind: .serviceContract, language: .ro, today: Sample.today
        ).first?.date?.description
    }
}
