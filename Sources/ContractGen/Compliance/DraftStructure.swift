internal import Templates

/// How a draft is built, whatever its words: the kind, the number and the id of each block.
///
/// An object: documents that are built alike share it, and tell by that that they are.
final class DraftStructure: Sendable {
    /// For each block, the index of the article or annex that holds it.
    let owners: [Int?]
    /// The numbers of its articles, points and annexes.
    let numbers: DocumentNumbers
    let gaps: [NumberSequence.Gap]
    /// The blocks where the parties sign.
    let signatures: [Int]
    /// Where the clauses and points with an id begin; a foreign document has none.
    private let starts: [String: Int]
    private let blocks: [Draft.Block]

    init(of blocks: [Draft.Block]) {
        self.blocks = blocks
        var owners: [Int?] = []
        for index in blocks.indices {
            switch blocks[index].kind {
            case .article, .annex: owners.append(index)
            case .title, .note, .running: owners.append(nil)
            default: owners.append(owners.last ?? nil)
            }
        }
        self.owners = owners
        var starts: [String: Int] = [:]
        for index in blocks.indices {
            if let id = blocks[index].id, starts[id] == nil { starts[id] = index }
        }
        self.starts = starts
        numbers = DocumentNumbers(blocks)
        gaps = NumberSequence.gaps(among: blocks)
        signatures = blocks.indices.filter { blocks[$0].kind == .signatures }
    }

    /// Whether blocks with these words and others are built alike.
    func isStructure(of blocks: [Draft.Block]) -> Bool {
        self.blocks.count == blocks.count
            && zip(self.blocks, blocks).allSatisfy { $0 === $1 || $0.isBuilt(like: $1) }
    }

    /// Whether any clause carries an id; a foreign document has none.
    var hasClauseIDs: Bool { !starts.isEmpty }

    /// The blocks of the clause with this id: a whole article or annex, or one point.
    func blocks(ofClause id: String) -> Range<Int>? {
        guard let start = starts[id] else { return nil }
        guard owners[start] == start else {
            let end = blocks[(start + 1)...].firstIndex {
                $0.kind.isNumbered && $0.kind.depth <= blocks[start].kind.depth
            }
            return start..<(end ?? blocks.count)
        }
        let end = owners[start...].firstIndex { $0 != start }
        return start..<(end ?? blocks.count)
    }
}

extension Draft.Block {
    /// Whether all but the words is the same.
    fileprivate func isBuilt(like other: Draft.Block) -> Bool {
        kind == other.kind && row == other.row && id.isSpelled(as: other.id)
            && number.isSpelled(as: other.number)
    }
}
