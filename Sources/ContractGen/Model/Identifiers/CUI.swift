public import Diagnostics

/// The fiscal code of an organisation of Romania (CUI, CIF): 2 to 10 digits.
public struct CUI: Hashable, Sendable {
    /// The digits, with `RO` before them when it was given.
    public let text: String

    /// - Throws: `identifiers.cui-shape`, `identifiers.rounded-number`.
    public init(parsing typed: String) throws(Diagnostic) {
        let code = try CodeText.numeric(typed)
        let digits = code.hasPrefix("RO") ? String(code.dropFirst(2)) : code
        guard (2...10).contains(digits.count), digits.isAllDigits, !digits.hasPrefix("0") else {
            throw .wrongShape(
                "identifiers.cui-shape", of: .code("CUI"), found: code,
                expected: Text(
                    ro: "2–10 cifre, fără zero în față (cu sau fără RO)",
                    en: "2–10 digits, without a leading zero (with or without RO)"))
        }
        text = code
    }

    /// `RO` before the digits: registered for VAT.
    public var isRegisteredForVAT: Bool { text.hasPrefix("RO") }

    public var checksum: Checksum {
        let values = text.digitValues
        let padded = Array(repeating: 0, count: 10 - values.count) + values
        let sum = Checksum.weightedSum(padded.dropLast(), [7, 5, 3, 2, 1, 7, 5, 3, 2])
        return Checksum(found: padded[9], expected: 10 * sum % 11 % 10)
    }

    /// For the rule that decides on it: `identifiers.cui-checksum`.
    public var checksumFinding: Diagnostic? {
        guard case .wrong(let expected) = checksum else { return nil }
        return .wrongChecksum("identifiers.cui-checksum", of: "CUI \(text)", expected: expected)
    }
}

/// The personal number of a person of Romania: 13 digits. It is never shown in messages.
public struct CNP: Hashable, Sendable {
    /// 13 digits.
    public let text: String

    /// - Throws: `identifiers.cnp-shape`, `identifiers.rounded-number`.
    public init(parsing typed: String) throws(Diagnostic) {
        let digits = try CodeText.numeric(typed)
        guard digits.count == 13, digits.isAllDigits else {
            throw .wrongShape(
                "identifiers.cnp-shape", of: .code("CNP"), found: digits,
                expected: Text(ro: "13 cifre", en: "13 digits"))
        }
        text = digits
    }

    public var checksum: Checksum {
        let values = text.digitValues
        let rest = Checksum.weightedSum(values, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
        return Checksum(found: values[12], expected: rest == 10 ? 1 : rest)
    }
}
