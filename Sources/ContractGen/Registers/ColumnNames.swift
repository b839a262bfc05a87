internal import Diagnostics
internal import Wording

/// From headers to fields, for the sheets of one role.
struct ColumnNames {
    private let paths: [String: FieldPath]
    /// The schema whose fields the paths name.
    let schemas: [Schema]

    /// The field by which a sheet names the document a row belongs to.
    static let documentKey = FieldPath([.key("document")])

    init(_ role: SheetRole, _ vocabulary: RegisterVocabulary) {
        schemas = Self.schemas(of: role)
        var names = LabelNames()
        for schema in schemas { names.add(schema) }
        if role == .documents { names.addLeaves(of: schemas) }
        var paths = names.paths
        for (key, path) in vocabulary.columns[role] ?? [:] { paths[key] = path }
        if case .list = role {
            for (key, path) in vocabulary.columns[.documents] ?? [:]
            where path == FieldPath([.key("number")]) && paths[key] == nil {
                paths[key] = Self.documentKey
            }
        }
        self.paths = paths
    }

    private static func schemas(of role: SheetRole) -> [Schema] {
        let all = DocumentKind.registered.map(\.schema)
        switch role {
        case .documents: return all
        case .parties:
            return all.compactMap { schema in
                (schema["provider"] ?? schema["parties"])?.type.schema
            }
        case .list(let path): return all.compactMap { $0.field(at: path)?.type.schema }
        case .ignored: return []
        }
    }

    /// The field of a header: by its path, else by its words.
    func path(of header: Header) -> FieldPath? {
        if let path = FieldPath(parsing: header.words), field(at: path) != nil { return path }
        for text in header.texts {
            for key in HeaderKey.candidates(text) {
                if let path = paths[key] { return path }
            }
        }
        return nil
    }

    func field(at path: FieldPath) -> Field? {
        schemas.lazy.compactMap { $0.field(at: path) }.first
    }

    /// Whether there is a kind of document in which the field is a number, or is not known.
    func mayHoldNumbers(_ path: FieldPath) -> Bool {
        let fields = schemas.compactMap { $0.field(at: path) }
        return fields.isEmpty || fields.contains { $0.type.holdsNumbers }
    }

    /// What could be meant by a header that is not known.
    func nearest(to header: Header) -> FieldPath? {
        NearName.of(HeaderKey.of(header.words), among: paths.keys.sorted())
            .flatMap { paths[$0] }
    }
}

extension FieldType {
    fileprivate var holdsNumbers: Bool {
        switch self {
        case .integer, .decimal, .money, .percent: true
        case .list(let element, _): element.holdsNumbers
        case .text, .multilineText, .date, .bool, .choice, .code, .record, .free: false
        }
    }
}

/// A header as it stands over its column, group before name.
struct Header: Hashable, Sendable {
    /// From the top row down; a group stands over all its columns.
    let levels: [String]

    /// „Finanțare / Buget local”.
    var words: String { levels.joined(separator: " / ") }

    /// In the order in which they are tried: all levels, then the lowest alone.
    var texts: [String] {
        levels.count > 1 ? [levels.joined(separator: " "), levels[levels.count - 1]] : levels
    }
}

/// The labels of a schema's fields as header keys.
private struct LabelNames {
    var paths: [String: FieldPath] = [:]

    mutating func add(_ schema: Schema) {
        add(schema, under: ["", ""], at: .root, depth: 0)
    }

    /// „Prestatorul Rechizitele bancare Contul IBAN”, and each label alone at the top.
    ///
    /// - Parameter groups: The key of the groups around, in each language.
    private mutating func add(
        _ schema: Schema, under groups: [String], at path: FieldPath, depth: Int
    ) {
        guard depth < 5 else { return }
        for field in schema.fields {
            let path = path.appending(field.name)
            let keys = Self.keys(of: field.label, under: groups)
            for key in keys where paths[key] == nil { paths[key] = path }
            switch field.type {
            case .record(let inner): add(inner, under: keys, at: path, depth: depth + 1)
            case .list(.record(let inner), _):
                for index in 0..<3 {
                    let title = Text(
                        ro: "\(inner.title.ro) \(index + 1)", en: "\(inner.title.en) \(index + 1)")
                    add(
                        inner, under: Self.keys(of: title, under: groups),
                        at: path.appending(index), depth: depth + 2)
                }
            default: break
            }
        }
    }

    private static func keys(of label: Text, under groups: [String]) -> [String] {
        zip(groups, [label.ro, label.en]).map { group, words in
            group.isEmpty ? HeaderKey.of(words) : group + " " + HeaderKey.of(words)
        }
    }

    /// Labels that only one field of all schemas has stand for it without their groups.
    mutating func addLeaves(of schemas: [Schema]) {
        var found: [String: Set<FieldPath>] = [:]
        func walk(_ schema: Schema, _ path: FieldPath) {
            for field in schema.fields {
                let path = path.appending(field.name)
                for label in [field.label.ro, field.label.en] {
                    found[HeaderKey.of(label), default: []].insert(path)
                }
                if case .record(let inner) = field.type { walk(inner, path) }
            }
        }
        for schema in schemas { walk(schema, .root) }
        for (key, fields) in found where fields.count == 1 && paths[key] == nil {
            paths[key] = fields.first
        }
    }
}
