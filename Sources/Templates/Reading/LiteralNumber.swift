internal import Wording

/// A number typed at the beginning of a paragraph, or printed there by its list.
struct LiteralNumber {
    enum Shape: Hashable {
        /// „Art. 5”
        case article
        case annex
        /// `3.`, `3.1.`, `3.1.2`
        case decimals([Int])
        /// `IV.`
        case roman
        /// `a)`, `(1)`, `2)`
        case item
        case bullet
    }

    let shape: Shape
    /// As it stands there; nil for bullets.
    let printed: String?
    /// What follows it.
    let rest: String

    init?(_ text: String) {
        let found =
            Self.bullet(text) ?? Self.annex(text) ?? Self.article(text) ?? Self.decimals(text)
            ?? Self.item(text) ?? Self.roman(text)
        guard let found else { return nil }
        self = found
    }

    private init(_ shape: Shape, _ printed: String?, _ rest: Substring) {
        self.shape = shape
        self.printed = printed
        self.rest = String(rest.drop { $0 == " " || $0 == "\u{A0}" })
    }

    private static func bullet(_ text: String) -> LiteralNumber? {
        let signs: [Character] = ["-", "–", "—", "•", "*", "·", "▪", "●", "o", "\u{F0B7}"]
        guard let first = text.first, signs.contains(first), isSpace(text.dropFirst().first)
        else { return nil }
        return LiteralNumber(.bullet, nil, text.dropFirst())
    }

    // MARK: - Words with a number

    private static func annex(_ text: String) -> LiteralNumber? {
        named(["anexa", "anexă", "приложение", "annex"], .annex, text).map { found in
            LiteralNumber(.annex, found.printed, found.rest)
        }
    }

    private static func article(_ text: String) -> LiteralNumber? {
        named(["articolul", "art", "статья", "article"], .article, text).map { found in
            LiteralNumber(.article, found.digits, found.rest)
        }
    }

    private static func named(
        _ names: [String], _ shape: Shape, _ text: String
    ) -> (printed: String, digits: String, rest: Substring)? {
        let word = text.prefix { $0.isLetter }
        guard names.contains(word.lowercased()) else { return nil }
        var rest = text[word.endIndex...].drop { isSpace($0) || $0 == "." }
        if shape == .annex {
            let sign = rest.prefix { $0.isLetter || $0 == "№" }
            if ["nr", "№", "no"].contains(sign.lowercased()) {
                rest = rest[sign.endIndex...].drop { isSpace($0) || $0 == "." }
            }
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.count) else { return nil }
        let after = rest[digits.endIndex...]
        guard !(after.first?.isLetter ?? false), !startsDecimal(after) else { return nil }
        return (
            String(text[..<digits.endIndex]), String(digits),
            after.drop { ".:–—-".contains($0) || isSpace($0) }
        )
    }

    private static func startsDecimal(_ text: Substring) -> Bool {
        text.first == "." && text.dropFirst().first?.isNumber == true
    }

    // MARK: - Digits and letters

    private static func decimals(_ text: String) -> LiteralNumber? {
        var groups: [Int] = []
        var rest = text[...]
        var endsInStop = false
        while groups.count < 6 {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty else { break }
            guard digits.count <= 3, digits.first != "0", let value = Int(digits), value < 200
            else { return nil }
            groups.append(value)
            rest = rest[digits.endIndex...]
            endsInStop = rest.first == "."
            guard endsInStop else { break }
            rest = rest.dropFirst()
        }
        guard !groups.isEmpty, isSpace(rest.first) else { return nil }
        let printed = String(text[..<rest.startIndex])
        let found = LiteralNumber(.decimals(groups), printed, rest)
        // „2.5 ore” and „15 lei” are no numbers of points.
        let opensSentence = found.rest.first.map { $0.isUppercase || "„«\"".contains($0) } ?? false
        return endsInStop || groups.count > 1 && opensSentence ? found : nil
    }

    private static func item(_ text: String) -> LiteralNumber? {
        let isOpened = text.first == "("
        let inner = (isOpened ? text.dropFirst() : text[...]).prefix {
            $0.isLetter || $0.isNumber
        }
        let rest = text[inner.endIndex...]
        guard (1...4).contains(inner.count), rest.first == ")", isSpace(rest.dropFirst().first)
        else { return nil }
        guard inner.count <= 2 || inner.allSatisfy({ "ivxlcIVXLC".contains($0) }) else {
            return nil
        }
        let printed = String(text[...rest.startIndex])
        return LiteralNumber(.item, printed, rest.dropFirst())
    }

    private static func roman(_ text: String) -> LiteralNumber? {
        let digits = text.prefix { "IVXLC".contains($0) }
        let rest = text[digits.endIndex...]
        guard (1...6).contains(digits.count), rest.first == ".", isSpace(rest.dropFirst().first)
        else { return nil }
        return LiteralNumber(.roman, "\(digits).", rest.dropFirst())
    }

    private static func isSpace(_ character: Character?) -> Bool {
        character == " " || character == "\u{A0}"
    }
}
