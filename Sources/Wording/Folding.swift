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
        let scalars = Composition.composed(text.lowercased()).unicodeScalars.map(folded)
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(scalars.count)
        for (index, scalar) in scalars.enumerated() {
            if Typography.isSpace(scalar) {
                if let last = result.last, last != " " { result.append(" ") }
                continue
            }
            let modern = scalar == "î" && isInside(index, scalars) ? "â" : scalar
            result.append(diacritics && !modern.isASCII ? bare[modern] ?? modern : modern)
        }
        if result.last == " " { result.removeLast() }
        return String(scalars: result)
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

    private static let bare: [Unicode.Scalar: Unicode.Scalar] = {
        let marked = "ăâîșțàáäãåçčćèéêëěğìíïıñńòóôöõøùúûüůýÿšśžźżłđ"
        let plain = "aaistaaaaaccceeeeegiiiinnoooooouuuuuyysszzzld"
        return Dictionary(uniqueKeysWithValues: zip(marked.unicodeScalars, plain.unicodeScalars))
    }()
}
