import Diagnostics
import FoundationEssentials

extension Environment {
    mutating func addListFilters() {
        add(filter: "length", ListFilters.length)
        add(filter: "first") { call throws(Diagnostic) in try call.subjectList().first ?? .none }
        add(filter: "last") { call throws(Diagnostic) in try call.subjectList().last ?? .none }
        add(printing: "join", parameters: ["separator?", "attribute?"], ListFilters.join)
        add(filter: "reverse", ListFilters.reverse)
        add(filter: "unique", parameters: ["attribute?"], ListFilters.unique)
        add(filter: "map", parameters: ["filter?", "attribute?", "default?"], ListFilters.map)
        add(filter: "batch", parameters: ["size"], ListFilters.batch)
        add(filter: "items", ListFilters.items)
        add(filter: "sort", parameters: ["attribute?", "reverse?"], ListFilters.sort)
        add(filter: "min", parameters: ["attribute?"], ListFilters.min)
        add(filter: "max", parameters: ["attribute?"], ListFilters.max)
        add(filter: "sum", parameters: ["attribute?"], ListFilters.sum)
        addSelections()
    }

    private mutating func addSelections() {
        for (name, keeps) in [("select", true), ("reject", false)] {
            add(filter: name, parameters: ["test?", "arguments*"]) { call throws(Diagnostic) in
                try ListFilters.select(call, attribute: nil, keeps: keeps)
            }
            add(filter: name + "attr", parameters: ["attribute", "test?", "arguments*"]) {
                call throws(Diagnostic) in
                try ListFilters.select(call, attribute: try call.text("attribute"), keeps: keeps)
            }
        }
    }
}

enum ListFilters {
    static func length(_ call: Invocation) throws(Diagnostic) -> Value {
        switch call.subject {
        case .text(let text): .integer(text.count)
        case .map(let map): .integer(map.count)
        default: .integer(try call.subjectList().count)
        }
    }

    static func join(_ call: Invocation) throws(Diagnostic) -> String {
        let separator = try call.text("separator") ?? ""
        let items = try call.printedItems(attribute: try call.text("attribute"))
        let length = items.reduce(0) { $0 + $1.utf8.count + separator.utf8.count }
        guard length <= LanguageLimits.textLength + separator.utf8.count else { throw .textTooLong }
        return items.joined(separator: separator)
    }

    static func reverse(_ call: Invocation) throws(Diagnostic) -> Value {
        if case .text(let text) = call.subject { return .text(String(text.reversed())) }
        return .list(try call.subjectList().reversed())
    }

    static func unique(_ call: Invocation) throws(Diagnostic) -> Value {
        let attribute = try call.text("attribute")
        var seen = Set<Value>()
        var kept: [Value] = []
        for item in try call.subjectList() {
            if seen.insert(try call.key(attribute, of: item)).inserted { kept.append(item) }
        }
        return .list(kept)
    }

    /// The value of an attribute, or the result of a filter, for each item.
    static func map(_ call: Invocation) throws(Diagnostic) -> Value {
        var values: [Value] = []
        let filter = try call.text("filter")
        let attribute = try call.text("attribute")
        for item in try call.subjectList() {
            if let attribute {
                values.append(try call.attribute(attribute, of: item, orElse: call["default"]))
            } else {
                values.append(try call.applying(filter: filter ?? "", to: item))
            }
        }
        return .list(values)
    }

    static func batch(_ call: Invocation) throws(Diagnostic) -> Value {
        let size = try call.integer("size", in: 1...LanguageLimits.listLength) ?? 1
        let list = try call.subjectList()
        let rows = stride(from: 0, to: list.count, by: size).map { start in
            Value.list(Array(list[start..<Swift.min(start + size, list.count)]))
        }
        guard Value.list(rows).isWithinLimits else { throw .valueTooLarge }
        return .list(rows)
    }

    /// Pairs of name and value.
    static func items(_ call: Invocation) throws(Diagnostic) -> Value {
        guard case .map(let map) = call.subject else { throw call.unfitSubject(.map) }
        let pairs = map.names.map { Value.list([.text($0), map[$0] ?? .none]) }
        guard Value.list(pairs).isWithinLimits else { throw .valueTooLarge }
        return .list(pairs)
    }

    // MARK: - Order

    static func sort(_ call: Invocation) throws(Diagnostic) -> Value {
        let sorted = try ordered(call)
        return .list(try call.bool("reverse") == true ? sorted.reversed() : sorted)
    }

    static func min(_ call: Invocation) throws(Diagnostic) -> Value {
        try ordered(call).first ?? .none
    }

    static func max(_ call: Invocation) throws(Diagnostic) -> Value {
        try ordered(call).last ?? .none
    }

    /// The items by their keys; equal ones keep their order.
    private static func ordered(_ call: Invocation) throws(Diagnostic) -> [Value] {
        let attribute = try call.text("attribute")
        var pairs: [(key: SortKey, item: Value)] = []
        for item in try call.subjectList() {
            let key = try call.key(attribute, of: item)
            do {
                let sortKey = try SortKey(key)
                if let first = pairs.first?.key { try first.requireSameKind(as: sortKey) }
                pairs.append((sortKey, item))
            } catch {
                throw .incomparable(error, at: call.place)
            }
        }
        return pairs.sorted { $0.key < $1.key }.map(\.item)
    }

    static func sum(_ call: Invocation) throws(Diagnostic) -> Value {
        let attribute = try call.text("attribute")
        var sum: Decimal = 0
        for item in try call.subjectList() {
            let value = try call.key(attribute, of: item)
            guard case .number(let number) = value else {
                throw .notANumber(value.kind, at: call.place)
            }
            do { sum = try sum.adding(number) } catch { throw .inexact(error, at: call.place) }
        }
        return .number(sum)
    }

    // MARK: - Selection

    /// The items that pass a test, or that are true where none is named.
    static func select(_ call: Invocation, attribute: String?, keeps: Bool) throws(Diagnostic)
        -> Value
    {
        var kept: [Value] = []
        let test = try call.text("test")
        for item in try call.subjectList() {
            let value = try call.key(attribute, of: item, isTested: true)
            let passes = try test.map { name throws(Diagnostic) in
                try call.passes(test: name, value)
            }
            if (passes ?? value?.isTruthy ?? false) == keeps { kept.append(item) }
        }
        return .list(kept)
    }
}

extension Invocation {
    /// The field of an item that a dotted name leads to.
    func attribute(_ path: String, of item: Value, orElse substitute: Value? = nil)
        throws(Diagnostic) -> Value
    {
        if let found = try field(path, of: item) { return found }
        if let substitute { return substitute }
        if environment.undefined == .empty { return .none }
        throw .missing(.key(path), in: item).located(at: place(of: "attribute"))
    }

    /// What the filter looks at: the item, or one of its fields.
    func key(_ attribute: String?, of item: Value) throws(Diagnostic) -> Value {
        guard let attribute else { return item }
        return try self.attribute(attribute, of: item)
    }

    /// The same for a test, which may ask whether the field is there at all.
    func key(_ attribute: String?, of item: Value, isTested: Bool) throws(Diagnostic) -> Value? {
        guard let attribute else { return item }
        if let found = try field(attribute, of: item) { return found }
        let test = try text("test")
        if test == "defined" || test == "undefined" { return nil }
        return try self.attribute(attribute, of: item)
    }

    private func field(_ path: String, of item: Value) throws(Diagnostic) -> Value? {
        if case .map(let map) = item, let found = map[path] { return found }
        var current = item
        for name in path.split(separator: ".", omittingEmptySubsequences: false) {
            guard case .map(let map) = current else {
                throw .wrongType(
                    of: path, wanted: .map, found: current.kind, at: place(of: "attribute"))
            }
            guard let next = map[String(name)] else { return nil }
            current = next
        }
        return current
    }

    /// The result of another filter without arguments.
    func applying(filter name: String, to value: Value) throws(Diagnostic) -> Value {
        guard let filter = environment.filters[name], filter.parameters.requiredCount == 0 else {
            throw .unknownFilter(name, environment, at: site.source.place(of: site.call.nameSpan))
        }
        return try filter.body(other(name, value, filter.parameters, arguments: []))
    }

    /// Whether a value, nil when it is missing, passes a test with the rest of the arguments.
    func passes(test name: String, _ value: Value?) throws(Diagnostic) -> Bool {
        guard let value else { return name == "undefined" }
        let name = Self.comparisonTests[name] ?? name
        guard let test = environment.tests[name] else {
            throw .unknownTest(name, environment, at: nil).located(at: place(of: "test"))
        }
        guard rest.count >= test.parameters.requiredCount else {
            throw .missingArgument(
                test.parameters.names[rest.count], of: name,
                at: site.source.place(of: site.call.nameSpan))
        }
        return try test.body(other(name, value, test.parameters, arguments: rest))
    }

    private static let comparisonTests = [
        "==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge",
    ]

    private func other(
        _ name: String, _ subject: Value, _ parameters: ParameterList, arguments: [Value]
    ) -> Invocation {
        let fixed = (0..<parameters.fixedCount).map { $0 < arguments.count ? arguments[$0] : nil }
        return Invocation(
            name: name, subject: subject, environment: environment,
            rest: Array(arguments.dropFirst(parameters.fixedCount)), parameters: parameters,
            values: fixed, site: site)
    }
}
