public import Diagnostics

/// A postal code: `MD-2001` of Moldova, six digits of Romania.
public struct PostalCode: Hashable, Sendable {
    public let text: String

    /// `2001`, `MD2001` and `md-2001` are all read as `MD-2001`.
    ///
    /// - Throws: `identifiers.postal-code-shape`, `identifiers.rounded-number`.
    public init(parsing typed: String) throws(Diagnostic) {
        let code = try CodeText.numeric(typed)
        let digits = String(code.trimmingPrefix("MD").trimmingPrefix("-"))
        if digits.count == 4, digits.isAllDigits {
            text = "MD-" + digits
        } else if code.count == 6, code.isAllDigits {
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
        let address = typed.filter { !"\u{FEFF}\u{200B}".contains($0) }
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, Self.isDomain(halves[1]),
            !address.contains(where: { $0.isWhitespace || "<>,;\"".contains($0) })
        else { throw .notAnAddress }
        text = address
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy {
                !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            }
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
