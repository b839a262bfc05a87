import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// Pictures, formatted words, lists and notes in loops.
@Suite struct OfficeValueTests {
    typealias W = WordSample

    /// A PNG of 2 × 1 pixels, as far as its head goes.
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0, 0, 0, 0]
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 1, 0, 96, 0, 96, 0, 0]
        + [0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 1, 0, 0, 0, 0, 0]

    static let pictures: PictureSource = { path throws(Diagnostic) in
        switch path {
        case "a.png", "c.png": png
        case "b.jpg": jpeg
        case "c.svg":
            Array("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"/>".utf8)
        default: [1, 2, 3]
        }
    }

    static func word(_ body: String, parts: [String: String] = [:]) throws -> OfficeFile {
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: W(body, parts: parts).bytes, name: "t.docx", environment: environment)
        return try OfficeFile(
            template.render(
                with: OfficeBlockTests.data, environment: environment, pictures: pictures))
    }

    static func writer(_ body: String) throws -> OfficeFile {
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: WriterSample(body).bytes, name: "t.odt", environment: environment)
        return try OfficeFile(
            template.render(
                with: OfficeBlockTests.data, environment: environment, pictures: pictures))
    }

    private static func all(_ name: String, in root: XML.Element) -> [XML.Element] {
        root.descendants.filter { $0.name.local == name }
    }

    private static func value(_ name: String, of element: XML.Element?) -> String? {
        element?.attributes.first { $0.name.local == name }?.value
    }

    // MARK: - Pictures

    @Test("a picture stands in the text with its size, its words and its file")
    func picture() throws {
        let file = try Self.word(
            W.p(
                "{% for x in list %}{{ image(\"a.png\", width=2, alt=\"A &lt;b&gt;\") }}{% endfor %}{{ image(\"b.jpg\") }}"
            ))
        let xml = try file.xml("word/document.xml")
        let extents = Self.all("extent", in: xml).map {
            [Self.value("cx", of: $0), Self.value("cy", of: $0)]
        }
        #expect(
            extents == Array(repeating: ["720000", "360000"], count: 3) + [["38100", "28575"]])
        let names = Self.all("docPr", in: xml)
        #expect(Set(names.compactMap { Self.value("id", of: $0) }).count == 4)
        #expect(Self.value("descr", of: names.first) == "A <b>")
        #expect(file.parts["word/media/contractgen-1.png"] == Self.png)
        #expect(file.parts["word/media/contractgen-2.jpeg"] == Self.jpeg)
        #expect(try file.xml("word/_rels/document.xml.rels").elements.count == 2)
        let types = try file.xml("[Content_Types].xml").elements.compactMap {
            Self.value("Extension", of: $0)
        }
        #expect(Set(types) == ["png", "jpeg", "rels", "xml"])
    }

    @Test("an SVG brings a PNG along for older programs")
    func vector() throws {
        let file = try Self.word(W.p("{{ image(\"c.svg\", height=2) }}"))
        #expect(Self.all("svgBlip", in: try file.xml("word/document.xml")).count == 1)
        #expect(file.parts["word/media/contractgen-1.png"] == Self.png)
        #expect(file.parts["word/media/contractgen-1.svg"] != nil)
    }

    @Test("a picture in Writer")
    func writerPicture() throws {
        let file = try Self.writer(WriterSample.p("{{ image(\"a.png\", width=2.5) }}"))
        let frame = Self.all("frame", in: try file.xml("content.xml")).first
        #expect(Self.value("width", of: frame) == "2.5000cm")
        #expect(Self.value("height", of: frame) == "1.2500cm")
        #expect(file.parts["Pictures/contractgen-1.png"] == Self.png)
    }

    @Test(
        "what is no picture, or has no place, is an error",
        arguments: [
            ("office.not-a-picture", "{{ image(\"x.txt\") }}"),
            ("template.not-a-length", "{{ image(\"a.png\", width=0) }}"),
            ("template.only-printed", "{{ image(\"a.png\") ~ \"x\" }}"),
        ])
    func noPicture(id: String, text: String) throws {
        let error = #expect(throws: DiagnosticList.self) { try Self.word(W.p(text)) }
        #expect(error?.all.map(\.id) == [id])
    }

    @Test("without a folder of pictures there are none")
    func noFolder() throws {
        let error = #expect(throws: DiagnosticList.self) {
            try OfficeBlockTests.render(W.p("{{ image(\"a.png\") }}"))
        }
        #expect(error?.all.map(\.id) == ["office.no-pictures"])
    }

    @Test("a property holds no picture")
    func notInText() throws {
        let core = "<Properties xmlns=\"x\"><Company>{{ image(\"a.png\") }}</Company></Properties>"
        let error = #expect(throws: DiagnosticList.self) {
            try Self.word(W.p("x"), parts: ["docProps/app.xml": core])
        }
        #expect(error?.all.map(\.id) == ["office.not-in-text"])
    }

    // MARK: - Formatted words

    @Test("bold, italic, links and lists of a small Markdown text")
    func markdown() throws {
        let text = "a **b** *c* [d](https://x.md)\\n\\n- e\\n- f\\n\\n1. g"
        let file = try Self.word(
            "<w:p><w:r><w:rPr><w:sz w:val=\"20\"/></w:rPr><w:t>{{ \"\(text)\" | markdown }}!</w:t></w:r></w:p>"
        )
        let xml = try file.xml("word/document.xml")
        #expect(WordText.words(in: xml) == "a b c  HYPERLINK \"https://x.md\" d\n• e\n• f\n1. g!")
        let bold = Self.all("r", in: xml).filter { !Self.all("b", in: $0).isEmpty }
        #expect(bold.map { WordText.words(in: $0) } == ["b"])
        #expect(Self.all("r", in: xml).allSatisfy { Self.all("sz", in: $0).count == 1 })
    }

    @Test("formatted words in Writer bring their styles along")
    func writerMarkdown() throws {
        let file = try Self.writer(WriterSample.p("{{ \"a **b** *c*\" | markdown }}"))
        let xml = try file.xml("content.xml")
        let used = Self.all("span", in: xml).compactMap { Self.value("style-name", of: $0) }
        let defined = Self.all("style", in: xml).compactMap { Self.value("name", of: $0) }
        #expect(used == ["contractgen_bold", "contractgen_italic"])
        #expect(Set(used).isSubset(of: defined))
    }

    // MARK: - Lists

    static let numbering = """
        <w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>
        """

    private static func item(_ text: String) -> String {
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    private static func lists(_ body: String) throws -> (OfficeFile, [String]) {
        let file = try word(body, parts: ["word/numbering.xml": W.part("numbering", numbering)])
        let numbers = all("numId", in: try file.xml("word/document.xml"))
        return (file, numbers.compactMap { value("val", of: $0) })
    }

    @Test("a list that begins within the round begins again in each")
    func restartingList() throws {
        let (file, numbers) = try Self.lists(
            W.p("{% for x in list %}") + W.p("Heading") + W.p("{% for y in list %}")
                + Self.item("{{ y }}") + W.p("{% endfor %}") + W.p("{% endfor %}"))
        #expect(numbers == ["7", "7", "7", "8", "8", "8", "9", "9", "9"])
        let definitions = Self.all("num", in: try file.xml("word/numbering.xml"))
        #expect(definitions.compactMap { Self.value("numId", of: $0) } == ["7", "8", "9"])
        #expect(Self.all("startOverride", in: try file.xml("word/numbering.xml")).count == 2)
    }

    @Test(
        "a list that a round begins with, or that stood before the loop, goes on",
        arguments: [
            W.p("{% for x in list %}") + item("{{ x }}") + W.p("{% endfor %}"),
            item("first") + W.p("{% for x in list %}") + W.p("Heading") + item("{{ x }}")
                + W.p("{% endfor %}"),
        ])
    func continuedList(body: String) throws {
        #expect(Set(try Self.lists(body).1) == ["7"])
    }

    // MARK: - Notes

    @Test("a note in a loop is written for each round, with the round's values")
    func notes() throws {
        let notes = W.part(
            "footnotes",
            "<w:footnote w:id=\"1\">\(W.p("Note {{ x }}"))</w:footnote><w:footnote w:id=\"2\">\(W.p("Other"))</w:footnote>"
        )
        let reference = { (id: Int) in "<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>" }
        let file = try Self.word(
            W.p("{% for x in list %}") + "<w:p>\(reference(1))</w:p>" + W.p("{% endfor %}")
                + "<w:p>\(reference(2))</w:p>",
            parts: ["word/footnotes.xml": notes])
        let used = Self.all("footnoteReference", in: try file.xml("word/document.xml"))
            .compactMap { Self.value("id", of: $0) }
        let written = Self.all("footnote", in: try file.xml("word/footnotes.xml"))
        #expect(Set(used).count == 4)
        #expect(Set(used) == Set(written.compactMap { Self.value("id", of: $0) }))
        #expect(Set(written.map(\.text)) == ["Note a", "Note b", "Note c", "Other"])
    }

    @Test("comments in a loop stay with its first round")
    func comments() throws {
        let paragraph =
            "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>{{ x }}</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>"
        let xml = try Self.word(W.p("{% for x in list %}") + paragraph + W.p("{% endfor %}"))
            .xml("word/document.xml")
        for name in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
            #expect(Self.all(name, in: xml).count == 1, "\(name)")
        }
    }

    @Test("a section's end in a loop is kept in each round")
    func sections() throws {
        let end = "<w:p><w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr></w:p>"
        let xml = try Self.word(
            W.p("{% for x in list %}") + W.p("{{ x }}") + end + W.p("{% endfor %}")
        ).xml("word/document.xml")
        #expect(Self.all("sectPr", in: xml).count == 4)
    }

    @Test("a section's end beside a closing tag stands behind the loop")
    func sectionBehindLoop() throws {
        let end =
            "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{% endfor %}</w:t></w:r></w:p>"
        let xml = try Self.word(W.p("{% for x in list %}") + W.p("{{ x }}") + end)
            .xml("word/document.xml")
        #expect(Self.all("sectPr", in: xml).count == 2)
    }

    // MARK: - Tables

    @Test(
        "merged cells stay as they are for no, one and many rounds",
        arguments: ["empty", "list[:1]", "list"])
    func mergedCells(name: String) throws {
        let list = name == "list[:1]" ? "[1]" : name
        let row = { (cells: String) in "<w:tr>\(cells)</w:tr>" }
        let cell = { (properties: String, text: String) in
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(W.p(text))</w:tc>"
        }
        let body =
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
            + row(cell("<w:gridSpan w:val=\"2\"/>", "{% for x in \(list) %}{{ x }}{% endfor %}"))
            + row(
                cell("<w:vMerge w:val=\"restart\"/>", "{% for x in \(list) %}a") + cell("", "b"))
            + row(cell("<w:vMerge/>", "") + cell("", "c{% endfor %}")) + "</w:tbl>"
        let xml = try Self.word(body).xml("word/document.xml")
        let rounds = name == "empty" ? 0 : name == "list" ? 3 : 1
        #expect(Self.all("tr", in: xml).count == 1 + 2 * rounds)
        #expect(Self.all("tc", in: xml).allSatisfy { $0.elements.last?.name.local == "p" })
    }

    @Test("tables that a loop repeats do not run into each other")
    func adjacentTables() throws {
        let body = W.p("{% for x in list %}") + W.table(["{{ x }}"]) + W.p("{% endfor %}")
        let xml = try Self.word(body).xml("word/document.xml")
        let body2 = xml.elements.first?.elements.map(\.name.local) ?? []
        #expect(body2 == ["tbl", "p", "tbl", "p", "tbl", "sectPr"])
    }
}
