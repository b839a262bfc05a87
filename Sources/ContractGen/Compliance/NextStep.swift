internal import Templates
public import Wording

/// One duty that follows from a document: a line of „Ce urmează”.
public struct NextStep: Hashable, Sendable {
    /// Who has to do it.
    public enum Actor: String, Hashable, Sendable, CaseIterable {
        case authority, provider, both

        public var words: LocalText {
            switch self {
            case .authority:
                LocalText(
                    ro: "autoritatea contractantă", ru: "закупающий орган",
                    en: "contracting authority")
            case .provider: LocalText(ro: "prestatorul", ru: "поставщик услуг", en: "provider")
            case .both: LocalText(ro: "ambele părți", ru: "обе стороны", en: "both parties")
            }
        }
    }

    public let id: String
    /// nil where only `due` says when.
    public let date: CalendarDate?
    public let title: LocalText
    /// The term in words; nil where the date says it all.
    public let due: LocalText?
    public let who: Actor
    /// The clause that says so: its id, or its number once a draft has given it one.
    public internal(set) var clause: String
    /// Those in force for the document.
    public let sources: [Finding.Source]
}

extension [NextStep] {
    /// The steps with the numbers that clauses have in the document instead of their ids.
    func numbered(in draft: Draft) -> [NextStep] {
        map { step in
            var step = step
            if let clause = draft.clause(step.clause) { step.clause = "art. \(clause.number)" }
            return step
        }
    }
}
