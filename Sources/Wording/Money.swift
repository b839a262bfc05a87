public import FoundationEssentials

extension DocumentLanguage {
    /// A sum in figures, always with both decimals: „1 177 041,60 lei”, «1 177 041,60 лея»,
    /// “MDL 1,177,041.60”; its spaces are no-break spaces.
    ///
    /// The unit follows a whole sum as it follows the whole number in Russian («20,00 леев»), and
    /// stands in the genitive singular after others; in Romanian a number with decimals takes no „de”.
    ///
    /// - Parameter minorUnits: Hundredths: bani, cents.
    public func money(_ minorUnits: Int, _ currency: Currency) -> String {
        let digits = String(minorUnits.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        let sum = figures(
            isNegative: minorUnits < 0, whole: padded.dropLast(2), decimals: padded.suffix(2))
        if self == .en { return currency.rawValue + Typography.noBreakSpace + sum }
        let isWhole = minorUnits % 100 == 0
        let form =
            self == .ru ? (isWhole ? pluralForm(of: minorUnits / 100) : .other) : PluralForm.few
        return sum + Typography.noBreakSpace + currency.majorUnit(self).form(form)
    }

    /// A sum in words: „douăzeci și unu de lei și un ban”, «двадцать один лей один бан», “twenty-one
    /// lei and one ban”; a whole sum ends at the unit.
    ///
    /// - Parameters:
    ///   - minorUnits: Hundredths: bani, cents.
    ///   - minorUnit: The hundredth's noun, where the house style differs from the currency's own.
    public func moneyInWords(
        _ minorUnits: Int, _ currency: Currency, minorUnit: Noun? = nil
    ) -> String {
        let major = minorUnits / 100
        let minor = minorUnits % 100
        let sign = minorUnits < 0 && major == 0 ? (self == .ru ? "минус " : "minus ") : ""
        let whole = sign + countedInWords(major, currency.majorUnit(self))
        guard minor != 0 else { return whole }
        let hundredths = countedInWords(abs(minor), minorUnit ?? currency.minorUnit(self))
        switch self {
        case .ro: return "\(whole) și \(hundredths)"
        case .ru: return "\(whole) \(hundredths)"
        case .en: return "\(whole) and \(hundredths)"
        }
    }

    /// A percentage with the decimals it has: „24 %” and «24 %» with a no-break space, “24%”.
    public func percent(_ number: Decimal) -> String {
        figures(number) + (self == .en ? "" : Typography.noBreakSpace) + "%"
    }
}
