import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// Templates that come by e-mail from someone who means harm.
@Suite struct HostileTemplateTests {
    private static let environment = Environment(language: .ro)
    /// Small, so that the tests are quick; what they limit is the same.
    private static let limits = RenderLimits(rounds: 5_000, outputLength: 200_000)

    private static func document(_ body: String, before: String = "") -> String {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        return "<?xml version=\"1.0\"?>\(before)<w:document xmlns:w=\"\(word)\"><w:body>\(body)"
            + "</w:body></w:document>"
    }

    private static func paragraph(_ text: String) -> String {
        "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    /// What compiling and rendering such a file comes to.
    private static func problems(_ document: String) throws -> [String] {
        var package = ZipBuilder()
        package.add("[Content_Types].xml", Array("<Types/>".utf8))
        package.add("word/document.xml", Array(document.utf8))
        let bytes = try package.finish()
        do throws(DiagnosticList) {
            let template = try OfficeTemplate(
                package: bytes, name: "a.docx", environment: environment)
            _ = try template.render(with: Value.Map(), environment: environment, limits: limits)
            return []
        } catch {
            return error.all.map(\.id)
        }
    }

    @Test("a part that unpacks to far more than its size is not unpacked")
    func zipBomb() throws {
        let spaces = String(repeating: " ", count: 8 << 20)
        #expect(try Self.problems(Self.document("{{ a }}" + spaces)) == ["package.ratio"])
    }

    @Test(
        "no entity is expanded and no file is fetched",
        arguments: [
            "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE a SYSTEM 'http://example.invalid/a.dtd'>",
        ])
    func entities(declaration: String) throws {
        let document = Self.document(Self.paragraph("{{ a }}&b;"), before: declaration)
        #expect(try Self.problems(document) == ["xml.doctype"])
    }

    @Test("a list with more levels than any office counts prints no number, and stops nothing")
    func deepNumbering() throws {
        let levels = (0..<20).map { level in
            "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
                + "<w:lvlText w:val=\"%1.\"/></w:lvl>"
        }
        let numbering = WordSample.part(
            "numbering",
            "<w:abstractNum w:abstractNumId=\"1\">\(levels.joined())</w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>")
        let deep = """
            <w:p><w:pPr><w:numPr><w:ilvl w:val="17"/><w:numId w:val="1"/></w:numPr></w:pPr>\
            <w:bookmarkStart w:id="1" w:name="C1"/><w:r><w:t>unu</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>
            """
        let sample = WordSample(
            deep + WordSample.p("{{ ref(&quot;C1&quot;) }}"),
            parts: ["word/numbering.xml": numbering])
        let template = try OfficeTemplate(
            package: sample.bytes, name: "a.docx", environment: Self.environment)
        let error = #expect(throws: DiagnosticList.self) {
            _ = try template.render(with: Value.Map(), environment: Self.environment)
        }
        #expect(error?.all.map(\.id) == ["template.unnumbered-clause"])
    }

    @Test("elements nest so deep and no deeper")
    func deepMarkup() throws {
        let body =
            String(repeating: "<w:sdt>", count: 5_000) + "{{ a }}"
            + String(repeating: "</w:sdt>", count: 5_000)
        #expect(try Self.problems(Self.document(body)) == ["xml.too-deep"])
    }

    @Test("an element has so many attributes and no more; one of any length is read")
    func attributes() throws {
        let many = (0..<5_000).map { " a\($0)=\"\"" }.joined()
        let crowded = Self.document("<w:p\(many)/>" + Self.paragraph("{{ 1 }}"))
        #expect(try Self.problems(crowded) == ["xml.too-many-attributes"])
        let value = (0..<60_000).map { String($0 &* 7_919 % 100_003) }.joined()
        let long = Self.document("<w:p w:rsidR=\"\(value)\"/>" + Self.paragraph("{{ 1 }}"))
        #expect(try Self.problems(long) == ["template.output-too-long"])
    }

    @Test("loops within loops end at the limit of rounds")
    func loopBomb() throws {
        let open = ["a", "b", "c", "d"].map { "{% for \($0) in range(1000) %}" }.joined()
        let text = open + "x" + String(repeating: "{% endfor %}", count: 4)
        #expect(
            try Self.problems(Self.document(Self.paragraph(text)))
                .contains("template.too-many-rounds"))
    }

    @Test("a loop that writes much ends at the limit of the output")
    func outputBomb() throws {
        let words = String(repeating: "cuvinte ", count: 500)
        let text = "{% for a in range(4000) %}\(words){% endfor %}"
        #expect(
            try Self.problems(Self.document(Self.paragraph(text))) == ["template.output-too-long"])
    }

    @Test("a text that doubles itself ends at the limit of texts")
    func textBomb() throws {
        let doubled = String(repeating: "{% set a = a ~ a %}", count: 60)
        let text = "{% set a = \"doi\" %}\(doubled){{ a }}"
        #expect(
            try Self.problems(Self.document(Self.paragraph(text)))
                .contains("template.text-too-long"))
    }

    @Test("blocks nest so deep and no deeper")
    func deepBlocks() throws {
        let text =
            String(repeating: "{% if 1 %}", count: 2_000)
            + String(repeating: "{% endif %}", count: 2_000)
        #expect(
            try Self.problems(Self.document(Self.paragraph(text)))
                .contains("template.nested-too-deep"))
    }

    @Test(
        "a tag cannot reach code, files or hidden attributes",
        arguments: [
            "{{ ''.__class__.__mro__ }}", "{{ self }}", "{{ open('/etc/passwd') }}",
            "{{ [].append(1) }}", "{% import 'os' as os %}", "{{ cycler.__init__.__globals__ }}",
            "{% include '/etc/passwd' %}", "{{ lipsum }}",
        ])
    func noCode(tag: String) throws {
        let found = try Self.problems(Self.document(Self.paragraph(tag)))
        #expect(
            !found.isEmpty
                && found.allSatisfy { $0.hasPrefix("template.") || $0.hasPrefix("office.") })
    }
}
