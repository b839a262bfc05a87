import Templates
import Testing
import Wording

@testable import ContractGen

/// Documents with one defect each: every one is found, and the clean ones raise no alarm.
@Suite struct PlantedDefectTests {
    /// A line of the foreign contract changed, the requirement that finds it, and what it says.
    struct Defect: Sendable, CustomTestStringConvertible {
        let format: FileFormat
        let old: String
        let new: String
        let rule: String
        let place: String

        init(_ format: FileFormat, _ old: String, _ new: String, _ rule: String, _ place: String) {
            (self.format, self.old, self.new, self.rule, self.place) = (
                format, old, new, rule, place
            )
        }

        var testDescription: String { "\(format.rawValue): \(new.prefix(50)) → \(rule)" }
    }

    static let foreignDefects: [Defect] = [
        // Repealed law, and law that is not yet in force.
        Defect(.docx, "Legea nr. 195/2024", "Legea nr. 133/2011", "L12", "pct. 3.1"),
        Defect(.odt, "Legea nr. 123/2010", "Legea nr. 133/2011", "L12", "pct. 1.2"),
        Defect(.md, "Legea nr. 195/2024", "Legii nr. 133 din 8 iulie 2011", "L12", "pct. 3.1"),
        // Annexes.
        Defect(.docx, "Anexa nr. 2. Graficul", "Anexa nr. 3. Graficul", "O03", "pct. 1.3"),
        Defect(.odt, "este în Anexa nr. 2", "este în Anexa nr. 4", "O03", "pct. 1.3"),
        Defect(.md, "este în Anexa nr. 2", "este mai jos", "O03", "Anexa nr. 2"),
        Defect(.docx, "Anexa nr. 2. Graficul", "Anexa nr. 3. Graficul", "F03", "Anexa nr. 3"),
        // Numbers.
        Defect(.docx, "1.3. Graficul", "1.4. Graficul", "F03", "pct. 1.4"),
        Defect(.odt, "2.2. Plata", "2.3. Plata", "F03", "pct. 2.3"),
        Defect(.md, "3.2. Contractul", "3.3. Contractul", "F03", "pct. 3.3"),
        Defect(.docx, "1.2. Serviciul", "1.1. Serviciul", "F03", "pct. 1.1"),
        Defect(.odt, "3. DATELE", "4. DATELE", "F03", "art. 4"),
        Defect(.md, "3.1. Părțile", "2.1. Părțile", "F03", "pct. 2.1"),
        // References.
        Defect(.docx, "potrivit pct. 1.3", "potrivit pct. 1.7", "F03", "pct. 2.1"),
        Defect(.odt, "potrivit pct. 1.3", "potrivit art. 9", "F03", "pct. 2.1"),
        Defect(.md, "potrivit pct. 1.3", "potrivit pct. 11.2", "F03", "pct. 2.1"),
        // Sums in figures and in words.
        Defect(.docx, "(o sută de mii) lei", "(o sută zece mii) lei", "R01", "pct. 2.1"),
        Defect(.odt, "100 000 (o sută", "110 000 (o sută", "R01", "pct. 2.1"),
        Defect(
            .md, "100 000 (o sută de mii) lei", "100 000 lei (zece mii de lei)", "R01", "pct. 2.1"),
        // What was left to fill in.
        Defect(.docx, "100 000 (o", "_____ (o", "F03", "pct. 2.1"),
        Defect(.odt, "Primăria Exemplu,", "Primăria […],", "F03", "începutul"),
        Defect(.md, "30 de zile", "XX zile", "F03", "pct. 2.2"),
        Defect(
            .docx, "mai 2027", "DE COMPLETAT", "F03", "Anexa nr. 2, tabelul 2, rândul 3, coloana 1"),
        Defect(
            .odt, "50 000,00", "……", "F03", "Anexa nr. 2, tabelul 2, rândul 2, coloana 2"),
        // Letters.
        Defect(.docx, "Serviciul respectă", "Serviciul respectă și şi", "F04", "pct. 1.2"),
        Defect(
            .odt, "în baza facturii", "în baza facturii şi a actului", "F04", "pct. 2.2 lit. b)"),
        Defect(
            .md, "Îngrijire la domiciliu", "Îngrijirе la domiciliu", "F04",
            "Anexa nr. 1, tabelul 1, rândul 2, coloana 1"),
        Defect(.docx, "Contractul se rezolvă", "Соntractul se rezolvă", "F04", "pct. 3.2"),
        // Two award criteria.
        Defect(
            .docx, "privind achizițiile publice.",
            "privind achizițiile publice, după criteriul „cel mai bun raport calitate-preț”; oferta a avut prețul cel mai scăzut.",
            "L02", "începutul"),
        Defect(
            .odt, "prin virament", "la cel mai mic preț, după cel mai bun raport calitate–preț",
            "L02", "pct. 2.2 lit. a)"),
        Defect(
            .md, "Contractul se rezolvă",
            "Prețul cel mai scăzut și cel mai bun raport preț-calitate",
            "L02", "pct. 3.2"),
        // Liability.
        Defect(
            .odt, "Contractul se rezolvă", "Prestatorul nu răspunde pentru intenție; contractul",
            "S02", "pct. 3.2"),
        // People served.
        Defect(
            .docx, "Îngrijire la domiciliu", "Îngrijire, IDNP 2000000000007", "D05",
            "Anexa nr. 1, tabelul 1, rândul 2, coloana 1"),
        Defect(
            .odt, "aprilie 2027", "pentru 0982000000007", "D05",
            "Anexa nr. 2, tabelul 2, rândul 2, coloana 1"),
        Defect(.md, "prin virament", "născut la 12.03.1940", "D05", "pct. 2.2 lit. a)"),
    ]

    @Test("a defect of a foreign document is found at its place", arguments: foreignDefects)
    func foreign(defect: Defect) throws {
        let file = ForeignFile.contract([(defect.old, defect.new)])
        let review = try Returned.review(try file.bytes(defect.format), defect.format)
        let finding = try #require(review.findings.first { $0.rule == defect.rule })
        #expect(finding.outcome == .fail, "\(finding.problems) \(finding.reasons)")
        let places = finding.problems.compactMap { $0.place?.label.ro }
        #expect(places.contains(defect.place), "\(finding.problems)")
    }

    @Test(
        "a wrong total is told by table, row and column, also beside empty cells",
        arguments: FileFormat.allCases)
    func wrongTotal(format: FileFormat) throws {
        var file = ForeignFile.contract()
        file.paragraphs += [
            .plain("Costurile sunt arătate în tabelul de mai jos"),
            .row(["Nr.", "Serviciul", "Unități", "Suma"]),
            .row(["1", "Îngrijire", "10", "500,00"]),
            .row(["2", "Vizite", "", "250,00"]), .row(["", "Total", "10", "760,00"]),
        ]
        let review = try Returned.review(try file.bytes(format), format)
        let finding = try #require(review.findings.first { $0.rule == "R02" })
        #expect(finding.outcome == .fail, "\(finding.problems) \(finding.reasons)")
        #expect(
            finding.problems.compactMap { $0.place?.label.ro } == [
                "Anexa nr. 2, tabelul 3, rândul 4, coloana 4"
            ], "\(finding.problems)")
    }

    @Test("a clean foreign document raises no alarm", arguments: FileFormat.allCases)
    func clean(format: FileFormat) throws {
        let review = try Returned.review(try ForeignFile.contract().bytes(format), format)
        #expect(review.kind == .serviceContract)
        #expect(review.date == CalendarDate(iso: "2027-03-12"))
        #expect(review.language == .ro)
        let failed = review.findings.filter { $0.outcome == .fail }
        #expect(failed.isEmpty, "\(failed.map { ($0.rule, $0.problems) })")
        #expect(review.findings.contains { $0.outcome == .cannotBeDecided })
    }

    // MARK: - Files that came back edited

    static let editedDefects: [Defect] = [
        Defect(.docx, "195/2024", "133/2011", "D01", ""),
        Defect(.docx, "avantaje", "lucruri", "S11", ""),
        Defect(.odt, "limba română", "limba franceză", "F01", ""),
        Defect(.odt, "avantaje", "lucruri", "S11", ""),
        Defect(.md, "avantaje", "lucruri", "S11", ""),
    ]

    @Test(
        "an edited file of ours is checked with its data, clause by clause",
        arguments: editedDefects)
    func edited(defect: Defect) throws {
        let original = try Returned.document("day-centre")
        let bytes = try Returned.file(
            "day-centre", defect.format, replacing: [(defect.old, defect.new)])
        let review = try Returned.review(bytes, defect.format, as: .init(original: original))
        let finding = try #require(review.findings.first { $0.rule == defect.rule })
        // Words that went prove nothing by themselves: then a person reads.
        #expect(
            finding.outcome == (defect.rule == "D01" ? .fail : .cannotBeDecided),
            "\(finding.problems) \(finding.reasons)")
        #expect(review.changes.isEmpty == (defect.format == .md))
    }

    @Test(
        "a payment calendar of before the amendment is found in the amendment that came back",
        arguments: FileFormat.allCases)
    func staleCalendar(format: FileFormat) throws {
        let original = try DraftedExample.document("contracts/day-centre-amendment")
        let made = try original.file(format)
        let clean = try Returned.review(made, format, as: .init(original: original))
        #expect(clean.findings.first { $0.rule == "R08" }?.outcome == .pass)
        let edited = try Returned.changed(made, format, [("98\u{A0}086,80", "78\u{A0}469,44")])
        let review = try Returned.review(edited, format, as: .init(original: original))
        let finding = try #require(review.findings.first { $0.rule == "R08" })
        #expect(finding.outcome == .fail && finding.isBlocking)
        #expect(finding.problems.contains { $0.text.ro.contains("98\u{A0}086,80") })
    }

    // MARK: - Dates that decide

    @Test(
        "the data protection law changes on 23 August 2026",
        arguments: [
            ("22 august 2026", "Legea nr. 133/2011", false),
            ("22 august 2026", "Legea nr. 195/2024", true),
            ("23 august 2026", "Legea nr. 133/2011", true),
            ("23 august 2026", "Legea nr. 195/2024", false),
        ])
    func dataProtection(date: String, act: String, isMistaken: Bool) throws {
        let file = ForeignFile.contract([
            ("12 martie 2027", date), ("Legea nr. 195/2024", act),
            ("Legii nr. 325/2025", "Legii nr. 131/2015"),
        ])
        let review = try Returned.review(try file.bytes(.docx), .docx)
        let finding = try #require(review.findings.first { $0.rule == "L12" })
        #expect(
            finding.problems.contains { $0.text.ro.contains("nu este în vigoare") } == isMistaken)
    }
}
