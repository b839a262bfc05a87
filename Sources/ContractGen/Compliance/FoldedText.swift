/// A text as searching sees it, in UTF-8, with the way back to the text as it was written.
///
/// An object, since every search is handed it; `TextFolder` makes it.
final class FoldedText: Sendable {
    /// Held by a variable where their span is taken: a field of an object may not be borrowed.
    let bytes: [UInt8]
    /// Where each line begins in `bytes`.
    let lineStarts: [Int]
    let shifts: [Shift]
    private let dropsDiacritics: Bool
    /// Of each line of an indexed text, else empty.
    private let pairs: [PairSet]
    /// Where needles are kept; they were folded as this text is.
    private let needles: Needles?

    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")

    /// From an index of `bytes` on, how many bytes of the original were left out before it.
    struct Shift: Sendable {
        let index: Int
        let by: Int

        /// With all that stands `distance` bytes further in the folded text alone.
        func moved(by distance: Int) -> Shift { Shift(index: index + distance, by: by - distance) }
    }

    private init(_ folder: consuming TextFolder, pairs: [PairSet] = [], needles: Needles? = nil) {
        (bytes, lineStarts, shifts) = (folder.bytes, folder.lineStarts, folder.shifts)
        dropsDiacritics = folder.dropsDiacritics
        self.pairs = pairs
        self.needles = needles
    }

    /// A text whose line feeds separate its lines.
    convenience init(_ text: String, droppingDiacritics diacritics: Bool) {
        var folder = TextFolder(droppingDiacritics: diacritics)
        var offset = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            folder.append(line: line, at: offset)
            offset += line.utf8.count + 1
        }
        self.init(folder)
    }

    /// One line, whatever it holds.
    ///
    /// - Parameter isIndexed: Whether it is prepared for many searches.
    convenience init(line: String, droppingDiacritics diacritics: Bool, isIndexed: Bool = false) {
        var folder = TextFolder(droppingDiacritics: diacritics)
        folder.append(line: line[...])
        self.init(folder, pairs: isIndexed ? [PairSet(folder.bytes[...])] : [])
    }

    /// Lines that keep their diacritics.
    convenience init(lines: [String], _ needles: Needles) {
        var folder = TextFolder(droppingDiacritics: false)
        for line in lines { folder.append(line: line[...]) }
        self.init(folder, needles: needles)
    }

    /// The words of blocks, each of them one line.
    convenience init(joining readings: [BlockReading], _ needles: Needles) {
        let lines = readings.map(\.words)
        self.init(
            TextFolder(joining: lines, droppingDiacritics: false), pairs: lines.flatMap(\.pairs),
            needles: needles)
    }

    /// Whether a byte belongs to a letter or a digit.
    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
        default: false
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte.isASCIIDigit }
}

// MARK: - Searching

extension FoldedText {
    /// Another text, folded in the same way.
    func folding(_ text: String) -> [UInt8] {
        TextFolder(droppingDiacritics: dropsDiacritics).folding(text)
    }

    /// A text to search for.
    func needle(_ text: String) -> Needle {
        needles?.needle(text, fold: folding) ?? Needle(folding(text))
    }

    /// The wordings of an idea, apart by „ | ”.
    func wordings(of idea: String) -> [Needle] {
        needles?.wordings(of: idea, fold: folding) ?? Needle.wordings(of: idea, fold: folding)
    }

    /// Where `needle` stands within a range of `bytes`, no two of them overlapping.
    func ranges(of needle: Needle, in range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        _ = holds(needle, in: range) { line in
            found += line
            return false
        }
        return found
    }

    /// Whether a line folded by itself may have a phrase with these pairs.
    func mayHold(_ wanted: PairSet) -> Bool { pairs.first?.mayHold(wanted) ?? true }

    /// Whether a line folded by itself has a phrase.
    func holds(_ needle: Needle) -> Bool {
        holds(needle, in: bytes.indices) { !$0.isEmpty }
    }

    /// Whether what a line has of a phrase is what is wanted; further lines are then not looked at.
    private func holds(
        _ needle: Needle, in range: Range<Int>, where isWanted: ([Range<Int>]) -> Bool
    ) -> Bool {
        guard !pairs.isEmpty else { return isWanted(occurrences(of: needle.bytes, in: range)) }
        var line = line(at: range.lowerBound)
        while line < lineStarts.count, lineStarts[line] < range.upperBound {
            if pairs[line].mayHold(needle.pairs),
                isWanted(
                    occurrences(
                        of: needle.bytes, in: self.range(ofLine: line).clamped(to: range)))
            {
                return true
            }
            line += 1
        }
        return false
    }

    private func occurrences(of needle: [UInt8], in range: Range<Int>) -> [Range<Int>] {
        guard let last = needle.last, range.count >= needle.count else { return [] }
        var found: [Range<Int>] = []
        let bytes = bytes
        let text = bytes.span.extracting(range)
        // The end tells more than the beginning: many needles begin alike.
        for end in text.indices where text[end] == last {
            let start = range.lowerBound + end + 1 - needle.count
            if start >= found.last?.upperBound ?? range.lowerBound, has(needle, at: start) {
                found.append(start..<start + needle.count)
            }
        }
        return found
    }

    func has(_ needle: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + needle.count <= bytes.count else { return false }
        for index in needle.indices where bytes[start + index] != needle[index] { return false }
        return true
    }

    /// Each beginning of a word whose first byte is one of these.
    func forEachWordStart(among first: ByteSet, _ body: (Int) -> Void) {
        let bytes = bytes
        let text = bytes.span
        let isFirst = first.members.span
        // Most bytes begin none of the words: that is the cheaper question.
        for index in text.indices where isFirst[Int(text[index])] {
            if Self.isWord(text[index]), index == 0 || !Self.isWord(text[index - 1]) {
                body(index)
            }
        }
    }

    /// Whether a phrase stands in the range; a number in it is never part of a longer one.
    func says(_ phrase: Needle, in range: Range<Int>) -> Bool {
        holds(phrase, in: range) { $0.contains { !splitsNumber($0) } }
    }

    /// Whether a range begins or ends within a number.
    func splitsNumber(_ range: Range<Int>) -> Bool {
        func isDigit(_ index: Int) -> Bool {
            bytes.indices.contains(index) && Self.isDigit(bytes[index])
        }
        return isDigit(range.lowerBound) && isDigit(range.lowerBound - 1)
            || isDigit(range.upperBound - 1) && isDigit(range.upperBound)
    }

    /// Whether a letter or a digit stands at the index.
    func isWord(at index: Int) -> Bool {
        bytes.indices.contains(index) && Self.isWord(bytes[index])
    }

    /// The line, from 0, that holds an index of `bytes`.
    func line(at index: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of a line without its line feed.
    func range(ofLine line: Int) -> Range<Int> {
        let end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
        return lineStarts[line]..<max(lineStarts[line], end)
    }

    /// The UTF-8 offset in the original of an index of `bytes`.
    func origin(of index: Int) -> Int {
        var (low, high) = (0, shifts.count)
        while low < high {
            let middle = (low + high) / 2
            if shifts[middle].index <= index { low = middle + 1 } else { high = middle }
        }
        return index + (low > 0 ? shifts[low - 1].by : 0)
    }
}

/// A set of bytes that can be asked for every byte of a text.
struct ByteSet: Sendable {
    /// For each byte whether it belongs to the set.
    let members: [Bool]

    init(_ bytes: some Sequence<UInt8>) {
        var members = [Bool](repeating: false, count: 256)
        for byte in bytes { members[Int(byte)] = true }
        self.members = members
    }

    func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }
}
