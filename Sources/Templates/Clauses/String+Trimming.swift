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
        guard let first = wanted.first else { return true }
        var rest = utf8[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: wanted) { return true }
            rest = rest[rest.index(after: start)...]
        }
        return false
    }
}
