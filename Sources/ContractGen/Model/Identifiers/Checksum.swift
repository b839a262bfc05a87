/// Whether a code's own check digits agree with the rest of it.
///
/// A correct one is no proof that the code exists: swapped neighbours that differ by 5 pass.
public enum Checksum: Hashable, Sendable {
    case correct
    /// The digit or digits that would be right.
    case wrong(expected: String)

    init(found: some Equatable, expected: some Equatable & CustomStringConvertible) {
        self =
            String(describing: found) == expected.description
            ? .correct : .wrong(expected: expected.description)
    }

    /// Σ digit · weight over the digits that have a weight.
    static func weightedSum(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
