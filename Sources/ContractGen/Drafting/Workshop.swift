internal import Digest
public import Diagnostics
public import Templates
public import Wording

/// What all documents of one run share: wording, look, law and rules, and the day it is.
///
/// The path of a document reads: `Intake.contract` → `template(for:)` → `document(of:by:)` →
/// `ContractDocument.file(_:)` and its sheet.
public struct Workshop: Sendable {
    public let library: Library
    public let styles: StyleDocuments
    public let ruleBook: RuleBook
    /// What data are read by: the services, the procurement laws.
    public let reference: ReferenceData
    /// Stands for a document's date while it has none; nothing else reads a clock.
    public let today: CalendarDate
    /// SHA-256 of the law and the rules in force.
    public let rulesHash: String

    /// - Parameter styles: the office's own look, if any.
    /// - Throws: everything wrong with the law, the rules or the look.
    public init(
        library: Library, styles: StyleDocuments? = nil, today: CalendarDate
    ) throws(DiagnosticList) {
        self.library = library
        self.styles = styles ?? library.styles()
        self.today = today
        ruleBook = try library.ruleBook()
        reference = try library.referenceData(register: ruleBook.register)
        rulesHash = library.rulesHash
    }

    /// The language and the functions that wording and rules may use for a document of these dates.
    func environment(for contract: Contract) -> Environment {
        var environment = Environment(
            language: contract.header.language, currency: contract.header.currency)
        let dates = ActRegister.Dates(of: contract.fields, today: today)
        ruleBook.register.install(into: &environment, on: dates)
        return environment
    }

    /// The wording for a contract's kind and language.
    ///
    /// - Parameter own: a clause template of the user's in its stead.
    public func template(
        for contract: Contract, own: SourceText? = nil
    ) throws(DiagnosticList) -> ContractTemplate {
        try library.template(
            for: contract.header.kind, own: own, styles: styles,
            environment: environment(for: contract))
    }

    /// The document drafted and checked.
    ///
    /// - Parameter reasons: why the user wants it as a draft, whatever the checks say.
    /// - Throws: what the wording cannot do with these data.
    public func document(
        of contract: Contract, by template: ContractTemplate,
        draftReasons reasons: [DraftReason] = []
    ) throws(DiagnosticList) -> ContractDocument {
        let version = DocumentVersion(
            dataHash: contract.dataHash, templateHash: template.hash, rulesHash: rulesHash)
        let environment = environment(for: contract)
        let draft = try template.draft(
            of: contract.templateFields(version: version), environment: environment)
        let findings = try ruleBook.findings(
            in: draft, of: contract.fields, under: circumstances(of: contract, template, version))
        return ContractDocument(
            contract: contract, template: template, version: version, draft: draft,
            findings: findings,
            draftReasons: reasons + contract.draftReasons + findings.draftReasons,
            environment: environment, workshop: self)
    }

    private func circumstances(
        of contract: Contract, _ template: ContractTemplate, _ version: DocumentVersion
    ) -> RuleBook.Circumstances {
        RuleBook.Circumstances(
            kind: contract.header.kind, language: contract.header.language, today: today,
            keyClauses: template.manifest.keyClauses, reviews: contract.header.reviews,
            version: version.code)
    }
}

extension Contract {
    fileprivate var draftReasons: [DraftReason] {
        (header.number == nil ? [.noNumber] : []) + (header.date == nil ? [.noDate] : [])
    }
}

extension [Finding] {
    fileprivate var draftReasons: [DraftReason] {
        filter(\.isBlocking).map { .blocked(rule: $0.rule) }
    }
}

extension Library {
    /// The law and the requirements in force: each requirement file, the office's in the place of
    /// the shipped one of the same path, its further ones after them.
    public func ruleBook() throws(DiagnosticList) -> RuleBook {
        guard let acts = self["rules/acts.yaml"] else { throw DiagnosticList(.noActs) }
        let register = try ActRegister(reading: DataSource(acts))
        let files = requirementPaths.compactMap { self[$0] }.map { DataSource($0) }
        return try RuleBook(reading: files, register: register)
    }

    private var requirementPaths: [String] {
        paths.filter { $0.hasPrefix("rules/requirements/") && $0.hasSuffix(".yaml") }
    }

    var rulesHash: String {
        let rules = paths.filter { $0.hasPrefix("rules/") }
        return SHA256.hexadecimal(of: rules.flatMap { Array((self[$0]?.text ?? "").utf8) })
    }
}

extension Diagnostic {
    fileprivate static var noActs: Diagnostic {
        .error(
            "library.no-acts", at: .file("rules/acts.yaml"),
            message: Text(
                ro: "lipsește registrul actelor normative", en: "the register of acts is missing"),
            hint: Text(
                ro: "restabiliți fișierul rules/acts.yaml în dosarul dat cu --library",
                en: "restore rules/acts.yaml in the folder given with --library"))
    }
}
