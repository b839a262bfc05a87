/// A parsed expression: what to compute, with the place of each part.
///
/// Chains are flat (`a + b + c` is one node with three parts), so the tree is never deeper than
/// the nesting that the parser allows.
struct Node: Hashable, Sendable {
    let kind: Kind
    let span: Span

    init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    indirect enum Kind: Hashable, Sendable {
        case literal(Value)
        case name(String)
        case access(Node, [Step])
        case call(Call)
        case pipeline(Node, [Stage])
        case not(Node)
        case negative(Node)
        case and([Node])
        case or([Node])
        case compare(Node, Comparison, Node)
        case contains(list: Node, item: Node, isNegated: Bool)
        case sum(Node, [Term<Additive>])
        case product(Node, [Term<Multiplicative>])
        case join([Node])
        case conditional(condition: Node, then: Node, otherwise: Node?)
        case list([Node])
        case map([Entry])
    }

    /// A step into a map or a list: `.name`, `["name"]`, `[0]`, `[expression]`.
    struct Step: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case key(String)
            case index(Int)
            case computed(Node)
        }
        let kind: Kind
        let span: Span
    }

    /// A function, filter or test by name with its arguments.
    struct Call: Hashable, Sendable {
        let name: String
        let nameSpan: Span
        let arguments: [Argument]
    }

    struct Argument: Hashable, Sendable {
        let name: String?
        let value: Node
    }

    /// One step of `value | filter is test`.
    enum Stage: Hashable, Sendable {
        case filter(Call)
        case test(Call, isNegated: Bool)
    }

    struct Term<Sign: Hashable & Sendable>: Hashable, Sendable {
        let sign: Sign
        let signSpan: Span
        let operand: Node
    }

    struct Entry: Hashable, Sendable {
        let name: String
        let value: Node
    }

    enum Additive: Hashable, Sendable { case plus, minus }
    enum Multiplicative: Hashable, Sendable { case times, divide, floorDivide, remainder }

    enum Comparison: String, Hashable, Sendable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }
}
