internal import Digest
public import Diagnostics
public import Templates
public import Wording

/// A template of the user's own, which stands for the library's wording.
public enum OwnTemplate: Sendable {
    /// A text in the clause dialect.
    case clauses(SourceText)
    /// A Word or Writer file with tags typed in.
    case office(OfficeTemplateFile)
}

/// The wording of one kind of document in one language, compiled; shared by all its documents.
public struct ContractTemplate: Sendable {
    public let manifest: TemplateManifest
    public let language: DocumentLanguage
    /// SHA-256 of the words in force, included texts and the look among them.
    public let hash: String
    /// Clauses an office words otherwise than the shipped text.
    public let changedClauses: [String]
    let wording: Wording
    /// The requirements for this kind of document.
    public let ruleBook: RuleBook
    /// The duties that follow from such a document; nil for kinds that bring none.
    let nextSteps: NextSteps?
    let memory = DocumentMemory()

    enum Wording: Sendable {
        /// - publicCopy: the wording of the public copy; nil where nothing is kept from publication.
        case clauses(ClauseTemplate, publicCopy: ClauseTemplate?)
        case office(OfficeWording)
    }

    /// What its documents can be written as.
    public var formats: [FileFormat] {
        if case .office(let office) = wording { [office.format] } else { FileFormat.allCases }
    }

    /// Those of the formats asked for that it can give; where there are none, what was asked for, so
    /// that making them tells why not.
    public func formats(among asked: [FileFormat]) -> [FileFormat] {
        let known = asked.filter(formats.contains)
        return known.isEmpty ? asked : known
    }

    /// Begins to compile the formats that files will be wanted in.
    public func prepare(_ formats: [FileFormat]) {
        if case .clauses(let clauses, _) = wording { clauses.prepare(formats) }
    }

    /// Ids of the clauses that its documents may hold.
    var clauseIDs: [String] {
        switch wording {
        case .clauses(let clauses, _): clauses.clauseIDs
        case .office(let office): office.clauseIDs
        }
    }
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
    ///   - expected: what is being read already.
    ///   - environment: names of the functions the wording may call, the language.
    ///   - register: the acts that the kind's requirements name.
    ///   - isPublic: whether public copies will be made too.
    /// - Throws: `template.no-wording` when the kind has none in that language; all that is wrong
    ///   with the wording.
    func template(
        for kind: DocumentKind, own: SourceText? = nil, expected: ExpectedTemplate? = nil,
        styles: StyleDocuments, environment: Environment, register: ActRegister,
        isPublic: Bool = false
    ) throws(DiagnosticList) -> ContractTemplate {
        let language = environment.language
        let folder = "templates/\(kind.rawValue)"
        let path = wordingPath(of: kind, in: language)
        guard let file = data("\(folder)/template.yaml") else {
            throw DiagnosticList(.noWording(of: kind, in: language, available: []))
        }
        let manifest = try TemplateManifest(file)
        guard let source = own ?? templateText(path) else {
            throw DiagnosticList(.noWording(of: kind, in: language, available: manifest.languages))
        }
        let withheld = isPublic ? Set(manifest.notPublished) : []
        // The wording takes longest to read; the look and the rules are read beside it.
        let expected = own == nil && expected?.isFor(kind, in: language) == true ? expected : nil
        let reading =
            expected?.wording
            ?? Underway { () throws(DiagnosticList) in
                try read(source, environment: environment)
            }
        var problems = DiagnosticCollector()
        let looks = problems.takeAll(Checked(try Looks(styles, language: language)))
        let ruleBook = problems.takeAll(
            Checked(try self.ruleBook(for: kind, expected: expected, register: register)))
        let steps = problems.takeAll(
            Checked(kind == .serviceContract ? try nextSteps(register: register) : nil))
        let document = problems.takeAll(Checked(try reading.value()))
        guard let looks, let ruleBook, let steps, let document else {
            throw DiagnosticList(problems.all)
        }
        let clauses = try ClauseTemplate(document, looks: looks)
        let publicCopy =
            withheld.isEmpty
            ? nil : try ClauseTemplate(document, looks: looks, withholding: withheld)
        return ContractTemplate(
            manifest: manifest, language: language, hash: hash(of: source, in: folder, styles),
            changedClauses: own == nil ? changedClauses(of: path) : clauses.clauseIDs,
            wording: .clauses(clauses, publicCopy: publicCopy), ruleBook: ruleBook,
            nextSteps: steps)
    }

    /// A wording as a tree, with what it includes of the library.
    func read(
        _ source: SourceText, environment: Environment
    ) throws(DiagnosticList) -> ClauseDocument {
        try ClauseDocument(reading: source, environment: environment) { included($0) }
    }

    private func ruleBook(
        for kind: DocumentKind, expected: ExpectedTemplate?, register: ActRegister
    ) throws(DiagnosticList) -> RuleBook {
        if let reading = expected?.ruleBook { return try reading.value() }
        return try ruleBook(for: kind, register: register)
    }

    func wordingPath(of kind: DocumentKind, in language: DocumentLanguage) -> String {
        "templates/\(kind.rawValue)/\(language.rawValue).md"
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
    /// A document as the requirements see it.
    struct Drafted: Sendable {
        let draft: Draft
        /// The file it was read from; nil where each format is made on request.
        var file: [UInt8]?
        /// What the requirements could not look at.
        var notices: [Diagnostic] = []
    }

    /// The document's blocks, before any format.
    ///
    /// - Throws: every problem that the data or a reference causes.
    public func draft(
        of fields: Value.Map, environment: Environment
    ) throws(DiagnosticList) -> Draft {
        try drafted(of: fields, environment: environment).draft
    }

    /// What its text may show besides words; nil for a template without pictures.
    var pictures: PictureFolder? {
        if case .office(let office) = wording { office.pictures } else { nil }
    }

    /// How a document's properties name what it was made from. That of a clause template promises
    /// that its clauses can be told apart, which the user's own template need not keep.
    var facts: [DocumentProperties.Custom] {
        switch wording {
        case .clauses:
            [
                .init("contractgen-template", manifest.id),
                .init("contractgen-template-version", manifest.version),
            ]
        case .office:
            [
                .init("contractgen-kind", manifest.kind.rawValue),
                .init("contractgen-office-template", manifest.id),
                .init("contractgen-office-template-version", manifest.version),
            ]
        }
    }

    func drafted(
        of fields: Value.Map, environment: Environment
    ) throws(DiagnosticList) -> Drafted {
        switch wording {
        case .clauses(let clauses, _):
            Drafted(draft: try clauses.draft(of: fields, environment: environment))
        case .office(let office): try office.drafted(of: fields, environment: environment)
        }
    }

    /// The finished file in one format.
    ///
    /// - Parameters:
    ///   - drafted: the document as it was checked.
    ///   - isPublic: the copy without the annexes that are not published; the whole document where
    ///     none is kept back.
    /// - Throws: `template.own-format` for a format that an office template cannot give,
    ///   `template.no-public-copy`.
    func file(
        _ format: FileFormat, of fields: Value.Map, drafted: Drafted,
        properties: DocumentProperties, environment: Environment, isPublic: Bool = false
    ) throws(DiagnosticList) -> [UInt8] {
        switch wording {
        case .clauses(let clauses, let publicCopy):
            return try (isPublic ? publicCopy ?? clauses : clauses).file(
                format, of: fields, properties: properties, environment: environment)
        case .office(let office):
            guard !isPublic else { throw DiagnosticList(.noPublicCopy(of: office.name)) }
            guard format == office.format else { throw DiagnosticList(.ownFormat(office)) }
            let isMarked = properties.mark != nil
            let file =
                if !isMarked, let made = drafted.file {
                    made
                } else {
                    try office.file(of: fields, isMarked: isMarked, environment: environment)
                }
            return try office.file(file, with: properties.custom)
        }
    }
}

extension Diagnostic {
    fileprivate static func ownFormat(_ office: OfficeWording) -> Diagnostic {
        let format = office.format.rawValue
        return .error(
            "template.own-format", at: .file(office.name), arguments: ["format": format],
            message: Text(
                ro: "din acest șablon se fac numai documente .\(format)",
                en: "this template makes .\(format) documents only"),
            hint: Text(ro: "cereți --format \(format)", en: "ask for --format \(format)"))
    }

    fileprivate static func noPublicCopy(of file: String) -> Diagnostic {
        .error(
            "template.no-public-copy", at: .file(file),
            message: Text(
                ro: "dintr-un șablon Word sau Writer nu se poate face copia publică",
                en: "no public copy can be made from a Word or Writer template"),
            hint: Text(
                ro: "renunțați la --public-copy sau folosiți un șablon de clauze (.md)",
                en: "leave out --public-copy, or use a template of clauses (.md)"))
    }
}
