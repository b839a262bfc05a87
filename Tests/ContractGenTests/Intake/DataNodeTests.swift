import DataFiles
import ContractGen
import Diagnostics
import Foundation
import Templates
import Testing

@Suite struct DataNodeTests {
    @Test("what is no readable text is refused before any parsing", arguments: unreadable)
    func unreadableBytes(bytes: [UInt8], expected: String) {
        #expect(report(DataSource(name: "a.yaml", bytes: bytes)) == expected)
    }

    static let unreadable: [([UInt8], String)] = [
        (
            Array("kind: memo\n  ș".utf8) + [0xFF, 0x61],
            """
            error data.not-utf8 a.yaml:2:4 (1)
              ro: textul nu este în codarea UTF-8
              en: the text is not in UTF-8
              ro → deschideți fișierul în editor și salvați-l din nou ca UTF-8
              en → open the file in an editor and save it again as UTF-8

            """
        ),
        (Array("a".utf8) + [0], binary),
        ([0xFF, 0xFE, 0x61, 0, 0x3A, 0], binary),
        ([0x50, 0x4B, 3, 4, 20], binary),
    ]

    static let binary = """
        error data.binary a.yaml
          ro: fișierul nu este un text (este o arhivă, un document sau un text UTF-16)
          en: the file is no text (it is an archive, an office document or UTF-16)
          ro → salvați datele ca text simplu în codarea UTF-8
          en → save the data as plain text in UTF-8

        """

    @Test("a file over 32 MB is refused without reading it")
    func tooLarge() {
        let source = DataSource(name: "a.yaml", bytes: Array(repeating: 0x20, count: 32 << 20 + 1))
        #expect(
            report(source) == """
                error data.too-large a.yaml
                  ro: fișierul de date este mai mare de 32 MB
                  en: the data file is larger than 32 MB
                  ro → verificați dacă este fișierul potrivit; un contract are câțiva kB
                  en → check that it is the right file; a contract takes a few kB

                """)
    }

    @Test("a byte order mark is no part of the data", arguments: ["a.yaml", "a.json"])
    func byteOrderMark(name: String) throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("{\"a\": \"b\"}".utf8)
        let node = try DataNode(reading: DataSource(name: name, bytes: bytes))
        #expect(node["a"]?.keyPlace == SourcePlace(file: name, line: 1, column: 2, length: 3))
        #expect(node.value == .map(Value.Map([("a", .text("b"))])))
    }

    @Test("nesting of any depth is refused, never a crash")
    func deepNesting() {
        for (name, text) in Self.deep {
            let found = report(DataSource(SourceText(name: name, text: text)))
            let isRefused =
                found.hasPrefix("error data.too-deep") || found.hasPrefix("error data.complex-key")
            #expect(isRefused, "\(text.prefix(40))")
        }
    }

    private static let deep: [(String, String)] = [
        ("a.json", String(repeating: "[", count: 50_000)),
        ("a.json", String(repeating: "{\"a\":", count: 50_000)),
        ("a.yaml", String(repeating: "[", count: 50_000)),
        ("a.yaml", String(repeating: "{a: ", count: 50_000)),
        ("a.yaml", String(repeating: "{\"a\":", count: 50_000)),
        ("a.yaml", String(repeating: "- ", count: 50_000)),
        ("a.yaml", "a: " + String(repeating: "[\"]\", [", count: 50_000)),
        ("a.yaml", "a: 'it''s ]' \nb: " + String(repeating: "[\n", count: 50_000)),
        ("a.yaml", String(repeating: "? ", count: 60) + String(repeating: "- ", count: 50_000)),
        ("a.yaml", (0..<700).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
        ("a.yaml", (0..<700).map { String(repeating: " ", count: $0) + "-\n" }.joined()),
        ("a.yaml", "--- " + String(repeating: "[", count: 900)),
    ]

    @Test("64 levels are read", arguments: ["a.yaml", "a.json"])
    func allowedDepth(name: String) throws {
        let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: Never.self) {
            try DataNode(reading: DataSource(SourceText(name: name, text: text)))
        }
        #expect(
            report(DataSource(SourceText(name: name, text: "[\(text)]"))).hasPrefix(
                "error data.too-deep"))
    }

    @Test("brackets, quotes and tags inside texts are only text")
    func harmlessTexts() throws {
        let text = """
            a: it's a [ text ] with "quotes" ! & * { and [more
            b: |
              - - - - [[[[
              !tag "open
            c: "a [ \\" { ! b"
            d: 'it''s [ fine'
            e: >-
              folded [
              text
            f: x # comment [ ' "
            g: [ "a]", 'b}', c ]
            h:
            - |
              !x
            - i: >
                [
            """
        let node = try DataNode(reading: DataSource(SourceText(name: "a.yaml", text: text)))
        #expect(
            node["a"]?.value.value == .text("it's a [ text ] with \"quotes\" ! & * { and [more"))
        #expect(node["b"]?.value.value == .text("- - - - [[[[\n!tag \"open\n"))
        #expect(node["g"]?.value.value == .list([.text("a]"), .text("b}"), .text("c")]))
        #expect(node["f"]?.value.value == .text("x"))
    }

    @Test(
        "plain words get the core types, quoted ones stay text",
        arguments: [
            ("12", .number(12)), ("-1.50", .number(-1.5)), ("true", .bool(true)),
            ("False", .bool(false)),
            ("null", Value.none), ("~", Value.none), ("\"12\"", .text("12")),
            ("'true'", .text("true")),
            ("007", .text("007")), ("yes", .text("yes")), ("1.5e3", .number(1500)),
            ("2E-2", .number(Decimal(2) / 100)), ("1e99", .text("1e99")),
            ("2027-01-15", .text("2027-01-15")),
            ("1.0.0", .text("1.0.0")), ("12abc", .text("12abc")), ("+373", .text("+373")),
        ] as [(String, Value)])
    func coreTypes(written: String, value: Value) throws {
        let node = try DataNode(
            reading: DataSource(SourceText(name: "a.yaml", text: "a: \(written)")))
        #expect(node["a"]?.value.value == value)
    }

    @Test(
        "JSON texts are decoded",
        arguments: [
            ("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "a\n\t\"\\/\u{8}\u{C}\r"), ("\"\\u0219\"", "ș"),
            ("\"\\ud83d\\ude00\"", "😀"), ("\"\\uD83D\\uDE00x\"", "😀x"), ("\"ș😀\"", "ș😀"),
            ("\"\"", ""),
        ])
    func jsonTexts(written: String, text: String) throws {
        let node = try DataNode(
            reading: DataSource(SourceText(name: "a.json", text: "[\(written)]")))
        #expect(node.value == .list([.text(text)]))
    }

    @Test("keys of any length are read from JSON")
    func longKeys() throws {
        let key = String(repeating: "k", count: 5000)
        let node = try DataNode(
            reading: DataSource(SourceText(name: "a.json", text: "{\"\(key)\": 1}")))
        #expect(node[key]?.value.value == .number(1))
    }

    @Test(
        "JSON accepts what RFC 8259 does and nothing else",
        arguments: [
            ("[1, -0, 0.5, 1e3, 1.5E-2]", true), ("[01]", false), ("[.5]", false), ("[1.]", false),
            ("[+1]", false), ("[0x1]", false), ("[NaN]", false), ("[1,]", false), ("[,1]", false),
            ("[1 2]", false), ("{a: 1}", false), ("{\"a\": 1,}", false), ("'a'", false),
            ("[true]", true),
            ("[True]", false), ("[\"\\x41\"]", false), ("[\"\\u12\"]", false),
            ("[\"\\udc00\"]", false),
            ("// x\n[]", false), ("[]]", false), ("\u{A0}[]", false), ("[\"\t\"]", false),
            ("\"a\"", true),
        ])
    func strictJSON(text: String, isGood: Bool) {
        #expect(report(DataSource(SourceText(name: "a.json", text: text))).isEmpty == isGood)
    }

    @Test("places are those an editor shows", arguments: ["a.yaml", "a.json"])
    func places(name: String) throws {
        let text = "{\"ș\": \"ț\", \"b\":\r\n  [\"x\",\n   \"😀\", 12]}"
        let node = try DataNode(reading: DataSource(SourceText(name: name, text: text)))
        guard case .list(let items)? = node["b"]?.value.content else { return #expect(Bool(false)) }
        #expect(node["ș"]?.value.place == SourcePlace(file: name, line: 1, column: 7, length: 3))
        #expect(items[0].place == SourcePlace(file: name, line: 2, column: 4, length: 3))
        #expect(items[1].place == SourcePlace(file: name, line: 3, column: 4, length: 3))
        #expect(items[2].place == SourcePlace(file: name, line: 3, column: 9, length: 2))
    }

    @Test(
        "cut or changed anywhere, a file gives a tree or diagnostics with places",
        arguments: ["base.yaml", "base.json"])
    func mutations(name: String) throws {
        let bytes = Array(try Data(contentsOf: CaseFile.folder("Cases/" + name)))
        var random = SplitMix(state: 7)
        let alphabet = Array("[]{}:,-\"'#&*!|>%@`?\t\n \\u0\u{7F}ș".utf8) + [0, 0xFF, 0xC3]
        for round in 0..<300 {
            var mutant = bytes
            if round % 3 == 0 {
                mutant.removeLast(Int.random(in: 0..<mutant.count, using: &random))
            }
            for _ in 0..<Int.random(in: 1...4, using: &random) where !mutant.isEmpty {
                let index = Int.random(in: 0..<mutant.count, using: &random)
                if Bool.random(using: &random) {
                    mutant[index] = alphabet.randomElement(using: &random) ?? 0
                } else {
                    mutant.insert(alphabet.randomElement(using: &random) ?? 0, at: index)
                }
            }
            let list = problems(DataSource(name: name, bytes: mutant))
            for problem in list { #expect(problem.location != nil) }
        }
    }

    @Test("random bytes of YAML's signs never crash the reader")
    func randomYAML() {
        var random = SplitMix(state: 11)
        let signs = [
            "- ", "? ", ": ", "[", "]", "{", "}", ",", "a", "b: ", "\n", "\n  ", "&x ", "*x ",
            "!t ", "|\n", ">\n", "\"", "'", "#", "---\n", "...\n", "%YAML 1.1\n", "<<: ",
        ]
        for _ in 0..<1500 {
            let text = (0..<Int.random(in: 1...25, using: &random))
                .map { _ in signs.randomElement(using: &random) ?? "" }.joined()
            for problem in problems(DataSource(SourceText(name: "a.yaml", text: text))) {
                #expect(problem.location != nil)
            }
        }
    }

    private func report(_ source: DataSource) -> String {
        do {
            _ = try DataNode(reading: source)
            return ""
        } catch {
            return error.all.map(\.whole).joined()
        }
    }

    private func problems(_ source: DataSource) -> [Diagnostic] {
        do {
            return try Intake.contract(from: source).warnings
        } catch {
            return error.all
        }
    }
}

/// A small random number generator with a seed, so that a failure comes again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
