import Diagnostics
import Templates
import Testing

@testable import ContractGen

@Suite struct BatchPlanTests {
    @Test("rows keep their order and their cells; a bad one stops only itself")
    func order() throws {
        var sample = try BatchSample(numbers: ["1", "2", "3"])
        sample.items[1] = try BatchSample.item("2", row: 3, setting: ["date": "ieri"])
        let plan = try sample.plan()
        #expect(plan.rows.map(\.position) == [1, 2, 3])
        #expect(plan.rows.map(\.hasErrors) == [false, true, false])
        #expect(plan.rows[1].problems.first?.location == .source(BatchSample.cell(3)))
        #expect(plan.readyCount == 2)
    }

    @Test("what a row's cells had wrong stays with the row, and nothing is made of it")
    func cellProblems() throws {
        var sample = try BatchSample(numbers: ["1"])
        let problem = Diagnostic.error(
            "register.example", at: .source(BatchSample.cell(2)), message: Text(ro: "r", en: "e"))
        let reading = BatchItem.Reading(
            data: sample.items[0].reading().data, problems: [problem])
        sample.items[0] = BatchItem(place: BatchSample.cell(2), number: "1") { reading }
        let row = try #require(try sample.plan().rows.first)
        #expect(row.problems == [problem])
        #expect(row.hasErrors)
    }

    @Test(
        "neither of two documents with one number is made, and each names the other",
        arguments: [("7/2026", "7/2026"), ("7/2026", " 7 / 2026"), ("12-A", "12-a")])
    func duplicateNumbers(first: String, second: String) throws {
        let plan = try BatchSample(numbers: [first, "8", second]).plan()
        #expect(plan.rows.map(\.hasErrors) == [true, false, true])
        let problems = plan.problems.filter { $0.id == "batch.duplicate-number" }
        #expect(
            problems.map(\.location)
                == [.source(BatchSample.cell(2)), .source(BatchSample.cell(4))])
        #expect(
            problems.map(\.related) == [.source(BatchSample.cell(4)), .source(BatchSample.cell(2))])
    }

    @Test("numbers that give one file name collide; documents without number do too")
    func collidingNames() throws {
        let plan = try BatchSample(numbers: ["7/2026", "7-2026", nil, nil, "8"]).plan()
        #expect(plan.rows.map(\.hasErrors) == [true, true, true, true, false])
        let problems = plan.problems.filter { $0.id == "batch.colliding-names" }
        #expect(problems.count == 4)
        #expect(problems[0].related == .source(BatchSample.cell(3)))
        #expect(problems[0].message.ro.contains("7-2026"))
    }

    @Test(
        "what a document follows from changes with data, options and rules, and with nothing else")
    func contentHash() throws {
        var sample = try BatchSample(numbers: ["1", "2"])
        let before = try sample.plan().rows.map(\.contentHash)
        sample.items.swapAt(0, 1)
        #expect(try sample.plan().rows.map(\.contentHash) == before.reversed())
        sample.items[0] = try BatchSample.item("2", row: 9, setting: ["place": "or. Bălți"])
        let changed = try sample.plan().rows.map(\.contentHash)
        #expect(changed[0] != before[1])
        #expect(changed[1] == before[0])
        sample.options = BatchOptions(formats: [.md, .docx], messages: .ro, program: "0")
        #expect(try sample.plan().rows.map(\.contentHash).contains(before[0]) == false)
    }

    @Test("each document belongs to one part, by its number alone", arguments: [2, 3, 7, 100])
    func shards(count: Int) throws {
        let shards = (1...count).compactMap { Shard(parsing: "\($0)/\(count)") }
        let numbers = (1...500).map { "\($0)/2026" }
        #expect(numbers.allSatisfy { number in shards.count { $0.contains(number) } == 1 })
        let sizes = shards.map { shard in numbers.count(where: shard.contains) }
        #expect(sizes.allSatisfy { $0 < 3 * 500 / count + 10 })
    }

    @Test("a part has its own rows, at their places in the whole")
    func rowsOfShard() throws {
        let sample = try BatchSample(numbers: ["1", "2", "3", "4", "5", "6"])
        let shards = ["1/2", "2/2"].compactMap(Shard.init(parsing:))
        let parts = try shards.map { try sample.plan(shard: $0) }
        #expect(parts.flatMap(\.rows).map(\.position).sorted() == [1, 2, 3, 4, 5, 6])
        #expect(parts[0].batchHash == parts[1].batchHash)
        #expect(parts.map(\.total) == [6, 6])
    }

    @Test(
        "a part is written K/N", arguments: ["0/2", "3/2", "1", "1/2/3", "a/b", "-1/2", "1/0", ""])
    func badShard(text: String) { #expect(Shard(parsing: text) == nil) }

    @Test(
        "parts have names that sort",
        arguments: [("1/1", ""), ("2/8", "-2-of-8"), ("2/12", "-02-of-12")])
    func shardSuffix(text: String, suffix: String) throws {
        #expect(try #require(Shard(parsing: text)).suffix == suffix)
    }
}
