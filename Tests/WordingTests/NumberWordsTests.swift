import Testing
import Wording

@Suite struct NumberWordsTests {
    /// One row of the table of language facts; nil genders are like the masculine.
    struct Row: Sendable, CustomTestStringConvertible {
        let number: Int
        let masculine: String
        let feminine, neuter: String?
        let lei: String
        let russian: String
        let english: String
        var testDescription: String { "\(number)" }

        init(
            _ number: Int, _ masculine: String, _ feminine: String? = nil,
            _ neuter: String? = nil, lei: String, russian: String, english: String
        ) {
            (self.number, self.masculine, self.feminine) = (number, masculine, feminine)
            (self.neuter, self.lei, self.russian, self.english) = (neuter, lei, russian, english)
        }
    }

    static let rows = [
        Row(0, "zero", lei: "zero lei", russian: "ноль леев", english: "zero lei"),
        Row(1, "unu", "una", lei: "un leu", russian: "один лей", english: "one leu"),
        Row(2, "doi", "două", "două", lei: "doi lei", russian: "два лея", english: "two lei"),
        Row(
            12, "doisprezece", "douăsprezece", "douăsprezece", lei: "doisprezece lei",
            russian: "двенадцать леев", english: "twelve lei"),
        Row(
            14, "paisprezece", lei: "paisprezece lei", russian: "четырнадцать леев",
            english: "fourteen lei"),
        Row(
            16, "șaisprezece", lei: "șaisprezece lei", russian: "шестнадцать леев",
            english: "sixteen lei"),
        Row(
            19, "nouăsprezece", lei: "nouăsprezece lei", russian: "девятнадцать леев",
            english: "nineteen lei"),
        Row(
            20, "douăzeci", lei: "douăzeci de lei", russian: "двадцать леев", english: "twenty lei"),
        Row(
            21, "douăzeci și unu", "douăzeci și una", lei: "douăzeci și unu de lei",
            russian: "двадцать один лей", english: "twenty-one lei"),
        Row(
            22, "douăzeci și doi", "douăzeci și două", "douăzeci și două",
            lei: "douăzeci și doi de lei", russian: "двадцать два лея", english: "twenty-two lei"),
        Row(60, "șaizeci", lei: "șaizeci de lei", russian: "шестьдесят леев", english: "sixty lei"),
        Row(100, "o sută", lei: "o sută de lei", russian: "сто леев", english: "one hundred lei"),
        Row(
            101, "o sută unu", "o sută una", lei: "o sută unu lei", russian: "сто один лей",
            english: "one hundred and one lei"),
        Row(
            112, "o sută doisprezece", "o sută douăsprezece", "o sută douăsprezece",
            lei: "o sută doisprezece lei", russian: "сто двенадцать леев",
            english: "one hundred and twelve lei"),
        Row(
            119, "o sută nouăsprezece", lei: "o sută nouăsprezece lei",
            russian: "сто девятнадцать леев", english: "one hundred and nineteen lei"),
        Row(
            120, "o sută douăzeci", lei: "o sută douăzeci de lei", russian: "сто двадцать леев",
            english: "one hundred and twenty lei"),
        Row(
            1000, "o mie", lei: "o mie de lei", russian: "одна тысяча леев",
            english: "one thousand lei"),
        Row(
            1001, "o mie unu", "o mie una", lei: "o mie unu lei", russian: "одна тысяча один лей",
            english: "one thousand and one lei"),
        Row(
            2000, "două mii", lei: "două mii de lei", russian: "две тысячи леев",
            english: "two thousand lei"),
        Row(
            12_000, "douăsprezece mii", lei: "douăsprezece mii de lei",
            russian: "двенадцать тысяч леев", english: "twelve thousand lei"),
        Row(
            20_000, "douăzeci de mii", lei: "douăzeci de mii de lei",
            russian: "двадцать тысяч леев", english: "twenty thousand lei"),
        Row(
            21_000, "douăzeci și una de mii", lei: "douăzeci și una de mii de lei",
            russian: "двадцать одна тысяча леев", english: "twenty-one thousand lei"),
        Row(
            22_000, "douăzeci și două de mii", lei: "douăzeci și două de mii de lei",
            russian: "двадцать две тысячи леев", english: "twenty-two thousand lei"),
        Row(
            100_000, "o sută de mii", lei: "o sută de mii de lei", russian: "сто тысяч леев",
            english: "one hundred thousand lei"),
        Row(
            102_000, "o sută două mii", lei: "o sută două mii de lei",
            russian: "сто две тысячи леев", english: "one hundred and two thousand lei"),
        Row(
            119_000, "o sută nouăsprezece mii", lei: "o sută nouăsprezece mii de lei",
            russian: "сто девятнадцать тысяч леев", english: "one hundred and nineteen thousand lei"
        ),
        Row(
            1_000_000, "un milion", lei: "un milion de lei", russian: "один миллион леев",
            english: "one million lei"),
        Row(
            1_000_001, "un milion unu", "un milion una", lei: "un milion unu lei",
            russian: "один миллион один лей", english: "one million and one lei"),
        Row(
            2_000_000, "două milioane", lei: "două milioane de lei", russian: "два миллиона леев",
            english: "two million lei"),
        Row(
            20_000_000, "douăzeci de milioane", lei: "douăzeci de milioane de lei",
            russian: "двадцать миллионов леев", english: "twenty million lei"),
        Row(
            21_000_000, "douăzeci și unu de milioane", lei: "douăzeci și unu de milioane de lei",
            russian: "двадцать один миллион леев", english: "twenty-one million lei"),
    ]

    @Test("numerals agree in Romanian, and sums of lei in all languages", arguments: rows)
    func table(row: Row) {
        #expect(DocumentLanguage.ro.cardinal(row.number) == row.masculine)
        #expect(
            DocumentLanguage.ro.cardinal(row.number, gender: .feminine)
                == row.feminine ?? row.masculine)
        #expect(
            DocumentLanguage.ro.cardinal(row.number, gender: .neuter) == row.neuter ?? row.masculine
        )
        #expect(DocumentLanguage.ro.moneyInWords(row.number * 100, .MDL) == row.lei)
        #expect(DocumentLanguage.ru.moneyInWords(row.number * 100, .MDL) == row.russian)
        #expect(DocumentLanguage.en.moneyInWords(row.number * 100, .MDL) == row.english)
    }

    @Test(
        "bani are counted like lei",
        arguments: [
            (0, "zero bani", "ноль банов"), (1, "un ban", "один бан"), (2, "doi bani", "два бана"),
            (5, "cinci bani", "пять банов"), (11, "unsprezece bani", "одиннадцать банов"),
            (20, "douăzeci de bani", "двадцать банов"),
            (21, "douăzeci și unu de bani", "двадцать один бан"),
            (22, "douăzeci și doi de bani", "двадцать два бана"),
            (99, "nouăzeci și nouă de bani", "девяносто девять банов"),
        ])
    func bani(number: Int, romanian: String, russian: String) {
        let currency = Currency.MDL
        #expect(
            DocumentLanguage.ro.countedInWords(number, currency.minorUnit(.ro)) == romanian)
        #expect(DocumentLanguage.ru.countedInWords(number, currency.minorUnit(.ru)) == russian)
    }

    @Test(
        "sums of lei and bani",
        arguments: [
            (DocumentLanguage.ro, 1, "zero lei și un ban"),
            (.ro, 2101, "douăzeci și unu de lei și un ban"),
            (.ro, 10102, "o sută unu lei și doi bani"),
            (.ro, 200_021, "două mii de lei și douăzeci și unu de bani"),
            (
                .ro, 117_704_160,
                "un milion o sută șaptezeci și șapte de mii patruzeci și unu de lei și șaizeci de bani"
            ),
            (
                .ru, 117_704_160,
                "один миллион сто семьдесят семь тысяч сорок один лей шестьдесят банов"
            ),
            (
                .en, 117_704_160,
                "one million, one hundred and seventy-seven thousand and forty-one lei and sixty bani"
            ),
            (
                .ro, 99_999_999_999,
                """
                nouă sute nouăzeci și nouă de milioane nouă sute nouăzeci și nouă de mii nouă sute \
                nouăzeci și nouă de lei și nouăzeci și nouă de bani
                """
            ),
            (
                .ru, 99_999_999_999,
                """
                девятьсот девяносто девять миллионов девятьсот девяносто девять тысяч девятьсот \
                девяносто девять леев девяносто девять банов
                """
            ),
            (
                .en, 99_999_999_999,
                """
                nine hundred and ninety-nine million, nine hundred and ninety-nine thousand, nine \
                hundred and ninety-nine lei and ninety-nine bani
                """
            ),
            (.ro, -50, "minus zero lei și cincizeci de bani"),
            (.ro, -150, "minus un leu și cincizeci de bani"),
            (.ru, -201, "минус два лея один бан"), (.en, -100, "minus one leu"),
        ])
    func mixed(language: DocumentLanguage, minorUnits: Int, words: String) {
        #expect(language.moneyInWords(minorUnits, .MDL) == words)
    }

    @Test("euros have cents, and the house may name the minor unit otherwise")
    func otherUnits() {
        #expect(DocumentLanguage.ro.moneyInWords(2002, .EUR) == "douăzeci de euro și doi cenți")
        #expect(DocumentLanguage.ru.moneyInWords(2102, .EUR) == "двадцать один евро два цента")
        #expect(
            DocumentLanguage.en.moneyInWords(200_001, .EUR) == "two thousand euros and one cent")
        let invariable = Noun(gender: .masculine, one: "бань", few: "бань")
        #expect(
            DocumentLanguage.ru.moneyInWords(160, .MDL, minorUnit: invariable)
                == "один лей шестьдесят бань")
    }

    @Test(
        "other nouns",
        arguments: [
            (DocumentLanguage.ro, "day", 1, "o zi"), (.ro, "day", 2, "două zile"),
            (.ro, "day", 21, "douăzeci și una de zile"), (.ro, "day", 101, "o sută una zile"),
            (.ro, "day", 120, "o sută douăzeci de zile"), (.ro, "day", 0, "zero zile"),
            (.ro, "service", 1, "un serviciu"), (.ro, "service", 2, "două servicii"),
            (.ro, "service", 21, "douăzeci și unu de servicii"),
            (.ro, "service", 12, "douăsprezece servicii"),
            (.ro, "working-day", 20, "douăzeci de zile lucrătoare"),
            (.ro, "year", 1, "un an"), (.ro, "month", 1, "o lună"), (.ro, "day", -1, "minus o zi"),
            (.ru, "service", 1, "одна услуга"), (.ru, "service", 2, "две услуги"),
            (.ru, "service", 21, "двадцать одна услуга"),
            (.ru, "service", 120, "сто двадцать услуг"),
            (.ru, "service", 101, "сто одна услуга"), (.ru, "meeting", 22, "двадцать две встречи"),
            (.ru, "day", 1, "один день"), (.ru, "day", 2, "два дня"),
            (.ru, "day", 21, "двадцать один день"), (.ru, "month", 1, "один месяц"),
            (.ru, "month", 3, "три месяца"), (.ru, "month", 12, "двенадцать месяцев"),
            (.ru, "visit", 1, "одно посещение"), (.ru, "visit", -2, "минус два посещения"),
            (.en, "party", 2, "two parties"), (.en, "percent", 5, "five per cent"),
        ])
    func nouns(language: DocumentLanguage, key: String, number: Int, words: String) throws {
        let noun = try #require(Noun.common(key, language))
        #expect(language.countedInWords(number, noun) == words)
    }

    @Test("an unknown noun is nil; the known ones have every form in every language")
    func dictionary() throws {
        #expect(Noun.common("unicorn", .ro) == nil)
        for key in Noun.commonKeys {
            for language in DocumentLanguage.allCases {
                let noun = try #require(Noun.common(key, language))
                for form in PluralForm.allCases {
                    #expect(!noun.form(form).isEmpty)
                    #expect(Script.mixedWords(in: noun.form(form)).isEmpty)
                    #expect(
                        Script.scripts(in: noun.form(form)) == [
                            language == .ru ? .cyrillic : .latin
                        ])
                }
            }
        }
    }

    @Test(
        "large numbers, negative numbers and both ends of Int",
        arguments: [
            (DocumentLanguage.ro, 101_000, "o sută una mii"),
            (.ro, 101_000_000, "o sută unu milioane"),
            (.ro, 1_000_000_000, "un miliard"), (.ro, 12_000_000_000, "douăsprezece miliarde"),
            (.ro, 999_000_000_000, "nouă sute nouăzeci și nouă de miliarde"),
            (.ro, 1_000_000_000_000, "un bilion"), (.ro, -21, "minus douăzeci și unu"),
            (.ru, 2_000_000_000, "два миллиарда"), (.ru, 5_000_000_000_000, "пять триллионов"),
            (.ru, -1, "минус один"), (.ru, 11_000_000, "одиннадцать миллионов"),
            (.en, 1_200_000_000, "one billion, two hundred million"), (.en, -42, "minus forty-two"),
            (
                .en, Int.min,
                """
                minus nine quintillion, two hundred and twenty-three quadrillion, three hundred and \
                seventy-two trillion, thirty-six billion, eight hundred and fifty-four million, \
                seven hundred and seventy-five thousand, eight hundred and eight
                """
            ),
        ])
    func large(language: DocumentLanguage, number: Int, words: String) {
        #expect(language.cardinal(number) == words)
    }

    @Test("in Russian the genders differ in 1 and 2")
    func russianGenders() {
        #expect(
            Gender.allCases.map { DocumentLanguage.ru.cardinal(1, gender: $0) }
                == ["один", "одна", "одно"])
        #expect(
            Gender.allCases.map { DocumentLanguage.ru.cardinal(22, gender: $0) }
                == ["двадцать два", "двадцать две", "двадцать два"])
        #expect(DocumentLanguage.ru.cardinal(2_000_002, gender: .feminine) == "два миллиона две")
    }

    @Test(
        "ordinals in figures",
        arguments: [
            (DocumentLanguage.ro, 1, Gender.masculine, "întâi"), (.ro, 2, .masculine, "al 2‑lea"),
            (.ro, 2, .feminine, "a 2‑a"), (.ro, 3, .neuter, "al 3‑lea"),
            (.ru, 3, .masculine, "3‑й"), (.ru, 3, .feminine, "3‑я"), (.ru, 3, .neuter, "3‑е"),
            (.en, 1, .neuter, "1st"), (.en, 2, .neuter, "2nd"), (.en, 3, .neuter, "3rd"),
            (.en, 11, .neuter, "11th"), (.en, 112, .neuter, "112th"), (.en, 121, .neuter, "121st"),
        ])
    func ordinals(language: DocumentLanguage, number: Int, gender: Gender, text: String) {
        #expect(language.ordinal(number, gender: gender) == text)
    }

    @Test("Roman figures and ordinals, and the numbers that have none")
    func roman() {
        let numbers = [1, 4, 9, 14, 40, 90, 400, 1994, 3999]
        #expect(
            numbers.compactMap(RomanNumeral.text)
                == ["I", "IV", "IX", "XIV", "XL", "XC", "CD", "MCMXCIV", "MMMCMXCIX"])
        #expect(RomanNumeral.text(of: 0) == nil)
        #expect(RomanNumeral.text(of: 4000) == nil)
        #expect(DocumentLanguage.ro.romanOrdinal(2) == "al II‑lea")
        #expect(DocumentLanguage.ro.romanOrdinal(2, gender: .feminine) == "a II‑a")
        #expect(DocumentLanguage.ro.romanOrdinal(1, gender: .feminine) == "întâi")
        #expect(DocumentLanguage.ru.romanOrdinal(2) == "II")
        #expect(DocumentLanguage.ro.ordinal(0) == nil)
        #expect(DocumentLanguage.en.romanOrdinal(-1) == nil)
    }
}
