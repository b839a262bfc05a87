internal import Digest

/// A part of a batch that one machine of several does: `2/8` is the second of eight.
///
/// Which part a document belongs to follows from its number alone, so that it stays the same when
/// rows are added, removed or sorted.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public let number: Int
    public let count: Int

    public static let most = 10_000

    /// The batch as a whole.
    public static let whole = Shard(unchecked: 1, of: 1)

    private init(unchecked number: Int, of count: Int) {
        self.number = number
        self.count = count
    }

    /// `K/N` with 1 ≤ K ≤ N; nil for anything else.
    public init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }),
            let number = Int(parts[0]), let count = Int(parts[1]),
            (1...Self.most).contains(count), (1...count).contains(number)
        else { return nil }
        self.init(unchecked: number, of: count)
    }

    public var isWhole: Bool { count == 1 }

    public var description: String { "\(number)/\(count)" }

    /// Whether this part does the document of this key.
    func contains(_ key: String) -> Bool {
        isWhole || Self.digest(of: key) % UInt64(count) == UInt64(number - 1)
    }

    private static func digest(of key: String) -> UInt64 {
        let digits = SHA256.hexadecimal(of: Array(key.utf8)).prefix(16)
        return UInt64(digits, radix: 16) ?? 0
    }

    /// `2-of-8`, with as many digits as the last has, so that names sort; empty for the whole.
    public var suffix: String {
        guard !isWhole else { return "" }
        let width = String(count).count
        let text = String(number)
        return "-" + String(repeating: "0", count: width - text.count) + text + "-of-\(count)"
    }
}
