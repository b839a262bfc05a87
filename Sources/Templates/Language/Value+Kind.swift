public import Diagnostics
import FoundationEssentials

extension Value {
    /// What kind of value it is, for messages.
    public enum Kind: String, Hashable, Sendable {
        case none, bool, number, text, date, list, map, reference, pageField, blank, inline

        /// With its article, as in “this is a list”.
        public var text: Text {
            switch self {
            case .none: Text(ro: "o valoare goală", en: "an empty value")
            case .bool: Text(ro: "o valoare adevărat/fals", en: "a true/false value")
            case .number: Text(ro: "un număr", en: "a number")
            case .text: Text(ro: "un text", en: "a text")
            case .date: Text(ro: "o dată", en: "a date")
            case .list: Text(ro: "o listă", en: "a list")
            case .map: Text(ro: "un grup de câmpuri", en: "a group of fields")
            case .reference: Text(ro: "o trimitere la o clauză", en: "a reference to a clause")
            case .pageField: Text(ro: "un număr de pagină", en: "a page number")
            case .blank: Text(ro: "un spațiu de completat", en: "a space to fill in")
            case .inline:
                Text(ro: "o imagine sau un text formatat", en: "a picture or formatted text")
            }
        }
    }

    public var kind: Kind {
        switch self {
        case .none: .none
        case .bool: .bool
        case .number: .number
        case .text: .text
        case .date: .date
        case .list: .list
        case .map: .map
        case .reference: .reference
        case .pageField: .pageField
        case .blank: .blank
        case .inline: .inline
        }
    }

    /// The kind in words with its article, e.g. “a list”.
    public var typeName: Text { kind.text }

    /// Whether `{% if value %}` takes the branch: not for `none`, `false`, zero and what is empty.
    public var isTruthy: Bool {
        switch self {
        case .none: false
        case .bool(let bool): bool
        case .number(let number): !number.isZero
        case .text(let text): !text.isEmpty
        case .list(let list): !list.isEmpty
        case .map(let map): !map.isEmpty
        case .date, .reference, .pageField, .blank, .inline: true
        }
    }

    /// Whether the value can only be printed, not computed with.
    var isOpaque: Bool { [.reference, .pageField, .blank, .inline].contains(kind) }
}

extension Value.Map {
    public var isEmpty: Bool { names.isEmpty }
    public var count: Int { names.count }
}
