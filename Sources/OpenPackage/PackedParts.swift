internal import Synchronization

/// The parts of documents packed before, by name: many are the same in the next document.
///
/// The same content packs to the same bytes, so that nothing shows whether a part was packed again.
public final class PackedParts: Sendable {
    private let parts = Mutex<[String: (content: [UInt8], packed: PackedPart)]>([:])

    /// In bytes: larger parts are what the document is about.
    private static let largest = 32_768
    private static let most = 64

    public init() {}

    func part(_ name: String, _ content: [UInt8], pack: ([UInt8]) -> PackedPart) -> PackedPart {
        guard content.count <= Self.largest else { return pack(content) }
        let known = parts.withLock { $0[name] }
        if let known, known.content == content { return known.packed }
        let packed = pack(content)
        parts.withLock { parts in
            if known != nil || parts.count < Self.most { parts[name] = (content, packed) }
        }
        return packed
    }
}
