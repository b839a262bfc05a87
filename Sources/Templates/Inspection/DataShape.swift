/// What data a template will be given: which names there are, and what stands below them.
public indirect enum DataShape: Hashable, Sendable {
    case scalar
    case list(of: DataShape)
    case record([Entry])
    /// Whatever stands there: nothing below it is known.
    case anything

    /// When a field of a record is there.
    public enum Presence: Hashable, Sendable {
        case always
        /// Data may leave it out.
        case sometimes
        /// Whether it is there follows from other fields.
        case whenOthersAsk
    }

    public struct Entry: Hashable, Sendable {
        public let name: String
        public let shape: DataShape
        public let presence: Presence

        public init(_ name: String, _ shape: DataShape, _ presence: Presence = .always) {
            self.name = name
            self.shape = shape
            self.presence = presence
        }
    }

    /// The shape of sample data: what some items of a list lack may be absent.
    public init(of value: Value) {
        switch value {
        case .list(let items):
            self = .list(of: items.map(DataShape.init).reduce(nil, Self.joined) ?? .anything)
        case .map(let map):
            self = .record(
                map.names.map { Entry($0, map[$0].map(DataShape.init(of:)) ?? .anything) })
        case .none: self = .anything
        default: self = .scalar
        }
    }

    private static func joined(_ a: DataShape?, _ b: DataShape) -> DataShape? {
        switch (a, b) {
        case (nil, _): return b
        case (.record(let a)?, .record(let b)): return .record(joined(a, b))
        case (.list(let a)?, .list(let b)): return .list(of: joined(a, b) ?? .anything)
        case (let a?, _): return a == b ? a : .anything
        }
    }

    private static func joined(_ a: [Entry], _ b: [Entry]) -> [Entry] {
        let names = a.map(\.name) + b.map(\.name).filter { name in !a.contains { $0.name == name } }
        return names.map { name in
            let both = (a + b).filter { $0.name == name }
            let shape = both.map(\.shape).reduce(nil, joined) ?? .anything
            let isInAll = both.count == 2 && both.allSatisfy { $0.presence == .always }
            return Entry(name, shape, isInAll ? .always : .sometimes)
        }
    }

    subscript(name: String) -> Entry? {
        if case .record(let entries) = self { entries.first { $0.name == name } } else { nil }
    }
}
