internal import Diagnostics
internal import FoundationEssentials
public import Wording

/// How a figure came about: factors and divisors, computed exactly and printed as written.
public struct Calculation: Hashable, Sendable {
    private var factors: [Factor] = []

    private struct Factor: Hashable {
        let value: Rational
        let form: Form
        let divides: Bool
    }

    enum Form { case plain, money, percent }

    init() {}

    func times(_ number: Decimal, as form: Form = .plain) throws(Diagnostic) -> Calculation {
        try appending(Factor(value: try Rational(number), form: form, divides: false))
    }

    func times(_ money: Money) throws(Diagnostic) -> Calculation {
        try times(money.decimal, as: .money)
    }

    func times(_ value: Rational) throws(Diagnostic) -> Calculation {
        try appending(Factor(value: value, form: .plain, divides: false))
    }

    func over(_ number: Decimal) throws(Diagnostic) -> Calculation {
        try appending(Factor(value: try Rational(number), form: .plain, divides: true))
    }

    func over(_ value: Rational) throws(Diagnostic) -> Calculation {
        try appending(Factor(value: value, form: .plain, divides: true))
    }

    private func appending(_ factor: Factor) throws(Diagnostic) -> Calculation {
        var longer = self
        longer.factors.append(factor)
        return longer
    }

    /// The exact result.
    var value: Rational {
        get throws(Diagnostic) {
            var value = Rational.one
            for factor in factors {
                var number = factor.value
                if factor.form == .percent { number = try number.divided(by: Rational(100)) }
                value =
                    factor.divides
                    ? try value.divided(by: number) : try value.multiplied(by: number)
            }
            return value
        }
    }

    /// „24 % × 42 820,98”; what has no end is cut at six decimals and ends in „…”.
    public func text(in language: DocumentLanguage) -> String {
        var text = ""
        for factor in factors {
            if !text.isEmpty { text += factor.divides ? " ÷ " : " × " }
            text += Self.text(of: factor, in: language)
        }
        return text
    }

    private static func text(of factor: Factor, in language: DocumentLanguage) -> String {
        switch factor.form {
        case .percent: language.percent((try? factor.value.decimal(places: 4)) ?? 0)
        case .money: language.figures((try? factor.value.decimal(places: 2)) ?? 0, decimals: 2)
        case .plain: factor.value.text(in: language)
        }
    }
}

extension Rational {
    /// The number with the decimals it has, at most six; „…” stands for the rest.
    func text(in language: DocumentLanguage) -> String {
        guard let shown = try? decimal(places: 6) else { return "…" }
        return language.figures(shown) + (isExact(places: 6) ? "" : "…")
    }
}
