import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// A clause template written as a Word file with its tags works as an office template and gives the
/// same text.
@Suite struct ExportTests {
    static let document = SampleContract.one

    @Test(
        "a document with everything in it says the same through its exported file",
        arguments: [FileFormat.docx, .odt])
    func sample(format: FileFormat) throws { try Self.agree(Self.document, as: format) }

    @Test("one to five signers", arguments: 1...5)
    func signers(count: Int) throws {
        var one = ClauseCase(title: "signers")
        let names = (1...count).map { "\"Partea \($0)\"" }.joined(separator: ", ")
        one.sections = [
            ("data", "{\"parties\": [\(names)]}"),
            (
                "template",
                "## Unu\n\nÎntre:\n\n::: signatures p in parties\n**{{ p }}**\n\n{% if loop.first %}Primul{% elif loop.last %}Ultimul{% else %}Al {{ loop.index }}-lea{% endif %} din {{ loop.length }}\n\n::: sign-here\n:::\n\nGata."
            ),
        ]
        try Self.agree(one)
    }

    @Test(
        "paragraphs, rows and clauses under conditions, met or not",
        arguments: [(true, "A"), (true, "B"), (false, "C")], [FileFormat.docx, .odt])
    func conditions(_ given: (flag: Bool, name: String), format: FileFormat) throws {
        let (flag, name) = given
        var one = ClauseCase(title: "conditions")
        one.sections = [
            ("data", "{\"flag\": \(flag), \"name\": \"\(name)\", \"rows\": [1, 2]}"),
            ("template", Self.conditional),
        ]
        try Self.agree(one, as: format)
    }

    private static let conditional = """
        {% set word = "pct." %}
        # Titlu

        {% if flag %}
        ## Întâi {: #C-1}

        1. Are {{ word }} {{ ref("C-1.a") }}.

        {% else %}
        ## Întâi, altfel {: #C-1}

        {% endif %}
        1. {% if name == "A" %}Numai pentru A.{% elif name == "B" %}Numai pentru B.{% endif %}

        1. **Gros** și *subțire*, {{ name }}. {: #C-1.a}

           1. {% if flag %}sub-punct;{% else %}alt sub-punct;{% endif %}
           1. {{ name }} și „{{ word }}”.

        ## Al doilea

        1. Tabel după art. {{ ref("C-1") }}:

        | A | B |
        |---|---|
        {% for row in rows %}
        {% set twice = row * 2 %}
        | {{ row }} | {{ twice }} |
        {% endfor %}
        {% if flag %}
        | da | {% if name == "A" %}a{% endif %} |
        {% endif %}

        ::: page-break

        ::: form
        Observații {{ name }}

        ::: blank-line
        :::
        """

    @Test("the exported file holds tags as text, styles, bookmarks and no value")
    func file() throws {
        let file = try OfficeFile(try Self.exported(Self.document))
        let lines = try WordReader.document(in: file).lines
        #expect(lines.contains("{% for line in lines %}"))
        // The reader takes bars for the borders of cells.
        #expect(lines.contains { $0.contains("{{ line.sum money }}") })
        #expect(lines.contains("1. Obiectul"))
        let names = try file.xml("word/document.xml").descendants.compactMap {
            $0.name == WordReader.w("bookmarkStart") ? $0.attribute(WordReader.w("name")) : nil
        }
        #expect(names.contains("_cl_S_01_object"))
    }

    @Test("a reference to a clause without a bookmark says how to make one")
    func noBookmark() throws {
        let environment = Environment(language: .ro)
        let template = try OfficeTemplate(
            package: WordSample(WordSample.p("pct. {{ ref(\"SC-09\") }}")).bytes, name: "t.docx",
            environment: environment)
        do {
            _ = try template.render(with: Value.Map(), environment: environment)
            Issue.record("rendered")
        } catch {
            let text = DiagnosticText(language: .en).text(of: error.all)
            #expect(
                text.contains(
                    "[office.no-bookmark]: the document has no bookmark for clause “SC-09”"))
            #expect(text.contains("name “SC_09”"))
        }
    }

    // MARK: - Running

    static func exported(_ one: ClauseCase, as format: FileFormat = .docx) throws -> [UInt8] {
        let includes = one.includes
        return try ClauseTemplate.officeTemplate(
            of: SourceText(name: "case", text: one["template"] ?? ""), as: format,
            properties: .sample, environment: one.environment, styles: .shipped,
            including: { includes[$0] })
    }

    private static func agree(_ one: ClauseCase, as format: FileFormat = .docx) throws {
        let template = try OfficeTemplate(
            package: try exported(one, as: format), name: "export.\(format.rawValue)",
            environment: one.environment)
        let file = try OfficeFile(
            try template.render(with: try one.data(), environment: one.environment))
        let read =
            try format == .docx
            ? WordReader.document(in: file) : OpenDocumentReader.document(in: file)
        let draft = try one.template().draft(of: try one.data(), environment: one.environment)
        #expect(read.lines == ReadDocument(draft).lines)
        for reference in read.references { #expect(reference.printed == reference.number) }
    }
}
