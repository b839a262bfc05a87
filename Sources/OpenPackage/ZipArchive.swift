public import Diagnostics

/// A zip archive held in memory, read only. It is a value: tasks share it without waiting for
/// each other, and a copy costs nothing.
///
/// Opening it judges the directory: names, sizes, ratios, encryption. A part's own bytes are
/// judged when they are read. Folder entries, which OpenDocument files hold, are parts whose name
/// ends in `/`.
public struct ZipArchive: Sendable {
    let storage: Storage
    var file: String { storage.file }
    var limits: PackageLimits { storage.limits }

    /// What all copies of the value share.
    final class Storage: Sendable {
        let bytes: [UInt8]
        let file: String
        let limits: PackageLimits
        let entries: [ZipEntry]
        let positions: [String: Int]

        init(
            bytes: [UInt8], file: String, limits: PackageLimits, entries: [ZipEntry],
            positions: [String: Int]
        ) {
            self.bytes = bytes
            self.file = file
            self.limits = limits
            self.entries = entries
            self.positions = positions
        }
    }

    /// - Parameter file: The archive's name in messages, as the user would type it.
    /// - Throws: `package.not-a-zip`, `.damaged`, `.encrypted`, `.unsupported-compression`,
    ///   `.bad-name`, `.duplicate-entry`, `.too-many-entries`, `.entry-too-large`, `.too-large`,
    ///   `.ratio`.
    public init(
        bytes: [UInt8], file: String, limits: PackageLimits = .standard
    ) throws(Diagnostic) {
        let entries = try Self.entries(of: bytes, file: file, limits: limits)
        var directory = ZipDirectoryCheck(file: file, archiveSize: bytes.count, limits: limits)
        for entry in entries { try directory.admit(entry) }
        storage = Storage(
            bytes: bytes, file: file, limits: limits, entries: entries,
            positions: directory.positions)
    }

    private static func entries(
        of bytes: [UInt8], file: String, limits: PackageLimits
    ) throws(Diagnostic) -> [ZipEntry] {
        guard bytes.count >= 22 else { throw .cannotOpenArchive(file, isCutShort: false) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldOfficeFile(file) }
        return try reading(bytes, file: file) { reader throws(Diagnostic) in
            guard reader.entryCount <= limits.maxEntries else {
                throw .tooManyEntries(file, count: reader.entryCount, limit: limits.maxEntries)
            }
            var entries: [ZipEntry] = []
            for index in 0..<reader.entryCount { entries.append(try reader.entry(at: index)) }
            return entries
        }
    }

    /// The names of the parts, in the order of the archive.
    public var names: [String] { storage.entries.map(\.name) }

    public func contains(_ name: String) -> Bool { storage.positions[name] != nil }

    /// A part, unpacked.
    ///
    /// - Throws: `package.missing-part`, `package.damaged`.
    public func contents(of name: String) throws(Diagnostic) -> [UInt8] {
        let entry = try entry(named: name)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entry.size)
        try withReader { reader throws(Diagnostic) in
            try reader.read(entry) { piece in
                piece.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            }
        }
        return bytes
    }

    /// A part, unpacked piece by piece. A damaged part may show itself only after some pieces.
    ///
    /// - Throws: `package.missing-part`, `package.damaged`, and what `chunk` throws.
    public func stream(
        _ name: String, chunk: (Span<UInt8>) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        let entry = try entry(named: name)
        try withReader { reader throws(Diagnostic) in try reader.read(entry, into: chunk) }
    }

    func entry(named name: String) throws(Diagnostic) -> ZipEntry {
        guard let position = storage.positions[name] else {
            throw .missingPart(storage.file, name)
        }
        return storage.entries[position]
    }

    /// Opens the archive for the time of `body`: the reader and its bytes go no further.
    func withReader<Value>(
        _ body: (ZipReader) throws(Diagnostic) -> Value
    ) throws(Diagnostic) -> Value {
        try Self.reading(storage.bytes, file: storage.file, body)
    }

    private static func reading<Value>(
        _ bytes: [UInt8], file: String, _ body: (ZipReader) throws(Diagnostic) -> Value
    ) throws(Diagnostic) -> Value {
        try bytes.withUnsafeBufferPointer { buffer throws(Diagnostic) in
            let reader = try ZipReader(over: buffer, file: file)
            return try withExtendedLifetime(reader) { () throws(Diagnostic) in try body(reader) }
        }
    }
}
