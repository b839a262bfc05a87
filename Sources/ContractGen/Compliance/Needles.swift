internal import Synchronization
internal import Templates

/// The phrases that requirements look for, each folded once for all documents.
final class Needles: Sendable {
    private let folded = Mutex<[String: (text: String, needle: [UInt8])]>([:])
    private let lists = Mutex<[[String]]>([])

    /// More than all requirements have; phrases from data are not worth keeping.
    private static let most = 4_000

    func needle(_ text: String, fold: () -> [UInt8]) -> [UInt8] {
        if let known = folded.withLock({ $0[text] }), known.text.isSpelled(as: text) {
            return known.needle
        }
        let needle = fold()
        folded.withLock { folded in
            if folded.count < Self.most { folded[text] = (text, needle) }
        }
        return needle
    }

    /// The list as it was given first: telling that two are the same is then done at a glance.
    func kept(_ list: [String]) -> [String] {
        lists.withLock { lists in
            if let known = lists.first(where: { $0.isSpelled(as: list) }) { return known }
            if lists.count < Self.most { lists.append(list) }
            return list
        }
    }
}
