import Diagnostics
import Testing

@Suite struct FieldPathTests {
    @Test(
        "a path is read as it is printed",
        arguments: ["a", "a.b", "parties[2].idno", "[0]", "[0][1].x", "a[0][12]", "ț.ș", "a b.c"])
    func roundTrip(text: String) throws {
        #expect(try #require(FieldPath(parsing: text)).description == text)
    }

    @Test(
        "what is no path is refused",
        arguments: [
            "", ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[1", "a]1[", "a[1]b",
            "a.[1]", "a[ 1]", "a[1.2]",
        ])
    func refused(text: String) {
        #expect(FieldPath(parsing: text) == nil)
    }

    @Test("steps are appended and taken off")
    func steps() {
        let path = FieldPath.root.appending("a").appending(3).appending("b")
        #expect(path.steps == [.key("a"), .index(3), .key("b")])
        #expect(path.description == "a[3].b")
        #expect(path.parent?.parent?.description == "a")
        #expect(FieldPath.root.parent == nil)
        #expect(FieldPath.root.description == "")
        #expect(FieldPath(parsing: "a[3].b") == path)
    }
}
