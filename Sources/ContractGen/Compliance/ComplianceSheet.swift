public import Diagnostics
public import Wording

/// „Fișa de conformitate”: what became of each requirement, with its evidence and its ground.
public struct ComplianceSheet: Sendable {
    public let heading: Heading
    public let findings: [Finding]
    /// Clauses that do not have the shipped wording.
    public let changedClauses: [ChangedClause]
    /// What the run warned of.
    public let warnings: [Diagnostic]
    /// „Ce urmează”: the dated duties that follow from the document.
    public let nextSteps: [NextStep]

    public init(
        heading: Heading, findings: [Finding], changedClauses: [ChangedClause] = [],
        warnings: [Diagnostic] = [], nextSteps: [NextStep] = []
    ) {
        self.heading = heading
        self.findings = findings
        self.changedClauses = changedClauses
        self.warnings = warnings
        self.nextSteps = nextSteps
    }

    /// Which document, by which rules.
    public struct Heading: Hashable, Sendable {
        public var title: String
        public var number: String?
        public var date: CalendarDate?
        /// The version code, eight characters; it stands in the document's footer too.
        public var version: String
        /// Id and version, e.g. `memorandum 1.0.0`; empty for a foreign document.
        public var template: String
        /// The rule book's name or version, e.g. the beginning of its digest.
        public var ruleBook: String
        /// When the rules were last compared with the laws.
        public var checkedOn: CalendarDate?
        /// SHA-256 of the canonical data; empty for a foreign document.
        public var dataHash: String
        /// Why the document is a draft, other than by its findings: `--draft`, a missing number.
        public var draftReasons: [LocalText]

        public init(
            title: String, number: String? = nil, date: CalendarDate? = nil, version: String,
            template: String = "", ruleBook: String = "", checkedOn: CalendarDate? = nil,
            dataHash: String = "", draftReasons: [LocalText] = []
        ) {
            self.title = title
            self.number = number
            self.date = date
            self.version = version
            self.template = template
            self.ruleBook = ruleBook
            self.checkedOn = checkedOn
            self.dataHash = dataHash
            self.draftReasons = draftReasons
        }
    }

    /// A clause of the document whose wording is not the shipped one.
    public struct ChangedClause: Hashable, Sendable {
        public let id: String
        /// Its heading, or where the other wording comes from; may be empty.
        public let note: String

        public init(id: String, note: String = "") {
            self.id = id
            self.note = note
        }
    }

    /// Whether the document is a draft, by its findings or for another reason.
    public var isDraft: Bool { findings.isBlocking || !heading.draftReasons.isEmpty }

    /// The sheet as Markdown, ended by a line feed.
    public func markdown(in language: DocumentLanguage) -> String {
        let words = SheetWords(language)
        let parts =
            head(words) + summary(words) + blocking(words) + steps(words) + chapters(words)
            + changes(words) + notices(words)
        return parts.joined(separator: "\n") + "\n"
    }
}

// MARK: - Parts

extension ComplianceSheet {
    private func head(_ words: SheetWords) -> [String] {
        let none = words(.notGiven)
        var lines = [
            (words(.document), heading.title), (words(.number), heading.number ?? none),
            (words(.date), heading.date.map(words.date) ?? none),
            (words(.version), heading.version),
        ]
        if !heading.template.isEmpty { lines.append((words(.template), heading.template)) }
        let checked = heading.checkedOn.map { "\(words(.checkedOn)) \(words.date($0))" }
        let rules = [heading.ruleBook, checked ?? ""].filter { !$0.isEmpty }
        if !rules.isEmpty { lines.append((words(.ruleBook), rules.joined(separator: ", "))) }
        if !heading.dataHash.isEmpty { lines.append((words(.dataHash), heading.dataHash)) }
        let state = isDraft ? "\(words(.draft)): \(reasons(words))" : words(.final)
        lines.append((words(.state), state))
        return ["# \(words(.title))", ""]
            + lines.map { "- **\($0.0):** \(MarkdownText.escaped($0.1))" } + [""]
    }

    private func reasons(_ words: SheetWords) -> String {
        let blocking = findings.filter(\.isBlocking).map(\.rule).joined(separator: ", ")
        let byFindings = blocking.isEmpty ? [] : ["\(words(.blockedBy)) \(blocking)"]
        return (heading.draftReasons.map { $0.in(words.language) } + byFindings)
            .joined(separator: "; ")
    }

    private func summary(_ words: SheetWords) -> [String] {
        let counts = [
            (findings.count(.pass), words(.countMet)), (findings.count(.fail), words(.countUnmet)),
            (findings.count(.cannotBeDecided), words(.countUndecided)),
            (findings.count(.notApplicable), words(.countInapplicable)),
        ]
        let text = counts.map { "**\($0.0)** \($0.1)" }.joined(separator: ", ")
        return ["## \(words(.summary))", "", "\(words(.requirements)): \(text).", ""]
    }

    private func blocking(_ words: SheetWords) -> [String] {
        let blocking = findings.filter(\.isBlocking)
        guard !blocking.isEmpty else { return [words(.nothingBlocks), ""] }
        let lines = blocking.flatMap { finding in
            ["- **\(finding.rule)** \(MarkdownText.escaped(finding.title.in(words.language)))"]
                + finding.problems.map { "  - \(words.problem($0))" }
        }
        return ["### \(words(.blocks))", ""] + lines + [""]
    }

    private func steps(_ words: SheetWords) -> [String] {
        guard !nextSteps.isEmpty else { return [] }
        return ["## \(words(.nextSteps))", ""] + MarkdownText.head(words.stepColumns)
            + nextSteps.map { MarkdownText.row(words.cells(of: $0)) } + [""]
    }

    private func chapters(_ words: SheetWords) -> [String] {
        let known = Chapter.allCases.map { chapter in
            (
                chapter.title.in(words.language),
                findings.filter { Chapter(ofRule: $0.rule) == chapter }
            )
        }
        let other = findings.filter { Chapter(ofRule: $0.rule) == nil }
        let all = (known + [(words(.otherRules), other)]).filter { !$0.1.isEmpty }
        return all.flatMap { title, findings in
            ["## \(title)", ""] + MarkdownText.head(words.columns)
                + findings.map { MarkdownText.row(words.cells(of: $0)) } + [""]
        }
    }

    private func changes(_ words: SheetWords) -> [String] {
        guard !changedClauses.isEmpty else { return [] }
        let lines = changedClauses.map { clause in
            let note = clause.note.isEmpty ? "" : ": \(MarkdownText.escaped(clause.note))"
            return "- \(MarkdownText.escaped(clause.id))\(note)"
        }
        return ["## \(words(.changedClauses))", ""] + lines + [""]
    }

    private func notices(_ words: SheetWords) -> [String] {
        guard !warnings.isEmpty else { return [words(.legend)] }
        let lines = warnings.map { "- \(words.warning($0))" }
        return ["## \(words(.warnings))", ""] + lines + ["", words(.legend)]
    }
}
