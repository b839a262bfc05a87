internal import Templates
internal import Wording

/// A mention of a numbered part in the text: „art. 8”, „pct. 3.2”, „Anexa nr. 1”.
struct TextReference: Hashable {
    enum Part: Hashable { case article, point, annex }

    let part: Part
    /// Without a final full stop: `8`, `3.2`.
    let number: String
    /// In the folded words.
    let range: Range<Int>
    /// Whether it belongs to an act („art. 14 din Legea …”), not to this document.
    private(set) var isForeign: Bool

    /// The same in a text in which its own begins at `start`.
    func moved(by start: Int) -> TextReference {
        TextReference(
            part: part, number: number,
            range: range.lowerBound + start..<range.upperBound + start, isForeign: isForeign)
    }

    /// All mentions, lists such as „art. 5, 6 și 8” spelled out.
    ///
    /// A number that was an act's stays the act's to the end of its block: „art. 79 din Legea …,
    /// potrivit art. 79 alin. (3)”.
    static func all(in text: FoldedText) -> [TextReference] {
        var found: [TextReference] = []
        text.forEachWordStart(among: markerBeginnings) { index in
            let marker = markers.first {
                $0.word[0] == text.bytes[index] && text.has($0.word, at: index)
            }
            guard let marker else { return }
            found += numbers(after: index..<index + marker.word.count, marker.part, in: text)
        }
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
        var foreign: Set<Named> = []
        for index in found.indices {
            let reference = found[index]
            let named = Named(
                part: reference.part, number: reference.number,
                line: text.line(at: reference.range.lowerBound))
            if reference.isForeign { foreign.insert(named) }
            found[index].isForeign = foreign.contains(named)
        }
        return found
    }

    /// A part as one block names it.
    private struct Named: Hashable {
        let part: Part
        let number: String
        let line: Int
    }

    /// As they begin, in folded spelling; an inflected word goes on up to a space.
    private static let markers: [(part: Part, word: [UInt8])] = [
        (Part.article, ["art.", "articol", "ст.", "стать", "article"]),
        (.point, ["pct.", "punct", "п.", "пункт", "point", "clause"]),
        (.annex, ["anex", "прилож", "annex"]),
    ].flatMap { part, words in words.map { (part, Array($0.utf8)) } }
    private static let markerBeginnings = ByteSet(markers.map { $0.word[0] })

    private static func numbers(after marker: Range<Int>, _ part: Part, in text: FoldedText)
        -> [TextReference]
    {
        var cursor = Cursor(text: text, index: marker.upperBound)
        if text.bytes[marker.upperBound - 1] != UInt8(ascii: ".") { cursor.skipWord() }
        cursor.skipSpaces()
        if part == .annex, !cursor.take(anyOf: ["nr. ", "nr.", ". ", ".", "no. "]) { return [] }
        var numbers: [(text: String, range: Range<Int>)] = []
        while let number = cursor.number() {
            numbers.append(number)
            guard cursor.take(anyOf: [", ", " și ", " и ", " and ", "-"]) else { break }
        }
        let isForeign = cursor.leadsToAct(annex: part == .annex)
        return numbers.map {
            TextReference(part: part, number: $0.text, range: $0.range, isForeign: isForeign)
        }
    }
}

/// Reads on in a folded text.
private struct Cursor {
    let text: FoldedText
    var index: Int

    private var byte: UInt8? { index < text.bytes.count ? text.bytes[index] : nil }

    mutating func skipSpaces() { while byte == UInt8(ascii: " ") { index += 1 } }

    mutating func skipWord() { while let byte, FoldedText.isWord(byte) { index += 1 } }

    mutating func take(anyOf words: [String]) -> Bool {
        for word in words where text.has(Array(word.utf8), at: index) {
            index += word.utf8.count
            return true
        }
        return false
    }

    /// Digits with inner full stops: `3.2`.
    mutating func number() -> (text: String, range: Range<Int>)? {
        let start = index
        while let byte, FoldedText.isDigit(byte) || byte == UInt8(ascii: ".") { index += 1 }
        while index > start, text.bytes[index - 1] == UInt8(ascii: ".") { index -= 1 }
        guard index > start, FoldedText.isDigit(text.bytes[start]), !text.isWord(at: index) else {
            index = start
            return nil
        }
        return (String(decoding: text.bytes[start..<index], as: UTF8.self), start..<index)
    }

    /// Whether what follows the number says of which act it is, past „alin. (2) lit. j)”.
    mutating func leadsToAct(annex: Bool) -> Bool {
        while let word = nextWord() {
            if Self.details.contains(word) || word.utf8.allSatisfy(FoldedText.isDigit)
                || word.utf8.count == 1
            {
                continue
            }
            guard Self.joints.contains(word) || annex && word == "la" else { return false }
            return nextWord().map { next in !Self.own.contains { next.hasPrefix($0) } } ?? false
        }
        return false
    }

    private mutating func nextWord() -> String? {
        while let byte, " ().,-".utf8.contains(byte) { index += 1 }
        let start = index
        skipWord()
        return index > start ? String(decoding: text.bytes[start..<index], as: UTF8.self) : nil
    }

    private static let details: Set<String> = [
        "alin", "lit", "pct", "art", "și", "sau", "и", "ч", "п", "пп", "and", "or", "para", "ind",
    ]
    private static let joints: Set<String> = ["din", "al", "ale", "of", "к", "to"]
    /// Words by which a document names itself.
    private static let own = [
        "prezent", "memorandum", "contract", "acord", "настоящ", "меморандум", "договор", "this",
        "the", "agreement",
    ]
}
