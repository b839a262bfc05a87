internal import Diagnostics

extension BlockTree {
    /// The tags of each block, in reading order, each with what came with it.
    ///
    /// - Throws: as `blocks(from:)`.
    static func groups<Mark>(of tags: [(Tag, Mark)]) throws(DiagnosticList) -> [[(
        tag: Tag, node: Mark
    )]] {
        _ = try BlockTree<Int>.blocks(from: tags.map { TemplatePiece<Int>.tag($0.0) })
        var open: [[(tag: Tag, node: Mark)]] = []
        var groups: [[(tag: Tag, node: Mark)]] = []
        for (tag, mark) in tags {
            switch tag.blockRole {
            case .alone: break
            case .opens: open.append([(tag, mark)])
            case .continues: open[open.count - 1].append((tag, mark))
            case .closes:
                open[open.count - 1].append((tag, mark))
                groups.append(open.removeLast())
            }
        }
        return groups
    }
}
