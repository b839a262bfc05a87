public import Diagnostics

extension FieldType {
    /// What is expected, as messages say it: „o dată, de exemplu 2027-01-15”.
    public var words: Text {
        switch self {
        case .text, .multilineText: Text(ro: "un text", en: "a text")
        case .date: Text(ro: "o dată, de exemplu 2027-01-15", en: "a date, e.g. 2027-01-15")
        case .integer(let range): Self.words(of: range)
        case .decimal(let places):
            Text(
                ro: "un număr cu cel mult \(places) zecimale",
                en: "a number with at most \(places) decimals")
        case .money:
            Text(
                ro: "o sumă cu cel mult două zecimale, de exemplu 1500.50",
                en: "an amount with at most two decimals, e.g. 1500.50")
        case .percent:
            Text(
                ro: "un procent cu cel mult două zecimale, de exemplu 7 sau 7.5",
                en: "a percentage with at most two decimals, e.g. 7 or 7.5")
        case .bool: Text(ro: "true (da) sau false (nu)", en: "true or false")
        case .choice: Text(ro: "una dintre valorile permise", en: "one of the allowed values")
        case .code(let kind): kind.words
        case .record, .free: Text(ro: "un grup de câmpuri", en: "a group of fields")
        case .list: Text(ro: "o listă", en: "a list")
        }
    }

    private static func words(of range: ClosedRange<Int>) -> Text {
        Text(
            ro: "un număr întreg de la \(range.lowerBound) la \(range.upperBound)",
            en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
}

extension CodeKind {
    var words: Text {
        switch self {
        case .idno: Text(ro: "un IDNO de 13 cifre", en: "an IDNO of 13 digits")
        case .cui: Text(ro: "un CUI de 2–10 cifre", en: "a CUI of 2–10 digits")
        case .iban: Text(ro: "un cont IBAN", en: "an IBAN")
        case .bic: Text(ro: "un cod BIC", en: "a BIC")
        case .cpv: Text(ro: "un cod CPV, de exemplu 85312400-3", en: "a CPV code, e.g. 85312400-3")
        case .email: Text(ro: "o adresă de e-mail", en: "an e-mail address")
        case .phone: Text(ro: "un număr de telefon", en: "a telephone number")
        case .postalCode:
            Text(ro: "un cod poștal, de exemplu MD-2001", en: "a postal code, e.g. MD-2001")
        }
    }
}
