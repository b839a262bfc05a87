public import FoundationEssentials
public import Wording

/// What a template or a rule can hold: the data as the language sees it.
public enum Value: Hashable, Sendable {
    /// Present in the data and empty, as `null`.
    case none
    case bool(Bool)
    /// An exact decimal; a sum is in currency units.
    case number(Decimal)
    case text(String)
    case date(CalendarDate)
    case list([Value])
    case map(Map)
    /// A reference to a clause: printed as its number, never joined or compared.
    case reference(clause: String)
    /// What only the word processor knows of a page.
    case pageField(PageField)
    /// A space to fill in by hand.
    case blank
    /// A picture or words in several formattings.
    indirect case inline(Inline)

    public enum PageField: Hashable, Sendable {
        case page, pageCount
        /// Of the annex that the page belongs to.
        case annexNumber, annexTitle
    }

    /// Names and values in the order of the data.
    public struct Map: Hashable, Sendable {
        public private(set) var names: [String] = []
        /// One for each name.
        public private(set) var values: [Value] = []
        /// Where each name stands, once there are more than a look over them finds quickly.
        private var positions: [String: Int] = [:]

        /// Up to here comparing names is faster than hashing one, and most groups of fields are small.
        private static let few = 8

        public init() {}

        public init(_ pairs: [(String, Value)]) {
            names.reserveCapacity(pairs.count)
            values.reserveCapacity(pairs.count)
            for (name, value) in pairs { self[name] = value }
        }

        /// - Parameters:
        ///   - names: each of them once.
        ///   - values: one for each name.
        public init(names: [String], values: [Value]) {
            precondition(names.count == values.count, "a value for each name")
            self.names = names
            self.values = values
            indexNames()
        }

        public subscript(name: String) -> Value? {
            get { position(of: name).map { values[$0] } }
            set {
                switch (position(of: name), newValue) {
                case (let position?, let value?): values[position] = value
                case (let position?, nil): remove(at: position)
                case (nil, let value?): append(name, value)
                case (nil, nil): break
                }
            }
        }

        /// - Parameter values: one for each name.
        func with(_ values: [Value]) -> Map {
            precondition(names.count == values.count, "a value for each name")
            var map = self
            map.values = values
            return map
        }

        private func position(of name: String) -> Int? {
            names.count <= Self.few ? names.firstIndex(of: name) : positions[name]
        }

        private mutating func append(_ name: String, _ value: Value) {
            names.append(name)
            values.append(value)
            if names.count == Self.few + 1 { indexNames() }
            if names.count > Self.few { positions[name] = names.count - 1 }
        }

        private mutating func remove(at position: Int) {
            names.remove(at: position)
            values.remove(at: position)
            indexNames()
        }

        private mutating func indexNames() {
            positions = [:]
            guard names.count > Self.few else { return }
            for (position, name) in names.enumerated() { positions[name] = position }
        }
    }
}
