/// Steps in a row, from one article to the next, that a document takes over as a whole where all of
/// them come out as in the one before.
///
/// An object, which every document of a template steps through without copying it.
package final class Stretch: Sendable {
    /// Its own among the stretches of a template, from 0.
    let index: Int
    let steps: [Instruction]

    init(index: Int, steps: [Instruction]) {
        self.index = index
        self.steps = steps
    }
}

extension [Instruction] {
    /// A stretch is not longer than this, so that what changes in it makes few others be rendered.
    private static var mostSteps: Int { 16 }

    /// The steps with those in stretches that may be: what gives names their values, and annexes,
    /// which count themselves, stay outside.
    var inStretches: [Instruction] {
        var result: [Instruction] = []
        var open: [Instruction] = []
        var count = 0
        func close() {
            if !open.isEmpty {
                result.append(.stretch(Stretch(index: count, steps: open)))
                count += 1
            }
            open = []
        }
        for step in self {
            guard step.fitsStretch else {
                close()
                result.append(step)
                continue
            }
            if step.beginsArticle || open.count == Self.mostSteps { close() }
            open.append(step)
        }
        close()
        return result
    }
}

extension Instruction {
    fileprivate var fitsStretch: Bool {
        switch self {
        case .assign, .office, .stretch: false
        case .block(let block): block.shape.kind != .annex
        case .branch(let branches): branches.allSatisfy { $0.body.allSatisfy(\.fitsStretch) }
        case .loop(_, let body, let otherwise): (body + otherwise).allSatisfy(\.fitsStretch)
        case .grid, .markup, .text, .print, .serial: true
        }
    }

    fileprivate var beginsArticle: Bool {
        switch self {
        case .block(let block): block.shape.kind == .article
        case .branch(let branches): branches.first?.body.first?.beginsArticle ?? false
        case .loop(_, let body, _): body.first?.beginsArticle ?? false
        default: false
        }
    }
}

/// A stretch as it came out, for the next document in which it would come out the same.
///
/// An object, so that documents share it.
final class StretchEcho: Sendable {
    /// nil when more decides on the stretch than can be compared.
    let start: EchoStart?
    /// How far was counted when it was finished.
    let counts: Counters.Counts
    let serials: Int
    let bytes: [UInt8]
    /// Counted from the beginning of `bytes`, like the holes.
    let rendered: [RenderedBlock]
    let holes: [ReferenceHole]
    let rounds: Int
    /// Of its blocks, for a document in which only some come out the same.
    let blocks: [BlockEcho]

    init(
        from start: EchoStart?, to counts: Counters.Counts, serials: Int, bytes: [UInt8],
        rendered: [RenderedBlock], holes: [ReferenceHole], rounds: Int, blocks: [BlockEcho]
    ) {
        self.start = start
        self.counts = counts
        self.serials = serials
        self.bytes = bytes
        self.rendered = rendered
        self.holes = holes
        self.rounds = rounds
        self.blocks = blocks
    }
}
