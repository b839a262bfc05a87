/// A document rendered in one office format, its package not yet made.
struct RenderedDocument: Sendable {
    let body: [UInt8]
    /// Paragraphs of the header: of the body's pages first, then of each annex's.
    let headers: [[UInt8]]
    let footer: [UInt8]
}
