import Foundation
import Templates
import Testing
import Wording

@testable import ContractGen

/// On each side of a day that changes the law, all that is printed rests on the right one: text,
/// annexes, headers and footers, and the compliance sheet.
@Suite struct LawBoundaryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let changes: [DraftedExample.Change]
        let law: String
        let other: String

        var testDescription: String { "\(name): \(law)" }

        func document() throws -> ContractDocument {
            try DraftedExample.document(name, changing: changes)
        }
    }

    // MARK: - Procurement

    static let procurement: [Case] = [
        "contracts/day-centre", "contracts/day-centre-amendment",
        "contracts/day-centre-act-2027-04",
    ].flatMap { name in
        [("2026-12-31", "131/2015", "325/2025"), ("2027-01-01", "325/2025", "131/2015")].map {
            start, law, other in
            Case(
                name: name,
                changes: [
                    .init(
                        file: "day-centre.yaml", old: "start_date: 2027-01-11",
                        new: "start_date: \(start)")
                ], law: law, other: other)
        }
    }

    @Test(
        "a procedure begun on 31 December 2026 is under the law of 2015, a day later of 2025",
        arguments: procurement)
    func procurementLaw(given: Case) throws {
        let document = try given.document()
        #expect(document.contract.header.date.map { $0 > CalendarDate(iso: "2027-01-01")! } == true)
        for printed in Printed.all(of: document) {
            #expect(printed.names(given.law), "\(printed.what)")
            #expect(!printed.names(given.other), "\(printed.what)")
            try printed.expectActsInForce(document)
        }
    }

    // MARK: - Data protection

    static let dataProtection: [Case] = [
        ("2026-08-22", "133/2011", "195/2024"), ("2026-08-23", "195/2024", "133/2011"),
    ].flatMap { date, law, other in
        [
            Case(
                name: "contracts/home-care-131",
                changes: [
                    ("date: 2026-11-16", "date: \(date)"),
                    ("start_date: 2026-09-07", "start_date: 2026-05-07"),
                    ("date: 2026-10-23", "date: 2026-07-23"),
                    ("date: 2026-10-05", "date: 2026-06-05"),
                    ("validity_from: 2026-11-16", "validity_from: \(date)"),
                ].map { .init(file: "home-care-131.yaml", old: $0.0, new: $0.1) }, law: law,
                other: other),
            Case(
                name: "contracts/memorandum-municipality",
                changes: [
                    ("date: 2026-12-10", "date: \(date)"), ("date: 2026-11-26", "date: 2026-07-26"),
                    ("date: 2026-11-20", "date: 2026-07-20"),
                ].map { .init(file: "memorandum-municipality.yaml", old: $0.0, new: $0.1) },
                law: law, other: other),
        ]
    }

    @Test(
        "a document of 22 August 2026 is under the data-protection law of 2011, a day later of 2024",
        arguments: dataProtection)
    func dataProtectionLaw(given: Case) throws {
        let document = try given.document()
        for printed in Printed.all(of: document, hasSteps: false) {
            #expect(printed.names(given.law), "\(printed.what)")
            #expect(!printed.names(given.other), "\(printed.what)")
            try printed.expectActsInForce(document)
        }
    }
}

/// What readers of a document see.
private struct Printed {
    enum What { case text, sheet }

    let what: What
    let text: String

    /// - Parameter hasSteps: With what comes next, which is judged by its own days.
    static func all(of document: ContractDocument, hasSteps: Bool = true) -> [Printed] {
        let draft = document.draft
        let sheet = document.sheet().markdown(in: document.contract.header.language)
        // A requirement of another law is listed, and said not to apply.
        let sections = sheet.split(separator: "\n## ")
            .filter { hasSteps || !$0.hasPrefix("Ce urmează") }
        let governing = sections.flatMap { $0.split(separator: "\n") }
            .filter { !$0.contains("nu guvernează acest document") }
        return [
            Printed(
                what: .text, text: ([draft.text] + draft.runningLines).joined(separator: "\n")),
            Printed(what: .sheet, text: governing.joined(separator: "\n")),
        ]
    }

    func names(_ number: String) -> Bool { text.contains(number) }

    /// Each act that is cited, and none beside the register's.
    func expectActsInForce(_ document: ContractDocument) throws {
        let register = try Sample.workshop.get().register
        let dates = ActRegister.Dates(of: document.contract.fields, today: Sample.today)
        let cited = Set(register.citations(in: text).map(\.act))
        #expect(cited.count > 2)
        for id in cited {
            let act = try #require(register[id])
            #expect(register.governs(act, on: dates), "\(what) cites \(id)")
        }
        guard what == .text else { return }
        let known = Set(register.acts.map { "\($0.number)/\($0.year)" })
        let citation = #/(?:Leg|Hotărâr|Ordin|Cod)\w*[^.;\n|]{0,60}?nr\.[ \u{A0}](\d+/\d{4})/#
        for match in text.matches(of: citation) {
            #expect(known.contains(String(match.1)), "\(match.0)")
        }
    }
}
