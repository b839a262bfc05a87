public import DataFiles
public import Diagnostics
internal import Wording

extension ActRegister {
    /// Reads a register of acts.
    ///
    /// - Throws: All that is wrong with it: `library.…`, `acts.…`, `data.…`.
    public init(reading source: DataSource) throws(DiagnosticList) {
        let node = try DataNode(reading: source)
        var reader = ActReader()
        let register = reader.register(node)
        guard let register, !reader.problems.hasErrors else {
            throw DiagnosticList(reader.problems.all)
        }
        self = register
    }
}

/// Reads the parts of a register of acts and gathers what is wrong.
private struct ActReader {
    typealias Forms = [DocumentLanguage: [CitationForm: String]]

    var problems = DiagnosticCollector()

    mutating func register(_ node: DataNode) -> ActRegister? {
        let keys = ["checked_on", "citation_forms", "citation_patterns", "acts", "switches"]
        guard let record = LibraryRecord(node, keys: keys, &problems) else { return nil }
        let acts = record.items(ifAny: "acts", &problems).compactMap { act($0) }
        let switches = record.items(ifAny: "switches", &problems).compactMap { actSwitch($0) }
        checkNames(acts, switches)
        let forms = byKind(record["citation_forms"]) { $0.forms($1) }
        let patterns = byKind(record["citation_patterns"]) { $0.patterns($1) }
        guard record.needed("checked_on", &problems) != nil,
            let checkedOn = record.date(ifAny: "checked_on", &problems)
        else { return nil }
        return ActRegister(
            acts: acts, switches: switches, checkedOn: checkedOn, forms: forms, patterns: patterns)
    }

    // MARK: - Acts

    private static let keys = [
        "id", "also", "type", "number", "year", "date", "title", "title_confidence", "issuer",
        "in_force_from", "in_force_to", "repealed", "replaced_by", "procurement", "source",
        "confidence", "note", "cite", "cited_as", "checked_on",
    ]

    private mutating func act(_ node: DataNode) -> Act? {
        guard let record = LibraryRecord(node, keys: Self.keys, &problems) else { return nil }
        let id = record.text("id", &problems)
        let type = record.choice("type", Act.Kind.self, &problems)
        let number = record.text("number", &problems)
        let year = record.integer("year", &problems)
        let title = record.words("title", &problems)
        let source = record.text("source", &problems)
        let confidence = record.choice("confidence", Confidence.self, &problems)
        let titleConfidence = record["title_confidence"]?.choice(Confidence.self, &problems)
        let from = record.date(ifAny: "in_force_from", &problems)
        let to = record.date(ifAny: "in_force_to", &problems)
        if let from, let to, to < from { problems.report(.endsBeforeItBegins(node.place)) }
        guard let id, let type, let number, let year, let title, let source, let confidence
        else { return nil }
        return Act(
            id: id, aliases: record.texts(ifAny: "also", &problems), type: type, number: number,
            year: year, date: record.date(ifAny: "date", &problems), title: title,
            titleConfidence: titleConfidence, issuer: record.words(ifAny: "issuer", &problems),
            inForceFrom: from, inForceTo: to,
            isRepealed: record.flag(ifAny: "repealed", &problems) ?? false,
            replacement: record.text(ifAny: "replaced_by", &problems),
            isProcurement: record.flag(ifAny: "procurement", &problems) ?? false, source: source,
            confidence: confidence, note: record.text(ifAny: "note", &problems),
            checkedOn: record.date(ifAny: "checked_on", &problems), place: node.place,
            ownForms: record["cite"].map { forms($0) } ?? [:],
            citedAs: record.texts(ifAny: "cited_as", &problems))
    }

    /// Every name belongs to one act, and acts that are named exist.
    private mutating func checkNames(_ acts: [Act], _ switches: [ActSwitch]) {
        var places: [String: SourcePlace] = [:]
        for act in acts {
            for name in [act.id] + act.aliases {
                if let first = places[name] {
                    problems.report(.duplicateID(name, at: act.place, first: first))
                }
                places[name] = act.place
            }
        }
        for act in acts {
            guard let id = act.replacement, places[id] == nil else { continue }
            problems.report(.unknownAct(id, known: acts.map(\.id), at: act.place))
        }
        for chooser in switches {
            for id in chooser.cases.map(\.act) where places[id] == nil {
                problems.report(.unknownAct(id, known: acts.map(\.id)))
            }
        }
    }

    // MARK: - Switches

    private mutating func actSwitch(_ node: DataNode) -> ActSwitch? {
        let keys = ["id", "title", "by", "cases", "source", "explain"]
        guard let record = LibraryRecord(node, keys: keys, &problems) else { return nil }
        let cases = record.items(ifAny: "cases", &problems).compactMap { switchCase($0) }
        guard let id = record.text("id", &problems), let title = record.words("title", &problems),
            let by = record.text("by", &problems)
        else { return nil }
        guard let field = FieldPath(parsing: by) else {
            let words = Text(ro: "numele unui câmp", en: "the name of a field")
            problems.report(.wrongForm(record["by"] ?? node, words))
            return nil
        }
        return ActSwitch(
            id: id, title: title, field: field, cases: cases,
            explanation: record.words(ifAny: "explain", &problems))
    }

    private mutating func switchCase(_ node: DataNode) -> ActSwitch.Case? {
        guard let record = LibraryRecord(node, keys: ["act", "from", "to"], &problems),
            let act = record.text("act", &problems)
        else { return nil }
        return ActSwitch.Case(
            act: act, from: record.date(ifAny: "from", &problems),
            to: record.date(ifAny: "to", &problems))
    }

    // MARK: - Forms and patterns

    private mutating func byKind<Part>(
        _ node: DataNode?, _ read: (inout ActReader, DataNode) -> Part
    ) -> [Act.Kind: Part] {
        var parts: [Act.Kind: Part] = [:]
        let keys = Act.Kind.allCases.map(\.rawValue)
        guard let node, let record = LibraryRecord(node, keys: keys, &problems) else { return [:] }
        for kind in Act.Kind.allCases {
            guard let node = record[kind.rawValue] else { continue }
            parts[kind] = read(&self, node)
        }
        return parts
    }

    private mutating func forms(_ node: DataNode) -> Forms {
        var forms: Forms = [:]
        let languages = DocumentLanguage.allCases
        guard let record = LibraryRecord(node, keys: languages.map(\.rawValue), &problems) else {
            return [:]
        }
        for language in languages {
            let keys = CitationForm.allCases.map(\.rawValue)
            guard let node = record[language.rawValue],
                let words = LibraryRecord(node, keys: keys, &problems)
            else { continue }
            for form in CitationForm.allCases {
                forms[language, default: [:]][form] = words.text(ifAny: form.rawValue, &problems)
            }
        }
        return forms
    }

    private mutating func patterns(_ node: DataNode) -> [String] {
        guard case .list(let items) = node.content else {
            problems.report(.wrongForm(node, Text(ro: "o listă", en: "a list")))
            return []
        }
        return items.compactMap { $0.text(&problems) }
    }
}

extension Diagnostic {
    fileprivate static func endsBeforeItBegins(_ place: SourcePlace) -> Diagnostic {
        .error(
            "acts.ends-before-it-begins", at: .source(place),
            message: Text(
                ro: "actul încetează înainte de a intra în vigoare",
                en: "the act ends before it comes into force"),
            hint: Text(
                ro: "corectați in_force_from sau in_force_to",
                en: "correct in_force_from or in_force_to"))
    }
}
