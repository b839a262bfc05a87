import Diagnostics
import Testing

@Suite struct DiagnosticCollectorTests {
    private static let words = Text(ro: "greșit", en: "wrong")
    private let error = Diagnostic.error("test.error", message: words)
    private let warning = Diagnostic.warning("test.warning", message: words)

    private func failing(_ diagnostic: Diagnostic) throws(Diagnostic) -> Int { throw diagnostic }
    private func failingStage(_ list: [Diagnostic]) throws(DiagnosticList) -> Checked<Int> {
        throw DiagnosticList(list)
    }

    @Test("a value comes through, a problem is noted with the place it lacks")
    func take() {
        var problems = DiagnosticCollector()
        #expect(problems.take(7) == 7)
        #expect(problems.take(at: .file("a"), try failing(error)) == nil)
        #expect(problems.take(at: .file("a"), try failing(error.located(at: .file("b")))) == nil)
        #expect(problems.all.map(\.location) == [.file("a"), .file("b")])
        #expect(problems.hasErrors)
    }

    @Test("a stage gives its value with warnings, or all its problems")
    func takeAll() {
        var problems = DiagnosticCollector()
        #expect(problems.takeAll(Checked(1, warnings: [warning])) == 1)
        #expect(!problems.hasErrors)
        #expect(problems.takeAll(try failingStage([error, warning])) == nil)
        #expect(problems.all == [warning, error, warning])
    }

    @Test("finishing gives the value with its warnings, or throws all when there is an error")
    func finish() throws {
        var problems = DiagnosticCollector()
        problems.report(warning)
        let checked = try problems.finish("value")
        #expect(checked.value == "value" && checked.warnings == [warning])
        problems.report([error])
        #expect(throws: DiagnosticList([warning, error])) { try problems.finish("value") }
    }

    @Test("the value is not made when there is an error")
    func notMade() {
        var problems = DiagnosticCollector()
        problems.report(error)
        var isMade = false
        func make() -> Int {
            isMade = true
            return 1
        }
        #expect(throws: DiagnosticList.self) { try problems.finish(make()) }
        #expect(!isMade)
    }

    @Test("wrapping makes a list of a leaf's one problem")
    func wrapping() throws {
        #expect(try DiagnosticList.wrapping { () throws(Diagnostic) in 3 } == 3)
        #expect(throws: DiagnosticList(error)) {
            try DiagnosticList.wrapping { () throws(Diagnostic) in try failing(error) }
        }
    }

    @Test("makers set severity and category; a place is given once")
    func makers() {
        let missing = Diagnostic.inputOutput("test.missing", at: .file("f"), message: Self.words)
        #expect(missing.severity == .error && missing.category == .inputOutput)
        #expect(error.category == .data && warning.severity == .warning)
        #expect(error.located(at: .file("a")).located(at: .file("b")).location == .file("a"))
        #expect(Self.words.in(.ro) == "greșit" && Self.words.in(.en) == "wrong")
    }
}
