public import DataFiles
public import Diagnostics
public import Templates

/// From data files to the checked contract: `source → Contract (+ Origins)`.
public enum Intake {
    /// A contract with the places its data came from.
    public struct Reading: Hashable, Sendable {
        public let contract: Contract
        public let origins: Origins
    }

    /// Hands over a data file that the data name: the contract of an amendment, an earlier act.
    public typealias Opening = (NamedFile) throws(DiagnosticList) -> DocumentSource

    /// Reads one document's data.
    ///
    /// - Parameters:
    ///   - source: The document's own file, YAML or JSON by its name.
    ///   - shared: Files whose fields stand for those the document's file leaves out; earlier ones
    ///     win (`--with`). Fields that only other kinds of documents have are left to those.
    ///   - assignments: `path=value`, over everything else (`--set`).
    ///   - reference: What the rules say of services and procurement; without it no service of a
    ///     service contract is known.
    ///   - open: Needed for documents that follow a contract.
    /// - Returns: The contract, with warnings; a missing number or date is none.
    /// - Throws: All problems of all files at once, each with file, line and column.
    public static func contract(
        from source: DataSource, with shared: [DataSource] = [], setting assignments: [String] = [],
        by reference: ReferenceData = .none, opening open: Opening? = nil
    ) throws(DiagnosticList) -> Checked<Reading> {
        let node = try data(from: source, with: shared, setting: assignments)
        return try reading(
            of: node, named: source.name, sharing: shared.map(\.name), by: reference,
            opening: open)
    }

    /// Reads one document's data from a tree that something else made, e.g. from a register.
    ///
    /// - Parameters:
    ///   - node: A map of the document's fields.
    ///   - name: The file its places are in, whose problems come first.
    static func contract(
        from node: DataNode, named name: String, with shared: [DataSource],
        setting assignments: [String], by reference: ReferenceData
    ) throws(DiagnosticList) -> Checked<Reading> {
        let data = try joined(Checked(node), with: shared, setting: assignments)
        return try reading(of: data, named: name, sharing: shared.map(\.name), by: reference)
    }

    /// The same with files that many documents share.
    ///
    /// - Parameter earlier: A contract read before, of which is taken over what is the same.
    static func contract(
        of node: DataNode, with shared: SharedData, by reference: ReferenceData,
        after earlier: Contract? = nil
    ) throws(DiagnosticList) -> Checked<Reading> {
        try reading(
            of: shared.completing(node), named: node.place.file, sharing: shared.names,
            given: { shared.readings(for: $0, completing: node) }, by: reference, after: earlier)
    }

    /// - Parameter given: Of a kind's fields at the top, those that were read before.
    private static func reading(
        of node: DataNode, named name: String, sharing shared: [String],
        given: (DocumentKind) -> SchemaReader.Readings = { _ in [:] },
        by reference: ReferenceData, opening open: Opening? = nil, after earlier: Contract? = nil
    ) throws(DiagnosticList) -> Checked<Reading> {
        let origins = Origins(of: node)
        let files = [name] + shared
        do {
            let followed = open.map { FollowedDocuments(open: $0, reference: reference) }
            let contract = try contract(
                of: node, sharing: shared, given: given, by: reference, following: followed,
                after: earlier)
            return Checked(
                Reading(contract: contract.value, origins: origins),
                warnings: contract.warnings.map(origins.located).inOrder(of: files))
        } catch {
            throw DiagnosticList(error.all.map(origins.located).inOrder(of: files))
        }
    }

    private static func contract(
        of node: DataNode, sharing shared: [String],
        given: (DocumentKind) -> SchemaReader.Readings, by reference: ReferenceData,
        following followed: FollowedDocuments?, after earlier: Contract?
    ) throws(DiagnosticList) -> Checked<Contract> {
        let kind = try DiagnosticList.alone(try documentKind(of: node))
        var problems = DiagnosticCollector()
        let base = problems.takeAll(Checked(try followed?.base(of: node, kind))) ?? nil
        let read = problems.takeAll(
            try fields(
                of: node, kind, sharing: shared, given: given(kind), under: base?.contract))
        guard let data = read,
            let fields = problems.takeAll(try reference.completed(data, kind: kind)),
            !problems.hasErrors
        else { throw DiagnosticList(problems.all) }
        let contract = try DiagnosticList.alone(
            try Contract(fields: fields, data: data, following: base, after: earlier))
        return try problems.finish(contract)
    }

    /// The checked fields, with what a document that follows a contract has from it.
    static func fields(
        of node: DataNode, _ kind: DocumentKind, sharing shared: [String],
        given: SchemaReader.Readings = [:], under contract: Contract?
    ) throws(DiagnosticList) -> Checked<Value.Map> {
        let own = node.leavingOthersTo(kind, from: shared)
        let whole = contract.map { own.supplemented(by: DataNode(inheritedFrom: $0)) } ?? own
        return try SchemaReader.fields(of: whole, by: kind.schema, given: given)
    }

    /// The joined tree of all files and assignments, before any model (`render` needs no more).
    ///
    /// - Throws: The problems of all files.
    public static func data(
        from source: DataSource, with shared: [DataSource] = [], setting assignments: [String] = []
    ) throws(DiagnosticList) -> DataNode {
        try joined(try read(source), with: shared, setting: assignments)
    }

    /// The data of one file as templates see them, when no model is asked for (`render`).
    ///
    /// - Throws: as `data(from:with:setting:)`, which also tells where a value stands.
    public static func fields(from source: DataSource) throws(DiagnosticList) -> Value.Map {
        if let fields = Value.Map(readingJSON: source) { return fields }
        guard case .map(let fields) = try data(from: source).value else { return Value.Map() }
        return fields
    }

    private static func joined(
        _ document: @autoclosure () throws(DiagnosticList) -> Checked<DataNode>,
        with shared: [DataSource], setting assignments: [String]
    ) throws(DiagnosticList) -> DataNode {
        var problems = DiagnosticCollector()
        var nodes: [DataNode] = []
        if let node = problems.takeAll(try document()) { nodes.append(node) }
        for file in shared {
            if let node = problems.takeAll(try read(file)) { nodes.append(node) }
        }
        var changes: [Assignment] = []
        for text in assignments {
            if let change = problems.take(try Assignment(parsing: text)) { changes.append(change) }
        }
        guard var node = nodes.first, !problems.hasErrors else {
            throw DiagnosticList(problems.all)
        }
        for more in nodes.dropFirst() { node = node.supplemented(by: more) }
        for change in changes {
            let current = node
            let changed = problems.take(try current.setting(change.path, to: change.value))
            node = changed ?? current
        }
        return try problems.finish(node).value
    }

    private static func read(_ file: DataSource) throws(DiagnosticList) -> Checked<DataNode> {
        let node = try DataNode(reading: file)
        guard case .map = node.content else { throw DiagnosticList(.notARecord(at: node.place)) }
        return Checked(node)
    }

    static func documentKind(of node: DataNode) throws(Diagnostic) -> DocumentKind {
        guard let value = node["kind"]?.value, !value.isNull else { throw .noKind(node.place) }
        guard case .scalar(let name, _) = value.content, let kind = DocumentKind(rawValue: name)
        else {
            throw SchemaReader.unknownKind(value).located(at: .source(value.place))
        }
        return kind
    }
}

extension DataNode {
    /// The data without what a shared file has only for documents of another kind, so that an
    /// office needs one such file.
    fileprivate func leavingOthersTo(_ kind: DocumentKind, from files: [String]) -> DataNode {
        guard case .map(let entries) = content else { return self }
        let kept = entries.filter { entry in
            kind.schema.has(entry.key) || !files.contains(entry.keyPlace.file)
                || !DocumentKind.allCases.contains { $0.schema.has(entry.key) }
        }
        return DataNode(.map(kept), at: place)
    }
}

extension SchemaReader {
    /// The complaint about the field `kind` itself.
    fileprivate static func unknownKind(_ node: DataNode) -> Diagnostic {
        let type = FieldType.choice(DocumentKind.self)
        let subject = Schema.memorandum.subject(at: FieldPath([.key("kind")]))
        guard case .scalar(let name, _) = node.content else { return .notReadable(subject, type) }
        return .unknownKind(subject, name)
    }
}

extension DocumentKind {
    /// What can be done with which kinds, for hints.
    static var abilities: Text {
        func list(_ kinds: [DocumentKind]) -> String {
            kinds.map(\.rawValue).joined(separator: ", ")
        }
        let (whole, checked) = (list(worded), list(allCases.filter { !worded.contains($0) }))
        return Text(
            ro: "„generate” și „check” pot: \(whole); numai „check” poate: \(checked)",
            en: "“generate” and “check” can do: \(whole); only “check” can do: \(checked)")
    }
}

extension [Diagnostic] {
    /// By file, then by line and column; what is equal keeps its order.
    fileprivate func inOrder(of files: [String]) -> [Diagnostic] {
        let keyed = enumerated().map { index, diagnostic in
            guard case .source(let place)? = diagnostic.location else {
                return (key: [Int.max, 0, 0, index], diagnostic)
            }
            let file = files.firstIndex(of: place.file) ?? files.count
            return (key: [file, place.line, place.column, index], diagnostic)
        }
        return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.1)
    }
}

extension Diagnostic {
    fileprivate static func notARecord(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.not-a-record", at: .source(place),
            message: Text(
                ro: "datele unui document trebuie să fie câmpuri cu nume",
                en: "the data of a document must be fields with names"),
            hint: Text(
                ro: "începeți fiecare rând cu numele câmpului, de exemplu „kind: memorandum”",
                en: "begin each line with a field's name, e.g. “kind: memorandum”"))
    }

    fileprivate static func unknownKind(_ subject: Text, _ name: String) -> Diagnostic {
        let near = NearName.of(name, among: DocumentKind.allCases.map(\.rawValue))
        let kinds = DocumentKind.abilities
        return .error(
            "data.unknown-option", arguments: ["value": name],
            message: Text(
                ro: "\(subject.ro): valoarea „\(name)” nu există",
                en: "\(subject.en): there is no value “\(name)”"),
            hint: Text(
                ro: (near.map { "ați vrut să scrieți „\($0)”? " } ?? "") + kinds.ro,
                en: (near.map { "did you mean “\($0)”? " } ?? "") + kinds.en))
    }

    fileprivate static func noKind(_ place: SourcePlace) -> Diagnostic {
        let kinds = DocumentKind.abilities
        return .error(
            "data.no-kind", at: .source(place),
            message: Text(
                ro: "datele nu spun ce document este: lipsește câmpul „kind”",
                en: "the data do not say what document this is: the field “kind” is missing"),
            hint: Text(
                ro: "adăugați rândul „kind: service-contract”; \(kinds.ro)",
                en: "add the line “kind: service-contract”; \(kinds.en)"))
    }
}
