internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

/// What a field is called, and how its value reads in a sentence.
struct FieldCaption: Hashable, Sendable {
    /// „Acreditarea: Valabilă până la”
    let label: LocalText
    private let style: Style

    private enum Style: Hashable, Sendable {
        case plain, money, percent
        case choice([FieldType.Option])
    }

    /// - Parameter fields: The field with what holds it, outermost first.
    fileprivate init(_ fields: [(field: Field, index: Int?)]) {
        func words(_ label: (Field) -> String?) -> String? {
            let labels = fields.suffix(3).map { field, index in
                label(field).map { $0 + (index.map { " (\($0 + 1))" } ?? "") }
            }
            return labels.contains(nil) ? nil : labels.compactMap(\.self).joined(separator: ": ")
        }
        label = LocalText(
            ro: words(\.label.ro) ?? "", ru: words { Self.russianLabels[$0.label.ro] },
            en: words(\.label.en))
        style =
            switch fields.last?.field.type {
            case .money: .money
            case .percent: .percent
            case .choice(let options): .choice(options)
            default: .plain
            }
    }

    /// The value as a document prints it; nil when it is long or has parts.
    func text(of value: Value, in language: DocumentLanguage, _ currency: Currency) -> String? {
        switch (style, value) {
        case (.money, .number(let sum)):
            (try? Money(sum, currency)).map { language.money($0.minorUnits, currency) }
        case (.percent, .number(let number)): language.percent(number)
        case (.choice(let options), .text(let name)):
            options.first { $0.name == name }.map {
                language == .en ? $0.meaning.en : $0.meaning.ro
            } ?? name
        default: value.shortText(in: language)
        }
    }
}

/// The captions of the fields that documents of some kinds have.
struct FieldCaptions {
    private let schemas: [Schema]

    init(kinds: [DocumentKind]) {
        schemas =
            kinds.map(\.schema) + (kinds.contains(where: \.followsContract) ? [.inherited] : [])
    }

    /// nil for names that no schema has.
    subscript(path: FieldPath) -> FieldCaption? {
        for schema in schemas {
            if let fields = schema.fields(along: path) { return FieldCaption(fields) }
        }
        let derived = Schema.derived.fields(along: DerivedNames.named(path))
        // The groups of derived names are no words of a lawyer's.
        return derived.map { FieldCaption($0.count > 1 ? Array($0.dropFirst()) : $0) }
    }

    /// The label, else the path as it is.
    func label(of path: FieldPath) -> LocalText {
        self[path]?.label ?? LocalText(ro: path.description)
    }
}

extension Schema {
    /// The fields that the steps of a path lead through, each with the item it takes of a list.
    fileprivate func fields(along path: FieldPath) -> [(field: Field, index: Int?)]? {
        var schema: Schema? = self
        var found: [(field: Field, index: Int?)] = []
        for step in path.steps {
            switch step {
            case .key(let name):
                guard let field = schema?[name] else { return nil }
                found.append((field, nil))
                schema = field.type.schema
            case .index(let index):
                if !found.isEmpty { found[found.count - 1].index = index }
            }
        }
        return found.isEmpty ? nil : found
    }
}
