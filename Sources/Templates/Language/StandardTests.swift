import Diagnostics
import FoundationEssentials

extension Environment {
    mutating func addStandardTests() {
        addKindTests()
        add(test: "defined") { _ in true }
        add(test: "undefined") { _ in false }
        add(test: "true") { $0.subject == .bool(true) }
        add(test: "false") { $0.subject == .bool(false) }
        add(test: "odd") { call throws(Diagnostic) in !(try StandardTests.isDivisible(call, by: 2))
        }
        add(test: "even") { call throws(Diagnostic) in try StandardTests.isDivisible(call, by: 2) }
        add(test: "divisibleby", parameters: ["number"], StandardTests.divisibleBy)
        add(test: "empty", StandardTests.empty)
        add(test: "in", parameters: ["list"], StandardTests.isIn)
        add(test: "startingwith", parameters: ["text"], StandardTests.startingWith)
        add(test: "endingwith", parameters: ["text"], StandardTests.endingWith)
        for (names, comparison) in StandardTests.comparisons {
            for name in names {
                add(test: name, parameters: ["other"]) { call throws(Diagnostic) in
                    try StandardTests.compare(call, comparison)
                }
            }
        }
    }

    private mutating func addKindTests() {
        let kinds: KeyValuePairs<String, Value.Kind> = [
            "none": .none, "boolean": .bool, "number": .number, "string": .text, "text": .text,
            "date": .date, "sequence": .list, "list": .list, "mapping": .map, "blank": .blank,
            "reference": .reference,
        ]
        for (name, kind) in kinds { add(test: name) { $0.subject.kind == kind } }
        add(test: "integer") { call in
            if case .number(let number) = call.subject { number.integer != nil } else { false }
        }
    }
}

private enum StandardTests {
    static let comparisons: [([String], Node.Comparison)] = [
        (["eq", "equalto", "sameas"], .equal), (["ne"], .notEqual),
        (["lt", "lessthan"], .less), (["le"], .lessOrEqual),
        (["gt", "greaterthan"], .greater), (["ge"], .greaterOrEqual),
    ]

    static func compare(_ call: Invocation, _ comparison: Node.Comparison) throws(Diagnostic)
        -> Bool
    {
        do {
            return try call.subject.compares(comparison, to: call["other"] ?? .none)
        } catch {
            throw .incomparable(error, at: call.place)
        }
    }

    static func divisibleBy(_ call: Invocation) throws(Diagnostic) -> Bool {
        guard let divisor = try call.number("number"), !divisor.isZero else {
            throw .inexact(.divisionByZero, at: call.place(of: "number"))
        }
        return try isDivisible(call, by: divisor)
    }

    static func isDivisible(_ call: Invocation, by divisor: Decimal) throws(Diagnostic) -> Bool {
        let number = try call.subjectNumber()
        do { return try number.floorDivided(by: divisor).rest.isZero } catch {
            throw .inexact(error, at: call.place)
        }
    }

    static func empty(_ call: Invocation) throws(Diagnostic) -> Bool {
        switch call.subject {
        case .none: true
        case .text(let text): text.isEmpty
        case .list(let list): list.isEmpty
        case .map(let map): map.isEmpty
        default: throw call.unfitSubject(.list)
        }
    }

    static func isIn(_ call: Invocation) throws(Diagnostic) -> Bool {
        let container = call["list"] ?? .none
        guard container.isSearchable else {
            throw .notSearchable(container.kind, at: call.place(of: "list"))
        }
        do {
            return try container.contains(call.subject)
        } catch {
            throw .incomparable(error, at: call.place)
        }
    }

    static func startingWith(_ call: Invocation) throws(Diagnostic) -> Bool {
        try call.subjectText().hasPrefix(try call.text("text") ?? "")
    }

    static func endingWith(_ call: Invocation) throws(Diagnostic) -> Bool {
        try call.subjectText().hasSuffix(try call.text("text") ?? "")
    }
}
