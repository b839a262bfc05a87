public import Diagnostics

/// A telephone number in international form (E.164).
public struct Phone: Hashable, Sendable {
    /// `+37369123456`.
    public let text: String

    /// Reads national numbers of Moldova (0 and 8 digits) and Romania (0 and 9 digits), and
    /// international ones; spaces, hyphens, dots and brackets are forgiven.
    ///
    /// - Throws: `identifiers.phone-shape`, `identifiers.rounded-number`.
    public init(parsing typed: String) throws(Diagnostic) {
        let numeric = try CodeText.numeric(typed)
        let typedDigits = String(
            String.UnicodeScalarView(numeric.unicodeScalars.filter { !Self.isSeparator($0) }))
        guard let found = Self.international(typedDigits) else {
            throw .wrongShape(
                "identifiers.phone-shape",
                of: Text(ro: "numărul de telefon", en: "the telephone number"),
                found: typedDigits,
                expected: Text(
                    ro: "forma 022123456, 069123456 sau +37369123456",
                    en: "the form 022123456, 069123456 or +37369123456"))
        }
        text = found
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", ".", "/", "(", ")", "\u{2011}", "–": true
        default: false
        }
    }

    private static func international(_ typed: String) -> String? {
        let digits = typed.hasPrefix("+") ? String(typed.dropFirst()) : typed
        guard digits.isAllDigits else { return nil }
        if typed.hasPrefix("+") { return checked(digits) }
        if digits.hasPrefix("00") { return checked(String(digits.dropFirst(2))) }
        if digits.hasPrefix("373") && digits.count == 11 { return checked(digits) }
        if digits.hasPrefix("0") && digits.count == 9 { return "+373" + digits.dropFirst() }
        if digits.hasPrefix("0") && digits.count == 10 { return "+40" + digits.dropFirst() }
        return digits.count == 8 ? "+373" + digits : nil
    }

    private static func checked(_ digits: String) -> String? {
        if digits.hasPrefix("373") { return digits.count == 11 ? "+" + digits : nil }
        if digits.hasPrefix("40") { return digits.count == 11 ? "+" + digits : nil }
        return (8...15).contains(digits.count) && !digits.hasPrefix("0") ? "+" + digits : nil
    }

    /// The eight digits after +373; nil for other countries.
    private var moldovan: String? { text.hasPrefix("+373") ? String(text.dropFirst(4)) : nil }

    /// `562…`, `6…`, `71…`, `76…`–`79…`.
    private var isMoldovanMobile: Bool {
        guard let national = moldovan else { return false }
        return national.hasPrefix("562") || national.hasPrefix("6")
            || ["71", "76", "77", "78", "79"].contains(national.prefix(2))
    }

    /// `21…`–`29…`, `31…`–`37…`, `39…`, and Transnistria's `533`, `552`, `555`, `557`.
    private var isMoldovanFixed: Bool {
        guard let national = moldovan, let area = Int(national.prefix(2)) else { return false }
        return (21...29).contains(area) || (31...37).contains(area) || area == 39
            || ["533", "552", "555", "557"].contains(national.prefix(3))
    }

    /// A warning when no such number is given out in Moldova: `identifiers.phone-prefix`.
    public var prefixFinding: Diagnostic? {
        guard moldovan != nil, !isMoldovanMobile, !isMoldovanFixed else { return nil }
        return .warning(
            "identifiers.phone-prefix",
            message: Text(
                ro: "prefixul numărului de telefon nu este folosit în Republica Moldova",
                en: "the prefix of the telephone number is not in use in Moldova"),
            hint: Text(ro: "verificați numărul", en: "check the number"))
    }

    /// `+373 69 123 456`, `+373 231 12 345`; without groups for other countries.
    public var printed: String {
        if let national = moldovan {
            let isLongArea = isMoldovanFixed && !national.hasPrefix("22")
            return grouped("+373", national, isLongArea ? [3, 2, 3] : [2, 3, 3])
        }
        return text.hasPrefix("+40") ? grouped("+40", String(text.dropFirst(3)), [3, 3, 3]) : text
    }

    private func grouped(_ country: String, _ national: String, _ sizes: [Int]) -> String {
        var rest = national[...]
        var groups = [country]
        for size in sizes {
            groups.append(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return groups.joined(separator: "\u{A0}")
    }
}
