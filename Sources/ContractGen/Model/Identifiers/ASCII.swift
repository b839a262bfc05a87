/// Codes are ASCII when they are right: their bytes tell that faster than their characters do.
extension UInt8 {
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isASCIICapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    var isASCIILetter: Bool { (self & ~0x20).isASCIICapital }
    var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIICapital }
    var isASCIISpace: Bool { self == UInt8(ascii: " ") || (0x09...0x0D).contains(self) }
}

extension Character {
    var isASCIIDigit: Bool { asciiValue?.isASCIIDigit ?? false }
    var isASCIIAlphanumeric: Bool { asciiValue?.isASCIIAlphanumeric ?? false }
}

extension StringProtocol {
    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
    var isAllDigits: Bool { !isEmpty && utf8.allSatisfy(\.isASCIIDigit) }

    /// The values of its ASCII digits, other characters left out.
    var digitValues: [Int] {
        utf8.compactMap { $0.isASCIIDigit ? Int($0 - UInt8(ascii: "0")) : nil }
    }
}
