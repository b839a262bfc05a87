import DataFiles
import Diagnostics
import Testing

@Suite struct PackedTreeTests {
    private static let text = """
        title: Serviciul „Îngrijire”, la domiciliu
        when: "a: b, ș"
        note: |
          two
          lines: 3
        nothing: null
        list: [1, [], {}, {x: ~}]

        """

    private let source = SourceText(name: "a.yaml", text: text)

    @Test("a packed tree reads back with all its words and places")
    func roundTrip() throws {
        let tree = try DataNode(reading: DataSource(source))
        #expect(try DataNode(reading: DataSource(source, packed: tree.packed)) == tree)
    }

    @Test("a packed tree cut off or changed is refused, never half read")
    func damaged() throws {
        let packed = try DataNode(reading: DataSource(source)).packed
        let cuts = packed.indices.dropFirst().map { String(packed[..<$0]) }
        for text in ["", "x1,1,1,0:", "s1,1,1:", "s1,1,1,99999999999999999999:a"] + cuts {
            #expect {
                try DataNode(reading: DataSource(source, packed: text))
            } throws: {
                ($0 as? DiagnosticList)?.all.map(\.id) == ["data.damaged-tree"]
            }
        }
        #expect(throws: DiagnosticList.self) {
            try DataNode(reading: DataSource(source, packed: packed + "n1,1,1,0:"))
        }
    }
}
