import Diagnostics
import Testing

@testable import ContractGen

@Suite struct ResumePlanTests {
    private let sample: BatchSample

    init() throws { sample = try BatchSample(numbers: ["1", "2", "3"]) }

    @Test("what is finished and intact is kept")
    func kept() throws {
        let resume = ResumePlan(try sample.plan(), after: try sample.state()) { _ in true }
        #expect(resume.steps.map(\.name) == ["keep", "keep", "keep"])
        #expect(resume.keptCount == 3)
        #expect(resume.removed.isEmpty)
        #expect(resume.superseded.isEmpty)
    }

    @Test("a document whose file is gone or altered is made again")
    func damaged() throws {
        let name = try #require(try sample.made().records[1]).files[0].name
        let resume = ResumePlan(try sample.plan(), after: try sample.state()) { $0.name != name }
        #expect(resume.steps.map(\.name) == ["keep", "make", "keep"])
    }

    @Test("a row that changed is made again; a row that is gone is reported; rows may move")
    func changed() throws {
        let state = try sample.state()
        var now = sample
        now.items[0] = try BatchSample.item("1", row: 2, setting: ["place": "or. Bălți"])
        now.items.remove(at: 1)
        now.items.insert(try BatchSample.item("4", row: 3), at: 0)
        let resume = ResumePlan(try now.plan(), after: state) { _ in true }
        #expect(resume.steps.map(\.name) == ["make", "make", "keep"])
        #expect(resume.removed.map(\.number) == ["2"])
    }

    @Test("a version that goes by another name now leaves files of the earlier one")
    func renamed() throws {
        let state = try sample.state()
        var now = sample
        now.items[0] = try BatchSample.item("1", row: 2, setting: ["parties[1].short_name": "FSM"])
        let old = try #require(try sample.made().records[0]).files.map(\.name)
        let resume = ResumePlan(try now.plan(), after: state) { _ in true }
        #expect(resume.steps.map(\.name) == ["make", "keep", "keep"])
        #expect(resume.superseded.flatMap(\.files).map(\.name) == old)
        #expect(resume.removed.isEmpty)
    }

    @Test("a row with errors is refused, also when it was made before")
    func refused() throws {
        let state = try sample.state()
        var now = sample
        now.items[2] = try BatchSample.item("3", row: 4, setting: ["date": "x"])
        let resume = ResumePlan(try now.plan(), after: state) { _ in true }
        #expect(resume.steps.map(\.name) == ["keep", "keep", "refuse"])
        // The row is still there: its document is neither gone nor replaced.
        #expect(resume.removed.isEmpty)
        #expect(resume.superseded.isEmpty)
        #expect(resume.earlier(of: try now.plan().rows[2])?.number == "3")
    }

    @Test("two rows with one number leave the document that one of them had")
    func refusedTwin() throws {
        let state = try sample.state()
        var now = sample
        now.items[2] = try BatchSample.item("2", row: 4)
        let plan = try now.plan()
        let resume = ResumePlan(plan, after: state) { _ in true }
        #expect(resume.steps.map(\.name) == ["keep", "refuse", "refuse"])
        #expect(resume.superseded.isEmpty)
        #expect(resume.removed.map(\.number) == ["3"])
        #expect(resume.earlier(of: plan.rows[1])?.number == "2")
    }
}
