public import Diagnostics

/// Builds an archive in memory. The same parts give the same bytes: every part is dated
/// 1980-01-01, and there are no extra fields and no data descriptors.
///
/// Parts stand in the file in the order of the calls. Formats that are recognized by their first
/// part, such as OpenDocument with `mimetype`, add it first and uncompressed.
public struct ZipBuilder: Sendable {
    private enum Content: Sendable {
        case bytes([UInt8], compressed: Bool)
        case part(String, of: ZipArchive)
    }

    private var parts: [(name: String, content: Content)] = []

    public init() {}

    public mutating func add(_ name: String, _ bytes: [UInt8], compressed: Bool = true) {
        parts.append((name, .bytes(bytes, compressed: compressed)))
    }

    /// Takes a part over under its name, packed as it is: nothing is unpacked, nothing verified.
    public mutating func copy(_ name: String, from archive: ZipArchive) {
        parts.append((name, .part(name, of: archive)))
    }

    /// - Throws: `package.bad-name`, `package.duplicate-entry`, `package.missing-part` for what the
    ///   calls asked for; `package.cannot-build` when there are no parts, or memory runs out.
    public consuming func finish() throws(Diagnostic) -> [UInt8] {
        try checkNames()
        return try withSources(sources()[...]) { readers throws(Diagnostic) in
            let writer = try ZipWriter()
            for part in parts { try write(part.name, part.content, to: writer, readers) }
            return try writer.finish()
        }
    }

    private typealias Readers = [ObjectIdentifier: ZipReader]

    private func write(
        _ name: String, _ content: Content, to writer: borrowing ZipWriter, _ readers: Readers
    ) throws(Diagnostic) {
        switch content {
        case .bytes(let bytes, let compressed):
            try writer.add(name, bytes, compressed: compressed)
        case .part(let part, let archive):
            let entry = try archive.entry(named: part)
            guard let reader = readers[archive.identity] else { throw .cannotBuildArchive }
            try writer.copy(name, entry, from: reader)
        }
    }

    private func checkNames() throws(Diagnostic) {
        var seen: Set<String> = []
        for part in parts {
            guard PartName.isSafe(part.name) else { throw .badPartName(nil, part.name) }
            guard seen.insert(part.name).inserted else { throw .duplicatePart(nil, part.name) }
        }
    }

    /// The archives that parts are copied from, each once.
    private func sources() -> [ZipArchive] {
        var seen: Set<ObjectIdentifier> = []
        return parts.compactMap { part in
            guard case .part(_, let archive) = part.content, seen.insert(archive.identity).inserted
            else { return nil }
            return archive
        }
    }

    /// Holds all sources open at once, since libzip copies only when the new archive is closed.
    private func withSources(
        _ rest: ArraySlice<ZipArchive>, opened: Readers = [:],
        _ body: (Readers) throws(Diagnostic) -> [UInt8]
    ) throws(Diagnostic) -> [UInt8] {
        guard let archive = rest.first else { return try body(opened) }
        return try archive.withReader { reader throws(Diagnostic) in
            let opened = opened.merging([archive.identity: reader]) { $1 }
            return try withSources(rest.dropFirst(), opened: opened, body)
        }
    }
}

extension ZipArchive {
    /// Equal for copies of one archive.
    fileprivate var identity: ObjectIdentifier { ObjectIdentifier(storage) }
}
