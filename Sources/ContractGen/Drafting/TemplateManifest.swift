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
}
