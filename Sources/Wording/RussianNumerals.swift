/// Russian cardinals in the nominative.
enum RussianNumerals {
    static func words(_ number: UInt, _ gender: Gender) -> String {
        guard number > 0 else { return "ноль" }
        var text = ""
        var rest = number
        for scale in scales where rest >= scale.value {
            let count = rest / scale.value
            append(Int(count), scale.noun.gender, to: &text)
            append(scale.noun.form(DocumentLanguage.ru.pluralForm(of: Int(count))), to: &text)
            rest %= scale.value
        }
        if rest > 0 { append(Int(rest), gender, to: &text) }
        return text
    }

    private struct Scale: Sendable {
        let value: UInt
        let noun: Noun

        /// миллион and its like: миллион, миллиона, миллионов.
        init(_ value: UInt, _ one: String) {
            self.value = value
            noun = Noun(gender: .masculine, one: one, few: one + "а", many: one + "ов")
        }

        init(_ value: UInt, _ noun: Noun) {
            self.value = value
            self.noun = noun
        }
    }

    private static let scales = [
        Scale(1_000_000_000_000_000_000, "квинтиллион"),
        Scale(1_000_000_000_000_000, "квадриллион"),
        Scale(1_000_000_000_000, "триллион"), Scale(1_000_000_000, "миллиард"),
        Scale(1_000_000, "миллион"),
        Scale(1000, Noun(gender: .feminine, one: "тысяча", few: "тысячи", many: "тысяч")),
    ]

    /// Appends a number from 1 to 999.
    private static func append(_ number: Int, _ gender: Gender, to text: inout String) {
        let hundreds = number / 100
        let rest = number % 100
        if hundreds > 0 { append(self.hundreds[hundreds], to: &text) }
        if rest >= 20 { append(tens[rest / 10], to: &text) }
        let last = rest < 20 ? rest : rest % 10
        if last > 0 { append(unit(last, gender), to: &text) }
    }

    private static func append(_ word: String, to text: inout String) {
        if !text.isEmpty { text += " " }
        text += word
    }

    /// 1 to 19.
    private static func unit(_ number: Int, _ gender: Gender) -> String {
        switch (number, gender) {
        case (1, .feminine): "одна"
        case (1, .neuter): "одно"
        case (2, .feminine): "две"
        default: units[number]
        }
    }

    private static let units = [
        "", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять",
        "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать",
        "семнадцать", "восемнадцать", "девятнадцать",
    ]
    private static let tens = [
        "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят",
        "восемьдесят", "девяносто",
    ]
    private static let hundreds = [
        "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот",
        "девятьсот",
    ]
}
