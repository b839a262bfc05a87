/// How a number is shown, as far as it changes what the number is.
enum NumberFormat: Sendable {
    case plain, percentage, date, time

    /// The formats that every workbook has without naming them.
    init?(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percentage
        case 14...17, 22, 27...31, 36, 50...58: self = .date
        case 18...21, 32...35, 45...47: self = .time
        case 0...49: self = .plain
        default: return nil
        }
    }

    /// What a format's code says: letters of dates count only outside of quotes, brackets and
    /// escapes, so `#,##0.00\ "lei"` is no date and `[$-818]d\ mmmm\ yyyy;@` is one.
    init(code: String) {
        let letters = Self.meaningful(code.utf8)
        func has(_ wanted: String) -> Bool { wanted.utf8.contains { letters.contains($0) } }
        if has("dy") {
            self = .date
        } else if has("hs") || letters.contains(Self.elapsed) {
            self = .time
        } else if has("m") {
            self = .date
        } else if letters.contains(UInt8(ascii: "%")) {
            self = .percentage
        } else {
            self = .plain
        }
    }

    /// Stands for `[h]`, `[mm]`, `[s]`.
    private static let elapsed: UInt8 = 1

    /// The letters of the code's first section, lower case, that are not shown as they are.
    private static func meaningful(_ code: String.UTF8View) -> Set<UInt8> {
        var letters: Set<UInt8> = []
        var rest = code[...]
        scan: while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
            case UInt8(ascii: "["):
                let inside = rest.prefix { $0 != UInt8(ascii: "]") }
                if !inside.isEmpty, inside.allSatisfy({ "hmsHMS".utf8.contains($0) }) {
                    letters.insert(elapsed)
                }
                rest = rest.dropFirst(inside.count + 1)
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
                rest = rest.dropFirst()
            case UInt8(ascii: ";"): break scan
            default:
                if rest.starts(with: "eneral".utf8), byte | 0x20 == UInt8(ascii: "g") {
                    rest = rest.dropFirst(6)
                } else {
                    letters.insert(byte | 0x20 == byte || byte < 0x41 ? byte : byte | 0x20)
                }
            }
        }
        return letters
    }
}
