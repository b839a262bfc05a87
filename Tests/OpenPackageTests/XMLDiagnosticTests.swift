import Diagnostics
import OpenPackage
import Testing

@Suite("What is refused in XML")
struct XMLDiagnosticTests {
    static func problem(_ text: String, limits: PackageLimits = .standard) -> Diagnostic? {
        diagnostic { () throws(Diagnostic) in try parse(text, limits: limits) }
    }

    @Test(
        "a mistake is told with its kind, line and column",
        arguments: [
            ("<a>\n<b></a>", "tagMismatch", 2),
            ("<a>\n\n<b>", "endOfDocument", 3),
            ("", "endOfDocument", 1),
            ("   ", "endOfDocument", 1),
            ("<a>&nbsp;</a>", "undeclaredEntity", 1),
            ("<a b='&e;'/>", "undeclaredEntity", 1),
            ("<a>\n<x:b/></a>", "undeclaredPrefix", 2),
            ("<a x='1' x='2'/>", "repeatedAttribute", 1),
            ("<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>", "repeatedAttribute", 1),
            ("<a>\u{1}</a>", "badCharacter", 1),
            ("<a>&#1;</a>", "badCharacter", 1),
            ("<a/>\n<b/>", "contentAfterEnd", 2),
            ("<a b/>", "badAttribute", 1),
            ("<a b='<'/>", "badAttribute", 1),
        ])
    func syntax(text: String, fault: String, line: Int) {
        let problem = Self.problem(text)
        #expect(problem?.id == "xml.syntax")
        #expect(problem?.arguments["fault"] == fault)
        #expect(problem?.arguments["line"] == "\(line)")
        #expect(problem?.location == .part(file: "a.docx", part: "word/document.xml"))
    }

    @Test("the message names the place in both languages")
    func words() {
        let problem = Self.problem("<a>\n  <b></c></a>")
        #expect(
            problem?.message
                == Text(
                    ro:
                        "linia 2, coloana 10: eticheta de închidere nu corespunde celei de deschidere",
                    en: "line 2, column 10: the end tag does not match the start tag"))
    }

    @Test(
        "a document type is refused, harmless or not",
        arguments: [
            "<!DOCTYPE a><a/>",
            "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
            "<!DOCTYPE a PUBLIC 'p' 'http://example.invalid/a.dtd'><a/>",
            """
            <!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;">
            <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;">
            <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]><a b="&g;">&g;</a>
            """,
        ])
    func doctype(text: String) {
        let problem = Self.problem("\n" + text)
        #expect(problem?.id == "xml.doctype")
        #expect(problem?.arguments["line"] == "2")
        for size in [1, 7, 4096] {
            let streamed = diagnostic { () throws(Diagnostic) in
                try treeOfPieces([UInt8](text), size: size)
            }
            #expect(streamed?.id == "xml.doctype")
        }
    }

    @Test("a document type in UTF-16 is refused, too")
    func doctypeUTF16() {
        let bytes = [UInt8]("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>").inUTF16
        let problem = diagnostic { () throws(Diagnostic) in
            try XML.parse(bytes, file: "a", part: "b")
        }
        #expect(problem?.id == "xml.doctype")
    }

    @Test(
        "bytes in no encoding of office files are refused",
        arguments: [
            [0x3C, 0x61, 0x3E, 0xE3, 0x20, 0x3C, 0x2F, 0x61, 0x3E],  // Windows-1250
            [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0],  // UTF-32
            [0, 0, 0, 0x3C, 0, 0, 0, 0x61],
            [0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0, 0xDC],  // lone surrogates
            [0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x3E, 0, 0, 0xD8, 0x3C, 0],
            [0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E, 0, 0],  // half a character
        ] as [[UInt8]])
    func encoding(bytes: [UInt8]) {
        let problem = diagnostic { () throws(Diagnostic) in
            try XML.parse(bytes, file: "a", part: "b")
        }
        #expect(problem?.id == "xml.encoding")
    }

    @Test("elements nest as deep as allowed and no deeper")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(try parse(nested(256)).descendants.reduce(0) { count, _ in count + 1 } == 255)
        #expect(Self.problem(nested(257))?.id == "xml.too-deep")
        #expect(Self.problem(nested(50_000))?.id == "xml.too-deep")
        #expect(Self.problem(String(repeating: "<a>", count: 50_000))?.id == "xml.too-deep")
    }

    @Test("a document is as large as allowed and no larger")
    func size() throws {
        var limits = PackageLimits()
        limits.maxEntrySize = 20
        _ = try parse("<a>0123456789012</a>", limits: limits)
        #expect(Self.problem("<a>01234567890123</a>", limits: limits)?.id == "xml.too-large")
    }

    @Test("a tree has as many nodes as allowed and no more")
    func nodes() throws {
        var limits = PackageLimits()
        limits.maxNodes = 5
        _ = try parse("<a x='1'><b/>text<c/></a>", limits: limits)
        #expect(
            Self.problem("<a x='1'><b/>text<c/>more</a>", limits: limits)?.id == "xml.too-large")
    }

    @Test("a name or value beyond ten megabytes is refused")
    func hugeToken() {
        let value = String(repeating: "x", count: 11 << 20)
        #expect(Self.problem("<a b='\(value)'/>")?.id == "xml.too-large")
        #expect(Self.problem("<\(value)/>") != nil)
    }

    @Test("a long text is no trouble")
    func hugeText() throws {
        let text = String(repeating: "x ", count: 6 << 20)
        #expect(try parse("<a>\(text)</a>").text.utf8.count == 12 << 20)
    }

    @Test(
        "attributes are counted before they can cost time", arguments: [1_001, 20_000, 1_000_000])
    func attributes(count: Int) throws {
        let attributes = (0..<count).map { " a\($0)=''" }.joined()
        #expect(Self.problem("<a\(attributes)/>")?.id == "xml.too-many-attributes")
    }

    @Test("a thousand attributes are fine")
    func manyAttributes() throws {
        let attributes = (0..<1_000).map { " a\($0)=''" }.joined()
        #expect(try parse("<a\(attributes)/>").attributes.count == 1_000)
    }

    @Test("namespaces in force are counted, those of closed elements are not")
    func namespaces() throws {
        func declaring(_ count: Int) -> String {
            (0..<count).map { " xmlns:n\($0)='urn:\($0)'" }.joined()
        }
        let closed = String(repeating: "<b\(declaring(200))/>", count: 5)
        _ = try parse("<a\(declaring(56))>\(closed)</a>")
        let problem = Self.problem("<a\(declaring(57))>\(closed)</a>")
        #expect(problem?.id == "xml.too-many-namespaces")
    }

    @Test("a strange namespace URI is let through")
    func strangeNamespace() throws {
        #expect(try parse("<a xmlns='not a uri'/>").name.namespace == "not a uri")
        #expect(try parse("<a xmlns='relative'/>").name.namespace == "relative")
    }
}
