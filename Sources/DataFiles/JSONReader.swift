package import Diagnostics

/// What a JSON text says, piece by piece in its order; ranges and offsets are in UTF-8 bytes.
package protocol JSONSink {
    /// A text in quotes, a number, `true`, `false` or `null`.
    mutating func scalar(_ text: String, isQuoted: Bool, at range: Range<Int>)
    mutating func beginList(at offset: Int)
    mutating func endList()
    mutating func beginMap(at offset: Int)
    mutating func endMap()
    /// The name of the value that comes next.
    mutating func key(_ name: String, at range: Range<Int>)
}

/// JSON by RFC 8259 and nothing more.
package struct JSONReader {
    private let source: SourceText
    private let bytes: [UInt8]
    private var position = 0

    package init(_ source: SourceText) {
        self.source = source
        bytes = Array(source.text.utf8)
    }

    /// Reads the whole text.
    ///
    /// - Throws: `data.empty`, `data.json-syntax`, `data.too-deep`.
    package mutating func read(into sink: inout some JSONSink) throws(Diagnostic) {
        skipSpace()
        guard peek != nil else { throw .empty(source.name) }
        try value(depth: 0, into: &sink)
        skipSpace()
        if peek != nil { throw problem(.moreThanOneValue) }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte.isJSONSpace { position += 1 }
    }

    /// - Parameter end: Without it the place is a point.
    private func place(from start: Int? = nil, to end: Int? = nil) -> SourcePlace {
        var cursor = PlaceCursor(file: source.name)
        return cursor.place(of: (start ?? position)..<(end ?? start ?? position), in: bytes)
    }

    private func problem(_ kind: JSONProblem) -> Diagnostic { .jsonSyntax(kind, at: place()) }

    private mutating func value(
        depth: Int, into sink: inout some JSONSink
    ) throws(Diagnostic) {
        switch peek {
        case UInt8(ascii: "{"): try map(depth: depth + 1, into: &sink)
        case UInt8(ascii: "["): try list(depth: depth + 1, into: &sink)
        case UInt8(ascii: "\""):
            let start = position
            let text = try string()
            sink.scalar(text, isQuoted: true, at: start..<position)
        case nil: throw problem(.endsTooEarly)
        default: try word(into: &sink)
        }
    }

    private mutating func enter(_ depth: Int) throws(Diagnostic) {
        guard depth <= DataNode.maximumDepth else { throw .tooDeep(at: place()) }
        position += 1
        skipSpace()
    }

    private mutating func list(depth: Int, into sink: inout some JSONSink) throws(Diagnostic) {
        sink.beginList(at: position)
        try enter(depth)
        var isFirst = true
        while try continues(until: UInt8(ascii: "]"), isFirst: isFirst) {
            try value(depth: depth, into: &sink)
            isFirst = false
        }
        sink.endList()
    }

    private mutating func map(depth: Int, into sink: inout some JSONSink) throws(Diagnostic) {
        sink.beginMap(at: position)
        try enter(depth)
        var isFirst = true
        while try continues(until: UInt8(ascii: "}"), isFirst: isFirst) {
            try entry(depth: depth, into: &sink)
            isFirst = false
        }
        sink.endMap()
    }

    private mutating func entry(depth: Int, into sink: inout some JSONSink) throws(Diagnostic) {
        guard let first = peek else { throw problem(.endsTooEarly) }
        guard first == UInt8(ascii: "\"") else { throw problem(.keyNotInQuotes) }
        let start = position
        let key = try string()
        sink.key(key, at: start..<position)
        skipSpace()
        guard peek == UInt8(ascii: ":") else { throw problem(.noColon) }
        position += 1
        skipSpace()
        try value(depth: depth, into: &sink)
    }

    /// Steps over the comma before the next element, or over the closing bracket.
    private mutating func continues(until closing: UInt8, isFirst: Bool) throws(Diagnostic) -> Bool
    {
        skipSpace()
        if peek == closing {
            position += 1
            return false
        }
        if isFirst { return true }
        guard peek == UInt8(ascii: ",") else {
            throw problem(peek == nil ? .endsTooEarly : .noComma)
        }
        position += 1
        skipSpace()
        if peek == closing { throw problem(.trailingComma) }
        return true
    }

    /// `true`, `false`, `null` or a number.
    private mutating func word(into sink: inout some JSONSink) throws(Diagnostic) {
        let start = position
        while let byte = peek, !byte.endsJSONWord { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard ["null", "true", "false"].contains(text) || Self.isNumber(text) else {
            throw .jsonSyntax(.unknownWord, at: place(from: start, to: position))
        }
        sink.scalar(text, isQuoted: false, at: start..<position)
    }

    /// `-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?`
    package static func isNumber(_ text: String) -> Bool {
        var rest = text[...]
        if rest.first == "-" { rest.removeFirst() }
        let whole = rest.prefix(while: \.isDigit)
        guard !whole.isEmpty, whole == "0" || !whole.hasPrefix("0") else { return false }
        rest = rest[whole.endIndex...]
        if rest.first == "." {
            let decimals = rest.dropFirst().prefix(while: \.isDigit)
            guard !decimals.isEmpty else { return false }
            rest = rest[decimals.endIndex...]
        }
        guard let mark = rest.first else { return true }
        let exponent = rest.dropFirst().drop { $0 == "+" || $0 == "-" }
        return (mark == "e" || mark == "E") && !exponent.isEmpty
            && exponent.allSatisfy(\.isDigit) && rest.count - exponent.count <= 2
    }
}

extension JSONReader {
    /// The text between quotes, escapes resolved.
    private mutating func string() throws(Diagnostic) -> String {
        let start = position
        position += 1
        // What came before the last escape; a text without escapes is taken from the source whole.
        var out: [UInt8] = []
        while true {
            let plain = position..<endOfPlainText
            position = plain.upperBound
            switch peek {
            case UInt8(ascii: "\""):
                position += 1
                guard !out.isEmpty else { return String(decoding: bytes[plain], as: UTF8.self) }
                return String(decoding: out + bytes[plain], as: UTF8.self)
            case UInt8(ascii: "\\"):
                out += bytes[plain]
                try escape(into: &out)
            case nil: throw .jsonSyntax(.textNotClosed, at: place(from: start))
            default: throw problem(.lineEndInText)
            }
        }
    }

    /// Where the quote, the escape or the control character stands that ends what can be taken as it is.
    private var endOfPlainText: Int {
        let all = bytes.span
        var end = position
        while end < all.count {
            let byte = all[end]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            end += 1
        }
        return end
    }

    private mutating func escape(into out: inout [UInt8]) throws(Diagnostic) {
        let start = position
        guard start + 1 < bytes.count else { throw problem(.textNotClosed) }
        position += 2
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(bytes[start + 1])
        case UInt8(ascii: "b"): out.append(8)
        case UInt8(ascii: "f"): out.append(12)
        case UInt8(ascii: "n"): out.append(10)
        case UInt8(ascii: "r"): out.append(13)
        case UInt8(ascii: "t"): out.append(9)
        case UInt8(ascii: "u"): out += try unicodeEscape(from: start)
        default: throw .jsonSyntax(.unknownEscape, at: place(from: start))
        }
    }

    /// The character of `\uXXXX`, or of a pair of surrogates; a lone one is an error.
    private mutating func unicodeEscape(from start: Int) throws(Diagnostic) -> [UInt8] {
        var code = hexadecimal()
        if let high = code, (0xD800..<0xDC00).contains(high) {
            code = nil
            if bytes[position...].starts(with: Array("\\u".utf8)) {
                position += 2
                if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
                    code = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
                }
            }
        }
        guard let code, let scalar = Unicode.Scalar(code) else {
            throw .jsonSyntax(.badUnicodeEscape, at: place(from: start))
        }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func hexadecimal() -> UInt32? {
        let digits = bytes[position...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, text.allSatisfy(\.isHexDigit) else { return nil }
        position += 4
        return UInt32(text, radix: 16)
    }
}

extension UInt8 {
    fileprivate var isJSONSpace: Bool {
        switch self {
        case 0x20, 0x0A, 0x0D, 0x09: true
        default: false
        }
    }

    fileprivate var endsJSONWord: Bool {
        switch self {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: isJSONSpace
        }
    }
}

extension Character {
    fileprivate var isDigit: Bool { isASCII && isNumber }
}
