/// A phrase to search for, folded as the text is.
struct Needle: Sendable {
    let bytes: [UInt8]
    /// Its pairs of neighbouring bytes, all of which a line has that holds it.
    let pairs: PairSet

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        pairs = PairSet(bytes[...])
    }
}
