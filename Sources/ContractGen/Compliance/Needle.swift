/// A phrase to search for, folded as the text is.
struct Needle: Sendable {
    let bytes: [UInt8]
    /// Its pairs of neighbouring bytes, all of which a line has that holds it.
    let pairs: PairSet

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        pairs = PairSet(bytes[...])
    }

    /// „fără discriminare | tratament egal”
    static func wordings(of idea: String, fold: (String) -> [UInt8]) -> [Needle] {
        idea.utf8.split(separator: UInt8(ascii: "|")).map { Needle(fold(String(Substring($0)))) }
    }
}
