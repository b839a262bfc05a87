/// The names an expression can read: the data and what the template has set, innermost first.
public struct Scope: Sendable {
    let globals: Value.Map
    private var locals: [(name: String, value: Local)] = []
    private var marks: [Int] = []

    private enum Local: Sendable {
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

    private mutating func store(_ name: String, _ local: Local) {
        let start = marks.last ?? 0
        if let index = locals[start...].lastIndex(where: { $0.name == name }) {
            locals[index].value = local
        } else {
            locals.append((name, local))
        }
    }

    public func lookup(_ name: String) -> Value? {
        if let local = locals.last(where: { $0.name == name }) {
            switch local.value {
            case .value(let value): return value
            case .loop(let position): return .map(position.fields)
            }
        }
        return globals[name]
    }

    /// All readable names, those of the data first.
    public var names: [String] {
        var seen = Set(globals.names)
        return globals.names + locals.map(\.name).filter { seen.insert($0).inserted }
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
    var fields: Value.Map {
        Value.Map([
            ("index", .integer(index + 1)), ("index0", .integer(index)),
            ("revindex", .integer(count - index)), ("revindex0", .integer(count - index - 1)),
            ("first", .bool(index == 0)), ("last", .bool(index == count - 1)),
            ("length", .integer(count)),
        ])
    }
}
