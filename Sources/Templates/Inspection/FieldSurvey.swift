internal import Diagnostics

/// Walks a part of a template and notes which data it reads, under which conditions, and what in it
/// can never happen.
struct FieldSurvey {
    private(set) var uses: [FieldUse] = []
    private(set) var problems: [Diagnostic] = []
    /// Clauses referred to by name.
    private(set) var references: [(clause: String, place: SourcePlace)] = []
    private let part: TemplateOutline.Part
    private let environment: Environment
    private var bindings: [FieldBinding] = []
    private var facts: [Fact] = []
    private var isAside = false
    /// Names read where it is not certain which loop gives them.
    private var looseNames: Set<String> = []
    private var unused: [(name: String, tag: Tag)] = []

    /// A condition known to hold, or not to, where the walk stands.
    private struct Fact {
        let words: [Token.Kind]
        let names: Set<String>
        let mentions: [DataPath]
        let holds: Bool
    }

    init(of part: TemplateOutline.Part, environment: Environment) {
        self.part = part
        self.environment = environment
        read(part.tree)
        guard !part.isBroken else { return }
        for (name, tag) in unused where !looseNames.contains(name) {
            problems.append(.unusedLoopName(name, at: tag.place))
        }
    }

    // MARK: - Blocks

    private mutating func read(_ tree: TemplateOutline.Tree) {
        for block in tree {
            switch block {
            case .leaf(.aside(let tree)):
                let outer = isAside
                isAside = true
                read(tree)
                isAside = outer
            case .leaf(.included(_, let tree)): read(tree)
            case .tag(let tag): read(tag)
            case .choice(let choice): read(choice)
            case .loop(let loop): read(loop)
            }
        }
    }

    private mutating func read(_ tag: Tag) {
        for expression in tag.expressions { read(expression.root, in: expression.source) }
        guard case .set(let name, let expression) = tag.kind else { return }
        let origin = origin(of: expression.root)
        let mentions = mentions(in: expression.root)
        let start = bindings.lastIndex { $0.name == name && $0.tag == nil }
        if let start, !facts.isEmpty {
            bindings[start].origin = bindings[start].origin.joined(origin)
            bindings[start].mentions += mentions
        } else {
            bindings.append(FieldBinding(name: name, origin: origin, mentions: mentions))
        }
        facts.removeAll { $0.names.contains(name) }
    }

    private mutating func read(_ choice: Choice<TemplateOutline.Leaf>) {
        let outer = facts
        var isClosed = false
        for (index, branch) in choice.branches.enumerated() {
            let tag = choice.tags[min(index, choice.tags.count - 1)]
            if isClosed {
                problems.append(.unreachableBranch(tag, because: .earlierBranch))
            }
            guard let condition = branch.condition else {
                read(branch.body)
                continue
            }
            read(condition.root, in: condition.source)
            let verdict = verdict(on: condition)
            if verdict == false, !isClosed {
                problems.append(
                    .unreachableBranch(
                        tag, because: condition.isConstant ? .constant : .repeatedCondition))
            }
            let before = facts
            facts = before + [fact(condition, holds: true)]
            read(branch.body)
            facts = before + [fact(condition, holds: false)]
            isClosed = isClosed || verdict == true
        }
        facts = outer.filter { fact in !fact.names.contains { isSet($0, in: choice) } }
    }

    private func isSet(_ name: String, in choice: Choice<TemplateOutline.Leaf>) -> Bool {
        choice.branches.contains { branch in
            branch.body.contains { block in
                if case .tag(let tag) = block, case .set(name, _) = tag.kind { true } else { false }
            }
        }
    }

    private mutating func read(_ block: LoopBlock<TemplateOutline.Leaf>) {
        let loop = block.loop
        read(loop.sequence.root, in: loop.sequence.source, as: .list)
        let (mark, outer) = (bindings.count, facts)
        let item = loop.targets.count == 1 ? origin(of: loop.sequence.root).item : .made
        let mentions = mentions(in: loop.sequence.root)
        bindings.append(FieldBinding(name: "loop", origin: .made, mentions: [], isUsed: true))
        for target in loop.targets {
            bindings.append(
                FieldBinding(name: target, origin: item, mentions: mentions, tag: block.tags[0]))
            facts.removeAll { $0.names.contains(target) }
        }
        if let condition = loop.condition {
            read(condition.root, in: condition.source)
            facts.append(fact(condition, holds: true))
        }
        read(block.body)
        for binding in bindings[mark...] where !binding.isUsed && !binding.name.hasPrefix("_") {
            if let tag = binding.tag { unused.append((binding.name, tag)) }
        }
        bindings.removeSubrange(mark...)
        facts = outer
        read(block.otherwise)
    }

    // MARK: - Conditions

    private func fact(_ condition: Expression, holds: Bool) -> Fact {
        Fact(
            words: condition.tokens, names: Set(condition.paths.map(\.name)),
            mentions: mentions(in: condition.root), holds: holds)
    }

    /// Whether the condition always holds, or never does; nil when it depends on the data.
    private func verdict(on condition: Expression) -> Bool? {
        if condition.isConstant {
            return try? condition.isTruthy(in: Scope(Value.Map()), environment: environment)
        }
        return facts.last { $0.words == condition.tokens && !$0.words.isEmpty }?.holds
    }

    private mutating func assuming(_ node: Node, _ body: (inout Self) -> Void) {
        facts.append(Fact(words: [], names: [], mentions: mentions(in: node), holds: true))
        body(&self)
        facts.removeLast()
    }

    // MARK: - Expressions

    private mutating func read(
        _ node: Node, in source: SourceText, isGuarded: Bool = false, as kind: FieldKind? = nil
    ) {
        switch node.kind {
        case .literal: break
        case .name, .access: readPath(node, in: source, isGuarded: isGuarded, as: kind)
        case .call(let call):
            note(call, in: source)
            readArguments(of: call, in: source)
        case .pipeline(let subject, let stages):
            readPipeline(subject, stages, in: source, isGuarded: isGuarded)
        case .not(let operand): read(operand, in: source, isGuarded: isGuarded)
        case .negative(let operand): read(operand, in: source, as: .number)
        case .and(let parts), .or(let parts): readChain(parts[...], in: source)
        case .join(let parts), .list(let parts): readAll(parts, in: source)
        case .compare(let left, _, let right):
            read(left, in: source, as: FieldKind(besides: right))
            read(right, in: source, as: FieldKind(besides: left))
        case .contains(let list, let item, _): readAll([item, list], in: source)
        case .sum(let first, let terms): readAll([first] + terms.map(\.operand), in: source)
        case .product(let first, let terms):
            readAll([first] + terms.map(\.operand), in: source, as: .number)
        case .conditional(let condition, let then, let otherwise):
            read(condition, in: source)
            assuming(condition) { survey in
                survey.read(then, in: source)
                if let otherwise { survey.read(otherwise, in: source) }
            }
        case .map(let entries): readAll(entries.map(\.value), in: source)
        }
    }

    private mutating func readAll(
        _ nodes: [Node], in source: SourceText, as kind: FieldKind? = nil
    ) {
        for node in nodes { read(node, in: source, as: kind) }
    }

    /// Each part is read only under those before it.
    private mutating func readChain(_ parts: ArraySlice<Node>, in source: SourceText) {
        guard let first = parts.first else { return }
        read(first, in: source)
        guard parts.count > 1 else { return }
        assuming(first) { $0.readChain(parts.dropFirst(), in: source) }
    }

    private mutating func readArguments(of call: Node.Call, in source: SourceText) {
        readAll(call.arguments.map(\.value), in: source)
    }

    private mutating func note(_ call: Node.Call, in source: SourceText) {
        if call.name == "ref", case .literal(.text(let clause))? = call.arguments.first?.value.kind,
            let argument = call.arguments.first
        {
            references.append((clause, source.place(of: argument.value.span)))
        }
    }

    private mutating func readPipeline(
        _ subject: Node, _ stages: [Node.Stage], in source: SourceText, isGuarded: Bool
    ) {
        let first = stages.first
        let kind: FieldKind? =
            if case .filter(let call)? = first { FieldKind(filter: call.name) } else { nil }
        read(subject, in: source, isGuarded: isGuarded || first?.acceptsMissing == true, as: kind)
        var origin = origin(of: subject)
        for stage in stages {
            if let name = stage.attribute {
                readAttribute(name, ofItemsOf: origin, in: source)
            }
            readArguments(of: stage.call, in: source)
            origin = origin.after(stage)
        }
    }

    private mutating func readAttribute(
        _ attribute: (name: String, span: Span), ofItemsOf origin: FieldBinding.Origin,
        in source: SourceText
    ) {
        guard case .data(let paths) = origin.item else { return }
        let steps = attribute.name.split(separator: ".").map { DataPath.Step.key(String($0)) }
        for path in paths {
            note(
                path.appending(steps), knownSteps: path.steps.count,
                spans: steps.map { _ in attribute.span }, in: source, isGuarded: false, as: nil)
        }
    }

    // MARK: - Names

    private mutating func readPath(
        _ node: Node, in source: SourceText, isGuarded: Bool, as kind: FieldKind?
    ) {
        guard let path = node.writtenPath else {
            if case .access(let base, let steps) = node.kind {
                read(base, in: source, isGuarded: isGuarded)
                readComputed(steps, in: source)
            }
            return
        }
        if case .access(_, let steps) = node.kind { readComputed(steps, in: source) }
        let steps = path.steps.map(\.step)
        guard let index = bindings.lastIndex(where: { $0.name == path.name }) else {
            if isAside || part.isBroken { looseNames.insert(path.name) }
            if isAside || part.isBroken, part.givenNames.contains(path.name) { return }
            return note(
                DataPath([.key(path.name)] + steps), knownSteps: 0,
                spans: [path.span] + path.steps.map(\.span), in: source, isGuarded: isGuarded,
                as: kind)
        }
        bindings[index].isUsed = true
        guard case .data(let paths) = bindings[index].origin else { return }
        for base in paths {
            note(
                base.appending(steps), knownSteps: base.steps.count,
                spans: steps.isEmpty ? [path.span] : path.steps.map(\.span), in: source,
                isGuarded: isGuarded, as: kind)
        }
    }

    private mutating func readComputed(_ steps: [Node.Step], in source: SourceText) {
        for case .computed(let node) in steps.map(\.kind) { read(node, in: source) }
    }

    private mutating func note(
        _ path: DataPath, knownSteps: Int, spans: [Span], in source: SourceText, isGuarded: Bool,
        as kind: FieldKind?
    ) {
        uses.append(
            FieldUse(
                path: path, knownSteps: knownSteps, spans: spans, source: source,
                isGuarded: isGuarded, guards: facts.flatMap(\.mentions),
                isConditional: !facts.isEmpty, kind: kind))
    }

    /// The data that an expression reads, those it reads through names of the template too.
    private func mentions(in node: Node) -> [DataPath] {
        NamePath.all(in: node).flatMap { name -> [DataPath] in
            let steps = name.path.steps.map { step -> DataPath.Step in
                if case .key(let key) = step { .key(key) } else { .each }
            }
            guard let binding = bindings.last(where: { $0.name == name.name }) else {
                return [DataPath(steps)]
            }
            guard case .data(let paths) = binding.origin else { return binding.mentions }
            return paths.map { $0.appending(Array(steps.dropFirst())) } + binding.mentions
        }
    }

    // MARK: - What an expression stands for

    private func origin(of node: Node) -> FieldBinding.Origin {
        switch node.kind {
        case .name, .access:
            guard let path = node.writtenPath, path.isWhole else { return .made }
            let steps = path.steps.map(\.step)
            guard let binding = bindings.last(where: { $0.name == path.name }) else {
                return .data([DataPath([.key(path.name)] + steps)])
            }
            return binding.origin.going(steps)
        case .pipeline(let subject, let stages):
            return stages.reduce(origin(of: subject)) { $0.after($1) }
        case .conditional(_, let then, let otherwise):
            return origin(of: then).joined(otherwise.map(origin) ?? .made)
        case .list(let items):
            let paths = items.flatMap { item -> [DataPath] in
                if case .data(let paths) = origin(of: item) { paths } else { [] }
            }
            return paths.isEmpty ? .made : .items(paths)
        default: return .made
        }
    }
}

extension FieldBinding.Origin {
    fileprivate func going(_ steps: [DataPath.Step]) -> FieldBinding.Origin {
        if steps.isEmpty { return self }
        switch self {
        case .data(let paths): return .data(paths.map { $0.appending(steps) })
        case .items where steps.first == .each: return item.going(Array(steps.dropFirst()))
        default: return .made
        }
    }

    /// What is left behind a filter or test.
    fileprivate func after(_ stage: Node.Stage) -> FieldBinding.Origin {
        guard case .filter(let call) = stage else { return .made }
        switch call.name {
        case "sort", "select", "reject", "selectattr", "rejectattr", "unique", "reverse",
            "default", "d":
            return self
        case "first", "last", "min", "max": return item
        default: return .made
        }
    }
}

extension Node.Stage {
    /// The field of each item that a filter of lists is told to look at, with its place.
    fileprivate var attribute: (name: String, span: Span)? {
        guard case .filter(let call) = self else { return nil }
        let position: Int? =
            switch call.name {
            case "selectattr", "rejectattr", "sum", "min", "max", "sort", "unique": 0
            case "join": 1
            case "map": .max
            default: nil
            }
        guard let position else { return nil }
        let named = call.arguments.first { $0.name == "attribute" }
        let placed = call.arguments.indices.contains(position) ? call.arguments[position] : nil
        guard let argument = named ?? (placed?.name == nil ? placed : nil),
            case .literal(.text(let name)) = argument.value.kind
        else { return nil }
        return (name, argument.value.span)
    }
}

/// A path as far as it is written out, `rows[i].sum` as `rows`.
struct WrittenPath {
    let name: String
    let span: Span
    let steps: [(step: DataPath.Step, span: Span)]
    /// Whether nothing computed follows.
    let isWhole: Bool
}

extension Node {
    /// The path that the node is; nil when it does not begin with a name.
    var writtenPath: WrittenPath? {
        switch kind {
        case .name(let name): return WrittenPath(name: name, span: span, steps: [], isWhole: true)
        case .access(let base, let steps):
            guard case .name(let name) = base.kind else { return nil }
            let written = steps.prefix { $0.dataStep != nil }
            return WrittenPath(
                name: name, span: base.span,
                steps: written.compactMap { step in step.dataStep.map { ($0, step.span) } },
                isWhole: written.count == steps.count)
        default: return nil
        }
    }
}

extension Node.Step {
    fileprivate var dataStep: DataPath.Step? {
        switch kind {
        case .key(let key): .key(key)
        case .index: .each
        case .computed: nil
        }
    }
}

extension Expression {
    /// The words of the expression without white space and places.
    fileprivate var tokens: [Token.Kind] {
        let tokens = try? Lexer.tokens(of: source.words(in: range), in: source, at: 0)
        return tokens?.map(\.kind) ?? []
    }

    /// Whether no data and no function can change its value.
    fileprivate var isConstant: Bool { root.isConstant }
}

extension Node {
    fileprivate var isConstant: Bool {
        switch kind {
        case .literal: true
        case .not(let operand), .negative(let operand): operand.isConstant
        case .and(let parts), .or(let parts), .join(let parts), .list(let parts):
            parts.allSatisfy(\.isConstant)
        case .compare(let left, _, let right): left.isConstant && right.isConstant
        case .contains(let list, let item, _): list.isConstant && item.isConstant
        case .sum(let first, let terms):
            first.isConstant && terms.allSatisfy { $0.operand.isConstant }
        case .product(let first, let terms):
            first.isConstant && terms.allSatisfy { $0.operand.isConstant }
        default: false
        }
    }
}
