public import Diagnostics
public import FoundationEssentials
public import Wording

/// One call of a function, filter or test: its subject and arguments.
public struct Invocation: Sendable {
    /// What stands in the template before the brackets, e.g. `money`.
    public let name: String
    /// The value before `|` or `is`; `.none` for a function.
    public let subject: Value
    public let environment: Environment
    /// The arguments of an open last parameter.
    public let rest: [Value]
    let parameters: ParameterList
    let values: [Value?]
    let site: CallSite

    /// The argument for the parameter with this name, when it was given.
    public subscript(parameter: String) -> Value? {
        parameters.names.firstIndex(of: parameter).flatMap { $0 < values.count ? values[$0] : nil }
    }

    // MARK: - The subject

    public func subjectText() throws(Diagnostic) -> String {
        switch subject {
        case .text(let text): return text
        case .none where environment.undefined == .empty: return ""
        default: throw unfitSubject(.text)
        }
    }

    public func subjectNumber() throws(Diagnostic) -> Decimal {
        guard case .number(let number) = subject else { throw unfitSubject(.number) }
        return number
    }

    public func subjectDate() throws(Diagnostic) -> CalendarDate {
        guard case .date(let date) = subject else { throw unfitSubject(.date) }
        return date
    }

    public func subjectList() throws(Diagnostic) -> [Value] {
        switch subject {
        case .list(let list): return list
        case .none where environment.undefined == .empty: return []
        default: throw unfitSubject(.list)
        }
    }

    // MARK: - The arguments

    /// A text argument; nil when it was left out.
    public func text(_ parameter: String) throws(Diagnostic) -> String? {
        guard let value = self[parameter] else { return nil }
        guard case .text(let text) = value else { throw unfit(parameter, .text, value) }
        return text
    }

    /// A number argument; nil when it was left out.
    public func number(_ parameter: String) throws(Diagnostic) -> Decimal? {
        guard let value = self[parameter] else { return nil }
        guard case .number(let number) = value else { throw unfit(parameter, .number, value) }
        return number
    }

    /// A whole number argument within `range`; nil when it was left out.
    public func integer(_ parameter: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int?
    {
        guard let number = try number(parameter) else { return nil }
        guard let integer = number.integer, range.contains(integer) else {
            throw .notInRange(range, at: place(of: parameter))
        }
        return integer
    }

    /// A date argument; nil when it was left out.
    public func date(_ parameter: String) throws(Diagnostic) -> CalendarDate? {
        guard let value = self[parameter] else { return nil }
        guard case .date(let date) = value else { throw unfit(parameter, .date, value) }
        return date
    }

    /// A true-or-false argument; nil when it was left out.
    public func bool(_ parameter: String) throws(Diagnostic) -> Bool? {
        guard let value = self[parameter] else { return nil }
        guard case .bool(let bool) = value else { throw unfit(parameter, .bool, value) }
        return bool
    }

    /// One of a few words; nil when it was left out.
    public func choice<Choice>(_ parameter: String, of choices: KeyValuePairs<String, Choice>)
        throws(Diagnostic) -> Choice?
    {
        guard let word = try text(parameter) else { return nil }
        guard let found = choices.first(where: { $0.key == word }) else {
            throw .unknownChoice(
                word, known: choices.map(\.key), at: place(of: parameter))
        }
        return found.value
    }

    // MARK: - Problems

    /// The place of the name of the function, filter or test.
    public var place: Diagnostic.Location { .source(site.source.place(of: site.call.nameSpan)) }

    /// The place of the argument for a parameter, or of the call when it was left out.
    public func place(of parameter: String) -> Diagnostic.Location {
        let arguments = site.call.arguments
        let index = parameters.names.firstIndex(of: parameter)
        let named = arguments.first { $0.name == parameter }
        let positional = index.flatMap { index in
            index < arguments.count && arguments[index].name == nil ? arguments[index] : nil
        }
        guard let argument = named ?? positional else { return place }
        return .source(site.source.place(of: argument.value.span))
    }

    func unfitSubject(_ wanted: Value.Kind) -> Diagnostic {
        .wrongType(of: name, wanted: wanted, found: subject.kind, at: place)
    }

    func unfit(_ parameter: String, _ wanted: Value.Kind, _ found: Value) -> Diagnostic {
        .wrongType(
            of: "\(name)(\(parameter))", wanted: wanted, found: found.kind,
            at: place(of: parameter))
    }
}

/// Where in which text a call stands.
struct CallSite: Sendable {
    let source: SourceText
    let call: Node.Call
}

extension Diagnostic {
    static func wrongType(
        of name: String, wanted: Value.Kind, found: Value.Kind, at place: Location?
    ) -> Diagnostic {
        .error(
            "template.wrong-type", at: place,
            arguments: ["name": name, "wanted": "\(wanted)", "found": "\(found)"],
            message: Text(
                ro: "„\(name)” cere \(wanted.text.ro), iar aici este \(found.text.ro)",
                en: "“\(name)” needs \(wanted.text.en), and this is \(found.text.en)"),
            hint: found == .none
                ? Text(
                    ro: "câmpul este gol: folosiți default(…, true) sau {% if … %}",
                    en: "the field is empty: use default(…, true) or {% if … %}")
                : Text(
                    ro: "dați o valoare de felul cerut sau alegeți alt filtru sau test",
                    en: "give a value of that kind, or choose another filter or test"))
    }

    static func notInRange(_ range: ClosedRange<Int>, at place: Location?) -> Diagnostic {
        .error(
            "template.not-in-range", at: place,
            arguments: ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"],
            message: Text(
                ro: "aici se cere un număr întreg de la \(range.lowerBound) la \(range.upperBound)",
                en: "a whole number from \(range.lowerBound) to \(range.upperBound) is needed here"),
            hint: Text(ro: "corectați numărul", en: "correct the number"))
    }

    static func unknownChoice(_ word: String, known: [String], at place: Location?) -> Diagnostic {
        let near = NearName.of(word, among: known)
        let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
        return .error(
            "template.unknown-choice", at: place, arguments: ["word": word],
            message: Text(
                ro: "„\(word)” nu este una dintre valorile posibile",
                en: "“\(word)” is not one of the possible values"),
            hint: Text(
                ro: near.map { "poate „\($0)”?" } ?? "scrieți una dintre: \(list)",
                en: near.map { "did you mean “\($0)”?" } ?? "write one of: \(list)"))
    }
}
