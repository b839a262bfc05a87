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
        /// The procurement law that governs the document; nil where none does, or it is not known.
        public var governingLaw: Act?

        /// An act by its id in the register, and its name.
        public struct Act: Hashable, Sendable {
            public let id: String
            public let name: LocalText
        }

        public init(
            title: String, number: String? = nil, date: CalendarDate? = nil, version: String,
            template: String = "", ruleBook: String = "", checkedOn: CalendarDate? = nil,
            dataHash: String = "", draftReasons: [LocalText] = [], governingLaw: Act? = nil
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
            self.governingLaw = governingLaw
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
        markdown(in: language, after: Pool())
    }

    /// - Parameter pool: The rows of the sheets before, in the same language.
    func markdown(in language: DocumentLanguage, after pool: Pool<Reuse<FindingRow>>) -> String {
        let words = SheetWords(language)
        var parts = head(words) + repairs(words) + state(words) + steps(words)
        parts += chapters(words, pool) + changes(words)
        return parts.joined(separator: "\n") + "\n"
    }
}

// MARK: - Content

extension ComplianceSheet {
    /// What is not met, what blocks the final first; what a lawyer accepted is not to be corrected.
    var fixes: [Finding] {
        let open = findings.having(.fail).filter { !$0.isAccepted }
        return open.filter(\.blocks) + open.filter { !$0.blocks }
    }

    /// One sentence: may it be signed, and how much is to be done.
    func verdict(_ words: SheetWords) -> String {
        guard isDraft else { return words.final(fixes: fixes.count) }
        return "\(words(.draft)): \(reasons(words))"
    }

    /// What is not met and a lawyer accepted: never hidden.
    func accepted(_ words: SheetWords) -> [String] {
        findings.having(.fail).filter(\.isAccepted).map(words.acceptance)
    }

    func facts(_ words: SheetWords) -> [(String, String)] {
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
        return lines
    }

    func counts(_ words: SheetWords) -> String {
        let counts = [
            (findings.count(.pass), words(.countMet)), (findings.count(.fail), words(.countUnmet)),
            (findings.count(.cannotBeDecided), words(.countUndecided)),
            (findings.count(.notApplicable), words(.countInapplicable)),
        ]
        let sums = counts.map { "\(words.strong(String($0.0))) \($0.1)" }.joined(separator: ", ")
        return (["\(words(.requirements)): \(sums)."] + unread(words)).joined(separator: " ")
    }

    /// How many requirements rest on what was not read: of the governing law, and others.
    private func unread(_ words: SheetWords) -> [String] {
        let applicable = findings.filter { $0.outcome != .notApplicable }
        let open = applicable.filter(\.isUnverified)
        guard let law = heading.governingLaw else { return words.unread(open.count) }
        let own = applicable.count { $0.rests(onUnread: law.id) }
        let others = open.count { !$0.rests(onUnread: law.id) }
        return words.unread(own, of: law.name.in(words.language))
            + words.unread(others, isRest: true)
    }

    /// The findings by chapter, chapters without any left out.
    func grouped(_ words: SheetWords) -> [(String, [Finding])] {
        let byChapter = Dictionary(grouping: findings) { Chapter(ofRule: $0.rule) }
        let known = Chapter.allCases.compactMap { chapter in
            byChapter[chapter].map { (chapter.title.in(words.language), $0) }
        }
        return known + (byChapter[nil].map { [(words(.otherRules), $0)] } ?? [])
    }

    /// What follows the tables: changed clauses, warnings.
    func lists(_ words: SheetWords) -> [(String, [String])] {
        let clauses = changedClauses.map { clause in
            words.plain(clause.id) + (clause.note.isEmpty ? "" : ": \(words.plain(clause.note))")
        }
        return [
            (words(.changedClauses), clauses),
            (words(.warnings), warnings.map(words.warning)),
        ].filter { !$0.1.isEmpty }
    }

    private func reasons(_ words: SheetWords) -> String {
        let blocking = findings.having(.fail).filter(\.isBlocking).map(\.rule)
            .joined(separator: ", ")
        let byFindings = blocking.isEmpty ? [] : ["\(words(.blockedBy)) \(blocking)"]
        return (heading.draftReasons.map { $0.in(words.language) } + byFindings)
            .joined(separator: "; ")
    }
}

// MARK: - Markdown

extension ComplianceSheet {
    private func head(_ words: SheetWords) -> [String] {
        ["# \(words(.title))", "", words.strong(words.plain(verdict(words))), ""]
            + accepted(words).flatMap { [words.plain($0), ""] }
    }

    private func repairs(_ words: SheetWords) -> [String] {
        guard !fixes.isEmpty else { return [words(.nothingBlocks), ""] }
        let lines = fixes.enumerated().flatMap { repair(number: $0 + 1, of: $1, words) }
        let note = findings.isBlocking ? [] : ["", words(.nothingBlocks)]
        return ["## \(words(.fixes))", ""] + lines + note + [""]
    }

    private func repair(number: Int, of finding: Finding, _ words: SheetWords) -> [String] {
        let title = words.plain(finding.title.in(words.language))
        let note = finding.blocks ? " (\(words(.blocking)))" : ""
        let problems = finding.problems.map { "   - \(words.problem($0))" }
        let advice = "   - → \(words.plain(finding.advice.in(words.language)))"
        return ["\(number). **\(finding.rule)** \(title)\(note)"] + problems + [advice]
            + table(of: finding, words)
    }

    /// The finding's table, indented into its item of the list.
    private func table(of finding: Finding, _ words: SheetWords) -> [String] {
        guard let table = finding.table else { return [] }
        let head = MarkdownText.head(table.columns.map { words.plain($0.in(words.language)) })
        let rows = table.rows.map { MarkdownText.row($0.map(words.plain)) }
        return [""] + (head + rows).map { "   \($0)" } + [""]
    }

    private func state(_ words: SheetWords) -> [String] {
        ["## \(words(.summary))", "", counts(words), ""]
            + facts(words).map { "- **\($0.0):** \(words.plain($0.1))" } + [""]
    }

    private func steps(_ words: SheetWords) -> [String] {
        guard !nextSteps.isEmpty else { return [] }
        return ["## \(words(.nextSteps))", ""] + MarkdownText.head(words.stepColumns)
            + nextSteps.map { MarkdownText.row(words.cells(of: $0)) } + [""]
    }

    private func chapters(_ words: SheetWords, _ pool: Pool<Reuse<FindingRow>>) -> [String] {
        let head = MarkdownText.head(words.columns)
        var rows = Reuse(after: pool.take())
        var lines: [String] = []
        for (title, findings) in grouped(words) {
            lines += ["## \(title)", ""] + head
            for finding in findings {
                let row =
                    rows.piece { $0.isRow(of: finding) }
                    ?? FindingRow(of: finding, MarkdownText.row(words.cells(of: finding)))
                rows.add(row)
                lines.append(row.text)
            }
            lines.append("")
        }
        pool.give(rows)
        return lines
    }

    private func changes(_ words: SheetWords) -> [String] {
        lists(words).flatMap { title, lines in
            ["## \(title)", ""] + lines.map { "- \($0)" } + [""]
        } + [words(.legend)]
    }
}
