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

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// A private-use character stands for a value not known yet.
    static func isHole(_ scalar: Unicode.Scalar) -> Bool {
        ("\u{E000}"..."\u{F8FF}").contains(scalar)
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            : scalar.properties.isAlphabetic || isMark(scalar)
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.canonicalCombiningClass != .notReordered
    }
}
