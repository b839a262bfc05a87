import Diagnostics
import Templates
import Testing
import Wording

@testable import ContractGen

@Suite struct ContractTests {
    private static let examples = ["memorandum"] + ServiceContractTests.examples

    @Test("a contract read after another is the one that is read alone", arguments: examples)
    func readAfterAnother(name: String) throws {
        let first = try Example.contract("contracts/\(name).yaml").value.contract
        let day = try #require(CalendarDate(iso: "2027-03-31"))
        let changes: [[(String, Value?)]] = [
            [], [("number", .text("X-9"))], [("number", nil)], [("date", .date(day))],
            [("number", .text("X-9")), ("date", .date(day)), ("place", .text("or. Cahul"))],
            [("currency", .text("EUR"))],
        ]
        for change in changes {
            var fields = first.fields
            for (field, value) in change { fields[field] = value }
            #expect(try Contract(fields: fields, after: first) == Contract(fields: fields))
        }
        for other in Self.examples {
            let fields = try Example.contract("contracts/\(other).yaml").value.contract.fields
            #expect(try Contract(fields: fields, after: first) == Contract(fields: fields))
        }
    }
}
