internal import Digest
public import Diagnostics
public import Templates
public import Wording

/// A foreign document checked by the same rules as our own.
///
/// What needs data cannot be decided unless the data are given; what could not be read is told.
public struct DocumentReview: Sendable {
    public let document: ForeignDocument
    /// nil: not recognised and not told.
    public let kind: DocumentKind?
    public let language: DocumentLanguage
    /// nil: not found; the acts were judged as of today.
    public let date: CalendarDate?
    public let draft: Draft
    public let findings: [Finding]
    /// Clauses that differ from what the given data make.
    public let changes: [ComplianceSheet.ChangedClause]
    /// What could not be looked at, and what was taken for granted.
    public let notices: [Diagnostic]
    let register: ActRegister
    let rulesHash: String
    let rulesCheckedOn: CalendarDate?

    /// What the user tells of a document that it may not tell itself.
    public struct Circumstances: Sendable {
        public var kind: DocumentKind?
        public var language: DocumentLanguage?
        public var date: CalendarDate?
        /// The document that the data make, to compare with.
        public var original: ContractDocument?

        public init(
            kind: DocumentKind? = nil, language: DocumentLanguage? = nil,
            date: CalendarDate? = nil, original: ContractDocument? = nil
        ) {
            self.kind = kind
            self.language = language
            self.date = date
            self.original = original
        }
    }

    /// The code by which the file says it was made, else one of its words as they stand.
    public var version: String {
        document.properties["contractgen-version"]
            ?? String(SHA256.hexadecimal(of: Array(draft.text.utf8)).prefix(8))
    }

    /// The compliance sheet in the document's language.
    public func sheet() -> ComplianceSheet {
        ComplianceSheet(
            heading: ComplianceSheet.Heading(
                title: title, date: date, version: version, template: template,
                ruleBook: String(rulesHash.prefix(8)), checkedOn: rulesCheckedOn,
                dataHash: document.properties["contractgen-data-sha256"] ?? ""),
            findings: findings, changedClauses: changes, warnings: notices)
    }

    private var title: String {
        let kind = kind.map { language == .en ? $0.meaning.en : $0.meaning.ro }
        return [document.name, kind.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    }

    private var template: String {
        let name =
            document.properties["contractgen-office-template"] == nil
            ? "contractgen-template" : "contractgen-office-template"
        return [document.properties[name], document.properties[name + "-version"]]
            .compactMap(\.self).joined(separator: " ")
    }
}

extension Workshop {
    /// A document that was made elsewhere, or came back changed, checked.
    ///
    /// - Throws: what is wrong with the rules or the wording, not with the document.
    public func review(
        _ document: ForeignDocument, as told: DocumentReview.Circumstances = .init()
    ) throws(DiagnosticList) -> DocumentReview {
        let facts = DocumentFacts(of: document.draft())
        let original = told.original
        let kind = told.kind ?? original?.contract.header.kind ?? document.madeAs ?? facts.kind
        let language = told.language ?? original?.contract.header.language ?? facts.language
        let date = told.date ?? facts.date
        var template = original?.template
        if template == nil { template = try self.template(for: kind, in: language, on: date) }
        let draft = document.draft(clauses: template?.clauseIDs ?? [])
        var book = template?.ruleBook
        if book == nil { book = try library.ruleBook(for: kind, register: register) }
        guard let book else { throw DiagnosticList([]) }
        let view = DraftView(draft, register)
        var findings = try book.checked(
            view, of: original?.ruleFields,
            under: RuleBook.Circumstances(
                kind: kind, language: language, today: today, documentDate: date,
                keyClauses: template?.manifest.keyClauses ?? [:],
                reviews: original?.contract.header.reviews ?? [],
                version: original?.version.code)
        ).findings
        findings += register.ageing(
            of: view, findings, on: original?.contract.header.date ?? date ?? today)
        let comparison = original.map { Comparison(of: draft, with: $0.draft, in: language) }
        return DocumentReview(
            document: document, kind: kind, language: language,
            date: original?.contract.header.date ?? date, draft: draft, findings: findings,
            changes: comparison?.changes ?? [],
            notices: notices(document, kind, date, told) + (comparison?.notices(document) ?? [])
                + document.notices,
            register: register, rulesHash: rulesHash, rulesCheckedOn: book.checkedOn)
    }

    /// The wording of a kind, for its clause ids; nil where there is none.
    private func template(
        for kind: DocumentKind?, in language: DocumentLanguage, on date: CalendarDate?
    ) throws(DiagnosticList) -> ContractTemplate? {
        guard let kind, library[library.wordingPath(of: kind, in: language)] != nil else {
            return nil
        }
        var environment = Environment(language: language)
        register.install(
            into: &environment, on: ActRegister.Dates(document: date ?? today))
        return try library.template(
            for: kind, styles: styles, environment: environment, register: register)
    }

    private func notices(
        _ document: ForeignDocument, _ kind: DocumentKind?, _ date: CalendarDate?,
        _ told: DocumentReview.Circumstances
    ) -> [Diagnostic] {
        var notices: [Diagnostic] = []
        if kind == nil { notices.append(.unknownKind(document.name)) }
        if date == nil, told.original?.contract.header.date == nil {
            notices.append(.unknownDate(document.name, today))
        }
        if told.original == nil { notices.append(.noDataGiven(document.name)) }
        if let hash = document.properties["contractgen-data-sha256"],
            let original = told.original, original.version.dataHash != hash
        {
            notices.append(.otherData(document.name))
        }
        return notices
    }
}

extension ForeignDocument {
    /// The kind that the file says it was made as.
    fileprivate var madeAs: DocumentKind? {
        (properties["contractgen-kind"] ?? properties["contractgen-template"]).flatMap(
            DocumentKind.init(rawValue:))
    }
}

extension Diagnostic {
    fileprivate static func unknownKind(_ file: String) -> Diagnostic {
        .warning(
            "review.unknown-kind", at: .file(file),
            message: Text(
                ro: "felul documentului nu a fost recunoscut; s-au verificat numai cerințele "
                    + "comune tuturor documentelor",
                en: "the kind of document was not recognised; only the requirements of all "
                    + "documents were checked"),
            hint: Text(
                ro: "numiți felul cu --kind, de exemplu --kind service-contract",
                en: "name the kind with --kind, e.g. --kind service-contract"))
    }

    fileprivate static func unknownDate(_ file: String, _ today: CalendarDate) -> Diagnostic {
        .warning(
            "review.unknown-date", at: .file(file), arguments: ["today": today.description],
            message: Text(
                ro: "data documentului nu a fost găsită; actele s-au judecat la \(today)",
                en: "the document's date was not found; acts were judged as of \(today)"),
            hint: Text(
                ro: "dați data cu --document-date, de exemplu --document-date 2027-01-15",
                en: "give the date with --document-date, e.g. --document-date 2027-01-15"))
    }

    fileprivate static func noDataGiven(_ file: String) -> Diagnostic {
        Diagnostic(
            "review.no-data", severity: .note, at: .file(file),
            message: Text(
                ro: "cerințele care au nevoie de date nu se pot decide din text",
                en: "requirements that need data cannot be decided from the text"),
            hint: Text(
                ro: "dați fișierul de date cu --data", en: "give the data file with --data"))
    }

    fileprivate static func otherData(_ file: String) -> Diagnostic {
        .warning(
            "review.other-data", at: .file(file),
            message: Text(
                ro: "fișierul a fost întocmit din alte date decât cele date cu --data",
                en: "the file was made from other data than those given with --data"),
            hint: Text(
                ro: "comparați clauzele arătate mai jos sau luați datele potrivite",
                en: "compare the clauses listed, or take the right data"))
    }
}
