internal import Wording

/// Folds the lines of a text one after the other.
///
/// As `Folding.key` folds: case, spaces, cedillas, old spelling, quotation marks; a line feed stays,
/// since nothing is found across lines.
struct TextFolder: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each line begins in `bytes`.
    private(set) var lineStarts: [Int] = []
    /// Where the last of them begins.
    private var lineStart = 0
    /// From which index of `bytes` on how many bytes of the original were left out before it.
    private(set) var shifts: [FoldedText.Shift] = []
    let dropsDiacritics: Bool
    private var foreign: [Unicode.Scalar: [UInt8]] = [:]

    /// - Parameter diacritics: Whether letters also lose their marks.
    init(droppingDiacritics diacritics: Bool) { dropsDiacritics = diacritics }

    /// The lines that were folded before, and some more.
    init(joining lines: [FoldedText], droppingDiacritics diacritics: Bool) {
        self.init(droppingDiacritics: diacritics)
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count + 1 })
        shifts.reserveCapacity(lines.reduce(0) { $0 + $1.shifts.count + 2 })
        lineStarts.reserveCapacity(lines.count)
        for line in lines { append(line) }
    }

    /// A text by itself, folded in the same way.
    func folding(_ text: String) -> [UInt8] {
        var folder = TextFolder(droppingDiacritics: dropsDiacritics)
        folder.bytes.reserveCapacity(text.utf8.count)
        folder.fold(text[...], at: 0)
        return folder.bytes
    }

    /// Adds a line; line feeds within it are spaces.
    ///
    /// - Parameter offset: Where the line begins in the original.
    mutating func append(line: Substring, at offset: Int = 0) {
        beginLine(at: offset)
        fold(line, at: offset)
    }

    /// Adds a line that was folded by itself.
    private mutating func append(_ line: FoldedText) {
        // The line's own bytes are counted from its beginning.
        beginLine(at: 0)
        if line.shifts.first?.index != 0 { note(shiftOf: 0) }
        for shift in line.shifts { shifts.append(shift.moved(by: lineStart)) }
        bytes += line.bytes
    }

    private mutating func beginLine(at offset: Int) {
        if !lineStarts.isEmpty { put(FoldedText.newline, from: offset - 1) }
        lineStart = bytes.count
        lineStarts.append(lineStart)
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
        if bytes.last == FoldedText.space { bytes.removeLast() }
    }

    /// Adds ASCII characters that fold one by one, nearly all of a text, and returns where they end.
    private mutating func appendPlain(
        _ utf8: Span<UInt8>, from start: Int, at offset: Int
    ) -> Int {
        var end = start
        var followsSpace = bytes.last == FoldedText.space || bytes.count == lineStart
        while end < utf8.count, 0x20..<0x80 ~= utf8[end] {
            let isSpace = utf8[end] == FoldedText.space
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
        let shift = origin - bytes.count
        guard shift != shifts.last?.by ?? 0 else { return }
        shifts.append(FoldedText.Shift(index: bytes.count, by: shift))
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
        guard let last = bytes.last, last != FoldedText.space, bytes.count > lineStart
        else { return }
        put(FoldedText.space, from: origin)
    }

    private func isLetter(at index: Int) -> Bool {
        FoldedText.isWord(bytes[index]) && !FoldedText.isDigit(bytes[index])
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? FoldedText.isWord(UInt8(scalar.value)) && scalar.value > 0x39
            : scalar.properties.isAlphabetic
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
