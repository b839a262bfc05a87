internal import Diagnostics

extension StringProtocol {
    /// Without white space at both ends.
    var trimmingSpaces: String {
        // ASCII at both ends, as nearly always, needs no look at whole characters.
        let inner = Substring(self).utf8.drop { $0 == 0x20 || $0 == 0x09 }
        guard let first = inner.first else { return "" }
        if first > 0x20, first < 0x7F,
            let last = inner.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }),
            inner[last] > 0x20, inner[last] < 0x7F
        {
            return String(Substring(inner[...last]))
        }
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension String {
    mutating func trimEnd() {
        while let last, last.isWhitespace { removeLast() }
    }
}

extension SourceText {
    /// How many line ends stand in a range of UTF-8 offsets.
    func newlines(in range: Range<Int>) -> Int {
        text.utf8.dropFirst(range.lowerBound).prefix(range.count).count { $0 == UInt8(ascii: "\n") }
    }
}

extension String {
    /// Whether some ASCII text stands in it: byte by byte, which is many times faster than looking
    /// for characters.
    func hasBytes(_ words: StaticString) -> Bool {
        let wanted = Array(words.description.utf8)
        let bytes = utf8Span.span
        guard let first = wanted.first, bytes.count >= wanted.count else { return wanted.isEmpty }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            if wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] }) { return true }
        }
        return false
    }

    /// Whether there is a line end, a tab or another control character in it.
    var holdsControls: Bool {
        let bytes = utf8Span.span
        for index in bytes.indices where bytes[index] < 0x20 { return true }
        return false
    }
}
