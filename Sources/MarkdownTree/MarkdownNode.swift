/// A piece of a parsed Markdown text (CommonMark with GitHub's tables), as a value.
public struct MarkdownNode: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case document, paragraph, item, blockQuote, thematicBreak, codeBlock
        case heading(level: Int)
        case list(ordered: Bool)
        case htmlBlock(String)
        case table(alignments: [Alignment])
        case tableRow(isHeader: Bool)
        case tableCell
        case text(String)
        case code(String)
        case htmlInline(String)
        case emphasis, strong, strikethrough, softBreak, lineBreak, image
        case link(to: String)
        /// Anything else the parser may know, by its own name for it.
        case other(String)
    }

    public enum Alignment: Sendable, Hashable { case none, left, center, right }

    public let kind: Kind
    public let children: [MarkdownNode]
    /// First line and column of a block, from 1; columns count bytes. Inline nodes have 0.
    public let line: Int
    public let column: Int
}
