/// Lays packed parts out as a zip file: each behind its header, the directory at the end.
///
/// Dates are the first a zip can name, 1980-01-01; there are no extra fields, no attributes and no
/// data descriptors. There is no room for more than `mostParts` and `mostBytes`.
struct ZipLayout {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    private static let headerSize = 30
    private static let lineSize = 46
    /// What the file has besides its parts.
    static let endSize = 22
    static let mostParts = 0xFFFE
    static let mostBytes = 0xFFFF_FFFE
    static let longestName = 0xFFFF

    /// - Parameter size: How many bytes the file will have.
    init(reserving size: Int) { bytes.reserveCapacity(size) }

    /// What a part adds to the file, in bytes.
    static func size(of name: String, _ part: PackedPart) -> Int {
        headerSize + lineSize + 2 * name.utf8.count + part.bytes.count
    }

    mutating func add(_ name: String, _ part: PackedPart) {
        let start = bytes.count
        bytes.appendLong(0x0403_4B50)
        bytes.appendFacts(of: part, name)
        bytes += name.utf8
        bytes += part.bytes
        directory.appendLong(0x0201_4B50)
        directory.appendWord(20)  // as version 2.0 would have written it, for no system
        directory.appendFacts(of: part, name)
        for _ in 0..<5 { directory.appendWord(0) }  // comment, disk, attributes
        directory.appendLong(start)
        directory += name.utf8
        count += 1
    }

    consuming func finish() -> [UInt8] {
        let start = bytes.count
        bytes += directory
        bytes.appendLong(0x0605_4B50)
        bytes.appendLong(0)
        bytes.appendWord(count)
        bytes.appendWord(count)
        bytes.appendLong(directory.count)
        bytes.appendLong(start)
        bytes.appendWord(0)
        return bytes
    }
}

extension [UInt8] {
    /// What a part's header and its line in the directory both say.
    fileprivate mutating func appendFacts(of part: PackedPart, _ name: String) {
        appendWord(part.isDeflated ? 20 : 10)
        appendWord(name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11)  // the name is UTF-8
        appendWord(part.isDeflated ? 8 : 0)
        appendWord(0)
        appendWord(0x21)
        appendLong(Int(part.checksum))
        appendLong(part.bytes.count)
        appendLong(part.size)
        appendWord(name.utf8.count)
        appendWord(0)
    }

    fileprivate mutating func appendWord(_ value: Int) {
        append(UInt8(truncatingIfNeeded: value))
        append(UInt8(truncatingIfNeeded: value >> 8))
    }

    fileprivate mutating func appendLong(_ value: Int) {
        appendWord(value)
        appendWord(value >> 16)
    }
}
