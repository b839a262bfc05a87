/// A lower-case word of at most eight letters, which is looked up faster than a string.
private struct ShortWord: Hashable, Sendable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    /// nil for a longer word, and for one with letters that no abbreviation has.
    init?(_ word: some Collection<Unicode.Scalar>) {
        guard word.count <= 8 else { return nil }
        for scalar in word {
            guard let small = Self.lowercase(scalar) else { return nil }
            high = high << 16 | low >> 48
            low = low << 16 | UInt64(small)
        }
    }

    private static func lowercase(_ scalar: Unicode.Scalar) -> UInt16? {
        if scalar.isASCII {
            let isCapital = 0x41...0x5A ~= scalar.value
            return UInt16(scalar.value | (isCapital ? 0x20 : 0))
        }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        guard small.count == 1, let only = small.first, only.value <= 0xFFFF else { return nil }
        return UInt16(only.value)
    }
}

extension DocumentLanguage {
    /// Makes the spaces that must not end a line no-break spaces.
    func joinWords(in text: inout [Unicode.Scalar]) {
        let joints = Joints.of(self)
        for index in text.indices where text[index] == " " {
            if joints.join(text[..<index], text[(index + 1)...]) { text[index] = "\u{A0}" }
        }
    }
}

/// Words that belong to what follows: „nr.”.
private struct Abbreviations: Sendable {
    private let pointed: Set<ShortWord>
    /// So few that looking at each costs less than hashing.
    private let plain: [ShortWord]
    private let firstLetters: [Unicode.Scalar]

    init(_ words: [String]) {
        let plain = words.filter { $0.last != "." }
        pointed = Set(words.compactMap { ShortWord($0.unicodeScalars) })
        self.plain = plain.compactMap { ShortWord($0.unicodeScalars) }
        firstLetters = plain.compactMap(\.unicodeScalars.first)
    }

    func contains(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = word.first, let last = word.last else { return false }
        if last == "." { return ShortWord(word).map(pointed.contains) ?? false }
        let isCapital = ("A"..."Z").contains(first)
        let letter = isCapital ? Unicode.Scalar(UInt8(first.value) | 0x20) : first
        guard firstLetters.contains(letter), let key = ShortWord(word) else { return false }
        return plain.contains(key)
    }
}

/// Which words of one language stay on one line.
private struct Joints: Sendable {
    let abbreviations: Abbreviations
    /// Words and signs that belong to the number before them: „zile”.
    let units: Set<String>
    let hasDe: Bool

    typealias Slice = ArraySlice<Unicode.Scalar>

    /// Whether the text before a space and that after it belong together.
    func join(_ before: Slice, _ after: Slice) -> Bool {
        guard let last = before.last, let next = after.first, !Typography.isSpace(next) else {
            // The space that ends a text joins what will follow it.
            return after.isEmpty && isAbbreviation(word(endingAt: before), after: before)
        }
        if isNumber(last) {
            return isUnit(after) || (Typography.isDigit(next) && isGroup(before, after))
        }
        let word = word(endingAt: before)
        if isNumber(next), Self.codes.contains(lowercased(word)) { return true }
        return isAbbreviation(word, after: before) || areInitials(word, next)
    }

    private func isNumber(_ scalar: Unicode.Scalar) -> Bool {
        Typography.isDigit(scalar) || Typography.isHole(scalar)
    }

    private func word(endingAt before: Slice) -> Slice {
        before.suffix { !Typography.isSpace($0) }.drop(while: isOpener)
    }

    /// What may stand before a word without belonging to it.
    private func isOpener(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", "[", "{", "„", "«", "“", "‘", "\"", "/", "–", "—": true
        default: false
        }
    }

    /// An abbreviation, unless it is the unit of a number before it («2026 г.»).
    ///
    /// - Parameter before: all that precedes the word's end, the word included.
    private func isAbbreviation(_ word: Slice, after before: Slice) -> Bool {
        guard abbreviations.contains(word) else { return false }
        let preceding = before[..<word.startIndex]
        guard let space = preceding.last, Typography.isSpace(space),
            let number = preceding.dropLast().last, isNumber(number)
        else { return true }
        return !isUnit(word)
    }

    /// A unit, in Romanian also after „de”.
    private func isUnit(_ after: Slice) -> Bool {
        let sign = after.prefix { Typography.isLetter($0) || "%‰°€²³".unicodeScalars.contains($0) }
        let name = lowercased(sign)
        let rest = after[sign.endIndex...]
        if hasDe, name == "de", let space = rest.first, Typography.isSpace(space) {
            return isUnit(rest.dropFirst())
        }
        return units.contains(name) && !(rest.first.map(isNumber) ?? false)
    }

    /// One to three digits before the space and exactly three after it.
    private func isGroup(_ before: Slice, _ after: Slice) -> Bool {
        let left = before.suffix(while: Typography.isDigit)
        let right = after.prefix(while: Typography.isDigit)
        return (1...3).contains(left.count) && right.count == 3
            && !(before[..<left.startIndex].last.map(isInWord) ?? false)
            && !(after[right.endIndex...].first.map(isInWord) ?? false)
    }

    private func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        isNumber(scalar) || Typography.isLetter(scalar)
    }

    /// „I. Popescu”, „A.O. «Nume»”: capital letters with points before a capital or a quote.
    private func areInitials(_ word: Slice, _ next: Unicode.Scalar) -> Bool {
        guard word.last == ".", word.count.isMultiple(of: 2) else { return false }
        let areInitials = word.enumerated().allSatisfy { offset, scalar in
            offset.isMultiple(of: 2) ? scalar.properties.isUppercase : scalar == "."
        }
        return areInitials
            && (next.properties.isUppercase || Typography.isHole(next)
                || "„«“\"".unicodeScalars.contains(next))
    }

    private static let codes: Set<String> = ["mdl", "eur", "ron", "usd"]

    static func of(_ language: DocumentLanguage) -> Joints {
        switch language {
        case .ro: ro
        case .ru: ru
        case .en: en
        }
    }

    private static let ro = Joints(
        abbreviations: Abbreviations([
            "nr.", "art.", "alin.", "lit.", "pct.", "subpct.", "cap.", "secț.", "str.", "bd.",
            "bl.",
            "ap.", "sc.", "et.", "mun.", "or.", "r.", "mr.", "s.", "com.", "p.", "pag.", "dr.",
            "dl",
            "dna",
            "dlui", "dnei", "tel.", "ord.", "hot.", "§", "№",
        ]),
        units: signs.union([
            "lei", "leu", "bani", "ban", "euro", "cenți", "mii", "mil", "mld", "milioane",
            "miliarde",
        ]).union(nouns(.ro)),
        hasDe: true)
    private static let ru = Joints(
        abbreviations: Abbreviations([
            "№", "§", "ст.", "п.", "пп.", "подп.", "ч.", "абз.", "гл.", "разд.", "г.", "мун.", "с.",
            "р.", "ул.", "бул.", "пр.", "пер.", "д.", "кв.", "оф.", "тел.", "стр.", "др.",
        ]),
        units: signs.union([
            "леев", "лея", "лей", "банов", "бана", "бан", "евро", "тыс", "млн", "млрд", "тысяч",
            "миллион", "миллиона", "миллионов", "г", "гг", "м", "м²", "м³", "км", "км²", "см",
            "мм", "кг", "л", "га", "руб",
        ]).union(nouns(.ru)),
        hasDe: false)
    private static let en = Joints(
        abbreviations: Abbreviations([
            "no.", "nos.", "art.", "arts.", "para.", "paras.", "p.", "pp.", "sec.", "ch.", "cl.",
            "st.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "tel.", "§",
        ]),
        units: signs.union([
            "lei", "leu", "bani", "ban", "euro", "euros", "cents", "thousand", "million", "billion",
        ]).union(nouns(.en)),
        hasDe: false)

    private static let signs: Set<String> = [
        "%", "‰", "€", "°", "°c", "mdl", "eur", "ron", "usd", "m", "m²", "m³", "km", "km²", "cm",
        "mm", "kg", "g", "l", "ml", "ha", "h", "min", "kwh", "kw",
    ]

    /// The first words of the common nouns' forms.
    private static func nouns(_ language: DocumentLanguage) -> Set<String> {
        var words: Set<String> = []
        for noun in Noun.commonKeys.compactMap({ Noun.common($0, language) }) {
            words.formUnion(
                PluralForm.allCases.compactMap { noun.form($0).split(separator: " ").first }
                    .map(String.init))
        }
        return words
    }
}
