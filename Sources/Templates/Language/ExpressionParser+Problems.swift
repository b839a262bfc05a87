import Diagnostics

extension Diagnostic {
    static func unexpected(_ token: Token, expected: Text, at place: SourcePlace) -> Diagnostic {
        let isEnd = token.kind == .end
        let found = token.description
        return .error(
            isEnd ? "template.ends-early" : "template.unexpected", at: .source(place),
            arguments: isEnd ? [:] : ["found": found],
            message: isEnd
                ? Text(ro: "expresia se termină prea devreme", en: "the expression ends too early")
                : Text(ro: "„\(found)” nu poate sta aici", en: "“\(found)” cannot stand here"),
            hint: token.kind == .sign(.assign)
                ? Text(ro: "pentru comparație scrieți ==", en: "write == to compare")
                : Text(ro: "aici se așteaptă \(expected.ro)", en: "expected here: \(expected.en)"))
    }

    static func nestedTooDeep(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.nested-too-deep", at: .source(place),
            arguments: ["most": "\(LanguageLimits.nesting)"],
            message: Text(
                ro: "mai mult de \(LanguageLimits.nesting) de niveluri unul în altul",
                en: "more than \(LanguageLimits.nesting) levels inside each other"),
            hint: Text(
                ro: "împărțiți în pași cu {% set nume = … %}",
                en: "split it into steps with {% set name = … %}"))
    }

    static func chainedComparison(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.chained-comparison", at: .source(place),
            message: Text(
                ro: "două comparații nu se leagă direct",
                en: "two comparisons cannot be chained"),
            hint: Text(ro: "scrieți a < b and b < c", en: "write a < b and b < c"))
    }

    static func noMethods(
        _ name: String, filters: [String: Callable<Value>], at place: SourcePlace
    ) -> Diagnostic {
        let filter = filters[name] == nil ? nil : name
        return .error(
            "template.no-methods", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "valorile nu au metode, deci „.\(name)()” nu există",
                en: "values have no methods, so “.\(name)()” does not exist"),
            hint: filter.map { Text(ro: "scrieți „| \($0)”", en: "write “| \($0)”") }
                ?? Text(
                    ro: "folosiți un filtru: valoare | filtru", en: "use a filter: value | filter"))
    }

    static func unknownFilter(_ name: String, _ environment: Environment, at place: SourcePlace)
        -> Diagnostic
    {
        if name == "safe" || name == "escape" || name == "e" || name == "forceescape" {
            return .escapingIsFixed(name, at: place)
        }
        let near = NearName.of(name, among: environment.filterNames)
        return .error(
            "template.unknown-filter", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "nu există filtrul „\(name)”", en: "there is no filter “\(name)”"),
            hint: .nearest(near, among: environment.filterNames))
    }

    private static func escapingIsFixed(_ name: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "template.escaping-is-fixed", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "filtrul „\(name)” nu există: o valoare se tipărește mereu ca text",
                en: "there is no filter “\(name)”: a value is always printed as text"),
            hint: Text(
                ro: "ștergeți filtrul; formatarea se face în șablon",
                en: "delete the filter; formatting belongs to the template"))
    }

    static func unknownTest(_ name: String, _ environment: Environment, at place: SourcePlace?)
        -> Diagnostic
    {
        let near = NearName.of(name, among: environment.testNames)
        return .error(
            "template.unknown-test", at: place.map { .source($0) }, arguments: ["name": name],
            message: Text(ro: "nu există testul „\(name)”", en: "there is no test “\(name)”"),
            hint: .nearest(near, among: environment.testNames))
    }

    static func unknownFunction(_ name: String, _ environment: Environment, at place: SourcePlace)
        -> Diagnostic
    {
        let near = NearName.of(name, among: environment.functionNames)
        let isFilter = environment.filters[name] != nil
        return .error(
            "template.unknown-function", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "nu există funcția „\(name)”", en: "there is no function “\(name)”"),
            hint: isFilter
                ? Text(
                    ro: "este un filtru: scrieți valoare | \(name)",
                    en: "it is a filter: write value | \(name)")
                : .nearest(near, among: environment.functionNames))
    }

    static func unknownArgument(
        _ name: String, of callee: String, _ parameters: ParameterList, at place: SourcePlace
    ) -> Diagnostic {
        let known = Array(parameters.names.prefix(parameters.fixedCount))
        return .error(
            "template.unknown-argument", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "„\(callee)” nu are argumentul „\(name)” sau îl are deja",
                en: "“\(callee)” has no argument “\(name)”, or has it already"),
            hint: known.isEmpty
                ? Text(ro: "ștergeți argumentul", en: "delete the argument")
                : .nearest(NearName.of(name, among: known.filter { $0 != name }), among: known))
    }

    static func argumentOutOfOrder(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.argument-out-of-order", at: .source(place),
            message: Text(
                ro: "un argument fără nume stă după unul cu nume",
                en: "an argument without a name follows a named one"),
            hint: Text(
                ro: "puneți întâi argumentele fără nume", en: "put arguments without names first"))
    }

    static func tooManyArguments(of callee: String, most: Int, at place: SourcePlace) -> Diagnostic
    {
        .error(
            "template.too-many-arguments", at: .source(place), arguments: ["most": "\(most)"],
            message: Text(
                ro: "prea multe argumente: „\(callee)” primește cel mult \(most)",
                en: "too many arguments: “\(callee)” takes at most \(most)"),
            hint: Text(ro: "ștergeți argumentul", en: "delete the argument"))
    }

    static func missingArgument(_ name: String, of callee: String, at place: SourcePlace)
        -> Diagnostic
    {
        .error(
            "template.missing-argument", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "lui „\(callee)” îi lipsește argumentul „\(name)”",
                en: "“\(callee)” lacks its argument “\(name)”"),
            hint: Text(
                ro: "scrieți „\(callee)(…)” cu acest argument",
                en: "write “\(callee)(…)” with this argument"))
    }
}

extension Text {
    /// “Did you mean …”, or the list of what there is.
    static func nearest(_ near: String?, among known: [String], most: Int = 12) -> Text {
        if let near { return Text(ro: "poate „\(near)”?", en: "did you mean “\(near)”?") }
        guard !known.isEmpty else {
            return Text(ro: "nu există niciun nume aici", en: "there is no name here")
        }
        let list = known.prefix(most).joined(separator: ", ") + (known.count > most ? ", …" : "")
        return Text(ro: "există: \(list)", en: "there are: \(list)")
    }
}
