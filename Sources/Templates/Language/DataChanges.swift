package import Diagnostics

/// What in a document's data is not as it was in the document before.
///
/// Data that share their storage (`Value.Map.sharing`) are compared at a glance.
package struct DataChanges {
    private let data, earlier: Value.Map
    /// Of the fields at the top.
    private let names: [String]

    package init(in data: Value.Map, since earlier: Value.Map) {
        self.data = data
        self.earlier = earlier
        if data.names.isSpelled(as: earlier.names) {
            names = data.names.indices
                .filter { !data.values[$0].isSpelled(as: earlier.values[$0]) }
                .map { data.names[$0] }
        } else {
            let gone = earlier.names.filter { data[$0] == nil }
            names = (data.names + gone).filter { !data[$0].isSpelled(as: earlier[$0]) }
        }
    }

    /// Whether nothing but these fields at the top has changed.
    package func areOnly(in fields: Set<String>) -> Bool { fields.isSuperset(of: names) }

    /// Whether a path leads to something else than before. If not, an expression that reads it gets
    /// equal values and equal errors.
    package func reach(_ path: FieldPath) -> Bool {
        guard case .key(let name)? = path.steps.first else { return !names.isEmpty }
        return names.contains { $0.isSpelled(as: name) }
            && !data.reading(of: path).isSpelled(as: earlier.reading(of: path))
    }
}

/// What a path leads to: where it breaks off, the last value on it.
private struct Reading: Spelled {
    /// nil when even the first name is missing.
    let value: Value?
    /// How many steps of the path led there.
    let depth: Int

    func isSpelled(as other: Reading) -> Bool {
        depth == other.depth && value.isSpelled(as: other.value)
    }
}

extension Value.Map {
    fileprivate func reading(of path: FieldPath) -> Reading {
        guard case .key(let name)? = path.steps.first, let root = self[name] else {
            return Reading(value: nil, depth: 0)
        }
        var (value, depth) = (root, 1)
        while depth < path.steps.count, let next = value.part(at: path.steps[depth]) {
            (value, depth) = (next, depth + 1)
        }
        return Reading(value: value, depth: depth)
    }
}

extension Value {
    fileprivate func part(at step: FieldPath.Step) -> Value? {
        switch (self, step) {
        case (.map(let map), .key(let name)): map[name]
        case (.list(let list), .index(let index)): list.item(at: index)
        default: nil
        }
    }
}
