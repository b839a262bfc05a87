/// A block of a finished document.
struct RenderedBlock: Sendable {
    let content: Content
    /// Where its words stand.
    let text: Range<Int>

    var block: BlockInstruction { content.block }
    var kind: BlockShape.Kind { content.block.shape.kind }

    /// What is the same wherever the block stands; an object, which documents share.
    final class Content: Sendable {
        let block: BlockInstruction
        let label: String?
        /// An annex's heading without markup, for its running header.
        let words: String
        /// The label without its final full stop, as references print it.
        let reference: String
        /// As the draft has it, when that is known already.
        let draft: Draft.Block?

        init(
            of block: BlockInstruction, label: String?, words: String = "",
            draft: Draft.Block? = nil
        ) {
            self.block = block
            self.label = label
            self.words = words
            reference = (label ?? "").trimmingFinalStop
            self.draft = draft
        }
    }

    func moved(by distance: Int) -> RenderedBlock {
        RenderedBlock(
            content: content, text: text.lowerBound + distance..<text.upperBound + distance)
    }
}
