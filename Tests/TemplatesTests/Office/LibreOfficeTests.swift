import Foundation
import Templates
import Testing
import Wording

/// Templates that LibreOffice wrote: the same text from the .docx and the .odt.
@Suite struct LibreOfficeTests {
    private static let body =
        WordSample.p("Dear {", "{ na", "me }}, {% if yes %}yes{% else %}no{% endif %}")
        + WordSample.p("{% for x in list %}") + WordSample.p("- {{ x }}")
        + WordSample.p("{% endfor %}")
        + WordSample.table(
            ["Nr", "What"], ["{% for x in list %}{{ loop.index }}", "{{ x }}{% endfor %}"])
        + WordSample.p("{{ lines }}") + WordSample.p("End{# remark #}.")

    @Test(
        "a template rebuilt by LibreOffice gives the same text",
        .enabled(if: Tool.libreOffice != nil), arguments: ["docx", "odt", "fodt"])
    func rebuilt(format: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "contractgen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "out"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func converted(_ bytes: [UInt8], named name: String, to format: String) throws -> [UInt8] {
            let source = folder.appending(path: name)
            try Data(bytes).write(to: source)
            _ = try Tool.run(
                try #require(Tool.libreOffice),
                [
                    "--headless", "-env:UserInstallation=file://\(folder.path)/profile",
                    "--convert-to", format, "--outdir", folder.appending(path: "out").path,
                    source.path,
                ])
            let result = "out/t.\(format.prefix { $0 != ":" })"
            return Array(try Data(contentsOf: folder.appending(path: result)))
        }
        let bytes = try converted(WordSample(Self.body).bytes, named: "t.docx", to: format)
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: bytes, name: "t.\(format)", environment: environment)
        let file = try template.render(with: OfficeBlockTests.data, environment: environment)
        let lines =
            format == "docx" ? try WordText.lines(of: file) : try WriterText.lines(of: file)
        let expected = try WordText.lines(of: OfficeBlockTests.render(Self.body))
        #expect(lines.filter { !$0.isEmpty } == expected)
        // LibreOffice opens what came out and reads the same words.
        let ending = format == "docx" ? "docx" : "odt"
        let shown = String(
            decoding: try converted(file, named: "t.\(ending)", to: "txt:Text"), as: UTF8.self)
        for line in expected {
            for cell in line.split(separator: " | ").flatMap({ $0.split(separator: "\n") }) {
                #expect(shown.contains(cell), "\(cell)")
            }
        }
    }
}
