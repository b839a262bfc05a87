/// Which pairs of neighbouring bytes a text has: a search passes over lines that lack one of its needle's.
///
/// Different pairs may share a place, so a text is never passed over by mistake.
struct PairSet: Sendable {
    private var one: UInt64 = 0
    private var two: UInt64 = 0
    private var three: UInt64 = 0
    private var four: UInt64 = 0

    init(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count > 1 else { return }
        for index in bytes.indices.dropFirst() {
            let place = UInt64(bytes[index - 1]) &* 37 &+ UInt64(bytes[index])
            let bit: UInt64 = 1 << (place & 0x3F)
            switch place >> 6 & 3 {
            case 0: one |= bit
            case 1: two |= bit
            case 2: three |= bit
            default: four |= bit
            }
        }
    }

    /// Whether all pairs of another text may be in this one.
    func mayHold(_ other: PairSet) -> Bool {
        (other.one & ~one) | (other.two & ~two) | (other.three & ~three) | (other.four & ~four) == 0
    }
}
