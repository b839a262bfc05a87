/// Where each pair of neighbouring bytes of a text stands, so that a search looks only at the places
/// that have the rarest pair of its needle.
struct BytePairs: Sendable {
    /// The indices of all pairs, those of one bucket together and in order.
    private let places: [Int32]
    /// Where each bucket's indices begin in `places`, and at last their end.
    private let starts: [Int32]
    /// Texts have some hundreds of different pairs; more buckets would only cost memory.
    private static let buckets = 4096

    init(_ bytes: [UInt8]) {
        var starts = [Int32](repeating: 0, count: Self.buckets + 1)
        guard bytes.count > 1 else {
            (places, self.starts) = ([], starts)
            return
        }
        var places = [Int32](repeating: 0, count: bytes.count - 1)
        Self.count(bytes.span, into: &starts)
        var next = starts
        Self.sort(bytes.span, by: &next, into: &places)
        (self.places, self.starts) = (places, starts)
    }

    /// Where each bucket begins, by how many pairs the buckets before it have.
    private static func count(_ bytes: Span<UInt8>, into starts: inout [Int32]) {
        var counts = starts.mutableSpan
        for index in 1..<bytes.count { counts[bucket(bytes[index - 1], bytes[index]) + 1] &+= 1 }
        for bucket in 0..<buckets { counts[bucket + 1] &+= counts[bucket] }
    }

    /// Puts each pair's index at the next place of its bucket.
    private static func sort(
        _ bytes: Span<UInt8>, by next: inout [Int32], into places: inout [Int32]
    ) {
        var next = next.mutableSpan
        var places = places.mutableSpan
        for index in 1..<bytes.count {
            let bucket = bucket(bytes[index - 1], bytes[index])
            places[Int(next[bucket])] = Int32(truncatingIfNeeded: index - 1)
            next[bucket] &+= 1
        }
    }

    private static func bucket(_ first: UInt8, _ second: UInt8) -> Int {
        (Int(first) << 5 ^ Int(second)) & (buckets - 1)
    }

    /// The only places within a range that the needle's rarest pair may have, in order, and how far
    /// into the needle that pair is; nil for a needle that has no pair.
    func places(of needle: [UInt8], in range: Range<Int>) -> (ArraySlice<Int32>, offset: Int)? {
        guard let (offset, bucket) = rarestPair(of: needle) else { return nil }
        let earliest = range.lowerBound + offset
        let latest = range.upperBound - needle.count + offset
        let found = places[Int(starts[bucket])..<Int(starts[bucket + 1])]
        guard earliest <= latest else { return (found.prefix(0), offset) }
        let first = found.partitioningIndex { Int($0) >= earliest }
        return (found[first...].prefix { Int($0) <= latest }, offset)
    }

    private func rarestPair(of needle: [UInt8]) -> (offset: Int, bucket: Int)? {
        guard needle.count > 1 else { return nil }
        var rarest = (offset: 0, bucket: Self.bucket(needle[0], needle[1]))
        for offset in needle.indices.dropFirst().dropLast() {
            let bucket = Self.bucket(needle[offset], needle[offset + 1])
            if count(of: bucket) < count(of: rarest.bucket) { rarest = (offset, bucket) }
        }
        return rarest
    }

    private func count(of bucket: Int) -> Int32 { starts[bucket + 1] - starts[bucket] }
}

extension ArraySlice<Int32> {
    /// The index of the first element that belongs to the second part of an array in two parts.
    fileprivate func partitioningIndex(_ belongsToSecond: (Int32) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
