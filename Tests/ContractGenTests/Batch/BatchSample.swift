import DataFiles
import Diagnostics
import Foundation
import Templates

@testable import ContractGen

/// A register of memoranda that only tests have: each row the example with its own number.
struct BatchSample {
    var items: [BatchItem] = []
    var options = BatchOptions(formats: [.md], messages: .ro, program: "0")

    init(numbers: [String?]) throws {
        for (index, number) in numbers.enumerated() {
            items.append(try Self.item(number, row: index + 2))
        }
    }

    static func cell(_ row: Int) -> SourcePlace {
        SourcePlace(file: "registru.xlsx", sheet: "Contracte", row: row, column: 2)
    }

    static func item(
        _ number: String?, row: Int, setting changes: [String: String] = [:]
    ) throws -> BatchItem {
        var node = try DataNode(reading: Example.source("contracts/memorandum.yaml"))
        var changes = changes
        changes["number"] = number ?? ""
        for (path, text) in changes.sorted(by: { $0.key < $1.key }) {
            let value = DataNode.Content.scalar(text, isQuoted: true)
            node = try node.setting(
                FieldPath(parsing: path)!,
                to: DataNode(text.isEmpty ? .null : value, at: cell(row)))
        }
        let reading = BatchItem.Reading(data: node)
        return BatchItem(place: cell(row), number: number) { reading }
    }

    /// With the wording compiled once for all tests.
    private static let prepared = Result<BatchWorkshop, any Error> {
        try newShop(BatchOptions(formats: [.md], messages: .ro, program: "0"))
    }

    /// With the wording compiled anew.
    static func newShop(_ options: BatchOptions) throws -> BatchWorkshop {
        let workshop = try Sample.workshop.get()
        var shop = try BatchWorkshop(workshop: workshop, options: options)
        let data = try DataNode(reading: Example.source("contracts/memorandum.yaml"))
        let reading = try Intake.contract(of: data, with: SharedData([]), by: workshop.reference)
        try shop.prepare(for: [reading.value.contract])
        return shop
    }

    func shop() throws -> BatchWorkshop { try Self.prepared.get().with(options) }

    func plan(shard: Shard = .whole) throws -> BatchPlan {
        var shop = try shop()
        return try BatchPlan(checking: items, by: &shop, shard: shard)
    }

    /// The plan with its documents' records, made in memory.
    func made(shard: Shard = .whole) throws -> (plan: BatchPlan, records: [BatchRecord?]) {
        var shop = try shop()
        let plan = try BatchPlan(checking: items, by: &shop, shard: shard)
        let records = try plan.rows.map { row in
            row.hasErrors
                ? nil : try shop.document(of: row).record
        }
        return (plan, records)
    }

    /// What the journal of a finished run would say.
    func state() throws -> JournalState {
        var state = JournalState()
        for case let record? in try made().records {
            state.read(JournalEntry.finished(record).line)
        }
        return state
    }

    func manifest(shard: Shard) throws -> SourceText {
        let (plan, records) = try made(shard: shard)
        var lines = [ShardHeading(shard, of: plan).text]
        for (row, record) in zip(plan.rows, records) {
            lines.append(
                record.map { ManifestLine(row, $0, on: Sample.today, language: .ro).text }
                    ?? ManifestLine(row, failedBy: [], on: Sample.today, language: .ro).text)
        }
        return SourceText(
            name: "manifest\(shard.suffix).jsonl",
            text: lines.map { $0 + "\n" }.joined())
    }
}

extension ResumePlan.Step {
    var name: String {
        switch self {
        case .keep: "keep"
        case .make: "make"
        case .refuse: "refuse"
        }
    }
}
