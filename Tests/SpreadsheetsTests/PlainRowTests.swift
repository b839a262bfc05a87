import Diagnostics
import OpenPackage
import Spreadsheets
import Testing

/// Rows that are read without the XML parser: whatever is in them, the parser reads the same.
@Suite("Plain rows")
struct PlainRowTests {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

    /// - Parameter start: `<sheetData >` leaves all rows to the parser.
    private static func workbook(_ rows: [UInt8], start: String) throws -> [UInt8] {
        var zip = ZipBuilder()
        zip.add(
            "_rels/.rels",
            Array(
                """
                <Relationships xmlns="\(package)"><Relationship Id="b" Type="\(office)/officeDocument" \
                Target="xl/workbook.xml"/></Relationships>
                """.utf8))
        zip.add(
            "xl/workbook.xml",
            Array(
                """
                <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
                <sheet name="Foaie" sheetId="1" r:id="s"/></sheets></workbook>
                """.utf8))
        zip.add(
            "xl/_rels/workbook.xml.rels",
            Array(
                """
                <Relationships xmlns="\(package)"><Relationship Id="s" Type="\(office)/worksheet" \
                Target="sheet.xml"/></Relationships>
                """.utf8))
        zip.add(
            "xl/sheet.xml",
            Array("<worksheet xmlns=\"\(main)\" xmlns:x=\"x\">\(start)\n".utf8) + rows
                + Array("</sheetData></worksheet>".utf8))
        return try zip.finish()
    }

    private static func listing(_ rows: [UInt8], start: String = "<sheetData>") throws -> String {
        Listing.text(of: try workbook(rows, start: start), file: "a.xlsx")
    }

    private func expectSame(
        _ rows: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let plain = try Self.listing(rows)
        let parsed = try Self.listing(rows, start: "<sheetData >")
        #expect(
            plain == parsed, "\(String(decoding: rows.prefix(300), as: UTF8.self))",
            sourceLocation: sourceLocation)
    }

    private static let cells = [
        #"<c r="A1"><v>12.5</v></c>"#, #"<c><v>1</v></c>"#, #"<c r='B1' s='0'><v>-3</v></c>"#,
        #"<c r="A1"/>"#, #"<c r="A1" s="7"></c>"#, #"<c r="A1"><v/></c>"#,
        #"<c r="A1"><v></v></c>"#,
        #"<c r="A1" t="inlineStr"><is><t>a &amp; b &lt;&gt; &quot;&apos;</t></is></c>"#,
        #"<c r="A1" t="inlineStr"><is><t xml:space="preserve"> Ștefan „nr. 1” </t></is></c>"#,
        #"<c r="A1" t="inlineStr"><is><t/></is></c>"#,
        #"<c r="A1" t="inlineStr"><is><r><t>două </t></r><r><t>bucăți</t></r></is></c>"#,
        #"<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>citire</t></rPh></is></c>"#,
        #"<c r="A1" t="inlineStr"><v>în v</v></c>"#, #"<c r="A1" t="str"><is><t>nu</t></is></c>"#,
        #"<c r="A1" t="str"><f>A1&amp;"x"</f><v>x</v></c>"#,
        #"<c r="A1"><f t="shared" si="0"/></c>"#,
        #"<c r="A1"><f ca="1" ca="2">1</f></c>"#, #"<c r="A1"><f>IF(A1>0,1,2)</f><v>2</v></c>"#,
        #"<c r="A1" t="str"><v>&#65;&#x21;</v></c>"#, #"<c r="A1" t="str"><v>&altul;</v></c>"#,
        #"<c r="A1" t="str"><v>a > b</v></c>"#, #"<c r="A1" t="str"><v>a ]]> b</v></c>"#,
        #"<c r="A1" t="str"><v><![CDATA[a<b]]></v></c>"#,
        #"<c r="A1" t="str"><v>a<!-- b -->c</v></c>"#,
        "<c r=\"A1\" t=\"str\"><v>rând\nnou\tși\r\nîncă unul\rultimul</v></c>",
        "<c r=\"A1\" t=\"str\"><v>\u{1}</v></c>", "<c r=\"A1\" t=\"str\"><v>\u{FFFF}</v></c>",
        #"<c r="A1" t="str"><v>_x000D_ _x005F_</v></c>"#, #"<c r="A1" t="z"><v>1</v></c>"#,
        #"<c r="A1" cm="1"><v>1</v></c>"#, #"<c r="A1" r="A1"><v>1</v></c>"#,
        #"<c r="A1"s="1"><v>1</v></c>"#, #"<c r = "A1"><v>1</v ></c >"#,
        #"<c r="A&#49;"><v>1</v></c>"#,
        #"<c r="A2"><v>1</v></c>"#, #"<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>"#,
        #"<c r="Ă1"><v>1</v></c>"#, #"<c r="A1" s="-1"><v>1</v></c>"#,
        #"<c r="A1" s="x"><v>1</v></c>"#,
        #"<c r="A1"><v>1</c></v>"#, #"<c r="A1"><v>1</v>"#, #"<d r="A1"><v>1</v></d>"#,
        #"<c r="A1"><extLst><v>1</v></extLst></c>"#, #"<c xmlns="x" r="A1"><v>1</v></c>"#, "text",
        "</row>",
    ]

    @Test("a cell", arguments: cells)
    func cell(_ cell: String) throws {
        for row in [#"<row r="1">"#, "<row>", #"<row r="1" spans="1:2" hidden="true" x:dy="0.2">"#]
        {
            try expectSame(Array("\(row)\(cell)</row>".utf8))
            try expectSame(
                Array("\n\(row) \(cell)\n </row><row r=\"5\"><c><v>5</v></c></row>".utf8))
        }
    }

    @Test(
        "a row's tag",
        arguments: [
            #"<row r="1"/>"#, #"<row r="1" r="2"/>"#, #"<row r="+4">"#, #"<row r="x">"#,
            #"<row r="0">"#, #"<row r="2" ht="12" ht="13">"#, #"<row xmlns="x">"#,
            #"<row xmlns:y="x">"#, #"<row r="9999999">"#, #"<row r="1" a:b="1" c:b="1">"#,
            "<row a>",
            "<row r=1>", #"<row r="1" hidden="1">"#, #"<rows r="1">"#, #"<x:row r="1">"#,
            #"<row r="&quot;">"#, "<row r=\"1\n\">", "<!-- row --><row>", "<?x?><row>", " \n<row>",
        ])
    func row(tag: String) throws {
        try expectSame(Array("\(tag)<c t=\"b\"><v>1</v></c></row>".utf8))
        try expectSame(Array("<row r=\"3\"><c><v>3</v></c></row>\(tag)<c><v>1</v></c></row>".utf8))
    }

    @Test("bytes that are no UTF-8 are told of by the parser")
    func badEncoding() throws {
        for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xC4], [0xF5, 0x80]] {
            try expectSame(
                Array("<row><c t=\"str\"><v>a".utf8) + bytes + Array("b</v></c></row>".utf8))
        }
    }

    @Test("rows that any bytes were changed in, hundreds of times")
    func changed() throws {
        let good = Self.cells.prefix(10).enumerated().map { index, cell in
            "<row r=\"\(index + 1)\">"
                + cell.replacing("A1", with: "A\(index + 1)")
                .replacing("B1", with: "B\(index + 1)") + "</row>"
        }
        let bytes = Array(good.joined().utf8)
        let odd = Array("<>&;\"'/= \n]!-?xrctv1A\u{0}é".utf8)
        var random = SeededGenerator(state: 11)
        for _ in 0..<700 {
            var copy = bytes
            for _ in 0...(random.next() % 3) {
                let place = Int(random.next() % UInt64(copy.count))
                let byte = odd[Int(random.next() % UInt64(odd.count))]
                switch random.next() % 3 {
                case 0: copy[place] = byte
                case 1: copy.insert(byte, at: place)
                default: copy.remove(at: place)
                }
            }
            try expectSame(copy)
        }
    }

    @Test("rows that are cut between the pieces of a part, wherever")
    func cut() throws {
        var rows: [UInt8] = []
        for number in 1...1_200 {
            let text = String(repeating: "ă&amp;", count: number % 23)
            rows += Array(
                """
                <row r="\(number)"><c r="A\(number)" t="inlineStr"><is><t>\(text)</t></is></c>\
                <c r="B\(number)"><f>1+\(number)</f><v>\(number)</v></c></row>
                """.utf8)
        }
        #expect(rows.count > 3 << 16)
        try expectSame(rows)
        try expectSame(rows + Array("<row r=\"2000\"><c><v>1</v></c><!-- --></row>".utf8))
        try expectSame(rows + Array("<row r=\"7\"><c><v>1</v></c></row>".utf8))
        let wide = String(repeating: "<c><v>1</v></c>", count: 6_000)
        try expectSame(Array("<row>\(wide)</row>".utf8))
        try expectSame(Array("<row>\(wide)<c><v>1</v></c><d/></row><row>".utf8))
    }
}
