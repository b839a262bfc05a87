public import Templates

extension DocumentKind {
    /// What a template of this kind may read: the data, and what the program adds to them.
    public var dataShape: DataShape {
        guard case .record(let entries) = schema.dataShape else { return .anything }
        return .record(entries.map(\.completed) + Self.addedFields(beside: entries))
    }

    /// Names that the program brings itself: `costs`, `document`, `annex` in an annex's header.
    public static var namesOfAddedFields: Set<String> {
        guard case .record(let entries) = DataShape.record(addedFields(beside: [])) else {
            return []
        }
        return Set(entries.map(\.name)).subtracting(["parties"])
    }

    private static func addedFields(beside entries: [DataShape.Entry]) -> [DataShape.Entry] {
        let annex = DataShape.record([.init("number", .scalar), .init("title", .scalar)])
        let own: [DataShape.Entry] = [
            .init("number_or_blank", .scalar), .init("date_or_blank", .scalar),
            .init("document", .record([.init("version", .scalar)])),
            .init("page", .scalar), .init("pages", .scalar), .init("costs", .anything),
            .init("annex", annex),
        ]
        guard !entries.contains(where: { $0.name == "parties" }) else { return own }
        let party = entries.first { $0.name == "authority" }?.shape ?? .anything
        return own + [.init("parties", .list(of: party))]
    }
}

extension Schema {
    fileprivate var dataShape: DataShape {
        .record(fields.map { .init($0.name, $0.type.dataShape, $0.presence) })
    }
}

extension FieldType {
    fileprivate var dataShape: DataShape {
        switch self {
        case .record(let schema): schema.dataShape
        case .list(let element, _): .list(of: element.dataShape)
        case .free: .anything
        default: .scalar
        }
    }
}

extension Field {
    fileprivate var presence: DataShape.Presence {
        if case .list = type { return .always }
        return switch (standard, need) {
        case (.value, _), (.emptyRecord, _), (_, .always): .always
        case (_, .when), (.derived, _): .whenOthersAsk
        default: .sometimes
        }
    }
}

extension DataShape.Entry {
    /// With what `ServiceContractCompletion` finds out of a record of this name.
    fileprivate var completed: DataShape.Entry {
        guard case .record(let own) = shape else { return self }
        let added: [DataShape.Entry]
        switch name {
        case "procurement": added = ["law", "band", "act"].map { .init($0, .scalar) }
        case "service":
            added =
                ["decision", "standards_act", "costing_act", "yearly_report_date"].map {
                    .init($0, .scalar, .sometimes)
                } + [
                    .init("fee_allowed", .scalar), .init("verified", .scalar),
                    .init("authorities", .list(of: .scalar)),
                ]
        default: return self
        }
        let names = own.map(\.name)
        return .init(name, .record(own + added.filter { !names.contains($0.name) }), presence)
    }
}
