package import Diagnostics

/// A clause template as a tree: what will be lowered once to each format.
package struct ClauseDocument: Sendable {
    package typealias Tree = [Block<Leaf>]
    package typealias Inlines = [Block<Inline>]

    package enum Leaf: Sendable {
        case paragraph(Paragraph)
        case table(Table)
        case pageBreak
        /// The cell of each signer, two in a row.
        case signatures(Loop, cell: Tree, SourcePlace)
    }

    package enum Inline: Sendable {
        case text(String, Emphasis)
        case print(Expression, Emphasis, TagSpot)
        case lineBreak
    }

    package struct Paragraph: Sendable {
        var kind: BlockShape.Kind
        let id: String?
        let inlines: Inlines
        let place: SourcePlace
        /// Whether it is a line to write on, there without words too.
        var isLine = false
    }

    package struct Table: Sendable {
        let shape: TableShape
        let header: [Inlines]
        let rows: [Block<Row>]
        let place: SourcePlace
    }

    package struct Row: Sendable {
        let cells: [Inlines]
        let place: SourcePlace
    }

    package var body: Tree = []
    package var header: Tree = []
    package var footer: Tree = []
    /// The running heading of an annex's pages.
    package var annexHeader: Tree = []
    /// What a public copy prints in the place of an annex that is not published.
    package var withheldNotice: Tree = []
    /// Every clause id with its place.
    package var clauses: [String: SourcePlace] = [:]
}

extension ClauseDocument {
    /// - Parameter sources: finds an included template by the name in its tag.
    /// - Throws: everything wrong with the text and its includes.
    package init(
        reading source: SourceText, environment: Environment,
        including sources: @escaping @Sendable (String) -> SourceText?
    ) throws(DiagnosticList) {
        self = try ClauseDocumentBuilder.document(
            from: source, environment: environment, including: sources)
    }
}
