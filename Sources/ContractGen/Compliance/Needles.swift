internal import Synchronization
internal import Templates

/// The phrases that requirements look for, each folded once for all documents.
final class Needles: Sendable {
    private let phrases = Mutex<[String: (text: String, needle: Needle)]>([:])
    private let words = Mutex<[WordForms]>([])
    private let blanks = Mutex<[BlankForms]>([])

    /// More than all requirements have; phrases from data are not worth keeping.
    private static let most = 4_000

    func needle(_ text: String, fold: () -> [UInt8]) -> Needle {
        if let known = phrases.withLock({ $0[text] }), known.text.isSpelled(as: text) {
            return known.needle
        }
        let needle = Needle(fold())
        phrases.withLock { phrases in
            if phrases.count < Self.most { phrases[text] = (text, needle) }
        }
        return needle
    }

    func words(_ forms: [String]) -> WordForms {
        Self.known(forms, in: words, \.forms) { WordForms(forms) }
    }

    func blanks(_ forms: [String]) -> BlankForms {
        Self.known(forms, in: blanks, \.forms) { BlankForms(forms) }
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
