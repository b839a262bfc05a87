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
    public let register: ActRegister
    /// What data are read by: the services, the procurement laws.
    public let reference: ReferenceData
    /// The ways to cost a service.
    let costingProfiles: [CostingProfile]
    /// Stands for a document's date while it has none; nothing else reads a clock.
    public let today: CalendarDate
    /// SHA-256 of the law and the rules in force.
    public let rulesHash: String
    private let expected: ExpectedTemplate?

    /// - Parameters:
    ///   - styles: the office's own look, if any.
    ///   - document: what is to be made first; its wording is read while other things are.
    /// - Throws: everything wrong with the law, the rules or the look.
    public init(
        library: Library, styles: StyleDocuments? = nil, today: CalendarDate,
        expecting document: ExpectedDocument? = nil
    ) throws(DiagnosticList) {
        var expected = document.flatMap { ExpectedTemplate(of: $0, in: library) }
        self.library = library
        self.styles = styles ?? library.styles()
        self.today = today
        register = try library.actRegister()
        expected?.readRules(of: library, register: register)
        self.expected = expected
        reference = try library.referenceData(register: register)
        costingProfiles = try CostingProfile.all(in: library)
        rulesHash = library.rulesHash
    }

    /// The language and the functions that wording and rules may use for a document of these dates.
    func environment(for contract: Contract) -> Environment {
        var environment = Environment(
            language: contract.header.language, currency: contract.header.currency)
        let dates = ActRegister.Dates(of: contract.fields, today: today)
        register.install(into: &environment, on: dates)
        return environment
    }

    /// The wording for a contract's kind and language, with the requirements for that kind.
    ///
    /// - Parameters:
    ///   - own: a template of the user's in its stead.
    ///   - isPublic: whether public copies will be made too.
    public func template(
        for contract: Contract, own: OwnTemplate? = nil, isPublic: Bool = false
    ) throws(DiagnosticList) -> ContractTemplate {
        let (kind, environment) = (contract.header.kind, environment(for: contract))
        var words: SourceText?
        switch own {
        case .office(let file)?:
            return try library.template(
                for: kind, own: file, styles: styles, environment: environment,
                register: register)
        case .clauses(let source)?: words = source
        case nil: break
        }
        return try library.template(
            for: kind, own: words, expected: expected, styles: styles, environment: environment,
            register: register, isPublic: isPublic)
    }

    /// What the service costs and what is paid for it; nil for kinds that state no price.
    public func costing(of contract: Contract) throws(DiagnosticList) -> Checked<Costing>? {
        guard case .serviceContract = contract.body else { return nil }
        return try Costing.costing(
            of: contract.fields, profiles: costingProfiles, on: today)
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
            dataHash: contract.dataHash(after: template.memory.data), templateHash: template.hash,
            rulesHash: rulesHash)
        let environment = environment(for: contract)
        let computed = try computedFields(of: contract)
        let fields = contract.templateFields(version: version, computed: computed.map)
        let drafted = try template.drafted(of: fields, environment: environment)
        let draft = drafted.draft
        let ruleFields = contract.fields(with: computed.map)
        let earlier = template.memory.checks.take()
        let view = DraftView(draft, register, after: earlier?.view)
        var (findings, echoes) = try template.ruleBook.checked(
            view, of: ruleFields, under: circumstances(of: contract, template, version),
            after: earlier)
        template.memory.checks.give(echoes)
        findings += register.ageing(of: view, findings, on: contract.header.date ?? today)
        let steps = try template.nextSteps?.nextSteps(
            for: ruleFields, kind: contract.header.kind,
            language: contract.header.language, today: today)
        return ContractDocument(
            contract: contract, template: template, version: version, costing: computed.costing,
            fields: fields, ruleFields: ruleFields, drafted: drafted, findings: findings,
            nextSteps: (steps ?? []).numbered(in: draft),
            warnings: computed.warnings + drafted.notices,
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
    var draftReasons: [DraftReason] {
        (header.number == nil ? [.noNumber] : []) + (header.date == nil ? [.noDate] : [])
    }
}

extension [Finding] {
    var draftReasons: [DraftReason] {
        filter(\.isBlocking).map { .blocked(rule: $0.rule) }
    }
}

extension Library {
    /// The law and the requirements in force: each requirement file, the office's in the place of
    /// the shipped one of the same path. In the office's further files a requirement takes the place
    /// of the one with its id, new ones come last.
    ///
    /// - Parameter kind: leaves out what is for other kinds of documents; nil takes all.
    public func ruleBook(
        for kind: DocumentKind? = nil, register: ActRegister? = nil
    ) throws(DiagnosticList) -> RuleBook {
        let register = if let register { register } else { try actRegister() }
        let paths = requirementPaths(for: kind)
        var problems = DiagnosticCollector()
        let book = problems.takeAll(
            Checked(
                try RuleBook(
                    reading: paths.filter { shippedText($0) != nil }.compactMap(data), for: kind,
                    register: register)))
        // All of it is read: a requirement of the office may drop a kind that the shipped one has.
        let pack = problems.takeAll(
            Checked(
                try RuleBook(
                    reading: paths.filter { shippedText($0) == nil }.compactMap(data),
                    register: register)))
        guard let book, let pack else { throw DiagnosticList(problems.all) }
        return pack.rules.isEmpty ? book : book.overridden(by: pack)
    }

    /// What an office's folder does to the requirements, by their ids.
    public struct RuleChanges: Sendable {
        public let replaced: [String]
        public let added: [String]
        /// How many requirements are in force.
        public let count: Int
    }

    /// Reads all rules in force and compares them with the shipped ones.
    ///
    /// - Throws: everything wrong with acts, requirements, services and procurement laws.
    public func ruleChanges() throws(DiagnosticList) -> RuleChanges {
        let register = try actRegister()
        var problems = DiagnosticCollector()
        let book = problems.takeAll(Checked(try ruleBook(register: register)))
        _ = problems.takeAll(Checked(try referenceData(register: register)))
        guard let book, !problems.hasErrors else { throw DiagnosticList(problems.all) }
        let shipped = Set(try Library().ruleBook().rules.map(\.id))
        let own = book.rules.filter { shippedText($0.place.file) == nil }.map(\.id)
        return RuleChanges(
            replaced: own.filter(shipped.contains), added: own.filter { !shipped.contains($0) },
            count: book.rules.count)
    }

    func actRegister() throws(DiagnosticList) -> ActRegister {
        guard let acts = data("rules/acts.yaml") else { throw DiagnosticList(.noActs) }
        return try ActRegister(reading: acts)
    }

    private func requirementPaths(for kind: DocumentKind?) -> [String] {
        paths.filter { path in
            guard path.hasPrefix("rules/requirements/"), path.hasSuffix(".yaml") else {
                return false
            }
            let name = path.dropFirst("rules/requirements/".count).dropLast(".yaml".count)
            let owner = name.split(separator: "/").first.flatMap {
                DocumentKind(rawValue: String($0))
            }
            return kind == nil || owner == nil || owner == kind
        }
    }

    var rulesHash: String {
        // The words of registers say how data are read, not what is required of them.
        let rules = paths.filter { $0.hasPrefix("rules/") && !$0.hasPrefix("rules/register/") }
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
