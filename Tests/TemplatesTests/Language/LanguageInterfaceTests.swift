import Diagnostics
import FoundationEssentials
import Templates
import Testing
import Wording

/// What the document forms and the rules rely on.
@Suite struct LanguageInterfaceTests {
    private let environment = Environment(language: .ro)

    private func expression(_ text: String) throws -> Templates.Expression {
        try Templates.Expression(
            parsing: text, in: SourceText(name: "t", text: text), environment: environment)
    }

    @Test(
        "an expression tells the data it reads, and whether it copes without",
        arguments: [
            ("a.b.c", "a.b.c"), ("rows[0].x", "rows[0].x"), ("rows[i].x", "rows,i"),
            ("a | default(b)", "a?,b"), ("a.b is defined and c", "a.b?,c"),
            ("[x, {\"k\": y}] | join(z)", "x,y,z"), ("p if q else r", "q,p,r"),
            ("(a.b).c + -d * 2 ~ e", "a.b,d,e"), ("f in g", "f,g"), ("ref(h)", "h"),
            ("(a | d(1)) + a", "a?,a"), ("1 + 1", ""),
        ])
    func paths(text: String, expected: String) throws {
        let paths = try expression(text).paths
        let found = paths.map { "\($0.path)" + ($0.isGuarded ? "?" : "") }.joined(separator: ",")
        #expect(found == expected)
    }

    @Test("a path knows its place")
    func pathRange() throws {
        let path = try #require(try expression("1 + party.name").paths.first)
        #expect(path.range == 4..<14 && path.name == "party")
    }

    @Test("a template reads what it does not name itself")
    func freePaths() throws {
        let text = """
            {% set t = total %}{% for p in parties if p.ok %}{{ p.name }}{{ loop.index }}{{ t }}\
            {% else %}{{ p }}{% endfor %}{% include "x" %}{{ y }}
            """
        let template = try TextTemplate(
            compiling: SourceText(name: "t", text: text), environment: environment,
            includes: ["x": SourceText(name: "x", text: "{% set y = z %}{{ y }}")])
        #expect(template.paths.map(\.path.description) == ["total", "parties", "p", "z", "y"])
    }

    @Test("problems of an expression within a longer source stand at their place there")
    func offset() throws {
        let source = SourceText(name: "rules.yaml", text: "- id: G02\n  check: a ++ b\n")
        let problem = #expect(throws: Diagnostic.self) {
            _ = try Templates.Expression(
                parsing: "a ++ b", in: source, at: 19, environment: environment)
        }
        #expect(problem?.location == .source(SourcePlace(file: "rules.yaml", line: 2, column: 13)))
    }

    @Test("functions, filters and tests come from outside")
    func additions() throws {
        var environment = environment
        environment.add(function: "term", parameters: ["years", "months?"]) {
            call throws(Diagnostic) in
            let years = try call.integer("years", in: 0...50) ?? 0
            return .integer(years * 12 + (try call.integer("months", in: 0...11) ?? 0))
        }
        environment.add(filter: "twice") { call throws(Diagnostic) in
            .text(String(repeating: try call.subjectText(), count: 2))
        }
        environment.add(test: "long", parameters: ["than"]) { call throws(Diagnostic) in
            try call.subjectNumber() > (try call.number("than") ?? 0)
        }
        let text = "{{ term(2, months=1) }} {{ \"ab\" | twice }} {{ \"x\" if 5 is long 4 }}"
        let template = try TextTemplate(
            compiling: SourceText(name: "t", text: text), environment: environment)
        #expect(try template.text(with: Value.Map(), environment: environment) == "25 abab x")
    }

    @Test("a filter that the evaluating environment lacks is a problem, not a crash")
    func otherEnvironment() throws {
        var richer = environment
        richer.add(filter: "extra") { _ in .none }
        let expression = try Templates.Expression(
            parsing: "1 | extra", in: SourceText(name: "t", text: "1 | extra"), environment: richer)
        let problem = #expect(throws: Diagnostic.self) {
            _ = try expression.value(in: Scope(Value.Map()), environment: environment)
        }
        #expect(problem?.id == "template.unknown-filter")
    }

    @Test("tags carry their range, trimming and level")
    func tags() throws {
        let text = "ș{%-tr for a, b in c if a -%}{{r x }}{# #}"
        let segments = try TemplateScanner.segments(
            of: SourceText(name: "t", text: text), environment: environment)
        let tags = segments.compactMap { if case .tag(let tag) = $0 { tag } else { nil } }
        let loop = try #require(tags.first)
        #expect(loop.range == 2..<30 && loop.trimsBefore && loop.trimsAfter)
        #expect(loop.levelHint == .row && loop.isBlock && loop.expressions.count == 2)
        #expect(tags[1].levelHint == .run && tags[1].range == 30..<38 && !tags[1].trimsBefore)
        #expect(tags[2].kind == .comment)
        #expect(loop.place == SourcePlace(file: "t", line: 1, column: 2, length: 28))
    }

    @Test("blocks of any leaf are paired")
    func tree() throws {
        let text =
            "{% if a %}1{% elif b %}2{% else %}{% for x in y %}3{% else %}4{% endfor %}{% endif %}"
        let segments = try TemplateScanner.segments(
            of: SourceText(name: "t", text: text), environment: environment)
        let pieces = segments.map { segment -> TemplatePiece<Int> in
            switch segment {
            case .text(let text, _): .leaf(Int(text) ?? 0)
            case .tag(let tag): .tag(tag)
            }
        }
        let blocks = try BlockTree.blocks(from: pieces)
        guard case .choice(let choice) = blocks.first, blocks.count == 1 else {
            Issue.record("no choice")
            return
        }
        #expect(choice.branches.map { $0.condition == nil } == [false, false, true])
        #expect(choice.tags.count == 4)
        guard case .loop(let loop) = choice.branches[2].body.first,
            case .leaf(3) = loop.body.first, case .leaf(4) = loop.otherwise.first
        else {
            Issue.record("no loop")
            return
        }
        #expect(loop.loop.targets == ["x"] && loop.tags.count == 3)
    }

    @Test("a scope forgets what an inner one named")
    func scope() {
        var scope = Scope(Value.Map([("a", .integer(1))]))
        scope.push()
        scope.set("a", .integer(2))
        scope.set("b", .integer(3))
        scope.set("b", .integer(4))
        scope.set(loop: LoopPosition(index: 0, count: 2))
        #expect(scope.lookup("a") == .integer(2) && scope.lookup("b") == .integer(4))
        #expect(scope.names == ["a", "b", "loop"])
        scope.pop()
        #expect(scope.lookup("a") == .integer(1) && scope.lookup("b") == nil)
    }
}
