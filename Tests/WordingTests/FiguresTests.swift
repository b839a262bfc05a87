import FoundationEssentials
import Testing
import Wording

/// Visible no-break spaces: `~` in an expectation is U+00A0.
func visible(_ text: String) -> String {
    text.split(separator: "\u{A0}", omittingEmptySubsequences: false).joined(separator: "~")
}

func number(_ text: String) throws -> Decimal { try #require(StrictDecimal.parse(text)) }

@Suite struct FiguresTests {
    @Test(
        "figures by language",
        arguments: [
            (DocumentLanguage.ro, "1234567.89", nil as Int?, "1~234~567,89"),
            (.ru, "1234567.89", nil, "1~234~567,89"), (.en, "1234567.89", nil, "1,234,567.89"),
            (.ro, "1234", nil, "1~234"), (.en, "1234", nil, "1,234"), (.ro, "999", nil, "999"),
            (.ro, "0.5", nil, "0,5"), (.ro, "20", 2, "20,00"), (.ro, "0", 2, "0,00"),
            (.ro, "4.50", nil, "4,5"), (.ro, "4.5", 2, "4,50"), (.ro, "2.665", 2, "2,67"),
            (.en, "999999.995", 2, "1,000,000.00"), (.ro, "-1234.5", nil, "−1~234,5"),
            (.ro, "-0.004", 2, "0,00"), (.ro, "12.7", 0, "13"), (.ro, "12.7", -1, "13"),
            (.en, "1", Int.max, "1." + String(repeating: "0", count: 34)),
            (
                .en, "1234567890123456789012345678901234", nil,
                "1,234,567,890,123,456,789,012,345,678,901,234"
            ),
        ])
    func figures(language: DocumentLanguage, plain: String, decimals: Int?, figures: String) throws
    {
        #expect(visible(language.figures(try number(plain), decimals: decimals)) == figures)
    }

    @Test("ungrouped figures")
    func ungrouped() throws {
        #expect(
            DocumentLanguage.ro.figures(try number("19628964.8"), grouped: false) == "19628964,8")
    }

    @Test("figures read back", arguments: DocumentLanguage.allCases)
    func readBack(language: DocumentLanguage) {
        var random = SeededRandom(seed: 7)
        for _ in 0..<2000 {
            let digits =
                Int.random(in: 0...Int.max, using: &random)
                >> Int.random(in: 0...60, using: &random)
            let number =
                Decimal(
                    sign: .plus, exponent: -Int.random(in: 0...6, using: &random),
                    significand: Decimal(digits)) * (Bool.random(using: &random) ? 1 : -1)
            for grouped in [true, false] {
                let figures = language.figures(number, grouped: grouped)
                #expect(language.decimal(fromFigures: figures) == number)
                #expect(language.typeset(figures) == figures)
            }
        }
    }

    @Test(
        "what is no number in figures",
        arguments: [
            (DocumentLanguage.ro, ""), (.ro, "1.234,50"), (.ro, "1 23"), (.ro, "1234 567"),
            (.ro, "12 345 6"), (.ro, " 123"), (.ro, "123 "), (.ro, "1,2,3"), (.ro, "1,"),
            (.ro, ",5"), (.ro, "1,23 456"), (.en, "1 234"), (.en, "1,23"), (.en, "1,234.5.6"),
            (.en, ",123"), (.ru, "--1"), (.ru, "−"), (.ru, "12abc"), (.ru, "٣"),
        ])
    func unreadable(language: DocumentLanguage, text: String) {
        #expect(language.decimal(fromFigures: text) == nil)
    }

    @Test("figures are read with plain and narrow spaces and with a hyphen as minus")
    func readsSpaces() throws {
        let expected = try number("-1234567.5")
        #expect(DocumentLanguage.ro.decimal(fromFigures: "-1 234 567,5") == expected)
        #expect(DocumentLanguage.ru.decimal(fromFigures: "-1\u{202F}234\u{202F}567,50") == expected)
    }

    @Test(
        "sums of money in figures",
        arguments: [
            (DocumentLanguage.ro, 117_704_160, Currency.MDL, "1~177~041,60~lei"),
            (.ru, 117_704_160, .MDL, "1~177~041,60~лея"),
            (.en, 117_704_160, .MDL, "MDL~1,177,041.60"),
            (.ro, 2000, .MDL, "20,00~lei"), (.ro, 2050, .MDL, "20,50~lei"),
            (.ro, 100, .MDL, "1,00~lei"), (.ro, 0, .MDL, "0,00~lei"), (.ro, 5, .MDL, "0,05~lei"),
            (.ru, 2000, .MDL, "20,00~леев"), (.ru, 2100, .MDL, "21,00~лей"),
            (.ru, 200, .MDL, "2,00~лея"), (.ru, 450, .MDL, "4,50~лея"),
            (.ro, 123_450, .EUR, "1~234,50~euro"), (.ru, 123_450, .EUR, "1~234,50~евро"),
            (.en, 123_450, .EUR, "EUR~1,234.50"), (.ro, -150, .MDL, "−1,50~lei"),
            (.ro, -5, .MDL, "−0,05~lei"),
            (.ro, 99_999_999_999, .MDL, "999~999~999,99~lei"),
        ])
    func money(language: DocumentLanguage, minorUnits: Int, currency: Currency, text: String) {
        let money = language.money(minorUnits, currency)
        #expect(visible(money) == text)
        #expect(language.typeset(money) == money)
    }

    @Test("percentages")
    func percent() throws {
        #expect(visible(DocumentLanguage.ro.percent(24)) == "24~%")
        #expect(visible(DocumentLanguage.ru.percent(try number("0.1"))) == "0,1~%")
        #expect(DocumentLanguage.en.percent(24) == "24%")
    }

    @Test(
        "counted nouns in figures",
        arguments: [
            (DocumentLanguage.ro, "day", 1, "1~zi"), (.ro, "day", 2, "2~zile"),
            (.ro, "day", 21, "21~de zile"), (.ro, "day", 101, "101~zile"),
            (.ro, "day", 1000, "1~000~de zile"), (.ro, "day", 0, "0~zile"),
            (.ru, "day", 21, "21~день"), (.ru, "day", 12, "12~дней"),
            (.ru, "working-day", 3, "3~рабочих дня"), (.en, "copy", 2, "2~copies"),
            (.en, "day", 1, "1~day"),
        ])
    func counted(language: DocumentLanguage, key: String, number: Int, text: String) throws {
        let counted = language.counted(number, try #require(Noun.common(key, language)))
        #expect(visible(counted) == text)
        #expect(language.typeset(counted) == counted)
    }

    @Test(
        "nouns counted with decimals",
        arguments: [
            (DocumentLanguage.ro, "hour", "4.5", "4,5~ore"), (.ro, "hour", "20", "20~de ore"),
            (.ru, "day", "4.5", "4,5~дня"), (.ru, "working-day", "4.5", "4,5~рабочего дня"),
            (.ru, "hour", "5", "5~часов"), (.en, "hour", "1.5", "1.5~hours"),
        ])
    func decimals(language: DocumentLanguage, key: String, plain: String, text: String) throws {
        let noun = try #require(Noun.common(key, language))
        #expect(visible(language.counted(try number(plain), noun)) == text)
    }

    @Test(
        "plural forms",
        arguments: [
            ("0", PluralForm.few, PluralForm.many, PluralForm.other), ("1", .one, .one, .one),
            ("2", .few, .few, .other), ("5", .few, .many, .other), ("11", .few, .many, .other),
            ("14", .few, .many, .other), ("19", .few, .many, .other), ("20", .other, .many, .other),
            ("21", .other, .one, .other), ("22", .other, .few, .other),
            ("100", .other, .many, .other),
            ("101", .few, .one, .other), ("111", .few, .many, .other), ("119", .few, .many, .other),
            ("120", .other, .many, .other), ("4.5", .few, .other, .other),
            ("20.5", .few, .other, .other),
            ("-1", .one, .one, .one), ("1.00", .one, .one, .one),
            ("100000000000000000000000000101", .few, .one, .other),
            ("100000000000000000000000000001", .few, .one, .other),
        ])
    func pluralForms(plain: String, ro: PluralForm, ru: PluralForm, en: PluralForm) throws {
        let number = try number(plain)
        #expect(DocumentLanguage.ro.pluralForm(of: number) == ro)
        #expect(DocumentLanguage.ru.pluralForm(of: number) == ru)
        #expect(DocumentLanguage.en.pluralForm(of: number) == en)
    }
}
