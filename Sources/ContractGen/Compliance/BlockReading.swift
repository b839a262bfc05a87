internal import Templates

/// A block of a draft as the requirements read it: all that follows from its words alone.
///
/// An object, so that documents with the same words share it.
final class BlockReading: Sendable {
    let text: String
    /// One line; letters keep their diacritics.
    let words: FoldedText
    /// One line; letters without diacritics, as acts are looked for.
    let bare: FoldedText
    /// In `words`, in order.
    let references: [TextReference]
    /// In order.
    let citations: [ActCitation]
    let letters: LetterCensus
    /// Sums of money in `words`.
    let amounts: [Range<Int>]
    /// In `bare`.
    let personalTraces: PersonalTraces
    let definitions: [DefinedTerm]

    init(_ text: String, _ register: ActRegister) {
        self.text = text
        words = FoldedText(line: text, droppingDiacritics: false, isIndexed: true)
        bare = FoldedText(line: text, droppingDiacritics: true)
        references = TextReference.all(in: words)
        citations = ActCitation.all(in: bare, of: text, register)
        letters = LetterCensus(text)
        definitions = DefinedTerm.all(in: text, words)
        amounts = AmountFinder(words).amounts()
        personalTraces = PersonalTraces(in: bare)
    }
}
