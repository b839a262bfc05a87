internal import Synchronization
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
    private let lastHeld = Mutex<(forms: [String], held: Set<Int>)>(([], []))

    init(_ text: String, _ register: ActRegister) {
        self.text = text
        var words = FoldedText(line: text, droppingDiacritics: false)
        words.index()
        self.words = words
        bare = FoldedText(line: text, droppingDiacritics: true)
        references = TextReference.all(in: words)
        citations = ActCitation.all(in: bare, of: text, register)
        letters = LetterCensus(text)
        amounts = AmountFinder(words).amounts()
        personalTraces = PersonalTraces(in: bare)
    }

    /// The indices of the forms that stand in the text.
    ///
    /// Of the last forms asked for the answer is kept: a requirement asks for the same in every document.
    func held(_ forms: [String], search: (String) -> Set<Int>) -> Set<Int> {
        lastHeld.withLock { last in
            if !last.forms.isSpelled(as: forms) { last = (forms, search(text)) }
            return last.held
        }
    }
}
