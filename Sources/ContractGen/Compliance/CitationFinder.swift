internal import Wording

/// Finds acts cited in a folded text: each number in the text is looked up among the acts'
/// patterns, so that the register's size hardly matters.
struct CitationFinder: Sendable {
    struct Match: Hashable, Sendable {
        /// The index of the act in the register.
        let act: Int
        /// In the folded text, from the pattern's first letter to its last.
        let range: Range<Int>
    }

    private let byNumber: [CitedNumber: [CitationPattern]]
    /// By the byte they begin with.
    private let withoutNumber: [UInt8: [CitationPattern]]
    private let beginnings: ByteSet
    /// The beginnings of the patterns of each kind, by which a citation is told from its neighbour.
    private let heads: [Act.Kind: [Needle]]

    init(_ acts: [Act], patterns: [Act.Kind: [String]]) {
        var byNumber: [CitedNumber: [CitationPattern]] = [:]
        var withoutNumber: [UInt8: [CitationPattern]] = [:]
        // The patterns of a kind are folded once; an act's number and year need no folding.
        let folder = TextFolder(droppingDiacritics: true)
        let folded = patterns.mapValues { $0.map { folder.folding($0) } }
        for (index, act) in acts.enumerated() {
            let own = act.citedAs.map { folder.folding($0) }
            for text in (folded[act.type] ?? []).flatMap({ act.spelled($0, folder) }) + own {
                let pattern = CitationPattern(text, act: index, kind: act.type, number: act.number)
                if pattern.anchor != nil {
                    guard let number = CitedNumber(Array(act.number.utf8)[...]) else { continue }
                    byNumber[number, default: []].append(pattern)
                } else if let first = pattern.segments.first?.bytes.first {
                    withoutNumber[first, default: []].append(pattern)
                }
            }
        }
        self.byNumber = byNumber
        self.withoutNumber = withoutNumber
        beginnings = ByteSet(withoutNumber.keys)
        heads = patterns.mapValues { Set($0.compactMap(CitationPattern.head)).map(Needle.init) }
    }

    /// The citations in order; where two patterns find the same one, it counts once.
    func matches(in text: FoldedText) -> [Match] {
        var found: [Match] = []
        for number in text.numbers {
            guard let digits = CitedNumber(text.bytes[number]) else { continue }
            for pattern in byNumber[digits] ?? [] {
                guard let range = pattern.range(around: number, in: text),
                    !isOfAnotherKind(pattern.kind, from: range.lowerBound, to: number, in: text),
                    !found.suffix(8).contains(where: {
                        $0.act == pattern.act && $0.range.contains(number.lowerBound)
                    })
                else { continue }
                found.append(Match(act: pattern.act, range: range))
            }
        }
        text.forEachWordStart(among: beginnings) { index in
            for pattern in withoutNumber[text.bytes[index]] ?? [] {
                guard let range = pattern.range(from: index, in: text) else { continue }
                found.append(Match(act: pattern.act, range: range))
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether an act of another kind is named between the pattern's beginning and its number, as
    /// in „Legea nr. 123/2010 și HG nr. 55/2012”.
    private func isOfAnotherKind(
        _ kind: Act.Kind, from start: Int, to number: Range<Int>, in text: FoldedText
    ) -> Bool {
        guard let year = text.lastYear(in: start..<number.lowerBound) else { return false }
        return heads.contains { other, heads in
            other != kind
                && heads.contains { head in
                    text.ranges(of: head, in: year..<number.lowerBound)
                        .contains { !text.isWord(at: $0.lowerBound - 1) }
                }
        }
    }
}

/// The digits of a number as a key: `0133` is not `133`. No act's number is longer than 18 digits.
private struct CitedNumber: Hashable, Sendable {
    private let value: Int
    private let length: Int

    init?(_ digits: ArraySlice<UInt8>) {
        guard (1...18).contains(digits.count), digits.allSatisfy(FoldedText.isDigit) else {
            return nil
        }
        value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        length = digits.count
    }
}

/// A way to cite one act, cut at the gaps: `leg* 133/2011` is „leg”, a gap, „133/2011”.
struct CitationPattern: Sendable {
    let act: Int
    let kind: Act.Kind
    let segments: [Segment]
    /// The segment that holds the act's number, and where in it.
    let anchor: (segment: Int, offset: Int)?

    struct Segment: Sendable {
        let bytes: [UInt8]
        /// Whether a word has to begin, or to end, there.
        let beginsWord: Bool
        let endsWord: Bool

        func stands(at start: Int, in text: FoldedText) -> Bool {
            let end = start + bytes.count
            return text.has(bytes, at: start) && !text.splitsNumber(start..<end)
                && !(beginsWord && text.isWord(at: start - 1))
                && !(endsWord && text.isWord(at: end))
        }
    }

    /// How much a gap may take, in bytes of the folded text.
    static let longestGap = 80

    /// - Parameter pattern: Folded.
    init(_ pattern: [UInt8], act: Int, kind: Act.Kind, number: String) {
        self.act = act
        self.kind = kind
        let space = UInt8(ascii: " ")
        segments = pattern.split(separator: UInt8(ascii: "*")).enumerated().map { index, piece in
            var bytes = piece
            let (beginsWord, endsWord) = (bytes.first == space, bytes.last == space)
            if beginsWord { bytes.removeFirst() }
            if endsWord, !bytes.isEmpty { bytes.removeLast() }
            return Segment(
                bytes: Array(bytes), beginsWord: index == 0 || beginsWord, endsWord: endsWord)
        }
        let digits = Array(number.utf8)
        anchor =
            segments.enumerated().lazy.compactMap { index, segment in
                segment.bytes.position(of: digits).map { (index, $0) }
            }.first
    }

    /// The pattern's beginning up to its first gap.
    static func head(_ pattern: String) -> [UInt8]? {
        guard let end = pattern.firstIndex(of: "*"), pattern.first != "{" else { return nil }
        return TextFolder(droppingDiacritics: true).folding(String(pattern[..<end]))
    }

    /// The whole citation, when a pattern without a number begins there.
    func range(from start: Int, in text: FoldedText) -> Range<Int>? {
        guard segments[0].stands(at: start, in: text) else { return nil }
        let line = text.range(ofLine: text.line(at: start))
        let headEnd = start + segments[0].bytes.count
        return end(of: segments.dropFirst(), after: headEnd, in: text, to: line.upperBound)
            .map { start..<$0 }
    }

    /// Where the last of these segments ends.
    private func end(
        of segments: ArraySlice<Segment>, after start: Int, in text: FoldedText, to limit: Int
    ) -> Int? {
        var end = start
        for segment in segments {
            guard let found = segment.first(after: end, in: text, to: limit) else { return nil }
            end = found + segment.bytes.count
        }
        return end
    }

    /// The whole citation, when the pattern fits around a number.
    func range(around number: Range<Int>, in text: FoldedText) -> Range<Int>? {
        guard let anchor else { return nil }
        let start = number.lowerBound - anchor.offset
        let line = text.range(ofLine: text.line(at: number.lowerBound))
        guard start >= line.lowerBound, segments[anchor.segment].stands(at: start, in: text)
        else { return nil }
        var lower = start
        for segment in segments[..<anchor.segment].reversed() {
            guard let found = segment.last(before: lower, in: text, from: line.lowerBound)
            else { return nil }
            lower = found
        }
        let rest = segments[(anchor.segment + 1)...]
        let anchorEnd = start + segments[anchor.segment].bytes.count
        return end(of: rest, after: anchorEnd, in: text, to: line.upperBound).map { lower..<$0 }
    }
}

extension CitationPattern.Segment {
    /// The nearest place before `end`, at most a gap away.
    fileprivate func last(before end: Int, in text: FoldedText, from start: Int) -> Int? {
        let latest = end - bytes.count
        let earliest = max(start, latest - CitationPattern.longestGap)
        guard earliest <= latest else { return nil }
        return (earliest...latest).last { stands(at: $0, in: text) }
    }

    /// The nearest place after `start`, at most a gap away; a gap holds no other year.
    fileprivate func first(after start: Int, in text: FoldedText, to end: Int) -> Int? {
        let latest = min(end - bytes.count, start + CitationPattern.longestGap)
        guard start <= latest else { return nil }
        for index in start...latest {
            if stands(at: index, in: text) { return index }
            if text.isYear(at: index) { return nil }
        }
        return nil
    }
}

extension Act {
    /// A folded pattern of its kind with the act's own number, year and titles in it.
    fileprivate func spelled(_ pattern: [UInt8], _ folder: TextFolder) -> [[UInt8]] {
        let languages = pattern.contains(UInt8(ascii: "{")) ? DocumentLanguage.allCases : [.ro]
        return languages.compactMap { language in
            pattern.filled { name in
                name == "title" ? title[language].map { folder.folding($0) } : fixedPart(name)
            }
        }.uniqued()
    }
}

extension FoldedText {
    /// The runs of digits.
    var numbers: [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        let bytes = bytes
        let text = bytes.span
        for index in text.indices {
            if Self.isDigit(text[index]) {
                start = start ?? index
            } else if let begin = start {
                runs.append(begin..<index)
                start = nil
            }
        }
        if let start { runs.append(start..<bytes.count) }
        return runs
    }

    /// Whether a number of four digits begins there.
    func isYear(at index: Int) -> Bool {
        guard index + 4 <= bytes.count, bytes[index..<index + 4].allSatisfy(Self.isDigit) else {
            return false
        }
        return !splitsNumber(index..<index + 4)
    }

    /// Where the last number of four digits of a range ends.
    func lastYear(in range: Range<Int>) -> Int? {
        range.last { isYear(at: $0) }.map { $0 + 4 }
    }
}

extension [UInt8] {
    /// Where the digits stand as a number of their own.
    fileprivate func position(of digits: [UInt8]) -> Int? {
        guard count >= digits.count else { return nil }
        return (0...count - digits.count).first { start in
            let end = start + digits.count
            return self[start..<end].elementsEqual(digits)
                && (start == 0 || !FoldedText.isDigit(self[start - 1]))
                && (end == count || !FoldedText.isDigit(self[end]))
        }
    }
}
