extension String {
    /// Whether a look at the bytes leaves it open that a character is forbidden in documents.
    var mayHoldForbiddenCharacters: Bool {
        let bytes = utf8Span.span
        for index in bytes.indices {
            switch bytes[index] {
            case ..<0x20, 0x7F, 0xEF: return true
            case 0xC2: if bytes[index + 1] < 0xA0 { return true }
            default: break
            }
        }
        return false
    }

    /// With one line feed for each line end of whatever kind.
    var withLineFeeds: String {
        let bytes = utf8Span.span
        guard bytes.indices.contains(where: { bytes[$0] == UInt8(ascii: "\r") }) else {
            return self
        }
        return String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }
}
