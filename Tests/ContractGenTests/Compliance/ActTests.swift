import DataFiles
import ContractGen
import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@Suite struct ActTests {
    private var register: ActRegister { get throws { try Sample.ruleBook.register } }

    private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

    @Test(
        "the data protection law goes by the document's date",
        arguments: [("2026-08-22", "Legea nr. 133/2011"), ("2026-08-23", "Legea nr. 195/2024")])
    func dataProtection(date: String, law: String) throws {
        let citation = try register.citation(
            of: "data-protection", form: .number, in: .ro, on: try day(date))
        #expect(citation == law)
    }

    @Test(
        "the procurement law goes by the start of the procedure, whatever the document's date",
        arguments: [("2026-12-31", "Legea nr. 131/2015"), ("2027-01-01", "Legea nr. 325/2025")])
    func procurement(start: String, law: String) throws {
        let dates = ActRegister.Dates(
            document: try day("2027-06-01"), procurementStart: try day(start))
        #expect(try register.citation(of: "procurement", form: .number, in: .ro, on: dates) == law)
    }

    @Test("a procurement law may be cited by a contract of its procedure, though repealed since")
    func procurementLawGoverns() throws {
        let dates = ActRegister.Dates(
            document: try day("2027-06-01"), procurementStart: try day("2026-11-01"))
        let citation = try register.citation(of: "131/2015", form: .number, in: .ro, on: dates)
        #expect(citation == "Legea nr. 131/2015")
        #expect(throws: Diagnostic.self) {
            try register.citation(of: "325/2025", in: .ro, on: dates)
        }
    }

    @Test(
        "acts are cited in three languages and by any of their names",
        arguments: [
            (
                "L123-2010", CitationForm.full, DocumentLanguage.ro,
                "Legea nr. 123/2010 cu privire la serviciile sociale"
            ),
            ("L123", .number, .ru, "Закон № 123/2010"),
            ("123/2010", .full, .en, "Law No. 123/2010 on social services"),
            ("L547-2003", .full, .ro, "Legea asistenței sociale nr. 547/2003"),
            ("CC", .number, .ro, "Codul civil nr. 1107/2002"),
            ("CC", .full, .ru, "Гражданский кодекс Республики Молдова № 1107/2002"),
            ("OMF115-2021", .number, .ro, "Ordinul ministrului finanțelor nr. 115/2021"),
            // Its title is known in Romanian only.
            ("HG885-2015", .full, .en, "Government Decision No. 885/2015"),
        ])
    func citations(name: String, form: CitationForm, language: DocumentLanguage, text: String)
        throws
    {
        let citation = try register.citation(
            of: name, form: form, in: language, on: try day("2026-12-01"))
        #expect(citation == text)
    }

    @Test("the template function cites, also as history")
    func function() throws {
        var environment = Environment(language: .ro)
        try register.install(
            into: &environment, on: ActRegister.Dates(document: try day("2026-12-01")))
        let cases = [
            "act(\"L195\", \"number\")": "Legea nr.\u{A0}195/2024",
            "act(\"L133-2011\", \"number\", as=\"history\")": "Legea nr.\u{A0}133/2011",
        ]
        for (text, expected) in cases {
            let expression = try Expression(
                parsing: text, in: SourceText(name: "t", text: text), environment: environment)
            let value = try expression.value(in: Scope(Value.Map()), environment: environment)
            #expect(value == .text(expected))
        }
    }

    @Test(
        "acts are found in a text however they are spelled",
        arguments: [
            ("Legea nr. 133/2011", ["L133-2011"]), ("LEGII nr.133/2011", ["L133-2011"]),
            ("Legea nr.\u{A0}133\u{A0}din\u{A0}8 iulie 2011", ["L133-2011"]),
            ("Hotărîrea Guvernului nr. 936/2010", ["HG936-2010"]),
            ("hotărârii Guvernului Republicii Moldova nr. 936 din 08.10.2010", ["HG936-2010"]),
            ("Hotarirea   guvernului nr. 936/2010", ["HG936-2010"]),
            ("conform HG nr. 936/2010", ["HG936-2010"]),
            ("Legea privind protecţia datelor nr. 133/2011", ["L133-2011"]),
            ("Закона № 133/2011", ["L133-2011"]), ("Закон №133/2011", ["L133-2011"]),
            ("Law No. 133/2011", ["L133-2011"]), ("Legea nr. 982-XIV", ["L982-2000"]),
            ("Codul civil", ["CC-1107-2002"]), ("art. 5 din Codului Civil", ["CC-1107-2002"]),
            ("Legile nr. 123/2010, 547/2003 și 129/2012", ["L123-2010", "L547-2003", "L129-2012"]),
            ("Legea nr. 123/2010 și HG nr. 936/2010", ["L123-2010", "HG936-2010"]),
            // No citations:
            ("Legea nr. 1133/2011", []), ("Legea nr. 133/20110", []), ("privilegii 133/2011", []),
            ("Legea nr. 123\n133/2011", []), ("dosarul nr. 133/2011", []),
            ("Legea nr. 133 din 17 iunie 2016, iar din 2011", ["L133-2016"]),
            ("Legea nr. 123/2010 și HG nr. 133/2011", ["L123-2010"]),
        ])
    func finding(text: String, acts: [String]) throws {
        #expect(try register.citations(in: text).map(\.act) == acts)
    }

    @Test("a citation's place is that of the words as written")
    func positions() throws {
        let text = "Părțile,\nîn temeiul  Hotărîrii\u{A0}Guvernului nr. 936/2010, cooperează"
        let citation = try #require(try register.citations(in: text).first)
        let utf8 = Array(text.utf8)[citation.range]
        #expect(String(decoding: utf8, as: UTF8.self) == "Hotărîrii\u{A0}Guvernului nr. 936/2010")
    }

    @Test("odd patterns find what they say and nothing else")
    func oddPatterns() throws {
        let text = """
            checked_on: 2026-11-21
            acts:
              - id: COD-1
                type: code
                number: "1"
                year: 2000
                title: { ro: Codul rar }
                source: legis.md
                confidence: verified
                cited_as: ["", "*", "* *", "cod* rar", "{number}"]
            """
        let source = DataSource(SourceText(name: "acts.yaml", text: text))
        let register = try ActRegister(reading: source)
        #expect(register.citations(in: "Codului foarte rar, și codul").map(\.act) == ["COD-1"])
        #expect(register.citations(in: "1 * 2 {number}").map(\.act) == [])
    }

    @Test("replacements are followed to the act in force")
    func successor() throws {
        let register = try register
        let dates = ActRegister.Dates(document: try day("2027-03-01"))
        let act = try #require(register["131/2015"])
        #expect(register.successor(of: act, on: dates)?.id == "L325-2025")
    }

    @Test("no act of the register rests on nothing, none is replaced by one repealed earlier")
    func registerIsSound() throws {
        let register = try register
        for act in register.acts {
            #expect(!act.source.isEmpty, "\(act.id)")
            guard let id = act.replacement, let next = register[id] else { continue }
            #expect(next.inForceTo == nil || next.inForceTo! > act.inForceTo!, "\(act.id)")
        }
    }
}
