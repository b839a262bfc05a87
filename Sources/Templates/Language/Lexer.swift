import Diagnostics
import FoundationEssentials
import Wording

/// Splits the text of expressions into tokens.
///
/// Word processors turn quotes, hyphens and spaces into typographic ones while a tag is typed;
/// inside tags they mean the plain ones.
struct Lexer {
    let source: SourceText
    let bytes: [UInt8]
    /// The offset in the source of `bytes[0]`.
    let base: Int
    private(set) var position: Int
    private let limit: Int

    init(source: SourceText, bytes: [UInt8], base: Int, from start: Int, to limit: Int) {
        self.source = source
        self.bytes = bytes
        self.base = base
        self.position = start
        self.limit = limit
    }

    /// All tokens of a text that is one expression, closed by `.end`.
    static func tokens(of text: String, in source: SourceText, at offset: Int) throws(Diagnostic)
        -> [Token]
    {
        let bytes = Array(text.utf8)
        var lexer = Lexer(source: source, bytes: bytes, base: offset, from: 0, to: bytes.count)
        var tokens: [Token] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    /// The next token; `.end` at the end of the text, as often as asked.
    mutating func next() throws(Diagnostic) -> Token {
        skipSpace()
        let start = position
        guard position < limit else { return token(.end, from: start) }
        let scalar = peekScalar()
        if isDigit(bytes[position]) { return try number() }
        if isNameStart(scalar.value) {
            let name = name()
            return token(.name(name), from: start)
        }
        if let quote = Quote(scalar.value) {
            position += scalar.length
            return try text(openedBy: quote, at: start)
        }
        return try sign()
    }

    /// Whether the bytes at `position` are `marker`.
    func isAt(_ marker: String) -> Bool {
        let end = position + marker.utf8.count
        return end <= limit && marker.utf8.elementsEqual(bytes[position..<end])
    }

    mutating func skip(_ count: Int) { position = min(position + count, limit) }

    /// Moves past white space of any kind, with the invisible characters of word processors.
    mutating func skipSpace() {
        while position < limit {
            let byte = bytes[position]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                position += 1
            } else if byte >= 0x80, case let scalar = peekScalar(), isSpace(scalar.value) {
                position += scalar.length
            } else {
                return
            }
        }
    }

    // MARK: - Tokens

    private func token(_ kind: Token.Kind, from start: Int) -> Token {
        Token(kind: kind, span: span(from: start))
    }

    private func span(from start: Int) -> Span { Span(base + start, base + position) }

    private mutating func name() -> String {
        let start = position
        while position < limit {
            let scalar = peekScalar()
            guard isNameStart(scalar.value) || isDigit(bytes[position]) else { break }
            position += scalar.length
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func number() throws(Diagnostic) -> Token {
        let start = position
        skipDigits()
        if position + 1 < limit, bytes[position] == UInt8(ascii: "."), isDigit(bytes[position + 1])
        {
            position += 1
            skipDigits()
        }
        let endsInName = position < limit && isNameStart(peekScalar().value)
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        guard !endsInName, let value = StrictDecimal.parse(digits) else {
            if endsInName { _ = name() }
            throw .malformedNumber(source.place(of: span(from: start)))
        }
        return token(.number(value), from: start)
    }

    private mutating func skipDigits() {
        while position < limit, isDigit(bytes[position]) { position += 1 }
    }

    private mutating func text(openedBy quote: Quote, at start: Int) throws(Diagnostic) -> Token {
        var content: [UInt8] = []
        while position < limit, bytes[position] != UInt8(ascii: "\n") {
            let scalar = peekScalar()
            if quote.isClosed(by: scalar.value) {
                position += scalar.length
                return token(.text(String(decoding: content, as: UTF8.self)), from: start)
            }
            if scalar.value == "\\" {
                content += try escape()
            } else {
                let start = position
                position += scalar.length
                while position < limit, isPlainInText(bytes[position]) { position += 1 }
                content += bytes[start..<position]
            }
        }
        throw .unclosedText(source.place(of: Span(base + start, base + start + quote.length)))
    }

    private mutating func escape() throws(Diagnostic) -> [UInt8] {
        let start = position
        position += 1
        guard position < limit else { throw .unknownEscape(source.place(of: span(from: start))) }
        let scalar = peekScalar()
        position += scalar.length
        switch scalar.value {
        case "n": return [UInt8(ascii: "\n")]
        case "t": return [UInt8(ascii: "\t")]
        case "\\": return [UInt8(ascii: "\\")]
        case "u":
            let digits = String(decoding: bytes[position..<min(position + 4, limit)], as: UTF8.self)
            if digits.utf8.count == 4, !digits.hasPrefix("+"), !digits.hasPrefix("-"),
                let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code)
            {
                position += 4
                return Array(String(scalar).utf8)
            }
        default:
            if Quote(scalar.value) != nil { return Array(String(scalar.value).utf8) }
        }
        throw .unknownEscape(source.place(of: span(from: start)))
    }

    private mutating func sign() throws(Diagnostic) -> Token {
        let start = position
        let scalar = peekScalar()
        position += scalar.length
        let first = plainSpelling(of: scalar.value)
        if first.isASCII, position < limit,
            let double = Token.Sign(first, Unicode.Scalar(bytes[position]))
        {
            position += 1
            return token(.sign(double), from: start)
        }
        guard let sign = Token.Sign(first) else {
            throw .unknownCharacter(String(first), source.place(of: span(from: start)))
        }
        return token(.sign(sign), from: start)
    }

    /// The dash and the minus sign are hyphens; other characters are themselves.
    private func plainSpelling(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar == "\u{2013}" || scalar == "\u{2212}" ? "-" : scalar
    }

    // MARK: - Characters

    /// The character at the position; a wrong byte counts as one unknown character.
    private func peekScalar() -> (value: Unicode.Scalar, length: Int) {
        let first = bytes[position]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        let piece = bytes[position..<min(position + length, limit)]
        guard let scalar = String(decoding: piece, as: UTF8.self).unicodeScalars.first else {
            return ("\u{FFFD}", 1)
        }
        return (scalar, piece.count)
    }
}

/// Letters, digits and spaces of ASCII, which mean themselves in any text.
private func isPlainInText(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == 0x20
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == "_" || isLetter(UInt8(scalar.value)) }
    return scalar.properties.isAlphabetic
}

private func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{00AD}": true
    default: scalar.properties.isWhitespace
    }
}

/// A quote that opens a text. A straight quote is closed only by itself; a curly one by any quote
/// of its family that can close, since word processors mix them.
private enum Quote {
    case straightDouble, straightSingle, curlyDouble, curlySingle

    init?(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": self = .straightDouble
        case "'": self = .straightSingle
        case "„", "”", "“": self = .curlyDouble
        case "‘", "’", "‚": self = .curlySingle
        default: return nil
        }
    }

    var length: Int { self == .straightDouble || self == .straightSingle ? 1 : 3 }

    func isClosed(by scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .straightDouble: scalar == "\""
        case .straightSingle: scalar == "'"
        case .curlyDouble: scalar == "”" || scalar == "“" || scalar == "\""
        case .curlySingle: scalar == "’" || scalar == "‘" || scalar == "'"
        }
    }
}

extension Diagnostic {
    fileprivate static func malformedNumber(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.malformed-number", at: .source(place),
            message: Text(
                ro: "numărul nu este scris corect sau are mai mult de 34 de cifre",
                en: "the number is malformed or has more than 34 digits"),
            hint: Text(
                ro: "scrieți cifre cu punct zecimal, de exemplu 12.50",
                en: "write digits with a decimal point, e.g. 12.50"))
    }

    fileprivate static func unclosedText(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.unclosed-text", at: .source(place),
            message: Text(
                ro: "ghilimelele deschise aici nu se închid pe același rând",
                en: "the quote opened here is not closed on its line"),
            hint: Text(
                ro: "închideți textul cu aceleași ghilimele",
                en: "close the text with the same quote"))
    }

    fileprivate static func unknownEscape(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.unknown-escape", at: .source(place),
            message: Text(
                ro: "după bara oblică inversă urmează un semn necunoscut",
                en: "the backslash is followed by an unknown sign"),
            hint: Text(
                ro: "folosiți \\n, \\t, \\\\, \\\", \\' sau \\u și patru cifre hexazecimale",
                en: "use \\n, \\t, \\\\, \\\", \\' or \\u and four hexadecimal digits"))
    }

    fileprivate static func unknownCharacter(_ character: String, _ place: SourcePlace)
        -> Diagnostic
    {
        .error(
            "template.unknown-character", at: .source(place), arguments: ["character": character],
            message: Text(
                ro: "semnul „\(character)” nu are rost într-o etichetă",
                en: "the sign “\(character)” has no meaning in a tag"),
            hint: wordHint(for: character)
                ?? Text(
                    ro: "ștergeți semnul; textul se scrie între ghilimele",
                    en: "delete the sign; text is written in quotes"))
    }

    /// What to write for the operators of other languages.
    private static func wordHint(for character: String) -> Text? {
        switch character {
        case "&": Text(ro: "scrieți „and”", en: "write “and”")
        case "!": Text(ro: "scrieți „not”", en: "write “not”")
        case "?": Text(ro: "scrieți „a if c else b”", en: "write “a if c else b”")
        default: nil
        }
    }
}
