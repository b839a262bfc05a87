import Diagnostics
import Templates
import Testing
import Wording

@testable import ContractGen

@Suite struct SheetFileTests {
    @Test("the sheet is a document too", arguments: [FileFormat.docx, .odt])
    func file(format: FileFormat) throws {
        let workshop = try Sample.workshop.get()
        let document = try Returned.document("day-centre")
        let bytes = try document.sheet().file(
            format, in: .ro, library: workshop.library, styles: workshop.styles, on: Sample.today)
        let read = try ForeignDocument(reading: bytes, name: "a.\(format.rawValue)").draft()
        #expect(read.blocks.first?.text == "Fișa de conformitate")
        for finding in document.findings {
            #expect(read.text.contains("\(finding.rule) \(finding.title.ro)"))
        }
    }

    @Test("what is to be corrected stands before all else")
    func order() throws {
        let document = try Returned.made("memorandum", setting: ["date=2026-08-01"])
        let sheet = document.sheet().markdown(in: .ro)
        guard let fix = sheet.firstRange(of: "## De corectat"),
            let rest = sheet.firstRange(of: "## Pe scurt")
        else { return #expect(document.findings.allSatisfy { $0.outcome != .fail }) }
        #expect(fix.lowerBound < rest.lowerBound)
    }

    @Test("a document dated long after the acts were checked has them checked again")
    func ageing() throws {
        let old = try Returned.made(
            "memorandum", setting: ["date=2027-12-01"])
        let finding = try #require(old.findings.first { $0.rule == "LEGIS" })
        #expect(finding.outcome == .cannotBeDecided && !finding.isBlocking)
        #expect(finding.reasons.contains { $0.ro.contains("(ultima comparare: 21.11.2026)") })
        #expect(!(try Returned.document("memorandum")).findings.contains { $0.rule == "LEGIS" })
    }

    @Test("acts are listed as of a day, with what changes after it")
    func acts() throws {
        let register = try Sample.ruleBook.register
        let day = try #require(CalendarDate(iso: "2026-12-31"))
        #expect(register.acts(inForceOn: day).contains { $0.id == "L131-2015" })
        let changes = register.changes(after: day).filter { $0.date.description == "2027-01-01" }
        #expect(changes.contains { $0.act.id == "L325-2025" && $0.begins })
        #expect(changes.contains { $0.act.id == "L131-2015" && !$0.begins })
        #expect(
            register.listing(on: day, in: .ro).contains("2027-01-01 L325-2025 intră în vigoare"))
    }

    @Test("SARIF names rule, level and place")
    func sarif() throws {
        let document = try Returned.document("day-centre")
        let report = DocumentReport(document.examination, path: "a.yaml", files: [])
        let text = SARIFReport.text(of: [report], in: .ro, program: "1", place: { _, _ in nil })
        #expect(text.contains("\"version\": \"2.1.0\""))
        #expect(text.contains("\"name\": \"contractgen\""))
    }

    @Test("a clause is explained by its condition, the data and the law")
    func explanation() throws {
        let document = try Returned.document("memorandum")
        let place = SourcePlace(file: "m.yaml", line: 3, column: 1)
        let explanation = try document.explanation { _ in place }
        let clause = try #require(explanation.clauses.first { $0.id == "MO-10" })
        #expect(clause.isPresent == document.draft.clauses.contains { $0.id == "MO-10" })
        let condition = try #require(clause.conditions.first)
        #expect(condition.facts.first?.field.description == "data_exchange")
        #expect(condition.facts.first?.place == place)
        #expect(condition.holds == clause.isPresent)
        #expect(clause.basis.contains { $0.ro.contains("195/2024") })
        #expect(explanation.text(of: "MO-99", in: .ro) == nil)
        #expect(explanation.text(of: "MO-08", in: .ro)?.contains("fără condiții") == true)
    }
}
