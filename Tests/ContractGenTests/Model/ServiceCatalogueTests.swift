import DataFiles
import ContractGen
import Diagnostics
import Foundation
import Testing
import Wording

@Suite struct ServiceCatalogueTests {
    @Test("the shipped catalogue names only acts that the register has")
    func acts() throws {
        let register = try Library().ruleBook().register
        for service in try Example.reference().services.services {
            for act in [service.decision, service.standards, service.costing].compactMap(\.self) {
                #expect(register[act] != nil, "\(service.code): \(act)")
            }
            #expect(service.name.ru != nil && service.name.en != nil, "\(service.code)")
            #expect(service.confidence != .verified || service.decision ?? service.standards != nil)
        }
    }

    @Test(
        "the yearly reports are those of the decisions",
        arguments: [
            ("home-care", 1, 30), ("adult-family-placement", 3, 1),
        ])
    func yearlyReports(code: String, month: Int, day: Int) throws {
        let service = try service(code)
        #expect(service.yearlyReport == YearlyDay(month: month, day: day))
        #expect(
            service.yearlyReport?.date(in: 2028)
                == CalendarDate(year: 2028, month: month, day: day))
    }

    @Test("no fee is taken to be allowed or forbidden before somebody has read the decision")
    func fees() throws {
        let services = try Example.reference().services.services
        #expect(services.count == 21)
        #expect(services.allSatisfy { $0.feeAllowed == .unknown })
    }

    @Test("a day of the year exists in some year")
    func yearlyDays() {
        #expect(YearlyDay(month: 2, day: 30) == nil)
        #expect(YearlyDay(month: 13, day: 1) == nil)
        #expect(
            YearlyDay(month: 2, day: 29)?.date(in: 2027)
                == CalendarDate(year: 2027, month: 2, day: 28))
    }

    @Test("a service may change on a day")
    func periods() throws {
        let catalogue = try catalogue(
            """
            - { \(Self.entry), decision: HG1-2014, valid_to: 2026-12-31 }
            - { \(Self.entry), decision: HG2-2027, valid_from: 2027-01-01, valid_to: 2027-12-31 }
            """)
        let found = try ["2026-12-31", "2027-01-01"].map { day in
            try catalogue.service("a", on: try #require(CalendarDate(iso: day))).decision
        }
        #expect(found == ["HG1-2014", "HG2-2027"])
        let late = try #require(CalendarDate(iso: "2028-01-01"))
        let problem = diagnostic { _ = try catalogue.service("a", on: late) }
        #expect(
            problem?.whole == """
                error data.service-not-in-force -
                  ro: catalogul nu cuprinde serviciul „a” la data de 2028-01-01
                  en: the catalogue does not hold the service “a” on 2028-01-01
                  ro → verificați perioada de prestare sau rules/services.yaml
                  en → check the time of performance, or rules/services.yaml

                """)
    }

    private static let entry =
        "code: a, name: { ro: A }, fee_allowed: unknown, source: s, confidence: verified"

    @Test(
        "mistakes in a catalogue are said with their place",
        arguments: [
            ("- { \(entry), forma: home }", "library.unknown-key"),
            ("- { \(entry), form: house }", "library.wrong-form"),
            ("- { \(entry), yearly_report: 30 ianuarie }", "library.wrong-form"),
            ("- { \(entry), yearly_report: 02-30 }", "library.wrong-form"),
            ("- { \(entry), authorities: [primărie] }", "library.wrong-form"),
            ("- { \(entry) }\n- { \(entry) }", "library.duplicate-id"),
            (
                "- { \(entry), valid_to: 2027-01-01 }\n- { \(entry), valid_from: 2027-01-01 }",
                "library.duplicate-id"
            ),
            (
                "- { code: a, name: { ro: A }, fee_allowed: maybe, source: s, confidence: verified }",
                "library.wrong-form"
            ),
            (
                "- { code: a, name: { ro: A }, fee_allowed: no, confidence: verified }",
                "library.missing-key"
            ),
        ])
    func mistakes(text: String, id: String) {
        do {
            Issue.record("read: \(try catalogue(text).services)")
        } catch {
            #expect((error as? DiagnosticList)?.all.map(\.id) == [id])
        }
    }

    @Test(
        "mistakes in the procurement's bands are said",
        arguments: [
            (
                "- { band: 132, title: { ro: a }, source: s, confidence: verified }",
                "library.wrong-form"
            ),
            ("- { band: 131, title: { ro: a }, confidence: verified }", "library.missing-key"),
            (
                "- { band: 131, title: { ro: a }, source: s, confidence: verified, below: mult }",
                "library.wrong-form"
            ),
            (
                "- { band: 131, title: { ro: a }, source: s, confidence: verified, begun_to: 31.12.2026 }",
                "library.wrong-form"
            ),
            (
                "- { band: 131, title: { ro: a }, source: s, confidence: verified, act: L }",
                "library.unknown-key"
            ),
        ])
    func bandMistakes(text: String, id: String) throws {
        let register = try Library().ruleBook().register
        let source = DataSource(
            SourceText(name: "p.yaml", text: "checked_on: 2026-11-21\nbands:\n\(text)"))
        do {
            _ = try ProcurementRegimes(reading: source, register: register)
            Issue.record("read: \(text)")
        } catch {
            #expect(error.all.map(\.id) == [id])
        }
    }

    private func service(_ code: String) throws -> SocialService {
        try Example.reference().services.service(
            code, on: try #require(CalendarDate(iso: "2027-01-01")))
    }

    private func catalogue(_ entries: String) throws -> ServiceCatalogue {
        try ServiceCatalogue(
            reading: DataSource(
                SourceText(
                    name: "services.yaml", text: "checked_on: 2026-11-21\nservices:\n\(entries)")))
    }
}
