internal import Diagnostics
internal import MarkdownTree

/// Builds the tree of a clause template from its sources, includes and directives resolved.
struct ClauseDocumentBuilder {
    private let environment: Environment
    private let sources: (String) -> SourceText?
    private var problems = DiagnosticCollector()
    private var document = ClauseDocument()
    /// How many blocks are open where the builder stands.
    private var depth = 0
    private var running: [Directive: SourcePlace] = [:]
    /// How many choices the clause ids stood under so far.
    private var choices = 0
    private static let maxIncludeDepth = 8

    static func document(
        from source: SourceText, environment: Environment,
        including sources: @escaping @Sendable (String) -> SourceText?
    ) throws(DiagnosticList) -> ClauseDocument {
        var builder = ClauseDocumentBuilder(environment: environment, sources: sources)
        builder.document.body = builder.tree(of: source, through: [])
        builder.noteClauses()
        if !builder.problems.hasErrors { builder.checkOrder() }
        return try builder.problems.finish(builder.document).value
    }

    private init(environment: Environment, sources: @escaping @Sendable (String) -> SourceText?) {
        self.environment = environment
        self.sources = sources
    }

    private mutating func tree(
        of source: SourceText, through including: [String]
    ) -> ClauseDocument.Tree {
        do {
            let parsed = try ClauseParser.pieces(of: source, environment: environment)
            problems.report(parsed.problems)
            let flat = try parsed.pieces.grouped().flatMap {
                leaves($0, in: source, through: including)
            }
            let blocks = try BlockTree<ClauseDocument.Leaf>.blocks(from: flat)
            return resolved(blocks, through: including + [source.name])
        } catch {
            problems.report(error.all)
            return []
        }
    }

    private typealias Pieces = [TemplatePiece<ClauseDocument.Leaf>]

    private mutating func leaves(
        _ piece: GroupedPiece, in source: SourceText, through including: [String]
    ) -> Pieces {
        switch piece {
        case .piece(let piece): leaves(piece, in: source)
        case .directive(let directive, let argument, let content, let place):
            leaves(directive, argument, content, place, in: source, through: including)
        }
    }
}

// MARK: - Pieces to leaves

extension ClauseDocumentBuilder {
    private mutating func leaves(_ piece: ClausePiece, in source: SourceText) -> Pieces {
        switch piece {
        case .tag(let tag): [.tag(noted(tag))]
        case .block(let block): [.leaf(.paragraph(paragraph(block, in: source)))]
        case .table(let table): self.table(table, in: source).map { [.leaf(.table($0))] } ?? []
        case .directive(let name, let argument, let place):
            alone(Directive(rawValue: name), argument, place, in: source)
        case .directiveEnd: []
        }
    }

    private mutating func noted(_ tag: Tag) -> Tag {
        switch tag.blockRole {
        case .opens: depth += 1
        case .closes: depth -= 1
        case .alone, .continues: break
        }
        return tag
    }

    private mutating func paragraph(
        _ block: ClauseBlock, in source: SourceText
    ) -> ClauseDocument.Paragraph {
        ClauseDocument.Paragraph(
            kind: BlockShape.Kind(block.kind), id: block.id,
            inlines: inlines(block.inlines, in: source), place: block.place)
    }

    private mutating func inlines(
        _ inlines: [ClauseBlock.Inline], in source: SourceText
    ) -> ClauseDocument.Inlines {
        let pieces = inlines.map { inline -> TemplatePiece<ClauseDocument.Inline> in
            switch inline {
            case .lineBreak: .leaf(.lineBreak)
            case .text(let text, let emphasis):
                .leaf(.text(text, emphasis))
            case .tag(let tag, let emphasis):
                if case .output(let expression) = tag.kind {
                    .leaf(.print(expression, emphasis, TagSpot(tag)))
                } else {
                    .tag(withoutInclude(tag))
                }
            }
        }
        return blocks(pieces) ?? []
    }

    /// Included texts are whole paragraphs.
    private mutating func withoutInclude(_ tag: Tag) -> Tag {
        if case .include(let name) = tag.kind {
            problems.report(.misplacedInclude(name, at: tag.place))
        }
        return tag
    }

    private mutating func blocks<Leaf>(_ pieces: [TemplatePiece<Leaf>]) -> [Block<Leaf>]? {
        do {
            return try BlockTree<Leaf>.blocks(from: pieces)
        } catch {
            problems.report(error.all)
            return nil
        }
    }

    private mutating func table(
        _ table: ClauseTable, in source: SourceText
    ) -> ClauseDocument.Table? {
        var pieces: [TemplatePiece<ClauseDocument.Row>] = []
        for row in table.rows {
            switch row {
            case .tag(let tag): pieces.append(.tag(withoutInclude(tag)))
            case .cells(let cells, let place):
                let cells = cells.map { inlines($0, in: source) }
                pieces.append(.leaf(ClauseDocument.Row(cells: cells, place: place)))
            }
        }
        let header = table.header.map { inlines($0, in: source) }
        return blocks(pieces).map {
            ClauseDocument.Table(
                shape: TableShape(table), header: header, rows: $0, place: table.place)
        }
    }
}

// MARK: - Directives

extension ClauseDocumentBuilder {
    /// A directive that holds nothing.
    private mutating func alone(
        _ directive: Directive?, _ argument: [ClauseBlock.Inline], _ place: SourcePlace,
        in source: SourceText
    ) -> Pieces {
        if let directive { checkArgument(argument, of: directive, at: place) }
        switch directive {
        case .pageBreak: return [.leaf(.pageBreak)]
        case .signHere, .blankLine:
            let line = ClauseDocument.Paragraph(
                kind: directive == .signHere ? .signatureLine : .formLine, id: nil,
                inlines: inlines(argument, in: source), place: place, isLine: true)
            return [.leaf(.paragraph(line))]
        default: return []
        }
    }

    private mutating func leaves(
        _ directive: Directive, _ argument: [ClauseBlock.Inline], _ content: [ClausePiece],
        _ place: SourcePlace, in source: SourceText, through including: [String]
    ) -> Pieces {
        guard directive.isContainer else { return alone(directive, argument, place, in: source) }
        checkArgument(argument, of: directive, at: place)
        if directive.isRunning { noteRunning(directive, at: place) }
        let pieces = content.flatMap { leaves($0, in: source) }
        if directive == .form { return form(pieces) }
        guard let blocks = blocks(pieces) else { return [] }
        let tree = resolved(blocks, through: including + [source.name])
        switch directive {
        case .header: document.header = tree
        case .footer: document.footer = tree
        case .annexHeader: document.annexHeader = tree
        case .withheld: document.withheldNotice = tree
        default:
            return signers(argument, at: place).map { [.leaf(.signatures($0, cell: tree, place))] }
                ?? []
        }
        return []
    }

    private mutating func checkArgument(
        _ argument: [ClauseBlock.Inline], of directive: Directive, at place: SourcePlace
    ) {
        guard !argument.isEmpty, !directive.takesArgument else { return }
        problems.report(.unexpectedArgument(of: directive, at: place))
    }

    /// What runs on every page belongs to the whole document: it stands once, under no condition.
    private mutating func noteRunning(_ directive: Directive, at place: SourcePlace) {
        if depth > 0 { problems.report(.conditionalDirective(directive, at: place)) }
        if let first = running[directive] {
            problems.report(.repeatedDirective(directive, at: place, first: first))
        }
        running[directive] = place
    }

    /// Paragraphs of a form end with room to write.
    private mutating func form(_ pieces: Pieces) -> Pieces {
        pieces.map { piece in
            switch piece {
            case .leaf(.paragraph(var line)) where line.kind == .paragraph:
                line.kind = .formLine
                return .leaf(.paragraph(line))
            case .tag(let tag): return .tag(withoutInclude(tag))
            case .leaf: return piece
            }
        }
    }

    /// `party in parties`, read as the tag `{% for party in parties %}` at the directive's line.
    private mutating func signers(
        _ argument: [ClauseBlock.Inline], at place: SourcePlace
    ) -> Loop? {
        let words = argument.map { if case .text(let text, _) = $0 { text } else { "" } }.joined()
        let source = SourceText(
            name: place.file,
            // The words stand in the column they have behind `::: signatures `.
            text: String(repeating: "\n", count: place.line - 1)
                + String(repeating: " ", count: place.column + 7) + "{% for \(words) %}")
        do {
            let tags = try TemplateScanner.segments(of: source, environment: environment)
            if case .tag(let tag)? = tags.last, case .for(let loop) = tag.kind { return loop }
        } catch {
            problems.report(error.all)
        }
        return nil
    }
}

// MARK: - Includes and order

extension ClauseDocumentBuilder {
    /// Puts the included texts in.
    private mutating func resolved(
        _ tree: ClauseDocument.Tree, through including: [String]
    ) -> ClauseDocument.Tree {
        var result: ClauseDocument.Tree = []
        for block in tree {
            switch block {
            case .tag(let tag):
                if case .include(let name) = tag.kind {
                    result += included(name, by: tag, through: including)
                } else {
                    result.append(block)
                }
            case .leaf: result.append(block)
            case .choice(var choice):
                depth += 1
                defer { depth -= 1 }
                for index in choice.branches.indices {
                    choice.branches[index].body = resolved(
                        choice.branches[index].body, through: including)
                }
                result.append(.choice(choice))
            case .loop(var loop):
                depth += 1
                defer { depth -= 1 }
                loop.body = resolved(loop.body, through: including)
                loop.otherwise = resolved(loop.otherwise, through: including)
                result.append(.loop(loop))
            }
        }
        return result
    }

    private mutating func included(
        _ name: String, by tag: Tag, through including: [String]
    ) -> ClauseDocument.Tree {
        guard let source = sources(name) else {
            problems.report(.missingInclude(name, at: tag.place))
            return []
        }
        guard !including.contains(source.name), including.count < Self.maxIncludeDepth else {
            problems.report(.circularInclude(name, at: tag.place))
            return []
        }
        return tree(of: source, through: including)
    }

    /// A point needs an article or an annex before it, or its number would begin with nothing.
    private mutating func checkOrder() {
        var hasHeading = false
        document.body.forEachLeaf { leaf in
            guard case .paragraph(let paragraph) = leaf else { return }
            if paragraph.kind == .point, !hasHeading {
                problems.report(.pointWithoutArticle(at: paragraph.place))
            }
            hasHeading = hasHeading || paragraph.kind == .article || paragraph.kind == .annex
        }
    }
}

// MARK: - Clause ids

extension ClauseDocumentBuilder {
    /// Notes every clause id with its place. Two branches of one choice may bear the same ids: they
    /// are variants of a clause.
    private mutating func noteClauses() {
        var seen: [String: [NotedClause]] = [:]
        noteClauses(in: document.body, under: [:], &seen)
        document.clauses = seen.compactMapValues(\.first?.place)
    }

    /// A clause id where it stands.
    private struct NotedClause {
        let place: SourcePlace
        /// The branch of each choice around it.
        let branches: [Int: Int]

        /// Whether there is a choice of which the two stand in different branches.
        func isVariant(of other: [Int: Int]) -> Bool {
            branches.contains { choice, branch in other[choice].map { $0 != branch } ?? false }
        }
    }

    private mutating func noteClauses(
        in tree: ClauseDocument.Tree, under branches: [Int: Int],
        _ seen: inout [String: [NotedClause]]
    ) {
        for block in tree {
            switch block {
            case .leaf(.paragraph(let paragraph)):
                if let id = paragraph.id { note(id, at: paragraph.place, under: branches, &seen) }
            case .leaf(.signatures(_, let cell, _)):
                noteClauses(in: cell, under: branches, &seen)
            case .leaf, .tag: break
            case .choice(let choice):
                noteVariants(in: choice.branches.map(\.body), under: branches, &seen)
            case .loop(let loop):
                noteVariants(in: [loop.body, loop.otherwise], under: branches, &seen)
            }
        }
    }

    private mutating func noteVariants(
        in variants: [ClauseDocument.Tree], under branches: [Int: Int],
        _ seen: inout [String: [NotedClause]]
    ) {
        choices += 1
        let choice = choices
        for (index, variant) in variants.enumerated() {
            let own = branches.merging([choice: index]) { _, new in new }
            noteClauses(in: variant, under: own, &seen)
        }
    }

    private mutating func note(
        _ id: String, at place: SourcePlace, under branches: [Int: Int],
        _ seen: inout [String: [NotedClause]]
    ) {
        if let first = seen[id]?.first(where: { !$0.isVariant(of: branches) }) {
            problems.report(.duplicateClause(id, at: place, first: first.place))
        } else {
            seen[id, default: []].append(NotedClause(place: place, branches: branches))
        }
    }
}

extension [Block<ClauseDocument.Leaf>] {
    /// Visits every leaf in the order of the template, signature cells left out.
    func forEachLeaf(_ visit: (ClauseDocument.Leaf) -> Void) {
        for block in self {
            switch block {
            case .leaf(let leaf): visit(leaf)
            case .tag: break
            case .choice(let choice):
                for branch in choice.branches { branch.body.forEachLeaf(visit) }
            case .loop(let loop):
                loop.body.forEachLeaf(visit)
                loop.otherwise.forEachLeaf(visit)
            }
        }
    }
}

extension BlockShape.Kind {
    fileprivate init(_ kind: ClauseBlock.Kind) {
        self =
            switch kind {
            case .title: .title
            case .article: .article
            case .annex: .annex
            case .point: .point
            case .subPoint: .subPoint
            case .continuation: .continuation
            case .bullet: .bullet
            case .paragraph: .paragraph
            }
    }
}

extension TableShape {
    fileprivate init(_ table: ClauseTable) {
        alignments = table.alignments.map { alignment in
            switch alignment {
            case .none, .left: .left
            case .center: .center
            case .right: .right
            }
        }
        widths =
            table.widths.count == table.alignments.count
            ? table.widths : table.alignments.map { _ in 1 }
    }
}
