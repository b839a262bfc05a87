import OpenPackage
import Templates
import Testing

/// PROIECT over every page of files that others made.
@Suite struct PageMarkTests {
    typealias W = WordSample

    private static func marked(_ bytes: [UInt8]) throws -> OfficeFile {
        try OfficeFile(try PageMark.adding("PROIECT", to: bytes, named: "t"))
    }

    private static func references(in file: OfficeFile) throws -> [String] {
        try file.xml("word/document.xml").descendants.filter { $0.name.local == "headerReference" }
            .map { $0.attribute(WordReader.w("type")) ?? "" }
    }

    private static let relationships = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>
        """

    @Test("a document without headers gets one, named in its first section")
    func word() throws {
        let file = try Self.marked(W(W.p("x")).bytes)
        #expect(try file.xml("word/contractgen-header.xml").text == "PROIECT")
        #expect(try Self.references(in: file) == ["default"])
        let types = try file.xml("[Content_Types].xml").elements.map { $0.attributes.map(\.value) }
        #expect(types.contains { $0.contains("/word/contractgen-header.xml") })
        #expect(try file.xml("word/_rels/document.xml.rels").elements.count == 1)
    }

    @Test("pages of their own kind get theirs")
    func kinds() throws {
        let body = W.p("x") + "<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr></w:p>"
        let settings = W.part("settings", "<w:evenAndOddHeaders/>")
        let file = try Self.marked(W(body, parts: ["word/settings.xml": settings]).bytes)
        #expect(try Self.references(in: file) == ["default", "first", "even"])
    }

    @Test("a header that is there begins with the word, and keeps its tags")
    func header() throws {
        let body =
            W.p("x")
            + "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/></w:sectPr></w:pPr></w:p>"
        let parts = [
            "word/header1.xml": W.part("hdr", W.p("{{ name }}")),
            "word/_rels/document.xml.rels": Self.relationships,
        ]
        let file = try Self.marked(W(body, parts: parts).bytes)
        #expect(try file.xml("word/header1.xml").text == "PROIECT{{ name }}")
        #expect(try Self.references(in: file) == ["default"])
        #expect(file.parts["word/contractgen-header.xml"] == nil)
    }

    @Test("a Writer file's page styles say it")
    func writer() throws {
        let file = try Self.marked(
            WriterSample(WriterSample.p("x"), header: WriterSample.p("{{ name }}")).bytes)
        #expect(try file.xml("styles.xml").text == "PROIECT{{ name }}")
    }

    @Test("a Writer file without page styles gets one; hidden headers stay hidden")
    func bareWriter() throws {
        var package = ZipBuilder()
        let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        package.add(
            "content.xml", Array("<o:document-content xmlns:o=\"\(office)\"/>".utf8))
        let bare = try Self.marked(package.finish())
        let pages = try bare.xml("styles.xml").descendants.filter { $0.name.local == "master-page" }
        #expect(pages.map(\.text) == ["PROIECT"])

        let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
        let hidden = """
            <o:document-styles xmlns:o="\(office)" xmlns:s="\(style)"><o:master-styles><s:master-page s:name="A" s:page-layout-name="p"><s:header s:display="false">secret</s:header><s:header-left s:display="false">secret</s:header-left></s:master-page></o:master-styles></o:document-styles>
            """
        var second = ZipBuilder()
        second.add("content.xml", Array("<o:document-content xmlns:o=\"\(office)\"/>".utf8))
        second.add("styles.xml", Array(hidden.utf8))
        let page = try #require(
            try Self.marked(second.finish()).xml("styles.xml").descendants.first {
                $0.name.local == "master-page"
            })
        #expect(page.elements.map(\.text) == ["PROIECT", "secret"])
        #expect(page.elements.map { $0.attributes.count } == [0, 1])
    }
}
