internal import Diagnostics
internal import Templates
internal import Wording

// Sums of money in the text.
extension RuleSubject {
    /// `amounts_found([clauses])`: a number with a currency after or before it („500 de lei”,
    /// „EUR 3 375 000”), outside the given clauses.
    func amountsFound(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let skipped = Set(try call.texts("clauses"))
        return view.readings.indices.flatMap { block -> [Finding.Problem] in
            let reading = view.readings[block]
            guard !reading.amounts.isEmpty else { return [] }
            if let clause = view.clause(ofBlock: block), skipped.contains(clause) { return [] }
            return reading.amounts.map { range in
                .amountFound(
                    reading.original(range),
                    at: view.place(ofBlock: block, at: reading.words.origin(of: range.lowerBound)))
            }
        }
    }
}

/// Finds numbers that stand beside a currency.
struct AmountFinder {
    private let text: FoldedText

    init(_ text: FoldedText) { self.text = text }

    private static let currencies = [
        "lei", "leu", "mdl", "eur", "euro", "usd", "ron", "dolari", "€", "$", "леев", "лей", "лея",
        "евро", "долларов", "долл", "dollars",
    ].map { Array($0.utf8) }
    private static let between = [
        "de", "mii", "mie", "mil", "milioane", "milion", "miliarde", "тысяч", "тыс", "млн",
        "миллионов", "thousand", "million",
    ].map { Array($0.utf8) }
    /// What needs no word's end after it.
    private static let signs = ["€", "$"].map { Array($0.utf8) }
    /// Within a number.
    private static let joints = ByteSet(" .,".utf8)
    /// Between a number and its currency.
    private static let gaps = ByteSet(" .(".utf8)

    func amounts() -> [Range<Int>] {
        var found: [Range<Int>] = []
        for number in text.numbers where number.lowerBound >= found.last?.upperBound ?? 0 {
            let whole = grouped(from: number)
            let range = withCurrencyAfter(whole) ?? withCurrencyBefore(whole)
            if let range { found.append(range) }
        }
        return found
    }

    /// The number with its further groups and decimals: `3 375 000,50`.
    private func grouped(from number: Range<Int>) -> Range<Int> {
        var end = number.upperBound
        while end + 1 < text.bytes.count, Self.joints.contains(text.bytes[end]),
            FoldedText.isDigit(text.bytes[end + 1])
        {
            end += 1
            while end < text.bytes.count, FoldedText.isDigit(text.bytes[end]) { end += 1 }
        }
        return number.lowerBound..<end
    }

    private func withCurrencyAfter(_ number: Range<Int>) -> Range<Int>? {
        var end = number.upperBound
        for _ in 0..<4 {
            let start = skippingSpaces(from: end)
            if let currency = word(among: Self.currencies, at: start) {
                return number.lowerBound..<currency.upperBound
            }
            guard let filler = word(among: Self.between, at: start) else { return nil }
            end = filler.upperBound
        }
        return nil
    }

    private func withCurrencyBefore(_ number: Range<Int>) -> Range<Int>? {
        var end = number.lowerBound
        while end > 0, text.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        for currency in Self.currencies {
            let start = end - currency.count
            guard text.has(currency, at: start), !isJoined(currency, at: start) else { continue }
            return start..<number.upperBound
        }
        return nil
    }

    private func isJoined(_ word: [UInt8], at start: Int) -> Bool {
        FoldedText.isWord(word[0]) && word[0] < 0x80 && text.isWord(at: start - 1)
    }

    private func skippingSpaces(from index: Int) -> Int {
        var index = index
        while index < text.bytes.count, Self.gaps.contains(text.bytes[index]) { index += 1 }
        return index
    }

    private func word(among words: [[UInt8]], at start: Int) -> Range<Int>? {
        for word in words where text.has(word, at: start) {
            let end = start + word.count
            if Self.signs.contains(word) || !text.isWord(at: end) { return start..<end }
        }
        return nil
    }
}

extension Finding.Problem {
    fileprivate static func amountFound(_ amount: String, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "apare suma „\(amount)”", ru: "указана сумма „\(amount)”",
                en: "the amount “\(amount)” stands there"), at: place)
    }
}
