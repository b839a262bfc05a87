public import DataFiles
public import Diagnostics

/// Where each value of the data stands, across all the files it came from.
///
/// The tree itself is the answer, looked through when somebody asks: most documents have nothing
/// to complain of.
public struct Origins: Hashable, Sendable {
    /// The place of a value and of the key before it; elements of lists have no key.
    public struct Origin: Hashable, Sendable {
        public let value: SourcePlace
        public let key: SourcePlace?
    }

    private let root: DataNode

    public init(of node: DataNode) { root = node }

    public subscript(path: FieldPath) -> Origin? {
        let found = nearest(to: path)
        return found.steps == path.steps.count ? found.origin : nil
    }

    /// Where to point for a field: at its value, at the key of a group or list, or at the nearest
    /// that there is when the field is missing.
    public func place(of path: FieldPath) -> SourcePlace {
        let found = nearest(to: path)
        return found.isCollection ? found.origin.key ?? found.origin.value : found.origin.value
    }

    /// Follows a path as far as there is anything.
    private func nearest(to path: FieldPath) -> (origin: Origin, isCollection: Bool, steps: Int) {
        var (node, key, steps) = (root, SourcePlace?.none, 0)
        loop: for step in path.steps {
            switch (step, node.content) {
            case (.key(let name), .map):
                guard let entry = node[name] else { break loop }
                (node, key) = (entry.value, entry.keyPlace)
            case (.index(let index), .list(let items)):
                guard items.indices.contains(index) else { break loop }
                (node, key) = (items[index], nil)
            default: break loop
            }
            steps += 1
        }
        return (Origin(value: node.place, key: key), node.isCollection, steps)
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
        guard case .field(let path)? = location else { return location }
        return .source(place(of: path))
    }
}

extension DataNode {
    fileprivate var isCollection: Bool {
        switch content {
        case .list, .map: true
        case .scalar, .null: false
        }
    }
}
