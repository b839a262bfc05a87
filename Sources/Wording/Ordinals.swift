extension DocumentLanguage {
    /// The ordinal of `number` in figures: „al 2‑lea”, „a 2‑a” („întâi” for 1); «2‑й», «2‑я», «2‑е»;
    /// “2nd”. Its hyphen does not break a line. nil below 1.
    ///
    /// - Parameter gender: Of the noun it belongs to; in Romanian the neuter is like the masculine.
    public func ordinal(_ number: Int, gender: Gender = .masculine) -> String? {
        number < 1 ? nil : ordinal(number, numeral: String(number), gender)
    }

    /// The ordinal of `number` in Roman figures: „al II‑lea”, „a II‑a” („întâi” for 1); Russian and
    /// English have only the figures, «II», “II”. nil outside 1 to 3999.
    public func romanOrdinal(_ number: Int, gender: Gender = .masculine) -> String? {
        guard let roman = RomanNumeral.text(of: number) else { return nil }
        return self == .ro ? ordinal(number, numeral: roman, gender) : roman
    }

    private func ordinal(_ number: Int, numeral: String, _ gender: Gender) -> String {
        switch (self, gender) {
        case (.ro, _) where number == 1: "întâi"
        case (.ro, .feminine): "a \(numeral)\(Typography.noBreakHyphen)a"
        case (.ro, _): "al \(numeral)\(Typography.noBreakHyphen)lea"
        case (.ru, .masculine): "\(numeral)\(Typography.noBreakHyphen)й"
        case (.ru, .feminine): "\(numeral)\(Typography.noBreakHyphen)я"
        case (.ru, .neuter): "\(numeral)\(Typography.noBreakHyphen)е"
        case (.en, _): numeral + Self.englishSuffix(number)
        }
    }

    private static func englishSuffix(_ number: Int) -> String {
        if (11...13).contains(number % 100) { return "th" }
        switch number % 10 {
        case 1: return "st"
        case 2: return "nd"
        case 3: return "rd"
        default: return "th"
        }
    }
}

/// Roman figures, as chapters are numbered.
public enum RomanNumeral {
    /// `number` in capital Roman figures; nil outside 1 to 3999.
    public static func text(of number: Int) -> String? {
        guard (1...3999).contains(number) else { return nil }
        var text = ""
        var rest = number
        for (value, figure) in figures {
            while rest >= value {
                text += figure
                rest -= value
            }
        }
        return text
    }

    private static let figures = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
}
