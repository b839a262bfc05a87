import Diagnostics
import OpenPackage
import Testing

extension XML.Name {
    fileprivate static let root = XML.Name(namespace: "urn:t", local: "root")
    fileprivate static let item = XML.Name(namespace: "urn:t", local: "item")
    fileprivate static let id = XML.Name(local: "id")
}

func parse(
    _ text: String, limits: PackageLimits = .standard
) throws(Diagnostic) -> XML.Element {
    try XML.parse([UInt8](text), file: "a.docx", part: "word/document.xml", limits: limits)
}

@Suite("XML trees")
struct XMLTests {
    static let text = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <!-- before --><?before it?>
        <t:root xmlns:t="urn:t" xmlns="urn:d" id="1" t:id="a &amp; b &lt;&quot;&#10;">
          <t:item xml:space="preserve"> ă &amp; ș &#x20AC; </t:item><plain xmlns=""><q/></plain>
          <!-- inside --><?inside it?><![CDATA[<raw> & ]]>tail
        </t:root>
        <!-- after -->
        """

    @Test("a document is read with its names, prefixes, values and order")
    func reads() throws {
        let root = try parse(Self.text)
        #expect(root.name == .root)
        #expect(root.prefix == "t")
        #expect(
            root.declarations == [
                .init(prefix: "t", uri: "urn:t"), .init(prefix: "", uri: "urn:d"),
            ])
        #expect(
            root.attributes == [
                .init(name: .id, value: "1"),
                .init(
                    name: XML.Name(namespace: "urn:t", local: "id"), prefix: "t",
                    value: "a & b <\"\n"),
            ])
        #expect(root.child(named: .item)?.text == " ă & ș € ")
        #expect(root.children.contains(.comment(" inside ")))
        #expect(root.children.contains(.processingInstruction(target: "inside", data: "it")))
        #expect(root.children.contains(.cdata("<raw> & ")))
        #expect(root.children.last == .text("tail\n"))
    }

    @Test("the default namespace and its end are understood")
    func defaultNamespace() throws {
        let root = try parse("<a xmlns='u'><b xmlns=''><c/></b><d/></a>")
        #expect(root.name.namespace == "u")
        #expect(root.descendants.map(\.name.namespace) == ["", "", "u"])
        #expect(root.elements[0].declarations == [.init(prefix: "", uri: "")])
    }

    @Test("reading what was written gives the same tree")
    func roundTrip() throws {
        let root = try parse(Self.text)
        let written = XML.serialize(root)
        #expect(try XML.parse(written, file: "a", part: "b") == root)
        #expect(XML.serialize(try XML.parse(written, file: "a", part: "b")) == written)
    }

    @Test("an element is written as it stands")
    func serializes() throws {
        let text =
            #"<w:p xmlns:w="u" w:b="2" a="1 &lt; &quot;2&quot;"><w:r/> x &gt; y &amp; z<!--c--></w:p>"#
        let element = try parse(text)
        #expect(String(decoding: XML.serialize(element, prolog: .none), as: UTF8.self) == text)
        let whole = String(decoding: XML.serialize(element), as: UTF8.self)
        #expect(
            whole == #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n" + text)
    }

    @Test("line ends become line feeds, in CDATA too", arguments: [1, 2, 3, 7, 4096])
    func lineEnds(pieceSize: Int) throws {
        let text = "<a b='x\r\ny'>1\r\n2\r3<![CDATA[4\r\n5\r6]]><!--7\r\n8--></a>"
        let root = try treeOfPieces([UInt8](text), size: pieceSize)
        #expect(root.attribute(XML.Name(local: "b")) == "x y")
        #expect(root.children == [.text("1\n2\n3"), .cdata("4\n5\n6"), .comment("7\n8")])
    }

    @Test("carriage returns, tabs and line ends in values survive writing and reading")
    func oddSpace() throws {
        let value = "a\r\n\tb\"<&>'"
        let element = XML.Element(
            name: .id, attributes: [.init(name: .id, value: value)], children: [.text(value)])
        #expect(try XML.parse(XML.serialize(element), file: "a", part: "b") == element)
    }

    @Test("a CDATA section that holds its own end goes on in a second one")
    func cdataEnd() throws {
        let element = XML.Element(name: .id, children: [.cdata("a]]>b]]]>")])
        #expect(try XML.parse(XML.serialize(element), file: "a", part: "b") == element)
    }

    @Test("UTF-16 and byte order marks are read", arguments: [true, false], [true, false])
    func utf16(isBigEndian: Bool, hasMark: Bool) throws {
        let text = "<?xml version='1.0' encoding='UTF-16'?><a>ăș𝔸€</a>"
        let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
        let bytes = units.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? pair : pair.reversed()
        }
        for size in [1, 2, 3, 5, 4096] {
            #expect(try treeOfPieces(bytes, size: size).text == "ăș𝔸€")
        }
    }

    @Test("a UTF-8 byte order mark is not text")
    func utf8Mark() throws {
        for size in [1, 2, 3, 4, 100] {
            #expect(
                try treeOfPieces([0xEF, 0xBB, 0xBF] + [UInt8]("<a>ș</a>"), size: size).text == "ș")
        }
    }

    @Test("elements are found by name, at hand and deep")
    func navigation() throws {
        let root = try parse(
            "<t:root xmlns:t='urn:t'><t:item id='1'/><x><t:item id='2'>a<b>c</b></t:item></x></t:root>"
        )
        #expect(root.children(named: .item).count == 1)
        #expect(root.firstDescendant(named: XML.Name(local: "b"))?.text == "c")
        #expect(
            root.descendants.filter { $0.name == .item }.compactMap { $0.attribute(.id) } == [
                "1", "2",
            ])
        #expect(root.descendants.map(\.name.local) == ["item", "x", "item", "b"])
        #expect(root.elements[1].text == "ac")
        #expect(root.child(named: XML.Name(local: "item")) == nil)
    }

    @Test("attributes change where they stand")
    func attributes() throws {
        var element = try parse("<a one='1' two='2' three='3'/>")
        element.setAttribute(XML.Name(local: "two"), to: "zwei")
        element.setAttribute(XML.Name(local: "four"), to: "4")
        #expect(element.removeAttribute(XML.Name(local: "one")) == "1")
        #expect(element.removeAttribute(XML.Name(local: "five")) == nil)
        #expect(element.attributes.map(\.value) == ["zwei", "3", "4"])
    }

    @Test("characters that XML cannot hold are found by their offset")
    func forbidden() {
        #expect(XML.forbiddenCharacter(in: "tab\t line\r\n ș 𝔸") == nil)
        #expect(XML.forbiddenCharacter(in: "șa\u{1}") == 3)
        #expect(XML.forbiddenCharacter(in: "\u{0}") == 0)
        #expect(XML.forbiddenCharacter(in: "𝔸\u{FFFF}") == 4)
        #expect(XML.forbiddenCharacter(in: "\u{1F}") == 0)
    }

    @Test("tasks parse side by side")
    func concurrent() async throws {
        let expected = try parse(Self.text)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 { group.addTask { (try? parse(Self.text)) == expected } }
            for await isSame in group { #expect(isSame) }
        }
    }
}

/// The tree of a document that arrives in pieces, as the stream sees it.
func treeOfPieces(
    _ bytes: [UInt8], size: Int, limits: PackageLimits = .standard
) throws(Diagnostic) -> XML.Element {
    var stream = try XMLStream(TreeOfEvents(), file: "a.docx", part: "b.xml", limits: limits)
    var start = 0
    while start < bytes.count {
        let piece = Array(bytes[start..<min(start + size, bytes.count)])
        try stream.feed(piece.span)
        start += size
    }
    let root = try stream.finish().root
    return root ?? XML.Element(name: XML.Name(local: ""))
}

/// Builds a tree in its own way, to compare with.
struct TreeOfEvents: XMLHandler {
    var root: XML.Element?
    private var open: [XML.Element] = []
    private var run: XML.Node?

    var words: [XML.Name: Int] { [:] }

    mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
        close()
        var element = XML.Element(name: tag.name, prefix: tag.prefix)
        element.declarations = tag.declarations
        element.attributes = tag.attributes
        open.append(element)
    }

    mutating func end(_ word: Int) throws(Diagnostic) {
        close()
        root = open.removeLast()
        if let root { append(.element(root)) }
    }

    mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {
        if case .text(let text) = run {
            run = .text(text + string(utf8))
        } else {
            close()
            run = .text(string(utf8))
        }
    }

    mutating func cdata(_ utf8: Span<UInt8>) throws(Diagnostic) {
        if case .cdata(let text) = run {
            run = .cdata(text + string(utf8))
        } else {
            close()
            run = .cdata(string(utf8))
        }
    }

    mutating func comment(_ text: String) throws(Diagnostic) {
        close()
        append(.comment(text))
    }

    mutating func processingInstruction(_ target: String, _ data: String) throws(Diagnostic) {
        close()
        append(.processingInstruction(target: target, data: data))
    }

    private func string(_ utf8: Span<UInt8>) -> String {
        String(decoding: utf8.indices.map { utf8[$0] }, as: UTF8.self)
    }

    private mutating func append(_ node: XML.Node) {
        if !open.isEmpty { open[open.count - 1].children.append(node) }
    }

    private mutating func close() {
        if let run, run != .cdata("") { append(run) }
        run = nil
    }
}
