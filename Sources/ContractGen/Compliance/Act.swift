public import Diagnostics
public import Wording

/// A legal act that documents cite, with the time it is in force.
public struct Act: Hashable, Sendable {
    /// Type, number and year: `L195-2024`.
    public let id: String
    /// Other names that `act("…")` takes.
    public let aliases: [String]
    public let type: Kind
    public let number: String
    public let year: Int
    /// The day it was adopted.
    public let date: CalendarDate?
    /// As it follows the number in a citation.
    public let title: LocalText
    /// nil: as `confidence`.
    public let titleConfidence: Confidence?
    /// Who gave an order, in the genitive: „ministrului finanțelor”.
    public let issuer: LocalText?
    /// The first day; nil when not established.
    public let inForceFrom: CalendarDate?
    /// The last day; nil while in force.
    public let inForceTo: CalendarDate?
    /// Repealed on a day not established, before any document of today.
    public let isRepealed: Bool
    /// The id of the act that took its place.
    public let replacement: String?
    /// Whether the day the procurement began decides on it, not the document's date.
    public let isProcurement: Bool
    public let source: String
    public let confidence: Confidence
    public let note: String?
    /// When a person last compared the act with its source; nil: when the whole file was.
    public let checkedOn: CalendarDate?
    public let place: SourcePlace
    /// Citations that do not follow the usual forms of its kind.
    let ownForms: [DocumentLanguage: [CitationForm: String]]
    /// Further patterns by which texts cite it.
    let citedAs: [String]

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case law
        case governmentDecision = "government-decision"
        case order, code
    }

    /// Whether it binds on that day, as far as its dates tell.
    public func isInForce(on date: CalendarDate) -> Bool {
        !isRepealed && inForceFrom ?? date <= date && date <= inForceTo ?? date
    }
}

/// How much of an act a citation says.
public enum CitationForm: String, Hashable, Sendable, CaseIterable {
    /// „Legea nr. 123/2010”
    case number
    /// „Legea nr. 123/2010 cu privire la serviciile sociale”
    case full
}

/// A choice between acts that a date decides: the procurement law, the data protection law.
public struct ActSwitch: Hashable, Sendable {
    public let id: String
    public let title: LocalText
    /// The field whose date decides.
    public let field: FieldPath
    public let cases: [Case]
    public let explanation: LocalText?

    public struct Case: Hashable, Sendable {
        public let act: String
        /// The first and the last day; nil: without end.
        public let from: CalendarDate?
        public let to: CalendarDate?

        func covers(_ date: CalendarDate) -> Bool {
            from ?? date <= date && date <= to ?? date
        }
    }

    /// The act that governs when the deciding date is `date`.
    public func act(on date: CalendarDate) -> String? { cases.first { $0.covers(date) }?.act }
}
