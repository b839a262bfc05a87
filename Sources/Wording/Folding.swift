/// Keys that make spellings of the same words equal, for searching and matching; never for output.
public enum Folding {
    /// The key of a text.
    ///
    /// Lower case, composed letters; ş and ţ as ș and ț; î within a word as â („Hotărîrea” is
    /// „hotărârea”); ё as е; all quotation marks as `"`, hyphens and dashes as `-`; one plain space
    /// for each run of spaces, none at the ends.
    ///
    /// - Parameter diacritics: Whether letters also lose their marks: „Chișinău” is `chisinau`; й
    ///   stays й, since it is a letter of its own.
    public static func key(_ text: String, diacritics: Bool = false) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return key(ofASCII: text) }
        let scalars = lowered(text)
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for (index, scalar) in scalars.enumerated() {
            if Typography.isSpace(scalar) {
                appendSpace(to: &result)
            } else if scalar.isASCII {
                result.append(UInt8(scalar.value))
            } else {
                let modern = scalar == "î" && isInside(index, scalars) ? "â" : scalar
                result += (diacritics ? bare(modern) : modern).utf8
            }
        }
        if result.last == space { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    private static func key(ofASCII text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x09...0x0D, 0x20: appendSpace(to: &result)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
            default: result.append(byte)
            }
        }
        if result.last == space { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    private static func appendSpace(to key: inout [UInt8]) {
        if let last = key.last, last != space { key.append(space) }
    }

    private static let space = UInt8(ascii: " ")

    /// The text's letters composed, in lower case and folded one by one.
    private static func lowered(_ text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let lower = lowered(scalar) else {
                return Composition.composed(text.lowercased()).unicodeScalars.map(folded)
            }
            scalars.append(lower.isASCII ? lower : folded(lower))
        }
        return scalars
    }

    /// The lower case of what Romanian, Russian and English are written with, nearly all texts: of
    /// single scalars, none of which is a mark. For others, nil: Unicode has to tell.
    static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let step: UInt32 =
            switch scalar.value {
            case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x410...0x42F: 0x20
            case 0x102, 0x15E, 0x162, 0x218, 0x21A: 1
            case 0x401: 0x50
            default: 0
            }
        let isKnown =
            switch scalar.value {
            case ..<0x100, 0x103, 0x15F, 0x163, 0x219, 0x21B, 0x430...0x44F, 0x451,
                0x2000...0x206F, 0x20AC, 0x2116:
                true
            default: step > 0
            }
        return isKnown ? Unicode.Scalar(scalar.value + step) : nil
    }

    /// Whether letters stand on both sides.
    private static func isInside(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        index > 0 && Typography.isLetter(scalars[index - 1])
            && index + 1 < scalars.count && Typography.isLetter(scalars[index + 1])
    }

    /// ş and ţ with cedilla as the Romanian letters with comma below, other scalars as they are.
    static func commaBelow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{15E}": "\u{218}"
        case "\u{15F}": "\u{219}"
        case "\u{162}": "\u{21A}"
        case "\u{163}": "\u{21B}"
        default: scalar
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "„", "“", "”", "‟", "«", "»", "″": "\""
        case "‘", "’", "‚", "‛": "'"
        case "‐", "\u{2011}", "‒", "–", "—", "―", "\u{2212}": "-"
        case "ё": "е"
        default: commaBelow(scalar)
        }
    }

    /// A letter without its marks.
    private static func bare(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        switch letter {
        case "ă", "â": "a"
        case "î": "i"
        case "ș": "s"
        case "ț": "t"
        case "а"..."я": letter
        default: bareLetters[letter] ?? letter
        }
    }

    private static let bareLetters: [Unicode.Scalar: Unicode.Scalar] = {
        let marked = "ăâîșțàáäãåçčćèéêëěğìíïıñńòóôöõøùúûüůýÿšśžźżłđ"
        let plain = "aaistaaaaaccceeeeegiiiinnoooooouuuuuyysszzzld"
        return Dictionary(uniqueKeysWithValues: zip(marked.unicodeScalars, plain.unicodeScalars))
    }()
}
