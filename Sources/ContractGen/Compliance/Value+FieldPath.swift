internal import Diagnostics
internal import Templates
internal import Wording

extension Value {
    /// The value at a path; a path through a list takes its items' values when all are equal.
    subscript(path: FieldPath) -> Value? {
        var value = self
        for step in path.steps {
            switch (step, value) {
            case (.key(let name), .map(let map)):
                guard let next = map[name] else { return nil }
                value = next
            case (.index(let index), .list(let list)):
                guard list.indices.contains(index) else { return nil }
                value = list[index]
            case (.key, .list(let list)): return list.isEmpty ? nil : .list(list)
            default: return nil
            }
        }
        return value
    }

    /// Whether something stands at the path, in any item of the lists it leads through.
    func has(_ steps: ArraySlice<FieldPath.Step>) -> Bool {
        switch (steps.first, self) {
        case (nil, _): true
        case (.key(let name)?, .map(let map)): map[name]?.has(steps.dropFirst()) ?? false
        case (.key?, .list(let list)): list.contains { $0.has(steps) }
        case (.index(let index)?, .list(let list)):
            list.indices.contains(index) && list[index].has(steps.dropFirst())
        default: false
        }
    }

    /// Numbers and dates that a path through a list leads to, when they are few.
    func figures(
        along steps: ArraySlice<FieldPath.Step>, _ text: (Value) -> String?
    ) -> String? {
        switch (steps.first, self) {
        case (.key(let name)?, .map(let map)):
            return map[name]?.figures(along: steps.dropFirst(), text)
        case (.key?, .list(let list)) where (1...6).contains(list.count):
            let texts = list.compactMap { $0.figures(along: steps, text) }
            return texts.isEmpty ? nil : texts.joined(separator: "; ")
        case (nil, .number), (nil, .date): return text(self)
        default: return nil
        }
    }

    /// The value when it is short enough to show: a date, a number, a word.
    func shortText(in language: DocumentLanguage) -> String? {
        switch self {
        case .bool(let bool): language.answer(bool)
        case .number(let number): language.figures(number)
        case .date(let date): language.date(date, style: .short)
        case .text(let text): text.count <= 40 ? text : nil
        default: nil
        }
    }
}

extension DocumentLanguage {
    fileprivate func answer(_ bool: Bool) -> String {
        switch self {
        case .ro: bool ? "da" : "nu"
        case .ru: bool ? "да" : "нет"
        case .en: bool ? "yes" : "no"
        }
    }
}
