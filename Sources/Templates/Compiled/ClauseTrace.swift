public import Diagnostics

/// Why a clause of a template is in a document, or is not: the conditions around it.
public struct ClauseTrace: Sendable {
    public let id: String
    /// Where the clause stands in its template.
    public let place: SourcePlace
    /// From the outermost in; empty for a clause that stands in every document.
    public let conditions: [Condition]

    /// `{% if … %}` or `{% for … %}` around the clause.
    public struct Condition: Sendable, Hashable {
        /// As it is written in the template.
        public let text: String
        public let place: SourcePlace
        /// Whether the clause stands in the `{% else %}` of the condition.
        public let isNegated: Bool
        /// Whether it let the clause through; nil where an outer one did not, so that it was not asked.
        public let holds: Bool?
        /// The data it reads, what `{% set %}` names traced back to them.
        public let fields: [FieldPath]
    }
}

/// Walks a compiled template with one document's data, into the branches not taken too.
struct ClauseTracer {
    private(set) var traces: [ClauseTrace] = []
    private let environment: Environment
    private var scope: Scope
    private var conditions: [ClauseTrace.Condition] = []
    /// What each name that the template set was computed from.
    private var sources: [String: [FieldPath]] = [:]

    init(_ instructions: [Instruction], _ fields: Value.Map, _ environment: Environment) {
        self.environment = environment
        scope = Scope(fields)
        walk(instructions, isLive: true)
    }

    private mutating func walk(_ instructions: [Instruction], isLive: Bool) {
        for instruction in instructions {
            switch instruction {
            case .assign(let name, let expression):
                sources[name] = fields(of: expression)
                if isLive, let value = value(of: expression) { scope.set(name, value) }
            case .branch(let branches): walk(branches, isLive: isLive)
            case .loop(let loop, let body, let otherwise):
                walk(loop, body, otherwise, isLive: isLive)
            case .block(let block):
                if let id = block.id {
                    traces.append(
                        ClauseTrace(id: id, place: block.place, conditions: conditions))
                }
                walk(block.body, isLive: isLive)
            case .stretch(let stretch): walk(stretch.steps, isLive: isLive)
            case .grid(let grid): walk(grid.cell.body, isLive: false)
            case .markup, .text, .print, .serial, .office: break
            }
        }
    }

    private mutating func walk(_ branches: [Instruction.Branch], isLive: Bool) {
        let depth = conditions.count
        var isOpen = isLive
        for branch in branches {
            guard let condition = branch.condition else {
                walk(branch.body, isLive: isOpen)
                continue
            }
            let holds = isOpen ? value(of: condition)?.isTruthy ?? false : nil
            conditions.append(told(condition, holds: holds, isNegated: false))
            walk(branch.body, isLive: holds ?? false)
            // What follows stands under the contrary.
            conditions[conditions.count - 1] = told(
                condition, holds: holds.map { !$0 }, isNegated: true)
            isOpen = isOpen && holds == false
        }
        conditions.removeSubrange(depth...)
    }

    private mutating func walk(
        _ loop: Loop, _ body: [Instruction], _ otherwise: [Instruction], isLive: Bool
    ) {
        let items = isLive ? try? loop.items(in: scope, environment: environment) : nil
        let isEmpty = items?.isEmpty ?? true
        conditions.append(told(loop.sequence, holds: items.map { !$0.isEmpty }, isNegated: false))
        scope.push()
        for target in loop.targets { sources[target] = fields(of: loop.sequence) }
        if let first = items?.first, loop.targets.count == 1 { scope.set(loop.targets[0], first) }
        // A loop's items are alike: the first stands for all. Two names cannot be given values here.
        walk(body, isLive: isLive && !isEmpty && loop.targets.count == 1)
        scope.pop()
        conditions[conditions.count - 1] = told(
            loop.sequence, holds: items.map(\.isEmpty), isNegated: true)
        walk(otherwise, isLive: isLive && isEmpty)
        conditions.removeLast()
    }

    private func told(
        _ expression: Expression, holds: Bool?, isNegated: Bool
    ) -> ClauseTrace.Condition {
        ClauseTrace.Condition(
            text: expression.text, place: expression.place, isNegated: isNegated, holds: holds,
            fields: fields(of: expression))
    }

    private func value(of expression: Expression) -> Value? {
        try? expression.value(in: scope, environment: environment)
    }

    /// The data that an expression reads, each once.
    private func fields(of expression: Expression) -> [FieldPath] {
        var found: [FieldPath] = []
        for path in expression.paths.flatMap({ sources[$0.name] ?? [$0.path] })
        where !found.contains(path) {
            found.append(path)
        }
        return found
    }
}

extension Expression {
    /// As it is written in its source, on one line.
    var text: String {
        let bytes = Array(source.text.utf8)
        guard range.upperBound <= bytes.count else { return "" }
        return String(decoding: bytes[range], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
