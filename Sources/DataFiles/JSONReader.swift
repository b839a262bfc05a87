internal import Diagnostics

/// JSON by RFC 8259 and nothing more, with the place of every value.
package struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var cursor: PlaceCursor
    private let file: String
    private var duplicates: [(entry: DataNode.Entry, first: SourcePlace)] = []

    init(_ source: SourceText) {
        bytes = Array(source.text.utf8)
        file = source.name
        cursor = PlaceCursor(file: source.name)
    }

    /// - Throws: `data.empty`, `data.json-syntax`, `data.too-deep`, `data.duplicate-key`.
    consuming func root() throws(DiagnosticList) -> DataNode {
        var reader = self
        do {
            let node = try reader.onlyValue()
            if reader.duplicates.isEmpty { return node }
        } catch {
            throw DiagnosticList(reader.repeatedKeys + [error])
        }
        throw DiagnosticList(reader.repeatedKeys)
    }

    /// In the order of the file; a map's own were found after those of the maps in it.
    private var repeatedKeys: [Diagnostic] {
        let inOrder = duplicates.sorted {
            let (a, b) = ($0.entry.keyPlace, $1.entry.keyPlace)
            return (a.line, a.column) < (b.line, b.column)
        }
        return inOrder.map { .duplicateKey($0.entry.key, at: $0.entry.keyPlace, first: $0.first) }
    }

    private mutating func onlyValue() throws(Diagnostic) -> DataNode {
        skipSpace()
        guard peek != nil else { throw .empty(file) }
        let node = try value(depth: 0)
        skipSpace()
        if peek != nil { throw problem(.moreThanOneValue) }
        return node
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte.isJSONSpace { position += 1 }
    }

    private mutating func place(from start: Int? = nil, to end: Int? = nil) -> SourcePlace {
        cursor.place(of: (start ?? position)..<(end ?? start ?? position), in: bytes)
    }

    /// Characters since `start`.
    private func count(from start: Int) -> Int {
        bytes[start..<position].characterCount
    }

    private mutating func problem(_ kind: JSONProblem) -> Diagnostic {
        .jsonSyntax(kind, at: place())
    }

    private mutating func value(depth: Int) throws(Diagnostic) -> DataNode {
        switch peek {
        case UInt8(ascii: "{"): return try map(depth: depth + 1)
        case UInt8(ascii: "["): return try list(depth: depth + 1)
        case UInt8(ascii: "\""):
            let start = position
            let place = place()
            let text = try string()
            return DataNode(.scalar(text, isQuoted: true), at: place.lasting(count(from: start)))
        case nil: throw problem(.endsTooEarly)
        default: return try word()
        }
    }

    private mutating func enter(_ depth: Int) throws(Diagnostic) -> SourcePlace {
        let place = place()
        guard depth <= DataNode.maximumDepth else { throw .tooDeep(at: place) }
        position += 1
        skipSpace()
        return place
    }

    private mutating func list(depth: Int) throws(Diagnostic) -> DataNode {
        let place = try enter(depth)
        var items: [DataNode] = []
        while try continues(until: UInt8(ascii: "]"), isFirst: items.isEmpty) {
            items.append(try value(depth: depth))
        }
        return DataNode(.list(items), at: place)
    }

    private mutating func map(depth: Int) throws(Diagnostic) -> DataNode {
        let place = try enter(depth)
        var entries: [DataNode.Entry] = []
        while try continues(until: UInt8(ascii: "}"), isFirst: entries.isEmpty) {
            entries.append(try entry(depth: depth))
        }
        noteDuplicates(among: entries)
        return DataNode(.map(entries), at: place)
    }

    private mutating func noteDuplicates(among entries: [DataNode.Entry]) {
        guard !entries.haveFewDifferentKeys else { return }
        var places: [String: SourcePlace] = [:]
        for entry in entries {
            if let first = places[entry.key] {
                duplicates.append((entry, first))
            } else {
                places[entry.key] = entry.keyPlace
            }
        }
    }

    private mutating func entry(depth: Int) throws(Diagnostic) -> DataNode.Entry {
        guard let first = peek else { throw problem(.endsTooEarly) }
        guard first == UInt8(ascii: "\"") else { throw problem(.keyNotInQuotes) }
        let start = position
        let place = place()
        let key = try string()
        let keyPlace = place.lasting(count(from: start))
        skipSpace()
        guard peek == UInt8(ascii: ":") else { throw problem(.noColon) }
        position += 1
        skipSpace()
        return DataNode.Entry(key: key, keyPlace: keyPlace, value: try value(depth: depth))
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
    private mutating func word() throws(Diagnostic) -> DataNode {
        let start = position
        while let byte = peek, !byte.endsJSONWord { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let place = place(from: start, to: position)
        if text == "null" { return DataNode(.null, at: place) }
        guard text == "true" || text == "false" || Self.isNumber(text) else {
            throw .jsonSyntax(.unknownWord, at: place)
        }
        return DataNode(.scalar(text, isQuoted: false), at: place)
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
        position += 2
        guard start + 1 < bytes.count else { throw problem(.textNotClosed) }
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

/// Turns rising offsets into lines and columns without counting anything twice.
struct PlaceCursor {
    private let file: String
    private var offset = 0, line = 1, column = 1

    init(file: String) { self.file = file }

    /// - Parameter range: Does not begin before that of an earlier call, except on the same line's
    ///   last few characters (then it is counted again from the start of the file).
    mutating func place(of range: Range<Int>, in bytes: [UInt8]) -> SourcePlace {
        if range.lowerBound < offset { (offset, line, column) = (0, 1, 1) }
        advance(to: range.lowerBound, in: bytes)
        let length = bytes[range].characterCount
        return SourcePlace(file: file, line: line, column: column, length: length)
    }

    private mutating func advance(to target: Int, in bytes: [UInt8]) {
        let all = bytes.span
        var start = offset
        for index in offset..<target where all[index] == UInt8(ascii: "\n") {
            (start, line, column) = (index + 1, line + 1, 1)
        }
        column += bytes[start..<target].characterCount
        offset = target
    }
}

extension SourcePlace {
    /// The same place with another length.
    func lasting(_ length: Int) -> SourcePlace {
        SourcePlace(file: file, line: line, column: column, length: length)
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

extension ArraySlice<UInt8> {
    /// How many characters these bytes of UTF-8 are: where no letter can join its neighbours, as many
    /// as there are bytes that begin one.
    fileprivate var characterCount: Int {
        var (count, mayJoin) = (0, false)
        let bytes = span
        for index in bytes.indices {
            let byte = bytes[index]
            count &+= byte & 0xC0 == 0x80 ? 0 : 1
            mayJoin = mayJoin || byte == 0x0D || byte >= 0xCC && byte != 0xD0 && byte != 0xD1
        }
        return mayJoin ? String(decoding: self, as: UTF8.self).count : count
    }
}

extension [DataNode.Entry] {
    /// Whether a quick look shows that no key stands twice.
    fileprivate var haveFewDifferentKeys: Bool {
        guard count <= 16 else { return false }
        return indices.allSatisfy { index in
            !self[..<index].contains { $0.key == self[index].key }
        }
    }
}

extension Character {
    fileprivate var isDigit: Bool { isASCII && isNumber }
}
