/// Characters of typesetting, and what kind a character is.
public enum Typography {
    /// U+00A0.
    public static let noBreakSpace = "\u{A0}"
    /// U+2011, a hyphen at which no line breaks.
    public static let noBreakHyphen = "\u{2011}"
    /// U+2212.
    static let minus = "\u{2212}"

    /// Spaces that stand within a line: plain, no-break and narrow no-break.
    static func isSpaceInLine(_ character: Character) -> Bool {
        character == " " || character == "\u{A0}" || character == "\u{202F}"
    }

    /// Unicode's White_Space, as a list: it is asked for every letter of a text.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
            0x205F, 0x3000:
            true
        default: false
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// A private-use character stands for a value not known yet.
    static func isHole(_ scalar: Unicode.Scalar) -> Bool {
        ("\u{E000}"..."\u{F8FF}").contains(scalar)
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x80: ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        // Latin and Cyrillic letters, nearly all that are met beyond ASCII.
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x400...0x481: true
        default: scalar.properties.isAlphabetic || isMark(scalar)
        }
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.canonicalCombiningClass != .notReordered
    }
}
