internal import Diagnostics

/// A text file as UTF-8.
struct DecodedText: Sendable {
    let utf8: [UInt8]
    let encoding: TextEncoding
    /// Whether nothing in the file says which encoding it is.
    let isGuessed: Bool

    /// No text holds a zero, but in UTF-16, which says so by its mark.
    static func mayBeText(_ bytes: [UInt8]) -> Bool {
        ByteOrderMark(of: bytes)?.isUTF16 == true || !bytes.contains(0)
    }

    /// By byte order mark, else UTF-8 if it is that, else by its letters.
    ///
    /// - Throws: `sheet.not-a-spreadsheet`, `sheet.bad-encoding`.
    init(_ bytes: [UInt8], file: String, as chosen: TextEncoding?) throws(Diagnostic) {
        let mark = ByteOrderMark(of: bytes)
        let content = bytes.dropFirst(mark?.length ?? 0)
        guard Self.mayBeText(bytes) else { throw .notASpreadsheet(file) }
        isGuessed = chosen == nil && mark == nil && !Self.isUTF8(content)
        encoding = chosen ?? mark?.encoding ?? (isGuessed ? Self.guess(content) : .utf8)
        guard let utf8 = Self.decoded(content, encoding) else {
            throw .badEncoding(file, encoding)
        }
        self.utf8 = utf8
    }

    private struct ByteOrderMark {
        let encoding: TextEncoding
        let length: Int
        var isUTF16: Bool { encoding != .utf8 }

        init?(of bytes: [UInt8]) {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
                (encoding, length) = (.utf8, 3)
            } else if bytes.starts(with: [0xFF, 0xFE]) {
                (encoding, length) = (.utf16LittleEndian, 2)
            } else if bytes.starts(with: [0xFE, 0xFF]) {
                (encoding, length) = (.utf16BigEndian, 2)
            } else {
                return nil
            }
        }
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// Cyrillic words are runs of high bytes, while Romanian letters with marks stand alone among
    /// plain ones.
    private static func guess(_ bytes: ArraySlice<UInt8>) -> TextEncoding {
        var letters = 0
        var inRuns = 0
        var previous: UInt8 = 0
        for byte in bytes {
            if byte >= 0x80 {
                letters += 1
                if previous >= 0xC0, byte >= 0xC0 { inRuns += 1 }
            }
            previous = byte
        }
        return inRuns * 2 > letters ? .windows1251 : .windows1250
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> [UInt8]? {
        switch encoding {
        case .utf8: isUTF8(bytes) ? Array(bytes) : nil
        case .windows1250, .windows1251:
            bytes.allSatisfy(CodePage(encoding).defines) ? CodePage(encoding).utf8(bytes) : nil
        case .utf16LittleEndian, .utf16BigEndian:
            utf16(bytes, isBigEndian: encoding == .utf16BigEndian)
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8]? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let high = isBigEndian ? 0 : 1
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
            UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
        }
        return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
    }
}
