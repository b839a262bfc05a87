/// The quotation marks of one language.
struct Quotes: Sendable {
    typealias Marks = (open: Unicode.Scalar, close: Unicode.Scalar)
    let outer, inner: Marks

    static func of(_ language: DocumentLanguage) -> Quotes {
        switch language {
        case .ro: Quotes(outer: ("„", "”"), inner: ("«", "»"))
        case .ru: Quotes(outer: ("«", "»"), inner: ("„", "“"))
        case .en: Quotes(outer: ("“", "”"), inner: ("‘", "’"))
        }
    }

    /// Outer marks at even levels, inner ones at odd levels.
    func marks(level: Int) -> Marks { level.isMultiple(of: 2) ? outer : inner }

    /// Gives straight quotes that pair up the language's marks, by how deep they stand in straight
    /// and in typographic quotes; a quote without partner stays straight.
    func replaceStraightQuotes(in text: inout [Unicode.Scalar]) {
        let partners = straightPairs(in: text)
        guard !partners.isEmpty else { return }
        var due: [DueMark] = []
        for index in text.indices {
            if let partner = partners[index] {
                let marks = marks(level: due.count)
                text[index] = marks.open
                due.append(DueMark(mark: marks.close, position: partner))
            } else if let opening = due.lastIndex(where: { $0.position == index }) {
                text[index] = due[opening].mark
                due.removeSubrange(opening...)
            } else if let marks = [outer, inner].first(where: { $0.open == text[index] }) {
                due.append(DueMark(mark: marks.close, position: nil))
            } else if let last = due.last, last.position == nil, last.mark == text[index] {
                due.removeLast()
            }
        }
    }

    /// A closing mark that is due: at a known position when its pair is straight.
    private struct DueMark {
        let mark: Unicode.Scalar
        let position: Int?
    }

    /// The positions of straight quotes that open, each with that of the quote that closes it.
    private func straightPairs(in text: [Unicode.Scalar]) -> [Int: Int] {
        var pairs: [Int: Int] = [:]
        var open: [Int] = []
        var lastOpening = -2
        for index in text.indices where text[index] == "\"" {
            let startsWord = lastOpening == index - 1 || isStart(index, in: text)
            if startsWord, index + 1 < text.count, !Typography.isSpace(text[index + 1]) {
                open.append(index)
                lastOpening = index
            } else if let partner = open.popLast() {
                pairs[partner] = index
            }
        }
        return pairs
    }

    /// Whether what precedes `index` lets a word begin there.
    private func isStart(_ index: Int, in text: [Unicode.Scalar]) -> Bool {
        guard index > 0 else { return true }
        let previous = text[index - 1]
        return Typography.isSpace(previous) || "([{-–—/".unicodeScalars.contains(previous)
            || previous == outer.open || previous == inner.open
    }
}
