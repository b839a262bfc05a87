import Diagnostics
import OpenPackage
import Testing

@Suite("Building archives")
struct ZipBuilderTests {
    static let body = [UInt8](String(repeating: "<w:p>Servicii sociale, în bani</w:p>", count: 500))

    static func sample() -> ZipBuilder {
        var builder = ZipBuilder()
        builder.add(
            "mimetype", [UInt8]("application/vnd.oasis.opendocument.text"), compressed: false)
        builder.add("content.xml", body)
        builder.add("Pictures/стемă.png", [0x89, 0x50], compressed: false)
        builder.add("empty.xml", [])
        builder.add("Configurations2/", [], compressed: false)
        return builder
    }

    @Test("what goes in comes out, in order")
    func roundTrip() throws {
        let archive = try ZipArchive(bytes: Self.sample().finish(), file: "a.odt")
        #expect(
            archive.names == [
                "mimetype", "content.xml", "Pictures/стемă.png", "empty.xml", "Configurations2/",
            ])
        #expect(try archive.contents(of: "content.xml") == Self.body)
        #expect(try archive.contents(of: "Pictures/стемă.png") == [0x89, 0x50])
        #expect(try archive.contents(of: "empty.xml").isEmpty)
        #expect(archive.contains("mimetype") && !archive.contains("MIMETYPE"))
    }

    @Test("the same parts give the same bytes")
    func deterministic() throws {
        #expect(try Self.sample().finish() == Self.sample().finish())
    }

    @Test("parts packed for archives before give the same bytes, whatever has changed since")
    func afterOthers() throws {
        let parts = PackedParts()
        let small = [UInt8](repeating: 7, count: 300)
        let large = [UInt8](repeating: 7, count: 100_000)
        let contents: [[UInt8]] = [small, small, small + [1], large, large + [1], [], small]
        for (name, content) in contents.flatMap({ [("a.xml", $0), ("b.xml", $0 + [2])] }) {
            var (alone, after) = (ZipBuilder(), ZipBuilder(after: parts))
            alone.add(name, content)
            after.add(name, content)
            #expect(try after.finish() == alone.finish())
        }
    }

    @Test("local headers have a fixed date, no extra field and no data descriptor")
    func localHeaders() throws {
        let headers = LocalHeader.all(in: try Self.sample().finish())
        #expect(headers.count == 5)
        for header in headers {
            #expect(header.flags & 0b1001 == 0)
            #expect(header.time == 0)
            #expect(header.date == 0x21)
            #expect(header.extraLength == 0)
        }
    }

    @Test("mimetype is readable at its fixed place in the file")
    func mimetypeFirst() throws {
        let bytes = try Self.sample().finish()
        #expect(bytes[30...].starts(with: "mimetypeapplication/vnd.oasis.opendocument.text".utf8))
        #expect(LocalHeader.all(in: bytes).map(\.method).prefix(2) == [0, 8])
    }

    @Test("a copied part keeps its packed bytes, whatever packed them")
    func copies() throws {
        let stored = [UInt8](repeating: 7, count: 300)
        var source = ZipBuilder()
        source.add("a.xml", Self.body)
        source.add("b.bin", stored, compressed: false)
        let bytes = try source.finish()
        let archive = try ZipArchive(bytes: bytes, file: "a.docx")

        var copy = ZipBuilder()
        copy.add("new.xml", [UInt8]("<new/>"))
        copy.copy("b.bin", from: archive)
        copy.copy("a.xml", from: archive)
        let copied = try copy.finish()

        let before = LocalHeader.all(in: bytes)
        let after = LocalHeader.all(in: copied)
        #expect(after.map(\.name) == ["new.xml", "b.bin", "a.xml"])
        #expect(after[1].packed == before[1].packed && after[1].method == 0)
        #expect(after[2].packed == before[0].packed && after[2].method == 8)
        let again = try ZipArchive(bytes: copied, file: "b.docx")
        #expect(try again.contents(of: "a.xml") == Self.body)
        #expect(try again.contents(of: "b.bin") == stored)
    }

    @Test("a part taken out packed is what a copy of it is")
    func packedCopies() throws {
        let archive = try ZipArchive(bytes: Self.sample().finish(), file: "a.odt")
        var (copied, packed) = (ZipBuilder(), ZipBuilder())
        for name in archive.names {
            copied.copy(name, from: archive)
            packed.add(name, try archive.packed(name))
        }
        #expect(try copied.finish() == packed.finish())
    }

    @Test("a part packed by itself is what the builder packs")
    func packedPart() throws {
        var packed = ZipBuilder()
        packed.add("a.xml", PackedPart(Self.body))
        var plain = ZipBuilder()
        plain.add("a.xml", Self.body)
        #expect(try packed.finish() == plain.finish())
    }

    @Test("what packing would not make smaller is stored")
    func stored() throws {
        var builder = ZipBuilder()
        builder.add("a.bin", [1, 2, 3])
        let bytes = try builder.finish()
        #expect(LocalHeader.all(in: bytes).map(\.method) == [0])
        #expect(try ZipArchive(bytes: bytes, file: "a").contents(of: "a.bin") == [1, 2, 3])
    }

    @Test("parts may be copied from several archives at once")
    func copiesFromMany() throws {
        var target = ZipBuilder()
        for number in 0..<5 {
            var source = ZipBuilder()
            source.add("part\(number).xml", [UInt8]("<part n='\(number)'/>"))
            target.copy(
                "part\(number).xml",
                from: try ZipArchive(bytes: source.finish(), file: "\(number).docx"))
        }
        let archive = try ZipArchive(bytes: target.finish(), file: "all.docx")
        #expect(try archive.contents(of: "part3.xml") == [UInt8]("<part n='3'/>"))
    }

    @Test("a part that the source lacks is named")
    func missingSource() throws {
        let archive = try ZipArchive(bytes: Self.sample().finish(), file: "a.odt")
        var builder = ZipBuilder()
        builder.copy("styles.xml", from: archive)
        let problem = diagnostic { () throws(Diagnostic) in try builder.finish() }
        #expect(problem?.id == "package.missing-part")
        #expect(problem?.location == .part(file: "a.odt", part: "styles.xml"))
    }

    @Test(
        "names are judged when writing, too", arguments: ["../a", "/a", "a\\b", "", "C:/a", "a//b"])
    func badNames(name: String) {
        var builder = ZipBuilder()
        builder.add(name, [1])
        #expect(
            diagnostic { () throws(Diagnostic) in try builder.finish() }?.id == "package.bad-name")
    }

    @Test("one name twice is refused")
    func duplicate() {
        var builder = ZipBuilder()
        builder.add("a.xml", [1])
        builder.add("a.xml", [2])
        let problem = diagnostic { () throws(Diagnostic) in try builder.finish() }
        #expect(problem?.id == "package.duplicate-entry")
    }

    @Test("an archive needs a part")
    func empty() {
        let problem = diagnostic { () throws(Diagnostic) in try ZipBuilder().finish() }
        #expect(problem?.id == "package.cannot-build")
        #expect(problem?.category == .inputOutput)
    }
}

/// A local header as it stands in the file, found from the file's beginning.
private struct LocalHeader {
    var name: String
    var flags, method, time, date, extraLength: Int
    var packed: ArraySlice<UInt8>

    static func all(in bytes: [UInt8]) -> [LocalHeader] {
        var headers: [LocalHeader] = []
        var start = 0
        while start + 30 <= bytes.count, bytes.long(at: start) == 0x0403_4B50 {
            let nameEnd = start + 30 + bytes.word(at: start + 26)
            let extraLength = bytes.word(at: start + 28)
            let end = nameEnd + extraLength + bytes.long(at: start + 18)
            headers.append(
                LocalHeader(
                    name: String(decoding: bytes[start + 30..<nameEnd], as: UTF8.self),
                    flags: bytes.word(at: start + 6), method: bytes.word(at: start + 8),
                    time: bytes.word(at: start + 10), date: bytes.word(at: start + 12),
                    extraLength: extraLength, packed: bytes[nameEnd + extraLength..<end]))
            start = end
        }
        return headers
    }
}
