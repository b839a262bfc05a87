internal import DataFiles
internal import Diagnostics
public import Wording

/// What `template.yaml` says of a template.
public struct TemplateManifest: Sendable {
    public let id: String
    /// Semantic version of the wording.
    public let version: String
    public let kind: DocumentKind
    public let title: LocalText
    /// The languages there is wording for.
    public let languages: [DocumentLanguage]
    /// Acts the wording rests on, by their ids in the register.
    public let legalBasis: [String]
    /// Ids of the clauses that rules look for by their role, e.g. `parties: MO-01`.
    public let keyClauses: [String: String]
    /// Ids of the annexes that a public copy leaves out.
    public let notPublished: [String]

    /// What the manifest says of each clause.
    let clauses: [Clause]

    /// The title of a clause, and what it rests on.
    struct Clause: Sendable {
        let id: String
        let title: LocalText?
        let basis: [Basis]

        struct Basis: Sendable {
            /// nil: practice.
            let act: String?
            let place: String
        }
    }

    subscript(id: String) -> Clause? { clauses.first { $0.id == id } }

    private static let keys = [
        "id", "version", "kind", "jurisdiction", "title", "languages", "status", "checked_on",
        "legal_basis", "key_clauses", "not_published", "clauses", "fields",
    ]

    /// - Throws: all that is wrong with the file.
    init(_ source: DataSource) throws(DiagnosticList) {
        let node = try DataNode(reading: source)
        var problems = DiagnosticCollector()
        guard let record = LibraryRecord(node, keys: Self.keys, &problems) else {
            throw DiagnosticList(problems.all)
        }
        let id = record.text("id", &problems)
        let version = record.text("version", &problems)
        let kind = record.choice("kind", DocumentKind.self, &problems)
        let title = record.words("title", &problems)
        let languages = record.texts(ifAny: "languages", &problems)
        legalBasis = record.texts(ifAny: "legal_basis", &problems)
        notPublished = record.texts(ifAny: "not_published", &problems)
        clauses = record.items(ifAny: "clauses", &problems).compactMap { Clause($0, &problems) }
        var keyClauses: [String: String] = [:]
        if case .map(let entries)? = record["key_clauses"]?.content {
            for entry in entries { keyClauses[entry.key] = entry.value.text(&problems) }
        }
        guard let id, let version, let title, let kind, !problems.hasErrors else {
            throw DiagnosticList(problems.all)
        }
        self.id = id
        self.version = version
        self.kind = kind
        self.title = title
        self.languages = languages.compactMap(DocumentLanguage.init(rawValue:))
        self.keyClauses = keyClauses
    }

    /// Of a Word or Writer template of the user's own, which has no such file.
    ///
    /// - Parameter library: what the library says of the same kind.
    init(
        ofOwn file: String, version: String, kind: DocumentKind, in language: DocumentLanguage,
        like library: TemplateManifest?
    ) {
        id = file.split(separator: "/").last.map(String.init) ?? file
        self.version = version
        self.kind = kind
        title = library?.title ?? LocalText(ro: kind.meaning.ro, en: kind.meaning.en)
        languages = [language]
        legalBasis = library?.legalBasis ?? []
        keyClauses = library?.keyClauses ?? [:]
        notPublished = []
        clauses = library?.clauses ?? []
    }
}

extension TemplateManifest.Clause {
    private static let keys = [
        "id", "title", "says", "basis", "condition", "shared", "law", "note", "variants", "field",
    ]

    fileprivate init?(_ node: DataNode, _ problems: inout DiagnosticCollector) {
        guard let record = LibraryRecord(node, keys: Self.keys, &problems),
            let id = record.text("id", &problems)
        else { return nil }
        self.id = id
        title = record.words(ifAny: "title", &problems)
        basis = record.items(ifAny: "basis", &problems).compactMap { Basis($0, &problems) }
    }
}

extension TemplateManifest.Clause.Basis {
    fileprivate init?(_ node: DataNode, _ problems: inout DiagnosticCollector) {
        let keys = ["act", "place", "practice", "confidence", "switch"]
        guard let record = LibraryRecord(node, keys: keys, &problems) else { return nil }
        act = record.text(ifAny: "act", &problems)
        place =
            record.text(ifAny: "place", &problems) ?? record.text(ifAny: "practice", &problems)
            ?? ""
    }
}
