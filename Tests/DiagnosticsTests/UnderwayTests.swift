import Diagnostics
import Testing

struct UnderwayTests {
    private struct Refusal: Error, Equatable {}

    @Test("what the work gave is there as often as it is asked for")
    func value() throws {
        let work = Underway { () throws(Refusal) in (1...1000).reduce(0, +) }
        #expect(try work.value() == 500_500)
        #expect(try work.value() == 500_500)
    }

    @Test("so is its error")
    func error() {
        let work = Underway { () throws(Refusal) -> Int in throw Refusal() }
        #expect(throws: Refusal()) { try work.value() }
        #expect(throws: Refusal()) { try work.value() }
    }

    @Test("works begun together are all done, whatever the order they are asked in")
    func many() throws {
        let works = (0..<50).map { number in Underway { () throws(Refusal) in number * number } }
        #expect(try works.reversed().map { try $0.value() } == (0..<50).reversed().map { $0 * $0 })
    }
}
