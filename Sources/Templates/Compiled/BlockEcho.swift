internal import Diagnostics

/// A paragraph or table row as it came out, for the next document in which it would come out the same.
///
/// An object, so that documents share it.
final class BlockEcho: Sendable {
    let block: BlockInstruction
    let start: Start
    /// How far was counted when it was finished.
    let counts: Counters.Counts
    /// From its opening to its close; empty when nothing was left of it.
    let bytes: [UInt8]
    /// The block, counted from the beginning of `bytes`; nil when nothing was left of it.
    let rendered: RenderedBlock?
    /// Counted from the beginning of `bytes`.
    let holes: [ReferenceHole]
    let rounds: Int

    /// What decides how a block comes out besides the document's data.
    struct Start: Sendable {
        /// How far was counted before it.
        let counts: Counters.Counts
        /// The last serial number before it, which a block with an id takes the next of.
        let serial: Int
        /// What the names stand for that it reads and that loops and `set` give their values.
        let locals: [Scope.Binding?]
    }

    init(
        of block: BlockInstruction, from start: Start, to counts: Counters.Counts,
        bytes: [UInt8], rendered: RenderedBlock?, holes: [ReferenceHole], rounds: Int
    ) {
        self.block = block
        self.start = start
        self.counts = counts
        self.bytes = bytes
        self.rendered = rendered
        self.holes = holes
        self.rounds = rounds
    }
}

/// The place of a clause's number, which may not be known yet.
struct ReferenceHole: Sendable {
    let offset: Int
    let clause: String
    let emphasis: Emphasis
    let spot: TagSpot

    func moved(by distance: Int) -> ReferenceHole {
        ReferenceHole(offset: offset + distance, clause: clause, emphasis: emphasis, spot: spot)
    }
}

/// The blocks of the document before that come out the same in this one.
struct Echoes: Sendable {
    /// The document's data, which share with those before what is alike.
    let fields: Value.Map
    private let reads: BlockReads
    private let basis: Environment.Basis
    private let circumstances: [Value]
    /// Whether what added functions go by is as before.
    private let hasSameCircumstances: Bool
    /// What each path leads to in this document, and whether to something else than before.
    private let readings: [Scope.Reading]
    private let hasChanged: [Bool]
    private var blocks: Reuse<BlockEcho>

    init(
        _ reads: BlockReads, _ fields: Value.Map, _ environment: Environment,
        after document: Echoes?
    ) {
        self.reads = reads
        basis = environment.basis
        circumstances = environment.circumstances
        hasSameCircumstances =
            document?.circumstances.isSpelled(as: environment.circumstances) ?? false
        self.fields = document.map { fields.sharing($0.fields) } ?? fields
        let scope = Scope(self.fields)
        let readings = reads.paths.map { scope.reading(of: $0) }
        self.readings = readings
        guard let document, document.basis == basis else {
            hasChanged = readings.map { _ in true }
            blocks = Reuse()
            return
        }
        hasChanged = readings.indices.map { !readings[$0].isSpelled(as: document.readings[$0]) }
        blocks = Reuse(after: document.blocks)
    }

    /// The block as it came out before, now this document's, too.
    ///
    /// - Parameters:
    ///   - counts: How far was counted before it.
    ///   - serial: The last serial number before it.
    mutating func echo(
        of block: BlockInstruction, from counts: Counters.Counts, serial: Int, in scope: Scope
    ) -> BlockEcho? {
        guard let reads = reads[block] else { return nil }
        let isUnchanged =
            (hasSameCircumstances || !reads.asksCircumstances)
            && !reads.paths.contains { hasChanged[$0] }
        let echo = blocks.piece { echo in
            isUnchanged && echo.block === block && echo.start.counts == counts
                && (block.id == nil || echo.start.serial == serial)
                && reads.locals.indices.allSatisfy {
                    scope.binding(of: reads.locals[$0]).isSpelled(as: echo.start.locals[$0])
                }
        }
        if let echo { blocks.add(echo) }
        return echo
    }

    /// The start of a block that has to be made; nil when more decides on it than can be compared.
    func start(
        of block: BlockInstruction, from counts: Counters.Counts, serial: Int, in scope: Scope
    ) -> BlockEcho.Start? {
        guard let reads = reads[block] else { return nil }
        return BlockEcho.Start(
            counts: counts, serial: serial, locals: reads.locals.map { scope.binding(of: $0) })
    }

    mutating func add(_ echo: BlockEcho) { blocks.add(echo) }
}
