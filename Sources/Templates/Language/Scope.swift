/// The names an expression can read: the data and what the template has set, innermost first.
public struct Scope: Sendable {
    /// The data.
    package let globals: Value.Map
    private var locals: [(name: String, value: Binding)] = []
    private var marks: [Int] = []

    /// What a name stands for.
    enum Binding: Hashable, Sendable {
        case value(Value)
        case loop(LoopPosition)
    }

    public init(_ globals: Value.Map) { self.globals = globals }

    /// Opens an inner scope, as a loop does.
    public mutating func push() { marks.append(locals.count) }

    /// Closes the innermost scope and forgets its names.
    public mutating func pop() {
        guard let mark = marks.popLast() else { return }
        locals.removeLast(locals.count - mark)
    }

    /// Gives a name a value in the innermost scope.
    public mutating func set(_ name: String, _ value: Value) { store(name, .value(value)) }

    /// Makes `loop.index` and its fellows readable in the innermost scope.
    public mutating func set(loop position: LoopPosition) { store("loop", .loop(position)) }

    private mutating func store(_ name: String, _ local: Binding) {
        let start = marks.last ?? 0
        if let index = locals[start...].lastIndex(where: { $0.name == name }) {
            locals[index].value = local
        } else {
            locals.append((name, local))
        }
    }

    public func lookup(_ name: String) -> Value? {
        switch local(name) {
        case .value(let value): value
        case .loop(let position): .map(position.fields)
        case nil: globals[name]
        }
    }

    /// nil for a name that has no value.
    func binding(of name: String) -> Binding? { local(name) ?? globals[name].map { .value($0) } }

    private func local(_ name: String) -> Binding? {
        for index in locals.indices.reversed() where locals[index].name == name {
            return locals[index].value
        }
        return nil
    }

    /// The value that a node names by a path written out, as most tags do.
    ///
    /// - Returns: nil when the node computes something, when a step of its path is missing, and when
    ///   one does not fit the value before it.
    func named(by node: Node) -> Value? {
        switch node.kind {
        case .name(let name): lookup(name)
        case .access(let base, let steps): named(by: base, steps)
        default: nil
        }
    }

    /// The whole number that a node reads of the loop it stands in: `loop.index` and its fellows.
    func loopNumber(named node: Node) -> Int? {
        guard case .access(let base, let steps) = node.kind, steps.count == 1,
            case .name(let name) = base.kind, case .loop(let position) = local(name),
            case .key(let key) = steps[0].kind
        else { return nil }
        return position.number(key)
    }

    private func named(by base: Node, _ steps: [Node.Step]) -> Value? {
        guard case .name(let name) = base.kind else { return nil }
        switch local(name) {
        case .value(let value): return value.part(at: steps[...])
        case .loop(let position):
            guard case .key(let key) = steps[0].kind else { return nil }
            return position[key]?.part(at: steps.dropFirst())
        case nil: return globals[name]?.part(at: steps[...])
        }
    }

    /// All readable names, those of the data first.
    public var names: [String] {
        var seen = Set(globals.names)
        return globals.names + locals.map(\.name).filter { seen.insert($0).inserted }
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

/// Where a loop stands.
public struct LoopPosition: Hashable, Sendable {
    /// From 0.
    public let index: Int
    public let count: Int

    public init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    static let names = [
        "index", "index0", "revindex", "revindex0", "first", "last", "length",
    ]

    /// What a template reads as `loop.…`.
    var fields: Value.Map { Value.Map(Self.names.map { ($0, self[$0] ?? Value.none) }) }

    subscript(name: String) -> Value? {
        switch name {
        case "first": .bool(index == 0)
        case "last": .bool(index == count - 1)
        default: number(name).map { .integer($0) }
        }
    }

    func number(_ name: String) -> Int? {
        switch name {
        case "index": index + 1
        case "index0": index
        case "revindex": count - index
        case "revindex0": count - index - 1
        case "length": count
        default: nil
        }
    }
}

extension Value {
    /// What steps that are written out lead to; nil when there is nothing, or one does not fit.
    fileprivate func part(at steps: ArraySlice<Node.Step>) -> Value? {
        guard let step = steps.first else { return self }
        let rest = steps.dropFirst()
        switch self {
        case .map(let map):
            guard case .key(let name) = step.kind else { return nil }
            return map[name]?.part(at: rest)
        case .list(let list):
            guard case .index(let index) = step.kind else { return nil }
            return list.item(at: index)?.part(at: rest)
        default: return nil
        }
    }
}

extension [Value] {
    /// Counted from the end when the index is negative.
    func item(at index: Int) -> Value? {
        let position = index < 0 ? count + index : index
        return indices.contains(position) ? self[position] : nil
    }
}
