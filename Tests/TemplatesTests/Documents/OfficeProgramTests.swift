import Foundation
import Templates
import Testing

/// What other programs make of our files, where they are installed: LibreOffice, and the checkers in
/// the folder that the environment's `CONTRACTGEN_CHECKERS` names.
@Suite struct OfficeProgramTests {
    private func inFolder(_ work: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "contractgen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try work(folder)
    }

    /// The sample in all formats.
    private func write(to folder: URL) throws -> [FileFormat: URL] {
        let one = SampleContract.one
        let template = try one.template()
        var files: [FileFormat: URL] = [:]
        for format in FileFormat.allCases {
            let bytes = try template.file(
                format, of: try one.data(), properties: .sample, environment: one.environment)
            let file = folder.appending(path: "sample-\(format.rawValue).\(format.rawValue)")
            try Data(bytes).write(to: file)
            files[format] = file
        }
        return files
    }

    @Test("LibreOffice counts as the draft does", .enabled(if: Tool.libreOffice != nil))
    func libreOffice() throws {
        let one = SampleContract.one
        let draft = try one.template().draft(of: try one.data(), environment: one.environment)
        try inFolder { folder in
            let files = try write(to: folder)
            let office = try #require(Tool.libreOffice)
            let profile = "-env:UserInstallation=file://\(folder.path)/profile"
            let inputs = [FileFormat.docx, .odt].compactMap { files[$0]?.path }
            for kind in ["txt:Text (encoded):UTF8", "pdf"] {
                _ = try Tool.run(
                    office,
                    ["--headless", profile, "--convert-to", kind, "--outdir", folder.path] + inputs)
            }
            for format in [FileFormat.docx, .odt] {
                let text = try String(
                    contentsOf: folder.appending(path: "sample-\(format).txt"), encoding: .utf8)
                let lines = text.split(separator: "\n").map { ReadDocument.normal(String($0)) }
                var rest = lines[...]
                for block in draft.blocks where block.number != nil {
                    let line = ReadDocument.normal("\(block.number ?? "") \(block.text)")
                    let found = rest.firstIndex(of: line)
                    #expect(found != nil, "\(format): \(line) is not in \(lines)")
                    if let found { rest = rest[(found + 1)...] }
                }
                let pdf = try Data(contentsOf: folder.appending(path: "sample-\(format).pdf"))
                #expect(pdf.count > 5000)
            }
        }
    }

    @Test("the checkers find nothing", .enabled(if: Tool.checkers != nil))
    func checkers() throws {
        try inFolder { folder in
            let files = try write(to: folder)
            let checkers = try #require(Tool.checkers)
            for (tool, formats) in [
                ("check-docx", [FileFormat.docx]), ("check-odt", [.odt]),
                ("doc-text", FileFormat.allCases),
            ] {
                let options = tool == "doc-text" ? ["--compare"] : ["--lang", "ro-MD"]
                let result = try Tool.run(
                    "\(checkers)/\(tool)", options + formats.compactMap { files[$0]?.path })
                #expect(result.status == 0, "\(tool): \(result.output)")
            }
        }
    }
}

enum Tool {
    static var libreOffice: String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { "\($0)/soffice" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static var checkers: String? { ProcessInfo.processInfo.environment["CONTRACTGEN_CHECKERS"] }

    static func run(_ program: String, _ arguments: [String]) throws -> (
        status: Int32, output: String
    ) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
