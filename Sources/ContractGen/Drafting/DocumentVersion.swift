internal import Digest

/// Tells versions of one document apart: by its data, its wording and its rules.
public struct DocumentVersion: Hashable, Sendable {
    /// Eight hexadecimal digits, printed in the footer and on the compliance sheet.
    public let code: String
    /// SHA-256 of the canonical data.
    public let dataHash: String

    /// - Parameters: SHA-256 digests of the canonical data, of the wording and of the rules.
    public init(dataHash: String, templateHash: String, rulesHash: String) {
        self.dataHash = dataHash
        let digest = SHA256.hexadecimal(
            of: Array((dataHash + templateHash + rulesHash).utf8))
        code = String(digest.prefix(8))
    }
}
