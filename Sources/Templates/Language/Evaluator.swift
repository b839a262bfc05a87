import Diagnostics
import FoundationEssentials

/// Computes the value of a node; never deeper than the tree of nodes.
struct Evaluator {
    let scope: Scope
    let environment: Environment
    let source: SourceText

    func value(of node: Node) throws(Diagnostic) -> Value {
        switch node.kind {
        case .literal(let value): return value
        case .name(let name): return try present(scope.lookup(name), or: unknownName(name), node)
        case .access(let base, let steps):
            if let value = scope.named(by: node) { return value }
            return try access(base, steps)
        case .call(let call): return try function(call)
        case .pipeline(let subject, let stages): return try pipeline(subject, stages)
        case .not(let operand): return .bool(!(try value(of: operand).isTruthy))
        case .and(let parts): return try firstValue(of: parts) { !$0.isTruthy }
        case .or(let parts): return try firstValue(of: parts) { $0.isTruthy }
        case .compare(let left, let comparison, let right):
            return .bool(try compare(left, comparison, right, at: node.span))
        case .contains(let list, let item, let isNegated):
            return .bool(try contains(list, item, at: node.span) != isNegated)
        case .sum(let first, let terms):
            if let text = try texts(first, terms) { return text }
            return .number(try arithmetic(node))
        case .negative, .product: return .number(try arithmetic(node))
        case .join(let parts): return .text(try join(parts))
        case .conditional(let condition, let then, let otherwise):
            if try value(of: condition).isTruthy { return try value(of: then) }
            guard let otherwise else { return .text("") }
            return try value(of: otherwise)
        case .list(let items): return try list(items, at: node.span)
        case .map(let entries): return try map(entries, at: node.span)
        }
    }

    /// A place of the source for a diagnostic.
    func place(_ span: Span) -> Diagnostic.Location { .source(source.place(of: span)) }

    // MARK: - Names

    /// The value; when it is missing, the problem, or nothing under the policy `.empty`.
    private func present(
        _ value: Value?, or problem: @autoclosure () -> Diagnostic, _ node: Node
    ) throws(Diagnostic) -> Value {
        if let value { return value }
        if environment.undefined == .empty { return .none }
        throw problem().located(at: place(node.span))
    }

    private func unknownName(_ name: String) -> Diagnostic {
        .unknownName(name, scope, isFunction: environment.functions[name] != nil)
    }

    private func access(_ base: Node, _ steps: [Node.Step]) throws(Diagnostic) -> Value {
        var current = try value(of: base)
        for step in steps {
            guard let next = try self.step(step, into: current) else {
                if environment.undefined == .empty { return .none }
                throw .missing(step.kind, in: current).located(at: place(step.span))
            }
            current = next
        }
        return current
    }

    /// The value when every step of its path is there; nil when one is missing.
    private func valueIfPresent(of node: Node) throws(Diagnostic) -> Value? {
        switch node.kind {
        case .name(let name): return scope.lookup(name)
        case .access(let base, let steps):
            guard var current = try valueIfPresent(of: base) else { return nil }
            for step in steps {
                guard let next = try self.step(step, into: current) else { return nil }
                current = next
            }
            return current
        default: return try value(of: node)
        }
    }

    /// The field or item of a value; nil when there is none.
    private func step(_ step: Node.Step, into value: Value) throws(Diagnostic) -> Value? {
        let key = try resolved(step)
        switch (value, key) {
        case (.none, _): return nil
        case (.map(let map), .key(let name)): return map[name]
        case (.list(let list), .index(let index)): return list.item(at: index)
        default: throw .noSuchStep(key, in: value.kind, at: place(step.span))
        }
    }

    private func resolved(_ step: Node.Step) throws(Diagnostic) -> FieldStep {
        switch step.kind {
        case .key(let key): return .key(key)
        case .index(let index): return .index(index)
        case .computed(let node):
            switch try value(of: node) {
            case .text(let key): return .key(key)
            case .number(let number):
                if let index = number.integer { return .index(index) }
            default: break
            }
            throw .unfitSubscript(at: place(node.span))
        }
    }

    enum FieldStep {
        case key(String)
        case index(Int)
    }

    // MARK: - Filters, tests, functions

    private func pipeline(_ subject: Node, _ stages: [Node.Stage]) throws(Diagnostic) -> Value {
        var (value, done) = try opening(subject, stages[0])
        for stage in stages.dropFirst(done) {
            switch stage {
            case .filter(let call) where stage.acceptsMissing && value == .none:
                value = try substitute(call)
            case .filter(let call): value = try filter(call, on: value)
            case .test(let call, let isNegated):
                value = .bool(try test(call, on: value) != isNegated)
            }
        }
        return value
    }

    /// The subject, with the first stage when that one decides how the subject is read.
    private func opening(_ subject: Node, _ stage: Node.Stage) throws(Diagnostic) -> (Value, Int) {
        if case .filter(let call) = stage, call.name == "round", subject.kind.isArithmetic {
            return (.number(try rounded(subject, call)), 1)
        }
        guard stage.acceptsMissing else { return (try value(of: subject), 0) }
        let found = try valueIfPresent(of: subject)
        switch stage {
        case .filter(let call):
            guard let found else { return (try substitute(call), 1) }
            return (try filter(call, on: found), 1)
        case .test(let call, let isNegated):
            return (.bool((found != nil) == ((call.name == "defined") != isNegated)), 1)
        }
    }

    /// What `default(…)` puts in the place of a missing value.
    private func substitute(_ call: Node.Call) throws(Diagnostic) -> Value {
        let parameters = environment.filters[call.name]?.parameters ?? ParameterList(["value?"])
        return try invocation(call, subject: .none, parameters)["value"] ?? .text("")
    }

    private func filter(_ call: Node.Call, on subject: Value) throws(Diagnostic) -> Value {
        guard let filter = environment.filters[call.name] else {
            throw .unknownFilter(call.name, environment, at: source.place(of: call.nameSpan))
        }
        let invocation = try invocation(call, subject: subject, filter.parameters)
        do { return try filter.body(invocation) } catch {
            throw error.located(at: invocation.place)
        }
    }

    private func test(_ call: Node.Call, on subject: Value) throws(Diagnostic) -> Bool {
        guard let test = environment.tests[call.name] else {
            throw .unknownTest(call.name, environment, at: source.place(of: call.nameSpan))
        }
        let invocation = try invocation(call, subject: subject, test.parameters)
        do { return try test.body(invocation) } catch { throw error.located(at: invocation.place) }
    }

    private func function(_ call: Node.Call) throws(Diagnostic) -> Value {
        guard let function = environment.functions[call.name] else {
            throw .unknownFunction(call.name, environment, at: source.place(of: call.nameSpan))
        }
        let invocation = try invocation(call, subject: .none, function.parameters)
        do { return try function.body(invocation) } catch {
            throw error.located(at: invocation.place)
        }
    }

    /// The arguments at their parameters; the parser has checked that they fit.
    func invocation(_ call: Node.Call, subject: Value, _ parameters: ParameterList)
        throws(Diagnostic) -> Invocation
    {
        var values = [Value?](repeating: nil, count: parameters.fixedCount)
        var rest: [Value] = []
        for (index, argument) in call.arguments.enumerated() {
            let value = try value(of: argument.value)
            let named = argument.name.flatMap { parameters.names.firstIndex(of: $0) }
            if let position = named ?? (index < values.count ? index : nil) {
                values[position] = value
            } else {
                rest.append(value)
            }
        }
        return Invocation(
            name: call.name, subject: subject, environment: environment, rest: rest,
            parameters: parameters, values: values, site: CallSite(source: source, call: call))
    }

    // MARK: - Conditions

    /// The first value that decides, else the last.
    private func firstValue(of parts: [Node], decides: (Value) -> Bool) throws(Diagnostic) -> Value
    {
        for part in parts.dropLast() {
            let value = try value(of: part)
            if decides(value) { return value }
        }
        return try value(of: parts[parts.count - 1])
    }

    private func compare(
        _ left: Node, _ comparison: Node.Comparison, _ right: Node, at span: Span
    ) throws(Diagnostic) -> Bool {
        let (a, b) = (try value(of: left), try value(of: right))
        do {
            return try a.compares(comparison, to: b)
        } catch {
            throw .incomparable(error, at: place(span))
        }
    }

    private func contains(_ list: Node, _ item: Node, at span: Span) throws(Diagnostic) -> Bool {
        let (item, container) = (try value(of: item), try value(of: list))
        if container == .none, environment.undefined == .empty { return false }
        guard container.isSearchable else {
            throw .notSearchable(container.kind, at: place(list.span))
        }
        do {
            return try container.contains(item)
        } catch {
            throw .incomparable(error, at: place(span))
        }
    }

    // MARK: - New values

    /// Texts that `+` joins; nil when one of the operands is none.
    private func texts(_ first: Node, _ terms: [Node.Term<Node.Additive>]) throws(Diagnostic)
        -> Value?
    {
        guard case .text = try value(of: first) else { return nil }
        for term in terms {
            guard term.sign == .plus, case .text = try value(of: term.operand) else { return nil }
        }
        return .text(try join([first] + terms.map(\.operand)))
    }

    private func join(_ parts: [Node]) throws(Diagnostic) -> String {
        var text = ""
        for part in parts {
            let value = try value(of: part)
            guard !value.isOpaque else { throw .cannotJoin(value.kind, at: place(part.span)) }
            do { text += try value.printed(in: environment) } catch {
                throw error.located(at: place(part.span))
            }
            guard text.utf8.count <= LanguageLimits.textLength else {
                throw .textTooLong.located(at: place(part.span))
            }
        }
        return text
    }

    private func list(_ items: [Node], at span: Span) throws(Diagnostic) -> Value {
        var values: [Value] = []
        for item in items { values.append(try value(of: item)) }
        return try bounded(.list(values), at: span)
    }

    private func map(_ entries: [Node.Entry], at span: Span) throws(Diagnostic) -> Value {
        var map = Value.Map()
        for entry in entries { map[entry.name] = try value(of: entry.value) }
        return try bounded(.map(map), at: span)
    }

    private func bounded(_ value: Value, at span: Span) throws(Diagnostic) -> Value {
        guard value.isWithinLimits else { throw .valueTooLarge.located(at: place(span)) }
        return value
    }
}

extension Node.Kind {
    var isArithmetic: Bool {
        switch self {
        case .sum, .product, .negative: true
        default: false
        }
    }
}
