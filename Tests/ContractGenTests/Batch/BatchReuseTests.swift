import DataFiles
import Diagnostics
import FoundationEssentials
import Templates
import Testing

@testable import ContractGen

/// Documents of a batch share what they have alike; none may show what another one says.
@Suite struct BatchReuseTests {
    private static let commitment = "parties[0].commitments[1]"

    private static let rows: [[String: String]] = [
        [:],
        ["parties[1].name": "Asociația „Alta”", "parties[1].idno": "1000000000029"],
        [commitment: "plătește 500 de lei lunar, potrivit art. 8 din Legea nr. 123/2010"],
        [commitment: "respectă art. 99 și pct. 77.7, IDNP 2000000000007, născut la 12.03.2010"],
        ["date": "2027-01-15", "place": "or. Orhei"],
        [commitment: "aplică Legea nr. 96/2007 şi ţine evidența TODO"],
        ["parties[0].representative.gender": "f", "parties[2].short_name": "Institutul"],
        ["date": ""],
        [commitment: "informează \u{219}i celelalte Părți"],
        [commitment: "informează s\u{326}i celelalte Părți"],
        [:],
    ]

    @Test("each document of a batch, sheet and record, is the one it would be alone")
    func alone() throws {
        var sample = try BatchSample(numbers: [])
        for (index, changes) in Self.rows.enumerated() {
            sample.items.append(
                try BatchSample.item("\(index + 1)", row: index + 2, setting: changes))
        }
        let together = try made(sample, freshly: false)
        let apart = try made(sample, freshly: true)
        #expect(together == apart)
        #expect(Set(apart).count == Self.rows.count)
    }

    @Test("canonical JSON after other data is the canonical JSON")
    func canonicalJSON() {
        let pool = Pool<Reuse<JSONText.Part>>()
        for text in ["ș", "s\u{326}", "\"", "ș"] {
            for number in [1, 2, 2] {
                let map = Value.Map([
                    ("z", .text(text)), ("a", .list([.number(Decimal(number)), .none])),
                    ("m", .map(Value.Map([("b", .text(text)), ("a", .bool(true))]))),
                ])
                #expect(
                    JSONText.canonicalBytes(of: map, after: pool)
                        == JSONText(.map(map)).canonicalBytes)
            }
        }
        #expect(JSONText.canonicalBytes(of: Value.Map(), after: pool) == Array("{}".utf8))
    }

    /// What each row gives, in words.
    private func made(_ sample: BatchSample, freshly: Bool) throws -> [String] {
        var shop = try sample.shop().with(
            BatchOptions(formats: [.md, .docx], messages: .ro, program: "0"))
        let plan = try BatchPlan(checking: sample.items, by: &shop)
        return try plan.rows.map { row in
            let shop = freshly ? try BatchSample.newShop(shop.options) : shop
            let document = try shop.document(of: row)
            let sheet = document.files.last.map { String(decoding: $0.bytes, as: UTF8.self) }
            // The record has the hashes of all files.
            return (sheet ?? "") + JSONText(.map(document.record.fields)).compact
        }
    }
}
