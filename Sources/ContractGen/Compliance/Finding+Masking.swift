extension Finding.Problem {
    /// With numbers that look like a person's code (13 digits beginning with 0 or 2) covered.
    var masked: Finding.Problem {
        Finding.Problem(text.map(\.withoutPersonalCodes), at: place)
    }
}

extension String {
    fileprivate var withoutPersonalCodes: String {
        var bytes = Array(utf8)
        var start = 0
        while start < bytes.count {
            let digits = bytes[start...].prefix(while: FoldedText.isDigit).count
            if digits == 13, bytes[start] == UInt8(ascii: "0") || bytes[start] == UInt8(ascii: "2")
            {
                for index in (start + 1)..<(start + 13) { bytes[index] = UInt8(ascii: "*") }
            }
            start += max(1, digits)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
