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
    case inline(Inline)

    public enum PageField: Hashable, Sendable {
        case page, pageCount
        /// Of the annex that the page belongs to.
        case annexNumber, annexTitle
    }

    /// Names and values in the order of the data.
    public struct Map: Hashable, Sendable {
        public private(set) var names: [String] = []
        private var values: [String: Value] = [:]

        public init() {}

        public init(_ pairs: [(String, Value)]) {
            for (name, value) in pairs { self[name] = value }
        }

        public subscript(name: String) -> Value? {
            get { values[name] }
            set {
                if values[name] == nil, newValue != nil { names.append(name) }
                if newValue == nil { names.removeAll { $0 == name } }
                values[name] = newValue
            }
        }
    }
}
