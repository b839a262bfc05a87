package import Diagnostics

/// Where a tag stands. Its line and column are worked out only when a diagnostic asks for them:
/// counting lines for every tag of a long template would cost more than parsing it.
package struct TagSpot: Sendable {
    private let source: SourceText
    private let range: Range<Int>

    init(_ tag: Tag) {
        source = tag.source
        range = tag.range
    }

    package var place: SourcePlace { source.place(of: range) }

    /// The tag as it is written.
    var words: String { source.words(in: range) }
}

extension SourceText {
    /// What stands in a range of UTF-8 offsets.
    func words(in range: Range<Int>) -> String {
        String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
    }
}
