import Diagnostics
import OpenPackage
import Testing

@Suite("Reading archives")
struct ZipArchiveTests {
    static func archive(_ entries: HandmadeZip.Entry...) -> [UInt8] {
        HandmadeZip(entries: entries).bytes
    }

    static func problem(
        _ bytes: [UInt8], limits: PackageLimits = .standard
    ) -> Diagnostic? {
        diagnostic { () throws(Diagnostic) in
            try ZipArchive(bytes: bytes, file: "sablon.docx", limits: limits)
        }
    }

    @Test("an archive written by hand is read")
    func handmade() throws {
        let bytes = Self.archive(.init(name: "a"), .init(name: "folder/b"))
        let archive = try ZipArchive(bytes: bytes, file: "a.zip")
        #expect(archive.names == ["a", "folder/b"])
        #expect(try archive.contents(of: "a") == [1, 2, 3])
    }

    @Test("streaming gives the same bytes as reading whole")
    func streaming() throws {
        var generator = SeededGenerator(seed: 1)
        let content = (0..<300_000).map { _ in UInt8.random(in: 0...9, using: &generator) }
        var builder = ZipBuilder()
        builder.add("big.bin", content)
        let archive = try ZipArchive(bytes: builder.finish(), file: "a.zip")
        var gathered: [UInt8] = []
        var pieces = 0
        try archive.stream("big.bin") { piece in
            pieces += 1
            for index in piece.indices { gathered.append(piece[index]) }
        }
        #expect(gathered == content)
        #expect(try archive.contents(of: "big.bin") == content)
        #expect(pieces > 1)
    }

    @Test("what the taker of pieces throws ends the stream")
    func stoppedStream() throws {
        let archive = try ZipArchive(bytes: Self.archive(.init(name: "a")), file: "a.zip")
        let problem = diagnostic { () throws(Diagnostic) in
            try archive.stream("a") { _ throws(Diagnostic) in
                throw Diagnostic.error("test.enough", message: Text(ro: "destul", en: "enough"))
            }
        }
        #expect(problem?.id == "test.enough")
    }

    @Test("tasks read one archive side by side")
    func concurrent() async throws {
        let archive = try ZipArchive(bytes: ZipBuilderTests.sample().finish(), file: "a.odt")
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    (try? archive.contents(of: "content.xml")) == ZipBuilderTests.body
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    // MARK: Diagnostics

    @Test(
        "what is no archive is said to be none",
        arguments: ["", "PK", "not a zip, but long enough"])
    func notAZip(text: String) {
        let problem = Self.problem([UInt8](text))
        #expect(problem?.id == "package.not-a-zip")
        #expect(problem?.location == .file("sablon.docx"))
    }

    @Test("an old Office file or one with a password is recognized")
    func oldOffice() {
        let problem = Self.problem([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600))
        #expect(problem?.id == "package.not-a-zip")
        #expect(problem?.message.en.contains("password") == true)
    }

    @Test("an archive cut short is damaged, not something else")
    func cutShort() throws {
        let bytes = try ZipBuilderTests.sample().finish()
        #expect(Self.problem([UInt8](bytes.dropLast(30)))?.id == "package.damaged")
    }

    @Test("a wrong checksum shows when the part is read")
    func checksum() throws {
        let bytes = Self.archive(.init(name: "a", crc: 1))
        let archive = try ZipArchive(bytes: bytes, file: "sablon.docx")
        let problem = diagnostic { () throws(Diagnostic) in try archive.contents(of: "a") }
        #expect(problem?.id == "package.damaged")
        #expect(problem?.location == .part(file: "sablon.docx", part: "a"))
    }

    @Test(
        "a part that unpacks to more or less than it claims is damaged", arguments: [2, 4, 99_999])
    func claimedSize(size: Int) throws {
        let deflated: [UInt8] = [0x63, 0x64, 0x62, 0x06, 0x00]
        let bytes = Self.archive(.init(name: "a", bytes: deflated, method: 8, size: size))
        let archive = try ZipArchive(bytes: bytes, file: "a.zip")
        let problem = diagnostic { () throws(Diagnostic) in try archive.contents(of: "a") }
        #expect(problem?.id == "package.damaged")
        let honest = Self.archive(.init(name: "a", bytes: deflated, method: 8, size: 3))
        #expect(try ZipArchive(bytes: honest, file: "a.zip").contents(of: "a") == [1, 2, 3])
    }

    @Test("entries that share bytes are refused")
    func overlapping() {
        // The second entry's directory line claims all the bytes again.
        var bytes = Self.archive(
            .init(name: "a", bytes: [UInt8](repeating: 0, count: 400)), .init(name: "b"))
        let second = bytes.indices.last { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) } ?? 0
        bytes.replaceSubrange(second + 20..<second + 28, with: [0x90, 1, 0, 0, 0x90, 1, 0, 0])
        bytes.replaceSubrange(second + 42..<second + 46, with: [0, 0, 0, 0])
        #expect(Self.problem(bytes)?.id == "package.damaged")
    }

    @Test("an encrypted part is refused")
    func encrypted() {
        let bytes = Self.archive(
            .init(name: "a", bytes: [UInt8](repeating: 9, count: 20), flags: 1))
        #expect(Self.problem(bytes)?.id == "package.encrypted")
    }

    @Test("a method of compression that office files do not use is refused")
    func method() {
        let problem = Self.problem(Self.archive(.init(name: "a", method: 12)))
        #expect(problem?.id == "package.unsupported-compression")
        #expect(problem?.arguments["method"] == "12")
    }

    @Test(
        "names that could leave the folder are refused",
        arguments: [
            "../evil", "a/../../evil", "/etc/passwd", "a\\b", "C:evil", "a//b", "./a", "a/.", "",
            "a\nb",
        ])
    func badName(name: String) {
        #expect(Self.problem(Self.archive(.init(name: name)))?.id == "package.bad-name")
    }

    @Test(
        "ordinary names are fine",
        arguments: ["a..b", "[Content_Types].xml", "_rels/.rels", "ă/ș.xml"])
    func goodName(name: String) throws {
        let bytes = Self.archive(.init(name: name, flags: 0x800))
        #expect(try ZipArchive(bytes: bytes, file: "a.zip").names == [name])
    }

    @Test("one name twice is refused")
    func duplicate() {
        let problem = Self.problem(Self.archive(.init(name: "a"), .init(name: "a")))
        #expect(problem?.id == "package.duplicate-entry")
    }

    @Test("a missing part is named with its archive")
    func missing() throws {
        let archive = try ZipArchive(bytes: Self.archive(.init(name: "a")), file: "sablon.docx")
        let problem = diagnostic { () throws(Diagnostic) in
            try archive.contents(of: "word/document.xml")
        }
        #expect(problem?.id == "package.missing-part")
        #expect(problem?.location == .part(file: "sablon.docx", part: "word/document.xml"))
        #expect(problem?.message.ro == "arhivei îi lipsește partea „word/document.xml”")
    }

    @Test("each limit has its diagnostic and lets through what it allows")
    func limits() throws {
        let bytes = Self.archive(.init(name: "a"), .init(name: "b"))
        let refused: [(id: String, WritableKeyPath<PackageLimits, Int>, limit: Int)] = [
            ("package.too-many-entries", \.maxEntries, 2),
            ("package.entry-too-large", \.maxEntrySize, 3),
            ("package.too-large", \.maxTotalSize, 6),
        ]
        for (id, limit, enough) in refused {
            var limits = PackageLimits()
            limits[keyPath: limit] = enough
            _ = try ZipArchive(bytes: bytes, file: "a.zip", limits: limits)
            limits[keyPath: limit] = enough - 1
            #expect(Self.problem(bytes, limits: limits)?.id == id)
        }
    }

    @Test("a bomb is refused before it is unpacked")
    func bomb() throws {
        var builder = ZipBuilder()
        builder.add("bomb.xml", [UInt8](repeating: 0x20, count: 8 << 20))
        let bytes = try builder.finish()
        #expect(bytes.count < 20_000)
        let problem = Self.problem(bytes)
        #expect(problem?.id == "package.ratio")
        #expect(problem?.location == .part(file: "sablon.docx", part: "bomb.xml"))
    }

    @Test("much repetition in a small part is no bomb")
    func smallRepetition() throws {
        var builder = ZipBuilder()
        builder.add("spaces.xml", [UInt8](repeating: 0x20, count: 1 << 20))
        let archive = try ZipArchive(bytes: builder.finish(), file: "a.zip")
        #expect(try archive.contents(of: "spaces.xml").count == 1 << 20)
    }

    // MARK: Chance

    @Test("broken archives give a value or a diagnostic, never a crash", arguments: 0..<8)
    func fuzz(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let valid = try ZipBuilderTests.sample().finish()
        for _ in 0..<400 {
            let bytes = valid.mutated(using: &generator)
            guard let archive = try? ZipArchive(bytes: bytes, file: "a.zip") else { continue }
            var copy = ZipBuilder()
            for name in archive.names {
                _ = try? archive.contents(of: name)
                copy.copy(name, from: archive)
            }
            _ = try? copy.finish()
        }
    }

    @Test("an archive cut anywhere is refused")
    func everyCut() throws {
        let valid = try ZipBuilderTests.sample().finish()
        for length in 0..<valid.count {
            let cut = [UInt8](valid.prefix(length))
            #expect(throws: Diagnostic.self) { try ZipArchive(bytes: cut, file: "a.zip") }
        }
    }
}
