internal import Wording

/// The name of a document's files, without the ending: letters, digits and `-` only, so that it
/// never leaves its folder.
public struct DocumentName: Hashable, Sendable {
    public let stem: String

    /// `12-2026-memorandum-ministerul-ivc`; a draft says so, at the front when it has no number.
    public init(of contract: Contract, isDraft: Bool) {
        let names = contract.parties.map { $0.shortName ?? $0.name }
        let subject = Self.slug(([contract.header.kind.rawValue] + names).joined(separator: " "))
        let number = Self.slug(contract.header.number ?? "")
        stem =
            number.isEmpty
            ? "proiect-\(subject)" : "\(number)-\(subject)" + (isDraft ? "-proiect" : "")
    }

    private static let longest = 60

    private static func slug(_ text: String) -> String {
        var words: [String] = []
        var length = 0
        for word in Folding.key(text, diacritics: true).utf8.split(whereSeparator: { !isPlain($0) })
        {
            let plain = word.prefix(longest)
            guard length + plain.count <= longest else { break }
            words.append(String(decoding: plain, as: UTF8.self))
            length += plain.count + 1
        }
        return words.joined(separator: "-")
    }

    /// An ASCII letter or digit.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte.isASCIILetter
    }
}
