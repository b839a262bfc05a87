internal import CDeflate
internal import Diagnostics

/// Packs bytes by deflate (RFC 1951). Its tables take time to set up: pack many parts with one.
struct Deflater: ~Copyable {
    private let raw: OpaquePointer

    /// Measured on our documents: each level above costs more time than it saves bytes.
    private static let level: Int32 = 1

    init() throws(Diagnostic) {
        guard let raw = libdeflate_alloc_compressor(Self.level) else { throw .cannotBuildArchive }
        self.raw = raw
    }

    deinit { libdeflate_free_compressor(raw) }

    /// The packed bytes; nil where they would be no fewer.
    func packed(_ bytes: [UInt8]) -> [UInt8]? {
        let packed = [UInt8](unsafeUninitializedCapacity: bytes.count) { room, count in
            count = libdeflate_deflate_compress(
                raw, bytes, bytes.count, room.baseAddress, room.count)
        }
        return packed.isEmpty ? nil : packed
    }

    /// The checksum a zip archive keeps of a part (CRC-32).
    static func checksum(of bytes: [UInt8]) -> UInt32 {
        libdeflate_crc32(0, bytes, bytes.count)
    }
}
