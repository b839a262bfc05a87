/// Text that was once read in a wrong encoding: „FundaČ›ia”, „Fundaюia”, „Ęčřčí¸â”.
public enum Mojibake {
    /// What the text was meant to be; nil when nothing seems wrong.
    public static func repaired(_ text: String) -> String? {
        guard text.hasByte({ $0 >= 0x80 }) else { return nil }
        return utf8ReadAs1250(text) ?? romanianReadAs1251(text) ?? cyrillicReadAs1250(text)
    }

    /// „FundaČ›ia”: two signs for one letter.
    private static func utf8ReadAs1250(_ text: String) -> String? {
        guard marksComeTogether(in: text), let bytes = CodePage(.windows1250).bytes(of: text),
            let meant = String(validating: bytes, as: UTF8.self),
            meant.unicodeScalars.contains(where: { isRomanian($0) || isCyrillic($0) })
        else { return nil }
        return meant
    }

    /// Whether the first sign that is not ASCII has such a neighbour, as all have where two stand for
    /// one letter.
    private static func marksComeTogether(in text: String) -> Bool {
        let bytes = text.utf8Span.span
        guard let first = bytes.indices.first(where: { bytes[$0] >= 0x80 }) else { return false }
        let next = bytes.indices[(first + 1)...].first { bytes[$0] & 0xC0 != 0x80 }
        return next.map { bytes[$0] >= 0x80 } ?? false
    }

    /// „Fundaюia”: a Cyrillic letter inside a Latin word, where a Romanian one belongs.
    private static func romanianReadAs1251(_ text: String) -> String? {
        // Their first bytes say at a glance that there are none.
        guard text.hasByte({ 0xD0...0xD4 ~= $0 }),
            text.unicodeScalars.contains(where: isCyrillic)
        else { return nil }
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        let strangers = letters.filter(isCyrillic)
        guard !strangers.isEmpty, strangers.count * 2 < letters.count,
            let bytes = CodePage(.windows1251).bytes(of: text)
        else { return nil }
        let meant = String(decoding: CodePage(.windows1250).utf8(bytes), as: UTF8.self)
        let isRomanianOnly = meant.unicodeScalars.allSatisfy {
            $0.isASCII || isRomanian($0) || !$0.properties.isAlphabetic
        }
        return isRomanianOnly ? meant : nil
    }

    /// „Ęčřčí¸â”: words of nothing but marked letters.
    private static func cyrillicReadAs1250(_ text: String) -> String? {
        let bytes = text.utf8Span.span
        let plain = bytes.indices.count { (bytes[$0] | 0x20) &- 0x61 < 26 }
        guard plain * 8 < bytes.count else { return nil }
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic || !$0.isASCII }
        let marked = letters.filter { !$0.isASCII }
        guard letters.count >= 4, marked.count * 10 > letters.count * 9,
            !marked.contains(where: isCyrillic), let bytes = CodePage(.windows1250).bytes(of: text)
        else { return nil }
        let meant = String(decoding: CodePage(.windows1251).utf8(bytes), as: UTF8.self)
        let isCyrillicOnly = meant.unicodeScalars.allSatisfy {
            isCyrillic($0) || !$0.properties.isAlphabetic
        }
        return isCyrillicOnly ? meant : nil
    }

    private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool {
        (0x400...0x52F).contains(scalar.value)
    }

    private static func isRomanian(_ scalar: Unicode.Scalar) -> Bool {
        "ăâîșțşţĂÂÎȘȚŞŢ".unicodeScalars.contains(scalar)
    }
}

extension String {
    fileprivate func hasByte(_ isMeant: (UInt8) -> Bool) -> Bool {
        let bytes = utf8Span.span
        return bytes.indices.contains { isMeant(bytes[$0]) }
    }
}
