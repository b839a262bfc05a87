internal import Diagnostics
internal import Templates

// Requirements for all documents speak of `parties`; a service contract names its two otherwise.
extension Value.Map {
    fileprivate static let sides = ["authority", "provider"]

    /// The fields with `parties`, of a contract that names them `authority` and `provider`.
    var withParties: Value.Map {
        guard self["parties"] == nil else { return self }
        let sides = Self.sides.compactMap { self[$0] }
        guard sides.count == Self.sides.count else { return self }
        var fields = self
        fields["parties"] = .list(sides)
        return fields
    }
}

extension RuleSubject {
    /// The path as the user typed it: `authority.idno` for `parties[0].idno` of a service contract.
    func typed(_ path: FieldPath) -> FieldPath {
        guard path.steps.count >= 2, path.steps[0] == .key("parties"),
            case .index(let index) = path.steps[1], Value.Map.sides.indices.contains(index),
            fields?[Value.Map.sides[index]] != nil
        else { return path }
        return FieldPath([.key(Value.Map.sides[index])] + path.steps.dropFirst(2))
    }
}
