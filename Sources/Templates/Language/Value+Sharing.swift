extension Value.Map {
    /// The same fields with the storage of an earlier document's wherever the two are alike:
    /// comparing them afterwards takes a glance, not a walk.
    package func sharing(_ earlier: Value.Map) -> Value.Map {
        if names.isSpelled(as: earlier.names) {
            return earlier.with(values.sharing(earlier.values).values)
        }
        return Value.Map(
            names: names,
            values: names.indices.map { index in
                earlier[names[index]].map { values[index].sharing($0).value } ?? values[index]
            })
    }
}

extension Value {
    /// - Returns: With `isSame` the earlier value itself.
    fileprivate func sharing(_ earlier: Value) -> (value: Value, isSame: Bool) {
        switch (self, earlier) {
        case (.list(let own), .list(let other)):
            let (items, isSame) = own.sharing(other)
            return (isSame ? earlier : .list(items), isSame)
        case (.map(let own), .map(let other)) where own.names.isSpelled(as: other.names):
            let (values, isSame) = own.values.sharing(other.values)
            return (isSame ? earlier : .map(other.with(values)), isSame)
        default: return isSpelled(as: earlier) ? (earlier, true) : (self, false)
        }
    }
}

extension [Value] {
    fileprivate func sharing(_ earlier: [Value]) -> (values: [Value], isSame: Bool) {
        if span.isIdentical(to: earlier.span) { return (earlier, true) }
        var isSame = count == earlier.count
        let values = indices.map { index in
            guard index < earlier.count else { return self[index] }
            let (value, isSameItem) = self[index].sharing(earlier[index])
            isSame = isSame && isSameItem
            return value
        }
        return (values, isSame)
    }
}
