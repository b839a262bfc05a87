import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@testable import ContractGen

@Suite struct ComplianceSheetTests {
    @Test("the sheet reads well in each language", arguments: DocumentLanguage.allCases)
    func golden(language: DocumentLanguage) throws {
        let made = try sheet().markdown(in: language)
        let url = CaseFile.folder("Cases/sheets/\(language.rawValue).md")
        if CaseFile.isRewriting { try made.write(to: url, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: url, encoding: .utf8) == made)
    }

    @Test("values cannot break the table or become markup")
    func escaping() throws {
        var heading = ComplianceSheet.Heading(
            title: "a | b\n# c <b> *d* [e](f)", version: "00000000")
        heading.draftReasons = [LocalText(ro: "din |motiv|")]
        let text = ComplianceSheet(heading: heading, findings: []).markdown(in: .ro)
        #expect(text.contains("- **Documentul:** a \\| b # c \\<b\\> \\*d\\* [e\\](f)\n"))
        #expect(text.contains("PROIECT: din \\|motiv\\|"))
    }

    @Test("a document without findings that block, and without another reason, is final")
    func final() {
        let sheet = ComplianceSheet(
            heading: ComplianceSheet.Heading(title: "Memorandum", version: "00000000"), findings: []
        )
        #expect(!sheet.isDraft)
        #expect(sheet.markdown(in: .ro).contains("Nicio cerință nu oprește varianta finală."))
    }

    private func sheet() throws -> ComplianceSheet {
        let heading = ComplianceSheet.Heading(
            title: "Memorandum de cooperare", number: "4-EX", date: CalendarDate(iso: "2027-01-10"),
            version: "1a2b3c4d", template: "memorandum 1.0.0", ruleBook: "5e6f7a8b",
            checkedOn: CalendarDate(iso: "2026-11-21"),
            dataHash: String(repeating: "0f", count: 32),
            draftReasons: [
                LocalText(
                    ro: "s-a cerut un proiect (--draft)", ru: "запрошен проект (--draft)",
                    en: "a draft was asked for (--draft)")
            ])
        return ComplianceSheet(
            heading: heading, findings: try findings(),
            changedClauses: [ComplianceSheet.ChangedClause(id: "MO-08", note: "Resursele")],
            warnings: [
                .warning(
                    "data.sample", at: .field(FieldPath([.key("place")])),
                    message: Text(ro: "locul are | în el", en: "the place has | in it"))
            ], nextSteps: nextSteps)
    }

    private var nextSteps: [NextStep] {
        let contract = Finding.Source(
            act: nil, name: LocalText(ro: "contractul", ru: "договор", en: "the contract"),
            place: "MO-07", confidence: .practice, isInForce: true)
        let law = Finding.Source(
            act: "L436-2006", name: LocalText(ro: "Legea nr. 436/2006"), place: "art. 14",
            confidence: .unverified, isInForce: true)
        return [
            NextStep(
                id: "start", date: CalendarDate(iso: "2027-02-01"),
                title: LocalText(ro: "Începe | cooperarea", en: "Cooperation | begins"), due: nil,
                who: .both, clause: "MO-07", sources: [contract]),
            NextStep(
                id: "report", date: CalendarDate(iso: "2027-03-01"),
                title: LocalText(ro: "Se prezintă raportul", en: "The report is presented"),
                due: LocalText(ro: "în 28 de zile", en: "within 28 days"), who: .authority,
                clause: "MO-08", sources: [contract, law]),
            NextStep(
                id: "yearly", date: nil,
                title: LocalText(ro: "Se evaluează cooperarea", en: "Cooperation is evaluated"),
                due: LocalText(ro: "în fiecare an", en: "every year"), who: .provider,
                clause: "MO-09", sources: [law]),
        ]
    }

    /// Of a small document with one mistake of each kind.
    private func findings() throws -> [Finding] {
        let draft = Draft(blocks: [
            Draft.Block(kind: .title, text: "Memorandum nr. 4-EX"),
            Draft.Block(kind: .article, id: "MO-06", number: "1.", text: "Angajamentele"),
            Draft.Block(
                kind: .point, number: "1.1.", text: "Primăria plătește 500 de lei pe lună *|*."),
            Draft.Block(
                kind: .point, number: "1.2.", text: "Datele: conform Legii nr. 133/2011."),
            Draft.Block(kind: .article, id: "MO-12", number: "2.", text: "Integritatea"),
            Draft.Block(
                kind: .point, number: "2.1.",
                text: "Fără acte de corupție, avantaje necuvenite, conflict de interese."),
        ])
        let date = CalendarDate(iso: "2027-01-10").map { Value.date($0) } ?? .none
        let fields = Value.Map([
            ("date", date), ("parties", .list([])), ("data_exchange", .bool(true)),
            ("jurisdiction", .text("MD")),
        ])
        let chosen: Set = ["P01", "L12", "S11", "R10", "F02", "N01"]
        return try Sample.ruleBook.findings(
            in: draft, of: fields,
            under: RuleBook.Circumstances(
                kind: .memorandum, language: .ro, today: Sample.today,
                keyClauses: ["integrity": "MO-12"])
        ).filter { chosen.contains($0.rule) }
    }
}
