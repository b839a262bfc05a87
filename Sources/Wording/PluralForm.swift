public import FoundationEssentials

/// The plural category a number selects (CLDR): Romanian has one, few, other; Russian one, few,
/// many, other; English one, other.
public enum PluralForm: String, Hashable, Sendable, CaseIterable {
    case one, few, many, other
}

extension DocumentLanguage {
    /// The plural form a noun takes after `number`: in Romanian `.other` is the form with „de”.
    public func pluralForm(of number: Int) -> PluralForm {
        pluralForm(ofMagnitude: number.magnitude)
    }

    /// The plural form a noun takes after `number`, which may have decimals: those are few in
    /// Romanian (“4,5 zile”), other in Russian («4,5 дня») and English (“4.5 days”).
    ///
    /// Trailing zeros are no decimals here; a sum printed as „20,00” is `money`'s matter.
    public func pluralForm(of number: Decimal) -> PluralForm {
        guard StrictDecimal.isInteger(number) else { return self == .ro ? .few : .other }
        let digits = StrictDecimal.text(of: number).filter { $0 != "-" }
        guard let magnitude = UInt(digits) else {
            // Only the last two digits decide on a number too long for `UInt`.
            return pluralForm(ofMagnitude: 100 + (UInt(digits.suffix(2)) ?? 0))
        }
        return pluralForm(ofMagnitude: magnitude)
    }

    private func pluralForm(ofMagnitude number: UInt) -> PluralForm {
        switch self {
        case .ro:
            if number == 1 { return .one }
            return number == 0 || (1...19).contains(number % 100) ? .few : .other
        case .ru:
            if (11...14).contains(number % 100) { return .many }
            return number % 10 == 1 ? .one : (2...4).contains(number % 10) ? .few : .many
        case .en:
            return number == 1 ? .one : .other
        }
    }
}
