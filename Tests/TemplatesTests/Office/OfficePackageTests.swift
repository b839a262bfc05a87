import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// The parts of a Word template beside its body, and what no template may bring along.
@Suite struct OfficePackageTests {
    typealias W = WordSample

    static func template(_ sample: W, acceptsChanges: Bool = false) throws -> OfficeTemplate {
        try OfficeTemplate(
            package: sample.bytes, name: "t.docx", environment: Environment(language: .en),
            acceptsChanges: acceptsChanges)
    }

    static func render(_ sample: W, acceptsChanges: Bool = false) throws -> [UInt8] {
        try template(sample, acceptsChanges: acceptsChanges)
            .render(with: OfficeBlockTests.data, environment: Environment(language: .en))
    }

    @Test(
        "headers, footers, notes and comments are filled in",
        arguments: [("header1", "hdr"), ("footer1", "ftr")])
    func parts(name: String, root: String) throws {
        let file = try Self.render(
            W(W.p("x"), parts: ["word/\(name).xml": W.part(root, W.p("{{ name }}"))]))
        #expect(try WordText.lines(of: file, part: "word/\(name).xml") == ["Ana & <Ion>"])
    }

    @Test("notes are filled in")
    func notes() throws {
        let notes = W.part("footnotes", "<w:footnote w:id=\"2\">\(W.p("{{ name }}"))</w:footnote>")
        let file = try Self.render(W(W.p("x"), parts: ["word/footnotes.xml": notes]))
        #expect(try WordText.lines(of: file, part: "word/footnotes.xml") == ["Ana & <Ion>"])
    }

    @Test("document properties are filled in")
    func properties() throws {
        let core = """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>For {{ name }}{% if no %}x{% endif %}</dc:title></cp:coreProperties>
            """
        let file = try Self.render(W(W.p("x"), parts: ["docProps/core.xml": core]))
        #expect(try OfficeFile(file).xml("docProps/core.xml").text == "For Ana & <Ion>")
    }

    @Test("both copies of a text box are filled in, and count as one place each")
    func textBoxes() throws {
        let box = W.p("{% for x in list %}") + W.p("{{ x }}") + W.p("{% endfor %}")
        let body = """
            <w:p><w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="7" name="Box"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>\(box)</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>\(box)</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
            """
        let xml = try OfficeFile(Self.render(W(body))).xml("word/document.xml")
        let boxes = xml.descendants.filter { $0.name == WordReader.w("txbxContent") }
        #expect(boxes.map(\.text) == ["abc", "abc"])
    }

    @Test("an empty text box keeps a paragraph")
    func emptyTextBox() throws {
        let box = W.p("{% if no %}") + W.p("x") + W.p("{% endif %}")
        let body =
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent>\(box)</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        let xml = try OfficeFile(Self.render(W(body))).xml("word/document.xml")
        let inside = try #require(xml.descendants.first { $0.name == WordReader.w("txbxContent") })
        #expect(inside.elements.map(\.name) == [WordReader.w("p")])
    }

    @Test("a control keeps its place")
    func contentControls() throws {
        let body =
            "<w:sdt><w:sdtPr><w:id w:val=\"3\"/></w:sdtPr><w:sdtContent>\(W.p("{% for x in list %}"))\(W.p("{{ x }}"))\(W.p("{% endfor %}"))</w:sdtContent></w:sdt>"
            + "<w:p><w:sdt><w:sdtContent><w:r><w:t>{{ name }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        #expect(try WordText.lines(of: Self.render(W(body))) == ["a", "b", "c", "Ana & <Ion>"])
    }

    @Test("a field's instruction is filled in, quotes and all")
    func fields() throws {
        let body =
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> HYPERLINK \"{{ n</w:instrText></w:r><w:r><w:instrText xml:space=\"preserve\">ame }}\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{{ yes and \"x\" }}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        #expect(
            try WordText.lines(of: Self.render(W(body))) == [" HYPERLINK \"Ana & <Ion>\" x"])
    }

    @Test("a link's address with tags becomes a field, which a loop can change")
    func linkTargets() throws {
        let rels = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://x.md/%7B%7B%20x%20%7D%7D" TargetMode="External"/></Relationships>
            """
        let body =
            W.p("{% for x in list %}")
            + "<w:p><w:hyperlink r:id=\"rId9\"><w:r><w:t>go</w:t></w:r></w:hyperlink></w:p>"
            + W.p("{% endfor %}")
        let file = try Self.render(W(body, parts: ["word/_rels/document.xml.rels": rels]))
        #expect(
            try WordText.lines(of: file)
                == ["a", "b", "c"].map { " HYPERLINK \"https://x.md/\($0)\" go" })
        #expect(try OfficeFile(file).xml("word/_rels/document.xml.rels").elements.isEmpty)
    }

    // MARK: - Tracked changes

    static let changes =
        "<w:p><w:r><w:t xml:space=\"preserve\">a </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>secret</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>{{ name }}</w:t></w:r></w:ins></w:p>"
        + "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>"
        + "<w:p><w:pPr><w:pPrChange w:id=\"4\"><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>c</w:t></w:r></w:p>"
        + "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr><w:tc>\(W.p("gone"))</w:tc></w:tr><w:tr><w:trPr><w:ins w:id=\"6\"/></w:trPr><w:tc>\(W.p("row"))</w:tc></w:tr></w:tbl>"

    @Test("tracked changes are refused, or taken without a trace of what was deleted")
    func trackedChanges() throws {
        let error = #expect(throws: DiagnosticList.self) { try Self.template(W(Self.changes)) }
        let told = DiagnosticText(language: .en).text(of: error?.all ?? [])
        #expect(
            told.contains(
                "body, paragraph 1: secret: error [office.tracked-changes]"), "\(told)")
        let file = try Self.render(W(Self.changes), acceptsChanges: true)
        #expect(try WordText.lines(of: file) == ["a Ana & <Ion>", "bc", "row"])
        let xml = String(
            decoding: try OfficeFile(file).parts["word/document.xml"] ?? [], as: UTF8.self)
        for word in ["secret", "gone", "w:ins", "w:del", "Change"] { #expect(!xml.contains(word)) }
    }

    // MARK: - What no template may bring along

    @Test(
        "macros and embedded objects are refused",
        arguments: [
            ("office.macros", "word/vbaProject.bin", "x"),
            ("office.embedded-object", "word/activeX/activeX1.xml", "<x/>"),
            (
                "office.embedded-object", "word/_rels/document.xml.rels",
                Self.relationship("oleObject", "Internal")
            ),
        ])
    func refused(id: String, part: String, content: String) throws {
        let error = #expect(throws: DiagnosticList.self) {
            try Self.template(W(W.p("x"), parts: [part: content]))
        }
        #expect(error?.all.map(\.id) == [id])
    }

    static func relationship(_ type: String, _ mode: String) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(type)\" Target=\"x\" TargetMode=\"\(mode)\"/></Relationships>"
    }

    @Test("a Word template outside the document is taken out and told of")
    func attachedTemplate() throws {
        let sample = W(
            W.p("x"),
            parts: [
                "word/_rels/settings.xml.rels": Self.relationship("attachedTemplate", "External"),
                "word/settings.xml": W.part("settings", "<w:attachedTemplate r:id=\"rId9\"/>"),
            ])
        #expect(try Self.template(sample).warnings.map(\.id) == ["office.attached-template"])
        let file = try OfficeFile(Self.render(sample))
        #expect(try file.xml("word/settings.xml").elements.isEmpty)
        #expect(try file.xml("word/_rels/settings.xml.rels").elements.isEmpty)
    }

    @Test("a linked picture is told of")
    func externalContent() throws {
        let sample = W(
            W.p("x"),
            parts: ["word/_rels/document.xml.rels": Self.relationship("image", "External")])
        #expect(try Self.template(sample).warnings.map(\.id) == ["office.external-content"])
    }

    @Test("a table of contents asks to be brought up to date")
    func refresh() throws {
        let body =
            W.p("{{ name }}")
            + "<w:p><w:fldSimple w:instr=\" TOC \\o \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"
            .replacing("\\o ", with: "\\o")
        let settings = W.part("settings", "<w:zoom w:percent=\"100\"/><w:compat/>")
        let file = try OfficeFile(Self.render(W(body, parts: ["word/settings.xml": settings])))
        #expect(
            try file.xml("word/settings.xml").elements.map(\.name.local) == [
                "zoom", "updateFields", "compat",
            ])
    }

    @Test("parts without tags are copied as they are packed")
    func untouched() throws {
        let odd = "<?xml version='1.0'?><w:x  xmlns:w='y' b = \"2\" a='1'  ></w:x >"
        let file = try OfficeFile(
            Self.render(W(W.p("{{ name }}"), parts: ["word/theme/a.xml": odd])))
        #expect(file.parts["word/theme/a.xml"] == Array(odd.utf8))
    }

    @Test("what a template reads is known, through its loops")
    func reads() throws {
        let body =
            W.p("{% for c in firms %}{{ c.name }}")
            + W.p("{% for p in c.people %}{{ p }}{% endfor %}")
            + W.p("{% endfor %}{% set a = 1 %}{{ a }}{{ fax | default(\"-\") }}")
        let outline = try TemplateOutline(
            package: W(body).bytes, name: "t.docx", environment: Environment(language: .ro))
        #expect(
            Self.spelled(outline.fields().fields) == [
                "firms[]", "firms.name", "firms.people[]", "fax?",
            ])
    }

    /// `[]` behind a list, `?` behind what may be absent.
    private static func spelled(_ fields: [FieldTree.Field], in group: String = "") -> [String] {
        fields.flatMap { field in
            [group + field.name + (field.isList ? "[]" : "") + (field.isRequired ? "" : "?")]
                + spelled(field.fields, in: group + field.name + ".")
        }
    }

    @Test("the structure tells what each block covers")
    func structure() throws {
        let body =
            W.p("{% for c in firms %}") + W.p("{% if c %}x{% endif %}") + W.p("{% endfor %}")
            + W.table(["{% for r in rows %}", "{{ r }}{% endfor %}"])
        #expect(
            try Self.template(W(body)).blocks.map { "\($0.word) \($0.level.rawValue)" } == [
                "for paragraph", "if inline", "for row",
            ])
    }
}
