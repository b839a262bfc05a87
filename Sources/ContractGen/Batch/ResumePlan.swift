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
    /// Files of earlier versions of rows that changed: the new version has other names.
    public let superseded: [BatchRecord.File]

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
            return
        }
        let wanted = Set(plan.rows.map(\.identity))
        let contents = Set(plan.rows.compactMap(\.contentHash))
        let old = state.records.values.filter { !contents.contains($0.contentHash) }
            .sorted { $0.contentHash < $1.contentHash }
        let current = Set(kept.compactMap { state.records[$0] }.flatMap { $0.files.map(\.name) })
        removed = old.filter { !wanted.contains($0.identity) }
            .filter { record in !record.files.allSatisfy { current.contains($0.name) } }
            .sorted { ($0.files.first?.name ?? "") < ($1.files.first?.name ?? "") }
        superseded = old.filter { wanted.contains($0.identity) }.flatMap(\.files)
            .filter { !current.contains($0.name) }
    }

    /// Of the files that no row asks for any more, and of earlier versions.
    public var oldNames: Set<String> {
        Set((removed.flatMap(\.files) + superseded).map(\.name))
    }

    public var madeCount: Int {
        steps.count { if case .make = $0 { true } else { false } }
    }

    public var keptCount: Int {
        steps.count { if case .keep = $0 { true } else { false } }
    }
}
