public import Diagnostics

/// The state identification number of an organisation of Moldova: 13 digits.
public struct IDNO: Hashable, Sendable {
    /// 13 digits.
    public let text: String

    /// Reads the code as people type it: spaces and a spreadsheet's `.0` are forgiven.
    ///
    /// - Throws: `identifiers.idno-shape`, `identifiers.rounded-number`.
    public init(parsing typed: String) throws(Diagnostic) {
        text = try thirteenDigits(typed, "identifiers.idno-shape", "IDNO")
    }

    public var checksum: Checksum { moldovanChecksum(of: text) }

    /// For the rule that decides on it: `identifiers.idno-checksum`.
    public var checksumFinding: Diagnostic? {
        guard case .wrong(let expected) = checksum else { return nil }
        let shown = looksPersonal ? "IDNO" : "IDNO \(text)"
        return .wrongChecksum("identifiers.idno-checksum", of: shown, expected: expected)
    }

    /// Codes of organisations begin with 1; 0 and 2 are the codes of persons.
    public var looksPersonal: Bool { !text.hasPrefix("1") }

    /// A warning when the first digit is not an organisation's: `identifiers.idno-first-digit`.
    public var firstDigitFinding: Diagnostic? {
        guard looksPersonal else { return nil }
        return .warning(
            "identifiers.idno-first-digit",
            message: Text(
                ro: "codul IDNO al unei organizații începe cu cifra 1; acesta începe altfel",
                en: "the IDNO of an organisation begins with 1; this one does not"),
            hint: Text(
                ro: "verificați să nu fie codul personal (IDNP) al unei persoane",
                en: "make sure that it is not the personal code (IDNP) of a person"))
    }
}

/// The personal number of a person of Moldova: 13 digits. It is never shown in messages.
public struct IDNP: Hashable, Sendable {
    /// 13 digits.
    public let text: String

    /// - Throws: `identifiers.idnp-shape`, `identifiers.idnp-lost-zero`, `identifiers.rounded-number`.
    public init(parsing typed: String) throws(Diagnostic) {
        let digits = try CodeText.numeric(typed)
        if digits.count == 12, digits.isAllDigits, moldovanChecksum(of: "0" + digits) == .correct {
            throw .lostZero
        }
        text = try thirteenDigits(typed, "identifiers.idnp-shape", "IDNP")
    }

    public var checksum: Checksum { moldovanChecksum(of: text) }
    /// Whether the first digit is one that persons' codes have.
    public var hasPersonalFirstDigit: Bool { text.hasPrefix("0") || text.hasPrefix("2") }
}

private func thirteenDigits(_ typed: String, _ id: String, _ name: String) throws(Diagnostic)
    -> String
{
    let digits = try CodeText.numeric(typed)
    guard digits.utf8.count == 13, digits.isAllDigits else {
        throw .wrongShape(
            id, of: .code(name), found: digits, expected: Text(ro: "13 cifre", en: "13 digits"))
    }
    return digits
}

private func moldovanChecksum(of digits: String) -> Checksum {
    let values = digits.digitValues
    let expected = Checksum.weightedSum(values, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10
    return Checksum(found: values.last ?? 0, expected: expected)
}

extension Diagnostic {
    fileprivate static var lostZero: Diagnostic {
        .error(
            "identifiers.idnp-lost-zero",
            message: Text(
                ro: "codul personal are 12 cifre: zeroul din față s-a pierdut",
                en: "the personal code has 12 digits: its leading zero is lost"),
            hint: Text(
                ro: "scrieți codul ca text, cu zeroul din față",
                en: "write the code as text, with its leading zero"))
    }
}
