internal import DataFiles
internal import Diagnostics

/// Data put together field by field, in any order.
struct DataTree {
    private indirect enum Branch {
        case leaf(DataNode)
        case map([(key: String, branch: Branch)])
        case list([Int: Branch])
    }

    private var root = Branch.map([])

    /// Puts a value at a path. What is there already stays.
    mutating func put(_ node: DataNode, at path: FieldPath) {
        Self.put(node, path.steps[...], in: &root)
    }

    private static func put(
        _ node: DataNode, _ steps: ArraySlice<FieldPath.Step>, in branch: inout Branch
    ) {
        guard let step = steps.first else { return }
        switch (step, branch) {
        case (.key(let key), .map(var entries)):
            branch = .map([])  // so that the entries change where they are
            if let position = entries.firstIndex(where: { $0.key == key }) {
                put(node, steps.dropFirst(), in: &entries[position].branch)
            } else {
                entries.append((key, grown(node, steps.dropFirst())))
            }
            branch = .map(entries)
        case (.index(let index), .list(var items)):
            branch = .list([:])
            if var item = items.removeValue(forKey: index) {
                put(node, steps.dropFirst(), in: &item)
                items[index] = item
            } else {
                items[index] = grown(node, steps.dropFirst())
            }
            branch = .list(items)
        default: break
        }
    }

    /// A branch with nothing but the value.
    private static func grown(_ node: DataNode, _ steps: ArraySlice<FieldPath.Step>) -> Branch {
        guard let step = steps.first else { return .leaf(node) }
        let inner = grown(node, steps.dropFirst())
        switch step {
        case .key(let key): return .map([(key, inner)])
        case .index(let index): return .list([index: inner])
        }
    }

    /// The next free position of the list at a path.
    func count(at path: FieldPath) -> Int {
        var branch: Branch? = root
        for step in path.steps {
            switch (step, branch) {
            case (.key(let key), .map(let entries)?):
                branch = entries.first { $0.key == key }?.branch
            case (.index(let index), .list(let items)?): branch = items[index]
            default: branch = nil
            }
        }
        guard case .list(let items)? = branch else { return 0 }
        return (items.keys.max() ?? -1) + 1
    }

    /// - Parameter place: Of the whole.
    func node(at place: SourcePlace) -> DataNode {
        let node = Self.node(root) ?? DataNode(.map([]), at: place)
        return DataNode(node.content, at: place)
    }

    /// A group's place is that of its first value.
    private static func node(_ branch: Branch) -> DataNode? {
        switch branch {
        case .leaf(let node): return node
        case .map(let entries):
            let nodes = entries.compactMap { entry in
                node(entry.branch).map {
                    DataNode.Entry(key: entry.key, keyPlace: $0.place, value: $0)
                }
            }
            return nodes.first.map { DataNode(.map(nodes), at: $0.value.place) }
        case .list(let items):
            let nodes = items.keys.sorted().compactMap { items[$0].flatMap(node) }
            return nodes.first.map { DataNode(.list(nodes), at: $0.place) }
        }
    }
}
