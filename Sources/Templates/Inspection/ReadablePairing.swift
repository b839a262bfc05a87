/// Pairs the tags that do pair, for templates that may be wrong: a block that is not closed ends
/// where the text ends, and what closes nothing is passed over.
struct ReadablePairing<Leaf: Sendable> {
    private var open: [(tags: [Tag], bodies: [[Block<Leaf>]])] = []
    private var done: [Block<Leaf>] = []

    static func blocks(from pieces: [TemplatePiece<Leaf>]) -> [Block<Leaf>] {
        var pairing = ReadablePairing()
        for piece in pieces { pairing.add(piece) }
        while !pairing.open.isEmpty { pairing.close(by: nil) }
        return pairing.done
    }

    private mutating func add(_ piece: TemplatePiece<Leaf>) {
        switch piece {
        case .leaf(let leaf): append(.leaf(leaf))
        case .tag(let tag):
            switch tag.blockRole {
            case .alone: append(.tag(tag))
            case .opens: open.append(([tag], [[]]))
            case .continues:
                guard let last = open.indices.last else { return }
                open[last].tags.append(tag)
                open[last].bodies.append([])
            case .closes:
                guard
                    let match = open.lastIndex(where: {
                        $0.tags[0].isLoop == (tag.kind == .endFor)
                    })
                else { return }
                while open.count > match + 1 { close(by: nil) }
                close(by: tag)
            }
        }
    }

    private mutating func append(_ block: Block<Leaf>) {
        guard let last = open.indices.last else { return done.append(block) }
        open[last].bodies[open[last].bodies.count - 1].append(block)
    }

    private mutating func close(by tag: Tag?) {
        guard let block = open.popLast() else { return }
        let tags = block.tags + (tag.map { [$0] } ?? [])
        if case .for(let loop) = block.tags[0].kind {
            let otherwise = block.bodies.dropFirst().flatMap(\.self)
            return append(
                .loop(
                    LoopBlock(
                        loop: loop, body: block.bodies[0], otherwise: otherwise, tags: tags)))
        }
        let conditions = block.tags.map { $0.expressions.first }
        append(
            .choice(Choice(branches: zip(conditions, block.bodies).map { ($0, $1) }, tags: tags)))
    }
}

extension Tag {
    fileprivate var isLoop: Bool { if case .for = kind { true } else { false } }
}
