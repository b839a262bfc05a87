import Diagnostics
import OpenPackage
import Templates
import Testing

@testable import ContractGen

@Suite struct AnnotationTests {
    private static let office: [FileFormat] = [.docx, .odt]

    @Test("remarks change nothing of the text, and stand at their block", arguments: office)
    func foreign(format: FileFormat) throws {
        let bytes = try ForeignFile.contract([("1.3. Graficul", "1.4. Graficul")]).bytes(format)
        let review = try Returned.review(bytes, format)
        let annotated = try review.annotated(bytes, on: Sample.today)
        let again = try ForeignDocument(reading: annotated, name: "a.\(format.rawValue)")
        #expect(again.draft() == review.document.draft())
        #expect(again.notices.contains { $0.id == "reading.not-looked-at" })
        let archive = try ZipArchive(bytes: annotated, file: "a")
        let part = format == .docx ? "word/comments.xml" : "content.xml"
        let text = String(decoding: try archive.contents(of: part), as: UTF8.self)
        #expect(text.contains("contractgen") && text.contains("F03 · NEÎNDEPLINITĂ"))
    }

    @Test("a second round adds to the comments of the first", arguments: office)
    func twice(format: FileFormat) throws {
        let bytes = try ForeignFile.contract([("1.3. Graficul", "1.4. Graficul")]).bytes(format)
        let once = try Returned.review(bytes, format).annotated(bytes, on: Sample.today)
        let twice = try Returned.review(once, format).annotated(once, on: Sample.today)
        let document = try ForeignDocument(reading: twice, name: "a.\(format.rawValue)")
        #expect(
            document.draft()
                == (try ForeignDocument(reading: bytes, name: "a.\(format.rawValue)"))
                .draft())
    }

    @Test("a finished document gets the findings at its clauses", arguments: office)
    func made(format: FileFormat) throws {
        let document = try Returned.document("memorandum")
        let annotated = try document.annotatedFile(format)
        let read = try ForeignDocument(reading: annotated, name: "a.\(format.rawValue)")
        let plain = try ForeignDocument(
            reading: try document.file(format), name: "a.\(format.rawValue)")
        #expect(read.draft() == plain.draft())
    }
}
