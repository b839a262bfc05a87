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
        .enabled(if: Tool.libreOffice != nil), arguments: ["docx", "odt"])
    func rebuilt(format: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "contractgen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "out"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "t.docx")
        try Data(WordSample(Self.body).bytes).write(to: source)
        let office = try #require(Tool.libreOffice)
        _ = try Tool.run(
            office,
            [
                "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
                format, "--outdir", folder.appending(path: "out").path, source.path,
            ])
        let bytes = Array(try Data(contentsOf: folder.appending(path: "out/t.\(format)")))
        let environment = Environment(language: .en)
        let template = try OfficeTemplate(
            package: bytes, name: "t.\(format)", environment: environment)
        let file = try template.render(with: OfficeBlockTests.data, environment: environment)
        let lines =
            format == "docx" ? try WordText.lines(of: file) : try WriterText.lines(of: file)
        let expected = try WordText.lines(of: OfficeBlockTests.render(Self.body))
        #expect(lines.filter { !$0.isEmpty } == expected)
    }
}
