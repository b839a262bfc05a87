internal import Digest
public import Diagnostics
public import Templates

/// A contract in a Word or Writer template of the user's own.
public struct OfficeContract: Sendable {
    public let name: DocumentName
    public let format: FileFormat
    public let bytes: [UInt8]
    /// What was met on the way that keeps nothing from being made.
    public let warnings: [Diagnostic]
}

extension Workshop {
    /// The contract's data in a template of the user's own: it reads the same fields as the library's
    /// wording. The requirements on the text are not checked here.
    ///
    /// - Parameters:
    ///   - package: a .docx or .odt with tags.
    ///   - file: its name in messages.
    /// - Throws: all that is wrong with the template, or what it cannot do with these data.
    public func officeContract(
        of contract: Contract, in package: [UInt8], named file: String,
        acceptsChanges: Bool = false, pictures: PictureSource? = nil
    ) throws(DiagnosticList) -> OfficeContract {
        let environment = environment(for: contract)
        let template = try OfficeTemplate(
            package: package, name: file, environment: environment,
            acceptsChanges: acceptsChanges)
        let version = DocumentVersion(
            dataHash: contract.dataHash, templateHash: SHA256.hexadecimal(of: package),
            rulesHash: rulesHash)
        let computed = try computedFields(of: contract)
        let fields = contract.templateFields(version: version, computed: computed.map)
        let isDraft = contract.header.number == nil || contract.header.date == nil
        return OfficeContract(
            name: DocumentName(of: contract, isDraft: isDraft), format: template.format,
            bytes: try template.render(
                with: fields, environment: environment, pictures: pictures),
            warnings: template.warnings + computed.warnings + [.unchecked(file)])
    }
}

extension Diagnostic {
    fileprivate static func unchecked(_ file: String) -> Diagnostic {
        .warning(
            "office.unchecked", at: .file(file),
            message: Text(
                ro: "textul acestui șablon nu a fost verificat după cerințe, ci numai datele",
                en:
                    "the text of this template was not checked against the requirements, only the data"
            ),
            hint: Text(
                ro: "verificați clauzele din șablon sau folosiți formulările bibliotecii",
                en: "check the template's clauses, or use the library's wording"))
    }
}
