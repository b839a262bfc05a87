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
    /// Whether a tag may ask for a picture.
    public let showsPictures: Bool
    let archive: ZipArchive
    /// The parts with tags, in the order of the archive.
    let parts: [OfficePart]
    /// Parts without tags that the template needed changed.
    let replaced: [String: [UInt8]]
    /// All parts without tags, packed once for every document.
    let packed: [String: PackedPart]
    /// The keys of the clauses that bookmarks name.
    let clauses: Set<String>
    let firstSerial: Int
    let firstList: Int
    private let locations: [String: OfficeLocation]

    /// - Parameters:
    ///   - bytes: a .docx, .odt or .fodt.
    ///   - name: the file's name in messages, as the user would type it.
    ///   - environment: the filters and functions that tags may use.
    ///   - acceptsChanges: whether tracked changes are taken; otherwise they are an error.
    ///   - texts: what `{% include "…" %}` may name.
    /// - Throws: everything wrong with the file and its tags, all parts at once.
    public init(
        package bytes: [UInt8], name: String, environment: Environment,
        acceptsChanges: Bool = false, including texts: IncludableTexts = .none
    ) throws(DiagnosticList) {
        let archive = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try ZipArchive(bytes: FlatOpenDocument.packed(bytes, file: name), file: name)
        }
        var reader = try OfficePackageReader(
            archive, name: name, environment: environment, acceptsChanges: acceptsChanges,
            texts: texts)
        reader.read()
        let checked = try reader.finish()
        self.archive = archive
        format = reader.format
        warnings = checked.warnings
        showsPictures = reader.showsPictures
        let parts = archive.names.compactMap { reader.parts[$0] }
        let replaced = reader.replaced
        packed = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try archive.packed(leaving: Set(parts.map(\.name)), replacing: replaced)
        }
        self.parts = parts
        self.replaced = replaced
        clauses = parts.reduce(into: []) { $0.formUnion($1.clauses) }
        locations = reader.locations
        firstSerial = reader.highestSerial
        firstList = reader.lists.next
        blocks = parts.flatMap(\.blocks)
    }

    /// The finished file.
    ///
    /// - Parameter pictures: finds what `image(…)` names.
    /// - Throws: every value that cannot be printed, with the place of its tag.
    public func render(
        with data: Value.Map, environment: Environment, limits: RenderLimits = .office,
        pictures: PictureSource? = nil
    ) throws(DiagnosticList) -> [UInt8] {
        do {
            var rendering = OfficeRendering(of: self, pictures: pictures)
            for part in parts { rendering.render(part, data, environment, limits) }
            return try rendering.finish()
        } catch {
            throw error.located(in: locations)
        }
    }
}

extension ZipArchive {
    /// Every part but those to leave, as it goes into an archive; folders are none.
    fileprivate func packed(
        leaving left: Set<String>, replacing replaced: [String: [UInt8]]
    ) throws(Diagnostic) -> [String: PackedPart] {
        var parts: [String: PackedPart] = [:]
        for name in names where !name.hasSuffix("/") && !left.contains(name) {
            parts[name] =
                if let bytes = replaced[name] { PackedPart(bytes) } else { try packed(name) }
        }
        return parts
    }
}

extension RenderLimits {
    /// What a document with long tables may take.
    public static let office = RenderLimits(outputLength: 256 << 20)
}
