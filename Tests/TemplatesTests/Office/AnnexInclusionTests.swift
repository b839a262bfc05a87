import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// Clauses with signatures, annexes and new pages in the place of the tags that name them.
@Suite struct AnnexInclusionTests {
    typealias W = WordSample

    private static let clauses = [
        "sign": """
        ## Semnăturile {: #C-9}

        ::: signatures party in parties
        **{% if loop.first %}Beneficiar{% else %}Prestator{% endif %}**

        {{ party }}

        {% if loop.last %}
        ultima parte

        {% endif %}
        ::: sign-here Semnătura
        :::

        """,
        "A-1": """
        ### Planul {: #A-1}

        1. Vezi {{ ref("A-2") }}. {: #A-1.a}

           1. {{ name }}

        ## Secțiune

        ::: form
        Suma:
        :::

        1. Doi.

        """,
        "A-2":
            "### Graficul {: #A-2}\n\n1. Vezi pct. {{ ref(\"A-1.a\") }} din {{ ref(\"A-1\") }}.\n",
        "page": "## Pagină {: #C-4}\n\n::: page-break\n\n1. Pe altă pagină.\n",
    ]

    private static let texts = IncludableTexts {
        clauses.keys.sorted()
    } text: { name in
        clauses[name].map { SourceText(name: "\(name).md", text: $0) }
    }

    private static func rendered(_ body: String, as format: FileFormat) throws -> [UInt8] {
        let environment = Environment(language: .ro)
        let package = format == .docx ? try W(body).bytes : try WriterSample(body).bytes
        let data = Value.Map([
            ("name", .text("Ana")),
            ("parties", .list([.text("Primăria"), .text("Casa"), .text("AO")])),
        ])
        return try OfficeTemplate(
            package: package, name: "t.\(format)", environment: environment, including: texts
        ).render(with: data, environment: environment)
    }

    private static func p(_ text: String, in format: FileFormat) -> String {
        format == .docx ? W.p(text) : WriterSample.p(text)
    }

    private static func lines(of file: [UInt8], _ format: FileFormat) throws -> [String] {
        let lines =
            try format == .docx ? WordText.lines(of: file) : WriterText.lines(of: file)
        return lines.map { $0.replacing("\u{A0}", with: " ") }.filter { !$0.isEmpty }
    }

    private static func styles(in content: XML.Element) -> [String: XML.Element] {
        Dictionary(
            content.descendants.filter { $0.name.local == "style" }.map {
                ($0.attribute(OpenDocumentReader.name("style", "name")) ?? "", $0)
            }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: - Signatures

    @Test("parties sign side by side, two in a row", arguments: [FileFormat.docx, .odt])
    func signatures(format: FileFormat) throws {
        let file = try Self.rendered(
            Self.p("{% include \"sign\" %}", in: format), as: format)
        #expect(
            try Self.lines(of: file, format) == [
                "1. Semnăturile",
                "Beneficiar/Primăria/Semnătura \t | Prestator/Casa/Semnătura \t",
                "Prestator/AO/ultima parte/Semnătura \t | ",
            ])
    }

    @Test("each line to sign on is a line up to the cell's edge, and no page divides the block")
    func lines() throws {
        let word = try OfficeFile(
            Self.rendered(W.p("{% include \"sign\" %}"), as: .docx)
        ).xml("word/document.xml")
        let stops = word.descendants.filter {
            $0.name == WordReader.w("tab") && $0.attribute(WordReader.w("leader")) == "underscore"
        }
        #expect(stops.compactMap { $0.attribute(WordReader.w("pos")) } == ["4536", "4536", "4536"])
        let cells = word.descendants.filter { $0.name == WordReader.w("tc") }
        let paragraphs = cells.flatMap { $0.children(named: WordReader.w("p")) }
        #expect(
            paragraphs.allSatisfy { paragraph in
                paragraph.descendants.contains { $0.name == WordReader.w("keepNext") }
            })
        let writer = try OfficeFile(
            Self.rendered(WriterSample.p("{% include \"sign\" %}"), as: .odt)
        ).xml("content.xml")
        let styles = Self.styles(in: writer)
        let used = writer.descendants.flatMap(\.attributes).filter {
            $0.name.local == "style-name"
        }.map(\.value)
        #expect(Set(used).isSubset(of: styles.keys))
        #expect(styles["contractgen_signatures"]?.elements.first?.attributes.last?.value == "false")
    }

    @Test("a style of the tag's paragraph is kept in the lines of the block")
    func style() throws {
        let word = try OfficeFile(
            Self.rendered(
                "<w:p><w:pPr><w:pStyle w:val=\"Text\"/><w:pageBreakBefore/><w:ind w:firstLine=\"700\"/><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>{% include „sign” %}</w:t></w:r></w:p>",
                as: .docx)
        ).xml("word/document.xml")
        let looks = word.descendants.filter { $0.name == WordReader.w("pPr") }.map {
            $0.elements.map(\.name.local)
        }
        #expect(looks[0] == ["pStyle", "pageBreakBefore", "ind", "jc"])
        #expect(looks[1] == ["pStyle", "keepNext", "keepLines", "spacing", "ind", "jc"])
        #expect(looks.dropFirst().allSatisfy { !$0.contains("pageBreakBefore") })
    }

    // MARK: - Annexes and pages

    private static let annexes = [
        "Anexa nr. 1. Planul", "1. Vezi Anexa nr. 2.", "a) Ana", "Secțiune", "Suma: \t", "2. Doi.",
        "Anexa nr. 2. Graficul", "1. Vezi pct. 1 din Anexa nr. 1.", "1. Pagină",
        "1.1. Pe altă pagină.",
    ]

    @Test("annexes count their own points, each on a new page", arguments: [FileFormat.docx, .odt])
    func annexes(format: FileFormat) throws {
        let tags = ["A-1", "A-2", "page"].map {
            Self.p("{% include \"\($0)\" %}", in: format)
        }
        let file = try Self.rendered(tags.joined(), as: format)
        #expect(
            try Self.lines(of: file, format).filter { $0 != "\u{0C}" } == Self.annexes)
        #expect(try Self.pages(of: file, format) == 3)
    }

    private static func pages(of file: [UInt8], _ format: FileFormat) throws -> Int {
        guard format == .odt else {
            let root = try OfficeFile(file).xml("word/document.xml")
            return root.descendants.count {
                $0.name == WordReader.w("pageBreakBefore")
                    || $0.name == WordReader.w("br")
                        && $0.attribute(WordReader.w("type")) == "page"
            }
        }
        let root = try OfficeFile(file).xml("content.xml")
        let styles = styles(in: root)
        return root.descendants.count { paragraph in
            paragraph.attribute(OpenDocumentReader.name("text", "style-name")).flatMap {
                styles[$0]
            }?.elements.contains { properties in
                properties.attributes.contains {
                    $0.name.local == "break-before" && $0.value == "page"
                }
            } ?? false
        }
    }

    @Test("a Word list counts no annex, which has numbers of its own")
    func annexInList() throws {
        let counted =
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr><w:r><w:t>{% include „A-1” %}</w:t></w:r></w:p>"
        let file = try Self.rendered(counted + W.p("{% include „A-2” %}"), as: .docx)
        #expect(try Self.lines(of: file, .docx).prefix(2) == Self.annexes.prefix(2))
        let numbers = try OfficeFile(file).xml("word/document.xml").descendants.filter {
            $0.name == WordReader.w("numId")
        }.compactMap { $0.attribute(WordReader.w("val")) }
        #expect(Set(numbers) == ["0"])
    }

    @Test("a page that the tag's paragraph begins in Writer begins once")
    func writerBreak() throws {
        var sample = WriterSample(
            "<text:p text:style-name=\"P1\">{% include \"C\" %}</text:p>")
        sample.styles =
            "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\" fo:text-align=\"end\"/></style:style>"
        let environment = Environment(language: .ro)
        let file = try OfficeTemplate(
            package: sample.bytes, name: "t.odt", environment: environment,
            including: IncludableTexts {
                []
            } text: {
                SourceText(name: $0, text: "## Unu {: #C}\n\n1. Doi.\n")
            }
        ).render(with: Value.Map(), environment: environment)
        #expect(try Self.pages(of: file, .odt) == 1)
        let root = try OfficeFile(file).xml("content.xml")
        let following = Self.styles(in: root)["contractgen_following_P1"]
        #expect(
            following?.elements.first?.attributes.map(\.value) == ["auto", "end"])
    }

    @Test(
        "where no page can begin, an annex or a new page is refused",
        arguments: [
            (FileFormat.docx, W.table(["{% include „A-1” %}"])),
            (.docx, W.table(["{% include „page” %}"])),
            (.odt, WriterSample.table(["{% include „A-2” %}"])),
            (.odt, WriterSample.list("{% include „A-2” %}")),
            (.odt, WriterSample.list("{% include „page” %}")),
        ])
    func offPage(format: FileFormat, body: String) throws {
        let error = #expect(throws: DiagnosticList.self) { try Self.rendered(body, as: format) }
        #expect(error?.all.map(\.id) == ["office.include-off-page"])
        #expect(error?.all.first?.hint?.in(.en).contains("outside tables") == true)
    }

    @Test("a header begins no page, and holds signatures", arguments: ["A-2", "sign"])
    func header(clause: String) throws {
        let environment = Environment(language: .ro)
        let template = Result {
            try OfficeTemplate(
                package: WriterSample(
                    "", header: WriterSample.p("{% include \"\(clause)\" %}")
                ).bytes, name: "t.odt", environment: environment, including: Self.texts)
        }
        if clause == "sign" {
            #expect(throws: Never.self) { try template.get() }
        } else {
            let error = #expect(throws: DiagnosticList.self) { try template.get() }
            #expect(error?.all.map(\.id) == ["office.include-off-page"])
        }
    }

    @Test("in a list of Writer signatures stand beside the list, within an item nowhere")
    func signaturesInList() throws {
        let file = try Self.rendered(
            WriterSample.list("{% include „sign” %}", "Sfârșit"), as: .odt)
        #expect(
            try Self.lines(of: file, .odt) == [
                "Semnăturile", "Beneficiar/Primăria/Semnătura \t | Prestator/Casa/Semnătura \t",
                "Prestator/AO/ultima parte/Semnătura \t | ", "Sfârșit",
            ])
        let second =
            "<text:list><text:list-item>\(WriterSample.p("x"))\(WriterSample.p("{% include „sign” %}"))</text:list-item></text:list>"
        let error = #expect(throws: DiagnosticList.self) { try Self.rendered(second, as: .odt) }
        #expect(error?.all.map(\.id) == ["office.include-in-list"])
        #expect(error?.all.first?.hint?.in(.en).contains("out of the list") == true)
    }
}
