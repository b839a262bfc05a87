/// A list of a foreign document: how each of its levels, from 0, is numbered.
struct FoundList: Sendable {
    struct Level: Sendable {
        var format: Numbering.Format?
        var pattern: [Numbering.Piece] = []
        var start = 1
        var isLegal = false
        var isBullet = false
    }

    var levels: [Int: Level] = [:]
}

/// The counters of one list as its paragraphs are read.
struct FoundCounts: Sendable {
    private var counts: [Int: Int] = [:]

    /// The next paragraph of that level counts from `value`.
    mutating func restart(_ level: Int, at value: Int) { counts[level] = value - 1 }

    /// Counts one more paragraph.
    ///
    /// - Returns: Its number as printed; nil where the level prints none.
    mutating func advance(_ level: Int, in list: FoundList) -> String? {
        let own = list.levels[level] ?? FoundList.Level()
        counts[level] = (counts[level] ?? own.start - 1) + 1
        for deeper in counts.keys where deeper > level { counts[deeper] = nil }
        guard !own.isBullet, own.format != nil else { return nil }
        let text = own.pattern.map { piece in
            switch piece {
            case .literal(let text): text
            case .counter(let at): printed(at, for: own, in: list)
            }
        }.joined()
        return text.isEmpty ? nil : text
    }

    private func printed(_ level: Int, for own: FoundList.Level, in list: FoundList) -> String {
        let shown = list.levels[level]
        guard let format = own.isLegal ? .decimal : shown?.format else { return "" }
        return format.text(of: counts[level] ?? shown?.start ?? 1)
    }
}
