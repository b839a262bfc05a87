public import Diagnostics

/// A bank account number by ISO 13616.
public struct IBAN: Hashable, Sendable {
    /// Compact and upper case.
    public let text: String

    /// Spaces of any kind and lower case are forgiven.
    ///
    /// - Throws: `identifiers.iban-shape`: 24 characters with the bank's part as the country has it
    ///   for Moldova and Romania, 15 to 34 elsewhere.
    public init(parsing typed: String) throws(Diagnostic) {
        let code = CodeText.compact(typed)
        guard Self.hasShape(code) else {
            throw .wrongShape(
                "identifiers.iban-shape", of: .code("IBAN"), found: code,
                expected: Self.expectedShape(in: String(code.prefix(2))))
        }
        text = code
    }

    /// Two letters, ISO 3166.
    public var country: String { String(text.prefix(2)) }

    public var checksum: Checksum {
        let expected = 98 - Self.remainder(of: String(text.dropFirst(4)) + country + "00")
        let padded = expected < 10 ? "0\(expected)" : String(expected)
        return Checksum(found: String(text.dropFirst(2).prefix(2)), expected: padded)
    }

    /// For the rule that decides on it: `identifiers.iban-checksum`.
    public var checksumFinding: Diagnostic? {
        guard case .wrong(let expected) = checksum else { return nil }
        return .wrongChecksum(
            "identifiers.iban-checksum", of: "IBAN \(printed)", expected: expected)
    }

    /// In groups of four with no-break spaces, as documents print it.
    public var printed: String {
        var groups: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: "\u{A0}")
    }

    /// The bank's letters in a Moldovan account: `AG`, or `TR` for the State Treasury.
    public var moldovanBankCode: String? {
        country == "MD" ? String(text.dropFirst(4).prefix(2)) : nil
    }

    /// An account with the State Treasury of Moldova.
    public var isTreasury: Bool { moldovanBankCode == "TR" }

    private static func hasShape(_ code: String) -> Bool {
        let bytes = code.utf8
        let account = bytes.dropFirst(4)
        guard bytes.count >= 15, bytes.prefix(2).allSatisfy(\.isASCIICapital),
            bytes.dropFirst(2).prefix(2).allSatisfy(\.isASCIIDigit),
            account.allSatisfy(\.isASCIIAlphanumeric)
        else { return false }
        if code.hasPrefix("MD") { return bytes.count == 24 }
        if code.hasPrefix("RO") {
            return bytes.count == 24 && account.prefix(4).allSatisfy(\.isASCIICapital)
        }
        return bytes.count <= 34
    }

    private static func expectedShape(in country: String) -> Text {
        switch country {
        case "MD":
            Text(
                ro: "24 de caractere: MD, 2 cifre, 20 de litere latine și cifre",
                en: "24 characters: MD, 2 digits, 20 Latin letters and digits")
        case "RO":
            Text(
                ro: "24 de caractere: RO, 2 cifre, 4 litere, 16 litere latine și cifre",
                en: "24 characters: RO, 2 digits, 4 letters, 16 Latin letters and digits")
        default:
            Text(
                ro: "15–34 de caractere: 2 litere ale țării, 2 cifre, litere latine și cifre",
                en: "15–34 characters: 2 letters of the country, 2 digits, Latin letters and digits"
            )
        }
    }

    /// The rest by 97 of the text read with A = 10 … Z = 35.
    private static func remainder(of text: String) -> Int {
        text.utf8.reduce(0) { rest, byte in
            let value = byte >= UInt8(ascii: "A") ? Int(byte) - 55 : Int(byte) - 48
            return (rest * (value > 9 ? 100 : 10) + value) % 97
        }
    }
}
