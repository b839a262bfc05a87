internal import Wording

/// A text as searching sees it, in UTF-8, with the way back to the text as it was written.
///
/// Folded as `Folding.key` folds: case, spaces, cedillas, old spelling, quotation marks; a line
/// feed stays, since nothing is found across lines.
struct FoldedText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each line begins in `bytes`.
    private(set) var lineStarts: [Int] = []
    /// Where the last of them begins.
    private var lineStart = 0
    /// From which index of `bytes` on how many bytes of the original were left out before it.
    private var shifts: [(index: Int, shift: Int)] = []
    /// The last of them.
    private var shift = 0
    private let dropsDiacritics: Bool
    private var foreign: [Unicode.Scalar: [UInt8]] = [:]
    /// Of each line, once `index()` was called.
    private var pairs: [PairSet] = []
    /// Where needles are kept; they were folded as this text is.
    var needles: Needles?

    static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")

    /// - Parameter diacritics: Whether letters also lose their marks.
    init(droppingDiacritics diacritics: Bool) { dropsDiacritics = diacritics }

    /// A text whose line feeds separate its lines.
    init(_ text: String, droppingDiacritics diacritics: Bool) {
        self.init(droppingDiacritics: diacritics)
        var offset = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            append(line: line, at: offset)
            offset += line.utf8.count + 1
        }
    }

    /// One line, whatever it holds.
    init(line: String, droppingDiacritics diacritics: Bool) {
        self.init(droppingDiacritics: diacritics)
        append(line: line)
    }

    /// The words of blocks, each of them one line.
    init(joining readings: [BlockReading]) {
        self.init(droppingDiacritics: false)
        bytes.reserveCapacity(readings.reduce(0) { $0 + $1.words.bytes.count + 1 })
        shifts.reserveCapacity(readings.reduce(0) { $0 + $1.words.shifts.count + 2 })
        lineStarts.reserveCapacity(readings.count)
        pairs.reserveCapacity(readings.count)
        for reading in readings { append(reading.words) }
    }

    /// Makes room for texts of so many bytes.
    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Prepares for many searches; what is appended afterwards would not be found.
    mutating func index() { pairs = lineStarts.indices.map { PairSet(bytes[range(ofLine: $0)]) } }

    mutating func append(line: String) { append(line: line[...]) }

    /// Adds a line; line feeds within it are spaces.
    ///
    /// - Parameter offset: Where the line begins in the original.
    mutating func append(line: Substring, at offset: Int = 0) {
        if !lineStarts.isEmpty { put(Self.newline, from: offset - 1) }
        lineStart = bytes.count
        lineStarts.append(lineStart)
        fold(line, at: offset)
    }

    /// Adds a line that was folded by itself.
    private mutating func append(_ line: FoldedText) {
        if !lineStarts.isEmpty { put(Self.newline, from: -1) }
        lineStart = bytes.count
        lineStarts.append(lineStart)
        // The line's own bytes are counted from its beginning.
        if line.shifts.first?.index != 0 { note(shiftOf: 0) }
        for (index, shift) in line.shifts { shifts.append((lineStart + index, shift - lineStart)) }
        bytes += line.bytes
        shift = line.shift - lineStart
        pairs += line.pairs
    }

    private mutating func fold(_ line: Substring, at offset: Int) {
        let utf8 = line.utf8Span.span
        var index = 0
        while index < utf8.count {
            index = appendPlain(utf8, from: index, at: offset)
            guard index < utf8.count else { break }
            if utf8[index] < 0x80 {
                fold(ascii: utf8[index], at: offset + index)
                index += 1
            } else {
                let scalar = utf8.scalar(at: index)
                let next = index + UTF8.width(scalar)
                if scalar == "î" || scalar == "Î" {
                    foldOldVowel(before: utf8.character(at: next), at: offset + index)
                } else {
                    fold(scalar, at: offset + index)
                }
                index = next
            }
        }
        if bytes.last == Self.space { bytes.removeLast() }
    }

    /// Adds ASCII characters that fold one by one, nearly all of a text, and returns where they end.
    private mutating func appendPlain(
        _ utf8: Span<UInt8>, from start: Int, at offset: Int
    ) -> Int {
        var end = start
        var followsSpace = bytes.last == Self.space || bytes.count == lineStart
        while end < utf8.count, 0x20..<0x80 ~= utf8[end] {
            let isSpace = utf8[end] == Self.space
            if isSpace, followsSpace { break }
            followsSpace = isSpace
            end += 1
        }
        guard end > start else { return end }
        note(shiftOf: offset + start)
        bytes.append(addingCapacity: end - start) { folded in
            for index in start..<end {
                let byte = utf8[index]
                folded.append(0x41...0x5A ~= byte ? byte | 0x20 : byte)
            }
        }
        return end
    }

    private mutating func fold(ascii byte: UInt8, at origin: Int) {
        switch byte {
        case 0x09...0x0D, 0x20: putSpace(from: origin)
        default: put(byte, from: origin)
        }
    }

    private mutating func fold(_ scalar: Unicode.Scalar, at origin: Int) {
        switch scalar.value {
        case 0xA0: putSpace(from: origin)
        case 0x2116: put(UInt8(ascii: "."), from: origin)  // №
        case 0xE2: putLetter(dropsDiacritics ? "a" : "â", from: origin)
        case 0x103: putLetter(dropsDiacritics ? "a" : "ă", from: origin)
        case 0x219: putLetter(dropsDiacritics ? "s" : "ș", from: origin)
        case 0x21B: putLetter(dropsDiacritics ? "t" : "ț", from: origin)
        default: foldForeign(scalar, at: origin)
        }
    }

    /// An î within a word is the old spelling of â.
    private mutating func foldOldVowel(before next: Unicode.Scalar?, at origin: Int) {
        let followsLetter = bytes.count > lineStart && isLetter(at: bytes.count - 1)
        if followsLetter, let next, Self.isLetter(next) {
            putLetter(dropsDiacritics ? "a" : "â", from: origin)
        } else {
            putLetter(dropsDiacritics ? "i" : "î", from: origin)
        }
    }

    private mutating func foldForeign(_ scalar: Unicode.Scalar, at origin: Int) {
        let frequent = dropsDiacritics ? Self.frequentBare : Self.frequent
        if let known = frequent[scalar] ?? foreign[scalar] {
            return put(known, of: scalar, from: origin)
        }
        if scalar.properties.isWhitespace { return putSpace(from: origin) }
        let folded = Self.folded(scalar, dropsDiacritics)
        foreign[scalar] = folded
        put(folded, of: scalar, from: origin)
    }

    private static func folded(_ scalar: Unicode.Scalar, _ dropsDiacritics: Bool) -> [UInt8] {
        let isMark = scalar.properties.canonicalCombiningClass != .notReordered
        return isMark && dropsDiacritics
            ? [] : Array(Folding.key(String(scalar), diacritics: dropsDiacritics).utf8)
    }

    /// What nearly every text has besides Romanian letters, folded once for all texts.
    private static let frequent = table(droppingDiacritics: false)
    private static let frequentBare = table(droppingDiacritics: true)

    private static func table(droppingDiacritics: Bool) -> [Unicode.Scalar: [UInt8]] {
        let scalars = "„”“«»–—…’абвгдеёжзийклмнопрстуфхцчшщъыьэюя".unicodeScalars
        return Dictionary(
            uniqueKeysWithValues: scalars.map { ($0, folded($0, droppingDiacritics)) })
    }

    private mutating func put(_ byte: UInt8, from origin: Int) {
        note(shiftOf: origin)
        bytes.append(byte)
    }

    /// What comes next was at `origin`.
    private mutating func note(shiftOf origin: Int) {
        guard origin - bytes.count != shift else { return }
        shift = origin - bytes.count
        shifts.append((bytes.count, shift))
    }

    /// Bytes that stand for a scalar's bytes one by one, or together for the whole scalar.
    private mutating func put(_ folded: [UInt8], of scalar: Unicode.Scalar, from origin: Int) {
        let step = folded.count == UTF8.width(scalar) ? 1 : 0
        for (index, byte) in folded.enumerated() { put(byte, from: origin + index * step) }
    }

    /// An ASCII letter, or one of two bytes that stands for two.
    private mutating func putLetter(_ letter: Unicode.Scalar, from origin: Int) {
        guard letter.value >= 0x80 else { return put(UInt8(letter.value), from: origin) }
        put(UInt8(0xC0 | letter.value >> 6), from: origin)
        put(UInt8(0x80 | letter.value & 0x3F), from: origin + 1)
    }

    /// One space for each run, none at the beginning of a line.
    private mutating func putSpace(from origin: Int) {
        guard let last = bytes.last, last != Self.space, bytes.count > lineStart
        else { return }
        put(Self.space, from: origin)
    }

    private func isLetter(at index: Int) -> Bool {
        Self.isWord(bytes[index]) && !Self.isDigit(bytes[index])
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? isWord(UInt8(scalar.value)) && scalar.value > 0x39
            : scalar.properties.isAlphabetic
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
        var folded = FoldedText(droppingDiacritics: dropsDiacritics)
        folded.bytes.reserveCapacity(text.utf8.count)
        folded.fold(text[...], at: 0)
        return folded.bytes
    }

    /// A text to search for.
    func needle(_ text: String) -> Needle {
        needles?.needle(text) { folding(text) } ?? Needle(folding(text))
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
        return index + (low > 0 ? shifts[low - 1].shift : 0)
    }
}

extension Span<UInt8> {
    /// The scalar of any width that begins there; nil at the end.
    fileprivate func character(at index: Int) -> Unicode.Scalar? {
        guard index < count else { return nil }
        return self[index] < 0x80 ? Unicode.Scalar(self[index]) : scalar(at: index)
    }

    /// The scalar that begins there in valid UTF-8, two bytes or longer.
    fileprivate func scalar(at index: Int) -> Unicode.Scalar {
        func tail(_ offset: Int) -> UInt32 { UInt32(self[index + offset] & 0x3F) }
        let lead = UInt32(self[index])
        let value =
            switch lead {
            case ..<0xE0: (lead & 0x1F) << 6 | tail(1)
            case ..<0xF0: (lead & 0x0F) << 12 | tail(1) << 6 | tail(2)
            default: (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
            }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
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
