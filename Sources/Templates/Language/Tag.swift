public import Diagnostics

/// A tag of a template: what stands between `{{ }}`, `{% %}` or `{# #}`.
public struct Tag: Hashable, Sendable {
    public let kind: Kind
    /// With its delimiters, in UTF-8 bytes of the source.
    public let range: Range<Int>
    /// `{%-`: white space before the tag is dropped.
    public let trimsBefore: Bool
    /// `-%}`: white space after the tag is dropped.
    public let trimsAfter: Bool
    /// `{%p`, `{%tr`, `{%tc`, `{%r`, `{{r`: what the author says the tag covers.
    public let levelHint: LevelHint?
    public let source: SourceText

    public indirect enum Kind: Hashable, Sendable {
        case output(Expression)
        case `if`(Expression)
        case elif(Expression)
        case `else`
        case endIf
        case `for`(Loop)
        case endFor
        case set(String, Expression)
        case include(String)
        /// Also the markers of a raw text, which print nothing.
        case comment
    }

    public enum LevelHint: String, Hashable, Sendable {
        case paragraph = "p"
        case row = "tr"
        case cell = "tc"
        case run = "r"
    }

    /// Where the tag stands, for diagnostics.
    public var place: SourcePlace { source.place(of: range) }

    /// Whether the tag opens, divides or closes a block.
    public var isBlock: Bool {
        switch kind {
        case .output, .set, .include, .comment: false
        case .if, .elif, .else, .endIf, .for, .endFor: true
        }
    }

    /// The expressions of the tag.
    public var expressions: [Expression] {
        switch kind {
        case .output(let one), .if(let one), .elif(let one), .set(_, let one): [one]
        case .for(let loop): [loop.sequence] + (loop.condition.map { [$0] } ?? [])
        case .else, .endIf, .endFor, .include, .comment: []
        }
    }

    /// The tag's first word, as the author wrote it.
    var word: String {
        switch kind {
        case .output: "{{ }}"
        case .if: "if"
        case .elif: "elif"
        case .else: "else"
        case .endIf: "endif"
        case .for: "for"
        case .endFor: "endfor"
        case .set: "set"
        case .include: "include"
        case .comment: "{# #}"
        }
    }
}

/// A piece of a template's text, in order.
public enum Segment: Hashable, Sendable {
    /// Text with its range in UTF-8 bytes of the source.
    case text(String, Range<Int>)
    case tag(Tag)
}

/// What `{% for … in … if … %}` goes through.
public struct Loop: Hashable, Sendable {
    public let targets: [String]
    public let sequence: Expression
    public let condition: Expression?

    public init(targets: [String], sequence: Expression, condition: Expression? = nil) {
        self.targets = targets
        self.sequence = sequence
        self.condition = condition
    }

    /// The items to go through, the condition applied; a map gives its names.
    ///
    /// - Throws: `template.not-a-list` when the sequence is something else.
    public func items(in scope: Scope, environment: Environment) throws(Diagnostic) -> [Value] {
        let items = try allItems(in: scope, environment: environment)
        guard let condition else { return items }
        var scope = scope
        var kept: [Value] = []
        for item in items {
            scope.push()
            try bind(item, in: &scope)
            if try condition.isTruthy(in: scope, environment: environment) { kept.append(item) }
            scope.pop()
        }
        return kept
    }

    private func allItems(in scope: Scope, environment: Environment) throws(Diagnostic) -> [Value] {
        switch try sequence.value(in: scope, environment: environment) {
        case .list(let list): return list
        case .map(let map): return map.names.map { .text($0) }
        case .none where environment.undefined == .empty: return []
        case let other: throw .notAList(other.kind, at: .source(sequence.place))
        }
    }

    /// Gives the loop's names their values of one round in the innermost scope.
    ///
    /// - Throws: `template.cannot-unpack` when an item has not one value for each name.
    public func bind(_ item: Value, in scope: inout Scope) throws(Diagnostic) {
        if targets.count == 1 { return scope.set(targets[0], item) }
        guard case .list(let parts) = item, parts.count == targets.count else {
            throw .cannotUnpack(item, into: targets.count, at: .source(sequence.place))
        }
        for (target, part) in zip(targets, parts) { scope.set(target, part) }
    }
}

extension Diagnostic {
    fileprivate static func notAList(_ kind: Value.Kind, at place: Location?) -> Diagnostic {
        .error(
            "template.not-a-list", at: place, arguments: ["found": "\(kind)"],
            message: Text(
                ro: "aici se cere o listă, iar aceasta este \(kind.text.ro)",
                en: "a list is needed here, and this is \(kind.text.en)"),
            hint: kind == .none
                ? Text(
                    ro: "dacă lista poate lipsi, scrieți default([], true)",
                    en: "if the list may be absent, write default([], true)")
                : Text(ro: "numiți un câmp cu o listă", en: "name a field that holds a list"))
    }

    fileprivate static func cannotUnpack(_ item: Value, into count: Int, at place: Location?)
        -> Diagnostic
    {
        .error(
            "template.cannot-unpack", at: place, arguments: ["names": "\(count)"],
            message: Text(
                ro: "un element nu are câte o valoare pentru cele \(count) nume ale ciclului",
                en: "an item has not one value for each of the \(count) names of the loop"),
            hint: Text(
                ro: "folosiți un singur nume sau: for nume, valoare in grup | items",
                en: "use one name, or: for name, value in group | items"))
    }
}
