import Diagnostics
import OpenPackage
import Templates
import Testing
import Wording

/// Clauses of the library in the lists of Writer.
@Suite struct ListInclusionTests {
    private static let clauses = [
        "C-1": """
        {% set word = "Ana" %}

        ## Obiectul {: #C-1}

        1. {{ word }}, pct. {{ ref("C-2.b") }}. {: #C-1.a}

           {% for x in list %}
           1. {{ x }};
           {% endfor %}

        {% if no %}
        1. Lipsește.

        {% elif yes %}
        Paragraf.

        {% endif %}
        1. Doi.

           Încă un paragraf.

        - liniuță

        """,
        "C-2": """
        {% if yes %}
        ## Prețul {: #C-2}

        1. Unu.

        {% if no %}
        1. Lipsește.

           1. Și el.

        {% endif %}
        1. Trei. {: #C-2.b}

        {% if no %}
        Nimic.

        {% endif %}
        {% endif %}
        """,
        "table": """
        ## Tabel {: #C-4}

        1. Unu:

        {% if yes %}
        | Nume |
        |---|
        {% for x in list %}
        | {{ x }} |
        {% endfor %}

        {% endif %}
           1. Literă.

        1. Doi, art. {{ ref("C-4") }}.

        """,
        "gone": "{% if no %}\n## Lipsește {: #C-3}\n\n1. Tot.\n\n{% endif %}\n",
    ]

    private static let texts = IncludableTexts {
        clauses.keys.sorted()
    } text: { name in
        clauses[name].map { SourceText(name: "\(name).md", text: $0) }
    }

    private static func rendered(_ body: String) throws -> XML.Element {
        let environment = Environment(language: .ro)
        var sample = WriterSample(body)
        sample.styles =
            "<text:list-style style:name=\"L\">"
            + [("1", ""), ("2", " text:display-levels=\"2\""), ("3", "")].map {
                "<text:list-level-style-number text:level=\"\($0)\" style:num-format=\"1\" style:num-suffix=\".\"\($1)/>"
            }.joined() + "</text:list-style>"
        let file = try OfficeTemplate(
            package: sample.bytes, name: "t.odt", environment: environment, including: texts
        ).render(with: OfficeBlockTests.data, environment: environment)
        return try OfficeFile(file).xml("content.xml")
    }

    private static func list(_ items: String...) -> String {
        "<text:list text:style-name=\"L\">"
            + items.map { "<text:list-item>\($0)</text:list-item>" }.joined() + "</text:list>"
    }

    /// Each paragraph with the lists and items around it: `+` begins an item.
    private static func outline(_ element: XML.Element, depth: Int = 0) -> [String] {
        var lines: [String] = []
        for child in element.elements {
            switch child.name.local {
            case "p": lines.append(child.text.replacing("\u{A0}", with: " "))
            case "list": lines += outline(child, depth: depth + 1)
            case "list-item", "list-header":
                let mark = child.name.local == "list-item" ? "+" : "-"
                var inner = outline(child, depth: depth)
                if child.elements.first?.name.local == "p", !inner.isEmpty {
                    inner[0] = String(repeating: " ", count: depth - 1) + mark + inner[0]
                }
                lines += inner.isEmpty ? ["empty"] : inner
            default: lines += outline(child, depth: depth)
            }
        }
        return lines
    }

    @Test("the list counts articles, points and sub-points, each one level deeper")
    func levels() throws {
        let p = WriterSample.p
        let root = try Self.rendered(
            Self.list(
                p("Unu"), p("{% if yes %}"), p("{% include \"C-1\" %}"), p("{% endif %}"),
                p("{% include „C-2” %}"), p("{% include „gone” %}"), p("Sfârșit")))
        #expect(
            Self.outline(root) == [
                "+Unu", "+Obiectul", " +Ana, pct. 3.2.", "  +a;", "  +b;", "  +c;", "  -Paragraf.",
                " +Doi.", "Încă un paragraf.", "– liniuță", "+Prețul", " +Unu.", " +Trei.",
                "+Sfârșit",
            ])
    }

    @Test("what stands behind the tag in its item stays behind the clause")
    func rest() throws {
        let p = WriterSample.p
        let inner = "<text:list><text:list-item>\(p("al meu"))</text:list-item></text:list>"
        let root = try Self.rendered(
            Self.list(
                p("{% include „C-1” %}") + p("după") + p("{% include „C-2” %}") + inner,
                p("Sfârșit")))
        #expect(
            Self.outline(root) == [
                "+Obiectul", " +Ana, pct. 1.2.", "  +a;", "  +b;", "  +c;", "  -Paragraf.",
                " +Doi.",
                "Încă un paragraf.", "– liniuță", "după", "1. Prețul", "1.1. Unu.", "1.2. Trei.",
                " +al meu", "+Sfârșit",
            ])
    }

    @Test("in a list within a list the clause stands at the tag's level")
    func deeper() throws {
        let p = WriterSample.p
        let root = try Self.rendered(
            Self.list(p("Unu") + Self.list(p("{% include „C-2” %}"))))
        #expect(Self.outline(root) == ["+Unu", " +Prețul", "  +Unu.", "  +Trei."])
    }

    /// The paragraphs and rows of a body, with `+` and the level of each counted one; `*` begins a list anew.
    private static func flat(_ element: XML.Element, level: Int = 0, mark: String = "") -> [String]
    {
        var lines: [String] = []
        for child in element.elements {
            switch child.name.local {
            case "p":
                let isFirst = lines.isEmpty && level > 0
                lines.append((isFirst ? "\(level)\(mark) " : "") + child.text)
            case "list":
                let goesOn = child.attributes.contains { $0.name.local == "continue-numbering" }
                lines += flat(
                    child, level: level + 1, mark: level > 0 ? mark : goesOn ? "+" : "*")
            case "list-item": lines += flat(child, level: level, mark: mark)
            case "table": lines.append("table " + child.text)
            default: lines += flat(child, level: level, mark: mark)
            }
        }
        return lines.map { $0.replacing("\u{A0}", with: " ") }
    }

    @Test("a list ends before a clause with a table, and goes on counting in it and behind it")
    func broken() throws {
        let p = WriterSample.p
        let root = try Self.rendered(
            Self.list(
                p("Unu"), p("{% if yes %}"), p("{% include „table” %}") + p("după"),
                p("{% endif %}"), p("{% if no %}"), p("{% include „table” %}"), p("{% endif %}"),
                p("Trei")) + p("Vezi {{ ref(\"C-4\") }}"))
        #expect(
            Self.flat(root) == [
                "1* Unu", "1+ Tabel", "2+ Unu:", "table Numeabc", "3+ Literă.", "2+ Doi, art. 2.",
                "după", "1+ Trei", "Vezi 2",
            ])
    }

    @Test("a list that begins with such a clause begins there, a list within a list ends with it")
    func brokenFirst() throws {
        let p = WriterSample.p
        let root = try Self.rendered(
            Self.list(p("{% include „table” %}"), p("Doi"))
                + Self.list(p("Unu") + Self.list(p("{% include „table” %}"), p("Doi"))))
        #expect(
            Self.flat(root) == [
                "1* Tabel", "2+ Unu:", "table Numeabc", "3+ Literă.", "2+ Doi, art. 1.", "1+ Doi",
                "1* Unu", "2+ Tabel", "3+ Unu:", "table Numeabc", "4+ Literă.", "3+ Doi, art. 1.",
                "2+ Doi",
            ])
    }

    @Test("a list in which a clause is all there is goes when the clause does")
    func empty() throws {
        let root = try Self.rendered(Self.list(WriterSample.p("{% include „gone” %}")))
        #expect(!root.descendants.contains { $0.name.local == "list" })
    }
}
