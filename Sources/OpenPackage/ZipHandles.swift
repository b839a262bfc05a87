internal import CLibZip
internal import Diagnostics
internal import Glibc

/// One archive opened for reading, closed when the last reference goes. It does not own its bytes:
/// it lives inside `ZipArchive.withReader`, which holds them still.
final class ZipReader {
    fileprivate let raw: OpaquePointer
    private let file: String

    init(over bytes: UnsafeBufferPointer<UInt8>, file: String) throws(Diagnostic) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let count = zip_uint64_t(bytes.count)
        guard let source = zip_source_buffer_create(bytes.baseAddress, count, 0, &error) else {
            throw .damagedArchive(file)
        }
        guard let raw = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw .cannotOpenArchive(file, isCutShort: bytes.starts(with: [0x50, 0x4B, 3, 4]))
        }
        self.raw = raw
        self.file = file
    }

    deinit { zip_discard(raw) }

    var entryCount: Int { Int(zip_get_num_entries(raw, 0)) }

    /// The directory's line about an entry; nothing of the entry itself is read yet.
    func entry(at index: Int) throws(Diagnostic) -> ZipEntry {
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        let needed = zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD)
        guard zip_stat_index(raw, zip_uint64_t(index), 0, &stat) == 0,
            stat.valid & needed == needed,
            let name = stat.name.map({ String(cString: $0) }),
            let size = Int(exactly: stat.size), let packed = Int(exactly: stat.comp_size)
        else { throw .damagedArchive(file) }
        return ZipEntry(
            name: name, index: index, size: size, packedSize: packed,
            method: ZipEntry.Method(libzip: stat.comp_method),
            isEncrypted: stat.encryption_method != ZIP_EM_NONE)
    }

    /// Unpacks an entry piece by piece; its size and checksum are judged at its end.
    func read(
        _ entry: ZipEntry, pieceSize: Int = 1 << 16,
        into take: (Span<UInt8>) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        guard let part = zip_fopen_index(raw, zip_uint64_t(entry.index), 0) else {
            throw .damagedPart(file, entry.name)
        }
        defer { zip_fclose(part) }
        let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: pieceSize)
        defer { piece.deallocate() }
        var total = 0
        while let base = piece.baseAddress {
            let count = Int(zip_fread(part, base, zip_uint64_t(pieceSize)))
            total += max(count, 0)
            guard count >= 0, total <= entry.size else { throw .damagedPart(file, entry.name) }
            if count == 0 { break }
            try take(UnsafeBufferPointer(start: base, count: count).span)
        }
        if total != entry.size { throw .damagedPart(file, entry.name) }
    }
}

/// One archive under construction in memory: closed exactly once, by `finish()` or by going out of
/// scope.
struct ZipWriter: ~Copyable {
    private let raw: OpaquePointer
    /// Where libzip puts the bytes.
    private let output: OpaquePointer

    init() throws(Diagnostic) {
        guard let output = zip_source_buffer_create(nil, 0, 0, nil) else {
            throw .cannotBuildArchive
        }
        guard let raw = zip_open_from_source(output, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
            zip_source_free(output)
            throw .cannotBuildArchive
        }
        zip_source_keep(output)
        self.raw = raw
        self.output = output
    }

    deinit {
        zip_discard(raw)
        zip_source_free(output)
    }

    func add(_ name: String, _ bytes: [UInt8], compressed: Bool) throws(Diagnostic) {
        // libzip reads the bytes when the archive is closed and frees its copy itself; of an empty
        // part it takes no copy.
        let copy = bytes.isEmpty ? nil : malloc(bytes.count)
        if !bytes.isEmpty, copy == nil { throw .cannotBuildArchive }
        UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyBytes(from: bytes)
        guard let source = zip_source_buffer(raw, copy, zip_uint64_t(bytes.count), 1) else {
            free(copy)
            throw .cannotBuildArchive
        }
        try add(name, source, method: compressed ? .deflated : .stored)
    }

    /// Takes the packed bytes over as they are. `reader` must stay open until `finish()`.
    func copy(_ name: String, _ entry: ZipEntry, from reader: ZipReader) throws(Diagnostic) {
        let index = zip_uint64_t(entry.index)
        guard let source = zip_source_zip(raw, reader.raw, index, ZIP_FL_COMPRESSED, 0, -1) else {
            throw .cannotBuildArchive
        }
        try add(name, source, method: entry.method)
    }

    private func add(
        _ name: String, _ source: OpaquePointer, method: ZipEntry.Method
    ) throws(Diagnostic) {
        let index = zip_file_add(raw, name, source, ZIP_FL_ENC_UTF_8)
        guard index >= 0 else {
            zip_source_free(source)
            throw .cannotBuildArchive
        }
        // 1980-01-01 00:00, the first moment a zip can name; attributes say nothing.
        let position = zip_uint64_t(index)
        let stored = zip_int32_t(ZIP_CM_STORE)
        let deflated = zip_int32_t(ZIP_CM_DEFLATE)
        guard
            zip_set_file_compression(raw, position, method == .stored ? stored : deflated, 6) == 0,
            zip_file_set_dostime(raw, position, 0, 0x21, 0) == 0,
            zip_file_set_external_attributes(raw, position, 0, zip_uint8_t(ZIP_OPSYS_DOS), 0) == 0
        else { throw .cannotBuildArchive }
    }

    consuming func finish() throws(Diagnostic) -> [UInt8] {
        guard zip_close(raw) == 0 else {
            _ = consume self
            throw .cannotBuildArchive
        }
        let output = output
        discard self
        defer { zip_source_free(output) }
        return try Self.bytes(of: output)
    }

    private static func bytes(of output: OpaquePointer) throws(Diagnostic) -> [UInt8] {
        var stat = zip_stat_t()
        guard zip_source_open(output) == 0 else { throw .cannotBuildArchive }
        defer { zip_source_close(output) }
        guard zip_source_stat(output, &stat) == 0 else { throw .cannotBuildArchive }
        let size = Int(stat.size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let read = buffer.baseAddress.map { zip_source_read(output, $0, zip_uint64_t(size)) }
            count = max(0, Int(read ?? 0))
        }
        guard bytes.count == size else { throw .cannotBuildArchive }
        return bytes
    }
}

extension ZipEntry.Method {
    fileprivate init(libzip method: zip_uint16_t) {
        switch Int32(method) {
        case ZIP_CM_STORE: self = .stored
        case ZIP_CM_DEFLATE: self = .deflated
        default: self = .other(Int(method))
        }
    }
}
