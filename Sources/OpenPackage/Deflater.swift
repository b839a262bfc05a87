internal import CLibISAL

/// Packs bytes by deflate (RFC 1951). It has tables to work in: pack many parts with one.
///
/// Processors of one family pack to the same bytes; x86-64 and ARM find other repetitions.
struct Deflater: ~Copyable {
    private let stream: UnsafeMutablePointer<isal_zstream>
    private let tables: UnsafeMutablePointer<UInt8>

    /// Measured on our documents: level 3 takes four times as long and saves 2 % of the bytes.
    private static let level: UInt32 = 2

    init() {
        stream = .allocate(capacity: 1)
        tables = .allocate(capacity: Int(isal_level_2_size))
    }

    deinit {
        stream.deallocate()
        tables.deallocate()
    }

    /// The packed bytes; nil where they would be no fewer.
    func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard let size = UInt32(exactly: bytes.count) else { return nil }
        isal_deflate_stateless_init(stream)
        stream.pointee.level = Self.level
        stream.pointee.level_buf = tables
        stream.pointee.level_buf_size = UInt32(isal_level_2_size)
        stream.pointee.end_of_stream = 1
        // As far back as deflate can look; the call above leaves what was there before.
        stream.pointee.hist_bits = 0
        let packed = bytes.withUnsafeBufferPointer { content in
            [UInt8](unsafeUninitializedCapacity: bytes.count) { room, count in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: content.baseAddress)
                stream.pointee.avail_in = size
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = size
                let isDone = isal_deflate_stateless(stream) == COMP_OK
                count = isDone ? Int(stream.pointee.total_out) : 0
            }
        }
        return packed.isEmpty || packed.count >= bytes.count ? nil : packed
    }

    /// The checksum a zip archive keeps of a part (CRC-32).
    static func checksum(of bytes: [UInt8]) -> UInt32 {
        crc32_gzip_refl(0, bytes, UInt64(bytes.count))
    }
}
