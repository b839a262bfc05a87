internal import OpenPackage

/// Lists that begin again in each round of a loop.
extension OfficeLowering {
    /// Notes the list of a paragraph; whether it is one that begins again.
    mutating func noteList(of id: ID) -> Bool {
        guard dialect.kind == .word, tree.role(id, dialect) == .paragraph,
            let list = lists.list(of: id, in: tree)
        else { return false }
        knownLists.insert(list)
        return restarting[list] != nil
    }

    /// A list that begins within the round, behind other text, begins again in each; one that a round
    /// begins with, or that stood before the loop, goes on.
    mutating func restarts(in body: [Block<ID>]) -> [Instruction] {
        guard dialect.kind == .word else { return [] }
        var hasText = false
        var first: [Int] = []
        for paragraph in paragraphs(in: body) {
            let list = lists.list(of: paragraph, in: tree)
            if let list, hasText, !knownLists.contains(list), !first.contains(list) {
                first.append(list)
            } else if let list, !hasText {
                knownLists.insert(list)
            }
            hasText = hasText || !tree.isBlank(paragraph, dialect)
        }
        return first.map { list in
            let slot = newSlot()
            restarting[list] = slot
            return .office(.restart(slot: slot, list: list))
        }
    }

    private func paragraphs(in blocks: [Block<ID>]) -> [ID] {
        blocks.flatMap { block -> [ID] in
            switch block {
            case .leaf(let id): paragraphs(under: id)
            case .tag: []
            case .choice(let choice): choice.branches.flatMap { paragraphs(in: $0.body) }
            case .loop(let loop): paragraphs(in: loop.body)
            }
        }
    }

    private func paragraphs(under id: ID) -> [ID] {
        if tree.role(id, dialect) == .paragraph { return [id] }
        return tree[id].children.flatMap { paragraphs(under: $0) }
    }

    func lower(properties id: ID, slot: Int, into steps: inout StepList) {
        guard case .element(let properties)? = tree.xml(id) else { return }
        write(properties.counted(in: Self.gap), filling: .office(.list(slot: slot)), into: &steps)
    }
}
