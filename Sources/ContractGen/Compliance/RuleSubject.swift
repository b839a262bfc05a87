internal import Diagnostics
internal import Templates
internal import Wording

/// What the requirements are checked against: the draft, the data, the acts, the dates.
///
/// An object, since each helper function of a document's expressions holds it.
final class RuleSubject: Sendable {
    let view: DraftView?
    let fields: Value.Map?
    /// What stands for the fields of a document that came without data: its kind, its date.
    let facts: Value.Map
    let register: ActRegister
    let dates: ActRegister.Dates
    let language: DocumentLanguage
    /// The ids of clauses by their role: `key.parties`.
    let roles: [String: String]
    /// What fields are called in sentences.
    let captions: FieldCaptions
    /// The document in other languages.
    let versions: [DocumentLanguage: DraftView]

    init(
        view: DraftView?, fields: Value.Map?, facts: Value.Map = Value.Map(),
        register: ActRegister, dates: ActRegister.Dates, language: DocumentLanguage,
        roles: [String: String], captions: FieldCaptions = FieldCaptions(kinds: []),
        versions: [DocumentLanguage: DraftView] = [:]
    ) {
        self.view = view
        self.fields = fields
        self.facts = facts
        self.register = register
        self.dates = dates
        self.language = language
        self.roles = roles
        self.captions = captions
        self.versions = versions
    }

    /// - Throws: `rules.no-draft` when only data are checked.
    func drafted() throws(Diagnostic) -> DraftView {
        guard let view else { throw .noDraft }
        return view
    }

    /// - Throws: `rules.no-data` when only a document is checked.
    func data() throws(Diagnostic) -> Value.Map {
        guard let fields else { throw .noData }
        return fields
    }

    /// How strictly which procurement law applies; nil where the data do not tell.
    var band: ProcurementBand? {
        guard case .map(let procurement)? = fields?["procurement"],
            case .text(let band)? = procurement["band"]
        else { return nil }
        return ProcurementBand(rawValue: band)
    }

    func id(of clause: RuleReads.Clause) -> String {
        switch clause {
        case .id(let id): id
        case .role(let role): roles[role] ?? ""
        }
    }

    /// What expressions can read.
    ///
    /// - Parameter hasTexts: Whether one of them reads the texts of the draft.
    func names(withTexts hasTexts: Bool) -> Value.Map {
        var map = fields ?? facts
        guard let view else { return map }
        var parts = parts(of: view)
        if hasTexts {
            parts["text"] = .text(Draft(blocks: view.blocks).text)
            parts["clauses"] = .map(Value.Map(view.clauses.map { ($0.id, $0.value) }))
        }
        map["draft"] = .map(parts)
        map["key"] = .map(keys(of: view))
        return map
    }

    private func parts(of view: DraftView) -> Value.Map {
        let annexes = view.blocks.indices.filter { view.blocks[$0].kind == .annex }.map { annex in
            Value.map(
                Value.Map([
                    ("number", .text((view.blocks[annex].number ?? "").trimmingFinalStop)),
                    ("title", .text(view.blocks[annex].text)),
                ]))
        }
        let versions = versions.keys.map(\.rawValue).sorted().map { Value.text($0) }
        return Value.Map([("annexes", .list(annexes)), ("versions", .list(versions))])
    }

    /// A role whose clause dropped out keeps its id, so that it can be told.
    private func keys(of view: DraftView) -> Value.Map {
        Value.Map(
            roles.sorted { $0.key < $1.key }.map { role, id in
                let clause = view.clauses.first { $0.id == id }
                return (role, clause?.value ?? .map(Value.Map([("id", .text(id))])))
            })
    }
}

extension Diagnostic {
    static var noDraft: Diagnostic {
        .error(
            "rules.no-draft",
            message: Text(ro: "textul nu a fost întocmit", en: "the text was not drafted"),
            hint: Text(ro: "corectați mai întâi datele", en: "correct the data first"))
    }

    static var noData: Diagnostic {
        .error(
            "rules.no-data",
            message: Text(
                ro: "documentul a venit fără datele sale", en: "the document came without its data"),
            hint: Text(
                ro: "verificați cerința în text", en: "check the requirement in the text"))
    }
}
