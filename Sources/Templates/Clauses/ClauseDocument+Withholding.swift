extension ClauseDocument {
    /// The document as it may be published: each of these annexes keeps its number and title, so
    /// that references stay right, and has the notice in the place of its content.
    func withholding(_ annexes: Set<String>) -> ClauseDocument {
        guard !annexes.isEmpty else { return self }
        var copy = self
        copy.body = withholding(annexes, in: body)
        return copy
    }

    private func withholding(_ annexes: Set<String>, in tree: Tree) -> Tree {
        var result: Tree = []
        var isWithheld = false
        for block in tree {
            if case .leaf(.paragraph(let paragraph)) = block, paragraph.kind == .annex {
                isWithheld = paragraph.id.map(annexes.contains) ?? false
                result.append(block)
                if isWithheld { result += withheldNotice }
            } else if block.hasAnnex {
                isWithheld = false
                result.append(block.mapping { withholding(annexes, in: $0) })
            } else if !isWithheld {
                result.append(block)
            }
        }
        return result
    }
}

extension Block<ClauseDocument.Leaf> {
    fileprivate var hasAnnex: Bool {
        var found = false
        [self].forEachLeaf { leaf in
            if case .paragraph(let paragraph) = leaf, paragraph.kind == .annex { found = true }
        }
        return found
    }

    /// The block with what it holds changed.
    fileprivate func mapping(
        _ change: (ClauseDocument.Tree) -> ClauseDocument.Tree
    ) -> Block<ClauseDocument.Leaf> {
        switch self {
        case .leaf, .tag: return self
        case .choice(var choice):
            for index in choice.branches.indices {
                choice.branches[index].body = change(choice.branches[index].body)
            }
            return .choice(choice)
        case .loop(var loop):
            loop.body = change(loop.body)
            loop.otherwise = change(loop.otherwise)
            return .loop(loop)
        }
    }
}
