import ContractGen
import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@Suite struct ServiceContractWordingTests {
    private static let examples = [
        "day-centre", "home-care-131", "home-care-325", "mobile-team-small",
    ]
    private static let workshop = Result<Workshop, DiagnosticList> { () throws(DiagnosticList) in
        guard let today = CalendarDate(iso: "2026-11-21") else {
            throw DiagnosticList([])
        }
        return try Workshop(library: Library(), today: today)
    }

    private static func document(
        _ name: String, setting assignments: [String] = []
    ) throws -> ContractDocument {
        let workshop = try workshop.get()
        let contract = try Example.contract(
            "contracts/\(name).yaml", setting: assignments
        ).value.contract
        return try workshop.document(of: contract, by: try workshop.template(for: contract))
    }

    @Test("the oracle's figures stand in the contract, digits and words")
    func figures() throws {
        let text = try Self.document("day-centre").draft.text.replacing("\u{A0}", with: " ")
        for figure in [
            "4 086,95 lei", "1 177 041,60 lei",
            "un milion o sută șaptezeci și șapte de mii patruzeci și unu de lei și șaizeci de bani",
            "941 633,28 lei",
        ] {
            #expect(text.contains(figure), "\(figure)")
        }
    }

    @Test(
        "terms that the data give stand in the contract",
        arguments: [
            ("user_answer_days=9", "răspunde în cel mult 9 zile"),
            ("abuse_report_hours=12", "12 ore"),
        ])
    func terms(setting: String, words: String) throws {
        let text = try Self.document("day-centre", setting: [setting]).draft.text
        #expect(text.replacing("\u{A0}", with: " ").contains(words))
    }

    @Test("every act an example cites governs it", arguments: examples)
    func citations(name: String) throws {
        let document = try Self.document(name)
        let register = try Self.workshop.get().register
        let dates = ActRegister.Dates(
            of: document.contract.fields, today: try Self.workshop.get().today)
        let cited = Set(register.citations(in: document.draft.text).map(\.act))
        #expect(cited.count > 5)
        for id in cited {
            let act = try #require(register[id])
            #expect(register.governs(act, on: dates), "\(name) cites \(id)")
        }
    }

    @Test(
        "no contract cites the other procurement law, not even one of its articles or figures",
        arguments: [
            ("home-care-131", ["325/2025", "art. 71 alin.", "art. 74 alin.", "art. 79"]),
            ("home-care-325", ["131/2015", "art. 76 din", "art. 68 din"]),
        ])
    func otherLaw(name: String, foreign: [String]) throws {
        let text = try Self.document(name).draft.text.replacing("\u{A0}", with: " ")
        for words in foreign { #expect(!text.contains(words), "\(name): \(words)") }
    }

    @Test("annexes are numbered one after the other", arguments: examples)
    func annexes(name: String) throws {
        let numbers = try Self.document(name).draft.annexes.compactMap(\.number)
        #expect(numbers == (1...numbers.count).map { "Anexa nr. \($0)." })
    }

    @Test(
        "a guarantee and subcontractors are asked for, or the contract says that they are not",
        arguments: [
            ("day-centre", "nu se solicită garanție de bună execuție", true),
            ("home-care-131", "nu se solicită garanție de bună execuție", false),
            ("day-centre", "subcontractarea nu se admite", true),
            ("home-care-325", "subcontractarea nu se admite", false),
        ])
    func variants(name: String, words: String, isPresent: Bool) throws {
        let text = try Self.document(name).draft.text.lowercased()
        #expect(text.contains(words) == isPresent)
    }

    @Test("goods, donor and advance bring their clauses, and take them away")
    func conditions() throws {
        let with = try Self.document("day-centre").draft.blocks.compactMap(\.id)
        let without = try Self.document("home-care-131").draft.blocks.compactMap(\.id)
        #expect(with.contains("A10") && !without.contains("A10"))
        #expect(with.contains("SS-15") && !without.contains("SS-15"))
    }

    @Test("an offer one ban off the costing is told with both figures, and is no error")
    func offer() throws {
        let document = try Self.document(
            "day-centre", setting: ["price.source=offer", "price.unit_price=4086.96"])
        let text = document.draft.text.replacing("\u{A0}", with: " ")
        #expect(text.contains("4 086,96 lei"))
        #expect(text.contains("4 086,95 lei"))
    }

    @Test("the public copy keeps the annexes' numbers and leaves out what may not be published")
    func publicCopy() throws {
        let workshop = try Self.workshop.get()
        let contract = try Example.contract("contracts/day-centre.yaml").value.contract
        let template = try workshop.template(for: contract, isPublic: true)
        let document = try workshop.document(of: contract, by: template)
        let whole = String(decoding: try document.file(.md), as: UTF8.self)
        let copy = String(decoding: try document.publicCopy(.md), as: UTF8.self)
        #expect(copy.hasPrefix("**COPIE PUBLICĂ**"))
        #expect(copy.components(separatedBy: "Prezenta anexă nu se publică").count == 3)
        #expect(!whole.contains("Prezenta anexă nu se publică"))
        func headings(_ text: String) -> [Substring] {
            text.split(separator: "\n").filter { $0.hasPrefix("# ") }
        }
        #expect(headings(copy) == headings(whole))
        #expect(whole.contains("Cheia codurilor") && !copy.contains("Cheia codurilor"))
    }
}
