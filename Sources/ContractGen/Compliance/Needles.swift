internal import Synchronization

/// The phrases that requirements look for, each folded once for all documents.
final class Needles: Sendable {
    private let folded = Mutex<[String: [UInt8]]>([:])

    /// More than all requirements have; phrases from data are not worth keeping.
    private static let most = 4_000

    func needle(_ text: String, fold: () -> [UInt8]) -> [UInt8] {
        if let known = folded.withLock({ $0[text] }) { return known }
        let needle = fold()
        folded.withLock { folded in
            if folded.count < Self.most { folded[text] = needle }
        }
        return needle
    }
}
