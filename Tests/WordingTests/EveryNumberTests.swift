import Testing
import Wording

/// Every number from 0 to 1 000 000, against words put together in another way: from tables of
/// digits, the masculine first and the other genders by replacing its last word.
@Suite struct EveryNumberTests {
    @Test("every number to a million has the words of the tables", arguments: NumeralTables.all)
    func everyNumber(tables: NumeralTables) {
        let words = tables.belowThousand
        let thousands = tables.thousands
        var wrong: [Int] = []
        for thousand in 0..<1000 {
            let start = thousands[thousand]
            let number = thousand * 1000
            for rest in 0..<1000 {
                let expected = rest == 0 ? start : start + tables.joiner(rest) + words[rest]
                if thousand == 0 {
                    if tables.words(rest) != words[rest] { wrong.append(rest) }
                } else if tables.words(number + rest) != expected {
                    wrong.append(number + rest)
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        #expect(tables.words(1_000_000) == tables.million)
    }

    @Test(
        "groups above a million are those below it, with their own noun",
        arguments: NumeralTables.all.filter { $0.gender == .masculine })
    func groups(tables: NumeralTables) {
        for count in 2..<1000 {
            let million = tables.millions(count)
            #expect(tables.words(count * 1_000_000) == million)
            let rest = tables.joiner(1) + tables.belowThousand[1]
            #expect(tables.words(count * 1_000_000 + 1) == million + rest)
        }
    }
}

/// The words of 0 to 999 of one language and gender, and the beginnings that thousands give.
struct NumeralTables: Sendable, CustomTestStringConvertible {
    let language: DocumentLanguage
    let gender: Gender
    let belowThousand: [String]
    let thousands: [String]
    let million: String

    var testDescription: String { "\(language) \(gender)" }

    static let all =
        [DocumentLanguage.ro, .ru].flatMap { language in
            Gender.allCases.map { NumeralTables(language, $0) }
        } + [NumeralTables(.en, .masculine)]

    func words(_ number: Int) -> String { language.cardinal(number, gender: gender) }

    /// What stands between the thousands and the rest.
    func joiner(_ rest: Int) -> String {
        language == .en ? (rest < 100 ? " and " : ", ") : " "
    }

    init(_ language: DocumentLanguage, _ gender: Gender) {
        self.language = language
        self.gender = gender
        let masculine = (0..<1000).map { Self.masculine($0, language) }
        belowThousand = masculine.map { Self.agreeing($0, language, gender) }
        let feminine = masculine.map { Self.agreeing($0, language, .feminine) }
        switch language {
        case .ro:
            thousands = (0..<1000).map { count in
                count == 1 ? "o mie" : feminine[count] + Self.de(count) + "mii"
            }
            million = "un milion"
        case .ru:
            thousands = (0..<1000).map { count in
                "\(feminine[count]) \(Self.russianForm(count, "тысяча", "тысячи", "тысяч"))"
            }
            million = "один миллион"
        case .en:
            thousands = masculine.map { "\($0) thousand" }
            million = "one million"
        }
    }

    func millions(_ count: Int) -> String {
        let masculine = Self.masculine(count, language)
        switch language {
        case .ro: return Self.agreeing(masculine, .ro, .neuter) + Self.de(count) + "milioane"
        case .ru:
            return "\(masculine) \(Self.russianForm(count, "миллион", "миллиона", "миллионов"))"
        case .en: return "\(masculine) million"
        }
    }

    /// „de” stands after a numeral whose last two figures are 00 or 20 to 99.
    private static func de(_ number: Int) -> String {
        let figures = "00\(number)".suffix(2)
        return figures == "00" || figures >= "20" ? " de " : " "
    }

    private static func russianForm(
        _ number: Int, _ one: String, _ few: String, _ many: String
    ) -> String {
        let figures = "0\(number)".suffix(2)
        if figures.first == "1" { return many }
        return ["1": one, "2": few, "3": few, "4": few][figures.last] ?? many
    }

    /// The gender's words for the masculine ones: only the last word changes.
    private static func agreeing(
        _ words: String, _ language: DocumentLanguage, _ gender: Gender
    ) -> String {
        let changes: [String: [Gender: String]] =
            switch language {
            case .ro:
                [
                    "unu": [.feminine: "una"],
                    "doi": [.feminine: "două", .neuter: "două"],
                    "doisprezece": [.feminine: "douăsprezece", .neuter: "douăsprezece"],
                ]
            case .ru:
                [
                    "один": [.feminine: "одна", .neuter: "одно"],
                    "два": [.feminine: "две"],
                ]
            case .en: [:]
            }
        let all = words.split(separator: " ").map(String.init)
        let last = all[all.count - 1]
        return (all.dropLast() + [changes[last]?[gender] ?? last]).joined(separator: " ")
    }

    private static func masculine(_ number: Int, _ language: DocumentLanguage) -> String {
        let table = tables[language] ?? []
        if number < 20 { return table[0][number] }
        let figures = String(number).compactMap(\.wholeNumberValue)
        if number < 100 {
            let (ten, unit) = (table[1][figures[0]], table[0][figures[1]])
            return figures[1] == 0 ? ten : ten + tenJoiner(language) + unit
        }
        let hundred = table[2][figures[0]]
        guard number % 100 > 0 else { return hundred }
        return hundred + (language == .en ? " and " : " ") + masculine(number % 100, language)
    }

    private static func tenJoiner(_ language: DocumentLanguage) -> String {
        switch language {
        case .ro: " și "
        case .ru: " "
        case .en: "-"
        }
    }

    /// For each language 0 to 19, tens and hundreds.
    private static let tables: [DocumentLanguage: [[String]]] = [
        .ro: [
            words(
                """
                zero unu doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece \
                treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece \
                nouăsprezece
                """),
            words(
                "- zece douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci"),
            words("- o două trei patru cinci șase șapte opt nouă")
                .map { $0 == "o" ? "o sută" : "\($0) sute" },
        ],
        .ru: [
            words(
                """
                ноль один два три четыре пять шесть семь восемь девять десять одиннадцать \
                двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать \
                восемнадцать девятнадцать
                """),
            words(
                """
                - десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят \
                девяносто
                """),
            words("- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"),
        ],
        .en: [
            words(
                """
                zero one two three four five six seven eight nine ten eleven twelve thirteen \
                fourteen fifteen sixteen seventeen eighteen nineteen
                """),
            words("- ten twenty thirty forty fifty sixty seventy eighty ninety"),
            words("- one two three four five six seven eight nine").map { "\($0) hundred" },
        ],
    ]

    private static func words(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init)
    }
}
