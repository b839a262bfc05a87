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
}
