import Diagnostics

/// A range of UTF-8 offsets in the text of a template, kept small.
struct Span: Hashable, Sendable {
    var start: UInt32
    var end: UInt32

    init(_ start: Int, _ end: Int) {
        self.start = UInt32(clamping: start)
        self.end = UInt32(clamping: end)
    }

    var range: Range<Int> { Int(start)..<Int(max(start, end)) }

    /// From the start of this span to the end of `other`.
    func through(_ other: Span) -> Span { Span(Int(start), Int(max(end, other.end))) }
}

extension SourceText {
    /// The place of a range of UTF-8 offsets, its length counted in characters.
    func place(of range: Range<Int>) -> SourcePlace {
        let utf8 = text.utf8
        func index(_ offset: Int) -> String.Index {
            utf8.index(utf8.startIndex, offsetBy: min(max(offset, 0), utf8.count))
        }
        let covered = text[index(range.lowerBound)..<index(range.upperBound)]
        let line = covered.prefix { !$0.isNewline }
        return place(at: range.lowerBound, length: max(1, line.count))
    }

    func place(of span: Span) -> SourcePlace { place(of: span.range) }
}
