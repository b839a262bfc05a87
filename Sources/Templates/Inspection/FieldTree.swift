public import Diagnostics

/// The data that a template needs.
public struct FieldTree: Sendable {
    public struct Field: Sendable {
        public let name: String
        /// What filters and operators take it for.
        public internal(set) var kind: FieldKind?
        /// Whether its group, or the data, must have it: it is read without `default()`, under no
        /// condition but whether there is such a group.
        public internal(set) var isRequired = false
        /// Where it is read, in the order of the template.
        public internal(set) var places: [Diagnostic.Location] = []
        /// The fields of it, or of each of its items.
        public internal(set) var fields: [Field] = []
        /// Whether each item of the list is a list again, and so on.
        var listDepth = 0

        public var isList: Bool { listDepth > 0 || kind == .list }
    }

    public let fields: [Field]

    init(_ uses: [(use: FieldUse, place: Diagnostic.Location)], without names: Set<String>) {
        var fields: [Field] = []
        for (use, place) in uses {
            if case .key(let name)? = use.path.steps.first, names.contains(name) { continue }
            Self.note(use, place, use.path.steps[...], in: &fields)
        }
        self.fields = fields
    }

    private static func note(
        _ use: FieldUse, _ place: Diagnostic.Location, _ steps: ArraySlice<DataPath.Step>,
        in fields: inout [Field]
    ) {
        guard case .key(let name)? = steps.first else { return }
        let index =
            fields.firstIndex { $0.name == name }
            ?? {
                fields.append(Field(name: name))
                return fields.count - 1
            }()
        let rest = steps.dropFirst()
        let below = rest.drop { $0 == .each }
        fields[index].listDepth = max(fields[index].listDepth, rest.count - below.count)
        if use.isNeeded(use.path.steps.count - rest.count) { fields[index].isRequired = true }
        guard below.isEmpty else { return note(use, place, below, in: &fields[index].fields) }
        if !fields[index].places.contains(place) { fields[index].places.append(place) }
        if rest.isEmpty || use.kind != .list { fields[index].kind = fields[index].kind ?? use.kind }
    }
}

extension TemplateOutline {
    /// The data the template needs, in the order in which it reads them.
    ///
    /// - Parameter names: of the data that the program itself brings.
    public func fields(without names: Set<String> = []) -> FieldTree {
        var uses: [(FieldUse, Diagnostic.Location)] = []
        for part in parts {
            for use in FieldSurvey(of: part, environment: environment).uses {
                uses.append((use, Diagnostic.Location.source(use.place).located(in: locations)))
            }
        }
        return FieldTree(uses, without: names)
    }
}
