/// Repeatable chance (SplitMix64): a failing round has a seed and can be run again.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension [UInt8] {
    /// The bytes after a few changes such as a broken transfer, or an attacker, makes.
    ///
    /// - Parameter other: Another seed, whose stretches may come in.
    public func mutated(with other: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
            bytes.mutate(with: other, using: &generator)
        }
        return bytes
    }

    private mutating func mutate(with other: [UInt8], using generator: inout SeededGenerator) {
        let position = Int.random(in: 0..<count, using: &generator)
        let end = Swift.min(count, position + Int.random(in: 1...64, using: &generator))
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: self[position] = UInt8.random(in: 0...255, using: &generator)
        case 1: self[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: removeSubrange(position...)
        case 3: removeSubrange(position..<end)
        case 4: insert(contentsOf: self[position..<end], at: position)
        case 5: insert(contentsOf: Self.signs.randomElement(using: &generator) ?? [], at: position)
        default:
            let start = Int.random(in: 0...other.count, using: &generator)
            insert(contentsOf: other[start...].prefix(end - position), at: position)
        }
    }

    /// What means something to one reader or another.
    private static let signs: [[UInt8]] = [
        "{{", "}}", "{%", "%}", "{#", "{: #", "for x in ", "endfor", "if ", "endif", "::: ", "<",
        "&",
        "&#0;", "<!DOCTYPE", "<![CDATA[", "]]>", "\"", "'", "\0", "\u{FEFF}", "\u{E000}", "\r",
        "- ", ": ", "*a", "&a ", "[", "{", "-1", "999999999999999999999", "0.0000000001", "PK\u{1}",
        "../", "\u{301}", "𝕏",
    ].map { [UInt8]($0.utf8) }
}
