import Diagnostics
import OpenPackage
import Templates
import Testing

@testable import ContractGen

/// What a reader tells of a file that it could not read, or not all of it.
@Suite struct ReadingNoticeTests {
    private func read(_ paragraphs: [ForeignFile.Paragraph], _ format: FileFormat) throws
        -> ForeignDocument
    {
        try ForeignDocument(
            reading: try ForeignFile(paragraphs: paragraphs).bytes(format),
            name: "a.\(format.rawValue)")
    }

    @Test("numbers are counted as the lists say", arguments: FileFormat.allCases)
    func numbers(format: FileFormat) throws {
        let paragraphs: [ForeignFile.Paragraph] =
            format == .md
            ? [.plain("1. Obiectul"), .plain("1.1. Unu"), .plain("1.2. Doi"), .plain("2. Prețul")]
            : [
                .counted(0, "Obiectul"), .counted(1, "Unu"), .counted(1, "Doi"),
                .counted(0, "Prețul"),
            ]
        let draft = try read(paragraphs, format).draft()
        #expect(draft.blocks.map(\.number) == ["1.", "1.1.", "1.2.", "2."])
        #expect(draft.blocks.map(\.kind) == [.article, .point, .point, .article])
    }

    @Test(
        "what is no text is told",
        arguments: [
            (
                FileFormat.docx,
                "<w:p><w:r><w:drawing><pic:pic xmlns:pic=\"urn:pic\"/></w:drawing></w:r></w:p>",
                "images"
            ),
            (.docx, "<w:p><w:r><w:object/></w:r></w:p>", "embedded objects"),
            (
                .docx, "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ascuns</w:t></w:r></w:p>",
                "pieces of hidden text"
            ),
            (.docx, "<w:altChunk/>", "documents included from files"),
            (
                .odt,
                "<text:p><draw:frame xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"><draw:image/></draw:frame></text:p>",
                "images"
            ),
            (.odt, "<text:p><text:hidden-text/></text:p>", "pieces of hidden text"),
            (.md, "![semnul](semn.png)", "images"),
        ])
    func notLookedAt(format: FileFormat, markup: String, what: String) throws {
        let document = try read([.plain("Un text."), .raw(markup)], format)
        let notice = try #require(document.notices.first { $0.id == "reading.not-looked-at" })
        #expect(notice.arguments["what"] == what)
        #expect(notice.severity == .warning && notice.hint != nil)
    }

    @Test("tracked changes are read as accepted, and told")
    func trackedChanges() throws {
        let markup =
            "<w:p><w:r><w:t>Plata în </w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del>"
            + "<w:ins><w:r><w:t>60</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> de zile.</w:t></w:r></w:p>"
        let document = try read([.raw(markup)], .docx)
        #expect(document.draft().text == "Plata în 60 de zile.")
        #expect(document.notices.first?.id == "reading.tracked-changes")
        #expect(document.notices.first?.arguments["count"] == "2")
    }

    @Test("a paragraph whose end was deleted goes on in the next")
    func deletedParagraphEnd() throws {
        let markup =
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Plata se </w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>face lunar.</w:t></w:r></w:p>"
        #expect(try read([.raw(markup)], .docx).draft().text == "Plata se face lunar.")
    }

    @Test("text boxes, controls and links are read")
    func inside() throws {
        let markup =
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>În casetă</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
            + "<w:hyperlink><w:r><w:t>Legătura</w:t></w:r></w:hyperlink></w:p>"
            + "<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlul</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        let draft = try read([.raw(markup)], .docx).draft()
        #expect(draft.blocks.map(\.text) == ["Legătura", "În casetă", "Controlul"])
    }

    @Test("a reference that shows another number than its target has is told")
    func staleReference() throws {
        let field =
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF unu \\n \\h </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1.9</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        let target =
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
            + "<w:bookmarkStart w:id=\"1\" w:name=\"unu\"/><w:r><w:t>Obiectul</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>"
        let document = try read([.raw(target), .raw("<w:p>\(field)</w:p>")], .docx)
        #expect(document.notices.map(\.id) == ["reading.stale-reference"])
        #expect(document.notices.first?.arguments == ["printed": "1.9", "number": "1"])
        let lost = try read([.raw("<w:p>\(field)</w:p>")], .docx)
        #expect(lost.notices.map(\.id) == ["reading.stale-reference"])
    }

    @Test(
        "what is no document is refused in words",
        arguments: [
            ("a.pdf", "%PDF-1.7", "reading.unknown-format"),
            ("a.docx", "", "reading.unknown-format"),
            ("a.docx", "PK\u{3}\u{4} rest of nothing at all", "package.damaged"),
        ])
    func refused(name: String, text: String, id: String) {
        #expect {
            try ForeignDocument(reading: Array(text.utf8), name: name)
        } throws: { error in
            (error as? Diagnostic)?.id == id
        }
    }

    @Test("an archive without the text is refused")
    func noText() throws {
        var builder = ZipBuilder()
        builder.add("[Content_Types].xml", Array("<Types/>".utf8))
        let bytes = try builder.finish()
        #expect {
            try ForeignDocument(reading: bytes, name: "a.docx")
        } throws: { error in
            (error as? Diagnostic)?.id == "reading.no-text"
        }
    }

    @Test(
        "damaged files end in a diagnostic, never in a crash", arguments: [FileFormat.docx, .odt])
    func damaged(format: FileFormat) throws {
        let bytes = try ForeignFile.contract().bytes(format)
        for step in stride(from: 0, to: bytes.count, by: 37) {
            var spoiled = bytes
            spoiled[step] ^= 0x5A
            _ = try? ForeignDocument(reading: spoiled, name: "a").draft()
            _ = try? ForeignDocument(reading: Array(bytes[..<step]), name: "a").draft()
        }
    }

    @Test("what the review takes for granted is told")
    func reviewNotices() throws {
        let plain = ForeignFile(paragraphs: [.plain("Un text fără titlu.")])
        let review = try Returned.review(try plain.bytes(.docx), .docx)
        let ids = review.notices.map(\.id)
        #expect(ids == ["review.unknown-kind", "review.unknown-date", "review.no-data"])
        let original = try Returned.document("memorandum")
        let other = try Returned.review(
            try plain.bytes(.docx), .docx, as: .init(original: original))
        #expect(other.notices.map(\.id) == ["review.cannot-compare"])
        let wrong = try Returned.review(
            try Returned.file("day-centre", .docx), .docx, as: .init(original: original))
        #expect(wrong.notices.map(\.id).first == "review.other-data")
    }
}
