import Diagnostics
import FoundationEssentials

/// Two values that have no common order.
struct Incomparable: Error {
    let left: Value.Kind
    let right: Value.Kind
}

extension Value {
    func compares(_ comparison: Node.Comparison, to other: Value) throws(Incomparable) -> Bool {
        switch comparison {
        case .equal: try equals(other)
        case .notEqual: !(try equals(other))
        case .less: try isLess(than: other)
        case .greaterOrEqual: !(try isLess(than: other))
        case .greater: try other.isLess(than: self)
        case .lessOrEqual: !(try other.isLess(than: self))
        }
    }

    /// Equality within one kind; only `none` may be compared with another kind.
    func equals(_ other: Value) throws(Incomparable) -> Bool {
        if isOpaque || other.isOpaque { throw Incomparable(left: kind, right: other.kind) }
        if self == .none || other == .none { return self == other }
        guard kind == other.kind else { throw Incomparable(left: kind, right: other.kind) }
        return self == other
    }

    /// Numbers by size, dates by time, texts by their characters' order.
    func isLess(than other: Value) throws(Incomparable) -> Bool {
        switch (self, other) {
        case (.number(let a), .number(let b)): return a < b
        case (.date(let a), .date(let b)): return a < b
        case (.text(let a), .text(let b)): return a < b
        default: throw Incomparable(left: kind, right: other.kind)
        }
    }

    var isSearchable: Bool { kind == .list || kind == .map || kind == .text }

    /// What `item in self` says: an item of a list, a name of a map, a part of a text.
    func contains(_ item: Value) throws(Incomparable) -> Bool {
        switch (self, item) {
        case (.list(let list), _):
            for element in list where try element.equals(item) { return true }
            return false
        case (.map(let map), .text(let name)): return map[name] != nil
        case (.text(let text), .text(let part)): return part.isEmpty || text.contains(part)
        default: throw Incomparable(left: item.kind, right: kind)
        }
    }
}

extension Diagnostic {
    static func incomparable(_ problem: Incomparable, at place: Location?) -> Diagnostic {
        let (left, right) = (problem.left.text, problem.right.text)
        return .error(
            "template.incomparable", at: place,
            arguments: ["left": "\(problem.left)", "right": "\(problem.right)"],
            message: problem.left == problem.right
                ? Text(
                    ro: "\(left.ro) nu are o ordine față de alte valori de același fel",
                    en: "\(left.en) has no order among values of its kind")
                : Text(
                    ro: "nu se pot compara \(left.ro) și \(right.ro)",
                    en: "\(left.en) and \(right.en) cannot be compared"),
            hint: hint(for: [problem.left, problem.right]))
    }

    private static func hint(for kinds: Set<Value.Kind>) -> Text {
        if kinds == [.date, .text] {
            return Text(
                ro: "scrieți data așa: date(\"2027-01-15\")",
                en: "write the date as date(\"2027-01-15\")")
        }
        if kinds == [.number, .text] {
            return Text(
                ro: "scrieți numărul fără ghilimele, iar textul cu ghilimele",
                en: "write a number without quotes, and a text with quotes")
        }
        if !kinds.isDisjoint(with: [.reference, .pageField, .blank]) {
            return Text(
                ro: "această valoare poate fi doar tipărită",
                en: "this value can only be printed")
        }
        return Text(ro: "comparați valori de același fel", en: "compare values of one kind")
    }
}
