public import Diagnostics
internal import OpenPackage

/// A place where a template reads the data.
public struct OfficeRead: Hashable, Sendable {
    /// The way to the value, `[]` for any item of a list: `["companies", "[]", "name"]`.
    public let path: [String]
    /// Whether the value is gone through by a loop.
    public let isList: Bool
    /// Whether the template copes with its absence.
    public let isGuarded: Bool
    public let place: Diagnostic.Location
}

/// Gathers what compiled steps read, with the names of loops resolved to what they go through.
struct OfficeReadFinder {
    private let locations: [String: OfficeLocation]
    private(set) var reads: [OfficeRead] = []
    /// Names the template sets; nil for one whose value is no plain part of the data.
    private var bound: [(name: String, path: [String]?)] = []

    init(locations: [String: OfficeLocation]) { self.locations = locations }

    mutating func read(_ steps: [Instruction]) {
        for step in steps { read(step) }
    }

    private mutating func read(_ step: Instruction) {
        switch step {
        case .print(let expression, _, _): note(expression)
        case .assign(let name, let expression):
            note(expression)
            bound.append((name, plainPath(of: expression)))
        case .branch(let branches):
            for branch in branches {
                if let condition = branch.condition { note(condition) }
                read(branch.body)
            }
        case .loop(let loop, let body, let otherwise): read(loop, body, otherwise)
        case .office(let step): read(step)
        case .block(let block): read(block.body)
        case .markup, .text, .serial, .grid: break
        }
    }

    private mutating func read(_ step: OfficeInstruction) {
        switch step {
        case .insert(let insertion): note(insertion.expression)
        case .vessel(let open, let body, _):
            read(open)
            read(body)
        case .once(_, let body), .again(_, let body), .divert(_, let body): read(body)
        case .unlessEnding, .ifEnding, .mark, .marked, .restart, .list, .count: break
        }
    }

    private mutating func read(_ loop: Loop, _ body: [Instruction], _ otherwise: [Instruction]) {
        note(loop.sequence, isList: true)
        let item = plainPath(of: loop.sequence).map { $0 + ["[]"] }
        let mark = bound.count
        for target in loop.targets { bound.append((target, loop.targets.count == 1 ? item : nil)) }
        bound.append(("loop", nil))
        if let condition = loop.condition { note(condition) }
        read(body)
        bound.removeLast(bound.count - mark)
        read(otherwise)
    }

    private func plainPath(of expression: Expression) -> [String]? {
        expression.paths.count == 1 ? resolved(expression.paths[0]) : nil
    }

    /// nil for names that are not of the data.
    private func resolved(_ path: NamePath) -> [String]? {
        let steps = path.path.steps.map { step in
            if case .key(let key) = step { key } else { "[]" }
        }
        guard let name = bound.last(where: { $0.name == path.name }) else { return steps }
        return name.path.map { $0 + steps.dropFirst() }
    }

    private mutating func note(_ expression: Expression, isList: Bool = false) {
        for path in expression.paths {
            guard let resolved = resolved(path) else { continue }
            let source = expression.source.place(of: path.range)
            let place = locations[source.file]?.passage(at: source) ?? .source(source)
            reads.append(
                OfficeRead(
                    path: resolved, isList: isList && expression.paths.count == 1,
                    isGuarded: path.isGuarded, place: place))
        }
    }
}

extension OfficeTemplate {
    /// What the template reads of the data, in the order of its parts and text.
    public var reads: [OfficeRead] {
        var finder = OfficeReadFinder(locations: locations)
        for name in archive.names {
            if let part = parts[name] { finder.read(part.steps) }
        }
        return finder.reads
    }
}
