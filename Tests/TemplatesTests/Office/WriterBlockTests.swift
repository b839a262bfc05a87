import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// What the blocks of a Writer template cover: as in Word, with lists as the elements they are.
@Suite struct WriterBlockTests {
    typealias W = WriterSample

    static func render(_ sample: W, acceptsChanges: Bool = false) throws -> [UInt8] {
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: sample.bytes, name: "t.odt", environment: environment,
            acceptsChanges: acceptsChanges)
        return try template.render(with: OfficeBlockTests.data, environment: environment)
    }

    static let cases: [OfficeBlockTests.Case] = [
        .init("a value", W.p("Dear {{ name }}!"), ["Dear Ana & <Ion>!"]),
        .init("a tag cut by spans", W.p("{", "{ na", "me", " }", "}."), ["Ana & <Ion>."]),
        .init(
            "a tag cut by a soft page break",
            "<text:p>{{ na<text:soft-page-break/>me<text:s/>}}</text:p>", ["Ana & <Ion>"]),
        .init("breaks, tabs and spaces", W.p("{{ lines }}{{ \"  x \" }}"), ["one\ntwo\tthree  x "]),
        .init(
            "words within a paragraph", W.p("a{% if yes %} b", "c{% else %}d{% endif %}e"),
            ["a bce"]),
        .init(
            "whole paragraphs", W.p("{% for x in list %}") + W.p("- {{ x }}") + W.p("{% endfor %}"),
            ["- a", "- b", "- c"]),
        .init(
            "list items", W.list("{% for x in list %}", "{{ x }}", "{% endfor %}"),
            ["a", "b", "c"]),
        .init(
            "a list without items goes",
            W.list("{% for x in empty %}", "{{ x }}", "{% endfor %}") + W.p("x"), ["x"]),
        .init(
            "text on both sides of a tag joins the paragraphs",
            W.p("A{% for x in list %}B") + W.p("{{ x }}{% endfor %}C"), ["AB", "aB", "bB", "cC"]),
        .init(
            "a row from its first cell to its last",
            W.table(["N", "V"], ["{% for x in list %}{{ loop.index }}", "{{ x }}{% endfor %}"]),
            ["N | V", "1 | a", "2 | b", "3 | c"]),
        .init(
            "cells", W.table(["{%tc for x in list %}", "{{ x }}", "{%tc endfor %}"]), ["a | b | c"]),
        .init(
            "a table without rows goes",
            W.p("a") + W.table(["{% for x in empty %}{{ x }}", "{% endfor %}"]) + W.p("b"),
            ["a", "b"]),
        .init(
            "a section",
            "<text:section>\(W.p("{% if no %}"))\(W.p("x"))\(W.p("{% endif %}"))</text:section>"
                + W.p("y"), ["y"]),
        .init(
            "a frame's text box",
            "<text:p>a<draw:frame draw:name=\"F\"><draw:text-box>\(W.p("{% for x in list %}"))\(W.p("{{ x }}"))\(W.p("{% endfor %}"))</draw:text-box></draw:frame></text:p>",
            ["aabc"]),
    ]

    @Test("blocks cover what their tags stand around", arguments: cases)
    func blocks(_ one: OfficeBlockTests.Case) throws {
        #expect(try WriterText.lines(of: Self.render(W(one.body))) == one.expected)
    }

    @Test(
        "a list within the round begins again in each; one that goes on, or stands around the loop, does not"
    )
    func lists() throws {
        func lists(_ body: String) throws -> [XML.Element] {
            try OfficeFile(try Self.render(W(body))).xml("content.xml").descendants
                .filter { $0.name.local == "list" }
        }
        func round(_ list: String) -> String {
            W.p("{% for x in list %}") + W.p("Titlu") + list + W.p("{% endfor %}")
        }
        func attributes(_ lists: [XML.Element]) -> [[String]] {
            lists.map { $0.attributes.map(\.name.local) }
        }
        let fresh = try lists(round(W.list("{{ x }}")))
        #expect(attributes(fresh) == [[], [], []])
        let going = W.list("{{ x }}").replacing(
            "<text:list>", with: "<text:list text:continue-numbering=\"true\">")
        #expect(
            attributes(try lists(W.list("întâi") + round(going)))
                == [[]] + Array(repeating: ["continue-numbering"], count: 3))
        let around = try lists(W.list("întâi", "{% for x in list %}", "{{ x }}", "{% endfor %}"))
        #expect(around.map { $0.elements.count } == [4])
    }

    @Test("page headers are filled in")
    func header() throws {
        let file = try Self.render(W(W.p("x"), header: W.p("{{ name }}")))
        #expect(try WriterText.lines(of: file, part: "styles.xml") == ["Ana & <Ion>"])
    }

    @Test("the text of a link's address is a tag's to give")
    func link() throws {
        let file = try Self.render(
            W(
                "<text:p><text:a xlink:href=\"https://x.md/{{ list[0] }}?{{ name }}\">x</text:a></text:p>"
            ))
        let xml = try OfficeFile(file).xml("content.xml")
        let address = xml.descendants.compactMap { $0.attributes.first { $0.name.local == "href" } }
            .first
        #expect(address?.value == "https://x.md/a?Ana & <Ion>")
    }

    @Test("tracked changes are refused with their place, or taken")
    func trackedChanges() throws {
        let body =
            "<text:tracked-changes><text:changed-region><text:deletion>\(W.p("secret"))</text:deletion></text:changed-region></text:tracked-changes>"
            + "<text:p>a<text:change text:change-id=\"1\"/>b</text:p>"
        let error = #expect(throws: DiagnosticList.self) { try Self.render(W(body)) }
        #expect(error?.all.map(\.id) == ["office.tracked-changes"])
        let file = try Self.render(W(body), acceptsChanges: true)
        #expect(try WriterText.lines(of: file) == ["ab"])
        #expect(
            !String(decoding: try OfficeFile(file).parts["content.xml"] ?? [], as: UTF8.self)
                .contains("secret"))
    }

    @Test(
        "a form feed begins a page within the paragraph's own formatting",
        arguments: [
            (W.p("{{ pages }}"), ["x", "", "y"]),
            (
                "<text:p text:style-name=\"P1\">a <text:span text:style-name=\"T1\">{{ pages }}!</text:span></text:p>",
                ["a x", "", "y!"]
            ),
            (
                "<text:h text:outline-level=\"1\">a {% if yes %}b {{ pages }}</text:h>"
                    + W.p("c{% endif %}d"), ["a b x", "", "y", "cd"]
            ),
        ])
    func formFeed(body: String, lines: [String]) throws {
        let file = try Self.render(W(body))
        #expect(try WriterText.lines(of: file) == lines)
        let root = try OfficeFile(file).xml("content.xml")
        let style = root.descendants.first { $0.name == OpenDocumentReader.name("style", "style") }
        #expect(style?.descendants.contains { $0.attributes.map(\.value).contains("page") } == true)
        let spans = root.descendants.filter { $0.name == OpenDocumentReader.name("text", "span") }
        #expect(spans.isEmpty || spans.map(\.text) == ["x", "y!"])
        let numbered = root.descendants.filter {
            $0.name.local == "h" && !$0.attributes.map(\.name.local).contains("is-list-header")
        }
        #expect(numbered.count < 2)
    }

    @Test("a template of Writer's own kind gives a document")
    func templateKind() throws {
        var package = ZipBuilder()
        package.add(
            "mimetype", Array("application/vnd.oasis.opendocument.text-template".utf8),
            compressed: false)
        let sample = try ZipArchive(bytes: W(W.p("x")).bytes, file: "t")
        package.copy("content.xml", from: sample)
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: try package.finish(), name: "t.ott", environment: environment)
        let file = try template.render(with: Value.Map(), environment: environment)
        let kind = try OfficeFile(file).parts["mimetype"] ?? []
        #expect(String(decoding: kind, as: UTF8.self) == "application/vnd.oasis.opendocument.text")
    }
}
