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
    /// Those of rows that have errors now; nothing takes the place of their files.
    private let outdated: [BatchRecord]

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
            (removed, superseded, outdated) = ([], [], [])
            return
        }
        let (good, bad) = (plan.rows.filter { !$0.hasErrors }, plan.rows.filter(\.hasErrors))
        let wanted = Set(good.map(\.identity))
        let refused = Set(bad.compactMap(\.number).map(DocumentIdentity.folded))
        let contents = Set(good.compactMap(\.contentHash))
        let old = state.records.values.filter { !contents.contains($0.contentHash) }
            .sorted { $0.contentHash < $1.contentHash }
        let current = Set(kept.compactMap { state.records[$0] }.flatMap { $0.files.map(\.name) })
        superseded = old.filter { wanted.contains($0.identity) }
        let others = old.filter { !wanted.contains($0.identity) }
            .filter { record in !record.files.allSatisfy { current.contains($0.name) } }
            .sorted { ($0.files.first?.name ?? "") < ($1.files.first?.name ?? "") }
        outdated = others.filter { $0.foldedNumber.map(refused.contains) ?? false }
        removed = others.filter { !($0.foldedNumber.map(refused.contains) ?? false) }
    }

    /// What was made of a row before it changed; its files are there still when nothing is made of it
    /// now.
    public func earlier(of row: PlannedRow) -> BatchRecord? {
        let number = row.number.map(DocumentIdentity.folded)
        return superseded.last { $0.identity == row.identity }
            ?? outdated.last { $0.foldedNumber == number }
    }

    /// Of the files that no row asks for any more, and of earlier versions.
    public var oldNames: Set<String> {
        Set((removed + superseded + outdated).flatMap(\.files).map(\.name))
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
