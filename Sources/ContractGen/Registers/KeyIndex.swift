/// Finds which of many things have a key. It holds no keys, only their hashes: two numbers a thing.
struct KeyIndex: Sendable {
    private struct Entry: Sendable {
        let hash: Int
        let position: Int
    }

    /// By their hashes, those of one hash by their positions.
    private let entries: [Entry]
    /// Whether two things may have one key.
    let mayHaveGroups: Bool

    var isEmpty: Bool { entries.isEmpty }

    static func hash(of key: String) -> Int {
        var hasher = Hasher()
        hasher.combine(key)
        return hasher.finalize()
    }

    /// - Parameter hashes: Each thing's position with the hash of its key.
    init(_ hashes: some Sequence<(position: Int, hash: Int)>) {
        var entries = hashes.map { Entry(hash: $0.hash, position: $0.position) }
        entries.sort { ($0.hash, $0.position) < ($1.hash, $1.position) }
        mayHaveGroups = zip(entries, entries.dropFirst()).contains { $0.hash == $1.hash }
        self.entries = entries
    }

    /// The positions of the things with a key, ascending.
    ///
    /// - Parameter keyAt: The key of the thing at a position.
    func positions(of key: String, keyAt: (Int) -> String) -> [Int] {
        let hash = Self.hash(of: key)
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return entries[low...].prefix { $0.hash == hash }.map(\.position)
            .filter { keyAt($0) == key }
    }

    /// The positions of each key that several things have, ascending.
    func groups(keyAt: (Int) -> String) -> [[Int]] {
        guard mayHaveGroups else { return [] }
        var groups: [[Int]] = []
        var rest = entries[...]
        while let hash = rest.first?.hash {
            let alike = rest.prefix { $0.hash == hash }.map(\.position)
            rest = rest.dropFirst(alike.count)
            guard alike.count > 1 else { continue }
            groups += Dictionary(grouping: alike, by: keyAt).values.filter { $0.count > 1 }
        }
        return groups
    }
}
