public import Diagnostics

/// What became of one requirement in one document.
public struct Finding: Hashable, Sendable {
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        case pass, fail
        case notApplicable = "not-applicable"
        /// A person has to look; `reasons` say why.
        case cannotBeDecided = "cannot-be-decided"

        /// As the sheet says it.
        public var meaning: LocalText {
            switch self {
            case .pass: LocalText(ro: "îndeplinită", ru: "выполнено", en: "met")
            case .fail: LocalText(ro: "NEÎNDEPLINITĂ", ru: "НЕ ВЫПОЛНЕНО", en: "NOT MET")
            case .notApplicable:
                LocalText(ro: "neaplicabilă", ru: "не применимо", en: "not applicable")
            case .cannotBeDecided:
                LocalText(
                    ro: "de verificat de om", ru: "проверить человеку", en: "for a person to check")
            }
        }
    }

    /// The requirement's id: `P05`.
    public let rule: String
    public let title: LocalText
    public let severity: Severity
    /// Whether the document stays a draft while the requirement is not met.
    public let blocks: Bool
    public internal(set) var outcome: Outcome
    /// What is wrong, one thing each.
    public let problems: [Problem]
    /// Why it could not be decided.
    public let reasons: [LocalText]
    /// Where the requirement was looked for.
    public let evidence: [Evidence]
    public let sources: [Source]
    public let lookAt: [LookAt]
    /// What to do when it is not met.
    public let advice: LocalText
    /// What shows why it is not met.
    public let table: Table?
    /// The lawyer's decision on what is there now.
    public internal(set) var review: Contract.Review?
    /// A decision on what was there before and has changed since.
    public internal(set) var lapsedReview: Contract.Review?
    /// What a decision has to name: eight hexadecimal digits over the requirement and what it looked
    /// at; empty where there is nothing to decide.
    public internal(set) var code = ""

    init(
        rule: String, title: LocalText, severity: Severity, blocks: Bool, outcome: Outcome,
        problems: [Problem], reasons: [LocalText], evidence: [Evidence], sources: [Source],
        lookAt: [LookAt], advice: LocalText, table: Table? = nil
    ) {
        self.rule = rule
        self.title = title
        self.severity = severity
        self.blocks = blocks
        self.outcome = outcome
        self.problems = problems
        self.reasons = reasons
        self.evidence = evidence
        self.sources = sources
        self.lookAt = lookAt
        self.advice = advice
        self.table = table
    }

    /// Whether a lawyer has accepted, with a reason, that the requirement is not met. It is then
    /// still told as not met.
    public var isAccepted: Bool {
        guard outcome == .fail, let review else { return false }
        return review.outcome != .fail && !review.reason.allSatisfy(\.isWhitespace)
    }

    /// Whether the requirement alone makes the document a draft.
    public var isBlocking: Bool { blocks && outcome == .fail && !isAccepted }

    /// Whether the requirement rests on a source that was not read: „temei neverificat”.
    public var isUnverified: Bool {
        severity.isUnverified || sources.contains { $0.confidence == .unverified }
    }

    /// Whether it rests on an act whose text was not read.
    func rests(onUnread act: String) -> Bool {
        sources.contains { $0.act == act && $0.confidence != .verified }
    }

    /// Something wrong, in words with its evidence, and where.
    public struct Problem: Hashable, Sendable {
        public let text: LocalText
        public let place: Place?

        public init(_ text: LocalText, at place: Place? = nil) {
            self.text = text
            self.place = place
        }
    }

    /// A place in the document or in its data.
    public enum Place: Hashable, Sendable {
        /// A block of the draft by its index: its clause's id when it has one, of a table's row the
        /// cell, from 0, and what a reader calls it.
        case block(Int, clause: String?, column: Int? = nil, label: LocalText)
        case field(FieldPath)

        /// „pct. 8.1”, or the field's path.
        public var label: LocalText {
            switch self {
            case .block(_, _, _, let label): label
            case .field(let path): LocalText(ro: path.description)
            }
        }
    }

    /// A place that was looked at, with the value that stands there when it is short.
    public struct Evidence: Hashable, Sendable {
        public let place: Place
        /// „pct. 8.1”, „Acreditarea: Valabilă până la”
        public let label: LocalText
        public let value: String?
    }

    /// Figures in rows, each cell as the document would print it.
    public struct Table: Hashable, Sendable {
        public let columns: [LocalText]
        public let rows: [[String]]
    }

    /// A ground of the requirement that holds for this document.
    public struct Source: Hashable, Sendable {
        /// nil: practice.
        public let act: String?
        /// „Legea nr. 436/2006”, or „practică”.
        public let name: LocalText
        /// „art. 14 alin. (2) lit. j)”; empty when not known.
        public let place: String
        public let confidence: Confidence
        /// false only where none of the requirement's acts is in force for this document.
        public let isInForce: Bool
    }
}

extension [Finding] {
    /// Whether the document has to stay a draft: a requirement that blocks is not met.
    public var isBlocking: Bool { indices.contains { self[$0].isBlocking } }

    public func count(_ outcome: Finding.Outcome) -> Int {
        indices.count { self[$0].outcome == outcome }
    }

    /// Those with an outcome; the others, which are most, are not copied.
    func having(_ outcome: Finding.Outcome) -> [Finding] {
        indices.filter { self[$0].outcome == outcome }.map { self[$0] }
    }
}
