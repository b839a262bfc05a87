internal import Diagnostics

/// A paragraph or table row as it came out, for the next document in which it would come out the same.
///
/// An object, so that documents share it.
final class BlockEcho: Sendable {
    let block: BlockInstruction
    let start: EchoStart
    /// How far was counted when it was finished.
    let counts: Counters.Counts
    /// From its opening to its close; empty when nothing was left of it.
    let bytes: [UInt8]
    /// The block, counted from the beginning of `bytes`; nil when nothing was left of it.
    let rendered: RenderedBlock?
    /// Counted from the beginning of `bytes`.
    let holes: [ReferenceHole]
    let rounds: Int

    init(
        of block: BlockInstruction, from start: EchoStart, to counts: Counters.Counts,
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

/// What decides how steps come out besides the document's data.
struct EchoStart: Sendable {
    /// How far was counted before them.
    let counts: Counters.Counts
    /// The last serial number before them.
    let serial: Int
    /// What the names stand for that they read and that loops and `set` give their values.
    let locals: [Scope.Binding?]

    fileprivate init(
        _ reads: BlockReads.Reads, _ counts: Counters.Counts, serial: Int, in scope: Scope
    ) {
        self.counts = counts
        self.serial = serial
        locals = reads.locals.map { scope.binding(of: $0) }
    }

    /// - Parameter serial: nil where none is taken.
    fileprivate func isSame(
        for reads: BlockReads.Reads, _ counts: Counters.Counts, serial: Int?, in scope: Scope
    ) -> Bool {
        self.counts == counts && (serial.map { $0 == self.serial } ?? true)
            && reads.locals.indices.allSatisfy {
                scope.binding(of: reads.locals[$0]).isSpelled(as: locals[$0])
            }
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

/// The blocks and stretches of the document before that come out the same in this one.
struct Echoes: Sendable {
    /// The document's data, which share with those before what is alike.
    let fields: Value.Map
    private let reads: BlockReads
    private let basis: Environment.Basis
    private let circumstances: [Value]
    /// Whether what added functions go by is as before.
    private let hasSameCircumstances: Bool
    /// Whether each path leads to something else than before.
    private let hasChanged: [Bool]
    /// Of the stretch that is open, else those outside.
    private var blocks: Reuse<BlockEcho>
    /// Those outside, while a stretch is open.
    private var outside: Reuse<BlockEcho>?
    /// By the stretches' indices: those of the document before until this one has its own.
    private var stretches: [StretchEcho?]

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
        guard let document, document.basis == basis else {
            hasChanged = reads.paths.map { _ in true }
            blocks = Reuse()
            stretches = Array(repeating: nil, count: reads.stretchCount)
            return
        }
        let changes = DataChanges(in: self.fields, since: document.fields)
        hasChanged = reads.paths.map(changes.reach)
        blocks = Reuse(after: document.blocks)
        stretches = document.stretches
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
        let isUnchanged = isUnchanged(reads)
        let echo = blocks.piece { echo in
            isUnchanged && echo.block === block
                && echo.start.isSame(
                    for: reads, counts, serial: block.id == nil ? nil : serial, in: scope)
        }
        if let echo { blocks.add(echo) }
        return echo
    }

    private func isUnchanged(_ reads: BlockReads.Reads) -> Bool {
        (hasSameCircumstances || !reads.asksCircumstances)
            && !reads.paths.contains { hasChanged[$0] }
    }

    /// The start of a block that has to be made; nil when more decides on it than can be compared.
    func start(
        of block: BlockInstruction, from counts: Counters.Counts, serial: Int, in scope: Scope
    ) -> EchoStart? {
        reads[block].map { EchoStart($0, counts, serial: serial, in: scope) }
    }

    mutating func add(_ echo: BlockEcho) { blocks.add(echo) }

    /// As many bytes as the document before had, and some more.
    var expectedLength: Int {
        let length = stretches.reduce(0) { $0 + ($1?.bytes.count ?? 0) }
        return length + length / 4
    }

    /// The stretch as it came out before; nil when it is now open, with its own blocks.
    mutating func open(
        _ stretch: Stretch, from counts: Counters.Counts, serial: Int, in scope: Scope
    ) -> StretchEcho? {
        let echo = stretches[stretch.index]
        if let echo, let start = echo.start, let reads = reads[stretch], isUnchanged(reads),
            start.isSame(for: reads, counts, serial: serial, in: scope)
        {
            return echo
        }
        outside = blocks
        blocks = Reuse(after: echo?.blocks ?? [])
        return nil
    }

    /// The start of a stretch that has to be made; nil when more decides on it than can be compared.
    func start(
        of stretch: Stretch, from counts: Counters.Counts, serial: Int, in scope: Scope
    ) -> EchoStart? {
        reads[stretch].map { EchoStart($0, counts, serial: serial, in: scope) }
    }

    /// Closes the stretch that is open.
    ///
    /// - Parameter echo: Made with the blocks of the stretch.
    mutating func close(_ stretch: Stretch, _ echo: ([BlockEcho]) -> StretchEcho) {
        stretches[stretch.index] = echo(blocks.pieces)
        blocks = outside ?? Reuse()
        outside = nil
    }
}
