public import Diagnostics

/// A postal code: `MD-2001` of Moldova, six digits of Romania.
public struct PostalCode: Hashable, Sendable {
    public let text: String

    /// `2001`, `MD2001` and `md-2001` are all read as `MD-2001`.
    ///
    /// - Throws: `identifiers.postal-code-shape`, `identifiers.rounded-number`.
    public init(parsing typed: String) throws(Diagnostic) {
        let code = try CodeText.numeric(typed)
        var digits = code[...]
        for prefix in ["MD", "-"] where digits.hasPrefix(prefix) {
            digits.removeFirst(prefix.count)
        }
        if digits.utf8.count == 4, digits.isAllDigits {
            text = "MD-" + digits
        } else if code.utf8.count == 6, code.isAllDigits {
            text = code
        } else {
            throw .wrongShape(
                "identifiers.postal-code-shape",
                of: Text(ro: "codul poștal", en: "the postal code"),
                found: code.filter { $0 != "-" },
                expected: Text(
                    ro: "forma MD-2001 (în România, 6 cifre)",
                    en: "the form MD-2001 (in Romania, 6 digits)"))
        }
    }
}

/// An address of electronic mail.
public struct EmailAddress: Hashable, Sendable {
    public let text: String

    /// - Throws: `identifiers.email-shape`: not `name@domain.tld`.
    public init(parsing typed: String) throws(Diagnostic) {
        let address =
            typed.isASCII ? typed : typed.filter { $0 != "\u{FEFF}" && $0 != "\u{200B}" }
        let halves = address.utf8.split(
            separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, Self.isDomain(Substring(halves[1])),
            !address.utf8.contains(where: Self.isForbidden),
            address.isASCII || !address.contains(where: \.isWhitespace)
        else { throw .notAnAddress }
        text = address
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "\""):
            true
        default: byte.isASCIISpace
        }
    }

    /// Two labels or more; domains may have letters of any language.
    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty && isLabel(Substring($0)) }
    }

    private static func isLabel(_ text: Substring) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
        }
        return isPlain || text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }
}

extension Diagnostic {
    fileprivate static var notAnAddress: Diagnostic {
        .error(
            "identifiers.email-shape",
            message: Text(
                ro: "adresa de e-mail nu are forma nume@domeniu.md",
                en: "the e-mail address does not have the form name@domain.md"),
            hint: Text(ro: "corectați adresa", en: "correct the address"))
    }
}
