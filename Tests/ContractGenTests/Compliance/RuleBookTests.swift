import DataFiles
import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@testable import ContractGen

@Suite struct RuleBookTests {
    @Test(
        "a mistake in the acts or the rules is said in both languages, with its place",
        arguments: CaseFile.all(in: "../Compliance/Cases/mistakes"))
    func mistakes(_ given: CaseFile) throws {
        let found = try report(given)
        if CaseFile.isRewriting { try given.rewrite("diagnostics", with: found) }
        #expect(found == given["diagnostics"])
    }

    @Test("every id of a diagnostic in the sources has a case or a test")
    func everyIDIsShown() throws {
        let sources = try texts("Sources/ContractGen/Compliance", "swift").joined()
        let shown =
            try texts("Tests/ContractGenTests/Compliance", "txt").joined()
            + texts("Tests/ContractGenTests/Compliance", "swift").joined()
        for match in sources.matches(of: /"((?:rules|acts|library|next-steps)\.[a-z-]+)"/) {
            #expect(shown.contains(match.1), "\(match.1) is shown nowhere")
        }
    }

    private func texts(_ folder: String, _ ending: String) throws -> [String] {
        let walk = FileManager.default.enumerator(
            at: Repository.root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
        return try (walk?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == ending }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }

    private func report(_ given: CaseFile) throws -> String {
        do {
            for (name, text) in given.all("file") {
                let source = DataSource(SourceText(name: name, text: text))
                if name == "acts.yaml" {
                    try cite(given, in: ActRegister(reading: source))
                } else if name == "next-steps.yaml" {
                    let steps = try NextSteps(
                        reading: source, register: Sample.ruleBook.register)
                    _ = try steps.nextSteps(
                        for: Sample().fields, kind: .memorandum, language: .ro,
                        today: Sample.today)
                } else {
                    let register = try Sample.ruleBook.register
                    let book = try RuleBook(reading: [source], register: register)
                    let sample = try Sample()
                    _ = try book.findings(in: sample.draft, of: sample.fields, under: memorandum)
                }
            }
            return ""
        } catch let list as DiagnosticList {
            return list.all.map { problem in
                problem.whole + (problem.arguments["cause"].map { "  cause \($0)\n" } ?? "")
            }.joined()
        }
    }

    private func cite(_ given: CaseFile, in register: ActRegister) throws(DiagnosticList) {
        var problems = DiagnosticCollector()
        let dates = ActRegister.Dates(document: Sample.today)
        for (words, _) in given.all("cite") {
            let parts = words.split(separator: " ").map(String.init)
            let language = DocumentLanguage(rawValue: parts[1]) ?? .ro
            _ = problems.take(
                try register.citation(of: parts[0], in: language, on: dates))
        }
        if problems.hasErrors { throw DiagnosticList(problems.all) }
    }

    private var memorandum: RuleBook.Circumstances {
        RuleBook.Circumstances(kind: .memorandum, language: .ro, today: Sample.today)
    }

    @Test("without a draft what reads the text cannot be decided; what the data tell is decided")
    func withoutDraft() throws {
        let sample = try Sample()
        let findings = try Sample.ruleBook.findings(
            in: nil, of: sample.fields, under: memorandum)
        let outcomes = Dictionary(uniqueKeysWithValues: findings.map { ($0.rule, $0) })
        #expect(outcomes["T06"]?.outcome == .pass)
        #expect(outcomes["L12"]?.outcome == .cannotBeDecided)
        #expect(outcomes["L12"]?.reasons.map(\.ro) == ["textul nu a fost întocmit"])
        #expect(!findings.isBlocking)
    }

    @Test("a foreign document is searched as a whole; what reads the data cannot be decided")
    func foreignDocument() throws {
        let sample = try Sample()
        let blocks = sample.draft.blocks.map {
            Draft.Block(kind: $0.kind, number: $0.number, text: $0.text)
        }
        let findings = try Sample.ruleBook.findings(
            in: Draft(blocks: blocks), of: nil,
            under: RuleBook.Circumstances(
                kind: .memorandum, language: .ro, today: Sample.today,
                keyClauses: sample.roles))
        let outcomes = Dictionary(uniqueKeysWithValues: findings.map { ($0.rule, $0.outcome) })
        #expect(outcomes["S11"] == .pass)
        #expect(outcomes["N01"] == .pass)
        #expect(outcomes["L12"] == .pass)
        #expect(outcomes["P01"] == .cannotBeDecided)
        #expect(outcomes["T06"] == .cannotBeDecided)
        #expect(outcomes["N02"] == .cannotBeDecided)
        #expect(outcomes["F03"] == .pass)
    }

    /// Ids: `rules.no-draft`, `rules.no-data`, `rules.no-clause-ids`, `rules.undated-switch`,
    /// `rules.ask-person`, `rules.not-found`, `rules.worded-otherwise`, `rules.procurement-unknown`.
    @Test(
        "the reason why a requirement cannot be decided is said in each language",
        arguments: [
            ("cites_only(\"procurement\")", "data din procurement.start_date lipsește"),
            ("clauses_present([\"MO-01\"])", "clauzele documentului nu au identificatori"),
            ("dates_in_order([\"date\"])", "documentul a venit fără datele sale"),
            ("clause_provides(\"\", [\"alt | altul\"])", "nu s-a găsit în text: „alt” / „altul”"),
            ("ask_person(\"temeiul îl confirmă un jurist\")", "temeiul îl confirmă un jurist"),
            ("copies >= 2", "datele nu au câmpul „copies”"),
            ("clause_says(\"MO-01\", [\"un alt\"])", "în text nu apare „un alt”"),
            ("repealed_acts_cited()", "se aplică numai dacă procedura a început"),
        ])
    func reasons(check: String, reason: String) throws {
        let book = try book(with: check)
        let draft = Draft(blocks: [
            Draft.Block(kind: .paragraph, text: "Un text cu Legea nr. 325/2025.")
        ])
        let finding = try #require(
            try book.findings(in: draft, of: nil, under: memorandum).first)
        #expect(finding.outcome == .cannotBeDecided)
        #expect(!finding.isBlocking)
        #expect(finding.reasons.first?.ro.contains(reason) == true, "\(finding.reasons)")
    }

    /// With one requirement.
    private func book(with check: String) throws -> RuleBook {
        let text = """
            checked_on: 2027-01-01
            rules:
              - id: P01
                title: { ro: Unu }
                severity: GOOD
                kinds: all
                blocks: true
                check: '\(check)'
                sources: { practice: { place: redactare, confidence: practice } }
                advice: { ro: Corectați. }
            """
        return try RuleBook(
            reading: [DataSource(SourceText(name: "rules.yaml", text: text))],
            register: Sample.ruleBook.register)
    }

    @Test(
        "an office's requirement can read the draft's texts",
        arguments: [
            #""Părțile" in draft.text"#, #"draft.clauses["MO-01"].heading == "Părțile""#,
            #"draft.clauses["MO-01"].number == "1""#, "draft | length > 2",
            "draft.annexes | length > 0", #"key.parties.heading == "Părțile""#,
            #""IDNO" in key.parties.text"#,
        ])
    func draftTexts(check: String) throws {
        let sample = try Sample()
        let finding = try #require(
            try book(with: check).findings(
                in: sample.draft, of: sample.fields,
                under: RuleBook.Circumstances(
                    kind: .memorandum, language: .ro, today: Sample.today,
                    keyClauses: sample.roles)
            ).first)
        #expect(finding.outcome == .pass)
    }

    @Test("a lawyer's decision stands for the outcome of the version it looked at")
    func review() throws {
        var sample = try Sample("mistakes/failing-rules.yaml")
        let reviewed = try Sample(
            "mistakes/failing-rules.yaml",
            setting: ["place=or. Exemplu"])
        #expect(try reviewed.finding("R10").isBlocking)
        let text = """
            kind: memorandum
            reviews:
              - rule: R10
                outcome: pass
                by: Jurista
                date: 2027-01-11
                reason: suma este o ilustrare
                version: abcd1234
            """
        let url = Repository.root.appendingPathComponent("examples/mistakes/failing-rules.yaml")
        let base = DataSource(name: "f.yaml", bytes: Array(try Data(contentsOf: url)))
        let contract = try Intake.contract(
            from: base, with: [DataSource(SourceText(name: "r.yaml", text: text))]
        ).value.contract
        sample.reviews = contract.header.reviews
        sample.version = "abcd1234"
        let accepted = try sample.finding("R10")
        #expect(accepted.outcome == .fail)
        #expect(accepted.isAccepted && !accepted.isBlocking)
        #expect(accepted.review?.by == "Jurista")
        sample.version = "other"
        let lapsed = try sample.finding("R10")
        #expect(lapsed.isBlocking && lapsed.review == nil)
        #expect(lapsed.lapsedReview?.by == "Jurista")
    }

    @Test("a source is printed only while it is in force, all when none is")
    func sources() throws {
        let rule = """
            checked_on: 2027-01-01
            rules:
              - id: R10
                title: { ro: Unu }
                severity: LAW
                kinds: all
                blocks: true
                check: kind is defined
                sources:
                  L131-2015: { place: art. 1, confidence: secondary }
                  L325-2025: { place: art. 2, confidence: verified }
                advice: { ro: Corectați. }
            """
        #expect(try acts(of: rule, on: "2026-12-01") == ["L131-2015"])
        #expect(try acts(of: rule, on: "2027-01-02") == ["L325-2025"])
        let newOnly = rule.replacing(/L131-2015.*\n/, with: "L195-2024: { confidence: verified }\n")
        #expect(try acts(of: newOnly, on: "2026-08-22") == ["L195-2024 –", "L325-2025 –"])
    }

    /// Acts that a requirement's finding prints; „–” marks one that is not in force.
    private func acts(of rule: String, on day: String) throws -> [String] {
        let book = try RuleBook(
            reading: [DataSource(SourceText(name: "rules.yaml", text: rule))],
            register: Sample.ruleBook.register)
        let fields = Value.Map([("kind", .text("memorandum")), ("date", .day(day))])
        let findings = try book.findings(
            in: Draft(blocks: []), of: fields,
            under: memorandum)
        return findings.flatMap(\.sources).map { ($0.act ?? "-") + ($0.isInForce ? "" : " –") }
    }

    @Test("numbers that look like a person's code are covered in messages")
    func personalCodes() throws {
        let sample = try Sample().setting("parties[0].idno", to: .text("2000000000018"))
        let texts = try sample.finding("P02").problems.map(\.text.ro)
        #expect(!texts.isEmpty)
        #expect(!texts.joined().contains("2000000000018"))
    }

    @Test(
        "no text makes the checks fail to answer",
        arguments: [
            "", " ", "\u{A0}", "1", "nr. 1/2/3/20111111111111111111111", "Anexa nr. ", "art.",
            "art. .",
            "pct. 1.", "лей 5", "€", "5 €", "…………", "\u{301}\u{326}", "Legea nr. 133/2011\u{0}",
            "İstanbul ß ﬁ 10 lei", "\r\n\n133/2011\n", "👩‍👩‍👧 art. 5 👍🏽", "hotar guvern 55/2012",
        ])
    func hostileTexts(text: String) throws {
        let kinds: [Draft.Kind] = [
            .title, .article, .point, .subPoint, .bullet, .paragraph, .tableRow, .annex,
            .signatures,
        ]
        let blocks = kinds.flatMap { kind in
            [text, nil].map { Draft.Block(kind: kind, id: $0, number: $0, text: text) }
        }
        let sample = try Sample().with(blocks)
        let count = try Sample.ruleBook.rules(for: .memorandum).count
        #expect(try sample.findings().count == count)
        #expect(try sample.with([]).findings().count == count)
    }

    @Test("a pack's requirement takes the place of the shipped one of its id")
    func override() throws {
        let text = """
            checked_on: 2027-01-01
            rules:
              - id: P01
                title: { ro: Altfel }
                severity: GOOD
                kinds: all
                blocks: false
                check: number is defined
                sources: { practice: { place: redactare, confidence: practice } }
                advice: { ro: Corectați. }
            """
        let book = try Sample.ruleBook
        let pack = try RuleBook(
            reading: [DataSource(SourceText(name: "pack.yaml", text: text))],
            register: book.register)
        let joined = book.overridden(by: pack)
        #expect(joined["P01"]?.title.ro == "Altfel")
        #expect(joined.rules.count == book.rules.count)
        #expect(joined.checkedOn == book.checkedOn)
    }

    @Test("an office's further file replaces requirements by their ids, and adds its own")
    func officeRules() throws {
        func rule(_ id: String, _ check: String) -> String {
            """
              - id: \(id)
                title: { ro: Al instituției }
                severity: GOOD
                kinds: [memorandum]
                blocks: false
                check: \(check)
                sources: { practice: { place: redactare, confidence: practice } }
                advice: { ro: Corectați. }

            """
        }
        func library(_ rules: String) -> Library {
            let text = "checked_on: 2027-01-01\nrules:\n" + rules
            let source = SourceText(name: "reguli/own.yaml", text: text)
            return Library(office: ["rules/requirements/own.yaml": source])
        }
        let changes = try library(rule("N01", "number is defined") + rule("Z01", "date is defined"))
            .ruleChanges()
        #expect(changes.replaced == ["N01"])
        #expect(changes.added == ["Z01"])
        #expect(changes.count == (try Sample.ruleBook.rules.count) + 1)
        let narrowed = try library(rule("P01", "number is defined")).ruleBook(for: .serviceContract)
        #expect(narrowed.rules(for: .serviceContract).allSatisfy { $0.id != "P01" })
        #expect(throws: DiagnosticList.self) {
            try library(rule("N01", "numbre is defined")).ruleChanges()
        }
    }

    @Test(
        "requirements of the guide stand in a file of their own, each with its section to fill in")
    func guide() throws {
        for rule in try Sample.ruleBook.rules {
            #expect((rule.severity == .guide) == (rule.guideSection != nil), "\(rule.id)")
            let isInFile = rule.place.file == "rules/requirements/guide.yaml"
            #expect((rule.severity == .guide) == isInFile, "\(rule.id)")
        }
    }

    @Test(
        "what the program works out has the names that requirements may read",
        arguments: ["day-centre", "home-care-131", "home-care-325", "mobile-team-small"])
    func derivedNames(example: String) throws {
        let sample = try Sample("contracts/\(example).yaml")
        let schema = DocumentKind.serviceContract.schema
        for path in Value.map(sample.fields).paths {
            #expect(schema.field(at: path) != nil || DerivedNames.holds(path), "\(path)")
        }
    }

    @Test(
        "the book read for one kind has all that the whole book has for it",
        arguments: DocumentKind.allCases)
    func ownBook(kind: DocumentKind) throws {
        let book = try Sample.ruleBook
        let own = try Sample.workshop.get().library.ruleBook(for: kind, register: book.register)
        #expect(own.rules(for: kind).map(\.id) == book.rules(for: kind).map(\.id))
    }

    @Test("docs/rules.md is what the rules say")
    func rulesInGeneratedDocs() throws {
        let url = Repository.root.appendingPathComponent("docs/rules.md")
        let made = try Sample.ruleBook.reference()
        if CaseFile.isRewriting { try made.write(to: url, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: url, encoding: .utf8) == made)
    }
}

extension Value {
    /// Of all fields, lists without brackets.
    fileprivate var paths: [FieldPath] {
        switch self {
        case .map(let map):
            map.names.flatMap { name in
                [FieldPath([.key(name)])]
                    + (map[name] ?? .none).paths.map { FieldPath([.key(name)] + $0.steps) }
            }
        case .list(let list): list.flatMap(\.paths)
        default: []
        }
    }
}
