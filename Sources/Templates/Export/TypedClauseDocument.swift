internal import Diagnostics

/// A clause template whose tags are typed as text: set in a format, it is a document that an office
/// can edit and that works as an office template.
///
/// Tags between paragraphs stand in paragraphs of their own, those between rows in rows of their
/// own; a paragraph that may come out empty stands under its condition, since an office template
/// leaves the paragraph where only its words drop out.
struct TypedClauseDocument {
    typealias Tree = ClauseDocument.Tree
    typealias Inlines = ClauseDocument.Inlines

    private let environment: Environment
    private var variants: [String: Int] = [:]
    /// What the names of `loop` are typed as, where the loop around them is another than the author's.
    private var loopNames: [String: String] = [:]
    private(set) var document = ClauseDocument()

    /// - Throws: never for what the engine itself writes.
    init(_ source: ClauseDocument, environment: Environment) throws(Diagnostic) {
        self.environment = environment
        document.body = try typed(source.body)
        document.header = try typed(source.header)
        document.footer = try typed(source.footer)
        document.annexHeader = try typed(source.annexHeader)
        document.clauses = source.clauses
        for case .leaf(.paragraph(let paragraph)) in document.body {
            if let id = paragraph.id { document.clauses[id] = paragraph.place }
        }
    }

    // MARK: - Blocks

    private mutating func typed(_ tree: Tree) throws(Diagnostic) -> Tree {
        var result: Tree = []
        for block in tree {
            switch block {
            case .leaf(let leaf): result += try typed(leaf)
            case .tag(let tag): result += line(tag)
            case .choice(let choice):
                result += try typed(choice.branches.map(\.body), between: choice.tags)
            case .loop(let loop):
                result += try typed([loop.body, loop.otherwise], between: loop.tags)
            }
        }
        return result
    }

    private mutating func typed(_ bodies: [Tree], between tags: [Tag]) throws(Diagnostic) -> Tree {
        var result: Tree = []
        for (index, tag) in tags.enumerated() {
            result += line(tag)
            if index < tags.count - 1, index < bodies.count { result += try typed(bodies[index]) }
        }
        return result
    }

    /// A tag in a paragraph of its own.
    private func line(_ tag: Tag) -> Tree {
        if case .comment = tag.kind { return [] }
        return [.leaf(.paragraph(line(spelled(tag.words), at: tag.place)))]
    }

    private func line(_ words: String, at place: SourcePlace) -> ClauseDocument.Paragraph {
        ClauseDocument.Paragraph(
            kind: .paragraph, id: nil, inlines: [.leaf(.text(words, []))], place: place)
    }

    private mutating func typed(_ leaf: ClauseDocument.Leaf) throws(Diagnostic) -> Tree {
        switch leaf {
        case .pageBreak: return [.leaf(leaf)]
        case .paragraph(let paragraph): return typed(paragraph)
        case .table(let table): return [.leaf(.table(typed(table)))]
        case .signatures(let loop, let cell, let place):
            return [try signatures(loop, cell, at: place)]
        }
    }

    // MARK: - Paragraphs

    private mutating func typed(_ paragraph: ClauseDocument.Paragraph) -> Tree {
        guard let choice = paragraph.inlines.onlyChoice, !paragraph.isLine else {
            return [.leaf(.paragraph(self.paragraph(paragraph, typed(paragraph.inlines))))]
        }
        var result: Tree = []
        for (index, tag) in choice.tags.enumerated() {
            result += line(tag)
            guard index < choice.branches.count else { continue }
            let words = typed(choice.branches[index].body)
            result.append(.leaf(.paragraph(self.paragraph(paragraph, words))))
        }
        return result
    }

    private mutating func paragraph(
        _ paragraph: ClauseDocument.Paragraph, _ inlines: Inlines
    ) -> ClauseDocument.Paragraph {
        var copy = ClauseDocument.Paragraph(
            kind: paragraph.kind, id: paragraph.id.map { variant(of: $0) }, inlines: inlines,
            place: paragraph.place)
        copy.isLine = paragraph.isLine
        return copy
    }

    /// The id; behind it its serial where a variant of the clause bears it already, since a
    /// document's bookmarks have different names.
    private mutating func variant(of id: String) -> String {
        variants[id, default: 0] += 1
        let serial = variants[id] ?? 1
        return serial == 1 ? id : "\(id)\(ClauseBookmark.variantMark)\(serial)"
    }

    private func typed(_ inlines: Inlines) -> Inlines {
        inlines.flatMap { block -> Inlines in
            switch block {
            case .leaf(.text(let text, let emphasis)): [.leaf(.text(text.untagged, emphasis))]
            case .leaf(.lineBreak): [block]
            case .leaf(.print(let expression, let emphasis, let spot)):
                [.leaf(typed(expression, emphasis, spot))]
            case .tag(let tag): text(tag)
            case .choice(let choice): typed(choice.branches.map(\.body), between: choice.tags)
            case .loop(let loop): typed([loop.body, loop.otherwise], between: loop.tags)
            }
        }
    }

    private func typed(_ bodies: [Inlines], between tags: [Tag]) -> Inlines {
        tags.enumerated().flatMap { index, tag in
            text(tag)
                + (index < tags.count - 1 && index < bodies.count ? typed(bodies[index]) : [])
        }
    }

    private func text(_ tag: Tag) -> Inlines {
        if case .comment = tag.kind { return [] }
        return [.leaf(.text(spelled(tag.words), []))]
    }

    /// In an annex's header the word processor itself repeats the heading's number.
    private func typed(
        _ expression: Expression, _ emphasis: Emphasis, _ spot: TagSpot
    ) -> ClauseDocument.Inline {
        let isOfAnnex = expression.paths.first?.name == "annex" && expression.paths.count == 1
        return isOfAnnex
            ? .print(expression, emphasis, spot) : .text(spelled(spot.words), emphasis)
    }

    // MARK: - Tables

    private func typed(_ table: ClauseDocument.Table) -> ClauseDocument.Table {
        ClauseDocument.Table(
            shape: table.shape, header: table.header.map(typed),
            rows: rows(table.rows, columns: table.shape.alignments.count, at: table.place),
            place: table.place)
    }

    private func rows(
        _ rows: [Block<ClauseDocument.Row>], columns: Int, at place: SourcePlace
    ) -> [Block<ClauseDocument.Row>] {
        func row(_ tag: Tag) -> [Block<ClauseDocument.Row>] {
            let empty = Array(repeating: Inlines(), count: max(columns - 1, 0))
            return [.leaf(ClauseDocument.Row(cells: [text(tag)] + empty, place: place))]
        }
        func between(
            _ tags: [Tag], _ bodies: [[Block<ClauseDocument.Row>]]
        ) -> [Block<ClauseDocument.Row>] {
            tags.enumerated().flatMap { index, tag in
                row(tag)
                    + (index < tags.count - 1 && index < bodies.count
                        ? self.rows(bodies[index], columns: columns, at: place) : [])
            }
        }
        var assignments: Inlines = []
        return rows.flatMap { block -> [Block<ClauseDocument.Row>] in
            switch block {
            case .leaf(let row):
                var cells = row.cells.map(typed)
                if !cells.isEmpty { cells[0] = assignments + cells[0] }
                assignments = []
                return [.leaf(ClauseDocument.Row(cells: cells, place: row.place))]
            case .tag(let tag):
                assignments += text(tag)
                return []
            case .choice(let choice):
                return between(choice.tags, choice.branches.map(\.body))
            case .loop(let loop): return between(loop.tags, [loop.body, loop.otherwise])
            }
        }
    }

    // MARK: - Signatures

    /// A row for each pair of signers: `{% for pair in parties | batch(2) %}` and its end stand in
    /// rows of their own around it. What the author asks of `loop` is asked of the signer's position.
    private mutating func signatures(
        _ loop: Loop, _ cell: Tree, at place: SourcePlace
    ) throws(Diagnostic) -> Block<ClauseDocument.Leaf> {
        let sequence = loop.sequence.source.words(in: loop.sequence.range)
        let name = loop.targets.first ?? "party"
        let first = [line("{% set \(name) = pair[0] %}", at: place)]
        let second = [
            line("{% if pair | length > 1 %}", at: place),
            line("{% set \(name) = pair[1] %}", at: place),
        ]
        let count = "((\(sequence)) | length)"
        let left = try cellTyped(
            cell,
            [
                "index": "(loop.index * 2 - 1)", "index0": "(loop.index0 * 2)",
                "first": "loop.first",
                "last": "(loop.last and (pair | length) == 1)", "length": count,
            ])
        let right = try cellTyped(
            cell,
            [
                "index": "(loop.index * 2)", "index0": "(loop.index0 * 2 + 1)", "first": "false",
                "last": "loop.last", "length": count,
            ])
        func tree(_ lines: [ClauseDocument.Paragraph]) -> Tree {
            lines.map { .leaf(.paragraph($0)) }
        }
        let cells = [
            tree([line("{% for pair in (\(sequence)) | batch(2) %}", at: place)]), [],
            tree(first) + left, tree(second) + right + tree([line("{% endif %}", at: place)]),
            tree([line("{% endfor %}", at: place)]), [],
        ]
        let source = SourceText(name: place.file, text: "")
        func expression(_ words: String) throws(Diagnostic) -> Expression {
            try Expression(parsing: words, in: source, environment: environment)
        }
        var branches: [(condition: Expression?, body: Tree)] = []
        for (index, body) in cells.enumerated() {
            branches.append((try expression("slot == \(index)"), body))
        }
        return .leaf(
            .signatures(
                Loop(targets: ["slot"], sequence: try expression("range(6)")),
                cell: [.choice(Choice(branches: branches, tags: []))], place))
    }

    private mutating func cellTyped(
        _ cell: Tree, _ names: [String: String]
    ) throws(Diagnostic) -> Tree {
        loopNames = names
        let tree = try typed(cell)
        loopNames = [:]
        return tree
    }

    /// A tag's words with the names of `loop` as they have to be typed.
    private func spelled(_ words: String) -> String {
        guard !loopNames.isEmpty else { return words }
        let pieces = words.split(separator: "loop.", omittingEmptySubsequences: false)
        return pieces.dropFirst().reduce(into: String(pieces[0])) { text, piece in
            let name = piece.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            text += (loopNames[String(name)] ?? "loop.\(name)") + piece.dropFirst(name.count)
        }
    }
}

extension ClauseDocument.Tree {
    /// What the cells of a typed signature block hold in reading order, two in a row.
    var typedCells: [ClauseDocument.Tree] {
        guard case .choice(let slots)? = first else { return [] }
        return slots.branches.map(\.body)
    }
}

extension ClauseDocument.Inlines {
    /// The choice that all words of the paragraph stand in, if it may leave nothing of them.
    fileprivate var onlyChoice: Choice<ClauseDocument.Inline>? {
        var found: Choice<ClauseDocument.Inline>?
        for block in self {
            switch block {
            case .leaf(.text(let text, _)) where text.allSatisfy(\.isWhitespace): continue
            case .choice(let choice) where found == nil: found = choice
            default: return nil
            }
        }
        return found.flatMap { $0.branches.last?.condition == nil ? nil : $0 }
    }
}

extension String {
    /// The text so that nothing in it is read as a tag.
    fileprivate var untagged: String {
        ["{{", "{%", "{#"].contains(where: contains) ? "{% raw %}\(self){% endraw %}" : self
    }
}
