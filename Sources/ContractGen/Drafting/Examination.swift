public import Diagnostics
internal import Templates
public import Wording

/// What became of the requirements for one document, whether it was drafted or only its data read.
public struct Examination: Sendable {
    public let contract: Contract
    public let version: DocumentVersion
    public let findings: [Finding]
    /// The dated duties that follow from it.
    public let nextSteps: [NextStep]
    /// What was met on the way that keeps nothing from being made.
    public let warnings: [Diagnostic]
    /// Why it is no final document; empty when it is one.
    public let draftReasons: [DraftReason]
    let kindTitle: LocalText
    /// Id and version of the wording; empty where there is none.
    let template: String
    let changedClauses: [String]
    let rulesHash: String
    let checkedOn: CalendarDate?
    let register: ActRegister

    public var isDraft: Bool { !draftReasons.isEmpty }

    public var language: DocumentLanguage { contract.header.language }

    public var title: String {
        [kindTitle.in(language), contract.header.number.map { "nr. \($0)" }]
            .compactMap(\.self).joined(separator: " ")
    }

    /// The compliance sheet („Fișa de conformitate”) in the document's language.
    ///
    /// - Parameter warnings: what was met when the data were read.
    public func sheet(warnings: [Diagnostic] = []) -> ComplianceSheet {
        ComplianceSheet(
            heading: heading, findings: findings,
            changedClauses: changedClauses.map { ComplianceSheet.ChangedClause(id: $0) },
            warnings: warnings + self.warnings, nextSteps: nextSteps)
    }

    private var heading: ComplianceSheet.Heading {
        ComplianceSheet.Heading(
            title: kindTitle.in(language), number: contract.header.number,
            date: contract.header.date, version: version.code, template: template,
            ruleBook: String(rulesHash.prefix(8)), checkedOn: checkedOn,
            dataHash: version.dataHash, draftReasons: draftReasons.compactMap(\.sheetWords),
            governingLaw: governingLaw)
    }
}

extension Examination {
    /// The procurement law of the contract, or of the contract that the document follows.
    private var governingLaw: ComplianceSheet.Heading.Act? {
        guard case .map(let procurement)? = contract.fields["procurement"],
            let law = procurement.text("act"), let act = register[law]
        else { return nil }
        return ComplianceSheet.Heading.Act(id: act.id, name: register.name(of: act))
    }
}

extension ContractDocument {
    /// What became of its requirements.
    public var examination: Examination {
        Examination(
            contract: contract, version: version, findings: findings, nextSteps: nextSteps,
            warnings: warnings, draftReasons: draftReasons, kindTitle: template.manifest.title,
            template: "\(template.manifest.id) \(template.manifest.version)",
            changedClauses: template.changedClauses, rulesHash: workshop.rulesHash,
            checkedOn: template.ruleBook.checkedOn, register: workshop.register)
    }
}

extension Workshop {
    /// The data of a document examined without its wording: requirements that read the text cannot
    /// be decided.
    ///
    /// - Parameter reasons: why the user wants it as a draft.
    /// - Throws: what is wrong with the figures or the rules.
    public func examination(of contract: Contract, draftReasons reasons: [DraftReason] = [])
        throws(DiagnosticList) -> Examination
    {
        let kind = contract.header.kind
        let version = DocumentVersion(
            dataHash: contract.dataHash, templateHash: "", rulesHash: rulesHash)
        let computed = try computedFields(of: contract)
        let book = try library.ruleBook(for: kind, register: register)
        let findings = try book.findings(
            in: nil, of: contract.fields(with: computed.map),
            under: RuleBook.Circumstances(
                kind: kind, language: contract.header.language, today: today,
                reviews: contract.header.reviews, version: version.code))
        return Examination(
            contract: contract, version: version, findings: findings, nextSteps: [],
            warnings: computed.warnings,
            draftReasons: reasons + contract.draftReasons + findings.draftReasons,
            kindTitle: LocalText(ro: kind.meaning.ro, en: kind.meaning.en), template: "",
            changedClauses: [], rulesHash: rulesHash, checkedOn: book.checkedOn,
            register: register)
    }

    /// Whether there is wording for documents of the kind, in whatever language.
    public func hasWording(for kind: DocumentKind) -> Bool {
        library["templates/\(kind.rawValue)/template.yaml"] != nil
    }
}

extension DraftReason {
    /// For the sheet, which names the blocking requirements by itself.
    fileprivate var sheetWords: LocalText? {
        if case .blocked = self { nil } else { LocalText(ro: text.ro, en: text.en) }
    }
}
