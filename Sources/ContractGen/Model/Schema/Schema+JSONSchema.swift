internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension DocumentKind {
    /// JSON Schema (2020-12) of the kind's data, for editors: titles and descriptions in Romanian,
    /// English ones as `x-en`.
    public var jsonSchema: String {
        var map = Value.Map([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text(meaning.ro)), ("x-en", .text(meaning.en)),
        ])
        for name in schema.json.names { map[name] = schema.json[name] }
        map["properties"] = schema.properties(kind: self)
        return JSONText(.map(map)).readable
    }
}

extension Schema {
    fileprivate var json: Value.Map {
        let required = fields.filter { if case .always = $0.need { true } else { false } }
        var map = Value.Map([
            ("type", .text("object")), ("additionalProperties", .bool(false)),
            ("properties", properties()),
        ])
        if !required.isEmpty { map["required"] = .list(required.map { .text($0.name) }) }
        return map
    }

    /// - Parameter kind: The only value of the field `kind`, at the root.
    fileprivate func properties(kind: DocumentKind? = nil) -> Value {
        var map = Value.Map(fields.map { ($0.name, .map($0.json)) })
        if let kind, case .map(var field)? = map["kind"] {
            field["oneOf"] = nil
            field["const"] = .text(kind.rawValue)
            map["kind"] = .map(field)
        }
        return .map(map)
    }
}

extension Field {
    fileprivate var json: Value.Map {
        var map = Value.Map([("title", .text(label.ro)), ("x-en", .text(label.en))])
        if !description.ro.isEmpty {
            map["description"] = .text(description.ro)
            map["x-en-description"] = .text(description.en)
        }
        for name in type.json.names { map[name] = type.json[name] }
        if case .value(let value) = standard { map["default"] = value }
        return map
    }

    /// The note with the unit and the condition.
    private var description: Text {
        var parts = note.ro.isEmpty ? [] : [note]
        if let unit {
            parts.append(Text(ro: "Unitatea: \(unit.ro).", en: "Unit: \(unit.en)."))
        }
        if case .when(let condition) = need {
            parts.append(
                Text(
                    ro: "Obligatoriu \(condition.words.ro).",
                    en: "Required \(condition.words.en)."))
        }
        return Text(
            ro: parts.map(\.ro).joined(separator: " "), en: parts.map(\.en).joined(separator: " "))
    }
}

extension FieldType {
    /// Left-out fields may also be written as null or empty; editors need not know.
    fileprivate var json: Value.Map {
        switch self {
        case .text, .multilineText: Value.Map([("type", .text("string"))])
        case .date: Value.Map([("type", .text("string")), ("format", .text("date"))])
        case .integer(let range):
            Value.Map([
                ("type", .text("integer")), ("minimum", .number(Decimal(range.lowerBound))),
                ("maximum", .number(Decimal(range.upperBound))),
            ])
        case .decimal, .money: Value.Map([("type", .text("number"))])
        case .percent:
            Value.Map([
                ("type", .text("number")), ("minimum", .number(0)), ("maximum", .number(100)),
            ])
        case .bool: Value.Map([("type", .text("boolean"))])
        case .choice(let options): Value.Map([("oneOf", .list(options.map(\.json)))])
        case .code(let kind): kind.json
        case .record(let schema): schema.json
        case .list(let element, let count):
            Value.Map([
                ("type", .text("array")), ("items", .map(element.json)),
                ("minItems", .number(Decimal(count.lowerBound))),
                ("maxItems", .number(Decimal(count.upperBound))),
            ])
        case .free: Value.Map([("type", .text("object"))])
        }
    }
}

extension FieldType.Option {
    fileprivate var json: Value {
        .map(
            Value.Map([
                ("const", .text(name)), ("title", .text(meaning.ro)), ("x-en", .text(meaning.en)),
            ]))
    }
}

extension CodeKind {
    fileprivate var json: Value.Map {
        var map = Value.Map([("type", .text("string"))])
        switch self {
        case .email: map["format"] = .text("email")
        case .idno: map["pattern"] = .text("^[0-9 ]{13,20}$")
        case .cpv: map["pattern"] = .text("^[0-9]{8}-[0-9]$")
        case .cui, .iban, .bic, .phone, .postalCode: break
        }
        return map
    }
}
