internal import Synchronization
internal import Templates

/// The phrases that requirements look for, each folded once for all documents.
final class Needles: Sendable {
    private let phrases = Mutex<Texts<Needle>>([:])
    private let ideas = Mutex<Texts<[Needle]>>([:])
    private let words = Mutex<[WordForms]>([])
    private let blanks = Mutex<[BlankForms]>([])

    /// More than all requirements have; phrases from data are not worth keeping.
    private static let most = 4_000

    func needle(_ text: String, fold: (String) -> [UInt8]) -> Needle {
        Self.known(text, in: phrases) { Needle(fold(text)) }
    }

    func wordings(of idea: String, fold: (String) -> [UInt8]) -> [Needle] {
        Self.known(idea, in: ideas) { Needle.wordings(of: idea, fold: fold) }
    }

    func words(_ forms: [String]) -> WordForms {
        Self.known(forms, in: words, \.forms) { WordForms(forms) }
    }

    func blanks(_ forms: [String]) -> BlankForms {
        Self.known(forms, in: blanks, \.forms) { BlankForms(forms) }
    }

    /// By a text, as it was spelled.
    private typealias Texts<Made> = [String: (text: String, made: Made)]

    private static func known<Made: Sendable>(
        _ text: String, in texts: borrowing Mutex<Texts<Made>>, make: () -> Made
    ) -> Made {
        if let known = texts.withLock({ $0[text] }), known.text.isSpelled(as: text) {
            return known.made
        }
        let made = make()
        texts.withLock { texts in
            if texts.count < most { texts[text] = (text, made) }
        }
        return made
    }

    private static func known<Forms: AnyObject & Sendable>(
        _ forms: [String], in list: borrowing Mutex<[Forms]>, _ spelling: (Forms) -> [String],
        make: () -> Forms
    ) -> Forms {
        list.withLock { list in
            if let known = list.first(where: { spelling($0).isSpelled(as: forms) }) { return known }
            let made = make()
            if list.count < most { list.append(made) }
            return made
        }
    }
}
