/// The known name nearest to a mistyped one, for “did you mean”.
public enum NearName {
    /// - Returns: The candidate within a third of the shorter length in edits, at least one, the first
    ///   of equals; nil when none is near. Single letters are near to nothing.
    public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let shorter = min(name.count, candidate.count)
            let limit = shorter < 2 ? 0 : max(1, shorter / 3)
            let distance = editDistance(Array(name.lowercased()), Array(candidate.lowercased()))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
        var previous: [Int] = []
        var current = Array(0...b.count)
        for i in a.indices {
            let beforePrevious = previous
            previous = current
            current[0] = i + 1
            for j in b.indices {
                let replaced = previous[j] + (a[i] == b[j] ? 0 : 1)
                current[j + 1] = min(previous[j + 1] + 1, current[j] + 1, replaced)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    current[j + 1] = min(current[j + 1], beforePrevious[j - 1] + 1)
                }
            }
        }
        return current[b.count]
    }
}
