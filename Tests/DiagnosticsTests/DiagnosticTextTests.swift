import Diagnostics
import Testing

/// Diagnostics as a person reads them.
@Suite struct DiagnosticTextTests {
    private let source = SourceText(name: "a.yaml", text: "one: 1\n\tțară: 20\r\n\u{1B}[31mx\nlast")

    private func finding(
        at location: Diagnostic.Location?, hint: Text? = nil, related: Diagnostic.Location? = nil,
        severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        Diagnostic(
            "test.wrong", severity: severity, at: location,
            message: Text(ro: "este greșit", en: "it is wrong"), hint: hint, related: related)
    }

    private func place(_ line: Int, _ column: Int, _ length: Int = 1) -> Diagnostic.Location {
        .source(SourcePlace(file: "a.yaml", line: line, column: column, length: length))
    }

    private func text(
        of diagnostic: Diagnostic, _ language: MessageLanguage = .en, isColoured: Bool = false
    ) -> String {
        DiagnosticText(sources: [source], language: language, isColoured: isColoured)
            .text(of: diagnostic)
    }

    @Test("place, words, the line with a caret, the second place, the hint")
    func complete() {
        let finding = finding(
            at: place(1, 6, 1), hint: Text(ro: "corectați", en: "mend it"), related: place(4, 1))
        #expect(
            text(of: finding) == """
                a.yaml:1:6: error [test.wrong]: it is wrong
                  1 | one: 1
                    |      ^
                  see also: a.yaml:4:1
                  hint: mend it

                """)
        #expect(
            text(of: finding, .ro) == """
                a.yaml:1:6: eroare [test.wrong]: este greșit
                  1 | one: 1
                    |      ^
                  vezi și: a.yaml:4:1
                  sfat: corectați

                """)
    }

    @Test("a tab and letters of several bytes take one column each, and a line end none")
    func columns() {
        #expect(
            text(of: finding(at: place(2, 2, 4))) == """
                a.yaml:2:2: error [test.wrong]: it is wrong
                  2 |  țară: 20
                    |  ^^^^

                """)
    }

    @Test("a caret stays on its line, one beyond its end at most")
    func longFinding() {
        let lines = text(of: finding(at: place(4, 3, 50))).split(separator: "\n")
        #expect(lines[1...] == ["  4 | last", "    |   ^^"])
        let end = text(of: finding(at: place(4, 5, 3))).split(separator: "\n")
        #expect(end[1...] == ["  4 | last", "    |     ^"])
    }

    @Test("control characters and marks of direction never reach the terminal")
    func control() {
        #expect(text(of: finding(at: place(3, 1))).contains("3 | \u{FFFD}[31mx"))
        let hostile = Diagnostic.error(
            "test.hostile", at: .field(FieldPath([.key("a\u{1B}[2J\n")])),
            message: Text(ro: "", en: "x\u{7}\u{202E}y\tz"), hint: Text(ro: "", en: "\u{9B}m"))
        let text = text(of: hostile)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || $0 == "\u{9B}") })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
        #expect(text.split(separator: "\n").count == 2)
        #expect(text.contains("x\u{FFFD}\u{FFFD}y z"))
    }

    @Test("a very long line is cut around the place", arguments: [1, 79, 81, 500, 990, 1000])
    func longLine(column: Int) throws {
        let words =
            (0..<100).map { "word\($0 + 100) " }.joined() + String(repeating: "z", count: 200)
        let source = SourceText(name: "a.yaml", text: words)
        let place = SourcePlace(file: "a.yaml", line: 1, column: column, length: 3)
        let text = DiagnosticText(sources: [source], language: .en)
            .text(of: finding(at: .source(place)))
        let lines = text.split(separator: "\n").map { Array($0.dropFirst(6)) }
        #expect(lines[1].count <= 160)
        let caret = try #require(lines[2].firstIndex(of: "^"))
        #expect(lines[1][caret] == Array(words)[column - 1])
        #expect(lines[2].count { $0 == "^" } == min(3, words.count - column + 1))
    }

    @Test("no excerpt of an unknown file, an empty line or a line that is not there")
    func noExcerpt() {
        let elsewhere = SourcePlace(file: "b.yaml", line: 1, column: 1)
        #expect(
            text(of: finding(at: .source(elsewhere)))
                == "b.yaml:1:1: error [test.wrong]: it is wrong\n")
        #expect(
            text(of: finding(at: place(9, 1))) == "a.yaml:9:1: error [test.wrong]: it is wrong\n")
        #expect(
            text(of: finding(at: place(0, 1))) == "a.yaml:0:1: error [test.wrong]: it is wrong\n")
        let empty = SourceText(name: "a.yaml", text: "a\n   \nb")
        let text = DiagnosticText(sources: [empty], language: .en).text(
            of: finding(at: place(2, 2)))
        #expect(text == "a.yaml:2:2: error [test.wrong]: it is wrong\n")
    }

    @Test(
        "each kind of place, as the user would say it",
        arguments: [
            (
                Diagnostic.Location.field(FieldPath([.key("a"), .index(2)])), "câmpul „a[2]”",
                "field “a[2]”"
            ),
            (.file("x.docx"), "x.docx", "x.docx"),
            (
                .part(file: "x.docx", part: "word/styles.xml"), "x.docx (word/styles.xml)",
                "x.docx (word/styles.xml)"
            ),
            (.source(SourcePlace(file: "f", line: 3, column: 4)), "f:3:4", "f:3:4"),
        ])
    func places(location: Diagnostic.Location, ro: String, en: String) {
        #expect(location.text(in: .ro) == ro)
        #expect(location.text(in: .en) == en)
        #expect(text(of: finding(at: location), .ro).hasPrefix(ro + ": eroare [test.wrong]"))
    }

    @Test("severities have their words, and colours where there is a terminal")
    func severities() {
        #expect(
            text(of: finding(at: nil, severity: .warning), .ro)
                == "avertisment [test.wrong]: este greșit\n")
        #expect(
            text(of: finding(at: nil, severity: .note), .ro) == "notă [test.wrong]: este greșit\n")
        #expect(
            text(of: finding(at: place(1, 1)), isColoured: true)
                == "\u{1B}[1ma.yaml:1:1: \u{1B}[0m\u{1B}[1;31merror [test.wrong]\u{1B}[0m: "
                + "\u{1B}[1mit is wrong\u{1B}[0m\n  1 | one: 1\n    | \u{1B}[1;31m^\u{1B}[0m\n")
        let warning = text(of: finding(at: nil, severity: .warning), isColoured: true)
        #expect(warning.hasPrefix("\u{1B}[1;33mwarning"))
    }

    @Test("an empty line stands between two diagnostics, and nothing is made of none")
    func list() {
        let text = DiagnosticText(language: .en)
        #expect(
            text.text(of: [finding(at: nil), finding(at: nil)]) == """
                error [test.wrong]: it is wrong

                error [test.wrong]: it is wrong

                """)
        #expect(text.text(of: [Diagnostic]()).isEmpty)
    }
}
