import Diagnostics
import Templates
import Testing
import Wording

@testable import ContractGen

/// The helpers that search the text for sums in words and for what tells a person.
@Suite struct SumsAndCodesTests {
    @Test(
        "words that are those of the sum are no problem",
        arguments: [
            (.ro, "1\u{A0}177\u{A0}041,60 lei (\(ro(117_704_160)))"),
            (.ro, "20,00 lei (DOUĂZECI  DE LEI)"), (.ro, "1 500 de lei (o mie cinci sute de lei)"),
            (.ro, "1.500,00 lei (o mie cinci sute de lei)"),
            (.ro, "1500 MDL (o mie cinci sute de lei)"),
            (.ro, "la 31 martie 2027 3 500,00 lei (trei mii cinci sute de lei)"),
            (.ro, "0,01 lei (zero lei și un ban)"), (.ro, "12,00 lei (doisprezece lei)"),
            (.ro, "1 000,00 euro (o mie de euro)"),
            (.ro, "500 lei (fără TVA)"), (.ro, "500 lei (inclusiv 20 de lei)"),
            (.ro, "500 lei (plătibili în lei)"), (.ro, "5 zile (cinci zile)"),
            (.ro, "art. 5 (cinci)"), (.ro, "(500 lei"), (.ro, "lei (cinci lei)"), (.ro, "()"),
            (.ru, "1 500,00 лея (одна тысяча пятьсот леев)"),
            (.en, "MDL 20.00 (twenty lei)"),
        ] as [(DocumentLanguage, String)])
    func right(language: DocumentLanguage, text: String) throws {
        #expect(try mismatches(language, .paragraph, text) == [])
    }

    @Test(
        "words of another sum are told with the right ones",
        arguments: [
            (.ro, "1\u{A0}177\u{A0}041,61 lei (\(ro(117_704_160)))", ro(117_704_161)),
            (.ro, "20 de lei (douăzeci și unu de lei)", "douăzeci de lei"),
            (.ro, "20 de lei (douazeci de lei)", "douăzeci de lei"),
            (.ro, "500 lei (cinci sute de euro)", "cinci sute de lei"),
            (.ro, "500 euro (cinci sute de lei)", "cinci sute de euro"),
            (.ro, "500 lei (cinci sute)", "cinci sute de lei"),
            (.ro, "500 lei (cinci milon sute de lei)", "cinci sute de lei"),
            (
                .ro, "2 500,00 lei (două mii cinci sute de lei și un ban)",
                "două mii cinci sute de lei"
            ),
            (.ru, "20,00 леев (двадцать один лей)", "двадцать леев"),
            (.en, "MDL 20.00 (twenty-one lei)", "twenty lei"),
            (.en, "20.00 MDL (twenty-one lei)", "twenty lei"),
        ] as [(DocumentLanguage, String, String)])
    func wrong(language: DocumentLanguage, text: String, expected: String) throws {
        let found = try mismatches(language, .point, text)
        #expect(found.count == 1)
        #expect(found.first?.contains(expected) == true, "\(found)")
    }

    @Test(
        "in a table a cell of words belongs to the sum in the cell before it",
        arguments: [
            ("Prestatorul | 5 % | 20,00 lei | douăzeci de lei", 0),
            ("Prestatorul | 5 % | 20,00 lei | douăzeci și unu de lei", 1),
            ("2027 | 20,00 lei | douăzeci | 30,00 lei | patruzeci de lei", 2),
            ("20,00 | douăzeci de lei", 0), ("20,00 | treizeci de lei", 1),
            ("20,00 lei | Asociația", 0), ("20,00 lei |  | treizeci de lei", 0),
            ("treizeci de lei | 20,00 lei", 0), ("1 | unu", 0), ("total 20,00 lei | trei lei", 0),
        ])
    func cells(row: String, count: Int) throws {
        #expect(try mismatches(.ro, .tableRow, row).count == count)
    }

    @Test("a sum with parts of the hundredth has no words", arguments: ["4 086,949583 lei"])
    func partsOfTheHundredth(sum: String) throws {
        let found = try mismatches(.ro, .paragraph, "\(sum) (patru mii optzeci și șase de lei)")
        #expect(found.count == 1)
        #expect(found.first?.contains("nu este o sumă întreagă de bani") == true, "\(found)")
    }

    @Test("what money_full prints is always right", arguments: DocumentLanguage.allCases)
    func printed(language: DocumentLanguage) throws {
        for currency in Currency.allCases {
            for sum in [1, 100, 101, 2000, 2100, 12_345_678_901, 100_000_000, 99_999_999] {
                let text =
                    "\(language.money(sum, currency)) (\(language.moneyInWords(sum, currency)))"
                #expect(try mismatches(language, .paragraph, text) == [])
            }
        }
    }

    @Test(
        "a person's code or birth date is told, its figures are not",
        arguments: [
            ("IDNP 2004123456786", 1), ("0961234567890, 2004123456786", 2),
            ("(2004123456786)", 1), ("1000000000085", 0), ("200412345678", 0),
            ("20041234567860", 0),
            ("MD24AG2004123456786", 0), ("0037322123456", 0),
            ("născut la 12.03.2010", 1), ("Născută în Chișinău la data de 12 martie 2010", 1),
            ("nascut la 12/03/2010", 1), ("data nașterii: 2010-03-12", 1),
            ("data nasterii 1 mai 2010", 1), ("Data nașterii | 12.03.2010", 1),
            ("născut în anul 2010", 0), ("renăscut la 12.03.2010", 0),
            ("născut unu doi trei patru cinci 12.03.2010", 1),
            ("născut unu doi trei patru cinci șase 12.03.2010", 0),
            ("12.03.2010 s-a născut", 0), ("născut la 12 pași", 0), ("născut la 3 ore 2010", 0),
        ])
    func personal(text: String, count: Int) throws {
        let found = try problems(.ro, .paragraph, text) { subject throws(Diagnostic) in
            try subject.personalCodesFound()
        }
        #expect(found.count == count)
        #expect(found.allSatisfy { !$0.contains("2004123456786") && !$0.contains("2010") })
    }

    @Test("hostile texts are searched without harm")
    func hostile() throws {
        let texts = [
            "(", ")", "((((", " | ", "lei (", "de lei ()", "1 (1)", "\u{301} lei (unu)",
            "1,,2 lei (o)",
            String(repeating: "1 ", count: 300) + "lei (unu)", "născut", "data nașterii", "0",
            String(repeating: "2", count: 40), "👩‍👩‍👧 lei (un leu)",
        ]
        for text in texts {
            for kind in [Draft.Kind.tableRow, .paragraph] {
                _ = try mismatches(.ro, kind, text)
                _ = try problems(.ro, kind, text) { subject throws(Diagnostic) in
                    try subject.personalCodesFound()
                }
            }
        }
    }

    private static func ro(_ sum: Int) -> String { DocumentLanguage.ro.moneyInWords(sum, .MDL) }

    private func mismatches(_ language: DocumentLanguage, _ kind: Draft.Kind, _ text: String)
        throws -> [String]
    {
        try problems(language, kind, text) { subject throws(Diagnostic) in
            try subject.wordsMatchFigures()
        }
    }

    private func problems(
        _ language: DocumentLanguage, _ kind: Draft.Kind, _ text: String,
        _ find: (RuleSubject) throws(Diagnostic) -> [Finding.Problem]
    ) throws -> [String] {
        let draft = Draft(blocks: [Draft.Block(kind: kind, text: text)])
        let subject = RuleSubject(
            view: DraftView(draft, try Sample.ruleBook.register), fields: nil,
            register: try Sample.ruleBook.register,
            dates: ActRegister.Dates(document: Sample.today), language: language, roles: [:])
        return try find(subject).map(\.text.ro)
    }
}
