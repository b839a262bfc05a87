public import DataFiles
public import Diagnostics

/// Where each value of the data stands, across all the files it came from.
public struct Origins: Hashable, Sendable {
    /// The place of a value and of the key before it; elements of lists have no key.
    public struct Origin: Hashable, Sendable {
        public let value: SourcePlace
        public let key: SourcePlace?
    }

    private var origins: [FieldPath: Origin] = [:]
    private var collections: Set<FieldPath> = []

    public init(of node: DataNode) { add(node, key: nil, at: .root) }

    private mutating func add(_ node: DataNode, key: SourcePlace?, at path: FieldPath) {
        origins[path] = Origin(value: node.place, key: key)
        switch node.content {
        case .scalar, .null: break
        case .list(let items):
            collections.insert(path)
            for (index, item) in items.enumerated() {
                add(item, key: nil, at: path.appending(index))
            }
        case .map(let entries):
            collections.insert(path)
            for entry in entries {
                add(entry.value, key: entry.keyPlace, at: path.appending(entry.key))
            }
        }
    }

    public subscript(path: FieldPath) -> Origin? { origins[path] }

    /// Where to point for a field: at its value, at the key of a group or list, or at the nearest
    /// that there is when the field is missing.
    public func place(of path: FieldPath) -> SourcePlace? {
        var path = path
        while origins[path] == nil, let parent = path.parent { path = parent }
        guard let origin = origins[path] else { return nil }
        return collections.contains(path) ? origin.key ?? origin.value : origin.value
    }

    /// The diagnostic with its fields turned into places.
    public func located(_ diagnostic: Diagnostic) -> Diagnostic {
        var located = diagnostic
        located.location = self.located(diagnostic.location)
        located.related = self.located(diagnostic.related)
        if case .field(let path)? = diagnostic.location {
            located.arguments["field"] = path.description
        }
        return located
    }

    private func located(_ location: Diagnostic.Location?) -> Diagnostic.Location? {
        guard case .field(let path)? = location, let place = place(of: path) else {
            return location
        }
        return .source(place)
    }
}
