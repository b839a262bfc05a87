internal import Diagnostics

extension Value.Map {
    /// The field whose text brought a character into a printed one: the first that the printed text
    /// holds whole, else the first with the character; nil when no field has it.
    func field(with scalar: Unicode.Scalar, printedIn text: String) -> FieldPath? {
        var fields: [(path: FieldPath, text: String)] = []
        for name in names {
            self[name]?.note(scalar, at: FieldPath([.key(name)]), in: &fields)
        }
        return (fields.first { text.contains($0.text.withLineFeeds) } ?? fields.first)?.path
    }
}

extension Value {
    fileprivate func note(
        _ scalar: Unicode.Scalar, at path: FieldPath,
        in fields: inout [(path: FieldPath, text: String)]
    ) {
        switch self {
        case .text(let text) where text.unicodeScalars.contains(scalar): fields.append((path, text))
        case .list(let items):
            for (index, item) in items.enumerated() {
                item.note(scalar, at: path.appending(index), in: &fields)
            }
        case .map(let map):
            for name in map.names { map[name]?.note(scalar, at: path.appending(name), in: &fields) }
        default: break
        }
    }
}
