public import Diagnostics

/// A part as it stands in an archive: packed once, it goes into any number of archives.
public struct PackedPart: Hashable, Sendable {
    let isDeflated: Bool
    let bytes: [UInt8]
    /// Of the content, in bytes.
    let size: Int
    let checksum: UInt32

    /// - Parameter compressed: Whether the content is packed where that makes it smaller.
    public init(_ content: [UInt8], compressed: Bool = true) {
        self.init(content, packed: compressed ? Deflater().packed(content) : nil)
    }

    init(_ content: [UInt8], by deflater: borrowing Deflater) {
        self.init(content, packed: deflater.packed(content))
    }

    private init(_ content: [UInt8], packed: [UInt8]?) {
        self.init(
            isDeflated: packed != nil, bytes: packed ?? content, size: content.count,
            checksum: Deflater.checksum(of: content))
    }

    init(isDeflated: Bool, bytes: [UInt8], size: Int, checksum: UInt32) {
        self.isDeflated = isDeflated
        self.bytes = bytes
        self.size = size
        self.checksum = checksum
    }
}

extension ZipArchive {
    /// A part packed as it is: nothing is unpacked, nothing verified.
    ///
    /// - Throws: `package.missing-part`, `package.damaged`.
    public func packed(_ name: String) throws(Diagnostic) -> PackedPart {
        let entry = try entry(named: name)
        return try withReader { reader throws(Diagnostic) in try reader.packed(entry) }
    }
}
