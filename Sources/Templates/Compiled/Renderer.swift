internal import Diagnostics
internal import Wording

/// Walks compiled steps with one document's data and appends bytes.
///
/// A reference to a clause leaves a hole, since its number may not be known yet; `bytes(in:)` fills
/// the holes once everything is counted.
struct Renderer<Syntax: FormatSyntax> {
    let syntax: Syntax
    let environment: Environment
    let limits: RenderLimits
    /// Every clause id of the template with its place, those that drop out included.
    let knownClauses: [String: SourcePlace]

    private(set) var scope: Scope
    private(set) var output: [UInt8] = []
    private(set) var blocks: [RenderedBlock] = []
    private var holes: [ReferenceHole] = []
    private var counters: Counters
    /// Printed number of each clause met so far, without its final full stop.
    private var labels: [String: String] = [:]
    private var printsText = false
    /// The look of the run that is open; words of the same look go on in it.
    private var openRun: Emphasis?
    private var rounds = 0
    private var serials: Int
    /// What only office templates keep.
    var office = OfficeState()
    private(set) var annexes: [RenderedBlock] = []
    /// The words of the annex's heading being rendered; nil in every other block.
    private var heading: String?
    private var problems = DiagnosticCollector()
    /// Of the blocks; nil where none are kept.
    private(set) var echoes: Echoes?

    init(
        syntax: Syntax, fields: Value.Map, environment: Environment, limits: RenderLimits,
        knownClauses: [String: SourcePlace], firstSerial: Int = 0, expectedLength: Int = 0,
        echoes: Echoes? = nil
    ) {
        self.echoes = echoes
        serials = firstSerial
        self.syntax = syntax
        self.environment = environment
        self.limits = limits
        self.knownClauses = knownClauses
        scope = Scope(fields)
        counters = Counters(syntax.numbering)
        output.reserveCapacity(expectedLength)
        labels.reserveCapacity(knownClauses.count)
    }

    /// Renders `steps` and returns where their bytes stand.
    mutating func render(_ steps: [Instruction], with fields: [String: Value] = [:])
        throws(DiagnosticList) -> Range<Int>
    {
        // A byte between two ranges, so that a hole at the end of one is not at the start of the next.
        if !output.isEmpty { output.append(0) }
        let start = output.count
        scope.push()
        for (name, value) in fields { scope.set(name, value) }
        run(steps)
        scope.pop()
        if output.count > limits.outputLength {
            problems.report(.outputTooLong(limits.outputLength))
        }
        if problems.hasErrors { throw DiagnosticList(problems.all) }
        return start..<output.count
    }

    /// A range of the output with its references filled in.
    func bytes(in range: Range<Int>) throws(DiagnosticList) -> [UInt8] {
        let holes = holes(in: range)
        if holes.isEmpty, range == output.indices { return syntax.completed(output) }
        var result: [UInt8] = []
        result.reserveCapacity(range.count + 64 * holes.count)
        var missing = DiagnosticCollector()
        var position = range.lowerBound
        for hole in holes {
            result += output[position..<hole.offset]
            position = hole.offset
            if let label = labels[hole.clause] {
                if label.isEmpty {
                    missing.report(.unnumberedClause(hole.clause, at: hole.spot.place))
                }
                syntax.reference(
                    to: hole.clause, label: label, hole.emphasis, into: &result)
            } else if let clause = office.clauses[ClauseBookmark.key(of: hole.clause)] {
                if clause.label.isEmpty {
                    missing.report(.unnumberedClause(hole.clause, at: hole.spot.place))
                }
                syntax.reference(
                    to: clause.bookmark, label: clause.label, hole.emphasis, into: &result)
            } else {
                missing.report(
                    .droppedClause(hole.clause, at: hole.spot.place, known: knownClauses))
            }
        }
        result += output[position..<range.upperBound]
        if missing.hasErrors { throw DiagnosticList(missing.all) }
        return syntax.completed(result)
    }

    /// Ids of the clauses referred to within a range, in order.
    func references(in range: Range<Int>) -> [String] {
        holes(in: range).map(\.clause)
    }

    /// The holes from a range's beginning to its very end; they stand in the order of the output.
    private func holes(in range: Range<Int>) -> ArraySlice<ReferenceHole> {
        var (low, high) = (0, holes.count)
        while low < high {
            let middle = (low + high) / 2
            if holes[middle].offset < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return holes[low...].prefix { $0.offset <= range.upperBound }
    }
}

// MARK: - Steps

extension Renderer {
    mutating func run(_ steps: [Instruction]) {
        for step in steps {
            guard output.count <= limits.outputLength, rounds <= limits.rounds else { return }
            run(step)
        }
    }

    private mutating func run(_ step: Instruction) {
        switch step {
        case .markup(let bytes):
            closeRun()
            output += bytes
        case .text(let text): write(text)
        case .print(let instruction): print(instruction)
        case .branch(let branches):
            if let body = chosen(branches) { run(body) }
        case .loop(let loop, let body, let otherwise):
            repeating(loop, otherwise: otherwise) { $0.run(body) }
        case .assign(let name, let expression):
            if let value = value(of: expression) { scope.set(name, value) }
        case .block(let block): run(block)
        case .stretch(let stretch): run(stretch)
        case .serial:
            closeRun()
            output += String(nextSerial()).utf8
        case .grid(let grid): run(grid)
        case .office(let step): run(step)
        }
    }

    mutating func value(of expression: Expression) -> Value? {
        do {
            return try expression.value(in: scope, environment: environment)
        } catch {
            problems.report(error)
            return nil
        }
    }

    mutating func nextSerial() -> Int {
        serials += 1
        return serials
    }

    private mutating func write(_ text: FixedText) {
        inRun(text.emphasis) { syntax, output in
            if let bytes = text.bytes {
                output += bytes
            } else {
                syntax.words(text.words, into: &output)
            }
        }
        heading?.append(text.words)
        if !text.isSpace { printsText = true }
    }

    /// Writes words into the open run, or into a new one where that looks otherwise.
    private mutating func inRun(_ emphasis: Emphasis, _ write: (Syntax, inout [UInt8]) -> Void) {
        if openRun != emphasis {
            closeRun()
            syntax.openRun(emphasis, into: &output)
            openRun = emphasis
        }
        write(syntax, &output)
    }

    private mutating func closeRun() {
        guard let emphasis = openRun else { return }
        syntax.closeRun(emphasis, into: &output)
        openRun = nil
    }

    mutating func write(_ bytes: [UInt8]) { output += bytes }

    mutating func write(_ text: String) { output += text.utf8 }

    mutating func write(_ body: (Syntax, inout [UInt8]) -> Void) { body(syntax, &output) }

    /// Forgets what was written since `position`.
    mutating func takeBack(to position: Int) {
        output.removeSubrange(position...)
        holes.removeAll { $0.offset > position }
    }

    /// Leaves the place of a clause's number, which may not be known yet.
    mutating func leaveHole(for clause: String, _ emphasis: Emphasis, at spot: TagSpot) {
        closeRun()
        holes.append(
            ReferenceHole(offset: output.count, clause: clause, emphasis: emphasis, spot: spot))
    }

    mutating func report(_ problem: Diagnostic) { problems.report(problem) }

    private mutating func chosen(_ branches: [Instruction.Branch]) -> [Instruction]? {
        for branch in branches {
            guard let condition = branch.condition else { return branch.body }
            guard let value = value(of: condition) else { return nil }
            if value.isTruthy { return branch.body }
        }
        return nil
    }

    private mutating func print(_ instruction: PrintInstruction) {
        guard let value = value(of: instruction.expression) else { return }
        let (emphasis, spot) = (instruction.emphasis, instruction.spot)
        switch value {
        case .reference(let clause):
            guard knownClauses[clause] != nil else {
                problems.report(.unknownClause(clause, at: spot.place, known: knownClauses))
                return
            }
            leaveHole(for: clause, emphasis, at: spot)
            printsText = true
        case .pageField(let field):
            closeRun()
            syntax.pageField(field, emphasis, into: &output)
            printsText = true
        case .blank:
            closeRun()
            syntax.blank(emphasis, into: &output)
            printsText = true
        default:
            do {
                let text = environment.language.spelled(try value.printed(in: environment))
                print(text, emphasis, at: spot)
            } catch {
                problems.report(error.located(at: .source(spot.place)))
            }
        }
    }

    private mutating func print(_ value: String, _ emphasis: Emphasis, at spot: TagSpot) {
        guard let text = fit(value, at: spot), !text.isEmpty else { return }
        inRun(emphasis) { $0.words(text, into: &$1) }
        heading?.append(text)
        printsText = true
    }

    /// The value as the format can hold it; nil with its problem noted.
    mutating func fit(_ value: String, at spot: TagSpot) -> String? {
        let text = value.withLineFeeds
        guard text.mayHoldForbiddenCharacters else { return text }
        let control = text.unicodeScalars.first {
            $0.isForbiddenInDocuments && !($0 == "\u{0C}" && syntax.breaksPages)
        }
        if let control {
            problems.report(
                .forbiddenCharacter(
                    control, at: spot.place,
                    of: scope.globals.field(with: control, printedIn: text)))
            return nil
        }
        return text
    }

    private mutating func repeating(
        _ loop: Loop, otherwise: [Instruction], _ body: (inout Self) -> Void
    ) {
        guard let items = items(of: loop) else { return }
        if items.isEmpty { run(otherwise) }
        for (index, item) in items.enumerated() {
            rounds += 1
            guard rounds <= limits.rounds else {
                problems.report(.tooManyRounds(limits.rounds))
                return
            }
            scope.push()
            scope.set(loop: LoopPosition(index: index, count: items.count))
            do {
                try loop.bind(item, in: &scope)
                body(&self)
            } catch {
                problems.report(error)
            }
            scope.pop()
            if problems.all.count > Self.maxProblems { return }
        }
    }

    /// Enough to mend; a fault in a long loop repeats itself.
    private static var maxProblems: Int { 100 }

    private mutating func items(of loop: Loop) -> [Value]? {
        do {
            return try loop.items(in: scope, environment: environment)
        } catch {
            problems.report(error)
            return nil
        }
    }

    private mutating func run(_ grid: GridInstruction) {
        output += grid.pieces.open.before
        if let rest = grid.pieces.open.after {
            run(.serial)
            output += rest
        }
        let start = output.count
        var column = 0
        repeating(grid.loop, otherwise: []) { renderer in
            renderer.output += column == 0 ? grid.pieces.openRow : []
            renderer.runCell(of: grid)
            renderer.output += column == 1 ? grid.pieces.closeRow : []
            column = 1 - column
        }
        if column == 1 { output += grid.pieces.emptyCell + grid.pieces.closeRow }
        if output.count == start, !problems.hasErrors {
            problems.report(.noSigners(at: grid.cell.place))
        }
        output += grid.pieces.close
    }

    /// One signer's cell, which is one block whatever paragraphs stand in it.
    private mutating func runCell(of grid: GridInstruction) {
        let (before, blocksBefore) = (output.count, blocks.count)
        output += grid.pieces.openCell
        let start = output.count
        run(grid.cell.body)
        closeRun()
        blocks.removeSubrange(blocksBefore...)
        guard output.count > start else {
            output.removeSubrange(before...)
            output += grid.pieces.emptyCell
            return
        }
        blocks.append(
            RenderedBlock(
                content: RenderedBlock.Content(of: grid.cell, label: nil),
                text: start..<output.count))
        output += grid.pieces.closeCell
    }
}

// MARK: - Blocks

extension Renderer {
    private mutating func run(_ block: BlockInstruction) {
        let counts = counters.counts
        if let echo = echoes?.echo(of: block, from: counts, serial: serials, in: scope) {
            return run(echo)
        }
        let start = echoes?.start(of: block, from: counts, serial: serials, in: scope)
        let before = (
            length: output.count, holes: holes.count, rounds: rounds, problems: problems.all.count
        )
        let rendered = make(block)
        if let rendered { note(rendered) }
        guard let start, problems.all.count == before.problems else { return }
        echoes?.add(
            BlockEcho(
                of: block, from: start, to: counters.counts,
                bytes: Array(output[before.length...]),
                rendered: rendered?.moved(by: -before.length),
                holes: holes[before.holes...].map { $0.moved(by: -before.length) },
                rounds: rounds - before.rounds))
    }

    private mutating func run(_ stretch: Stretch) {
        guard echoes != nil else { return run(stretch.steps) }
        let (counts, serial) = (counters.counts, serials)
        if let echo = echoes?.open(stretch, from: counts, serial: serial, in: scope) {
            return run(echo)
        }
        let start = echoes?.start(of: stretch, from: counts, serial: serial, in: scope)
        let before = (
            length: output.count, blocks: blocks.count, holes: holes.count, rounds: rounds,
            problems: problems.all.count
        )
        run(stretch.steps)
        let isWhole = problems.all.count == before.problems
        echoes?.close(stretch) { made in
            StretchEcho(
                from: isWhole ? start : nil, to: counters.counts, serials: serials - serial,
                bytes: Array(output[before.length...]),
                rendered: blocks[before.blocks...].map { $0.moved(by: -before.length) },
                holes: holes[before.holes...].map { $0.moved(by: -before.length) },
                rounds: rounds - before.rounds, blocks: made)
        }
    }

    /// Writes a stretch as it came out before.
    private mutating func run(_ echo: StretchEcho) {
        let start = output.count
        output += echo.bytes
        counters.counts = echo.counts
        serials += echo.serials
        rounds += echo.rounds
        for hole in echo.holes { holes.append(hole.moved(by: start)) }
        for rendered in echo.rendered { note(rendered.moved(by: start)) }
    }

    /// Writes a block as it came out before.
    private mutating func run(_ echo: BlockEcho) {
        let start = output.count
        rounds += echo.rounds
        counters.counts = echo.counts
        heading = nil
        guard let rendered = echo.rendered else { return }
        output += echo.bytes
        for hole in echo.holes { holes.append(hole.moved(by: start)) }
        if echo.block.id != nil { serials += 1 }
        printsText = true
        note(rendered.moved(by: start))
    }

    /// - Returns: nil when nothing was left of it.
    private mutating func make(_ block: BlockInstruction) -> RenderedBlock? {
        let before = (output.count, holes.count, counters.counts, serials, printsText)
        let isFirst = block.shape.listLevel.map { !counters.hasStarted($0.list) } ?? false
        let needsHeading = block.shape.listLevel.map { $0.level > 0 } ?? false
        let label = block.shape.listLevel.map { counters.advance($0) }
        if block.shape.kind == .annex {
            syntax.openAnnex(annexes.count + 1, into: &output)
        } else {
            output += isFirst ? block.openFirst : block.open
        }
        if let label { syntax.number(label, of: block.shape, into: &output) }
        let anchor = openAnchor(block)
        let textStart = output.count
        printsText = false
        heading = block.shape.kind == .annex ? "" : nil
        run(block.body)
        closeRun()
        guard printsText || block.keepsEmpty else {
            output.removeSubrange(before.0...)
            holes.removeSubrange(before.1...)
            (counters.counts, serials, printsText) = (before.2, before.3, before.4)
            return nil
        }
        let text = textStart..<output.count
        if let anchor { syntax.closeAnchor(anchor.0, serial: anchor.1, into: &output) }
        output += block.close
        printsText = true
        if isFirst, needsHeading, !problems.hasErrors {
            problems.report(.pointWithoutArticle(at: block.place))
        }
        return RenderedBlock(
            content: RenderedBlock.Content(
                of: block, label: label, words: heading ?? "",
                draft: draft(of: block, label, text)), text: text)
    }

    /// The block in a format that has words alone; nil where a reference is among them.
    private func draft(
        of block: BlockInstruction, _ label: String?, _ text: Range<Int>
    ) -> Draft.Block? {
        guard Syntax.isWordsAlone, (holes.last?.offset ?? -1) < text.lowerBound else { return nil }
        return Draft.Block(
            of: block, label: label, text: String(decoding: output[text], as: UTF8.self))
    }

    private mutating func openAnchor(_ block: BlockInstruction) -> (String, Int)? {
        guard let id = block.id else { return nil }
        serials += 1
        syntax.openAnchor(id, serial: serials, into: &output)
        return (id, serials)
    }

    private mutating func note(_ rendered: RenderedBlock) {
        blocks.append(rendered)
        if rendered.kind == .annex { annexes.append(rendered) }
        guard let id = rendered.block.id else { return }
        if labels[id] != nil {
            problems.report(.repeatedClause(id, at: rendered.block.place))
        }
        labels[id] = rendered.content.reference
    }
}
