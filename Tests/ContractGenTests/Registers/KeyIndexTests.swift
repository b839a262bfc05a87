import Testing

@testable import ContractGen

@Suite struct KeyIndexTests {
    private static let keys = ["b", "a", "b", "c", "a", "b"]

    private func index(_ hash: (String) -> Int) -> KeyIndex {
        KeyIndex(Self.keys.enumerated().map { (position: $0, hash: hash($1)) })
    }

    @Test("things are found by their key, and those with one key together")
    func found() {
        let index = index(KeyIndex.hash)
        #expect(index.positions(of: "b") { Self.keys[$0] } == [0, 2, 5])
        #expect(index.positions(of: "d") { Self.keys[$0] } == [])
        let groups = index.groups { Self.keys[$0] }
        #expect(Set(groups) == [[0, 2, 5], [1, 4]])
    }

    @Test("keys that have one hash are told apart all the same")
    func collision() {
        let index = index { _ in KeyIndex.hash(of: "a") }
        #expect(index.positions(of: "a") { Self.keys[$0] } == [1, 4])
        #expect(Set(index.groups { Self.keys[$0] }) == [[0, 2, 5], [1, 4]])
    }

    @Test("without two of one hash nothing is asked")
    func alone() {
        let index = KeyIndex([(position: 7, hash: 1), (position: 8, hash: 2)])
        #expect(!index.mayHaveGroups)
        #expect(index.groups { _ in "same" }.isEmpty)
    }
}
