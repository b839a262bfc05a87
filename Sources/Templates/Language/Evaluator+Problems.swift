import Diagnostics

extension Diagnostic {
    static func unknownName(_ name: String, _ scope: Scope, isFunction: Bool) -> Diagnostic {
        unknownName(name, among: scope.names, isFunction: isFunction)
    }

    static func unknownName(
        _ name: String, among known: [String], isFunction: Bool
    ) -> Diagnostic {
        .error(
            "template.unknown-name", arguments: ["name": name],
            message: Text(
                ro: "în date nu există „\(name)”", en: "there is no “\(name)” in the data"),
            hint: isFunction
                ? Text(
                    ro: "este o funcție: scrieți \(name)(…)",
                    en: "it is a function: write \(name)(…)")
                : .missingName(name, among: known))
    }

    static func unknownField(_ name: String, among known: [String]) -> Diagnostic {
        .error(
            "template.unknown-field", arguments: ["name": name],
            message: Text(
                ro: "câmpul „\(name)” nu există aici", en: "there is no field “\(name)” here"),
            hint: .missingName(name, among: known))
    }

    static func missing(_ step: Node.Step.Kind, in value: Value) -> Diagnostic {
        if case .key(let name) = step, case .map(let map) = value {
            return .unknownField(name, among: map.names)
        }
        if case .list(let list) = value {
            return .error(
                "template.no-such-item", arguments: ["count": "\(list.count)"],
                message: Text(
                    ro: "lista are numai \(list.count) elemente (numărate de la 0)",
                    en: "the list has only \(list.count) items (counted from 0)"),
                hint: Text(
                    ro: "corectați indicele sau folosiți default(…)",
                    en: "correct the index, or use default(…)"))
        }
        return .error(
            "template.field-of-nothing",
            message: Text(
                ro: "valoarea este goală, deci nu are câmpuri",
                en: "the value is empty, so it has no fields"),
            hint: Text(
                ro: "completați datele sau folosiți default(…) ori {% if … %}",
                en: "complete the data, or use default(…) or {% if … %}"))
    }

    static func noSuchStep(
        _ step: Evaluator.FieldStep, in kind: Value.Kind, at place: Location?
    ) -> Diagnostic {
        let isKey = if case .key = step { true } else { false }
        return .error(
            "template.no-fields", at: place, arguments: ["found": "\(kind)"],
            message: isKey
                ? Text(
                    ro: "valoarea este \(kind.text.ro) și nu are câmpuri",
                    en: "the value is \(kind.text.en) and has no fields")
                : Text(
                    ro: "valoarea este \(kind.text.ro) și nu are elemente numerotate",
                    en: "the value is \(kind.text.en) and has no numbered items"),
            hint: kind == .list
                ? Text(
                    ro: "parcurgeți lista cu {% for … %} sau scrieți lista[0]",
                    en: "go through the list with {% for … %}, or write list[0]")
                : Text(ro: "verificați numele din fața punctului", en: "check the name before it"))
    }

    static func notSearchable(_ kind: Value.Kind, at place: Location?) -> Diagnostic {
        .error(
            "template.not-searchable", at: place, arguments: ["found": "\(kind)"],
            message: Text(
                ro: "„in” caută într-o listă, un text sau un grup de câmpuri, iar aici este "
                    + kind.text.ro,
                en: "“in” searches a list, a text or a group of fields, and this is "
                    + kind.text.en),
            hint: kind == .none
                ? Text(
                    ro: "dacă lista poate lipsi, scrieți default([], true)",
                    en: "if the list may be absent, write default([], true)")
                : Text(ro: "corectați ce stă după „in”", en: "correct what follows “in”"))
    }

    static func unfitSubscript(at place: Location?) -> Diagnostic {
        .error(
            "template.unfit-subscript", at: place,
            message: Text(
                ro: "între paranteze drepte stă un număr întreg sau un nume",
                en: "a whole number or a name stands in square brackets"),
            hint: Text(
                ro: "scrieți lista[0] sau grup[\"nume\"]", en: "write list[0] or group[\"name\"]"))
    }

    static func cannotJoin(_ kind: Value.Kind, at place: Location?) -> Diagnostic {
        .error(
            "template.only-printed", at: place, arguments: ["found": "\(kind)"],
            message: Text(
                ro: "\(kind.text.ro) nu se poate lega de un text",
                en: "\(kind.text.en) cannot be joined with a text"),
            hint: Text(
                ro: "tipăriți-o separat: text {{ … }} text",
                en: "print it apart: text {{ … }} text"))
    }

    static var textTooLong: Diagnostic {
        .error(
            "template.text-too-long", arguments: ["most": "\(LanguageLimits.textLength)"],
            message: Text(
                ro: "textul calculat depășește \(LanguageLimits.textLength) de octeți",
                en: "the computed text is longer than \(LanguageLimits.textLength) bytes"),
            hint: Text(
                ro: "tipăriți părțile separat", en: "print the parts separately"))
    }

    static var valueTooLarge: Diagnostic {
        .error(
            "template.value-too-large", arguments: ["most": "\(LanguageLimits.listLength)"],
            message: Text(
                ro: "lista depășește \(LanguageLimits.listLength) de valori sau "
                    + "\(LanguageLimits.nesting) de niveluri",
                en: "the list has more than \(LanguageLimits.listLength) values or "
                    + "\(LanguageLimits.nesting) levels"),
            hint: Text(
                ro: "lucrați pe rând cu părțile listei", en: "work on the list part by part"))
    }
}

extension Text {
    /// What to do about a name that is not there.
    static func missingName(_ name: String, among known: [String]) -> Text {
        let near = NearName.of(name, among: known)
        let first = nearest(near, among: known)
        let stop = near == nil ? "." : ""
        return Text(
            ro: "\(first.ro)\(stop) Dacă poate lipsi, folosiți default(…)",
            en: "\(first.en)\(stop) If it may be absent, use default(…)")
    }
}

extension Value {
    /// Whether the value has few enough levels and parts; counts no further than the limit.
    var isWithinLimits: Bool {
        var budget = LanguageLimits.listLength
        return fits(levels: LanguageLimits.nesting, budget: &budget)
    }

    private func fits(levels: Int, budget: inout Int) -> Bool {
        budget -= 1
        guard levels > 0, budget >= 0 else { return false }
        switch self {
        case .list(let list):
            for value in list where !value.fits(levels: levels - 1, budget: &budget) {
                return false
            }
        case .map(let map):
            for name in map.names
            where map[name]?.fits(levels: levels - 1, budget: &budget) == false {
                return false
            }
        default: break
        }
        return true
    }
}
