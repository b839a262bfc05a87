internal import Diagnostics

extension Expression {
    /// The two sides of an expression such as `a.b <= 25`.
    package struct Sides: Sendable {
        package let left: Expression
        package let sign: Sign
        package let right: Expression
    }

    package enum Sign: String, Sendable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// nil for any other expression, also one that joins comparisons.
    package var comparison: Sides? {
        guard case .compare(let left, let comparison, let right) = root.kind,
            let sign = Sign(rawValue: comparison.rawValue)
        else { return nil }
        return Sides(
            left: Expression(left, in: source), sign: sign, right: Expression(right, in: source))
    }

    /// The one place in the data that the expression is; nil when it computes anything, and of a
    /// literal.
    package var field: NamePath? {
        switch root.kind {
        case .name: return paths.first
        case .access(let base, let steps):
            // A step that is computed is no part of the path.
            guard case .name = base.kind, let path = paths.first,
                path.path.steps.count == steps.count + 1
            else { return nil }
            return path
        default: return nil
        }
    }

    package var isLiteral: Bool { if case .literal = root.kind { true } else { false } }
}
