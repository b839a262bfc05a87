internal import Digest
public import Diagnostics
public import Templates
public import Wording

/// The wording of one kind of document in one language, compiled; shared by all its documents.
public struct ContractTemplate: Sendable {
    public let manifest: TemplateManifest
    public let language: DocumentLanguage
    /// SHA-256 of the words in force, included texts and the look among them.
    public let hash: String
    /// Clauses an office words otherwise than the shipped text.
    public let changedClauses: [String]
    let clauses: ClauseTemplate
    /// The wording of the public copy; nil where nothing is kept from publication.
    let publicCopy: ClauseTemplate?
    /// The requirements for this kind of document.
    public let ruleBook: RuleBook
    /// The duties that follow from such a document; nil for kinds that bring none.
    let nextSteps: NextSteps?
}

extension Library {
    private static let wordParts = [
        "document.xml", "fontTable.xml", "numbering.xml", "settings.xml", "styles.xml",
    ]

    /// The shipped look of both office formats.
    public func styles() -> StyleDocuments {
        func parts(_ folder: String, _ names: [String], as prefix: String) -> [String: [UInt8]] {
            var parts: [String: [UInt8]] = [:]
            for name in names {
                if let text = self["templates/style/\(folder)/\(name)"]?.text {
                    parts[prefix + name] = Array(text.utf8)
                }
            }
            return parts
        }
        return StyleDocuments(
            shippedWord: StyleDocument(
                name: "templates/style/word", parts: parts("word", Self.wordParts, as: "word/")),
            shippedOpenDocument: StyleDocument(
                name: "templates/style/opendocument",
                parts: parts("opendocument", ["styles.xml"], as: "")))
    }

    /// The template of a kind in a language.
    ///
    /// - Parameters:
    ///   - own: a clause template of the user's that stands for the library's wording.
    ///   - environment: names of the functions the wording may call, the language.
    ///   - register: the acts that the kind's requirements name.
    ///   - isPublic: whether public copies will be made too.
    /// - Throws: `template.no-wording` when the kind has none in that language; all that is wrong
    ///   with the wording.
    public func template(
        for kind: DocumentKind, own: SourceText? = nil, styles: StyleDocuments,
        environment: Environment, register: ActRegister, isPublic: Bool = false
    ) throws(DiagnosticList) -> ContractTemplate {
        let language = environment.language
        let folder = "templates/\(kind.rawValue)"
        let path = "\(folder)/\(language.rawValue).md"
        guard let file = data("\(folder)/template.yaml") else {
            throw DiagnosticList(.noWording(of: kind, in: language, available: []))
        }
        let manifest = try TemplateManifest(file)
        guard let source = own ?? templateText(path) else {
            throw DiagnosticList(.noWording(of: kind, in: language, available: manifest.languages))
        }
        let withheld = isPublic ? Set(manifest.notPublished) : []
        // The wording takes longest to read; the look and the rules are read beside it.
        let (document, (looks, ruleBook, steps)) = try both {
            () throws(DiagnosticList) in
            try ClauseDocument(reading: source, environment: environment) { included($0) }
        } _: { () throws(DiagnosticList) in
            (
                try Looks(styles, language: language),
                try self.ruleBook(for: kind, register: register),
                kind == .serviceContract ? try nextSteps(register: register) : nil
            )
        }
        let clauses = try ClauseTemplate(document, looks: looks)
        let publicCopy =
            withheld.isEmpty
            ? nil : try ClauseTemplate(document, looks: looks, withholding: withheld)
        return ContractTemplate(
            manifest: manifest, language: language, hash: hash(of: source, in: folder, styles),
            changedClauses: own == nil ? changedClauses(of: path) : clauses.clauseIDs,
            clauses: clauses, publicCopy: publicCopy, ruleBook: ruleBook, nextSteps: steps)
    }

    private func hash(
        of source: SourceText, in folder: String, _ styles: StyleDocuments
    ) -> String {
        var bytes = Array(source.text.utf8)
        // The kind's own wording and what any kind may include.
        for path in paths where path.hasSuffix(".md") {
            guard path.hasPrefix(folder + "/") || path.hasPrefix("templates/shared/") else {
                continue
            }
            bytes += (self[path]?.text ?? "").utf8
        }
        for style in [styles.word, styles.openDocument] {
            for part in style.parts.keys.sorted() { bytes += style.parts[part] ?? [] }
        }
        return SHA256.hexadecimal(of: bytes)
    }
}

extension Diagnostic {
    static func noWording(
        of kind: DocumentKind, in language: DocumentLanguage, available: [DocumentLanguage]
    ) -> Diagnostic {
        guard !available.isEmpty else { return .notWorded(kind) }
        let list = available.map(\.rawValue).joined(separator: ", ")
        return .error(
            "template.no-wording", at: .field(FieldPath([.key("language")])),
            arguments: ["kind": kind.rawValue, "language": language.rawValue],
            message: Text(
                ro: "pentru \(kind.meaning.ro) nu există încă text în limba „\(language.rawValue)”",
                en: "there is no wording of the \(kind.meaning.en) in “\(language.rawValue)” yet"),
            hint: Text(ro: "există în: \(list)", en: "there is wording in: \(list)"))
    }

    private static func notWorded(_ kind: DocumentKind) -> Diagnostic {
        let kinds = DocumentKind.abilities
        return .error(
            "template.kind-without-wording", at: .field(FieldPath([.key("kind")])),
            arguments: ["kind": kind.rawValue],
            message: Text(
                ro: "pentru \(kind.meaning.ro) nu există încă text: documentul nu se poate întocmi",
                en: "there is no wording of the \(kind.meaning.en) yet: it cannot be made"),
            hint: Text(
                ro: "verificați datele cu „contractgen check”; \(kinds.ro)",
                en: "check the data with “contractgen check”; \(kinds.en)"))
    }
}
extension ContractTemplate {
    /// The document's blocks, before any format.
    ///
    /// - Throws: every problem that the data or a reference causes.
    public func draft(
        of fields: Value.Map, environment: Environment
    ) throws(DiagnosticList) -> Draft {
        try clauses.draft(of: fields, environment: environment)
    }

    /// The finished file in one format.
    ///
    /// - Parameter isPublic: the copy without the annexes that are not published; the whole
    ///   document where none is kept back.
    public func file(
        _ format: FileFormat, of fields: Value.Map, properties: DocumentProperties,
        environment: Environment, isPublic: Bool = false
    ) throws(DiagnosticList) -> [UInt8] {
        try (isPublic ? publicCopy ?? clauses : clauses).file(
            format, of: fields, properties: properties, environment: environment)
    }
}
