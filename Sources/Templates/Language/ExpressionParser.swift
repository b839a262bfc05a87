import Diagnostics
import FoundationEssentials

/// Reads tokens as an expression, weakest operator first:
/// `if else`, `or`, `and`, `not`, comparison, `+ -`, `~`, `* / // %`, `-x`, `| is . []`.
struct ExpressionParser {
    let tokens: [Token]
    let source: SourceText
    let environment: Environment
    private(set) var position = 0
    private var depth = 0

    init(tokens: [Token], source: SourceText, environment: Environment) {
        self.tokens = tokens
        self.source = source
        self.environment = environment
    }

    // MARK: - Tokens

    var current: Token { tokens[min(position, tokens.count - 1)] }

    mutating func advance() { position += 1 }

    mutating func take(_ sign: Token.Sign) -> Bool {
        guard current.kind == .sign(sign) else { return false }
        advance()
        return true
    }

    mutating func take(keyword: String) -> Bool {
        guard current.kind == .name(keyword) else { return false }
        advance()
        return true
    }

    /// The next token as a plain name, e.g. of a loop's variable.
    mutating func name() throws(Diagnostic) -> (name: String, span: Span) {
        guard case .name(let name) = current.kind, !Keyword.reserved.contains(name) else {
            throw unexpected(expected: Text(ro: "un nume", en: "a name"))
        }
        defer { advance() }
        return (name, current.span)
    }

    mutating func expect(_ sign: Token.Sign) throws(Diagnostic) {
        guard take(sign) else {
            throw unexpected(
                expected: Text(ro: "semnul „\(sign.rawValue)”", en: "“\(sign.rawValue)”"))
        }
    }

    func expectEnd() throws(Diagnostic) {
        guard current.kind == .end else {
            throw unexpected(
                expected: Text(ro: "un operator sau sfârșitul", en: "an operator or the end"))
        }
    }

    func unexpected(expected: Text) -> Diagnostic {
        .unexpected(current, expected: expected, at: source.place(of: current.span))
    }

    /// Counts the nesting; pair it with `leave`.
    private mutating func enter() throws(Diagnostic) {
        depth += 1
        guard depth <= LanguageLimits.nesting else {
            throw .nestedTooDeep(source.place(of: current.span))
        }
    }

    private mutating func leave() { depth -= 1 }

    // MARK: - Operators, weakest first

    mutating func expression() throws(Diagnostic) -> Node {
        try enter()
        defer { leave() }
        let value = try or()
        guard take(keyword: "if") else { return value }
        let condition = try or()
        let otherwise = take(keyword: "else") ? try expression() : nil
        return Node(
            .conditional(condition: condition, then: value, otherwise: otherwise),
            value.span.through(otherwise?.span ?? condition.span))
    }

    mutating func or() throws(Diagnostic) -> Node {
        var parts = [try and()]
        while take(keyword: "or") { parts.append(try and()) }
        return single(parts) ?? Node(.or(parts), span(of: parts))
    }

    private mutating func and() throws(Diagnostic) -> Node {
        var parts = [try not()]
        while take(keyword: "and") { parts.append(try not()) }
        return single(parts) ?? Node(.and(parts), span(of: parts))
    }

    private mutating func not() throws(Diagnostic) -> Node {
        let start = current.span
        guard take(keyword: "not") else { return try comparison() }
        try enter()
        defer { leave() }
        let operand = try not()
        return Node(.not(operand), start.through(operand.span))
    }

    private mutating func comparison() throws(Diagnostic) -> Node {
        let left = try sum()
        guard let node = try comparison(of: left) else { return left }
        if comparisonAhead != nil || isMembershipAhead {
            throw .chainedComparison(source.place(of: current.span))
        }
        return node
    }

    private mutating func comparison(of left: Node) throws(Diagnostic) -> Node? {
        if let comparison = comparisonAhead {
            advance()
            let right = try sum()
            return Node(.compare(left, comparison, right), left.span.through(right.span))
        }
        guard isMembershipAhead else { return nil }
        let isNegated = take(keyword: "not")
        advance()
        let list = try sum()
        return Node(
            .contains(list: list, item: left, isNegated: isNegated), left.span.through(list.span))
    }

    private var comparisonAhead: Node.Comparison? {
        guard case .sign(let sign) = current.kind else { return nil }
        return Node.Comparison(rawValue: sign.rawValue)
    }

    private var isMembershipAhead: Bool {
        if current.kind == .name("in") { return true }
        return current.kind == .name("not") && position + 1 < tokens.count
            && tokens[position + 1].kind == .name("in")
    }

    private mutating func sum() throws(Diagnostic) -> Node {
        let first = try join()
        var terms: [Node.Term<Node.Additive>] = []
        while let sign = additiveAhead {
            let signSpan = current.span
            advance()
            terms.append(.init(sign: sign, signSpan: signSpan, operand: try join()))
        }
        guard let last = terms.last else { return first }
        return Node(.sum(first, terms), first.span.through(last.operand.span))
    }

    private var additiveAhead: Node.Additive? {
        switch current.kind {
        case .sign(.plus): .plus
        case .sign(.minus): .minus
        default: nil
        }
    }

    private mutating func join() throws(Diagnostic) -> Node {
        var parts = [try product()]
        while take(.join) { parts.append(try product()) }
        return single(parts) ?? Node(.join(parts), span(of: parts))
    }

    private mutating func product() throws(Diagnostic) -> Node {
        let first = try unary()
        var terms: [Node.Term<Node.Multiplicative>] = []
        while let sign = multiplicativeAhead {
            let signSpan = current.span
            advance()
            terms.append(.init(sign: sign, signSpan: signSpan, operand: try unary()))
        }
        guard let last = terms.last else { return first }
        return Node(.product(first, terms), first.span.through(last.operand.span))
    }

    private var multiplicativeAhead: Node.Multiplicative? {
        switch current.kind {
        case .sign(.times): .times
        case .sign(.divide): .divide
        case .sign(.floorDivide): .floorDivide
        case .sign(.remainder): .remainder
        default: nil
        }
    }

    private mutating func unary() throws(Diagnostic) -> Node {
        try stages(of: try signed())
    }

    private mutating func signed() throws(Diagnostic) -> Node {
        let start = current.span
        guard take(.minus) else { return try steps(of: try primary()) }
        try enter()
        defer { leave() }
        let operand = try signed()
        return Node(.negative(operand), start.through(operand.span))
    }

    private func single(_ parts: [Node]) -> Node? { parts.count == 1 ? parts[0] : nil }

    private func span(of parts: [Node]) -> Span {
        parts[0].span.through(parts[parts.count - 1].span)
    }

    // MARK: - Steps, filters and tests

    private mutating func steps(of base: Node) throws(Diagnostic) -> Node {
        var steps: [Node.Step] = []
        while true {
            if take(.dot) {
                steps.append(try attribute())
            } else if current.kind == .sign(.openBracket) {
                steps.append(try `subscript`())
            } else {
                break
            }
        }
        guard let last = steps.last else { return base }
        return Node(.access(base, steps), base.span.through(last.span))
    }

    private mutating func attribute() throws(Diagnostic) -> Node.Step {
        guard case .name(let name) = current.kind else {
            throw unexpected(expected: Text(ro: "numele unui câmp", en: "the name of a field"))
        }
        let span = current.span
        advance()
        if current.kind == .sign(.openParenthesis) {
            throw .noMethods(name, filters: environment.filters, at: source.place(of: span))
        }
        return Node.Step(kind: .key(name), span: span)
    }

    private mutating func `subscript`() throws(Diagnostic) -> Node.Step {
        let start = current.span
        advance()
        let node = try expression()
        let end = current.span
        try expect(.closeBracket)
        let span = start.through(end)
        switch node.kind {
        case .literal(.text(let key)): return Node.Step(kind: .key(key), span: span)
        case .literal(.number(let number)):
            if let index = number.integer { return Node.Step(kind: .index(index), span: span) }
            return Node.Step(kind: .computed(node), span: span)
        default: return Node.Step(kind: .computed(node), span: span)
        }
    }

    private mutating func stages(of subject: Node) throws(Diagnostic) -> Node {
        var stages: [Node.Stage] = []
        var end = subject.span
        while true {
            if take(.pipe) {
                stages.append(.filter(try filter()))
            } else if take(keyword: "is") {
                let isNegated = take(keyword: "not")
                stages.append(.test(try test(), isNegated: isNegated))
            } else {
                break
            }
            end = tokens[position - 1].span
        }
        return stages.isEmpty
            ? subject : Node(.pipeline(subject, stages), subject.span.through(end))
    }

    private mutating func filter() throws(Diagnostic) -> Node.Call {
        let (name, span) = try anyName(
            current.kind == .sign(.pipe)
                ? Text(ro: "cuvântul „or” în loc de „||”", en: "the word “or” in place of “||”")
                : Text(ro: "numele unui filtru", en: "the name of a filter"))
        guard let filter = environment.filters[name] else {
            throw .unknownFilter(name, environment, at: source.place(of: span))
        }
        let arguments = try argumentsInBrackets()
        return try checked(
            Node.Call(name: name, nameSpan: span, arguments: arguments), filter.parameters)
    }

    private mutating func test() throws(Diagnostic) -> Node.Call {
        let (name, span) = try anyName(Text(ro: "numele unui test", en: "the name of a test"))
        guard let test = environment.tests[name] else {
            throw .unknownTest(name, environment, at: source.place(of: span))
        }
        var arguments = try argumentsInBrackets()
        if arguments.isEmpty, test.parameters.requiredCount == 1, isOperandAhead {
            arguments = [Node.Argument(name: nil, value: try signed())]
        }
        return try checked(
            Node.Call(name: name, nameSpan: span, arguments: arguments), test.parameters)
    }

    private mutating func anyName(_ expected: Text) throws(Diagnostic) -> (String, Span) {
        guard case .name(let name) = current.kind else { throw unexpected(expected: expected) }
        defer { advance() }
        return (name, current.span)
    }

    /// Whether an operand without brackets follows a test: `is divisibleby 3`.
    private var isOperandAhead: Bool {
        switch current.kind {
        case .name(let name): !Keyword.operators.contains(name)
        case .text, .number, .sign(.openBracket), .sign(.openBrace), .sign(.minus): true
        case .sign, .end: false
        }
    }

    // MARK: - Calls

    private mutating func argumentsInBrackets() throws(Diagnostic) -> [Node.Argument] {
        var arguments: [Node.Argument] = []
        guard take(.openParenthesis) else { return [] }
        while !take(.closeParenthesis) {
            arguments.append(try argument())
            if take(.comma) { continue }
            guard current.kind == .sign(.closeParenthesis) else {
                throw unexpected(
                    expected: Text(ro: "„,” sau „)”", en: "“,” or “)”"))
            }
        }
        return arguments
    }

    private mutating func argument() throws(Diagnostic) -> Node.Argument {
        if case .name(let name) = current.kind, position + 1 < tokens.count,
            tokens[position + 1].kind == .sign(.assign)
        {
            position += 2
            return Node.Argument(name: name, value: try expression())
        }
        return Node.Argument(name: nil, value: try expression())
    }

    /// The call when its arguments fit the parameters.
    private func checked(_ call: Node.Call, _ parameters: ParameterList) throws(Diagnostic)
        -> Node.Call
    {
        var given = Set<String>()
        for (index, argument) in call.arguments.enumerated() {
            // Finding a place reads the source from its start, so only a problem asks for it.
            func place() -> SourcePlace { source.place(of: argument.value.span) }
            if let name = argument.name {
                guard parameters.names.prefix(parameters.fixedCount).contains(name),
                    given.insert(name).inserted
                else { throw .unknownArgument(name, of: call.name, parameters, at: place()) }
            } else if index < parameters.fixedCount {
                guard given.insert(parameters.names[index]).inserted, given.count == index + 1
                else { throw .argumentOutOfOrder(at: place()) }
            } else if !parameters.isOpen {
                throw .tooManyArguments(of: call.name, most: parameters.fixedCount, at: place())
            }
        }
        for name in parameters.names.prefix(parameters.requiredCount) where !given.contains(name) {
            throw .missingArgument(name, of: call.name, at: source.place(of: call.nameSpan))
        }
        return call
    }

    // MARK: - Values

    private mutating func primary() throws(Diagnostic) -> Node {
        let token = current
        switch token.kind {
        case .text(let text):
            advance()
            return Node(.literal(.text(text)), token.span)
        case .number(let number):
            advance()
            return Node(.literal(.number(number)), token.span)
        case .name(let name): return try value(named: name, token.span)
        case .sign(.openParenthesis): return try inParentheses()
        case .sign(.openBracket): return try list()
        case .sign(.openBrace): return try map()
        case .sign, .end:
            throw unexpected(
                expected: Text(
                    ro: "un nume, un număr sau un text", en: "a name, a number or a text"))
        }
    }

    private mutating func value(named name: String, _ span: Span) throws(Diagnostic) -> Node {
        if let literal = Keyword.literals[name] {
            advance()
            return Node(.literal(literal), span)
        }
        guard !Keyword.operators.contains(name) else {
            throw unexpected(
                expected: Text(
                    ro: "un nume, un număr sau un text", en: "a name, a number or a text"))
        }
        advance()
        guard current.kind == .sign(.openParenthesis) else { return Node(.name(name), span) }
        guard let function = environment.functions[name] else {
            throw .unknownFunction(name, environment, at: source.place(of: span))
        }
        let call = Node.Call(name: name, nameSpan: span, arguments: try argumentsInBrackets())
        return Node(
            .call(try checked(call, function.parameters)),
            span.through(tokens[position - 1].span))
    }

    private mutating func inParentheses() throws(Diagnostic) -> Node {
        let start = current.span
        advance()
        let inner = try expression()
        let end = current.span
        try expect(.closeParenthesis)
        return Node(inner.kind, start.through(end))
    }

    private mutating func list() throws(Diagnostic) -> Node {
        let start = current.span
        advance()
        var items: [Node] = []
        while current.kind != .sign(.closeBracket) {
            items.append(try expression())
            if !take(.comma) { break }
        }
        let end = current.span
        try expect(.closeBracket)
        return Node(Self.list(of: items), start.through(end))
    }

    /// A list of values that are written out is one itself: it need not be put together each time.
    private static func list(of items: [Node]) -> Node.Kind {
        let values = items.compactMap { item in
            if case .literal(let value) = item.kind { value } else { nil }
        }
        let list = Value.list(values)
        return values.count == items.count && list.isWithinLimits ? .literal(list) : .list(items)
    }

    private mutating func map() throws(Diagnostic) -> Node {
        let start = current.span
        advance()
        var entries: [Node.Entry] = []
        while current.kind != .sign(.closeBrace) {
            guard case .text(let name) = current.kind else {
                throw unexpected(
                    expected: Text(ro: "un nume între ghilimele", en: "a name in quotes"))
            }
            advance()
            try expect(.colon)
            entries.append(Node.Entry(name: name, value: try expression()))
            if !take(.comma) { break }
        }
        let end = current.span
        try expect(.closeBrace)
        return Node(.map(entries), start.through(end))
    }
}

/// Words with a meaning of their own.
enum Keyword {
    static let operators: Set<String> = ["and", "or", "not", "in", "is", "if", "else"]
    static let literals: [String: Value] = [
        "true": .bool(true), "True": .bool(true), "false": .bool(false), "False": .bool(false),
        "none": .none, "None": .none,
    ]
    static let reserved = operators.union(literals.keys)
}
