import Diagnostics

/// Reads the tokens of one tag.
struct TagParser {
    private var parser: ExpressionParser
    private let source: SourceText

    init(tokens: [Token], source: SourceText, environment: Environment) {
        self.source = source
        parser = ExpressionParser(tokens: tokens, source: source, environment: environment)
    }

    /// The words that may begin `{% … %}`.
    static let words = [
        "if", "elif", "else", "endif", "for", "endfor", "set", "include", "raw", "endraw",
    ]

    /// Words of Jinja that are not part of our language.
    private static let foreignWords: Set<String> = [
        "macro", "endmacro", "call", "endcall", "block", "endblock", "extends", "import", "from",
        "filter", "endfilter", "autoescape", "endautoescape", "with", "endwith", "do", "trans",
        "endtrans", "endset", "break", "continue",
    ]

    mutating func output() throws(Diagnostic) -> Tag.Kind { .output(try wholeExpression()) }

    mutating func block() throws(Diagnostic) -> Tag.Kind {
        let first = parser.current
        guard case .name(let word) = first.kind else {
            throw .emptyTag(source.place(of: first.span))
        }
        parser.advance()
        switch word {
        case "if": return .if(try wholeExpression())
        case "elif": return .elif(try wholeExpression())
        case "else": return try alone(.else)
        case "endif": return try alone(.endIf)
        case "endfor": return try alone(.endFor)
        case "for": return .for(try loop())
        case "set": return try assignment()
        case "include": return try include()
        default:
            throw .unknownTag(
                word, isForeign: Self.foreignWords.contains(word), source.place(of: first.span))
        }
    }

    private mutating func wholeExpression() throws(Diagnostic) -> Expression {
        let root = try parser.expression()
        try parser.expectEnd()
        return Expression(root, in: source)
    }

    private mutating func alone(_ kind: Tag.Kind) throws(Diagnostic) -> Tag.Kind {
        if kind == .else, parser.current.kind == .name("if") {
            throw .elseIf(source.place(of: parser.current.span))
        }
        try parser.expectEnd()
        return kind
    }

    private mutating func loop() throws(Diagnostic) -> Loop {
        var targets = [try parser.name().name]
        while parser.take(.comma) { targets.append(try parser.name().name) }
        guard parser.take(keyword: "in") else {
            throw parser.unexpected(expected: Text(ro: "cuvântul „in”", en: "the word “in”"))
        }
        let sequence = Expression(try parser.or(), in: source)
        let condition = parser.take(keyword: "if") ? Expression(try parser.or(), in: source) : nil
        try parser.expectEnd()
        return Loop(targets: targets, sequence: sequence, condition: condition)
    }

    private mutating func assignment() throws(Diagnostic) -> Tag.Kind {
        let (name, _) = try parser.name()
        try parser.expect(.assign)
        return .set(name, try wholeExpression())
    }

    private mutating func include() throws(Diagnostic) -> Tag.Kind {
        guard case .text(let name) = parser.current.kind else {
            throw .includeNeedsName(source.place(of: parser.current.span))
        }
        parser.advance()
        try parser.expectEnd()
        return .include(name)
    }
}

extension Diagnostic {
    fileprivate static func emptyTag(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.empty-tag", at: .source(place),
            message: Text(
                ro: "eticheta nu începe cu un cuvânt", en: "the tag does not begin with a word"),
            hint: .nearest(nil, among: TagParser.words))
    }

    fileprivate static func unknownTag(_ word: String, isForeign: Bool, _ place: SourcePlace)
        -> Diagnostic
    {
        let near = NearName.of(word, among: TagParser.words)
        return .error(
            "template.unknown-tag", at: .source(place), arguments: ["word": word],
            message: isForeign
                ? Text(
                    ro: "„\(word)” există în Jinja, dar nu în acest limbaj",
                    en: "“\(word)” belongs to Jinja, but not to this language")
                : Text(
                    ro: "nu există eticheta „\(word)”", en: "there is no tag “\(word)”"),
            hint: isForeign
                ? Text(
                    ro: "folosiți if, for, set sau include",
                    en: "use if, for, set or include")
                : .nearest(near, among: TagParser.words))
    }

    fileprivate static func elseIf(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.else-if", at: .source(place),
            message: Text(
                ro: "după else nu urmează o condiție", en: "no condition follows else"),
            hint: Text(ro: "scrieți {% elif … %}", en: "write {% elif … %}"))
    }

    fileprivate static func includeNeedsName(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.include-needs-name", at: .source(place),
            message: Text(
                ro: "include cere un nume scris între ghilimele",
                en: "include needs a name written in quotes"),
            hint: Text(
                ro: "scrieți {% include \"semnaturi.md\" %}",
                en: "write {% include \"signatures.md\" %}"))
    }
}
