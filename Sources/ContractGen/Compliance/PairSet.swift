/// Which pairs of neighbouring bytes a text has: a search passes over lines that lack one of its needle's.
///
/// Different pairs may share a place, so a text is never passed over by mistake.
struct PairSet: Sendable {
    private var bits = SIMD4<UInt64>.zero

    init(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count > 1 else { return }
        for index in bytes.indices.dropFirst() {
            let place = (Int(bytes[index - 1]) &* 37 &+ Int(bytes[index])) & 0xFF
            bits[place >> 6] |= 1 << UInt64(place & 0x3F)
        }
    }

    /// Whether all pairs of another text may be in this one.
    func mayHold(_ other: PairSet) -> Bool { bits & other.bits == other.bits }
}
