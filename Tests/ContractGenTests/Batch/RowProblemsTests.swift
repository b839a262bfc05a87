import Diagnostics
import Testing

@testable import ContractGen

@Suite struct RowProblemsTests {
    private func missing(_ field: String, row: Int, related: Diagnostic.Location? = nil)
        -> Diagnostic
    {
        .error(
            "data.missing-field", at: .source(BatchSample.cell(row)), arguments: ["field": field],
            message: Text(ro: "lipsește", en: "missing"),
            hint: Text(ro: "adăugați", en: "add"), related: related)
    }

    @Test("what a row lacks may stand in a file for all rows, the authority's own first")
    func hints() {
        let authority = missing("authority.name", row: 2).ofRegisterRow.hint?.ro ?? ""
        #expect(authority.contains("--with authority.yaml"))
        #expect(missing("place", row: 2).ofRegisterRow.hint?.en.contains("--with") == true)
        #expect(missing("place", row: 2).ofRegisterRow.hint?.ro.contains("„place”") == true)
    }

    @Test("what is missing from a shared file is not the register's")
    func sharedFile() {
        var problem = missing("authority.name", row: 2)
        problem.location = .source(SourcePlace(file: "authority.yaml", line: 3, column: 1))
        #expect(problem.ofRegisterRow == problem)
    }

    @Test("what many cells have wrong alike is said once, with where the others are")
    func once() {
        let said = ([7, 2, 3, 4, 5].map { missing("place", row: $0) } + [missing("date", row: 2)])
            .saidOnce()
        #expect(said.count == 2)
        #expect(said[0].location == .source(BatchSample.cell(7)))
        #expect(said[0].message.ro == "lipsește (la fel în B2, B3, B4 și încă 1)")
        #expect(said[0].message.en == "missing (likewise in B2, B3, B4 and 1 more)")
        #expect(said[1] == missing("date", row: 2))
    }

    @Test("what names a second cell is said each time, and so is what is in no cell")
    func each() {
        let twins = [2, 3].map { missing("place", row: $0, related: .file("a")) }
        #expect(twins.saidOnce() == twins)
        let file = Diagnostic.error("a.b", at: .file("x"), message: Text(ro: "r", en: "e"))
        #expect([file, file].saidOnce() == [file, file])
    }
}
