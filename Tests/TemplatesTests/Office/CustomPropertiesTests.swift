import Diagnostics
import OpenPackage
import Templates
import Testing

/// What the properties of files that others made tell of their making.
@Suite struct CustomPropertiesTests {
    typealias W = WordSample

    private static let facts: [DocumentProperties.Custom] = [
        .init("contractgen-version", "1a2b3c4d"), .init("contractgen-status", "A & „B”"),
    ]

    private static func told(_ bytes: [UInt8]) throws -> [UInt8] {
        try CustomProperties.adding(facts, to: bytes, named: "t")
    }

    private static func properties(of bytes: [UInt8], _ name: String) throws -> [String: String] {
        try ForeignDocument(reading: bytes, name: name).properties
    }

    @Test("a Word file without custom properties gets the part, its relationship and its type")
    func word() throws {
        let bytes = try Self.told(W(W.p("x")).bytes)
        #expect(
            try Self.properties(of: bytes, "t.docx") == [
                "contractgen-version": "1a2b3c4d", "contractgen-status": "A & „B”",
            ])
        let file = try OfficeFile(bytes)
        let types = try file.xml("[Content_Types].xml").elements.flatMap {
            $0.attributes.map(\.value)
        }
        #expect(types.contains("/docProps/custom.xml"))
        let related = try file.xml("_rels/.rels").elements.compactMap {
            $0.attribute(XML.Name(local: "Target"))
        }
        #expect(related == ["word/document.xml", "docProps/custom.xml"])
        #expect(try Self.told(bytes) == Self.told(bytes))
    }

    private static let own = """
        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:v="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="Dosar"><v:i4>12</v:i4></property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="8" name="contractgen-version"><v:lpwstr>vechi</v:lpwstr></property></Properties>
        """

    @Test(
        "the user's own properties stay where they are, ours of the same name give way",
        arguments: ["docProps/custom.xml", "props/own.xml"])
    func wordOwn(part: String) throws {
        var archive = ZipBuilder()
        let plain = try OfficeFile(W(W.p("x")).bytes)
        for (name, bytes) in plain.parts.sorted(by: { $0.key < $1.key }) where name != "_rels/.rels"
        {
            archive.add(name, bytes)
        }
        archive.add(part, Array(Self.own.utf8))
        let type =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
        let relationships = String(decoding: plain.parts["_rels/.rels"] ?? [], as: UTF8.self)
            .replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"rId9\" Type=\"\(type)\" Target=\"/\(part)\"/></Relationships>"
            )
        archive.add("_rels/.rels", Array(relationships.utf8))
        let file = try OfficeFile(Self.told(archive.finish()))
        let properties = try file.xml(part).elements.map {
            (
                $0.attribute(XML.Name(local: "name")) ?? "", $0.attribute(XML.Name(local: "pid")),
                $0.text
            )
        }
        #expect(properties.map(\.0) == ["Dosar", "contractgen-version", "contractgen-status"])
        #expect(properties.map(\.1) == ["7", "8", "9"])
        #expect(properties.map(\.2) == ["12", "1a2b3c4d", "A & „B”"])
        #expect(file.parts.keys.filter { $0.hasSuffix("custom.xml") || $0 == part }.count == 1)
        #expect(file.parts["_rels/.rels"] == Array(relationships.utf8))
    }

    @Test("a Writer file tells it in its properties, which are made where there are none")
    func writer() throws {
        let bytes = try Self.told(WriterSample(WriterSample.p("x")).bytes)
        #expect(
            try Self.properties(of: bytes, "t.odt") == [
                "contractgen-version": "1a2b3c4d", "contractgen-status": "A & „B”",
            ])
        let again = try CustomProperties.adding(
            [.init("contractgen-status", "final")], to: bytes, named: "t")
        #expect(
            try Self.properties(of: again, "t.odt") == [
                "contractgen-version": "1a2b3c4d", "contractgen-status": "final",
            ])
        #expect(
            try OfficeFile(again).parts["content.xml"] == OfficeFile(bytes).parts["content.xml"])
    }

    @Test("a file that is none is told by its name")
    func notAFile() {
        let error = #expect(throws: Diagnostic.self) {
            try CustomProperties.adding(Self.facts, to: Array("PK".utf8), named: "t.docx")
        }
        #expect(error?.location?.text(in: .en).contains("t.docx") == true)
    }
}
