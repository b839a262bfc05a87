public import Diagnostics

/// What became of one requirement in one document.
///
/// An object: lists of them are handed on by the dozen, and documents share those that are alike.
public final class Finding: Sendable {
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
    public let outcome: Outcome
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
    public let review: Contract.Review?
    /// A decision on what was there before and has changed since.
    public let lapsedReview: Contract.Review?
    /// What a decision has to name: eight hexadecimal digits over the requirement and what it looked
    /// at; empty where there is nothing to decide.
    public let code: String

    init(
        rule: String, title: LocalText, severity: Severity, blocks: Bool, outcome: Outcome,
        problems: [Problem], reasons: [LocalText], evidence: [Evidence], sources: [Source],
        lookAt: [LookAt], advice: LocalText, table: Table? = nil,
        review: Contract.Review? = nil, lapsedReview: Contract.Review? = nil, code: String = ""
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
        self.review = review
        self.lapsedReview = lapsedReview
        self.code = code
    }

    /// The finding with its code, and what a lawyer decided on it.
    func with(
        _ code: String, outcome: Outcome, review: Contract.Review?, lapsedReview: Contract.Review?
    ) -> Finding {
        Finding(
            rule: rule, title: title, severity: severity, blocks: blocks, outcome: outcome,
            problems: problems, reasons: reasons, evidence: evidence, sources: sources,
            lookAt: lookAt, advice: advice, table: table, review: review,
            lapsedReview: lapsedReview, code: code)
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

extension Finding: Equatable {
    public static func == (one: Finding, other: Finding) -> Bool {
        one === other
            || one.rule == other.rule && one.outcome == other.outcome
                && one.severity == other.severity && one.blocks == other.blocks
                && one.title == other.title && one.advice == other.advice
                && one.problems == other.problems && one.reasons == other.reasons
                && one.evidence == other.evidence && one.sources == other.sources
                && one.lookAt == other.lookAt && one.table == other.table
                && one.review == other.review && one.lapsedReview == other.lapsedReview
                && one.code == other.code
    }
}

extension [Finding] {
    /// Whether the document has to stay a draft: a requirement that blocks is not met.
    public var isBlocking: Bool { contains(where: \.isBlocking) }

    public func count(_ outcome: Finding.Outcome) -> Int {
        count { $0.outcome == outcome }
    }

    func having(_ outcome: Finding.Outcome) -> [Finding] { filter { $0.outcome == outcome } }
}
