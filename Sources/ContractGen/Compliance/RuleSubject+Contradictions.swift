internal import Diagnostics
internal import Templates
internal import Wording

// What a text says twice, each time otherwise.
extension RuleSubject {
    /// `words_contradict([kinds])`: where the text names another of these than the first it names;
    /// each kind is one wording or several apart by „ | ”.
    func wordsContradict(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let mentions = try call.texts("kinds").compactMap { first(of: $0, in: view) }
            .sorted { $0.start < $1.start }
        guard let first = mentions.first else { return [] }
        return mentions.dropFirst().map { other in
            .contradiction(
                other.words, first: first.words, in: view.place(of: first).label,
                at: view.place(of: other))
        }
    }

    /// The first place that has one of the wordings.
    private func first(of kind: String, in view: DraftView) -> Mention? {
        let wordings = kind.split(separator: "|").map { $0.trimmingPrefix(" ").description }
        guard let range = view.ranges(ofWords: wordings, in: view.blocks.indices).first else {
            return nil
        }
        let block = view.words.line(at: range.lowerBound)
        return Mention(start: range.lowerBound, words: view.original(range, inBlock: block))
    }
}

private struct Mention {
    /// In the folded words.
    let start: Int
    let words: String
}

extension DraftView {
    fileprivate func place(of mention: Mention) -> Finding.Place {
        place(of: mention.start..<mention.start + 1, in: words)
    }
}

extension Finding.Problem {
    fileprivate static func contradiction(
        _ words: String, first: String, in label: LocalText, at place: Finding.Place
    ) -> Self {
        Self(
            LocalText(
                ro: "apare „\(words)”, iar la \(label.ro) stă „\(first)”",
                ru: "указано „\(words)”, а в \(label.in(.ru)) – „\(first)”",
                en: "“\(words)” stands here, and “\(first)” at \(label.in(.en))"), at: place)
    }
}
