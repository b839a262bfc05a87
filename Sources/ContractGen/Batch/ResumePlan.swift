internal import Diagnostics

/// What is left to do of a batch that was begun before, with the register as it is now.
public struct ResumePlan: Sendable {
    public enum Step: Sendable {
        /// Finished earlier from the same content, and its files are as they were written.
        indirect case keep(BatchRecord)
        case make
        /// The row has errors.
        case refuse
    }

    /// One for each row of the plan.
    public let steps: [Step]
    /// Documents that no row asks for any more; their files are left where they are.
    public let removed: [BatchRecord]
    /// Earlier versions of rows that changed; the new version's files may have other names.
    public let superseded: [BatchRecord]
    /// Those of rows that have errors now, by number; nothing takes the place of their files.
    private let outdated: [String: [BatchRecord]]
    private let supersededByIdentity: [String: BatchRecord]

    /// - Parameter isIntact: Whether a file is there with this content.
    public init(
        _ plan: BatchPlan, after state: JournalState, isIntact: (BatchRecord.File) -> Bool
    ) {
        var steps: [Step] = []
        var kept: Set<String> = []
        for row in plan.rows {
            guard let content = row.contentHash else {
                steps.append(.refuse)
                continue
            }
            if let record = state.records[content], record.files.allSatisfy(isIntact) {
                steps.append(.keep(record))
                kept.insert(content)
            } else {
                steps.append(.make)
            }
        }
        self.steps = steps
        guard !state.records.isEmpty else {
            (removed, superseded) = ([], [])
            (outdated, supersededByIdentity) = ([:], [:])
            return
        }
        let good = plan.rows.lazy.filter { !$0.hasErrors }
        let wanted = Set(good.map(\.identity))
        let refused = Set(plan.rows.lazy.filter(\.hasErrors).compactMap(\.foldedNumber))
        let contents = Set(good.compactMap(\.contentHash))
        let old = state.records.values.filter { !contents.contains($0.contentHash) }
            .sorted { $0.contentHash < $1.contentHash }
        let current = Set(kept.compactMap { state.records[$0] }.flatMap { $0.files.map(\.name) })
        superseded = old.filter { wanted.contains($0.identity) }
        let others = old.filter { !wanted.contains($0.identity) }
            .filter { record in !record.files.allSatisfy { current.contains($0.name) } }
            .sorted { ($0.files.first?.name ?? "") < ($1.files.first?.name ?? "") }
        var (removed, outdated): ([BatchRecord], [String: [BatchRecord]]) = ([], [:])
        for record in others {
            if let number = record.foldedNumber, refused.contains(number) {
                outdated[number, default: []].append(record)
            } else {
                removed.append(record)
            }
        }
        (self.removed, self.outdated) = (removed, outdated)
        supersededByIdentity = Dictionary(
            superseded.map { ($0.identity, $0) }, uniquingKeysWith: { $1 })
    }

    /// What was made of a row before it changed; its files are there still when nothing is made of it
    /// now.
    public func earlier(of row: PlannedRow) -> BatchRecord? {
        supersededByIdentity[row.identity] ?? row.foldedNumber.flatMap { outdated[$0]?.last }
    }

    /// Of the files that no row asks for any more, and of earlier versions.
    public var oldNames: Set<String> {
        Set((removed + superseded + outdated.values.joined()).flatMap(\.files).map(\.name))
    }

    public var madeCount: Int {
        steps.count { if case .make = $0 { true } else { false } }
    }

    public var keptCount: Int {
        steps.count { if case .keep = $0 { true } else { false } }
    }
}

extension BatchRecord {
    fileprivate var foldedNumber: String? { number.map(DocumentIdentity.folded) }
}
