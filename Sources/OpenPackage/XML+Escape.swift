extension XML {
    /// Appends text as it stands between tags. Characters that XML forbids pass through: look for
    /// them first, with `forbiddenCharacter(in:)`, where their place is known.
    public static func escape(text: String, into bytes: inout [UInt8]) {
        escape(text, into: &bytes) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\r"): "&#13;"
            default: nil
            }
        }
    }

    /// Appends one byte of a text's UTF-8 as it stands between tags.
    public static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "&"): bytes += "&amp;".utf8
        case UInt8(ascii: "<"): bytes += "&lt;".utf8
        case UInt8(ascii: ">"): bytes += "&gt;".utf8
        case UInt8(ascii: "\r"): bytes += "&#13;".utf8
        default: bytes.append(byte)
        }
    }

    /// Appends a value as it stands between double quotes; its line ends and tabs survive reading.
    public static func escape(attribute: String, into bytes: inout [UInt8]) {
        escape(attribute, into: &bytes) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "\t"): "&#9;"
            case UInt8(ascii: "\n"): "&#10;"
            case UInt8(ascii: "\r"): "&#13;"
            default: nil
            }
        }
    }

    /// The first character that no XML text can hold, not even escaped: a control character other
    /// than tab and line ends, U+FFFE or U+FFFF.
    ///
    /// - Returns: Its offset in UTF-8 bytes; nil when all is well.
    public static func forbiddenCharacter(in text: String) -> Int? {
        var offset = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD: break
            case 0..<0x20, 0xFFFE, 0xFFFF: return offset
            default: break
            }
            offset += UTF8.width(scalar)
        }
        return nil
    }

    /// Appends runs of plain bytes whole; only bytes below `?` are ever replaced.
    @inline(__always)
    private static func escape(
        _ text: String, into bytes: inout [UInt8], _ replacement: (UInt8) -> StaticString?
    ) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (position, byte) in utf8.enumerated() where byte < UInt8(ascii: "?") {
                guard let escaped = replacement(byte) else { continue }
                bytes.append(contentsOf: utf8[start..<position])
                escaped.withUTF8Buffer { bytes.append(contentsOf: $0) }
                start = position + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
    }
}
