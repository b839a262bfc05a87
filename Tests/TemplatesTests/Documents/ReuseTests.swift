import Diagnostics
import FoundationEssentials
import Testing
import Wording

@testable import Templates

/// A document that takes over what the one before left is the one it would be alone.
@Suite struct ReuseTests {
    @Test("documents made by chance, each after others of its template", arguments: 0..<16)
    func chance(seed: UInt64) throws {
        var chance = ClauseChance(seed: seed)
        let first = chance.document()
        let others = (0..<4).map { _ in
            var one = ClauseCase(title: "by chance")
            one.sections = [
                ("data", chance.data(choosing: true)), ("template", first["template"] ?? ""),
            ]
            return one
        }
        let shared = try first.template()
        for one in [first] + others + others.reversed() + [first] {
            let comment: Comment = "\(one["template"] ?? "")\n\(one["data"] ?? "")"
            let alone = try one.template()
            #expect(draft(of: one, by: shared) == draft(of: one, by: alone), comment)
            for format in FileFormat.allCases {
                let (made, expected) = (
                    outcome(of: one, format, by: shared), outcome(of: one, format, by: alone)
                )
                #expect(made == expected, comment)
            }
        }
    }

    private func draft(of one: ClauseCase, by template: ClauseTemplate) -> [String] {
        do throws(DiagnosticList) {
            return try template.draft(of: try one.data(), environment: one.environment)
                .blocks.map(\.inWords)
        } catch {
            return error.all.map(\.inWords)
        }
    }

    private func outcome(
        of one: ClauseCase, _ format: FileFormat, by template: ClauseTemplate
    ) -> Result<[UInt8], DiagnosticList> {
        do throws(DiagnosticList) {
            return .success(
                try template.file(
                    format, of: try one.data(), properties: .sample, environment: one.environment))
        } catch {
            return .failure(error)
        }
    }

    /// What a template of one point prints for one document after the other.
    private func lines(
        _ tag: String, _ documents: [(fields: Value.Map, environment: Environment)]
    ) throws -> [String] {
        let template = try ClauseTemplate(
            SourceText(name: "case", text: "# Titlu\n\nSpune \(tag)"),
            environment: documents[0].environment, styles: .shipped)
        // The first document leaves nothing, so it is made twice.
        return (documents.prefix(1) + documents).map { document in
            do throws(DiagnosticList) {
                let draft = try template.draft(
                    of: document.fields, environment: document.environment)
                return draft.blocks.last?.text ?? ""
            } catch {
                return error.all.map(\.id).joined(separator: " ")
            }
        }.suffix(documents.count).map(\.self)
    }

    @Test("another currency, another undefined name, another day of a function")
    func environments() throws {
        let sum = Value.Map([("sum", .number(5))])
        let (lei, euro) = (
            Environment(language: .en), Environment(language: .en, currency: .EUR)
        )
        let sums = try lines("{{ sum | money }}", [(sum, lei), (sum, euro), (sum, lei)])
        #expect(Set(sums).count == 2)
        #expect(sums[0] == sums[2])

        let lax = Environment(language: .en, undefined: .empty)
        #expect(
            try lines("{{ absent }}.", [(sum, lax), (sum, lei), (sum, lax)])
                == ["Spune .", "template.unknown-name", "Spune ."])

        let days = (1...2).map { day in
            var environment = Environment(language: .en)
            environment.add(function: "day") { _ in .text("\(day)") }
            environment.circumstances = [.number(Decimal(day))]
            return environment
        }
        let turns = [0, 0, 0, 1, 1, 0, 1].map { (sum, days[$0]) }
        #expect(
            try lines("{{ day() }}", turns)
                == ["1", "1", "1", "2", "2", "1", "2"].map { "Spune \($0)" })
        #expect(
            try lines("{% if true %}{{ [sum, day()] | join(\" \") }}{% endif %}", turns)
                == ["1", "1", "1", "2", "2", "1", "2"].map { "Spune 5 \($0)" })
    }

    @Test("a value that is missing, there, of another kind, changed deep in a list")
    func values() throws {
        let environment = Environment(language: .en)
        func fields(_ value: Value?) -> Value.Map {
            var map = Value.Map()
            map["a"] = value
            return map
        }
        func printed(_ tag: String, _ values: [Value?]) throws -> [String] {
            try lines(tag, values.map { (fields($0), environment) })
        }
        func b(_ value: Value) -> Value { .map(Value.Map([("b", value)])) }
        #expect(
            try printed(
                "{{ a.b | default(\"x\") }}",
                [nil, b(.text("1")), b(.text("2")), .map(Value.Map()), .text("t"), nil, b(.none)])
                == [
                    "Spune x", "Spune 1", "Spune 2", "Spune x", "template.no-fields", "Spune x",
                    "template.not-printable",
                ])
        let list = { (texts: [String]) in Value.list(texts.map { b(.text($0)) }) }
        #expect(
            try printed(
                "{% for x in a %}{{ loop.index }}{{ x.b }}{% endfor %}",
                [list(["1"]), list(["1", "2"]), list(["1", "3"]), list(["1", "2"])])
                == ["Spune 11", "Spune 1122", "Spune 1123", "Spune 1122"])
        #expect(
            try printed(
                "{% if a.b == 1 %}unu{% else %}altul{% endif %}",
                [b(.number(1)), b(.number(2)), b(.number(1))])
                == ["Spune unu", "Spune altul", "Spune unu"])
    }

    @Test("values of the same bytes are spelled alike, and no others")
    func spelling() {
        let values: [Value] = [
            .none, .blank, .bool(true), .bool(false), .number(1), .number(2), .text("ș"),
            .text("s\u{326}"), .text("s"), .text(""), .list([]), .list([.text("ș")]),
            .list([.text("s\u{326}")]), .list([.text("ș"), .none]), .map(Value.Map()),
            .map(Value.Map([("a", .text("ș"))])), .map(Value.Map([("b", .text("ș"))])),
            .map(Value.Map([("a", .text("s\u{326}"))])), .reference(clause: "A"),
            .pageField(.page), .pageField(.pageCount),
        ]
        #expect(values[6] == values[7])
        for one in values.indices {
            for other in values.indices {
                #expect(values[one].isSpelled(as: values[other]) == (one == other))
            }
        }
    }

    @Test("what shares an earlier document's storage is spelled as before")
    func sharing() {
        let texts = ["ș", "s\u{326}", "b"].map { Value.text($0) }
        func fields(_ items: [Value], _ name: String) -> Value.Map {
            let inner = Value.Map([("x", items[0]), ("y", .list(items)), (name, .number(1))])
            return Value.Map([("items", .list(items)), ("map", .map(inner)), (name, .bool(true))])
        }
        let all = [texts, Array(texts.reversed()), [texts[0]], [texts[1]]]
            .flatMap { items in ["z", "w"].map { fields(items, $0) } }
        for one in all {
            for other in all { #expect(one.sharing(other).isSpelled(as: one)) }
        }
    }
}
