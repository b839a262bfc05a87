import FoundationEssentials

/// A word of the expression language with its place.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case name(String)
        case text(String)
        case number(Decimal)
        case sign(Sign)
        case end
    }

    /// Operators and punctuation.
    enum Sign: String, Hashable, Sendable {
        case pipe = "|"
        case dot = "."
        case comma = ","
        case colon = ":"
        case openParenthesis = "("
        case closeParenthesis = ")"
        case openBracket = "["
        case closeBracket = "]"
        case openBrace = "{"
        case closeBrace = "}"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divide = "/"
        case floorDivide = "//"
        case remainder = "%"
        case join = "~"
        case assign = "="
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    let kind: Kind
    let span: Span

    /// As written in a template, for messages.
    var description: String {
        switch kind {
        case .name(let name): name
        case .text(let text): "\"\(text)\""
        case .number(let number): number.description
        case .sign(let sign): sign.rawValue
        case .end: ""
        }
    }
}

extension Token.Sign {
    /// The sign that is one character.
    init?(_ character: Unicode.Scalar) {
        guard character.isASCII, let sign = Self.byCode[Int(character.value)] else { return nil }
        self = sign
    }

    /// The sign that is two characters.
    init?(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
        switch (first, second) {
        case ("/", "/"): self = .floorDivide
        case ("=", "="): self = .equal
        case ("!", "="): self = .notEqual
        case ("<", "="): self = .lessOrEqual
        case (">", "="): self = .greaterOrEqual
        default: return nil
        }
    }

    private static let byCode: [Self?] = (0..<UInt8(0x80)).map { code in
        Self(rawValue: String(Unicode.Scalar(code)))
    }
}
