internal import CLibZip
internal import Diagnostics

/// One archive opened for reading, closed when the last reference goes. It does not own its bytes:
/// it lives inside `ZipArchive.withReader`, which holds them still.
final class ZipReader {
    private let raw: OpaquePointer
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
        let needed = zip_uint64_t(
            ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC)
        guard zip_stat_index(raw, zip_uint64_t(index), 0, &stat) == 0,
            stat.valid & needed == needed,
            let name = stat.name.map({ String(cString: $0) }),
            let size = Int(exactly: stat.size), let packed = Int(exactly: stat.comp_size)
        else { throw .damagedArchive(file) }
        return ZipEntry(
            name: name, index: index, size: size, packedSize: packed,
            checksum: stat.crc, method: ZipEntry.Method(libzip: stat.comp_method),
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

    /// An entry's packed bytes as they stand in the archive.
    func packed(_ entry: ZipEntry) throws(Diagnostic) -> PackedPart {
        let flags = zip_flags_t(ZIP_FL_COMPRESSED)
        guard let part = zip_fopen_index(raw, zip_uint64_t(entry.index), flags) else {
            throw .damagedPart(file, entry.name)
        }
        defer { zip_fclose(part) }
        let bytes = [UInt8](unsafeUninitializedCapacity: entry.packedSize) { room, count in
            let read = room.baseAddress.map { zip_fread(part, $0, zip_uint64_t(room.count)) }
            count = max(0, Int(read ?? 0))
        }
        guard bytes.count == entry.packedSize else { throw .damagedPart(file, entry.name) }
        return PackedPart(
            isDeflated: entry.method == .deflated, bytes: bytes, size: entry.size,
            checksum: entry.checksum)
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
