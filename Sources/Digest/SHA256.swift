internal import CNettle

/// SHA-256 (FIPS 180-4), from the nettle library.
public struct SHA256 {
    private var context = sha256_ctx()

    public init() { nettle_sha256_init(&context) }

    /// Takes more of what the digest is of.
    public mutating func update(_ bytes: [UInt8]) {
        nettle_sha256_update(&context, bytes.count, bytes)
    }

    /// The digest of all that was taken.
    public consuming func digest() -> Digest {
        var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, bytes.count, &bytes)
        return Digest(bytes)
    }

    public static func digest(of bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.digest()
    }

    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hexadecimal(of bytes: [UInt8]) -> String { digest(of: bytes).hexadecimal }

    /// A digest in its 32 bytes; its digits would be a string of 64.
    public struct Digest: Hashable, Sendable {
        private let first, second, third, fourth: UInt64

        fileprivate init(_ bytes: [UInt8]) {
            func word(at start: Int) -> UInt64 {
                bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
            }
            (first, second, third, fourth) = (word(at: 0), word(at: 8), word(at: 16), word(at: 24))
        }

        /// 64 lower-case hexadecimal digits.
        public var hexadecimal: String {
            var text: [UInt8] = []
            text.reserveCapacity(64)
            for word in [first, second, third, fourth] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    let digit = UInt8(word >> UInt64(shift) & 15)
                    text.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
                }
            }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
