public import Diagnostics
internal import Templates
internal import Wording

/// Why each clause of a document is in it, or is not: conditions, the data that decided, the law.
public struct Explanation: Sendable {
    public let clauses: [Clause]

    public struct Clause: Sendable {
        public let id: String
        /// nil of a clause that is not in the document.
        public let number: String?
        public let title: LocalText?
        public let isPresent: Bool
        /// What let it in, or the first thing that did not.
        public let conditions: [Condition]
        /// The acts and articles it rests on, or „practică”.
        public let basis: [LocalText]
        /// The requirements that look at it, with their outcome.
        public let rules: [(id: String, outcome: Finding.Outcome)]
    }

    public struct Condition: Sendable {
        public let text: String
        public let place: SourcePlace
        public let isNegated: Bool
        public let holds: Bool
        public let facts: [Fact]
    }

    /// A field that a condition read, its value, and where the user wrote it.
    public struct Fact: Sendable {
        public let field: FieldPath
        /// nil: missing, or a group of fields.
        public let value: String?
        public let place: SourcePlace?
    }
}

extension ContractDocument {
    /// Why its clauses are there or not.
    ///
    /// - Parameter place: where a field stands in the data.
    /// - Throws: `explain.office-template`: such a template has no clauses that conditions open.
    public func explanation(place: (FieldPath) -> SourcePlace?) throws(Diagnostic) -> Explanation {
        guard case .clauses(let clauses, _) = template.wording else {
            throw .noTraces(template.manifest.id)
        }
        let traces = clauses.traces(of: fields, environment: environment)
        var order: [String] = []
        var byID: [String: [ClauseTrace]] = [:]
        for trace in traces {
            if byID[trace.id] == nil { order.append(trace.id) }
            byID[trace.id, default: []].append(trace)
        }
        return Explanation(
            clauses: order.map { id in clause(id, byID[id] ?? [], place) })
    }

    private func clause(
        _ id: String, _ traces: [ClauseTrace], _ place: (FieldPath) -> SourcePlace?
    ) -> Explanation.Clause {
        let block = draft.blocks.first { $0.id == id }
        let isPresent = block != nil
        // Of several wordings of one clause the one that was taken tells, else the nearest miss.
        let told = traces.first { $0.isOpen } ?? traces.max { $0.opened < $1.opened }
        let conditions = told?.conditions ?? []
        let decisive =
            isPresent
            ? conditions
            : Array(conditions.prefix { $0.holds == true })
                + conditions.filter { $0.holds == false }.prefix(1)
        return Explanation.Clause(
            id: id, number: block?.number?.trimmingStop, title: template.manifest[id]?.title,
            isPresent: isPresent, conditions: decisive.map { condition($0, place) },
            basis: basis(of: id), rules: rules(of: id))
    }

    private func condition(
        _ condition: ClauseTrace.Condition, _ place: (FieldPath) -> SourcePlace?
    ) -> Explanation.Condition {
        Explanation.Condition(
            text: condition.text, place: condition.place, isNegated: condition.isNegated,
            holds: condition.holds ?? false,
            facts: condition.fields.map { path in
                let value = Value.map(fields)[path]
                return Explanation.Fact(
                    field: path, value: value?.shortText(in: template.language),
                    place: place(path))
            })
    }

    private func basis(of id: String) -> [LocalText] {
        (template.manifest[id.clauseOwner]?.basis ?? []).compactMap { ground in
            guard let act = ground.act else { return LocalText(ro: ground.place) }
            guard let known = workshop.register[act] else { return nil }
            let name = workshop.register.name(of: known)
            return ground.place.isEmpty ? name : name.map { "\($0), \(ground.place)" }
        }
    }

    private func rules(of id: String) -> [(id: String, outcome: Finding.Outcome)] {
        findings.filter { $0.lookAt.contains(.clause(id)) }.map { ($0.rule, $0.outcome) }
    }
}

extension ClauseTrace {
    fileprivate var isOpen: Bool { conditions.allSatisfy { $0.holds == true } }
    /// How many conditions let it through.
    fileprivate var opened: Int { conditions.prefix { $0.holds == true }.count }
}

extension String {
    /// The clause of a point: `SC-09` of `SC-09.payment-term`.
    fileprivate var clauseOwner: String { String(prefix { $0 != "." }) }

    fileprivate var trimmingStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

// MARK: - In words

extension Explanation {
    /// One clause, or all that are no mere points of others, for a person at a terminal.
    ///
    /// - Returns: nil when no clause has this id.
    public func text(of id: String? = nil, in language: MessageLanguage) -> String? {
        let chosen = chosen(id)
        guard !chosen.isEmpty else { return nil }
        return chosen.map { $0.text(in: language) }.joined(separator: "\n")
    }

    private func chosen(_ id: String?) -> [Clause] {
        guard let id else { return clauses.filter { !$0.id.contains(".") } }
        return clauses.filter { $0.id == id || $0.id.hasPrefix(id + ".") }
    }

    /// The same for programs; an empty list when no clause has this id.
    public func json(of id: String? = nil, in language: MessageLanguage) -> String {
        JSONText(.list(chosen(id).map { $0.value(in: language) })).readable
    }

    /// The ids of the clauses.
    public var ids: [String] { clauses.map(\.id) }
}

extension Explanation.Clause {
    fileprivate func text(in language: MessageLanguage) -> String {
        let name = title.map { " „\($0.text.in(language))”" } ?? ""
        let state =
            isPresent
            ? Text(ro: "este în document", en: "is in the document")
            : Text(ro: "nu este în document", en: "is not in the document")
        let at = number.map { " (\($0))" } ?? ""
        var lines = ["\(id)\(name)\(at): \(state.in(language))"]
        if conditions.isEmpty {
            lines.append(
                "  "
                    + Text(
                        ro: "fără condiții: în orice document",
                        en: "no conditions: in every document"
                    )
                    .in(language))
        }
        lines += conditions.flatMap { $0.lines(in: language) }
        if !basis.isEmpty {
            let label = Text(ro: "temei", en: "ground").in(language)
            lines.append(
                "  \(label): " + basis.map { $0.text.in(language) }.joined(separator: "; "))
        }
        if !rules.isEmpty {
            let label = Text(ro: "cerințe", en: "requirements").in(language)
            let told = rules.map { "\($0.id) (\($0.outcome.meaning.text.in(language)))" }
            lines.append("  \(label): " + told.joined(separator: ", "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    fileprivate func value(in language: MessageLanguage) -> Value {
        .map(
            Value.Map([
                ("clause", .text(id)), ("present", .bool(isPresent)),
                ("number", number.map { .text($0) } ?? .none),
                ("title", title.map { .text($0.text.in(language)) } ?? .none),
                ("conditions", .list(conditions.map(\.value))),
                ("basis", .list(basis.map { .text($0.text.in(language)) })),
                (
                    "rules",
                    .list(
                        rules.map { rule in
                            .map(
                                Value.Map([
                                    ("rule", .text(rule.id)),
                                    ("outcome", .text(rule.outcome.rawValue)),
                                ]))
                        })
                ),
            ]))
    }
}

extension Explanation.Condition {
    fileprivate func lines(in language: MessageLanguage) -> [String] {
        let answer =
            holds
            ? Text(ro: "împlinită", en: "holds") : Text(ro: "neîmplinită", en: "does not hold")
        let not = isNegated ? Text(ro: "nu: ", en: "not: ").in(language) : ""
        let label = Text(ro: "condiția", en: "condition").in(language)
        return ["  \(label): \(not)\(text) – \(answer.in(language)) (\(place))"]
            + facts.map { fact in
                let missing = Text(ro: "lipsește", en: "missing").in(language)
                let value = fact.value ?? (fact.place == nil ? missing : "…")
                return "    \(fact.field) = \(value)" + (fact.place.map { " (\($0))" } ?? "")
            }
    }

    fileprivate var value: Value {
        .map(
            Value.Map([
                ("condition", .text(text)), ("negated", .bool(isNegated)), ("holds", .bool(holds)),
                ("place", .text(place.description)),
                (
                    "fields",
                    .list(
                        facts.map { fact in
                            .map(
                                Value.Map([
                                    ("field", .text(fact.field.description)),
                                    ("value", fact.value.map { .text($0) } ?? .none),
                                    ("place", fact.place.map { .text($0.description) } ?? .none),
                                ]))
                        })
                ),
            ]))
    }
}

extension Diagnostic {
    fileprivate static func noTraces(_ file: String) -> Diagnostic {
        .error(
            "explain.office-template", at: .file(file),
            message: Text(
                ro: "condițiile clauzelor se pot explica numai pentru șabloane de clauze (.md)",
                en: "the conditions of clauses can be explained for templates of clauses (.md) only"
            ),
            hint: Text(
                ro: "vedeți structura șablonului cu „contractgen templates show \(file)”",
                en: "see the template's structure with “contractgen templates show \(file)”"))
    }
}
