internal import Diagnostics

/// Turns a document into UTF-8 without byte order mark, piece by piece.
///
/// The encoding shows in the first bytes; what the XML declaration says of it is not asked, since
/// office files are UTF-8 or UTF-16 by their standards.
struct XMLDecoder {
    private enum Encoding {
        case utf8
        case utf16(isBigEndian: Bool)
    }

    typealias Sink = (UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> Void

    /// Unknown until four bytes are there.
    private var encoding: Encoding?
    /// Bytes that wait for more: the first of the document, or a character cut in two.
    private var held: [UInt8] = []

    mutating func decode(
        _ bytes: Span<UInt8>, at parser: XMLPushParser, into sink: Sink
    ) throws(Diagnostic) {
        try bytes.withUnsafeBufferPointer { buffer throws(Diagnostic) in
            if case .utf8 = encoding, held.isEmpty { return try sink(buffer) }
            held += buffer
            if encoding == nil, held.count < 4 { return }
            try decodeHeld(at: parser, into: sink)
        }
    }

    mutating func finish(at parser: XMLPushParser, into sink: Sink) throws(Diagnostic) {
        try decodeHeld(at: parser, into: sink)
        if !held.isEmpty { throw .xmlEncoding(parser.place) }
    }

    private mutating func decodeHeld(at parser: XMLPushParser, into sink: Sink) throws(Diagnostic) {
        if encoding == nil { encoding = try detect(at: parser) }
        var utf8: [UInt8] = []
        switch encoding {
        case .utf8, nil: swap(&utf8, &held)
        case .utf16(let isBigEndian):
            guard let decoded = decodeUTF16(isBigEndian) else { throw .xmlEncoding(parser.place) }
            utf8 = decoded
        }
        try utf8.withUnsafeBufferPointer { buffer throws(Diagnostic) in try sink(buffer) }
    }

    /// Drops the byte order mark, too.
    private mutating func detect(at parser: XMLPushParser) throws(Diagnostic) -> Encoding {
        if held.starts(with: [0xEF, 0xBB, 0xBF]) {
            held.removeFirst(3)
            return .utf8
        }
        for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] where held.starts(with: mark) {
            held.removeFirst(2)
            if held.starts(with: [0, 0]) { throw .xmlEncoding(parser.place) }
            return .utf16(isBigEndian: mark[0] == 0xFE)
        }
        switch held.prefix(4) {
        case [0x3C, 0, 0, 0], [0, 0, 0, 0x3C], [0, 0, 0xFE, 0xFF]: throw .xmlEncoding(parser.place)
        case let first where first.starts(with: [0x3C, 0]): return .utf16(isBigEndian: false)
        case let first where first.starts(with: [0, 0x3C]): return .utf16(isBigEndian: true)
        default: return .utf8
        }
    }

    /// All whole characters held; nil when a surrogate stands alone.
    private mutating func decodeUTF16(_ isBigEndian: Bool) -> [UInt8]? {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(held.count * 3 / 2)
        var position = 0
        while let unit = unit(at: position, isBigEndian) {
            var value = UInt32(unit)
            var width = 2
            if UTF16.isLeadSurrogate(unit) {
                guard let trail = self.unit(at: position + 2, isBigEndian) else { break }
                guard UTF16.isTrailSurrogate(trail) else { return nil }
                value = 0x10000 + (value - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
                width = 4
            }
            guard let scalar = Unicode.Scalar(value) else { return nil }
            utf8.append(contentsOf: UTF8.encode(scalar) ?? .init())
            position += width
        }
        held.removeFirst(position)
        return utf8
    }

    private func unit(at position: Int, _ isBigEndian: Bool) -> UInt16? {
        guard position + 1 < held.count else { return nil }
        let first = UInt16(held[position])
        let second = UInt16(held[position + 1])
        return isBigEndian ? first << 8 | second : second << 8 | first
    }
}
