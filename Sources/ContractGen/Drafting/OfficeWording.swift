internal import Digest
internal import Diagnostics
public import Templates
internal import Wording

/// A Word or Writer template of the user's own, as it was read.
public struct OfficeTemplateFile: Sendable {
    /// Its name in messages.
    public let name: String
    let bytes: [UInt8]
    let acceptsChanges: Bool
    let pictures: PictureFolder?

    /// - Parameters:
    ///   - bytes: a .docx or .odt with tags.
    ///   - acceptsChanges: whether tracked changes are taken; otherwise they are an error.
    ///   - pictures: what `image(…)` may name.
    public init(
        name: String, bytes: [UInt8], acceptsChanges: Bool = false, pictures: PictureFolder? = nil
    ) {
        self.name = name
        self.bytes = bytes
        self.acceptsChanges = acceptsChanges
        self.pictures = pictures
    }
}

/// A Word or Writer template compiled twice: as it is, and with the mark of a draft on every page.
struct OfficeWording: Sendable {
    let name: String
    /// Ids of the clauses that its bookmarks may name.
    let clauseIDs: [String]
    private let plain: OfficeTemplate
    private let marked: OfficeTemplate
    /// What the template's tags may show; nil where none of them shows pictures.
    let pictures: PictureFolder?

    /// - Throws: all that is wrong with the file and its tags.
    init(
        _ file: OfficeTemplateFile, clauseIDs: [String], environment: Environment,
        including texts: IncludableTexts
    ) throws(DiagnosticList) {
        @Sendable func template(_ package: [UInt8]) throws(DiagnosticList) -> OfficeTemplate {
            try OfficeTemplate(
                package: package, name: file.name, environment: environment,
                acceptsChanges: file.acceptsChanges, including: texts)
        }
        plain = try template(file.bytes)
        let package = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try PageMark.adding(DraftReason.mark, to: file.bytes, named: file.name)
        }
        marked = try template(package)
        name = file.name
        pictures = plain.showsPictures ? file.pictures : nil
        self.clauseIDs = clauseIDs
    }

    var format: FileFormat { plain.format }

    var warnings: [Diagnostic] { plain.warnings }

    func file(
        of fields: Value.Map, isMarked: Bool, environment: Environment
    ) throws(DiagnosticList) -> [UInt8] {
        try (isMarked ? marked : plain).render(
            with: fields, environment: environment, pictures: pictures?.source)
    }

    /// A finished file with what its properties tell of its making.
    func file(
        _ bytes: [UInt8], with facts: [DocumentProperties.Custom]
    ) throws(DiagnosticList) -> [UInt8] {
        try DiagnosticList.wrapping { () throws(Diagnostic) in
            try CustomProperties.adding(facts, to: bytes, named: name)
        }
    }

    /// The finished file, read as any document that was made elsewhere.
    func drafted(
        of fields: Value.Map, environment: Environment
    ) throws(DiagnosticList) -> ContractTemplate.Drafted {
        let file = try file(of: fields, isMarked: false, environment: environment)
        let document = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try ForeignDocument(reading: file, name: name)
        }
        // Ids tell what is missing where the whole text carries them, not where some clauses do.
        let ids = document.properties["contractgen-template"] == nil ? [] : clauseIDs
        return ContractTemplate.Drafted(
            draft: document.draft(clauses: ids), file: file,
            notices: warnings + document.notices)
    }
}

extension Library {
    /// The template of a kind in the user's own Word or Writer file; a kind without wording works
    /// too.
    ///
    /// - Throws: all that is wrong with the file, its tags, the wording it may refer to and the rules.
    func template(
        for kind: DocumentKind, own file: OfficeTemplateFile, styles: StyleDocuments,
        environment: Environment, register: ActRegister
    ) throws(DiagnosticList) -> ContractTemplate {
        let language = environment.language
        let hasWording = self[wordingPath(of: kind, in: language)] != nil
        let library =
            hasWording
            ? try template(
                for: kind, styles: styles, environment: environment, register: register) : nil
        let wording = try OfficeWording(
            file, clauseIDs: library?.clauseIDs ?? [], environment: environment,
            including: includableTexts(for: kind, in: language))
        let hash = SHA256.hexadecimal(
            of: file.bytes + Array("\(file.acceptsChanges)\(library?.hash ?? "")".utf8))
        let book =
            if let library { library.ruleBook } else {
                try ruleBook(for: kind, register: register)
            }
        return ContractTemplate(
            manifest: TemplateManifest(
                ofOwn: file.name, version: String(hash.prefix(8)), kind: kind, in: language,
                like: library?.manifest),
            language: language, hash: hash, changedClauses: [], wording: .office(wording),
            ruleBook: book, nextSteps: library?.nextSteps)
    }
}
