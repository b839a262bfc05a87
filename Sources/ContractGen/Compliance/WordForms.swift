/// Whole words, or words with any ending („preț*”), that a requirement looks for: folded once.
///
/// An object, by which drafts remember where they have them.
final class WordForms: Sendable {
    let forms: [String]
    private let needles: [(needle: Needle, isOpen: Bool)]
    /// Of the needles.
    private let pairs: [PairSet]

    init(_ forms: [String]) {
        self.forms = forms
        let folder = TextFolder(droppingDiacritics: false)
        needles = forms.map { form in
            let isOpen = form.hasSuffix("*")
            return (Needle(folder.folding(isOpen ? String(form.dropLast()) : form)), isOpen)
        }
        pairs = needles.map(\.needle.pairs)
    }

    /// Where they stand in a line, in its order; of those that begin together, in the order given.
    func ranges(in line: FoldedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for index in pairs.indices where line.mayHold(pairs[index]) {
            let (needle, isOpen) = needles[index]
            for range in line.ranges(of: needle, in: line.bytes.indices)
            where !line.isWord(at: range.lowerBound - 1) {
                let end = line.endOfWord(from: range.upperBound)
                if isOpen || end == range.upperBound { found.append(range.lowerBound..<end) }
            }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }
}

extension FoldedText {
    /// Where the letters and digits that begin at an index end.
    fileprivate func endOfWord(from start: Int) -> Int {
        bytes[start...].firstIndex { !Self.isWord($0) } ?? bytes.count
    }
}
