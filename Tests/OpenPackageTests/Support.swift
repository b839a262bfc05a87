import Diagnostics
import OpenPackage
import Testing

/// Repeatable chance (SplitMix64): a failing round has a number and can be run again.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

extension [UInt8] {
    init(_ text: String) { self = [UInt8](text.utf8) }

    /// Little-endian UTF-16 with its byte order mark, from UTF-8.
    var inUTF16: [UInt8] {
        let units = [UInt16](String(decoding: self, as: UTF8.self).utf16)
        return [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    /// The bytes after a few changes such as a broken transfer, or an attacker, makes.
    func mutated(using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let position = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[position] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: bytes.removeLast(bytes.count - position)
            case 3: bytes.removeSubrange(position..<Swift.min(position + 9, bytes.count))
            default: bytes.insert(contentsOf: bytes[position...].prefix(40), at: position)
            }
        }
        return bytes
    }

    func word(at position: Int) -> Int { Int(self[position]) | Int(self[position + 1]) << 8 }
    func long(at position: Int) -> Int { word(at: position) | word(at: position + 2) << 16 }
}

/// The diagnostic that `body` throws; fails the test when it throws none.
func diagnostic(
    _ body: () throws(Diagnostic) -> some Any, sourceLocation: SourceLocation = #_sourceLocation
) -> Diagnostic? {
    do {
        _ = try body()
        Issue.record("no diagnostic", sourceLocation: sourceLocation)
        return nil
    } catch {
        return error
    }
}

/// Archives written byte by byte, to say what no library would.
struct HandmadeZip {
    struct Entry {
        var name: String
        var bytes: [UInt8] = [1, 2, 3]
        var method = 0
        var flags = 0
        var size: Int?
        var crc = 0x55BC_801D
    }

    var entries: [Entry]

    var bytes: [UInt8] {
        var local: [UInt8] = []
        var central: [UInt8] = []
        for entry in entries {
            let common =
                Self.words(20, entry.flags, entry.method, 0, 0x21)
                + Self.longs(entry.crc, entry.bytes.count, entry.size ?? entry.bytes.count)
                + Self.words(entry.name.utf8.count, 0)
            central += Self.longs(0x0201_4B50) + Self.words(20) + common
            central += Self.words(0, 0, 0) + Self.longs(0, local.count) + [UInt8](entry.name)
            local += Self.longs(0x0403_4B50) + common + [UInt8](entry.name) + entry.bytes
        }
        let count = entries.count
        return local + central + Self.longs(0x0605_4B50) + Self.words(0, 0, count, count)
            + Self.longs(central.count, local.count) + Self.words(0)
    }

    private static func words(_ values: Int...) -> [UInt8] {
        values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private static func longs(_ values: Int...) -> [UInt8] {
        values.flatMap { words($0, $0 >> 16) }
    }
}
