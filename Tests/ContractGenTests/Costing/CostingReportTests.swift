import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@testable import ContractGen

/// The reports as a person and a machine read them.
@Suite struct CostingReportTests {
    @Test("the text report", arguments: DocumentLanguage.allCases)
    func text(language: DocumentLanguage) throws {
        try compare(report(language).text, with: "report-\(language.rawValue).txt")
    }

    @Test("the Markdown report")
    func markdown() throws { try compare(report(.ro).markdown, with: "report.md") }

    @Test("the JSON report holds the fields of the template")
    func json() throws {
        let report = try report(.ro)
        try compare(report.jsonText, with: "report.json")
        let object = try JSONSerialization.jsonObject(with: Data(report.jsonText.utf8))
        #expect((object as? [String: Any])?.keys.sorted() == ["calendar", "price", "sheet"])
    }

    @Test("the report of activities")
    func activities() throws {
        let costing = try CostingSample.activities().costing().value
        try compare(
            CostingReport(costing, language: .ro).text, with: "report-activities.txt")
    }

    @Test("signs of Markdown in names stay letters")
    func escaping() throws {
        let costing = try CostingSample.dayCentre().changing("Manager", to: "Manager * | <b>")
            .costing().value
        let markdown = CostingReport(costing, language: .ro).markdown
        #expect(markdown.contains("| Manager \\* \\| \\<b\\> |"))
    }

    @Test("fields that documents and rules use")
    func fields() throws {
        let fields = try sample().templateFields(in: .ro)
        #expect(value(fields, "sheet", "unit_price") == .number(decimal("4086.95")))
        #expect(value(fields, "sheet", "total") == .number(decimal("1177041.48")))
        #expect(value(fields, "price", "total") == .number(decimal("1177041.60")))
        #expect(value(fields, "price", "payable_by_authority") == .number(decimal("941633.28")))
        #expect(value(fields, "price", "vat", "mode") == .text("exempt"))
        #expect(value(fields, "calendar", "total") == .number(decimal("941633.28")))
        #expect(
            value(fields, "calendar", "last_payment")
                == .date(try #require(CalendarDate(iso: "2028-02-11"))))
        #expect(value(fields, "sheet", "profile", "is_official") == .bool(false))
    }

    @Test("docs/costing.md names every field")
    func documentation() throws {
        let url = CaseFile.folder("../../../docs/costing.md", from: #filePath)
        let text = try String(contentsOf: url, encoding: .utf8)
        for name in names(.map(try sample().templateFields(in: .ro))) {
            let isNamed = text.contains("`\(name)`") || text.contains(".\(name)`")
            #expect(isNamed, "\(name)")
        }
    }

    private func names(_ value: Value) -> Set<String> {
        switch value {
        case .map(let map):
            Set(map.names).union(map.names.flatMap { names(map[$0] ?? .none) })
        case .list(let items): Set(items.flatMap(names))
        default: []
        }
    }

    private func value(_ map: Value.Map, _ path: String...) -> Value? {
        path.reduce(Value.map(map)) { value, name in
            if case .map(let map)? = value { map[name] } else { nil }
        }
    }

    private func sample() throws -> Costing {
        let plan = PaymentPlan(
            start: try #require(CalendarDate(iso: "2027-01-01")),
            end: try #require(CalendarDate(iso: "2027-12-31")), frequency: .monthly, advance: 30,
            terms: .init(submitDays: 5, acceptDays: 7, paymentDays: 30))
        return try CostingSample.dayCentre()
            .changing(
                "source: costing",
                to: """
                    source: offer
                      unit_price: 4086.95
                      total: 1177041.48
                      indexation: { index: IPC (BNS), base_month: 2026-12, trigger_percent: 3, cap_percent: 5, frequency: anual }
                    """
            ).costing(plan: plan).value
    }

    private func report(_ language: DocumentLanguage) throws -> CostingReport {
        CostingReport(try sample(), language: language)
    }

    private func compare(_ text: String, with name: String) throws {
        let url = CaseFile.folder("Cases/\(name)", from: #filePath)
        if CaseFile.isRewriting { try text.write(to: url, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: url, encoding: .utf8) == text)
    }
}
