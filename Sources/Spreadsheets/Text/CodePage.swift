/// How the characters of a text file are bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
}

/// One of Windows' alphabets of 256 characters.
struct CodePage: Sendable {
    private let upper: [Unicode.Scalar]
    private let bytes: [Unicode.Scalar: UInt8]

    private init(_ upper: String) {
        self.upper = Array(upper.unicodeScalars)
        bytes = Dictionary(
            zip(upper.unicodeScalars, 0x80...0xFF), uniquingKeysWith: { first, _ in first })
    }

    init(_ encoding: TextEncoding) {
        self.init(encoding == .windows1251 ? Self.upper1251 : Self.upper1250)
    }

    static func has(_ encoding: TextEncoding) -> Bool {
        encoding == .windows1250 || encoding == .windows1251
    }

    func utf8(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            if byte < 0x80 {
                result.append(byte)
            } else {
                result.append(contentsOf: UTF8.encode(upper[Int(byte) - 0x80]) ?? .init())
            }
        }
        return result
    }

    /// nil when a character is not of this alphabet.
    func bytes(of text: String) -> [UInt8]? {
        var result: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let byte = scalar.isASCII ? UInt8(scalar.value) : bytes[scalar] else {
                return nil
            }
            result.append(byte)
        }
        return result
    }

    /// Whether a byte is a character at all.
    func defines(_ byte: UInt8) -> Bool {
        byte < 0x80 || upper[Int(byte) - 0x80] != "\u{FFFD}"
    }

    private static let upper1250 =
        "€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
        + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"
    private static let upper1251 =
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
        + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
}
