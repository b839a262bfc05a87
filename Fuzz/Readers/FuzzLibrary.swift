import ContractGen
import DataFiles
public import Diagnostics
import FoundationEssentials
import OpenPackage
import Templates
import Wording

/// What the fuzzed readers need besides the bytes, made once.
public struct FuzzLibrary: Sendable {
    private let workshop: Workshop

    /// - Throws: Everything wrong with the shipped law or the look.
    public init() throws(DiagnosticList) {
        guard let today = CalendarDate(iso: "2026-11-21") else { throw DiagnosticList([]) }
        workshop = try Workshop(library: Library(), today: today)
    }

    /// What templates may read.
    static let fields = Value.Map([
        ("name", .text("Asociația „Speranța & Sănătate”")), ("count", .integer(21)),
        ("price", .number(1_234.5)), ("done", .bool(false)), ("nothing", .none),
        ("date", CalendarDate(iso: "2027-01-15").map { .date($0) } ?? .none),
        (
            "items",
            .list([
                .map(Value.Map([("name", .text("unu")), ("sum", .integer(1))])),
                .map(Value.Map([("name", .text("doi")), ("sum", .integer(2))])),
            ])
        ),
    ])

    func read(_ data: DataSource) throws(DiagnosticList) {
        _ = try Intake.contract(from: data, by: workshop.reference)
    }

    func write(clauses source: SourceText) throws(DiagnosticList) {
        try write(source, styles: workshop.styles)
    }

    /// A style document whose `styles.xml` is the bytes; the other parts are the shipped ones.
    func write(styles format: FileFormat, _ bytes: [UInt8]) throws(DiagnosticList) {
        var styles = workshop.styles
        if format == .docx {
            let parts = styles.word.parts.merging(["word/styles.xml": bytes]) { $1 }
            styles.word = StyleDocument(name: "a.docx", parts: parts)
        } else {
            let parts = styles.openDocument.parts.merging(["styles.xml": bytes]) { $1 }
            styles.openDocument = StyleDocument(name: "a.odt", parts: parts)
        }
        try write(SourceText(name: "sample.md", text: Self.sample), styles: styles)
    }

    /// A Word or Writer template whose body is the bytes.
    func write(office body: [UInt8], as format: FileFormat) throws(DiagnosticList) {
        let package = try Self.package(around: body, format)
        let environment = Environment(language: .ro)
        let template = try OfficeTemplate(
            package: package, name: "a", environment: environment)
        let limits = RenderLimits(rounds: 2_000, includeDepth: 4, outputLength: 200_000)
        let bytes = try template.render(
            with: Self.fields, environment: environment, limits: limits)
        // A part without tags is copied unread.
        guard body.contains(UInt8(ascii: "{")) else { return }
        try DiagnosticList.wrapping { () throws(Diagnostic) in try Self.checkParts(bytes) }
    }

    /// A document made elsewhere whose body is the bytes, judged by all requirements.
    func review(_ body: [UInt8], as format: FileFormat) throws(DiagnosticList) {
        let bytes = format == .md ? body : try Self.package(around: body, format)
        let document = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try ForeignDocument(reading: bytes, name: "a.\(format.rawValue)")
        }
        let review = try workshop.review(document)
        guard format != .md else { return }
        try DiagnosticList.wrapping { () throws(Diagnostic) in
            try Self.checkParts(try review.annotated(bytes, on: workshop.today))
        }
    }

    private static func package(
        around body: [UInt8], _ format: FileFormat
    ) throws(DiagnosticList) -> [UInt8] {
        try DiagnosticList.wrapping { () throws(Diagnostic) in
            var package = ZipBuilder()
            if format == .docx {
                package.add("[Content_Types].xml", Array("<Types/>".utf8))
                package.add("word/document.xml", body)
            } else {
                package.add(
                    "mimetype", Array("application/vnd.oasis.opendocument.text".utf8),
                    compressed: false)
                package.add("content.xml", body)
            }
            return try package.finish()
        }
    }

    private static let sample = """
        # {{ name }}

        ## Obiectul {: #A-01}

        1. Suma este {{ price | money }}, potrivit {{ ref("A-01") }}.
           1. {% for item in items %}{{ item.name }}, {% endfor %}
        """

    private func write(
        _ source: SourceText, styles: StyleDocuments
    ) throws(DiagnosticList) {
        let environment = Environment(language: .ro)
        let template = try ClauseTemplate(source, environment: environment, styles: styles)
        let limits = RenderLimits(rounds: 2_000, includeDepth: 4, outputLength: 200_000)
        _ = try template.draft(of: Self.fields, environment: environment, limits: limits)
        let properties = DocumentProperties(
            title: "A", language: .ro, date: workshop.today, custom: [], mark: "PROIECT")
        for format in FileFormat.allCases {
            let bytes = try template.file(
                format, of: Self.fields, properties: properties, environment: environment,
                limits: limits)
            if format != .md {
                try DiagnosticList.wrapping { () throws(Diagnostic) in try Self.checkParts(bytes) }
            }
        }
    }

    /// What we write must be well-formed, whatever we were given.
    private static func checkParts(_ bytes: [UInt8]) throws(Diagnostic) {
        let archive = try ZipArchive(bytes: bytes, file: "a.zip")
        for name in archive.names where name.hasSuffix(".xml") {
            guard (try? archive.xml(name)) != nil else {
                throw .fault("a part is not well-formed: \(name)")
            }
        }
    }
}
