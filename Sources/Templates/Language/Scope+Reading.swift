package import Diagnostics

extension Scope {
    /// What a path leads to in the document's data: where it breaks off, the last value on it.
    ///
    /// Readings spelled alike give an expression that reads the path equal values and equal errors.
    package struct Reading: Sendable, Spelled {
        /// nil when even the first name is missing.
        let value: Value?
        /// How many steps of the path led there.
        let depth: Int

        package func isSpelled(as other: Reading) -> Bool {
            depth == other.depth && value.isSpelled(as: other.value)
        }
    }

    package func reading(of path: FieldPath) -> Reading {
        guard case .key(let name)? = path.steps.first, let root = globals[name] else {
            return Reading(value: nil, depth: 0)
        }
        var (value, depth) = (root, 1)
        while depth < path.steps.count, let next = value.part(at: path.steps[depth]) {
            (value, depth) = (next, depth + 1)
        }
        return Reading(value: value, depth: depth)
    }
}

extension Scope.Binding: Spelled {
    func isSpelled(as other: Self) -> Bool {
        switch (self, other) {
        case (.value(let own), .value(let other)): own.isSpelled(as: other)
        case (.loop(let own), .loop(let other)): own == other
        default: false
        }
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
