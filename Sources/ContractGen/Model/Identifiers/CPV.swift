public import Diagnostics

/// A code of the common procurement vocabulary: `85312400-3`.
public struct CPV: Hashable, Sendable {
    /// Eight digits, a hyphen, the check digit.
    public let text: String

    /// - Throws: `identifiers.cpv-shape`, `identifiers.rounded-number`.
    public init(parsing typed: String) throws(Diagnostic) {
        var code = try CodeText.numeric(typed)
        if !code.isASCII {
            code = code.replacing("\u{2011}", with: "-").replacing("–", with: "-")
        }
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [8, 1], parts.allSatisfy(\.isAllDigits) else {
            throw .wrongShape(
                "identifiers.cpv-shape", of: .code("CPV"), found: code.filter { $0 != "-" },
                expected: Text(
                    ro: "8 cifre, cratimă și cifra de control, de exemplu 85312400-3",
                    en: "8 digits, a hyphen and the check digit, e.g. 85312400-3"))
        }
        text = code
    }

    public var checksum: Checksum {
        let values = text.digitValues
        return Checksum(
            found: values[8],
            expected: Checksum.weightedSum(values, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)
    }

    /// A warning only, for the regulation does not define the digit: `identifiers.cpv-checksum`.
    public var checksumFinding: Diagnostic? {
        guard case .wrong(let expected) = checksum else { return nil }
        return .wrongChecksum("identifiers.cpv-checksum", of: "CPV \(text)", expected: expected)
    }
}
