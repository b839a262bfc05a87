public import Diagnostics

/// Builds an archive in memory. The same parts give the same bytes: every part is dated
/// 1980-01-01, and there are no extra fields and no data descriptors.
///
/// Parts stand in the file in the order of the calls. Formats that are recognized by their first
/// part, such as OpenDocument with `mimetype`, add it first and uncompressed.
public struct ZipBuilder: Sendable {
    private enum Content: Sendable {
        case bytes([UInt8], compressed: Bool)
        case packed(PackedPart)
        case part(String, of: ZipArchive)
    }

    private var parts: [(name: String, content: Content)] = []
    private let earlier: PackedParts?

    /// - Parameter earlier: Parts of archives built before, to which those of this one are added.
    public init(after earlier: PackedParts? = nil) { self.earlier = earlier }

    public mutating func add(_ name: String, _ bytes: [UInt8], compressed: Bool = true) {
        parts.append((name, .bytes(bytes, compressed: compressed)))
    }

    /// Adds a part that is packed already.
    public mutating func add(_ name: String, _ part: PackedPart) {
        parts.append((name, .packed(part)))
    }

    /// Takes a part over under its name, packed as it is: nothing is unpacked, nothing verified.
    public mutating func copy(_ name: String, from archive: ZipArchive) {
        parts.append((name, .part(name, of: archive)))
    }

    /// - Throws: `package.bad-name`, `package.duplicate-entry`, `package.missing-part` for what the
    ///   calls asked for; `package.cannot-build` when there are no parts, or when they are more than a
    ///   plain zip file can hold (4 GiB).
    public consuming func finish() throws(Diagnostic) -> [UInt8] {
        try checkNames()
        let packed = try packedParts()
        let size = packed.reduce(ZipLayout.endSize) { $0 + ZipLayout.size(of: $1.name, $1.part) }
        guard !packed.isEmpty, packed.count <= ZipLayout.mostParts, size <= ZipLayout.mostBytes
        else { throw .cannotBuildArchive }
        var layout = ZipLayout(reserving: size)
        for (name, part) in packed { layout.add(name, part) }
        return layout.finish()
    }

    private func checkNames() throws(Diagnostic) {
        var seen: Set<String> = []
        for part in parts {
            guard PartName.isSafe(part.name), part.name.utf8.count <= ZipLayout.longestName else {
                throw .badPartName(nil, part.name)
            }
            guard seen.insert(part.name).inserted else { throw .duplicatePart(nil, part.name) }
        }
    }

    private func packedParts() throws(Diagnostic) -> [(name: String, part: PackedPart)] {
        let deflater = Deflater()
        var packed: [(name: String, part: PackedPart)] = []
        packed.reserveCapacity(parts.count)
        for (name, content) in parts {
            let part =
                switch content {
                case .bytes(let bytes, compressed: true):
                    earlier?.part(name, bytes) { PackedPart($0, by: deflater) }
                        ?? PackedPart(bytes, by: deflater)
                case .bytes(let bytes, compressed: false):
                    PackedPart(bytes, compressed: false)
                case .packed(let part): part
                case .part(let part, let archive): try archive.packed(part)
                }
            packed.append((name, part))
        }
        return packed
    }
}
