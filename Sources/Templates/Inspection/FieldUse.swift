internal import Diagnostics

/// One read of the data by a template.
struct FieldUse: Sendable {
    let path: DataPath
    /// How many steps are sure to be there, since a loop or `set` came by them.
    let knownSteps: Int
    /// Where each further step stands.
    let spans: [Span]
    let source: SourceText
    /// Whether the expression copes with the absence of any step: `default()`, `is defined`.
    let isGuarded: Bool
    /// What the conditions around it read.
    let guards: [DataPath]
    /// Whether it is read under some condition.
    let isConditional: Bool
    let kind: FieldKind?

    /// Where the step stands in the template.
    func place(ofStep index: Int) -> SourcePlace {
        let index = min(max(index - knownSteps, 0), spans.count - 1)
        return source.place(of: spans[index])
    }

    /// Where all of it stands.
    var place: SourcePlace {
        source.place(of: spans.dropFirst().reduce(spans[0]) { $0.through($1) })
    }

    /// Whether what the first `count` steps lead to is read whatever the other data say.
    func isNeeded(_ count: Int) -> Bool {
        let prefix = path.prefix(count)
        return !isGuarded && guards.allSatisfy { prefix.begins(with: $0) && $0 != prefix }
    }

    /// Whether a condition asks for what the first `count` steps lead to, or for something in it.
    func isAskedFor(_ count: Int) -> Bool {
        let prefix = path.prefix(count)
        return guards.contains { $0.begins(with: prefix) }
    }
}

/// What a template takes a value for.
public enum FieldKind: String, Hashable, Sendable {
    case text, number, date, list

    /// What a filter wants in front of it.
    init?(filter name: String) {
        switch name {
        case "money", "money_words", "money_full", "words", "ordinal", "roman", "number", "percent",
            "count_words", "plural", "round", "abs":
            self = .number
        case "date", "year", "plus_days", "plus_months", "days_until": self = .date
        case "upper", "lower", "capitalise", "capitalize", "title", "trim", "replace", "quote",
            "typeset", "to_number":
            self = .text
        case "first", "last", "join", "map", "sum", "min", "max", "sort", "unique", "select",
            "reject", "selectattr", "rejectattr", "batch", "and_list", "or_list":
            self = .list
        default: return nil
        }
    }

    /// What an operator with a literal on its other side wants.
    init?(besides node: Node) {
        switch node.kind {
        case .literal(.number): self = .number
        case .literal(.text): self = .text
        default: return nil
        }
    }
}

/// What a name of a template stands for.
struct FieldBinding {
    indirect enum Origin {
        /// What stands at one of these paths.
        case data([DataPath])
        /// A list of what stands at these paths.
        case items([DataPath])
        /// Something computed.
        case made

        var item: Origin {
            switch self {
            case .data(let paths): .data(paths.map { $0.appending([.each]) })
            case .items(let paths): .data(paths)
            case .made: .made
            }
        }

        func joined(_ other: Origin) -> Origin {
            switch (self, other) {
            case (.data(let a), .data(let b)): .data(a + b.filter { !a.contains($0) })
            case (.items(let a), .items(let b)): .items(a + b.filter { !a.contains($0) })
            case (.made, let other): other
            default: self
            }
        }
    }

    let name: String
    var origin: Origin
    /// What was read to make it.
    var mentions: [DataPath]
    /// The loop that gives the name; nil for `set`.
    var tag: Tag?
    var isUsed = false
}
