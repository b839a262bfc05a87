import Diagnostics
import Templates
import Testing
import Wording

@testable import ContractGen

/// A document in which one requirement meets one outcome.
struct RuleCase: CustomTestStringConvertible, Sendable {
    let rule: String
    let outcome: Finding.Outcome
    let what: String
    /// Part of the first problem or reason, in Romanian.
    let says: String
    let example: String
    let spoiled: @Sendable (Sample) -> Sample

    var testDescription: String { "\(rule) \(outcome.rawValue): \(what)" }

    init(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        in example: String = "contracts/memorandum-municipality.yaml",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) {
        self.rule = rule
        self.outcome = outcome
        self.what = what
        self.says = says
        self.example = example
        self.spoiled = spoiled
    }
}

@Suite struct RuleTests {
    @Test(
        "each requirement passes, fails and does not apply where it should",
        arguments: RuleCases.all + RuleCases.otherKinds)
    func outcome(_ given: RuleCase) throws {
        let sample = try given.spoiled(#require(Sample.examples[given.example]).get())
        guard let finding = try sample.findingIfAny(given.rule) else {
            #expect(given.outcome == .notApplicable, "no requirement for this kind of document")
            return
        }
        let words =
            finding.problems.map { "\($0.place?.label.ro ?? "-"): \($0.text.ro)" }
            + finding.reasons.map(\.ro)
        #expect(finding.outcome == given.outcome, "\(words)")
        if !given.says.isEmpty {
            #expect(words.contains { $0.contains(given.says) }, "\(words)")
        }
    }

    @Test(
        "what was found in a document before is never taken for what is found in this one",
        arguments: Set(RuleCases.all.map(\.example)).sorted())
    func outcomeAfterOthers(_ example: String) throws {
        let sample = try #require(Sample.examples[example]).get()
        let memory = DocumentMemory()
        for given in RuleCases.all where given.example == example {
            let spoiled = given.spoiled(sample)
            let before = try sample.findingIfAny(given.rule, after: memory)
            let finding = try spoiled.findingIfAny(given.rule, after: memory)
            #expect(try finding == spoiled.findingIfAny(given.rule), "\(given.testDescription)")
            let again = try sample.findingIfAny(given.rule, after: memory)
            #expect(again == before, "\(given.testDescription)")
        }
    }

    @Test("what goes by a clause, by fields, by numbers is decided once while they are the same")
    func decidedOnce() throws {
        let sample = try #require(Sample.examples["contracts/day-centre.yaml"]).get()
        let all = Set(try sample.decided(for: sample))
        #expect(all.count > 40)
        let retitled = sample.with(
            sample.draft.blocks.map { $0.kind == .title ? $0.with(text: "Alt titlu") : $0 })
        // The title stands in SC-00, whose words one requirement goes by.
        #expect(all.subtracting(try sample.decided(for: retitled)) == ["L03"])
        let otherPrice = Set(try sample.decided(for: sample.setting("price.unit_price", to: nil)))
        #expect(!otherPrice.isEmpty && otherPrice.isStrictSubset(of: all))
        let paragraph = Draft.Block(kind: .paragraph, text: "Încă un alineat.")
        let longer = sample.with([paragraph] + sample.draft.blocks)
        #expect(Set(try sample.decided(for: longer)).isStrictSubset(of: all))
        var translated = sample
        translated.otherLanguages[.ru] = sample.draft
        #expect(try sample.decided(for: translated) == [])
    }

    /// Whether a text is adequate a person decides, so these never pass by themselves.
    private static let decidedByPerson: Set = [
        "P08", "L09", "C03", "Q03", "Q04", "Q05", "D02", "D03", "D04",
    ]

    @Test("every requirement has a case that passes, one that fails, one where it does not apply")
    func everyRuleHasCases() throws {
        let rules = try Sample.ruleBook.rules
        func has(_ rule: Rule, _ outcome: Finding.Outcome) -> Bool {
            RuleCases.all.contains { $0.rule == rule.id && $0.outcome == outcome }
        }
        let passing = rules.filter { rule in
            has(rule, Self.decidedByPerson.contains(rule.id) ? .cannotBeDecided : .pass)
        }
        let failing = rules.filter { has($0, .fail) }
        // What holds for documents of all kinds, whatever their data, is applicable always.
        let always = rules.filter { $0.appliesAlways }
        let sparing = rules.filter { rule in
            rule.appliesAlways || has(rule, .notApplicable)
                || !rule.isGuarded && RuleCases.otherKinds.contains { $0.rule == rule.id }
        }
        print(
            """
            \(rules.count) requirements: \(passing.count) pass, \(failing.count) fail, \
            \(sparing.count - always.count) do not apply somewhere, \(always.count) always apply
            """)
        for (outcome, shown) in [("pass", passing), ("fail", failing), ("not applicable", sparing)]
        {
            let missing = Set(rules.map(\.id)).subtracting(shown.map(\.id)).sorted()
            #expect(missing == [], "no case: \(outcome)")
        }
    }

    @Test("the book has all requirements of the checklist: 113 of 113")
    func allRequirements() throws {
        let found = try Sample.ruleBook.rules.map(\.id)
        let missing = Checklist.ids.filter { !found.contains($0) }
        print("\(Checklist.ids.count - missing.count) of \(Checklist.ids.count)")
        #expect(missing == [])
        #expect(Set(found).subtracting(Checklist.ids) == [])
    }

    @Test(
        "the shipped wording meets all requirements",
        arguments: ["contracts/memorandum.yaml", "contracts/memorandum-municipality.yaml"])
    func examplesPass(_ example: String) throws {
        let findings = try Sample(example).findings()
        let unmet = findings.filter { $0.outcome == .fail || $0.outcome == .cannotBeDecided }
        #expect(unmet.map(\.rule) == [])
        #expect(!findings.isBlocking)
    }

    @Test("the example of unmet requirements fails in what it announces, and stays a draft")
    func failingExample() throws {
        let findings = try Sample("mistakes/failing-rules.yaml").findings()
        let failed = Set(findings.filter { $0.outcome == .fail }.map(\.rule))
        #expect(failed == ["P02", "P05", "P06", "P07", "T06", "R10", "L12", "D01", "F02", "N02"])
        #expect(findings.isBlocking)
    }

    @Test(
        "the shipped wording of the service contract fails in nothing",
        arguments: ["day-centre", "home-care-131", "home-care-325", "mobile-team-small"])
    func serviceExamplesPass(_ example: String) throws {
        let findings = try Sample("contracts/\(example).yaml").findings()
        #expect(findings.filter { $0.outcome == .fail }.map(\.rule) == [])
        let undecided = Set(findings.filter { $0.outcome == .cannotBeDecided }.map(\.rule))
        let personal: Set = ["P08", "Q03", "Q04", "Q05", "D02", "D04"]
        #expect(undecided == personal.union(example == "mobile-team-small" ? ["L01", "Q01"] : []))
    }

    @Test("the service contract of unmet requirements fails in what it announces")
    func failingServiceExample() throws {
        let findings = try Sample("mistakes/service-contract-rules.yaml").findings()
        let failed = Set(findings.filter { $0.outcome == .fail }.map(\.rule))
        let announced: Set = [
            "A01", "A02", "A04", "D04", "D05", "D06", "G02", "L02", "L03", "L07", "L08", "L10",
            "P03", "R02", "R06", "R07", "S01", "T02", "T03", "T07",
        ]
        #expect(failed == announced)
        #expect(findings.isBlocking)
    }

    /// The offer is authoritative: that it differs is shown, and stops nothing.
    @Test("an offer one ban above the costing is told with both figures, and is no error")
    func offerDiffers() throws {
        let changes = ["price.unit_price=4086.96", "price.total=1177044.48"]
        let sample = try Sample("contracts/day-centre.yaml", setting: changes)
        let shown = try sample.finding("R02")
        #expect(shown.outcome == .pass)
        let evidence = shown.evidence.compactMap(\.value)
        #expect(evidence.contains { $0.contains("4\u{A0}086,96\u{A0}lei") })
        #expect(evidence.contains { $0.contains("4\u{A0}086,95\u{A0}lei") })
        let hidden = try sample.without { $0.text.hasPrefix("prețul unitar din ofertă") }
            .finding("R02")
        let words = hidden.problems.map(\.text.ro).joined()
        #expect(hidden.outcome == .fail)
        #expect(words.contains("0,01\u{A0}lei"), "\(words)")
    }

    @Test("a total one ban beside unit price times units is told with both figures")
    func totalDiffers() throws {
        let sample = try Sample(
            "contracts/day-centre.yaml", setting: ["price.total=1177041.61"])
        let finding = try sample.finding("R02")
        #expect(finding.outcome == .fail)
        let words = finding.problems.map(\.text.ro).joined()
        #expect(words.contains("1\u{A0}177\u{A0}041,61\u{A0}lei"), "\(words)")
        #expect(words.contains("1\u{A0}177\u{A0}041,60\u{A0}lei"), "\(words)")
    }

    @Test("all requirements that the law makes block the final")
    func lawBlocks() throws {
        for rule in try Sample.ruleBook.rules where [.law, .lawUnverified].contains(rule.severity) {
            #expect(rule.blocks, "\(rule.id)")
        }
    }
}

enum RuleCases {
    static let all: [RuleCase] = [parties, acts, text, form, service, otherDocuments]
        .flatMap(\.self)

    /// Each requirement of some kinds in a document of another kind.
    static let otherKinds: [RuleCase] = ((try? Sample.ruleBook.rules) ?? []).compactMap { rule in
        DocumentKind.allCases.first { !rule.applies(to: $0) }.map { kind in
            RuleCase(rule.id, .notApplicable, "another kind of document: \(kind.rawValue)") {
                $0.setting("kind", to: .text(kind.rawValue))
            }
        }
    }

    private static let noParties: @Sendable (Sample) -> Sample = {
        $0.setting("parties", to: .list([]))
    }

    private static let parties = [
        RuleCase("P01", .pass, "complete"),
        RuleCase(
            "P01", .fail, "the address differs at the signatures", says: "str. Asociației nr. 2"
        ) {
            $0.mapping { $0.replacing("str. Asociației nr. 2", with: "str. Asociației nr. 3") }
        },
        RuleCase("P01", .fail, "the address is part of a longer number", says: "nr. 2") {
            $0.mapping { $0.replacing("str. Asociației nr. 2", with: "str. Asociației nr. 21") }
        },
        RuleCase("P01", .fail, "an empty legal form", says: "parties[1].legal_form") {
            $0.setting("parties[1].legal_form", to: .text(" "))
        },
        RuleCase("P01", .notApplicable, "no parties", noParties),
        RuleCase("P02", .pass, "right check digits"),
        RuleCase(
            "P02", .fail, "a wrong check digit", says: "parties[0].idno",
            in: "mistakes/failing-rules.yaml"),
        RuleCase("P02", .fail, "another number in the text", says: "lipsește „1000000000041”") {
            $0.replacing("1000000000041", with: "1000000000052")
        },
        RuleCase("P02", .notApplicable, "a party without IDNO") {
            $0.setting("parties[0].idno", to: nil).setting("parties[1].idno", to: nil)
        },
        RuleCase("P05", .pass, "named, with ground"),
        RuleCase(
            "P05", .fail, "the law is not named", says: "parties[1].representative.basis_text",
            in: "mistakes/failing-rules.yaml"),
        RuleCase("P05", .cannotBeDecided, "the text names no ground", says: "în temeiul") {
            $0.mapping { $0.replacing("în temeiul", with: "după") }
                .mapping { $0.replacing("în baza", with: "după") }
        },
        RuleCase("P05", .notApplicable, "no parties", noParties),
        RuleCase("P05", .cannotBeDecided, "a text in Russian", says: "altă limbă") {
            var sample = $0
            sample.language = .ru
            return sample
        },
        RuleCase("P06", .pass, "cited with its number"),
        RuleCase(
            "P06", .fail, "no power of attorney", says: "power_of_attorney",
            in: "mistakes/failing-rules.yaml"),
        RuleCase("P06", .fail, "another number in the text", says: "procurii nr. 7") {
            $0.mapping {
                $0.replacing("procurii nr. 7", with: "procurii nr. 70").replacing(
                    "procurii nr.\u{A0}7", with: "procurii nr. 70")
            }
        },
        RuleCase("P06", .notApplicable, "the head signs") {
            $0.setting("parties[1].representative.basis", to: .text("statute"))
        },
        RuleCase("P07", .pass, "a decision is cited"),
        RuleCase(
            "P07", .fail, "no decision", says: "parties[0].council_decision",
            in: "mistakes/failing-rules.yaml"),
        RuleCase("P07", .fail, "no body", says: "council_decision.body") {
            $0.setting("parties[0].council_decision.body", to: Value.none)
        },
        RuleCase("P07", .notApplicable, "no local authority", in: "contracts/memorandum.yaml"),
        RuleCase("N02", .pass, "complete"),
        RuleCase(
            "N02", .fail, "no contact", says: "parties[1].contacts",
            in: "mistakes/failing-rules.yaml"),
        RuleCase("N02", .fail, "no article on the term", says: "MO-13") {
            $0.without { $0.id == "MO-13" }
        },
    ]

    private static let acts = [
        RuleCase("L12", .pass, "acts in force"),
        RuleCase(
            "L12", .fail, "a repealed law in old spelling", says: "în vigoare: Legea nr. 195/2024"
        ) {
            $0.adding(
                "Datele se prelucrează conform Legii  nr. 133 din 8 iulie 2011.", after: "MO-04")
        },
        RuleCase(
            "L12", .fail, "a decision repealed long ago", says: "Hotărîrii Guvernului nr. 936/2010"
        ) {
            $0.adding("în condiţiile Hotărîrii Guvernului nr. 936/2010", after: "MO-04")
        },
        RuleCase("L12", .fail, "a law not yet in force", says: "325/2025") {
            $0.adding("Legea nr. 325/2025", after: "MO-04")
        },
        RuleCase("L12", .pass, "the procurement law goes by the start of the procedure") {
            $0.adding("Legea nr. 131/2015", after: "MO-04").setting("date", to: .day("2027-02-01"))
                .setting("terms.validity_to", to: nil)
                .setting("procurement.start_date", to: .day("2026-12-31"))
        },
        RuleCase(
            "L12", .fail, "the same law, the procedure begun a day later",
            says: "Legea nr. 325/2025"
        ) {
            $0.adding("Legea nr. 131/2015", after: "MO-04").setting("date", to: .day("2027-02-01"))
                .setting("procurement.start_date", to: .day("2027-01-01"))
        },
        RuleCase("D01", .pass, "the new law"),
        RuleCase(
            "D01", .fail, "the old law after its end", says: "în locul actului",
            in: "mistakes/failing-rules.yaml"),
        RuleCase("D01", .fail, "the new law before its day", says: "Legea nr. 133/2011") {
            $0.setting("date", to: .day("2026-08-22"))
        },
        RuleCase("D01", .pass, "the old law on its last day") {
            $0.setting("date", to: .day("2026-08-22"))
                .mapping { $0.replacing("195/2024", with: "133/2011") }
        },
        RuleCase("D01", .fail, "no law at all", says: "nu este citată") {
            $0.mapping { $0.replacing("195/2024", with: "1/2024") }
        },
        RuleCase("D01", .notApplicable, "no data pass", in: "contracts/memorandum.yaml"),
        RuleCase("T06", .pass, "in order"),
        RuleCase("T06", .fail, "the decision comes after", says: "parties[0].council_decision.date")
        {
            $0.setting("parties[0].council_decision.date", to: .day("2026-12-11"))
        },
        RuleCase("T06", .pass, "the same day is in order") {
            $0.setting("parties[0].council_decision.date", to: .day("2026-12-10"))
        },
        RuleCase(
            "T06", .fail, "expired before it was signed", says: "10.01.2027",
            in: "mistakes/failing-rules.yaml"),
    ]

    private static let text = [
        RuleCase("R10", .pass, "no price"),
        RuleCase(
            "R10", .fail, "a fee a month", says: "apare suma „500 de lei”",
            in: "mistakes/failing-rules.yaml"),
        RuleCase("R10", .fail, "an amount in euro", says: "EUR 3 375 000,50") {
            $0.adding("în limita a EUR 3 375 000,50 anual", after: "MO-05")
        },
        RuleCase(
            "R10", .pass, "a project's budget in the recitals", in: "contracts/memorandum.yaml"),
        RuleCase("R10", .pass, "words that only begin alike") {
            $0.adding(
                "Părțile pretind costum și platformă; leul este al zoo nr. 5, euroscepticii 7.",
                after: "MO-05")
        },
        RuleCase("R10", .fail, "an inflected word with cedilla", says: "preţurilor") {
            $0.adding("lista preţurilor", after: "MO-05")
        },
        RuleCase("N01", .pass, "all four ideas"),
        RuleCase("N01", .cannotBeDecided, "no word of costs", says: "propriile cheltuieli") {
            $0.mapping { $0.replacing("suportă propriile cheltuieli", with: "este liberă") }
        },
        RuleCase("N01", .fail, "exclusive", says: "este exclusiv") {
            $0.mapping {
                $0.replacing("Memorandumul nu este exclusiv", with: "Memorandumul este exclusiv")
            }
        },
        RuleCase("N01", .pass, "old spelling and capitals say the same") {
            $0.mapping { $0.replacing("suportă propriile", with: "SUPORTĂ  propriile") }
        },
        RuleCase("S11", .pass, "the shipped article"),
        RuleCase("S11", .cannotBeDecided, "no word of conflicts", says: "conflict de interese") {
            $0.mapping {
                $0.replacing("conflict de interese", with: "alt caz")
                    .replacing("conflictul", with: "cazul")
            }
        },
        RuleCase("S11", .fail, "no article", says: "clauza MO-12 lipsește") {
            $0.without { $0.id == "MO-12" }
        },
        RuleCase("F01", .pass, "Romanian prevails"),
        RuleCase("F01", .cannotBeDecided, "nothing prevails", says: "prevalează") {
            $0.mapping { $0.replacing("prevalează", with: "lipsește") }
        },
        RuleCase("F01", .fail, "no final provisions", says: "MO-15") {
            $0.without { $0.id == "MO-15" }
        },
        RuleCase("F01", .notApplicable, "Romanian law") {
            $0.setting("jurisdiction", to: .text("RO"))
        },
        RuleCase("F02", .pass, "two copies for two parties"),
        RuleCase("F02", .pass, "electronic", in: "contracts/memorandum.yaml"),
        RuleCase(
            "F02", .fail, "one copy for two", says: "„Numărul de exemplare” = 1",
            in: "mistakes/failing-rules.yaml"),
        RuleCase("F02", .notApplicable, "another way of signing") {
            $0.setting("signature_mode", to: .text("other"))
        },
        RuleCase("F02", .cannotBeDecided, "the number of copies is not given", says: "copies") {
            $0.setting("copies", to: nil)
        },
    ]

    private static let form = [
        RuleCase("O03", .pass, "the one annex is named"),
        RuleCase("O03", .fail, "an annex that is not there", says: "Anexa nr. 3 este numită") {
            $0.adding("Potrivit anexei nr. 3, Părțile cooperează.", after: "MO-05")
        },
        RuleCase("O03", .pass, "an annex of an order is not ours") {
            $0.adding(
                "Potrivit anexei nr. 24 la Ordinul ministrului finanțelor nr. 115/2021.",
                after: "MO-05")
        },
        RuleCase("O03", .fail, "an annex nobody names", says: "nu este numită") {
            $0.with(
                $0.draft.blocks + [
                    Draft.Block(kind: .annex, number: "Anexa nr. 2", text: "Bugetul")
                ])
        },
        RuleCase("F03", .pass, "nothing left open"),
        RuleCase("F03", .fail, "underscores", says: "a rămas de completat „___”") {
            $0.adding("Persoana: ______", after: "MO-05")
        },
        RuleCase("F03", .fail, "capitals as a word", says: "„XX”") {
            $0.adding("suma de XX euro", after: "MO-05")
        },
        RuleCase("F03", .pass, "the same capitals within a word") {
            $0.adding("secolul XXI", after: "MO-05")
        },
        RuleCase("F03", .fail, "a reference to nothing", says: "documentul nu are pct. 3.9") {
            $0.adding("în condițiile pct. 3.9.", after: "MO-05")
        },
        RuleCase("F03", .pass, "a reference to an act's article") {
            $0.adding("art. 314 alin. (2) lit. c) din Codul civil", after: "MO-05")
        },
        RuleCase("F03", .pass, "the act's article named again without the act") {
            $0.adding(
                "În condițiile art. 79 din Legea nr. 325/2025, potrivit art. 79 alin. (3).",
                after: "MO-05")
        },
        RuleCase("F03", .fail, "an article named before any act", says: "nu are art. 79") {
            $0.adding(
                "Potrivit art. 79 alin. (3), în condițiile art. 79 din Legea nr. 325/2025.",
                after: "MO-05")
        },
        RuleCase("F03", .fail, "an article out of turn", says: "iar la rând era „5”") {
            $0.with($0.draft.blocks.map { $0.id == "MO-05" ? $0.with(number: "6.") : $0 })
        },
        RuleCase("F04", .pass, "right letters"),
        RuleCase("F04", .fail, "cedillas", says: "cu sedilă") {
            $0.adding("Părţile", after: "MO-05")
        },
        RuleCase("F04", .fail, "two alphabets", says: "Сhișinău") {
            $0.adding("mun. Сhișinău", after: "MO-05")
        },
        RuleCase("F04", .fail, "no diacritics", says: "nicio diacritică") {
            $0.adding(
                String(
                    repeating: "Partile coopereaza cu buna credinta si isi respecta obligatiile. ",
                    count: 3), after: "MO-05")
        },
    ]
}

extension Rule {
    /// Whether every document of every kind is held to it.
    fileprivate var appliesAlways: Bool {
        kinds == nil && !isGuarded
            && checks.contains { $0.scope.loop == nil && $0.scope.condition == nil }
    }

    /// Whether it depends on the data whether a document of its kind is held to it.
    fileprivate var isGuarded: Bool {
        validity != nil || scope.loop != nil || scope.condition != nil
    }
}

/// The checklist of requirements: how many each chapter has.
private enum Checklist {
    private static let chapters: KeyValuePairs<String, Int> = [
        "P": 9, "A": 5, "L": 13, "T": 7, "O": 5, "R": 12, "G": 3, "Q": 9, "M": 7, "S": 14, "D": 6,
        "C": 6, "N": 7, "F": 7, "X": 3,
    ]

    static var ids: [String] {
        chapters.flatMap { chapter in
            (1...chapter.value).map { $0 < 10 ? "\(chapter.key)0\($0)" : "\(chapter.key)\($0)" }
        }
    }
}
