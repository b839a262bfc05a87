import ContractGen
import DataFiles
import Diagnostics
import OpenPackage
import Spreadsheets
import Templates
import Wording

/// A reader of what strangers send. Whatever the bytes, it returns: with a value or with
/// diagnostics, in bounded time and memory.
public enum FuzzedReader: String, CaseIterable, Sendable {
    /// An archive and all its parts.
    case zip
    /// A document as a tree and as a stream, which must agree.
    case xml
    /// A text with tags, and its rendering.
    case text
    /// Wording in the clause dialect, drafted and written in all formats.
    case clauses
    /// Data files up to the checked contract.
    case yaml, json
    /// The parts of style documents.
    case wordStyles = "word-styles"
    case openDocumentStyles = "opendocument-styles"
    /// The body of a Word or Writer template, compiled and rendered.
    case officeTemplate = "office-template"
    case writerTemplate = "writer-template"
    /// A contract made elsewhere: the body of a Word or Writer file, a text.
    case wordDocument = "word-document"
    case writerDocument = "writer-document"
    case markdownDocument = "markdown-document"
    /// A workbook: text in columns, flat OpenDocument, an archive.
    case workbook

    /// Files of the repository that are good seeds too.
    public var shippedSeeds: [String] {
        switch self {
        case .wordStyles: ["templates/style/word/styles.xml"]
        case .openDocumentStyles: ["templates/style/opendocument/styles.xml"]
        default: []
        }
    }

    /// Reads the bytes. A diagnostic is an answer as good as a value.
    ///
    /// - Parameter library: Holds the shipped look and rules.
    /// - Returns: What is wrong with the reader itself; nil when all is well.
    public func fault(reading bytes: [UInt8], _ library: FuzzLibrary) -> String? {
        do {
            try parse(bytes, library)
            return nil
        } catch {
            // The place of a diagnostic is made from what was read.
            for problem in error.all { _ = problem.location?.text(in: .ro) }
            return error.all.first { $0.id == Diagnostic.faultID }?.message.en
        }
    }

    private func parse(_ bytes: [UInt8], _ library: FuzzLibrary) throws(DiagnosticList) {
        switch self {
        case .zip: try DiagnosticList.wrapping { () throws(Diagnostic) in try Self.unzip(bytes) }
        case .xml: try DiagnosticList.wrapping { () throws(Diagnostic) in try Self.xml(bytes) }
        case .text: try Self.text(bytes)
        case .clauses: try library.write(clauses: Self.source(bytes, "clauses.md"))
        case .yaml: try library.read(DataSource(name: "data.yaml", bytes: bytes))
        case .json: try library.read(DataSource(name: "data.json", bytes: bytes))
        case .wordStyles: try library.write(styles: .docx, bytes)
        case .openDocumentStyles: try library.write(styles: .odt, bytes)
        case .officeTemplate: try library.write(office: bytes, as: .docx)
        case .writerTemplate: try library.write(office: bytes, as: .odt)
        case .wordDocument: try library.review(bytes, as: .docx)
        case .writerDocument: try library.review(bytes, as: .odt)
        case .markdownDocument: try library.review(bytes, as: .md)
        case .workbook:
            try DiagnosticList.wrapping { () throws(Diagnostic) in try Self.rows(bytes) }
        }
    }

    static func source(_ bytes: [UInt8], _ name: String) -> SourceText {
        SourceText(name: name, text: String(decoding: bytes, as: UTF8.self))
    }

    private static func unzip(_ bytes: [UInt8]) throws(Diagnostic) {
        var limits = PackageLimits.standard
        limits.maxEntrySize = 1 << 20
        limits.maxTotalSize = 4 << 20
        let archive = try ZipArchive(bytes: bytes, file: "a.zip", limits: limits)
        var copy = ZipBuilder()
        for name in archive.names {
            _ = try archive.contents(of: name)
            copy.add(name, try archive.packed(name))
        }
        let copied = try ZipArchive(bytes: try copy.finish(), file: "b.zip", limits: limits)
        for name in archive.names {
            guard try copied.contents(of: name) == archive.contents(of: name) else {
                throw .fault("a copied part differs: \(name)")
            }
        }
    }

    private static func rows(_ bytes: [UInt8]) throws(Diagnostic) {
        var limits = SheetLimits()
        limits.package.maxEntrySize = 1 << 20
        limits.package.maxTotalSize = 4 << 20
        let workbook = try Workbook(bytes: bytes, file: "a", limits: limits)
        _ = try workbook.read(with: RowCounter())
    }

    private static func xml(_ bytes: [UInt8]) throws(Diagnostic) {
        let element = try XML.parse(bytes, file: "a.xml", part: "a.xml")
        let written = XML.serialize(element)
        guard try XML.parse(written, file: "b.xml", part: "b.xml") == element else {
            throw .fault("an element is read differently after it was written")
        }
    }

    private static func text(_ bytes: [UInt8]) throws(DiagnosticList) {
        let environment = Environment(language: .ro)
        let template = try TextTemplate(
            compiling: source(bytes, "text.txt"), environment: environment)
        let limits = RenderLimits(rounds: 2_000, includeDepth: 4, outputLength: 200_000)
        _ = try template.text(with: FuzzLibrary.fields, environment: environment, limits: limits)
    }
}

private struct RowCounter: SheetConsumer {
    private var count = 0

    mutating func begin(_ sheet: SheetHeading) throws(Diagnostic) -> Bool { true }
    mutating func take(_ row: SheetRow) throws(Diagnostic) { count += 1 }
    mutating func end(_ layout: SheetLayout) throws(Diagnostic) {}
}

extension Diagnostic {
    static let faultID = "fuzz.fault"

    static func fault(_ text: String) -> Diagnostic {
        .error(faultID, message: Text(ro: text, en: text))
    }
}
