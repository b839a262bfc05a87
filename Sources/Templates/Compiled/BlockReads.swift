internal import Diagnostics

/// Which data decide how each block of a template comes out, and each stretch.
struct BlockReads: Sendable {
    /// All that is read of the document's own data.
    private(set) var paths: [FieldPath] = []
    private var positions: [FieldPath: Int] = [:]
    /// By the blocks' indices; nil where more than data decides.
    private var blocks: [Reads?] = []
    /// By the stretches' indices, likewise.
    private var stretches: [Reads?] = []

    final class Reads: Sendable {
        /// Indices of `paths`.
        let paths: [Int]
        /// Names to which a loop or `set` may give another value.
        let locals: [String]
        /// Whether it calls what is no standard function, which may go by more than its arguments.
        let asksCircumstances: Bool

        fileprivate init(paths: [Int], locals: [String], asksCircumstances: Bool) {
            self.paths = paths
            self.locals = locals
            self.asksCircumstances = asksCircumstances
        }
    }

    /// - Parameter names: Given to the steps when they are rendered, besides the document's data.
    init(of steps: [Instruction], given names: Set<String> = []) {
        var bound = names
        var found: [BlockInstruction] = []
        for step in steps { step.gather(&bound, &found) }
        for block in found {
            // An annex's opening depends on how many there are before it.
            guard block.shape.kind != .annex, let read = block.body.reads(.ofBlock) else {
                continue
            }
            while blocks.count <= block.index { blocks.append(nil) }
            blocks[block.index] = reads(read, bound)
        }
        for case .stretch(let stretch) in steps {
            while stretches.count <= stretch.index { stretches.append(nil) }
            stretches[stretch.index] = stretch.steps.reads(.ofStretch).map { reads($0, bound) }
        }
    }

    /// - Parameter bound: Names to which steps give values.
    private mutating func reads(_ read: StepReads, _ bound: Set<String>) -> Reads {
        var (own, locals): ([Int], [String]) = ([], [])
        for path in read.paths {
            if bound.contains(path.name) {
                if !locals.contains(path.name) { locals.append(path.name) }
                continue
            }
            let position = positions[path] ?? paths.count
            if position == paths.count { paths.append(path) }
            positions[path] = position
            own.append(position)
        }
        return Reads(
            paths: own, locals: locals,
            asksCircumstances: !Environment.standardNames.isSuperset(of: read.calls))
    }

    subscript(block: BlockInstruction) -> Reads? {
        block.index < blocks.count ? blocks[block.index] : nil
    }

    subscript(stretch: Stretch) -> Reads? { stretches[stretch.index] }

    var stretchCount: Int { stretches.count }
}

extension FieldPath {
    fileprivate var name: String { if case .key(let name)? = steps.first { name } else { "" } }
}

extension Instruction {
    /// The names that the steps give values, and the blocks among them.
    fileprivate func gather(_ names: inout Set<String>, _ blocks: inout [BlockInstruction]) {
        switch self {
        case .markup, .text, .print, .serial, .office: break
        case .branch(let branches):
            for step in branches.flatMap(\.body) { step.gather(&names, &blocks) }
        case .loop(let loop, let body, let otherwise):
            names.formUnion(loop.names)
            for step in body + otherwise { step.gather(&names, &blocks) }
        case .assign(let name, _): names.insert(name)
        case .block(let block):
            blocks.append(block)
            for step in block.body { step.gather(&names, &blocks) }
        case .stretch(let stretch):
            for step in stretch.steps { step.gather(&names, &blocks) }
        case .grid(let grid):
            names.formUnion(grid.loop.names)
            for step in grid.cell.body { step.gather(&names, &blocks) }
        }
    }

    /// - Parameter bound: Names that have their values from steps around it.
    fileprivate func gatherReads(
        _ reads: inout StepReads, except bound: Set<String>
    ) -> Bool {
        switch self {
        case .markup, .text: return true
        case .print(let print):
            print.expression.gatherReads(&reads, except: bound)
            return true
        case .branch(let branches):
            return branches.allSatisfy { branch in
                branch.condition?.gatherReads(&reads, except: bound)
                return branch.body.gatherReads(&reads, except: bound)
            }
        case .loop(let loop, let body, let otherwise):
            let inner = bound.union(loop.names)
            loop.sequence.gatherReads(&reads, except: bound)
            loop.condition?.gatherReads(&reads, except: inner)
            return body.gatherReads(&reads, except: inner)
                && otherwise.gatherReads(&reads, except: bound)
        case .block(let block):
            return reads.scope == .ofStretch && block.shape.kind != .annex
                && block.body.gatherReads(&reads, except: bound)
        case .grid(let grid):
            grid.loop.sequence.gatherReads(&reads, except: bound)
            let inner = bound.union(grid.loop.names)
            grid.loop.condition?.gatherReads(&reads, except: inner)
            return reads.scope == .ofStretch && grid.cell.body.gatherReads(&reads, except: inner)
        case .serial: return reads.scope == .ofStretch
        case .assign, .office, .stretch: return false
        }
    }
}

extension Loop {
    /// The names that have a value within it.
    fileprivate var names: [String] { targets + ["loop"] }
}

extension [Instruction] {
    /// What decides what the steps print; nil when they leave more behind than that.
    fileprivate func reads(_ scope: StepReads.Scope) -> StepReads? {
        var reads = StepReads(scope: scope)
        return gatherReads(&reads, except: []) ? reads : nil
    }

    fileprivate func gatherReads(_ reads: inout StepReads, except bound: Set<String>) -> Bool {
        allSatisfy { $0.gatherReads(&reads, except: bound) }
    }
}

extension Expression {
    fileprivate func gatherReads(_ reads: inout StepReads, except bound: Set<String>) {
        for path in paths where !bound.contains(path.name) && !reads.paths.contains(path.path) {
            reads.paths.append(path.path)
        }
        reads.calls.formUnion(calls.map(\.name))
    }
}

private struct StepReads {
    /// Blocks and serial numbers are what a stretch is made of; in a block they would leave more
    /// behind than its bytes.
    enum Scope { case ofBlock, ofStretch }

    let scope: Scope
    /// Of data that the steps do not give a value themselves.
    var paths: [FieldPath] = []
    /// Functions, filters and tests.
    var calls: Set<String> = []
}
