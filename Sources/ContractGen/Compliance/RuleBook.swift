public import Diagnostics
public import Templates
public import Wording

/// The requirements that documents are held to, read from `rules/requirements/*.yaml`.
public struct RuleBook: Sendable {
    /// By chapter and number; those of no chapter come last, as they stand in the files.
    public let rules: [Rule]
    public let register: ActRegister
    private let index: [String: Int]

    init(rules unordered: [Rule], register: ActRegister) {
        let order = unordered.map { RuleOrder($0.id) }
        let rules = unordered.indices.sorted { (order[$0], $0) < (order[$1], $1) }
            .map { unordered[$0] }
        self.rules = rules
        self.register = register
        index = Dictionary(
            rules.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    public subscript(id: String) -> Rule? { index[id].map { rules[$0] } }

    /// The requirements for a kind of document, in their order; for a document of unknown kind those
    /// that are for all.
    public func rules(for kind: DocumentKind?) -> [Rule] {
        rules.filter { rule in kind.map(rule.applies) ?? (rule.kinds == nil) }
    }

    /// The oldest day on which a requirement was compared with its sources.
    public var checkedOn: CalendarDate? { rules.map(\.checkedOn).min() }

    /// The book with requirements of the same id replaced by those of `pack`, new ones after them.
    public func overridden(by pack: RuleBook) -> RuleBook {
        let kept = rules.map { pack[$0.id] ?? $0 }
        return RuleBook(rules: kept + pack.rules.filter { self[$0.id] == nil }, register: register)
    }

    /// What the checks need to know beside the draft and the data.
    public struct Circumstances: Sendable {
        /// nil: not known, of a foreign document.
        public let kind: DocumentKind?
        /// The language the document is written in.
        public let language: DocumentLanguage
        /// Stands for the document's date while it has none.
        public let today: CalendarDate
        /// The date of a document whose fields are not known.
        public let documentDate: CalendarDate?
        /// The ids of clauses by their role, `key_clauses` of the template.
        public let keyClauses: [String: String]
        /// The lawyer's decisions, which hold for the version they looked at.
        public let reviews: [Contract.Review]
        /// The version code of this document; nil while it has none.
        public let version: String?
        /// The same document in other languages.
        public let otherLanguages: [DocumentLanguage: Draft]

        public init(
            kind: DocumentKind?, language: DocumentLanguage, today: CalendarDate,
            documentDate: CalendarDate? = nil, keyClauses: [String: String] = [:],
            reviews: [Contract.Review] = [], version: String? = nil,
            otherLanguages: [DocumentLanguage: Draft] = [:]
        ) {
            self.kind = kind
            self.language = language
            self.today = today
            self.documentDate = documentDate
            self.keyClauses = keyClauses
            self.reviews = reviews
            self.version = version
            self.otherLanguages = otherLanguages
        }
    }

    /// What became of each requirement for this kind of document, in their order.
    ///
    /// - Parameters:
    ///   - draft: nil when only data are checked: what reads the text cannot be decided then.
    ///   - fields: The contract's fields; nil for a foreign document.
    /// - Throws: `rules.broken` for each requirement that no data could make computable.
    public func findings(
        in draft: Draft?, of fields: Value.Map?, under circumstances: Circumstances
    ) throws(DiagnosticList) -> [Finding] {
        let view = draft.map { DraftView($0, register) }
        return try checked(view, of: fields, under: circumstances).findings
    }

    /// The findings, and what they leave to the next document.
    ///
    /// - Parameter earlier: What was found in the document before.
    func checked(
        _ view: DraftView?, of fields: Value.Map?, under circumstances: Circumstances,
        after earlier: FindingEchoes? = nil
    ) throws(DiagnosticList) -> (findings: [Finding], echoes: FindingEchoes) {
        let rules = rules(for: circumstances.kind)
        let evaluation = RuleEvaluation(
            view, fields: fields, register: register, circumstances, for: rules)
        let known = earlier?.echoes(of: rules, for: evaluation) ?? rules.map { _ in .sources(nil) }
        var problems = DiagnosticCollector()
        var made: [Finding] = []
        let open = zip(rules, known).compactMap { rule, echo -> OpenRule? in
            if case .sources(let sources) = echo { (rule, sources) } else { nil }
        }
        for part in concurrently(open.parts, { Self.findings(of: $0, evaluation) }) {
            made += part.findings
            problems.report(part.problems.all)
        }
        var rest = try problems.finish(made).value.makeIterator()
        let findings = known.compactMap { echo in
            if case .finding(let finding) = echo { finding } else { rest.next() }
        }
        return (findings, FindingEchoes(of: findings, rules, by: evaluation))
    }

    private static func findings(
        of rules: [OpenRule], _ evaluation: RuleEvaluation
    ) -> (findings: [Finding], problems: DiagnosticCollector) {
        var problems = DiagnosticCollector()
        let findings = rules.compactMap {
            evaluation.finding(of: $0.rule, sources: $0.sources, &problems)
        }
        return (findings, problems)
    }
}

/// A requirement to judge, with its grounds where they are known.
private typealias OpenRule = (rule: Rule, sources: [Finding.Source]?)

/// Where a requirement stands: `P02` before `P10`, both before `A01`.
private struct RuleOrder: Comparable {
    private let chapter, number: Int

    init(_ id: String) {
        let chapter = Chapter(ofRule: id).flatMap(Chapter.allCases.firstIndex)
        let number = chapter.flatMap { _ in Int(id.dropFirst()) }
        self.chapter = number == nil ? Chapter.allCases.count : chapter ?? 0
        self.number = number ?? 0
    }

    static func < (one: Self, other: Self) -> Bool {
        (one.chapter, one.number) < (other.chapter, other.number)
    }
}

extension [OpenRule] {
    /// In order, short enough that no core waits long for another.
    fileprivate var parts: [[OpenRule]] {
        stride(from: 0, to: count, by: 16).map { Array(self[$0..<Swift.min($0 + 16, count)]) }
    }
}

extension ActRegister.Dates {
    /// The dates that decide on acts for a document of these fields.
    public init(of fields: Value.Map?, today: CalendarDate) {
        func date(_ value: Value?) -> CalendarDate? {
            if case .date(let date)? = value { date } else { nil }
        }
        var start: CalendarDate?
        if case .map(let procurement)? = fields?["procurement"] {
            start = date(procurement["start_date"])
        }
        self.init(document: date(fields?["date"]) ?? today, procurementStart: start)
    }
}
