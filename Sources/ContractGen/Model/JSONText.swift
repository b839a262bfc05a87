internal import FoundationEssentials
internal import Templates
internal import Wording

/// A value as JSON.
struct JSONText {
    private let value: Value

    init(_ value: Value) { self.value = value }

    /// Keys sorted by their UTF-8 bytes, no white space, numbers in their shortest decimal form.
    var canonical: String { Self.write(value, sorted: true, indent: nil) }

    /// Keys in order, two spaces a level, a line feed at the end.
    var readable: String { Self.write(value, sorted: false, indent: 0) + "\n" }

    private static func write(_ value: Value, sorted: Bool, indent: Int?) -> String {
        switch value {
        case .none, .reference, .pageField, .blank: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        case .text(let text): quoted(text)
        case .date(let date): quoted(date.description)
        case .list(let items):
            brackets("[", "]", indent, items.map { write($0, sorted: sorted, indent: indent.next) })
        case .map(let map):
            brackets(
                "{", "}", indent,
                (sorted
                    ? map.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } : map.names)
                    .map { name in
                        quoted(name) + (indent == nil ? ":" : ": ")
                            + write(map[name] ?? .none, sorted: sorted, indent: indent.next)
                    })
        }
    }

    private static func brackets(
        _ open: String, _ close: String, _ indent: Int?, _ items: [String]
    ) -> String {
        guard let indent, !items.isEmpty else {
            return open + items.joined(separator: ",") + close
        }
        let inner = "\n" + String(repeating: "  ", count: indent + 1)
        let outer = "\n" + String(repeating: "  ", count: indent)
        return open + inner + items.joined(separator: "," + inner) + outer + close
    }

    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

extension Int? {
    fileprivate var next: Int? { map { $0 + 1 } }
}
