public import Diagnostics
internal import OpenPackage

/// A Word or Writer document with tags typed in, compiled: everything but the tags is kept.
///
/// Compile once, share it between tasks, render each document with its own data. Parts without tags
/// are copied as they are packed.
public struct OfficeTemplate: Sendable {
    public let format: FileFormat
    /// The blocks of all parts in reading order, with what they cover.
    public let blocks: [OfficeBlock]
    /// What was left out or deserves a look.
    public let warnings: [Diagnostic]
    private let archive: ZipArchive
    private let parts: [String: OfficePart]
    private let locations: [String: OfficeLocation]
    private let firstSerial: Int

    /// - Parameters:
    ///   - bytes: a .docx or .odt.
    ///   - name: the file's name in messages, as the user would type it.
    ///   - environment: the filters and functions that tags may use.
    /// - Throws: everything wrong with the file and its tags, all parts at once.
    public init(
        package bytes: [UInt8], name: String, environment: Environment
    ) throws(DiagnosticList) {
        let archive = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try ZipArchive(bytes: bytes, file: name).preparedForCopying()
        }
        var reader = try OfficePackageReader(archive, name: name, environment: environment)
        reader.read()
        let checked = try reader.finish()
        self.archive = archive
        format = reader.format
        warnings = checked.warnings
        parts = reader.parts
        locations = reader.locations
        firstSerial = reader.highestSerial
        blocks = archive.names.flatMap { reader.parts[$0]?.blocks ?? [] }
    }

    /// The finished file.
    ///
    /// - Throws: every value that cannot be printed, with the place of its tag.
    public func render(
        with data: Value.Map, environment: Environment, limits: RenderLimits = .office
    ) throws(DiagnosticList) -> [UInt8] {
        do {
            var problems = DiagnosticCollector()
            var serial = firstSerial
            var package = ZipBuilder()
            for name in archive.names where !name.hasSuffix("/") {
                guard let part = parts[name] else {
                    package.copy(name, from: archive)
                    continue
                }
                var renderer = Renderer(
                    syntax: part.syntax, fields: data, environment: environment, limits: limits,
                    knownClauses: [:], firstSerial: serial)
                do {
                    let range = try renderer.render(part.steps)
                    package.add(name, try renderer.bytes(in: range))
                } catch {
                    problems.report(error.all)
                }
                serial = renderer.nextSerial()
            }
            _ = try problems.finish(())
            let finished = package
            return try DiagnosticList.wrapping { () throws(Diagnostic) in try finished.finish() }
        } catch {
            throw error.located(in: locations)
        }
    }
}

extension RenderLimits {
    /// What a document with long tables may take.
    public static let office = RenderLimits(outputLength: 256 << 20)
}
