public import Diagnostics

/// A parsed expression such as `price.total | money`, ready to be evaluated many times.
public struct Expression: Sendable {
    let root: Node
    let source: SourceText
    /// Where the expression stands in its source, in UTF-8 bytes.
    public let range: Range<Int>
    /// The data it reads, in the order of reading; names of loops and `set` are among them.
    public let paths: [NamePath]
    /// The functions, filters and tests it calls.
    package let calls: [NamedCall]

    /// - Parameters:
    ///   - text: The expression without the tag's delimiters.
    ///   - source: The text the user can open; problems are located in it.
    ///   - offset: Where in the source `text` begins, in UTF-8 bytes.
    /// - Throws: `template.…` at the token that cannot be read.
    public init(
        parsing text: String, in source: SourceText, at offset: Int = 0, environment: Environment
    ) throws(Diagnostic) {
        guard text.utf8.count <= LanguageLimits.expressionLength else {
            throw .expressionTooLong(source.place(at: offset))
        }
        let tokens = try Lexer.tokens(of: text, in: source, at: offset)
        var parser = ExpressionParser(tokens: tokens, source: source, environment: environment)
        let root = try parser.expression()
        try parser.expectEnd()
        self.init(root, in: source)
    }

    init(_ root: Node, in source: SourceText) {
        self.root = root
        self.source = source
        range = root.span.range
        (paths, calls) = NamePath.names(in: root)
    }

    /// The place of the whole expression.
    public var place: SourcePlace { source.place(of: range) }

    /// - Throws: `template.…` at the part that cannot be computed.
    public func value(in scope: Scope, environment: Environment) throws(Diagnostic) -> Value {
        if let value = scope.named(by: root) { return value }
        return try Evaluator(scope: scope, environment: environment, source: source)
            .value(of: root)
    }

    /// The whole number that the expression is when it only reads one of the loop it stands in: long
    /// tables are numbered, and finding a decimal's digits takes longer than all else of a cell.
    func loopNumber(in scope: Scope) -> Int? { scope.loopNumber(named: root) }

    /// The value as the document prints it.
    public func printed(in scope: Scope, environment: Environment) throws(Diagnostic) -> String {
        let value = try value(in: scope, environment: environment)
        do { return try value.printed(in: environment) } catch {
            throw error.located(at: .source(place))
        }
    }

    /// Whether a condition holds.
    public func isTruthy(in scope: Scope, environment: Environment) throws(Diagnostic) -> Bool {
        try value(in: scope, environment: environment).isTruthy
    }
}

extension Expression: Hashable {
    public static func == (a: Expression, b: Expression) -> Bool {
        a.root == b.root && a.source == b.source
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(root) }
}

extension Diagnostic {
    static func expressionTooLong(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.expression-too-long", at: .source(place),
            arguments: ["most": "\(LanguageLimits.expressionLength)"],
            message: Text(
                ro: "expresia depășește \(LanguageLimits.expressionLength) de octeți",
                en: "the expression is longer than \(LanguageLimits.expressionLength) bytes"),
            hint: Text(
                ro: "împărțiți-o cu {% set nume = … %}",
                en: "split it with {% set name = … %}"))
    }
}
