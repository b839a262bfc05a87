import Diagnostics
import OpenPackage
import Testing

@Suite("XML streams")
struct XMLStreamTests {
    /// Adds up a sheet's cells.
    struct Cells: XMLHandler {
        enum Word: Int { case row, cell, value, reference, style }

        var places: [String] = []
        var styles: [Int?] = []
        var lengths: [Int?] = []
        var texts: [String] = []
        var others = 0
        private var isValue = false

        var words: [XML.Name: Int] {
            var words = [XML.Name(local: "r"): Word.reference, XML.Name(local: "s"): .style]
            for namespace in ["urn:sheet", "urn:strict"] {
                words[XML.Name(namespace: namespace, local: "row")] = .row
                words[XML.Name(namespace: namespace, local: "c")] = .cell
                words[XML.Name(namespace: namespace, local: "v")] = .value
            }
            return words.mapValues(\.rawValue)
        }

        mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
            switch Word(rawValue: word) {
            case .cell:
                places.append(tag[Word.reference.rawValue] ?? "?")
                styles.append(tag.integer(Word.style.rawValue))
                lengths.append(tag.withUTF8(of: Word.reference.rawValue) { $0.count })
            case .value:
                isValue = true
                texts.append("")
            case .row: break
            default: others += 1
            }
        }

        mutating func end(_ word: Int) throws(Diagnostic) { isValue = false }

        mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {
            guard isValue, !texts.isEmpty else { return }
            texts[texts.count - 1] += String(
                decoding: utf8.indices.map { utf8[$0] }, as: UTF8.self)
        }
    }

    static func sheet(_ namespace: String) -> String {
        """
        <x:sheet xmlns:x="\(namespace)" xmlns:y="urn:other"><x:row r="1"><x:c r="A1" s="3">
        <x:v>1 &lt; 2 ș</x:v></x:c><x:c r="B1" s="z"/><x:c y:r="C1"/><y:c r="D1"/><c r="E1"/></x:row></x:sheet>
        """
    }

    @Test("words stand for names, whatever the prefix", arguments: ["urn:sheet", "urn:strict"])
    func words(namespace: String) throws {
        var builder = ZipBuilder()
        builder.add("sheet.xml", [UInt8](Self.sheet(namespace)))
        let archive = try ZipArchive(bytes: builder.finish(), file: "a.xlsx")
        let cells = try archive.read("sheet.xml", with: Cells())
        #expect(cells.places == ["A1", "B1", "?"])
        #expect(cells.styles == [3, nil, nil])
        #expect(cells.lengths == [2, 2, nil])
        #expect(cells.texts == ["1 < 2 ș"])
        #expect(cells.others == 3)
    }

    @Test("a part is read as a tree, too")
    func tree() throws {
        var builder = ZipBuilder()
        builder.add("sheet.xml", [UInt8](Self.sheet("urn:sheet")))
        builder.add("bad.xml", [UInt8]("<a>"))
        let archive = try ZipArchive(bytes: builder.finish(), file: "a.xlsx")
        #expect(try archive.xml("sheet.xml") == parse(Self.sheet("urn:sheet")))
        let problem = diagnostic { () throws(Diagnostic) in try archive.xml("bad.xml") }
        #expect(problem?.location == .part(file: "a.xlsx", part: "bad.xml"))
    }

    @Test("what the handler throws ends the reading")
    func handlerThrows() throws {
        struct Refuses: XMLHandler {
            var words: [XML.Name: Int] { [XML.Name(local: "b"): 1] }
            mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
                if word == 1 { throw .error("test.b", message: Text(ro: "b", en: "b")) }
            }
            mutating func end(_ word: Int) throws(Diagnostic) {}
            mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {}
        }
        var stream = try XMLStream(Refuses(), file: "a", part: "b")
        let bytes = [UInt8]("<a><b/><!DOCTYPE")
        do {
            try stream.feed(bytes.span)
            Issue.record("no diagnostic")
        } catch {
            #expect(error.id == "test.b")
        }
    }

    @Test("many names keep their words")
    func manyNames() throws {
        let names = (0..<2_000).map { "n\($0)" }
        struct Collects: XMLHandler {
            let words: [XML.Name: Int]
            var met: [Int] = []
            mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
                met.append(word)
            }
            mutating func end(_ word: Int) throws(Diagnostic) { met.append(word) }
            mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {}
        }
        let words = names.enumerated().map { (XML.Name(local: $1), $0) }
        let handler = Collects(words: Dictionary(words) { $1 })
        var stream = try XMLStream(handler, file: "a", part: "b")
        let bytes = [UInt8]("<a>" + (names + names).map { "<\($0)/>" }.joined() + "</a>")
        try stream.feed(bytes.span)
        let met = try stream.finish().met
        let once = (0..<2_000).flatMap { [$0, $0] }
        #expect(met == [XMLTag.otherWord] + once + once + [XMLTag.otherWord])
    }

    @Test("tree and stream agree on any document, in any pieces", arguments: 0..<40)
    func agree(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<10 {
            let document = RandomDocument.element(using: &generator, depth: 5)
            let bytes = XML.serialize(document)
            let tree = try XML.parse(bytes, file: "a", part: "b")
            let size = Int.random(in: 1...200, using: &generator)
            #expect(try treeOfPieces(bytes, size: size) == tree)
            #expect(tree == document)
            #expect(XML.serialize(tree) == bytes)
        }
    }

    @Test("broken documents give a value or a diagnostic, never a crash", arguments: 0..<20)
    func fuzz(seed: Int) throws {
        var generator = SeededGenerator(seed: 1_000 + seed)
        let valid = XML.serialize(RandomDocument.element(using: &generator, depth: 4))
        for round in 0..<150 {
            let whole = round % 3 == 0 ? valid.inUTF16 : valid
            let bytes = whole.mutated(using: &generator)
            let tree = try? XML.parse(bytes, file: "a", part: "b")
            let size = Int.random(in: 1...500, using: &generator)
            let streamed = try? treeOfPieces(bytes, size: size)
            #expect(tree == streamed)
            if let tree {
                #expect(try XML.parse(XML.serialize(tree), file: "a", part: "b") == tree)
            }
        }
    }

    @Test("a document cut anywhere before its end is refused")
    func everyCut() throws {
        let bytes = [UInt8](
            "<?xml version='1.0'?><a b='c'>d<e/><![CDATA[f]]><!--g--><?h i?>&amp;ș</a>")
        _ = try XML.parse(bytes, file: "a", part: "b")
        for length in bytes.indices {
            let cut = [UInt8](bytes.prefix(length))
            #expect(throws: Diagnostic.self) { try XML.parse(cut, file: "a", part: "b") }
        }
    }
}

/// Trees such as parsing gives: no empty texts, no two texts side by side.
private enum RandomDocument {
    static let pieces = [
        "a", " ", "ș", "€", "𝔸", "&", "<", ">", "\"", "'", "\n", "\t", "]]>", "x y", "\r",
    ]

    static func text(using generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 1...(generator.oneIn(20) ? 400 : 8), using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    static func element(using generator: inout SeededGenerator, depth: Int) -> XML.Element {
        let prefix = ["", "p", "q"].randomElement(using: &generator) ?? ""
        var element = XML.Element(
            name: XML.Name(namespace: "urn:\(prefix)", local: "e\(depth)"), prefix: prefix,
            declarations: ["", "p", "q"].map { .init(prefix: $0, uri: "urn:\($0)") })
        for number in 0..<Int.random(in: 0...3, using: &generator) {
            let prefix = generator.oneIn(2) ? "q" : ""
            element.attributes.append(
                XML.Attribute(
                    name: XML.Name(namespace: prefix.isEmpty ? "" : "urn:q", local: "a\(number)"),
                    prefix: prefix, value: generator.oneIn(9) ? "" : text(using: &generator)))
        }
        for _ in 0..<(depth > 0 ? Int.random(in: 0...5, using: &generator) : 0) {
            let node = node(using: &generator, depth: depth - 1)
            if !node.isText || element.children.last?.isText != true {
                element.children.append(node)
            }
        }
        return element
    }

    private static func node(using generator: inout SeededGenerator, depth: Int) -> XML.Node {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0...2: .text(text(using: &generator))
        case 3: .cdata(text(using: &generator).withoutReturns)
        case 4: .comment("c \(depth) ș")
        case 5:
            .processingInstruction(target: "pi", data: generator.oneIn(2) ? "" : "data \(depth)")
        default: .element(element(using: &generator, depth: depth))
        }
    }
}

extension String {
    /// A CDATA section cannot hold carriage returns: reading makes line feeds of them.
    fileprivate var withoutReturns: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\r" ? "-" : $0 }))
    }
}

extension XML.Node {
    fileprivate var isText: Bool {
        switch self {
        case .text, .cdata: true
        default: false
        }
    }
}
