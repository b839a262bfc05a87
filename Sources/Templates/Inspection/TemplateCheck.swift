public import Diagnostics

extension TemplateOutline {
    /// All that is wrong with the template, or deserves a look, in all its parts.
    ///
    /// - Parameter shape: the data it will be given; nil when they are not known, and no name is
    ///   then unknown.
    /// - Parameter isWhole: whether the shape has every field there may be; a sample need not.
    public func findings(against shape: DataShape? = nil, isWhole: Bool = true) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for part in parts {
            let survey = FieldSurvey(of: part, environment: environment)
            found += survey.problems + unknownClauses(in: survey)
            guard let shape else { continue }
            let check = ShapeCheck(
                shape: shape, isWhole: isWhole, functions: environment.functionNames)
            found += survey.uses.compactMap(check.problem)
        }
        var seen: Set<Diagnostic> = []
        return (problems + found.map(located)).filter { seen.insert($0).inserted }
    }

    private func unknownClauses(in survey: FieldSurvey) -> [Diagnostic] {
        guard let clauses else { return [] }
        return survey.references.filter { clauses[$0.clause] == nil }
            .map { .unknownClause($0.clause, at: $0.place, known: clauses) }
    }
}

/// Holds what a template reads against the data it will be given.
private struct ShapeCheck {
    let shape: DataShape
    let isWhole: Bool
    let functions: [String]

    func problem(with use: FieldUse) -> Diagnostic? {
        var shape = shape
        for (index, step) in use.path.steps.enumerated() {
            let isKnown = index < use.knownSteps
            switch (shape, step) {
            case (.anything, _): return nil
            case (.list(let item), .each): shape = item
            case (.record, .each): shape = .scalar
            case (.record(let entries), .key(let name)):
                guard let entry = shape[name] else {
                    return isKnown ? nil : unknown(name, among: entries.map(\.name), use, index)
                }
                if !isKnown, isUnguarded(use, index, entry.presence) {
                    return .unguarded(use.path.prefix(index + 1), at: use.place(ofStep: index))
                }
                shape = entry.shape
            case (.list, .key(let name)), (.scalar, .key(let name)):
                let isList = if case .list = shape { true } else { false }
                return isKnown ? nil : .noFields(name, isList, at: use.place(ofStep: index))
            case (.scalar, .each):
                return isKnown ? nil : .notAList(use.path.prefix(index), at: use.place)
            }
        }
        if use.kind == .list, case .scalar = shape { return .notAList(use.path, at: use.place) }
        return nil
    }

    private func unknown(
        _ name: String, among known: [String], _ use: FieldUse, _ index: Int
    ) -> Diagnostic? {
        if !isWhole, use.isGuarded || use.isAskedFor(index + 1) { return nil }
        let problem: Diagnostic =
            index == 0
            ? .unknownName(name, among: known, isFunction: functions.contains(name))
            : .unknownField(name, among: known)
        // Where its absence is provided for, a document can be made all the same.
        let isProvidedFor = use.isGuarded || use.isAskedFor(index + 1)
        return Diagnostic(
            problem.id, severity: isProvidedFor ? .warning : .error,
            at: .source(use.place(ofStep: index)), arguments: problem.arguments,
            message: problem.message, hint: problem.hint)
    }

    private func isUnguarded(
        _ use: FieldUse, _ index: Int, _ presence: DataShape.Presence
    ) -> Bool {
        guard !use.isGuarded, !use.isAskedFor(index + 1) else { return false }
        switch presence {
        case .always: return false
        // „{% if terms.years is defined %}…{% else %}{{ terms.until }}”: one field or the other.
        case .sometimes: return index == 0 || !use.isAskedFor(index)
        case .whenOthersAsk: return !use.isConditional
        }
    }
}

/// Why a branch is never taken.
enum Unreachability {
    case constant, repeatedCondition, earlierBranch
}

extension Diagnostic {
    fileprivate static func unguarded(_ path: DataPath, at place: SourcePlace) -> Diagnostic {
        .warning(
            "template.unguarded-field", at: .source(place), arguments: ["field": "\(path)"],
            message: Text(
                ro: "câmpul „\(path)” poate lipsi din date, iar atunci documentul nu se poate face",
                en: "the field “\(path)” may be absent, and the document cannot be made then"),
            hint: Text(
                ro:
                    "puneți textul între {% if \(path.asked) is defined %} și {% endif %} sau scrieți | default(\"…\")",
                en:
                    "put the text between {% if \(path.asked) is defined %} and {% endif %}, or write | default(\"…\")"
            ))
    }

    fileprivate static func noFields(
        _ name: String, _ isList: Bool, at place: SourcePlace
    ) -> Diagnostic {
        .error(
            "template.no-fields-here", at: .source(place), arguments: ["name": name],
            message: isList
                ? Text(
                    ro: "în fața lui „\(name)” este o listă, care nu are câmpuri",
                    en: "before “\(name)” stands a list, which has no fields")
                : Text(
                    ro: "în fața lui „\(name)” este o valoare simplă, care nu are câmpuri",
                    en: "before “\(name)” stands a single value, which has no fields"),
            hint: isList
                ? Text(
                    ro: "parcurgeți lista cu {% for … %}",
                    en: "go through the list with {% for … %}"
                )
                : Text(
                    ro: "verificați numele din fața punctului", en: "check the name before the dot")
        )
    }

    fileprivate static func notAList(_ path: DataPath, at place: SourcePlace) -> Diagnostic {
        .error(
            "template.not-a-list-here", at: .source(place), arguments: ["field": "\(path)"],
            message: Text(
                ro: "„\(path)” este o singură valoare, nu o listă",
                en: "“\(path)” is a single value, not a list"),
            hint: Text(
                ro: "numiți un câmp cu o listă sau scoateți bucla",
                en: "name a field that holds a list, or take the loop away"))
    }

    static func unreachableBranch(_ tag: Tag, because reason: Unreachability) -> Diagnostic {
        .warning(
            "template.unreachable-branch", at: .source(tag.place), arguments: ["tag": tag.word],
            message: Text(
                ro: "ce urmează după „\(tag.word)” nu apare niciodată: \(reason.text.ro)",
                en: "what follows “\(tag.word)” never appears: \(reason.text.en)"),
            hint: Text(
                ro: "corectați condiția sau ștergeți ramura",
                en: "correct the condition, or delete the branch"))
    }

    static func unusedLoopName(_ name: String, at place: SourcePlace) -> Diagnostic {
        .warning(
            "template.unused-loop-name", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "bucla repetă același text: „\(name)” nu se folosește în ea",
                en: "the loop repeats the same text: “\(name)” is not used in it"),
            hint: Text(
                ro: "folosiți „\(name)” în buclă sau numiți-l „_\(name)” dacă așa trebuie să fie",
                en: "use “\(name)” in the loop, or name it “_\(name)” if that is meant"))
    }
}

extension DataPath {
    /// As one would write it in a condition; within a list, from the item on.
    fileprivate var asked: String {
        guard let each = steps.lastIndex(of: .each) else { return description }
        return "….\(DataPath(Array(steps[(each + 1)...])))"
    }
}

extension Unreachability {
    fileprivate var text: Text {
        switch self {
        case .constant:
            Text(ro: "condiția nu este niciodată adevărată", en: "the condition never holds")
        case .repeatedCondition:
            Text(
                ro: "aceeași condiție s-a verificat deja mai sus",
                en: "the same condition has been asked above")
        case .earlierBranch:
            Text(
                ro: "o ramură dinainte este aleasă întotdeauna",
                en: "a branch before it is always taken")
        }
    }
}
