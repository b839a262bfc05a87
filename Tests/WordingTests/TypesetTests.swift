import Testing
import Wording

/// `~` in an expectation is a no-break space, `=` a no-break hyphen.
private func shown(_ text: String) -> String {
    String(visible(text).map { $0 == "\u{2011}" ? "=" : $0 })
}

@Suite struct TypesetTests {
    @Test(
        "straight quotes become the language's own, by level",
        arguments: [
            (DocumentLanguage.ro, #"A.O. "Casa""#, "A.O.~„Casa”"),
            (.ru, #"О.О. "Дом""#, "О.О.~«Дом»"), (.en, #"the "Home""#, "the “Home”"),
            (.ro, #""Legea "Cu privire la "x"" nouă""#, "„Legea «Cu privire la „x”» nouă”"),
            (.ru, #""Закон "О чём-то"""#, "«Закон „О чём-то“»"),
            (.en, #""the "inner" one""#, "“the ‘inner’ one”"),
            (.ro, #"„Asociația "Speranța"”"#, "„Asociația «Speranța»”"),
            (.ru, #"«ООО "Ромашка"»"#, "«ООО „Ромашка“»"),
            (.ro, #"("a"), "b"; "c"."#, "(„a”), „b”; „c”."), (.ro, #""""#, "„”"),
            (.ro, #"țeavă de 5" lungă"#, #"țeavă de 5" lungă"#),
            (.ro, #""fără pereche"#, #""fără pereche"#),
            (.ro, #"închis" aici"#, #"închis" aici"#), (.ro, #"a " b"#, #"a " b"#),
            (.en, #"the "party's" own"#, "the “party’s” own"), (.en, "don't", "don’t"),
            (.ro, "d'Artagnan", "d'Artagnan"),
            (.ro, "\"\u{E000}\" și \"\u{E001}\"", "„\u{E000}” și „\u{E001}”"),
        ])
    func quotes(language: DocumentLanguage, text: String, expected: String) {
        #expect(shown(language.typeset(text)) == expected)
    }

    @Test(
        "no line ends after an abbreviation or between a number and its unit",
        arguments: [
            (DocumentLanguage.ro, "nr. 5 din", "nr.~5 din"),
            (.ro, "art. 5 alin. (2) lit. b) pct. 3", "art.~5 alin.~(2) lit.~b) pct.~3"),
            (.ro, "(art. 3)", "(art.~3)"), (.ro, "Art. 3", "Art.~3"),
            (
                .ro, "str. Ștefan cel Mare, mun. Chișinău, r. Orhei",
                "str.~Ștefan cel Mare, mun.~Chișinău, r.~Orhei"
            ),
            (.ro, "10 km și 20 MDL", "10~km și 20~MDL"), (.ro, "24 % din", "24~% din"),
            (.ro, "30 zile, 20 de zile", "30~zile, 20~de zile"),
            (.ro, "5 de mai sus", "5 de mai sus"),
            (.ro, "12 m², 3 ore", "12~m², 3~ore"), (.ro, "2 euro/oră", "2~euro/oră"),
            (.ro, "1 177 041,60 lei", "1~177~041,60~lei"), (.ro, "20 de lei", "20~de lei"),
            (.ro, "2026 300", "2026 300"), (.ro, "12 3456", "12 3456"),
            (.ro, "I. Popescu și I.A. Rusu", "I.~Popescu și I.A.~Rusu"),
            (.ro, "litera nouă. 5 lucruri", "litera nouă. 5 lucruri"),
            (.ro, "fier. Nou", "fier. Nou"), (.ro, "nr.  5", "nr.  5"), (.ro, "nr. ", "nr.~"),
            (.ro, "alin. \u{E000} din", "alin.~\u{E000} din"),
            (.ro, "\u{E000} de zile", "\u{E000}~de zile"),
            (.ro, "\u{E000} lei", "\u{E000}~lei"), (.ro, "zile 5", "zile 5"),
            (.ro, "5 metri", "5 metri"),
            (.ro, "art. 64¹ alin. (1)", "art.~64¹ alin.~(1)"), (.ro, "mr. Ion", "mr.~Ion"),
            (.ru, "п. b) ч. (2) ст. 5", "п.~b) ч.~(2) ст.~5"), (.ru, "п. 2 ч. (1)", "п.~2 ч.~(1)"),
            (.en, "Art. 5(2)(b)", "Art.~5(2)(b)"),
            (.ru, "№ 1, ст. 3, п. 2, г. Кишинэу, ч. (1)", "№~1, ст.~3, п.~2, г.~Кишинэу, ч.~(1)"),
            (.ru, "2026 г. и 21 день", "2026~г. и 21~день"),
            (.ru, "5 рабочих дней", "5~рабочих дней"),
            (.ru, "1 000 леев", "1~000~леев"), (.ru, "И. Иванов", "И.~Иванов"),
            (.en, "No. 1, Art. 3, MDL 5, 10 days", "No.~1, Art.~3, MDL~5, 10~days"),
            (.en, "5 apples", "5 apples"), (.en, "Mr Smith, 20 km", "Mr~Smith, 20~km"),
        ])
    func spaces(language: DocumentLanguage, text: String, expected: String) {
        #expect(shown(language.typeset(text)) == expected)
    }

    @Test(
        "dashes and hyphens",
        arguments: [
            (DocumentLanguage.ro, "părți - împreună", "părți – împreună"),
            (.ru, "стороны - вместе", "стороны — вместе"),
            (.en, "parties - both", "parties – both"),
            (.ro, "predare-primire, 2026-01-15", "predare-primire, 2026-01-15"),
            (.ro, "- punct", "- punct"),
            (.ro, "punct -", "punct -"), (.ro, "2026–2028", "2026–2028"),
            (.ro, "al II-lea, a II-a, a 3-a", "al II=lea, a II=a, a 3=a"),
            (.ro, "M-a rugat, L-a", "M-a rugat, L-a"), (.ro, "al \u{E000}-lea", "al \u{E000}=lea"),
            (.en, "a 3-a", "a 3-a"),
        ])
    func dashes(language: DocumentLanguage, text: String, expected: String) {
        #expect(shown(language.typeset(text)) == expected)
    }

    @Test("cedillas become commas below in Romanian text only, and letters are composed")
    func letters() {
        let legacy = "\u{15E}i \u{163}ar\u{103}, Ko\u{15F}"
        let modern = "\u{218}i \u{21B}ar\u{103}, Ko\u{219}"
        #expect(DocumentLanguage.ro.typeset(legacy) == modern)
        #expect(DocumentLanguage.ro.typeset("\u{15F}\u{162}") == "\u{219}\u{21A}")
        #expect(DocumentLanguage.ro.typeset(legacy, keepingCedilla: true) == legacy)
        #expect(DocumentLanguage.en.typeset(legacy) == legacy)
        #expect(DocumentLanguage.ru.typeset(legacy) == legacy)
    }

    @Test(
        "letters are composed scalar by scalar",
        arguments: [
            ("s\u{326}", [0x219]), ("a\u{302}", [0xE2]), ("s\u{327}", [0x219]),
            ("и\u{306}", [0x439]),
            ("е\u{308}", [0x451]), ("q\u{302}", [0x71, 0x302]), ("a\u{302}\u{301}", [0x1EA5]),
            ("a\u{30A}\u{325}", [0x1E01, 0x30A]), ("\u{301}", [0x301]), ("a", [0x61]),
        ])
    func composition(text: String, scalars: [UInt32]) {
        #expect(DocumentLanguage.ro.typeset(text).unicodeScalars.map(\.value) == scalars)
    }

    @Test(
        "setting type again changes nothing, and never touches letters or digits",
        arguments: DocumentLanguage.allCases)
    func idempotent(language: DocumentLanguage) {
        let pieces = [
            "\"", "\"", "\"", "'", " ", " ", " ", "-", " - ", "–", "„", "”", "«", "»", "“", "‘",
            "’", "(", ")", ".",
            ",", "nr.", "art.", "№", "г.", "No.", "5", "177", "041", "12", "zile", "de", "de zile",
            "lei",
            "%", "MDL", "дней", "days", "I.", "A.O.", "Popescu", "al", "a", "II-lea", "3-a",
            "\u{A0}",
            "\n", "\u{E000}", "ş", "s\u{326}", "é", "/", "м²", "\u{202F}", "ё", "\u{301}",
        ]
        var random = SeededRandom(seed: 42)
        for _ in 0..<4000 {
            let text = (0..<Int.random(in: 0...14, using: &random))
                .compactMap { _ in pieces.randomElement(using: &random) }.joined()
            let once = language.typeset(text)
            #expect(
                Array(language.typeset(once).unicodeScalars) == Array(once.unicodeScalars),
                "\(text)")
            #expect(wordsOnly(once, language) == wordsOnly(text, language), "\(text)")
        }
    }

    @Test("no text of stray characters breaks typesetting", arguments: DocumentLanguage.allCases)
    func stray(language: DocumentLanguage) {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xA0...0x24F, 0x300...0x36F, 0x400...0x45F, 0x2000...0x2060,
            0xAC00...0xAC20, 0x1100...0x1200, 0xFE00...0xFE0F, 0x1F468...0x1F469, 0x0...0x1F,
            0xE000...0xE002,
        ]
        var random = SeededRandom(seed: 3)
        for _ in 0..<2000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                let range = ranges.randomElement(using: &random) ?? 0...0
                let value = UInt32.random(in: range, using: &random)
                if let scalar = Unicode.Scalar(value) { view.append(scalar) }
            }
            let once = language.typeset(String(view))
            #expect(language.typeset(once) == once)
            _ = Folding.key(once, diacritics: true)
            _ = Script.mixedWords(in: once)
        }
        let family = "\u{1F468}\u{200D}\u{1F469} e\u{301}"
        #expect(language.typeset(family) == family)
    }

    /// Letters, digits and marks, with the letters Romanian typesetting replaces already replaced.
    private func wordsOnly(_ text: String, _ language: DocumentLanguage) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.canonicalCombiningClass != .notReordered
        {
            view.append(language == .ro && scalar == "\u{15F}" ? "\u{219}" : scalar)
        }
        return String(view)
    }
}
