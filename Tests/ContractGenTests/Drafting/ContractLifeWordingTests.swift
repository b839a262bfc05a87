import DataFiles
import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@testable import ContractGen

/// The wording of amendments and acceptance acts, over the examples and their mistakes.
@Suite struct ContractLifeWordingTests {
    private static let examples = [
        "day-centre-amendment", "home-care-131-amendment", "day-centre-act-2027-04",
    ]

    private static func example(_ name: String, setting: [String] = []) throws -> ContractDocument {
        try DraftedExample.document("contracts/\(name)", setting: setting)
    }

    private func text(_ document: ContractDocument) -> String {
        document.draft.text.replacing("\u{A0}", with: " ")
    }

    @Test("every act an example cites governs it", arguments: examples)
    func citations(name: String) throws {
        let document = try Self.example(name)
        let workshop = try Sample.workshop.get()
        let dates = ActRegister.Dates(of: document.contract.fields, today: workshop.today)
        let cited = Set(workshop.register.citations(in: document.draft.text).map(\.act))
        #expect(cited.count > 2)
        for id in cited {
            let act = try #require(workshop.register[id])
            #expect(workshop.register.governs(act, on: dates), "\(name) cites \(id)")
        }
    }

    @Test("an amendment signed in 2027 keeps its contract's law, without a word of the other")
    func oldLaw() throws {
        let words = text(try Self.example("home-care-131-amendment"))
        #expect(words.contains("art. 76 din Legea nr. 131/2015"))
        for foreign in ["325/2025", "art. 74", "25 %", "3 zile lucrătoare", "art. 71"] {
            #expect(!words.contains(foreign), "\(foreign)")
        }
    }

    @Test(
        "the day the procedure began chooses the law of the contract and of its amendment",
        arguments: [
            ("2026-12-31", "art. 76 din Legea nr. 131/2015", "Legea nr. 325/2025"),
            ("2027-01-01", "art. 74 din Legea nr. 325/2025", "Legea nr. 131/2015"),
        ])
    func lawByStart(start: String, cited: String, foreign: String) throws {
        let contract = String(
            decoding: try Example.source("contracts/day-centre.yaml").bytes, as: UTF8.self
        ).replacing("start_date: 2027-01-11", with: "start_date: \(start)")
        let words = text(
            try DraftedExample.document(
                try Example.source("contracts/day-centre-amendment.yaml"),
                files: ["day-centre.yaml": contract]))
        #expect(words.contains(cited))
        #expect(!words.contains(foreign))
    }

    @Test(
        "the document's own date chooses the data-protection law",
        arguments: [("2026-08-22", "133/2011"), ("2026-08-23", "195/2024")])
    func dataProtection(date: String, law: String) throws {
        let document = try Self.example("home-care-131-amendment", setting: ["date=\(date)"])
        #expect(text(document).contains("este reglementată de Legea nr. \(law)"))
    }

    @Test("what a change replaces is taken from the contract, and compared where it is typed")
    func oldText() throws {
        let found = try Self.example("day-centre-amendment")
        #expect(
            text(found).contains("Textul înlocuit: „Capacitatea maximă a Serviciului este de 30"))
        #expect(try matches(found) == [true])
        let wrong = try DraftedExample.document(
            try Example.source("mistakes/amendment-old-text.yaml"))
        #expect(try matches(wrong) == [false])
        #expect(
            text(wrong).contains("Textul înlocuit: „Capacitatea maximă a Serviciului este de 28"))
    }

    @Test(
        "points are found by number, letter, annex and clause",
        arguments: [
            ("{ point: \"5.3\", new_text: nou }", true),
            ("{ point: SC-05.capacity, new_text: nou }", true),
            ("{ point: \"6.1 lit. a)\", new_text: nou }", true),
            ("{ point: \"6.1 lit. z)\", new_text: nou }", false),
            ("{ point: \"1\", annex: 3, new_text: nou }", true),
            ("{ point: \"1\", annex: 33, new_text: nou }", false),
            ("{ point: \"5.99\", action: delete }", false),
            ("{ point: \"5.3\", action: delete }", true),
            ("{ point: \"5.99\", action: add, new_text: nou }", true),
            ("{ point: \"5.3\", action: add, new_text: nou }", false),
        ])
    func points(change: String, matches: Bool) throws {
        #expect(
            try self.matches(DraftedExample.document(amendment("changes: [\(change)]"))) == [
                matches
            ])
    }

    private func amendment(_ rest: String) -> DataSource {
        let text = """
            kind: amendment
            amends: { file: day-centre.yaml }
            ground: { code: not-substantial, facts: [se precizează textul] }
            \(rest)
            """
        return DataSource(SourceText(name: "acord.yaml", text: text))
    }

    private func matches(_ document: ContractDocument) throws -> [Bool] {
        let computed = try Sample.workshop.get().computedFields(of: document.contract).map
        guard case .map(let amendment)? = computed["amendment"],
            case .list(let texts)? = amendment["texts"]
        else { return [] }
        return texts.compactMap { text in
            guard case .map(let map) = text, case .bool(let matches)? = map["matches"] else {
                return nil
            }
            return matches
        }
    }

    @Test("the table shows each amendment, from 23,96 % to 26,04 %")
    func table() throws {
        let data = try Example.source("mistakes/amendment-26-percent.yaml")
        let first = String(
            decoding: try Example.source("mistakes/amendment-24-percent.yaml").bytes, as: UTF8.self)
        let words = text(
            try DraftedExample.document(data, files: ["amendment-24-percent.yaml": first]))
        for part in ["23,96 %", "26,04 %", "281 999,55 lei", "306 521,25 lei", "1 483 562,85 lei"] {
            #expect(words.contains(part), "\(part)")
        }
    }

    @Test("later acts add up what earlier ones accepted")
    func cumulated() throws {
        let first = String(
            decoding: try Example.source("contracts/day-centre-act-2027-04.yaml").bytes,
            as: UTF8.self)
        let words = text(
            try DraftedExample.document(
                act("earlier: [april.yaml]", from: "2027-05-01", to: "2027-05-31"),
                files: ["april.yaml": first]))
        #expect(
            words.contains("Actul nr. 1-EX din 7 mai 2027 | 23 | 93 999,85 lei | 75 199,88 lei"))
        #expect(words.contains("Cumulat | 47 | 192 086,65 lei | 153 669,32 lei"))
        #expect(words.contains("Soldul | 241 | 984 954,95 lei | 787 963,96 lei"))
    }

    private func act(_ rest: String, from: String = "2027-04-01", to: String = "2027-04-30")
        -> DataSource
    {
        let text = """
            kind: acceptance-act
            acceptance_act:
              contract: day-centre.yaml
              period: { from: \(from), to: \(to) }
              lines: [{ delivered: 24, accepted: 24 }]
              persons_served: 24
              \(rest)
            """
        return DataSource(SourceText(name: "act.yaml", text: text))
    }

    @Test(
        "penalties are reserved only when services were late",
        arguments: [
            ("late: true\n  late_facts: ședințele din aprilie s-au ținut în mai", true),
            ("late: false", false),
        ])
    func lateness(rest: String, isReserved: Bool) throws {
        let words = text(try DraftedExample.document(act(rest)))
        #expect(words.contains("art. 949 alin. (3)") == isReserved)
        #expect(words.contains("își rezervă expres") == isReserved)
    }

    @Test(
        "the act says what was found",
        arguments: [
            ("finding: accepted", "se acceptă fără obiecții"),
            (
                "finding: accepted-with-remarks\n  remarks: [raportul este incomplet]",
                "se acceptă cu"
            ),
            (
                "finding: refused\n  defects: [{ description: lipsește evidența }]",
                "lipsește evidența – în cel mult 10 zile de la primirea obiecțiilor"
            ),
        ])
    func findings(rest: String, words: String) throws {
        #expect(text(try DraftedExample.document(act(rest))).contains(words))
    }

    @Test("a successor takes the party's place in the text and at the signatures")
    func successor() throws {
        let party = """
            successor:
              replaces: provider
              party:
                name: Asociația Nouă
                kind: cso
                legal_form: asociație obștească
                idno: "1000000000096"
                address: mun. Exemplu
                representative: { name: Directoarea, position: directoare, gender: f, basis: statute }
            """
        let data = amendment(party).replacing("not-substantial", with: "successor")
        let document = try DraftedExample.document(data)
        #expect(document.contract.parties.map(\.name).last == "Asociația Nouă")
        #expect(text(document).contains("Asociația Nouă înlocuiește Asociația Obștească „Zi Bună”"))
    }
}

extension DataSource {
    fileprivate func replacing(_ old: String, with new: String) -> DataSource {
        let text = String(decoding: bytes, as: UTF8.self).replacing(old, with: new)
        return DataSource(SourceText(name: name, text: text))
    }
}
