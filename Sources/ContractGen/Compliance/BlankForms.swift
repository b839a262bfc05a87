/// What is left where something was to be filled in, letters with their case: „XX”, „[…]”.
///
/// An object, by which drafts remember where they have them.
final class BlankForms: Sendable {
    let forms: [String]
    private let bytes: [[UInt8]]
    private let beginnings: ByteSet

    init(_ forms: [String]) {
        self.forms = forms
        bytes = forms.map { Array($0.utf8) }
        beginnings = ByteSet(bytes.compactMap(\.first))
    }

    /// The indices of those that stand in a text, in order; where one begins or ends with a letter, as a
    /// whole word.
    func held(in text: String) -> [Int] {
        var held: Set<Int> = []
        let text = text.utf8Span.span
        let (members, bytes) = (beginnings.members, bytes)
        let isFirst = members.span
        for start in text.indices where isFirst[Int(text[start])] {
            for index in bytes.indices where text.holds(bytes[index], at: start) {
                held.insert(index)
            }
        }
        return held.sorted()
    }
}

extension Span<UInt8> {
    fileprivate func holds(_ word: [UInt8], at start: Int) -> Bool {
        let end = start + word.count
        guard let first = word.first, end <= count,
            word.indices.allSatisfy({ self[start + $0] == word[$0] })
        else { return false }
        // „…” is three bytes that count as letters; it may stand next to itself.
        if first == 0xE2 { return true }
        let joinsBefore =
            FoldedText.isWord(first) && start > 0 && FoldedText.isWord(self[start - 1])
        let joinsAfter =
            FoldedText.isWord(self[end - 1]) && end < count && FoldedText.isWord(self[end])
        return !(joinsBefore || joinsAfter)
    }
}
