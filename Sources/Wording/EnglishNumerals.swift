/// English cardinals in the British style: “one thousand, two hundred and one”.
enum EnglishNumerals {
    static func words(_ number: UInt) -> String {
        guard number > 0 else { return "zero" }
        var text = ""
        var rest = number
        for scale in scales where rest >= scale.value {
            if !text.isEmpty { text += ", " }
            append(Int(rest / scale.value), to: &text)
            text += scale.name
            rest %= scale.value
        }
        if rest > 0 {
            if !text.isEmpty { text += rest < 100 ? " and " : ", " }
            append(Int(rest), to: &text)
        }
        return text
    }

    private static let scales: [(value: UInt, name: String)] = [
        (1_000_000_000_000_000_000, " quintillion"), (1_000_000_000_000_000, " quadrillion"),
        (1_000_000_000_000, " trillion"), (1_000_000_000, " billion"), (1_000_000, " million"),
        (1000, " thousand"),
    ]

    /// Appends a number from 1 to 999.
    private static func append(_ number: Int, to text: inout String) {
        let hundreds = number / 100
        let rest = number % 100
        if hundreds > 0 {
            text += units[hundreds]
            text += rest > 0 ? " hundred and " : " hundred"
        }
        if rest < 20 {
            text += units[rest]
            return
        }
        text += tens[rest / 10]
        if rest % 10 > 0 {
            text += "-"
            text += units[rest % 10]
        }
    }

    private static let units = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
}
