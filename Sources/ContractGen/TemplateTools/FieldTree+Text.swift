public import Diagnostics
public import Templates

extension FieldTree {
    /// The data a template needs as a tree, one name a line: whether it is a list, whether it has
    /// to be there, how often and where first it is read.
    public func text(in language: MessageLanguage) -> String {
        var lines: [String] = []
        add(fields, indent: "", to: &lines, language)
        return lines.map { $0 + "\n" }.joined()
    }

    private func add(
        _ fields: [Field], indent: String, to lines: inout [String], _ language: MessageLanguage
    ) {
        for field in fields {
            let words = [field.kindWords?.in(language), field.needWords.in(language)]
                .compactMap(\.self).joined(separator: ", ")
            let name = indent + field.name + (field.isList ? "[]" : "")
            lines.append("\(name) – \(words)\(field.placeWords(in: language))")
            add(field.fields, indent: indent + "  ", to: &lines, language)
        }
    }

    /// The same for programs: a list of `name`, `list`, `required`, `kind`, `places`, `fields`.
    public func json(in language: MessageLanguage) -> String {
        JSONText(Self.value(of: fields, language)).readable
    }

    private static func value(of fields: [Field], _ language: MessageLanguage) -> Value {
        .list(
            fields.map { field in
                var map = Value.Map([
                    ("name", .text(field.name)), ("list", .bool(field.isList)),
                    ("required", .bool(field.isRequired)),
                ])
                map["kind"] = field.scalarKind.map { .text($0.rawValue) }
                map["places"] = .list(field.places.map { .text($0.text(in: language)) })
                if !field.fields.isEmpty { map["fields"] = value(of: field.fields, language) }
                return .map(map)
            })
    }

    /// JSON Schema (2020-12) of the data the template needs.
    ///
    /// - Parameter title: the template's name.
    public func schema(title: String) -> String {
        var map = Value.Map([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text(title)),
        ])
        let object = Self.object(fields)
        for name in object.names { map[name] = object[name] }
        return JSONText(.map(map)).readable
    }

    private static func object(_ fields: [Field]) -> Value.Map {
        var map = Value.Map([
            ("type", .text("object")),
            ("properties", .map(Value.Map(fields.map { ($0.name, .map(schema(of: $0))) }))),
        ])
        let required = fields.filter(\.isRequired)
        if !required.isEmpty { map["required"] = .list(required.map { .text($0.name) }) }
        return map
    }

    private static func schema(of field: Field) -> Value.Map {
        let item = field.fields.isEmpty ? field.scalarSchema : object(field.fields)
        guard field.isList else { return item }
        var list = Value.Map([("type", .text("array"))])
        if !item.names.isEmpty { list["items"] = .map(item) }
        return list
    }
}

extension FieldTree.Field {
    /// What a single value, or each item of the list, is taken for.
    fileprivate var scalarKind: FieldKind? { fields.isEmpty && kind != .list ? kind : nil }

    fileprivate var scalarSchema: Value.Map {
        switch scalarKind {
        case .text: Value.Map([("type", .text("string"))])
        case .number: Value.Map([("type", .text("number"))])
        case .date: Value.Map([("type", .text("string")), ("format", .text("date"))])
        case .list, nil: Value.Map()
        }
    }

    fileprivate var kindWords: Text? {
        if isList { return Text(ro: "listă", en: "list") }
        guard fields.isEmpty else { return Text(ro: "grup de câmpuri", en: "group of fields") }
        return switch kind {
        case .text: Text(ro: "text", en: "text")
        case .number: Text(ro: "număr", en: "number")
        case .date: Text(ro: "dată", en: "date")
        case .list, nil: nil
        }
    }

    fileprivate var needWords: Text {
        isRequired
            ? Text(ro: "obligatoriu", en: "required") : Text(ro: "opțional", en: "optional")
    }

    fileprivate func placeWords(in language: MessageLanguage) -> String {
        guard let first = places.first else { return "" }
        let more = places.count > 1 ? " (+\(places.count - 1))" : ""
        return ": \(first.text(in: language))\(more)"
    }
}
