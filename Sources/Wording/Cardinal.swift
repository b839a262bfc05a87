public import FoundationEssentials

extension DocumentLanguage {
    /// `number` in words, in the nominative: „douăzeci și una”, «двадцать одна», “twenty-one”.
    ///
    /// Every `Int` has words; a negative one begins with „minus”, «минус», “minus”. Numerals that
    /// count thousands and millions agree with those words („douăzeci și una de mii”), only the last
    /// group agrees with `gender`. English is British: “one hundred and one”.
    ///
    /// - Parameter gender: Of the noun that is counted; English ignores it.
    /// - Note: Usage wavers for a Romanian group of thousands that ends in 01: the rule gives
    ///   „o sută una mii”, „o sută una de mii” is also heard.
    public func cardinal(_ number: Int, gender: Gender = .masculine) -> String {
        let words = cardinal(magnitude: number.magnitude, gender: gender)
        return number < 0 ? "\(minus) \(words)" : words
    }

    /// `number` in figures and its noun, held together by a no-break space: „21 de zile”, «21 день».
    public func counted(_ number: Int, _ noun: Noun) -> String {
        figures(number) + Typography.noBreakSpace + phrase(noun, pluralForm(of: number))
    }

    /// `number`, which may have decimals, in figures and its noun: „4,5 ore”, «4,5 часа».
    public func counted(_ number: Decimal, _ noun: Noun) -> String {
        figures(number) + Typography.noBreakSpace + phrase(noun, pluralForm(of: number))
    }

    /// `number` in words and its noun: „o zi”, „douăzeci și una de zile”, «двадцать один день».
    public func countedInWords(_ number: Int, _ noun: Noun) -> String {
        let words =
            self == .ro && number.magnitude == 1
            ? Self.romanianArticle(noun.gender)
            : cardinal(magnitude: number.magnitude, gender: noun.gender)
        let counted = "\(words) \(phrase(noun, pluralForm(of: number)))"
        return number < 0 ? "\(minus) \(counted)" : counted
    }

    /// What follows the numeral: the noun's form, in Romanian after „de” where it is due.
    func phrase(_ noun: Noun, _ form: PluralForm) -> String {
        self == .ro && form == .other ? "de \(noun.form(form))" : noun.form(form)
    }

    private func cardinal(magnitude: UInt, gender: Gender) -> String {
        switch self {
        case .ro: RomanianNumerals.words(magnitude, gender)
        case .ru: RussianNumerals.words(magnitude, gender)
        case .en: EnglishNumerals.words(magnitude)
        }
    }

    private static func romanianArticle(_ gender: Gender) -> String {
        gender == .feminine ? "o" : "un"
    }

    private var minus: String { self == .ru ? "минус" : "minus" }
}
