public import Diagnostics
public import Templates
internal import Wording

/// One document, drafted and checked; its files are made on request.
public struct ContractDocument: Sendable {
    public let contract: Contract
    public let template: ContractTemplate
    public let version: DocumentVersion
    /// What the service costs and what is paid; nil for kinds that state no price.
    public let costing: Costing?
    let fields: Value.Map
    /// What rules read: the data with what was computed of them.
    let ruleFields: Value.Map
    let drafted: ContractTemplate.Drafted
    public var draft: Draft { drafted.draft }
    public let findings: [Finding]
    /// The dated duties that follow from it.
    public let nextSteps: [NextStep]
    /// What was met on the way that keeps nothing from being made.
    public let warnings: [Diagnostic]
    /// Why it is no final document; empty when it is one.
    public let draftReasons: [DraftReason]
    let environment: Environment
    let workshop: Workshop

    public var isDraft: Bool { !draftReasons.isEmpty }

    public var name: DocumentName { DocumentName(of: contract, isDraft: isDraft) }

    public var title: String { examination.title }

    /// The compliance sheet („Fișa de conformitate”) in the document's language.
    ///
    /// - Parameter warnings: what was met when the data were read.
    public func sheet(warnings: [Diagnostic] = []) -> ComplianceSheet {
        examination.sheet(warnings: warnings)
    }

    /// The finished file in one of its template's formats.
    public func file(_ format: FileFormat) throws(DiagnosticList) -> [UInt8] {
        try template.file(
            format, of: fields, drafted: drafted,
            properties: properties(mark: isDraft ? DraftReason.mark : nil),
            environment: environment)
    }

    /// The copy that may be published: without the content of the annexes that may not, and
    /// saying so on every page.
    public func publicCopy(_ format: FileFormat) throws(DiagnosticList) -> [UInt8] {
        let mark = [isDraft ? DraftReason.mark : nil, Self.publicMark(in: template.language)]
            .compactMap(\.self).joined(separator: " · ")
        return try template.file(
            format, of: fields, drafted: drafted, properties: properties(mark: mark),
            environment: environment, isPublic: true)
    }

    private static func publicMark(in language: DocumentLanguage) -> String {
        switch language {
        case .ro: "COPIE PUBLICĂ"
        case .ru: "ПУБЛИЧНАЯ КОПИЯ"
        case .en: "PUBLIC COPY"
        }
    }

    private func properties(mark: String?) -> DocumentProperties {
        let facts: [DocumentProperties.Custom] =
            template.facts + [
                .init("contractgen-version", version.code),
                .init("contractgen-data-sha256", version.dataHash),
                .init("contractgen-rules-sha256", workshop.rulesHash),
                .init("contractgen-status", isDraft ? DraftReason.mark : "final"),
            ]
        return DocumentProperties(
            title: title, language: template.language, date: workshop.today, custom: facts,
            mark: mark)
    }
}
