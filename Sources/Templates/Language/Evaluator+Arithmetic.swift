import Diagnostics
import FoundationEssentials

extension Evaluator {
    /// The exact result of `+ - * / // %`, or an error.
    func arithmetic(_ node: Node) throws(Diagnostic) -> Decimal {
        let ratio = try ratio(node)
        do {
            if let exact = try ratio.exact() { return exact }
        } catch {
            throw .inexact(error, at: place(node.span))
        }
        throw .inexactDivision(at: place(node.span))
    }

    /// A computation that is rounded once, at its end.
    func rounded(_ node: Node, _ round: Node.Call) throws(Diagnostic) -> Decimal {
        guard let filter = environment.filters[round.name] else { return try arithmetic(node) }
        let invocation = try invocation(round, subject: .none, filter.parameters)
        let places = try invocation.integer("places", in: 0...20) ?? 0
        let ratio = try ratio(node)
        do { return try ratio.rounded(places: places) } catch {
            throw .inexact(error, at: place(node.span))
        }
    }

    private func ratio(_ node: Node) throws(Diagnostic) -> Ratio {
        switch node.kind {
        case .negative(let operand): return try ratio(operand).negated
        case .sum(let first, let terms):
            var sum = try ratio(first)
            for term in terms {
                let operand = try ratio(term.operand)
                let signed = term.sign == .plus ? operand : operand.negated
                do { sum = try sum.adding(signed) } catch {
                    throw .inexact(error, at: place(term.signSpan))
                }
            }
            return sum
        case .product(let first, let terms):
            var product = try ratio(first)
            for term in terms {
                let operand = try ratio(term.operand)
                do { product = try product.combined(term.sign, operand) } catch {
                    throw .inexact(error, at: place(term.signSpan))
                }
            }
            return product
        default: return Ratio(try number(node), 1)
        }
    }

    private func number(_ node: Node) throws(Diagnostic) -> Decimal {
        let value = try value(of: node)
        guard case .number(let number) = value else {
            throw .notANumber(value.kind, at: place(node.span))
        }
        return number
    }
}

extension Ratio {
    fileprivate func combined(_ sign: Node.Multiplicative, _ other: Ratio) throws(Inexact) -> Ratio
    {
        switch sign {
        case .times: return try multiplied(by: other)
        case .divide: return try divided(by: other)
        case .floorDivide, .remainder:
            guard let left = try exact(), let right = try other.exact() else {
                throw .tooManyDigits
            }
            let (quotient, rest) = try left.floorDivided(by: right)
            return Ratio(sign == .remainder ? rest : quotient, 1)
        }
    }
}

extension Diagnostic {
    static func inexact(_ reason: Inexact, at place: Location?) -> Diagnostic {
        switch reason {
        case .tooManyDigits:
            .error(
                "template.too-many-digits", at: place, arguments: ["most": "\(maximumDigits)"],
                message: Text(
                    ro: "rezultatul exact are mai mult de \(maximumDigits) de cifre",
                    en: "the exact result has more than \(maximumDigits) digits"),
                hint: Text(
                    ro: "rotunjiți părțile: (a / b) | round(2)",
                    en: "round the parts: (a / b) | round(2)"))
        case .divisionByZero:
            .error(
                "template.division-by-zero", at: place,
                message: Text(ro: "împărțire la zero", en: "division by zero"),
                hint: Text(
                    ro: "verificați înainte cu {% if … %}", en: "check before with {% if … %}"))
        }
    }

    static func inexactDivision(at place: Location?) -> Diagnostic {
        .error(
            "template.inexact-division", at: place,
            message: Text(
                ro: "împărțirea nu se termină, deci rezultatul nu este exact",
                en: "the division does not end, so its result is not exact"),
            hint: Text(
                ro: "puneți calculul în paranteze și rotunjiți: (a / b) | round(2)",
                en: "put the computation in brackets and round it: (a / b) | round(2)"))
    }

    static func notANumber(_ kind: Value.Kind, at place: Location?) -> Diagnostic {
        .error(
            "template.not-a-number", at: place, arguments: ["found": "\(kind)"],
            message: Text(
                ro: "se calculează numai cu numere, iar aici este \(kind.text.ro)",
                en: "only numbers can be computed with, and this is \(kind.text.en)"),
            hint: kind == .date
                ? Text(
                    ro: "pentru date folosiți plus_days, plus_months sau days_until",
                    en: "for dates use plus_days, plus_months or days_until")
                : Text(ro: "textele se leagă cu ~", en: "texts are joined with ~"))
    }
}
