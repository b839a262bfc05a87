import Diagnostics
import Foundation
import OpenPackage
import Templates
import Testing
import Wording

/// What other engines get wrong, in Word and Writer alike.
@Suite struct OfficeFaultTests {
    private static func word(_ body: String, _ data: Value.Map = OfficeBlockTests.data) throws
        -> OfficeFile
    {
        try OfficeFile(OfficeBlockTests.render(body, data))
    }

    private static func writer(_ body: String) throws -> OfficeFile {
        try OfficeFile(WriterBlockTests.render(WriterSample(body)))
    }

    @Test("a tag cut anywhere by spans, bookmarks and page breaks gives the same text in Writer")
    func splitTags() throws {
        let text = "Hi {{ name }}, {% if yes %}{{ lines | upper }}{% endif %}{# no #}."
        func lines(_ body: String) throws -> [String] {
            try WriterText.lines(of: WriterBlockTests.render(WriterSample(body)))
        }
        let whole = try lines(WriterSample.p(text))
        let characters = Array(text)
        for index in characters.indices {
            let (head, tail) = (String(characters[..<index]), String(characters[index...]))
            let cut =
                "<text:p>\(head)<text:bookmark text:name=\"b\"/><text:span text:style-name=\"T1\"><text:soft-page-break/>\(tail)</text:span></text:p>"
            #expect(try lines(cut) == whole, "cut at \(index)")
        }
        let single = characters.map { "<text:span>\($0)</text:span>" }.joined()
        #expect(try lines("<text:p>\(single)</text:p>") == whole)
    }

    @Test("a value that looks like a tag or like markup is printed as it is")
    func values() throws {
        let value = "{{ name }} {% if %} <w:p/> &amp; \"x\" \u{202E}\u{05D0} 👩‍👩‍👧"
        let data = Value.Map([("v", .text(value))])
        #expect(
            try WordText.lines(of: OfficeBlockTests.render(WordSample.p("{{ v }}"), data)) == [
                value
            ])
        let environment = Environment(language: .en)
        let writer = try OfficeTemplate(
            package: WriterSample(WriterSample.p("{{ v }}")).bytes, name: "t.odt",
            environment: environment)
        #expect(
            try WriterText.lines(of: writer.render(with: data, environment: environment))
                == [value])
    }

    @Test("a run from right to left keeps its formatting around the value")
    func rightToLeft() throws {
        let body =
            "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/><w:lang w:bidi=\"ar-SA\"/></w:rPr><w:t>{{ v }}</w:t></w:r></w:p>"
        let data = Value.Map([("v", .text("אב\nג"))])
        let root = try Self.word(body, data).xml("word/document.xml")
        let runs = root.descendants.filter { $0.name == WordReader.w("r") }
        #expect(runs.map(\.text) == ["אבג"])
        #expect(runs[0].descendants.contains { $0.name == WordReader.w("rtl") })
    }

    @Test(
        "covered cells and repeated columns stay as they are for no, one and many rounds",
        arguments: ["empty", "[1]", "list"])
    func coveredCells(list: String) throws {
        let body = """
            <table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>\
            <table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>{% for x in \(list) %}{{ x }}{% endfor %}</text:p></table:table-cell><table:covered-table-cell/></table:table-row>\
            <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>{% for x in \(list) %}a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>\
            <table:table-row><table:covered-table-cell/><table:table-cell><text:p>c{% endfor %}</text:p></table:table-cell></table:table-row></table:table>
            """
        let root = try Self.writer(body).xml("content.xml")
        let rounds = list == "empty" ? 0 : list == "list" ? 3 : 1
        let rows = root.descendants.filter { $0.name.local == "table-row" }
        #expect(rows.count == 1 + 2 * rounds)
        #expect(rows.allSatisfy { $0.elements.count == 2 })
    }

    // MARK: - Columns

    @Test(
        "a Word table has a column for each cell of its longest row",
        arguments: [
            ("empty", [100, 200], 2), ("[1]", [100, 100, 100], 3),
            ("list", [60, 60, 60, 60, 60], 5),
        ])
    func wordColumns(list: String, widths: [Int], count: Int) throws {
        func cell(_ text: String) -> String {
            "<w:tc><w:tcPr><w:tcW w:w=\"100\" w:type=\"dxa\"/></w:tcPr>\(WordSample.p(text))</w:tc>"
        }
        let grid = [50, 50, 50, 50, 100].map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        let body =
            "<w:tbl><w:tblPr/><w:tblGrid>\(grid)</w:tblGrid><w:tr>\(cell("A"))\(cell("B"))</w:tr>"
            + "<w:tr>\(cell("x"))\(cell("{%tc for x in \(list) %}"))\(cell("{{ x }}"))\(cell("{%tc endfor %}"))\(cell("y"))</w:tr></w:tbl>"
        let root = try Self.word(body).xml("word/document.xml")
        func values(_ name: String, _ attribute: String) -> [Int] {
            root.descendants.filter { $0.name == WordReader.w(name) }.compactMap {
                $0.attribute(WordReader.w(attribute)).flatMap { Int($0) }
            }
        }
        let columns = values("gridCol", "w")
        #expect(columns.count == count)
        #expect(columns.reduce(0, +) == 300)
        let rows = root.descendants.filter { $0.name == WordReader.w("tr") }
        let spans = rows.map { row in
            row.descendants.filter { $0.name == WordReader.w("tc") }.reduce(0) { sum, cell in
                let span = cell.descendants.first { $0.name == WordReader.w("gridSpan") }
                return sum + (span?.attribute(WordReader.w("val")).flatMap { Int($0) } ?? 1)
            }
        }
        #expect(spans == [count, count])
        #expect(values("tcW", "w").reduce(0, +) == 600)
    }

    @Test(
        "a Writer table has a column for each cell of its longest row",
        arguments: [("empty", 2), ("[1]", 3), ("list", 5)])
    func writerColumns(list: String, count: Int) throws {
        func cell(_ text: String) -> String {
            "<table:table-cell>\(WriterSample.p(text))</table:table-cell>"
        }
        let body = """
            <table:table table:name="T"><table:table-column table:number-columns-repeated="5"/>\
            <table:table-row>\(cell("A"))\(cell("B"))</table:table-row>\
            <table:table-row>\(cell("x"))\(cell("{%tc for x in \(list) %}"))\(cell("{{ x }}"))\(cell("{%tc endfor %}"))\(cell("y"))</table:table-row></table:table>
            """
        let root = try Self.writer(body).xml("content.xml")
        #expect(root.descendants.filter { $0.name.local == "table-column" }.count == count)
        let rows = root.descendants.filter { $0.name.local == "table-row" }
        #expect(rows.map(\.elements.count) == [count, count])
    }

    // MARK: - Identities

    @Test("names of bookmarks, frames, sections and tables in Writer stay unique after a loop")
    func identities() throws {
        let inner =
            "<text:section text:name=\"S\"><text:p><text:bookmark-start text:name=\"B\"/>{{ x }}<text:bookmark-end text:name=\"B\"/><draw:frame draw:name=\"F\"><draw:text-box><text:p>t</text:p></draw:text-box></draw:frame></text:p></text:section><table:table table:name=\"T\"><table:table-column/><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>"
        let root = try Self.writer(
            WriterSample.p("{% for x in list %}") + inner + WriterSample.p("{% endfor %}")
        ).xml("content.xml")
        for local in ["section", "bookmark-start", "frame", "table"] {
            let names = root.descendants.filter { $0.name.local == local }.compactMap {
                $0.attributes.first { $0.name.local == "name" }?.value
            }
            #expect(names.count == 3 && Set(names).count == 3, "\(local): \(names)")
        }
    }

    // MARK: - Charts

    @Test("tags in charts and diagrams are filled in, or told")
    func charts() throws {
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
        func chart(_ runs: String) -> String {
            "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"\(drawing)\"><c:title><a:p>\(runs)</a:p></c:title></c:chartSpace>"
        }
        let good = try OfficePackageTests.render(
            WordSample(
                WordSample.p("x"),
                parts: ["word/charts/chart1.xml": chart("<a:r><a:t>For {{ name }}</a:t></a:r>")]))
        #expect(try OfficeFile(good).xml("word/charts/chart1.xml").text == "For Ana & <Ion>")
        let error = #expect(throws: DiagnosticList.self) {
            try OfficePackageTests.render(
                WordSample(
                    WordSample.p("x"),
                    parts: [
                        "word/diagrams/data1.xml": chart(
                            "<a:r><a:t>{{ na</a:t></a:r><a:r><a:t>me }}</a:t></a:r>")
                    ]))
        }
        let told = DiagnosticText(language: .en).text(of: error?.all ?? [])
        #expect(told.contains("chart or diagram (data1.xml)"), "\(told)")
    }

    // MARK: - Time

    @Test("twice the rows take twice the work: rounds are not gone through again")
    func manyRows() throws {
        let body = WordSample.table([
            "{% for x in range(20000) %}{{ x }}", "{{ loop.index }}{% endfor %}",
        ])
        let file = try OfficeBlockTests.render(body)
        #expect(try WordText.lines(of: file).count == 20_000)
    }

    // MARK: - Flat files

    @Test("a flat Writer file works as the package it stands for")
    func flat() throws {
        let spaces = ["office", "text", "style"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }.joined(separator: " ")
        func document(_ type: String) -> [UInt8] {
            Array(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document \(spaces) office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.\(type)"><office:scripts/><office:automatic-styles/><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"><style:header><text:p>{{ name }}</text:p></style:header></style:master-page></office:master-styles><office:body><office:text><text:p>Dear {{ name }}</text:p></office:text></office:body></office:document>
                """.utf8)
        }
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: document("text"), name: "t.fodt", environment: environment)
        #expect(template.format == .odt)
        let file = try template.render(with: OfficeBlockTests.data, environment: environment)
        #expect(try WriterText.lines(of: file) == ["Dear Ana & <Ion>"])
        #expect(try OfficeFile(file).xml("styles.xml").text == "Ana & <Ion>")
        let error = #expect(throws: DiagnosticList.self) {
            try OfficeTemplate(
                package: document("spreadsheet"), name: "t.fods", environment: environment)
        }
        #expect(error?.all.map(\.id) == ["office.not-a-document"])
    }

    @Test("a file that python-docx made opens, its headers and properties too")
    func pythonDocx() throws {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let path = folder.joined(separator: "/") + "/Files/python-docx.docx"
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: Array(try Data(contentsOf: URL(filePath: path))), name: "python-docx.docx",
            environment: environment)
        let file = try template.render(with: OfficeBlockTests.data, environment: environment)
        #expect(
            try WordText.lines(of: file) == [
                "Titlu Ana & <Ion>", "Dragă Ana & <Ion>!", "a", "b", "c", "Nr | Ce", "1 | a",
                "2 | b", "3 | c", "one\ntwo\tthree",
            ])
        #expect(try WordText.lines(of: file, part: "word/header1.xml") == ["Antet Ana & <Ion>"])
        #expect(
            try OfficeFile(file).xml("docProps/core.xml").text.contains("Scrisoare Ana & <Ion>"))
    }
}
