import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

@testable import ContractGen

/// The sheet as a lawyer reads it: in order, in words, without codes.
@Suite struct SheetReadingTests {
    private func finding(_ rule: String, of document: ContractDocument) throws -> Finding {
        try #require(document.findings.first { $0.rule == rule })
    }

    @Test("requirements stand by chapter and number, whatever file they come from")
    func order() throws {
        let book = try Sample.ruleBook
        let chapters = book.rules.compactMap { Chapter(ofRule: $0.id) }
        #expect(chapters.count == book.rules.count)
        #expect(chapters.map(\.rawValue).uniqued() == Chapter.allCases.map(\.rawValue))
        for chapter in Chapter.allCases {
            let numbers = book.rules.filter { Chapter(ofRule: $0.id) == chapter }
                .compactMap { Int($0.id.dropFirst()) }
            #expect(numbers == numbers.sorted())
        }
    }

    @Test("every field that a requirement looks at has a Russian name")
    func russian() throws {
        for rule in try Sample.ruleBook.rules {
            for case .field(let field) in rule.lookAt where field.caption != nil {
                #expect(field.label.ru != nil, "\(rule.id) \(field.name): \(field.label.ro)")
            }
        }
    }

    @Test(
        "evidence says values in words",
        arguments: [
            ("R05", "Contribuția, potrivit actelor", "nu se știe dacă este permisă"),
            ("A05", "Hotărârea Guvernului", "Hotărârea Guvernului nr. 441/2015"),
        ])
    func values(rule: String, label: String, value: String) throws {
        let evidence = try finding(rule, of: Returned.document("day-centre")).evidence
        #expect(evidence.first { $0.label.ro == label }?.value == value)
    }

    @Test("what no party has is no evidence")
    func nothing() throws {
        let evidence = try finding("T06", of: Returned.document("day-centre")).evidence
        #expect(evidence.map(\.label.ro) == ["Data semnării", "Termenele"])
    }

    @Test("a person is sent to the clause by its number, and is told each thing once")
    func places() throws {
        let document = try Returned.document("day-centre")
        let words = SheetWords(.ro)
        let cells = words.cells(of: try finding("D02", of: document))
        #expect(cells[4].hasSuffix("Rolurile părților, art. 30, Anexa nr. 6"))
        #expect(words.cells(of: try finding("R02", of: document))[2].hasPrefix("Prețul; Fișa"))
    }

    @Test("old comparisons of acts are listed after one beginning, with what to do")
    func ageing() throws {
        let old = try Returned.made("memorandum", setting: ["date=2027-12-01"])
        let cells = SheetWords(.ro).cells(of: try finding("LEGIS", of: old))
        #expect(cells[2].firstRange(of: "nu se poate decide")?.lowerBound == cells[2].startIndex)
        #expect(cells[2].dropFirst().firstRange(of: "nu se poate decide") == nil)
        #expect(cells[4].hasPrefix("Verificați pe legis.md"))
    }

    @Test("a condition that does not hold shows short lists, and what is missing")
    func unmet() throws {
        let accredited = try DraftedExample.document(
            "contracts/day-centre",
            changing: [
                .init(
                    file: "day-centre.yaml", old: "services: [day-centre-children-at-risk]",
                    new: "services: [home-care]")
            ])
        #expect(
            try finding("A01", of: accredited).problems.map(\.text.ro) == [
                "condiția nu este îndeplinită: „Serviciul: Codul serviciului” = "
                    + "day-centre-children-at-risk, „Prestatorul: Acreditarea: Serviciile "
                    + "acreditate” = home-care"
            ])
        let offered = try DraftedExample.document(
            "contracts/day-centre",
            changing: [
                .init(
                    file: "day-centre.yaml", old: "offer: { unit_price: 4086.95",
                    new: "offer: { unit_price: 4086.90")
            ])
        let problems = try finding("L07", of: offered).problems.map(\.text.ro)
        #expect(
            problems.contains {
                $0.hasPrefix("„Prețul: Prețul unitar” este 4\u{A0}086,95\u{A0}lei; trebuie să fie")
            }, "\(problems)")
    }

    @Test("long names of fields may be broken in finished sheets, not in Markdown")
    func longNames() throws {
        let document = try DraftedExample.document(
            "contracts/memorandum-municipality",
            changing: [
                .init(
                    file: "memorandum-municipality.yaml",
                    old:
                        "      power_of_attorney:\n        number: \"7\"\n        date: 2026-11-20\n",
                    new: "")
            ])
        let sheet = document.sheet()
        let bytes = try sheet.file(
            .docx, in: .ro, library: Sample.workshop.get().library,
            styles: Sample.workshop.get().styles, on: Sample.today)
        let archive = try ZipArchive(bytes: bytes, file: "sheet.docx")
        let text = String(
            decoding: try archive.contents(of: "word/document.xml"), as: UTF8.self)
        #expect(text.contains("representative.\u{200B}power_\u{200B}of_\u{200B}attorney"))
        #expect(!sheet.markdown(in: .ro).contains("\u{200B}"))
    }
}
