internal import Diagnostics
internal import MarkdownTree

/// How a stretch of text is set.
package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Emphasis(rawValue: 1)
    package static let italic = Emphasis(rawValue: 2)
}

/// One paragraph of a clause template, its tags still unpaired.
struct ClauseBlock {
    let kind: Kind
    /// From `{: #MO-08}` at its end.
    let id: String?
    let inlines: [Inline]
    let place: SourcePlace

    enum Kind: Hashable {
        case title, article, annex
        case point, subPoint
        /// A further paragraph of the point or sub-point before it.
        case continuation
        case bullet, paragraph
    }

    enum Inline {
        case text(String, Emphasis)
        case tag(Tag, Emphasis)
        case lineBreak
    }
}

/// A table of a clause template.
struct ClauseTable {
    let alignments: [MarkdownNode.Alignment]
    /// Relative widths of the columns: the counts of dashes in the delimiter row.
    let widths: [Int]
    let header: [[ClauseBlock.Inline]]
    let rows: [Row]
    let place: SourcePlace

    enum Row {
        case cells([[ClauseBlock.Inline]], SourcePlace)
        case tag(Tag)
    }
}

/// A clause template in reading order, before its tags are paired.
enum ClausePiece {
    case block(ClauseBlock)
    case table(ClauseTable)
    case tag(Tag)
    case directive(name: String, argument: [ClauseBlock.Inline], SourcePlace)
    case directiveEnd(SourcePlace)
}
