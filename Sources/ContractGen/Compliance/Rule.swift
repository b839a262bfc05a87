public import Diagnostics
internal import Templates
public import Wording

/// One requirement of the rule book.
///
/// An object, since every document is held to all of them.
public final class Rule: Sendable {
    public let id: String
    public let title: LocalText
    public let severity: Severity
    public let blocks: Bool
    /// nil: all kinds of documents.
    public let kinds: [DocumentKind]?
    /// The languages in which it can be read in the text; nil: all.
    public let languages: [DocumentLanguage]?
    /// The procurement law whose procedures it is for; nil: any document.
    public let validity: Validity?
    /// The guide's section it comes from; nil for other requirements, empty while the guide has not
    /// been read.
    public let guideSection: String?
    public let checks: [Check]
    /// The rule's own `for_each` and `when`, around all its checks.
    public let scope: Guard
    public let lookAt: [LookAt]
    /// What is shown with the finding when it is not met.
    public let table: Table?
    public let sources: [Source]
    public let advice: LocalText
    /// When a person last compared the requirement with its sources.
    public let checkedOn: CalendarDate
    public let place: SourcePlace
    /// nil when more decides on it than can be compared.
    let reads: RuleReads?
    /// Whether `draft.text` or `draft.clauses` must be there.
    let readsDraftTexts: Bool

    init(
        id: String, title: LocalText, severity: Severity, blocks: Bool, kinds: [DocumentKind]?,
        languages: [DocumentLanguage]?, validity: Validity?, guideSection: String?,
        checks: [Check], scope: Guard, lookAt: [LookAt], table: Table?, sources: [Source],
        advice: LocalText, checkedOn: CalendarDate, place: SourcePlace
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.blocks = blocks
        self.kinds = kinds
        self.languages = languages
        self.validity = validity
        self.guideSection = guideSection
        self.checks = checks
        self.scope = scope
        self.lookAt = lookAt
        self.table = table
        self.sources = sources
        self.advice = advice
        self.checkedOn = checkedOn
        self.place = place
        reads = RuleReads(checks, scope, lookAt, validity)
        let shown = table.map { [$0.loop.list] + $0.columns.map(\.value) } ?? []
        readsDraftTexts = (checks.expressions(within: scope) + shown).contains {
            $0.paths.contains(where: \.leadsToDraftTexts)
        }
    }

    public func applies(to kind: DocumentKind) -> Bool { kinds?.contains(kind) ?? true }

    /// Whether the check is made, and for what.
    public struct Guard: Sendable {
        public let loop: Loop?
        public let condition: RuleExpression?
    }

    /// `for_each: parties as party`
    public struct Loop: Sendable {
        public let list: RuleExpression
        public let name: String
    }

    /// What has to hold.
    public struct Check: Sendable {
        public let scope: Guard
        public let requirement: RuleExpression
    }

    /// A table of a list's items, for whoever has to see why: one row for each.
    public struct Table: Sendable {
        public let loop: Loop
        public let columns: [Column]

        public struct Column: Sendable {
            public let title: LocalText
            public let value: RuleExpression
        }

        /// What the sheet has room for.
        static let mostColumns = 6
    }

    /// A ground of the requirement.
    public struct Source: Hashable, Sendable {
        /// The act's id in the register; nil: practice, or what the parties agreed.
        public let act: String?
        /// Whether the contract itself is the ground; only next steps have such.
        public let isAgreed: Bool
        public let place: String
        public let confidence: Confidence
    }
}

extension [Rule.Check] {
    /// All that decides, the guard around the checks included.
    func expressions(within scope: Rule.Guard) -> [RuleExpression] {
        ([scope] + map(\.scope)).flatMap { [$0.loop?.list, $0.condition] }.compactMap(\.self)
            + map(\.requirement)
    }
}

/// An expression of a requirement, as it was written and as it is evaluated.
public struct RuleExpression: Sendable {
    public let text: String
    let parsed: Expression

    var paths: [NamePath] { parsed.paths }
    var place: SourcePlace { parsed.place }
}

/// For which procurement procedures a requirement holds.
public enum Validity: String, Hashable, Sendable, CaseIterable {
    case law131 = "131"
    /// Procedures that the law of 2025 regulates itself, not those below its threshold.
    case law325 = "325"

    func covers(_ band: ProcurementBand) -> Bool {
        switch self {
        case .law131: band.law == .law131
        case .law325: band.law == .law325 && band != .law325BelowThreshold
        }
    }

    public var meaning: LocalText {
        switch self {
        case .law131:
            LocalText(
                ro: "procedurile începute până la 31.12.2026 (Legea nr. 131/2015)",
                ru: "процедуры, начатые до 31.12.2026 (Закон № 131/2015)",
                en: "procedures begun up to 31.12.2026 (Law No. 131/2015)")
        case .law325:
            LocalText(
                ro: "procedurile începute de la 01.01.2027, de la pragul Legii nr. 325/2025",
                ru: "процедуры, начатые с 01.01.2027, от порога Закона № 325/2025",
                en: "procedures begun from 01.01.2027, from the threshold of Law No. 325/2025")
        }
    }
}

/// How firmly a requirement stands.
public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Mandatory, the rule read in a source.
    case law = "LAW"
    /// Mandatory as commonly understood, the source not read.
    case lawUnverified = "LAW?"
    /// Part of the official model contract.
    case standard = "STD"
    /// Expected of the guide, whose text was not read.
    case guide = "GUIDE*"
    case goodPractice = "GOOD"

    public var isUnverified: Bool { self == .lawUnverified || self == .guide }

    public var meaning: LocalText {
        switch self {
        case .law: LocalText(ro: "lege", ru: "закон", en: "law")
        case .lawUnverified:
            LocalText(
                ro: "lege, temei neverificat", ru: "закон, основание не проверено",
                en: "law, ground unverified")
        case .standard:
            LocalText(ro: "contractul-model", ru: "типовой договор", en: "model contract")
        case .guide:
            LocalText(
                ro: "ghid, temei neverificat", ru: "руководство, основание не проверено",
                en: "guide, ground unverified")
        case .goodPractice:
            LocalText(ro: "bună practică", ru: "хорошая практика", en: "good practice")
        }
    }
}

/// Where a person looks.
public enum LookAt: Hashable, Sendable {
    /// A field, lists without brackets: `parties.idno`.
    case field(Field)
    case clause(String)
    case signatures
    /// The whole text.
    case text

    /// A field by its name in the data, and what readers call it.
    public struct Field: Hashable, Sendable {
        public let name: String
        let path: FieldPath
        let caption: FieldCaption?

        var label: LocalText { caption?.label ?? LocalText(ro: name) }
    }

    init(_ text: String, _ captions: FieldCaptions) {
        switch text {
        case "signatures": self = .signatures
        case "draft.text": self = .text
        default:
            guard !text.hasPrefix("clause ") else {
                self = .clause(String(text.dropFirst(7)))
                return
            }
            let path = FieldPath(parsing: text) ?? FieldPath([.key(text)])
            self = .field(Field(name: text, path: path, caption: captions[path]))
        }
    }
}

extension NamePath {
    /// `draft.text`, `draft.clauses["SC-04"].heading`, or the draft as a whole.
    fileprivate var leadsToDraftTexts: Bool {
        guard path.steps.first == .key("draft") else { return false }
        guard path.steps.count > 1 else { return true }
        return path.steps[1] == .key("text") || path.steps[1] == .key("clauses")
    }
}
