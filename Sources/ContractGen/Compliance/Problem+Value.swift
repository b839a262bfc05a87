internal import Diagnostics
internal import Templates

/// Problems travel from the helper functions through the expression as groups of fields.
extension Finding.Problem {
    var value: Value {
        var map = Value.Map(Self.pairs("", text))
        switch place {
        case .block(let index, let clause, let column, let label):
            map["block"] = .text(String(index))
            map["clause"] = .text(clause ?? "")
            if let column { map["column"] = .text(String(column)) }
            for (name, value) in Self.pairs("label_", label) { map[name] = value }
        case .field(let path): map["field"] = .text(path.description)
        case nil: break
        }
        return .map(map)
    }

    private static func pairs(_ prefix: String, _ text: LocalText) -> [(String, Value)] {
        [("ro", text.ro), ("ru", text.ru), ("en", text.en)].compactMap { name, words in
            words.map { (prefix + name, .text($0)) }
        }
    }

    /// The problem that an item of a check's list stands for; a plain text is its own words.
    init?(_ value: Value) {
        switch value {
        case .text(let text): self.init(LocalText(ro: text))
        case .map(let map):
            guard let text = LocalText(map, "") else { return nil }
            if let label = LocalText(map, "label_") {
                let clause = map.text("clause").flatMap { $0.isEmpty ? nil : $0 }
                let index = map.text("block").flatMap { Int($0) } ?? 0
                let column = map.text("column").flatMap { Int($0) }
                self.init(text, at: .block(index, clause: clause, column: column, label: label))
            } else {
                self.init(
                    text, at: map.text("field").flatMap(FieldPath.init(parsing:)).map { .field($0) }
                )
            }
        default: return nil
        }
    }
}

extension LocalText {
    fileprivate init?(_ map: Value.Map, _ prefix: String) {
        guard let ro = map.text(prefix + "ro") else { return nil }
        self.init(ro: ro, ru: map.text(prefix + "ru"), en: map.text(prefix + "en"))
    }
}

extension Value.Map {
    func text(_ name: String) -> String? {
        if case .text(let text)? = self[name] { text } else { nil }
    }
}
