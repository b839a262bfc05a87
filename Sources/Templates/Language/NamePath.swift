public import Diagnostics

/// A name in the data that an expression reads, e.g. `party.name`.
public struct NamePath: Hashable, Sendable {
    /// As far as it is written out: `rows[i].sum` reads `rows` and `i`.
    public let path: FieldPath
    /// Where it stands in the source, in UTF-8 bytes.
    public let range: Range<Int>
    /// Whether the expression copes with its absence: `default()`, `is defined`.
    public let isGuarded: Bool

    /// The first name of the path.
    public var name: String {
        if case .key(let key) = path.steps.first { return key }
        return ""
    }

    static func all(in root: Node) -> [NamePath] { names(in: root).paths }

    /// The data that an expression reads, and the functions, filters and tests it calls.
    static func names(in root: Node) -> (paths: [NamePath], calls: [NamedCall]) {
        var reader = NamePathReader()
        reader.read(root, isGuarded: false)
        return (reader.found, reader.calls)
    }
}

/// A function, filter or test that an expression calls.
package struct NamedCall: Hashable, Sendable {
    package let name: String
    /// Without the subject of a filter or test.
    package let arguments: [Argument]

    package enum Argument: Hashable, Sendable {
        /// A name in the data, written out as a whole.
        case path(FieldPath)
        case text(String)
        case list([Value])
        /// One that is computed, or given by its parameter's name.
        case other
    }

    fileprivate init(_ call: Node.Call) {
        name = call.name
        arguments = call.arguments.map { argument in
            guard argument.name == nil else { return .other }
            let node = argument.value
            if case .literal(.text(let text)) = node.kind { return .text(text) }
            if case .literal(.list(let items)) = node.kind { return .list(items) }
            return node.fieldPath.map { .path($0) } ?? .other
        }
    }
}

extension Node {
    /// The path that the node is, when all its steps are written out.
    fileprivate var fieldPath: FieldPath? {
        switch kind {
        case .name(let name): return FieldPath([.key(name)])
        case .access(let base, let steps):
            guard case .name(let name) = base.kind else { return nil }
            let known = steps.compactMap(\.fieldStep)
            return known.count == steps.count ? FieldPath([.key(name)] + known) : nil
        default: return nil
        }
    }
}

/// Walks an expression and gathers the names it reads.
private struct NamePathReader {
    var found: [NamePath] = []
    var calls: [NamedCall] = []

    mutating func read(_ node: Node, isGuarded: Bool) {
        switch node.kind {
        case .literal: break
        case .name, .access: readPath(node, isGuarded: isGuarded)
        case .call(let call): read(call)
        case .pipeline(let subject, let stages):
            read(subject, isGuarded: isGuarded || stages.first?.acceptsMissing == true)
            for stage in stages { read(stage.call) }
        case .not(let operand), .negative(let operand): read(operand, isGuarded: isGuarded)
        case .and(let parts), .or(let parts), .join(let parts), .list(let parts): readAll(parts)
        case .compare(let left, _, let right): readAll([left, right])
        case .contains(let list, let item, _): readAll([item, list])
        case .sum(let first, let terms): readAll([first] + terms.map(\.operand))
        case .product(let first, let terms): readAll([first] + terms.map(\.operand))
        case .conditional(let condition, let then, let otherwise):
            readAll([condition, then] + (otherwise.map { [$0] } ?? []))
        case .map(let entries): readAll(entries.map(\.value))
        }
    }

    private mutating func readAll(_ nodes: [Node]) {
        for node in nodes { read(node, isGuarded: false) }
    }

    private mutating func read(_ call: Node.Call) {
        calls.append(NamedCall(call))
        readAll(call.arguments.map(\.value))
    }

    private mutating func readPath(_ node: Node, isGuarded: Bool) {
        guard case .access(let base, let steps) = node.kind else {
            if case .name(let name) = node.kind { note([.key(name)], node.span, isGuarded) }
            return
        }
        let known = steps.prefix { $0.fieldStep != nil }
        if case .name(let name) = base.kind {
            let span = base.span.through(known.last?.span ?? base.span)
            note([.key(name)] + known.compactMap(\.fieldStep), span, isGuarded)
        } else {
            read(base, isGuarded: isGuarded)
        }
        for case .computed(let node) in steps.map(\.kind) { read(node, isGuarded: false) }
    }

    private mutating func note(_ steps: [FieldPath.Step], _ span: Span, _ isGuarded: Bool) {
        found.append(NamePath(path: FieldPath(steps), range: span.range, isGuarded: isGuarded))
    }
}

extension Node.Step {
    /// The step when it is written out.
    fileprivate var fieldStep: FieldPath.Step? {
        switch kind {
        case .key(let key): .key(key)
        case .index(let index): .index(index)
        case .computed: nil
        }
    }
}

extension Node.Stage {
    var call: Node.Call {
        switch self {
        case .filter(let call), .test(let call, _): call
        }
    }

    /// Whether the stage takes a missing name for its subject without an error.
    var acceptsMissing: Bool {
        switch self {
        case .filter(let call): call.name == "default" || call.name == "d"
        case .test(let call, _): call.name == "defined" || call.name == "undefined"
        }
    }
}
