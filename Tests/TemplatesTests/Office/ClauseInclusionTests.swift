import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// Clauses of a library in the place of the tags that name them.
@Suite struct ClauseInclusionTests {
    typealias W = WordSample

    private static let clauses = [
        "C-1": """
        {% set word = "Ana" %}

        ## Obiectul {: #C-1}

        1. {{ word }} și **gros**, pct. {{ ref("C-2.b") }}. {: #C-1.a}

           {% for x in list %}
           1. {{ x }};
           {% endfor %}

        {% if no %}
        1. Lipsește.

        {% endif %}
        - liniuță

        """,
        "C-2":
            "## Prețul {: #C-2}\n\n1. Unu.\n\n1. Doi {{ name }}, art. {{ ref(\"C-1\") }}. {: #C-2.b}\n",
        "table": """
        ## Tabel {: #C-3}

        | Nr. | Nume |
        |---|:-------|
        {% for x in list %}
        | {{ loop.index }} | *{{ x }}* |
        {% endfor %}
        {% if no %}
        | | lipsă |
        {% endif %}
        | | {{ name }} |

        """,
        "plain": "## Simplu {: #C-5}\n\n1. Fără etichete.\n",
        "page": "## Pagină {: #C-4}\n\n::: page-break\n",
    ]

    private static let texts = IncludableTexts {
        clauses.keys.sorted()
    } text: { name in
        clauses[name].map { SourceText(name: "\(name).md", text: $0) }
    }

    private static func rendered(_ package: [UInt8], as format: FileFormat = .docx) throws
        -> [UInt8]
    {
        let environment = Environment(language: .ro)
        return try OfficeTemplate(
            package: package, name: "t.\(format)", environment: environment, including: texts
        ).render(with: OfficeBlockTests.data, environment: environment)
    }

    /// Words with plain spaces: the clause's own are set with no-break ones.
    private static func plain(_ lines: [String]) -> [String] {
        lines.map { $0.replacing("\u{A0}", with: " ") }
    }

    private static let printed = [
        "start", "1. Obiectul", "1.1. Ana și gros, pct. 2.2.", "a) a;", "b) b;", "c) c;",
        "– liniuță", "2. Prețul", "2.1. Unu.", "2.2. Doi Ana & <Ion>, art. 1.", "end",
    ]

    @Test("a clause takes the place of its tag, with numbers of its own as text")
    func word() throws {
        let body =
            W.p("start")
            + "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{% include „C-1” %}</w:t></w:r></w:p>"
            + W.p("{% include \"C-", "2\" %}") + W.p("end")
        let file = try Self.rendered(W(body).bytes)
        #expect(Self.plain(try WordText.lines(of: file)) == Self.printed)
        let root = try OfficeFile(file).xml("word/document.xml")
        let paragraphs = root.descendants.filter { $0.name == WordReader.w("p") }
        #expect(paragraphs[1].descendants.contains { $0.name == WordReader.w("jc") })
        #expect(paragraphs[2].descendants.contains { $0.name == WordReader.w("b") })
        let bookmarks = root.descendants.filter { $0.name == WordReader.w("bookmarkStart") }
            .compactMap { $0.attribute(WordReader.w("name")) }
        #expect(bookmarks == ["_cl_C_1", "_cl_C_1_a", "_cl_C_2", "_cl_C_2_b"])
    }

    @Test("the same in Writer")
    func writer() throws {
        let body =
            WriterSample.p("start") + WriterSample.p("{% include \"C-1\" %}")
            + "<text:p text:style-name=\"P7\"><text:span text:style-name=\"T7\">{% include \"C-2\" %}</text:span></text:p>"
            + WriterSample.p("end")
        let file = try Self.rendered(WriterSample(body).bytes, as: .odt)
        #expect(Self.plain(try WriterText.lines(of: file)) == Self.printed)
        let price = try OfficeFile(file).xml("content.xml").descendants.filter {
            $0.name == OpenDocumentReader.name("text", "p") && $0.text.hasSuffix("Prețul")
        }
        #expect(price.first?.attributes.map(\.value) == ["P7"])
        #expect(price.first?.elements.map { $0.attributes.map(\.value) }.contains(["T7"]) == true)
    }

    @Test("a clause's table stands with its rows, in Word and in Writer")
    func tables() throws {
        let printed = ["1. Tabel", "Nr. | Nume", "1 | a", "2 | b", "3 | c", " | Ana & <Ion>"]
        let word = try Self.rendered(W(W.p("{% include \"table\" %}")).bytes)
        #expect(try WordText.lines(of: word).filter { !$0.isEmpty } == printed)
        let xml = try OfficeFile(word).xml("word/document.xml")
        let descendants = xml.descendants.map(\.name.local)
        #expect(descendants.count { $0 == "gridCol" } == 2)
        #expect(descendants.count { $0 == "tblHeader" } == 1)
        let writer = try Self.rendered(
            WriterSample(WriterSample.p("{% include \"table\" %}")).bytes, as: .odt)
        #expect(try WriterText.lines(of: writer) == printed)
        let content = try OfficeFile(writer).xml("content.xml")
        let used = content.descendants.filter { $0.name.local.hasPrefix("table-") }
            .flatMap(\.attributes).filter { $0.name.local == "style-name" }.map(\.value)
        let defined = content.descendants.filter { $0.name.local == "style" }
            .flatMap(\.attributes).filter { $0.name.local == "name" }.map(\.value)
        #expect(Set(used).isSubset(of: defined) && !used.isEmpty)
    }

    @Test("a clause without tags of its own takes the place of the only tag")
    func clauseWithoutTags() throws {
        let file = try Self.rendered(W(W.p("{% include \"plain\" %}")).bytes)
        #expect(try WordText.lines(of: file) == ["1. Simplu", "1.1. Fără etichete."])
    }

    @Test("a Word list counts the clause with its own levels")
    func list() throws {
        let levels = ["%1.", "%1.%2.", "(%3)"].enumerated().map { index, text in
            "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
        }
        let numbering = W.part(
            "numbering",
            "<w:abstractNum w:abstractNumId=\"0\">\(levels.joined())</w:abstractNum><w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/></w:num>"
        )
        func counted(_ text: String) -> String {
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
        }
        let body =
            counted("Un articol al șablonului") + counted("{% include \"C-1\" %}")
            + counted("{% include \"C-2\" %}")
        let file = try Self.rendered(W(body, parts: ["word/numbering.xml": numbering]).bytes)
        let root = try OfficeFile(file).xml("word/document.xml")
        func value(_ paragraph: XML.Element, _ name: String) -> String {
            paragraph.descendants.first { $0.name == WordReader.w(name) }?.attribute(
                WordReader.w("val")) ?? ""
        }
        let places = root.descendants.filter { $0.name == WordReader.w("p") }.map {
            value($0, "numId") + "/" + value($0, "ilvl")
        }
        #expect(
            places == [
                "4/0", "4/0", "4/1", "4/2", "4/2", "4/2", "0/0", "4/0", "4/1", "4/1",
            ])
        let lines = Self.plain(try WordText.lines(of: file))
        #expect(lines[1] == "Obiectul")
        #expect(lines[2] == "Ana și gros, pct.  REF _cl_C_2_b \\n \\h 3.2.")
    }

    @Test(
        "what cannot be included is told, with what to do",
        arguments: [
            ("C1", "office.unknown-include", "did you mean “C-1”?")
        ])
    func faults(name: String, id: String, hint: String) throws {
        let error = #expect(throws: DiagnosticList.self) {
            try Self.rendered(W(W.p("{% include \"\(name)\" %}")).bytes)
        }
        #expect(error?.all.map(\.id) == [id])
        #expect(error?.all.first?.hint?.in(.en).contains(hint) == true)
    }

    @Test("a fault within a clause names the clause, and other paragraphs are counted without it")
    func places() throws {
        let environment = Environment(language: .ro)
        let template = try OfficeTemplate(
            package: W(W.p("{% include \"C-2\" %}") + W.p("{{ nume }}")).bytes, name: "t.docx",
            environment: environment, including: Self.texts)
        let error = #expect(throws: DiagnosticList.self) {
            try template.render(with: Value.Map(), environment: environment)
        }
        #expect(
            error?.all.compactMap { $0.location?.text(in: .en) } == [
                "t.docx: body, the included clause “C-2”: {{ name }}",
                "t.docx: body, the included clause “C-2”: {{ ref(\"C-1\") }}",
                "t.docx: body, paragraph 1: {{ nume }}",
            ])
    }

    @Test("nothing of the marks that clauses bring is written")
    func marks() throws {
        let file = try OfficeFile(
            Self.rendered(
                W(W.p("{% include \"C-1\" %}") + W.p("{% include \"C-2\" %}\u{A0}")).bytes))
        let text = String(
            decoding: file.parts["word/document.xml"] ?? [], as: UTF8.self)
        #expect(!text.contains("contractgen-") && !text.contains("<?c"))
    }
}
