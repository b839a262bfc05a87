public import Diagnostics

/// A piece of a template in a flat sequence: something of the format, or a tag.
public enum TemplatePiece<Leaf: Sendable>: Sendable {
    case leaf(Leaf)
    case tag(Tag)
}

/// A template with its blocks paired: what repeats and what depends on a condition.
public indirect enum Block<Leaf: Sendable>: Sendable {
    case leaf(Leaf)
    /// A tag that opens no block: output, `set`, `include`, comment.
    case tag(Tag)
    case choice(Choice<Leaf>)
    case loop(LoopBlock<Leaf>)
}

/// `{% if %}…{% elif %}…{% else %}…{% endif %}`.
public struct Choice<Leaf: Sendable>: Sendable {
    /// In order; the condition of `else` is nil.
    public var branches: [(condition: Expression?, body: [Block<Leaf>])]
    /// The tag `if`, then each tag that ends a branch, `endif` last.
    public var tags: [Tag]
}

/// `{% for %}…{% else %}…{% endfor %}`.
public struct LoopBlock<Leaf: Sendable>: Sendable {
    public let loop: Loop
    public var body: [Block<Leaf>]
    /// What stands instead when there is nothing to go through.
    public var otherwise: [Block<Leaf>]
    /// `for`, `else` when there is one, `endfor`.
    public var tags: [Tag]
}

/// Pairs the tags of a flat sequence.
public struct BlockTree<Leaf: Sendable> {
    private var open: [OpenBlock] = []
    private var done: [Block<Leaf>] = []
    private var problems = DiagnosticCollector()

    private struct OpenBlock {
        /// `if` or `for` first.
        var tags: [Tag]
        /// One body for each tag.
        var bodies: [[Block<Leaf>]] = [[]]
        var opener: Tag { tags[0] }
        var hasElse: Bool { tags.last?.kind == .else }
    }

    /// The blocks of a sequence of pieces.
    ///
    /// - Throws: All tags that do not pair, at once: `template.unclosed-block`,
    ///   `template.crossing-blocks`, `template.unopened-block`, `template.misplaced-else`,
    ///   `template.nested-too-deep`.
    public static func blocks(from pieces: some Sequence<TemplatePiece<Leaf>>)
        throws(DiagnosticList) -> [Block<Leaf>]
    {
        var tree = BlockTree()
        for piece in pieces where tree.problems.all.count < LanguageLimits.problems {
            tree.add(piece)
        }
        for block in tree.open.prefix(LanguageLimits.problems) {
            tree.problems.report(.unclosedBlock(block.opener))
        }
        return try tree.problems.finish(tree.done).value
    }

    private mutating func add(_ piece: TemplatePiece<Leaf>) {
        switch piece {
        case .leaf(let leaf): append(.leaf(leaf))
        case .tag(let tag):
            switch tag.kind {
            case .output, .set, .include, .comment: append(.tag(tag))
            case .if, .for: begin(tag)
            case .elif, .else: divide(by: tag)
            case .endIf, .endFor: end(by: tag)
            }
        }
    }

    private mutating func append(_ block: Block<Leaf>) {
        guard let last = open.indices.last else { return done.append(block) }
        open[last].bodies[open[last].bodies.count - 1].append(block)
    }

    private mutating func begin(_ tag: Tag) {
        if open.count == LanguageLimits.nesting { problems.report(.nestedTooDeep(tag.place)) }
        open.append(OpenBlock(tags: [tag]))
    }

    private mutating func divide(by tag: Tag) {
        guard let last = open.indices.last else {
            return problems.report(.misplacedElse(tag, in: nil))
        }
        let isElifOfLoop = tag.kind != .else && open[last].opener.kind.isLoop
        guard !open[last].hasElse, !isElifOfLoop else {
            return problems.report(.misplacedElse(tag, in: open[last].opener))
        }
        open[last].tags.append(tag)
        open[last].bodies.append([])
    }

    private mutating func end(by tag: Tag) {
        guard let block = open.last else { return problems.report(.unopenedBlock(tag)) }
        guard block.opener.kind.isLoop == (tag.kind == .endFor) else {
            return endCrossing(by: tag, block)
        }
        open.removeLast()
        if open.count < LanguageLimits.nesting { append(closed(block, by: tag)) }
    }

    /// Reports the crossing and closes up to the block that the tag belongs to.
    private mutating func endCrossing(by tag: Tag, _ block: OpenBlock) {
        let isLoop = tag.kind == .endFor
        guard let matching = open.lastIndex(where: { $0.opener.kind.isLoop == isLoop }) else {
            return problems.report(.unopenedBlock(tag))
        }
        problems.report(.crossingBlocks(tag, inner: block.opener))
        open.removeSubrange(matching...)
    }

    private func closed(_ block: OpenBlock, by tag: Tag) -> Block<Leaf> {
        let tags = block.tags + [tag]
        if case .for(let loop) = block.opener.kind {
            return .loop(
                LoopBlock(
                    loop: loop, body: block.bodies[0],
                    otherwise: block.bodies.count > 1 ? block.bodies[1] : [], tags: tags))
        }
        let conditions = block.tags.map { $0.expressions.first }
        return .choice(
            Choice(branches: zip(conditions, block.bodies).map { ($0, $1) }, tags: tags))
    }
}

extension Tag.Kind {
    fileprivate var isLoop: Bool { if case .for = self { true } else { false } }
}

extension Diagnostic {
    fileprivate static func unclosedBlock(_ tag: Tag) -> Diagnostic {
        .error(
            "template.unclosed-block", at: .source(tag.place), arguments: ["tag": tag.word],
            message: Text(
                ro: "blocul „\(tag.word)” nu se închide",
                en: "the block “\(tag.word)” is not closed"),
            hint: Text(
                ro: "adăugați {% end\(tag.word) %}", en: "add {% end\(tag.word) %}"))
    }

    fileprivate static func unopenedBlock(_ tag: Tag) -> Diagnostic {
        let opener = String(tag.word.dropFirst("end".count))
        return .error(
            "template.unopened-block", at: .source(tag.place), arguments: ["tag": tag.word],
            message: Text(
                ro: "„\(tag.word)” nu are un „\(opener)” înaintea lui",
                en: "“\(tag.word)” has no “\(opener)” before it"),
            hint: Text(
                ro: "ștergeți eticheta sau adăugați {% \(opener) … %}",
                en: "delete the tag, or add {% \(opener) … %}"))
    }

    fileprivate static func crossingBlocks(_ tag: Tag, inner: Tag) -> Diagnostic {
        .error(
            "template.crossing-blocks", at: .source(tag.place), arguments: ["tag": tag.word],
            message: Text(
                ro: "„\(tag.word)” stă înainte ca „\(inner.word)” să se închidă",
                en: "“\(tag.word)” stands before “\(inner.word)” is closed"),
            hint: Text(
                ro: "închideți întâi blocul din interior cu {% end\(inner.word) %}",
                en: "close the inner block first with {% end\(inner.word) %}"),
            related: .source(inner.place))
    }

    fileprivate static func misplacedElse(_ tag: Tag, in opener: Tag?) -> Diagnostic {
        .error(
            "template.misplaced-else", at: .source(tag.place), arguments: ["tag": tag.word],
            message: opener == nil
                ? Text(
                    ro: "„\(tag.word)” stă în afara unui bloc",
                    en: "“\(tag.word)” stands outside a block")
                : Text(
                    ro: "„\(tag.word)” nu poate sta în acest loc al blocului",
                    en: "“\(tag.word)” cannot stand at this place of the block"),
            hint: Text(
                ro: "else stă o singură dată, ultimul; elif numai în if",
                en: "else stands once, last; elif only within if"),
            related: opener.map { .source($0.place) })
    }
}
