internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

// Sums that stand in figures and in words.
extension RuleSubject {
    /// `words_match_figures()`: the pairs „1 500,00 lei (o mie cinci sute de lei)” whose words are
    /// not those of the sum, in the document's language; in a table also a cell that holds only a
    /// sum, followed by one that holds only words. Case, kinds of spaces, â or î and cedilla or
    /// comma do not matter.
    func wordsMatchFigures() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let reader = SumReader.of(language)
        return view.blocks.indices.flatMap { index in
            reader.mismatches(in: view.blocks[index]).map {
                .wordsDiffer($0, at: view.place(ofBlock: index, at: $0.offset))
            }
        }
    }
}

/// A sum whose words are not its own.
private struct SumMismatch {
    let figures: String
    /// Where the figures stand in the block's text, in bytes.
    let offset: Int
    let words: String
    /// nil for a sum with parts of the hundredth.
    let expected: String?

    init(_ figures: Substring, words: Substring, expected: String?) {
        self.figures = String(figures)
        offset = figures.byteOffset
        self.words = String(words)
        self.expected = expected
    }
}

/// Finds sums in figures beside sums in words.
private struct SumReader: Sendable {
    private let language: DocumentLanguage
    /// „lei”, „MDL”, longest first.
    private let units: [(name: String, currency: Currency)]
    /// Forms of the currencies' nouns, without diacritics, so that a slip is still taken for words.
    private let nouns: [String: Currency]
    /// Words that numbers are made of, without diacritics.
    private let numberWords: Set<String>

    init(_ language: DocumentLanguage) {
        self.language = language
        var nouns: [String: Currency] = [:]
        var units: [(name: String, currency: Currency)] = []
        for currency in Currency.allCases {
            let noun = currency.majorUnit(language)
            let forms = Set(PluralForm.allCases.map(noun.form))
            for form in forms { nouns[Folding.key(form, diacritics: true)] = currency }
            units += (forms + [currency.rawValue]).map { ($0, currency) }
        }
        self.nouns = nouns
        self.units = units.sorted { ($1.name.count, $0.name) < ($0.name.count, $1.name) }
        numberWords = Self.numberWords(language)
    }

    /// The reader of a language; its tables are made once.
    static func of(_ language: DocumentLanguage) -> SumReader {
        switch language {
        case .ro: ro
        case .ru: ru
        case .en: en
        }
    }

    private static let ro = SumReader(.ro)
    private static let ru = SumReader(.ru)
    private static let en = SumReader(.en)

    private static func numberWords(_ language: DocumentLanguage) -> Set<String> {
        let large = [1000, 1_000_000, 1_000_000_000].flatMap { [$0, 2 * $0, 5 * $0] }
        // English joins tens and units into one word; elsewhere one compound shows all there is.
        let small =
            language == .en
            ? Array(0...99) : Array(0...21) + stride(from: 30, to: 100, by: 10)
        let numbers = small + (1...9).map { $0 * 100 } + large
        let texts = Gender.allCases.flatMap { gender in
            numbers.map { language.cardinal($0, gender: gender) }
        }
        return Set(
            texts.flatMap {
                Folding.key($0, diacritics: true).split(separator: " ").map(String.init)
            })
    }

    func mismatches(in block: Draft.Block) -> [SumMismatch] {
        (bracketPairs(in: block.text) + cellPairs(in: block.cells)).compactMap(mismatch)
    }

    // MARK: - Pairs

    /// A unit that stands behind the words is not among them.
    private typealias Pair = (sum: Sum, words: Substring, unitBehind: Currency?)

    /// „figures (words)”, or „100 (o sută) de lei”
    private func bracketPairs(in text: String) -> [Pair] {
        var pairs: [Pair] = []
        let utf8 = text.utf8
        var start = utf8.startIndex
        while let open = utf8[start...].firstIndex(of: UInt8(ascii: "(")) {
            start = utf8.index(after: open)
            guard mayEndWithSum(utf8[..<open]) else { continue }
            guard let close = utf8[start...].firstIndex(of: UInt8(ascii: ")")) else { break }
            let words = text[start..<close]
            guard mayBeWords(words), let sum = sum(endOf: text[..<open]) else { continue }
            if sum.currency != nil {
                pairs.append((sum, words, nil))
            } else if let unit = unit(beginning: text[close...].dropFirst()) {
                pairs.append((sum, words, unit))
            }
        }
        return pairs
    }

    /// A cell that is a sum, and the cell after it.
    private func cellPairs(in cells: [Substring]) -> [Pair] {
        zip(cells, cells.dropFirst()).compactMap { cell, next in
            guard cell.utf8.count <= Self.longestSum, mayEndWithSum(cell.utf8), mayBeWords(next),
                let sum = sum(endOf: cell), sum.isWhole
            else { return nil }
            return (sum, next, nil)
        }
    }

    /// In bytes, with the currency and „de”.
    private static let longestSum = 80

    /// Whether a digit stands near the end: a cheap look that settles most texts.
    private func mayEndWithSum(_ text: Substring.UTF8View) -> Bool {
        text.suffix(Self.longestSum).contains(where: FoldedText.isDigit)
    }

    /// Whether there is something, and no digit in it.
    private func mayBeWords(_ text: Substring) -> Bool {
        !text.isEmpty && !text.utf8.contains(where: FoldedText.isDigit)
    }

    /// nil when the words are those of the sum, or are no sum in words.
    private func mismatch(_ pair: Pair) -> SumMismatch? {
        if let unit = pair.unitBehind { return mismatch(pair.sum, pair.words, before: unit) }
        let words = Folding.key(String(pair.words))
        let tokens = Folding.key(words, diacritics: true).split(separator: " ").map(String.init)
        let noun = tokens.compactMap { nouns[$0] }.first
        guard let currency = pair.sum.currency ?? noun, isSum(tokens, hasNoun: noun != nil) else {
            return nil
        }
        let expected = pair.sum.minorUnits.map { language.moneyInWords($0, currency) }
        if let expected, Folding.key(expected) == words { return nil }
        return SumMismatch(pair.sum.printed, words: pair.words, expected: expected)
    }

    /// The unit a text begins with: „ de lei”.
    private func unit(beginning text: Substring) -> Currency? {
        let words = text.prefix(24).split { !$0.isLetter }.filter { $0.lowercased() != "de" }
        guard let word = words.first else { return nil }
        return nouns[Folding.key(String(word), diacritics: true)]
            ?? Currency(rawValue: word.uppercased())
    }

    /// „100 000 (una sută mii) lei” is how many write it: only the number itself has to agree.
    private func mismatch(_ sum: Sum, _ words: Substring, before unit: Currency) -> SumMismatch? {
        guard let expected = sum.minorUnits.map({ language.moneyInWords($0, unit) }),
            let found = number(in: words), let meant = number(in: expected[...])
        else { return nil }
        guard found != meant else { return nil }
        return SumMismatch(sum.printed, words: words, expected: expected)
    }

    /// The words of a number up to its unit, in one spelling; nil when there are others.
    private func number(in text: Substring) -> [String]? {
        let words = Folding.key(String(text), diacritics: true)
            .split { !$0.isLetter && $0 != "-" }.map { $0 == "una" ? "o" : String($0) }
        let number = words.prefix { nouns[$0] == nil }.filter { $0 != "de" }
        return number.isEmpty || !number.allSatisfy(numberWords.contains) ? nil : number
    }

    /// Whether words mean a sum: letters only, some of them numbers, and a currency or mostly
    /// numbers.
    private func isSum(_ tokens: [String], hasNoun: Bool) -> Bool {
        guard tokens.allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "-" } }) else {
            return false
        }
        let numbers = tokens.count(where: numberWords.contains)
        return numbers > 0 && (hasNoun || numbers * 2 > tokens.count)
    }

    // MARK: - Figures

    private struct Sum {
        let printed: Substring
        let value: Decimal
        let currency: Currency?
        /// Whether nothing stands before it.
        let isWhole: Bool

        var minorUnits: Int? { StrictDecimal.int(exactly: value * 100) }
    }

    /// The sum at the end of a text: „… 1 500,00 lei”, “… MDL 1,500.00”, „… 1 500 de lei”.
    private func sum(endOf text: Substring) -> Sum? {
        let text = text.trimmed
        let unit = units.first { text.endsWithWord($0.name) }
        var before = unit.map { text.dropLast($0.name.count).trimmed } ?? text
        if unit != nil, before.endsWithWord("de") { before = before.dropLast(2).trimmed }
        guard let (figures, value) = figures(endOf: before) else { return nil }
        let rest = before[..<figures.startIndex].trimmed
        let leading = unit == nil ? units.first { rest.endsWithWord($0.name) } : nil
        let start = leading.map { rest.dropLast($0.name.count).endIndex } ?? figures.startIndex
        return Sum(
            printed: text[start..<text.endIndex], value: value,
            currency: (unit ?? leading)?.currency, isWhole: text[..<start].trimmed.isEmpty)
    }

    /// The longest number that the text ends with.
    private func figures(endOf text: Substring) -> (Substring, Decimal)? {
        var start = text.endIndex
        while start > text.startIndex, isFigure(text[text.index(before: start)]) {
            start = text.index(before: start)
        }
        var rest = text[start...].drop { !$0.isNumber }
        while !rest.isEmpty {
            if let value = language.decimal(fromFigures: plain(rest)) { return (rest, value) }
            rest = rest.drop { $0.isNumber }.drop { !$0.isNumber }
        }
        return nil
    }

    private func isFigure(_ character: Character) -> Bool {
        character.isASCIIDigit || character == "," || character == "."
            || language != .en && character.isWhitespace && !character.isNewline
    }

    /// Points between groups, as some write them in Romanian and Russian, are spaces.
    private func plain(_ figures: Substring) -> String {
        language == .en ? String(figures) : String(figures.map { $0 == "." ? " " : $0 })
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// Case does not matter.
    fileprivate func endsWithWord(_ word: String) -> Bool {
        guard suffix(word.count).lowercased() == word.lowercased() else { return false }
        return dropLast(word.count).last.map { !$0.isLetter } ?? true
    }
}

extension Finding.Problem {
    fileprivate static func wordsDiffer(_ sum: SumMismatch, at place: Finding.Place) -> Self {
        let (figures, words) = (sum.figures, sum.words)
        guard let expected = sum.expected else {
            return Self(
                LocalText(
                    ro:
                        "„\(figures)” nu este o sumă întreagă de bani, dar are în litere „\(words)”",
                    ru: "„\(figures)” не целое число копеек, а прописью – „\(words)”",
                    en: "“\(figures)” has parts of the hundredth, yet stands in words as “\(words)”"
                ),
                at: place)
        }
        return Self(
            LocalText(
                ro: "„\(figures)” are în litere „\(words)”, nu „\(expected)”",
                ru: "„\(figures)” прописью – „\(words)”, а не „\(expected)”",
                en: "“\(figures)” stands in words as “\(words)”, not “\(expected)”"), at: place)
    }
}
