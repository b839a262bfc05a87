import Diagnostics
import Testing

@Suite struct SourceTextTests {
    private let source = SourceText(name: "f", text: "ab\r\nțș🇲🇩x\n\ne\u{301}z")

    @Test(
        "an offset's line and column count characters",
        arguments: [
            (-5, 1, 1), (0, 1, 1), (2, 1, 3), (3, 1, 4), (4, 2, 1), (6, 2, 2), (8, 2, 3),
            (16, 2, 4),
            (17, 2, 5), (18, 3, 1), (19, 4, 1), (22, 4, 2), (23, 4, 3), (99, 4, 3),
        ])
    func place(offset: Int, line: Int, column: Int) {
        let place = source.place(at: offset)
        #expect([place.line, place.column] == [line, column])
        #expect(place.file == "f")
    }

    @Test("every offset of a text has a place on its line")
    func everyOffset() {
        var last = (1, 0)
        for offset in 0...source.text.utf8.count {
            let place = source.place(at: offset)
            #expect((place.line, place.column) >= last)
            last = (place.line, place.column)
            // Behind the last character, or on the line feed of `\r\n`, which its line leaves out.
            #expect(place.column <= (source.line(place.line)?.count ?? -9) + 2)
        }
    }

    @Test("a line has no line end, and there is none beyond the last")
    func lines() {
        #expect(
            (0...5).map { source.line($0).map(String.init) } == [
                nil, "ab", "țș🇲🇩x", "", "e\u{301}z", nil,
            ])
        #expect(SourceText(name: "f", text: "").line(1) == "")
        #expect(SourceText(name: "f", text: "").line(2) == nil)
        #expect(SourceText(name: "f", text: "a\n").line(2) == "")
        #expect(
            SourceText(name: "f", text: "").place(at: 0)
                == SourcePlace(file: "f", line: 1, column: 1))
    }

    @Test("a finding covers one character at least, and prints as editors read it")
    func length() {
        #expect(SourcePlace(file: "f", line: 2, column: 3, length: -4).length == 1)
        #expect(source.place(at: 0, length: 7).length == 7)
        #expect(SourcePlace(file: "a b.md", line: 2, column: 3).description == "a b.md:2:3")
    }
}
