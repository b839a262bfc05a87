internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

/// A value as JSON.
struct JSONText {
    private let value: Value

    init(_ value: Value) { self.value = value }

    /// Keys sorted by their UTF-8 bytes, no white space, numbers in their shortest decimal form.
    var canonical: String { String(decoding: canonicalBytes, as: UTF8.self) }
    var canonicalBytes: [UInt8] { Self.write(value, sorted: true, indent: nil) }

    /// The canonical bytes of a map; the parts that are as in the map before are copied.
    static func canonicalBytes(of map: Value.Map, after pool: Pool<Reuse<Part>>) -> [UInt8] {
        var parts = Reuse(after: pool.take())
        var bytes = [UInt8(ascii: "{")]
        for position in JSONWriter(sorted: true).order(of: map) {
            let (name, value) = (map.names[position], map.values[position])
            let part =
                parts.piece { $0.name.isSpelled(as: name) && $0.value.isSpelled(as: value) }
                ?? Part(name, value)
            parts.add(part)
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            bytes += part.bytes
        }
        pool.give(parts)
        return bytes + [UInt8(ascii: "}")]
    }

    /// An entry of a map.
    struct Part: Sendable {
        fileprivate let name: String
        fileprivate let value: Value
        fileprivate let bytes: [UInt8]

        fileprivate init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
            var writer = JSONWriter(sorted: true)
            writer.writeEntry(name, value, indent: nil)
            bytes = writer.bytes
        }
    }

    /// Keys in order, no white space.
    var compact: String {
        String(decoding: Self.write(value, sorted: false, indent: nil), as: UTF8.self)
    }

    /// Keys in order, two spaces a level, a line feed at the end.
    var readable: String {
        String(decoding: Self.write(value, sorted: false, indent: 0), as: UTF8.self) + "\n"
    }

    private static func write(_ value: Value, sorted: Bool, indent: Int?) -> [UInt8] {
        var writer = JSONWriter(sorted: sorted)
        writer.write(value, indent: indent)
        return writer.bytes
    }

    static func quoted(_ text: String) -> String {
        var writer = JSONWriter(sorted: false)
        writer.writeQuoted(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Appends bytes: building strings out of strings would copy each value once a level.
private struct JSONWriter {
    let sorted: Bool
    private(set) var bytes: [UInt8] = []

    init(sorted: Bool) { self.sorted = sorted }

    mutating func write(_ value: Value, indent: Int?) {
        switch value {
        case .none, .reference, .pageField, .blank, .inline: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .number(let number): bytes += number.description.utf8
        case .text(let text): writeQuoted(text)
        case .date(let date): writeQuoted(date.description)
        case .list(let items):
            writeBrackets("[", "]", indent, items) { $0.write($1, indent: indent.next) }
        case .map(let map):
            writeBrackets("{", "}", indent, order(of: map)) { writer, position in
                writer.writeEntry(map.names[position], map.values[position], indent: indent)
            }
        }
    }

    mutating func writeEntry(_ name: String, _ value: Value, indent: Int?) {
        writeQuoted(name)
        bytes += (indent == nil ? ":" : ": ").utf8
        write(value, indent: indent.next)
    }

    func order(of map: Value.Map) -> [Int] {
        guard sorted else { return Array(map.names.indices) }
        return map.names.indices.sorted {
            map.names[$0].utf8.lexicographicallyPrecedes(map.names[$1].utf8)
        }
    }

    private mutating func writeBrackets<Item>(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ indent: Int?, _ items: [Item],
        each writeItem: (inout JSONWriter, Item) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(indent.next)
            writeItem(&self, item)
        }
        if !items.isEmpty { breakLine(indent) }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func breakLine(_ indent: Int?) {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * indent)
    }

    mutating func writeQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.needsEscapes {
            for byte in text.utf8 { writeEscaped(byte) }
        } else {
            bytes += text.utf8
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes += #"\""#.utf8
        case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
        case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
        case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
        case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
        case 0..<0x20:
            let hex = String(byte, radix: 16)
            bytes += (#"\u"# + String(repeating: "0", count: 4 - hex.count) + hex).utf8
        default: bytes.append(byte)
        }
    }
}

extension String {
    /// Whether it holds what JSON strings do not; most texts are copied whole.
    fileprivate var needsEscapes: Bool {
        let bytes = utf8Span.span
        return bytes.indices.contains { index in
            let byte = bytes[index]
            return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        }
    }
}

extension Int? {
    fileprivate var next: Int? { map { $0 + 1 } }
}
