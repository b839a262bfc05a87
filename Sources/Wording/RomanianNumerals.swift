/// Romanian cardinals, by the rules of agreement and of „de” (DOOM).
enum RomanianNumerals {
    static func words(_ number: UInt, _ gender: Gender) -> String {
        guard number > 0 else { return "zero" }
        var text = ""
        var rest = number
        for scale in scales where rest >= scale.value {
            append(rest / scale.value, of: scale, to: &text)
            rest %= scale.value
        }
        if rest > 0 { append(Int(rest), gender, to: &text) }
        return text
    }

    private struct Scale: Sendable {
        let value: UInt
        let gender: Gender
        let one, plural: String
    }

    private static let scales = [
        Scale(
            value: 1_000_000_000_000_000_000, gender: .neuter, one: "un trilion",
            plural: "trilioane"),
        Scale(value: 1_000_000_000_000_000, gender: .neuter, one: "un biliard", plural: "biliarde"),
        Scale(value: 1_000_000_000_000, gender: .neuter, one: "un bilion", plural: "bilioane"),
        Scale(value: 1_000_000_000, gender: .neuter, one: "un miliard", plural: "miliarde"),
        Scale(value: 1_000_000, gender: .neuter, one: "un milion", plural: "milioane"),
        Scale(value: 1000, gender: .feminine, one: "o mie", plural: "mii"),
    ]

    private static func append(_ count: UInt, of scale: Scale, to text: inout String) {
        if count == 1 { return append(scale.one, to: &text) }
        append(Int(count), scale.gender, to: &text)
        if count % 100 == 0 || count % 100 >= 20 { text += " de" }
        append(scale.plural, to: &text)
    }

    /// Appends a number from 1 to 999.
    private static func append(_ number: Int, _ gender: Gender, to text: inout String) {
        let hundreds = number / 100
        let rest = number % 100
        if hundreds > 0 { append(self.hundreds[hundreds], to: &text) }
        if rest == 0 { return }
        if rest < 20 { return append(unit(rest, gender), to: &text) }
        append(tens[rest / 10], to: &text)
        if rest % 10 == 0 { return }
        text += " și "
        text += unit(rest % 10, gender)
    }

    private static func append(_ word: String, to text: inout String) {
        if !text.isEmpty { text += " " }
        text += word
    }

    /// 1 to 19: 1 is the same in the masculine and the neuter, 2 and 12 in the feminine and neuter.
    private static func unit(_ number: Int, _ gender: Gender) -> String {
        switch (number, gender) {
        case (1, .feminine): "una"
        case (2, .masculine): "doi"
        case (12, .masculine): "doisprezece"
        default: units[number]
        }
    }

    private static let units = [
        "", "unu", "două", "trei", "patru", "cinci", "șase", "șapte", "opt", "nouă", "zece",
        "unsprezece", "douăsprezece", "treisprezece", "paisprezece", "cincisprezece",
        "șaisprezece", "șaptesprezece", "optsprezece", "nouăsprezece",
    ]
    private static let tens = [
        "", "", "douăzeci", "treizeci", "patruzeci", "cincizeci", "șaizeci", "șaptezeci",
        "optzeci", "nouăzeci",
    ]
    private static let hundreds = [
        "", "o sută", "două sute", "trei sute", "patru sute", "cinci sute", "șase sute",
        "șapte sute", "opt sute", "nouă sute",
    ]
}
