internal import Templates

/// Follows the numbers of a document from block to block.
struct NumberSequence {
    private var article = 0
    private var annex = 0
    private var point = 0
    /// The last point or sub-point below each number: `5` has gone up to `5.3`.
    private var below: [String: Int] = [:]

    /// A number that does not follow those before it.
    struct Gap: Sendable {
        let block: Int
        let found: String
        let expected: String
    }

    static func gaps(among blocks: [Draft.Block]) -> [Gap] {
        var sequence = NumberSequence()
        return blocks.indices.compactMap { index in
            guard blocks[index].kind.isNumbered, let gap = sequence.gap(at: blocks[index])
            else { return nil }
            return Gap(block: index, found: gap.found, expected: gap.expected)
        }
    }

    /// What stands there and what was due, when they differ.
    private mutating func gap(at block: Draft.Block) -> (found: String, expected: String)? {
        guard let printed = block.number?.trimmingFinalStop,
            let last = Int(printed.finalDigits)
        else { return nil }
        switch block.kind {
        case .article:
            (point, below) = (0, [:])
            return Self.gap(of: last, after: &article, printed)
        case .annex:
            (point, below) = (0, [:])
            return Self.gap(of: last, after: &annex, printed)
        case .point where printed.hasDecimals:
            return wrongParent(printed) ?? nextBelow(last, printed)
        case .subPoint where printed.hasDecimals: return nextBelow(last, printed)
        case .point: return Self.gap(of: last, after: &point, printed)
        default: return nil
        }
    }

    private mutating func nextBelow(
        _ last: Int, _ printed: String
    ) -> (found: String, expected: String)? {
        let parent = String(printed[..<printed.finalDigits.startIndex])
        let due = (below[parent] ?? 0) + 1
        below[parent] = last
        return last == due ? nil : (printed, "\(parent)\(due)")
    }

    private static func gap(
        of found: Int, after counter: inout Int, _ printed: String
    ) -> (found: String, expected: String)? {
        let due = counter + 1
        counter = found
        return found == due ? nil : (printed, String(due))
    }

    /// A point of two numbers begins with its article's.
    private func wrongParent(_ printed: String) -> (found: String, expected: String)? {
        guard article > 0, annex == 0 else { return nil }
        let parts = printed.utf8.split(separator: UInt8(ascii: ".")).map { Substring($0) }
        guard parts.count == 2, Int(parts[0]) != article else { return nil }
        return (printed, "\(article).\(parts[1])")
    }
}
