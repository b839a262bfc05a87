public import Diagnostics
public import FoundationEssentials
public import Wording

/// A sum in one currency, exact to its minor unit (bani, cents).
public struct Money: Hashable, Sendable {
    public let minorUnits: Int
    public let currency: Currency

    public init(minorUnits: Int, _ currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// A sum typed with at most two decimals.
    ///
    /// - Throws: `costing.parts-of-a-ban`, `costing.too-large`.
    public init(_ sum: Decimal, _ currency: Currency) throws(Diagnostic) {
        guard StrictDecimal.rounded(sum, places: 2) == sum else { throw .partsOfABan }
        try self.init(rounding: try Rational(sum), .minorUnits, currency)
    }

    /// An exact number rounded once.
    ///
    /// - Throws: `costing.too-large`.
    public init(rounding value: Rational, _ rounding: Rounding, _ currency: Currency)
        throws(Diagnostic)
    {
        let count = try value.rounded(places: rounding.places, rounding.mode)
        let scale = try Rational.power(of: 10, 2 - rounding.places)
        guard let minorUnits = Int(exactly: try Rational.product(count, scale)) else {
            throw .tooLarge
        }
        self.init(minorUnits: minorUnits, currency)
    }

    /// In currency units, as templates and rules see it.
    public var decimal: Decimal { Decimal(count: Int128(minorUnits), places: 2) ?? 0 }

    var rational: Rational {
        get throws(Diagnostic) { try Rational(Int128(minorUnits), over: 100) }
    }

    /// - Throws: `costing.mixed-currencies`, `costing.too-large`.
    public func adding(_ other: Money) throws(Diagnostic) -> Money {
        guard currency == other.currency else { throw .mixedCurrencies }
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        guard !overflow else { throw .tooLarge }
        return Money(minorUnits: sum, currency)
    }

    /// - Throws: `costing.mixed-currencies`, `costing.too-large`.
    public func subtracting(_ other: Money) throws(Diagnostic) -> Money {
        guard currency == other.currency else { throw .mixedCurrencies }
        let (rest, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
        guard !overflow else { throw .tooLarge }
        return Money(minorUnits: rest, currency)
    }

    /// This sum so many times, rounded once.
    public func multiplied(by factor: Decimal, _ rounding: Rounding = .minorUnits)
        throws(Diagnostic) -> Money
    {
        let product = try rational.multiplied(by: try Rational(factor))
        return try Money(rounding: product, rounding, currency)
    }

    /// A percentage of this sum, rounded once.
    public func percent(_ percent: Decimal, _ rounding: Rounding = .minorUnits)
        throws(Diagnostic) -> Money
    {
        let part = try rational.multiplied(by: try Rational.percent(percent))
        return try Money(rounding: part, rounding, currency)
    }

    /// This sum over a number, rounded once.
    public func divided(by divisor: Decimal, _ rounding: Rounding = .minorUnits)
        throws(Diagnostic) -> Money
    {
        let part = try rational.divided(by: try Rational(divisor))
        return try Money(rounding: part, rounding, currency)
    }

    public static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency) }

    static func sum(_ amounts: [Money], _ currency: Currency) throws(Diagnostic) -> Money {
        var sum = Money.zero(currency)
        for amount in amounts { sum = try sum.adding(amount) }
        return sum
    }

    /// Parts by percentages that make 100 together; the parts make this sum together, to the ban.
    ///
    /// - Throws: `costing.zero-weights`, `costing.too-large`.
    public func shared(byPercents percents: [Decimal]) throws(Diagnostic) -> [Money] {
        var weights: [Rational] = []
        for percent in percents { weights.append(try Rational(percent)) }
        return try shared(by: weights)
    }

    /// So many equal parts, the first ones a ban larger where it does not divide.
    ///
    /// - Throws: `costing.zero-weights` for no part at all.
    public func sharedEqually(among count: Int) throws(Diagnostic) -> [Money] {
        try shared(by: Array(repeating: .one, count: max(0, count)))
    }

    func shared(by weights: [Rational]) throws(Diagnostic) -> [Money] {
        try Apportionment(weights).parts(of: minorUnits).map {
            Money(minorUnits: $0, currency)
        }
    }
}

extension DocumentLanguage {
    /// „1 177 041,60”, without the currency, as tables print it.
    func figures(_ money: Money) -> String { figures(money.decimal, decimals: 2) }
}

extension Diagnostic {
    fileprivate static var partsOfABan: Diagnostic {
        .error(
            "costing.parts-of-a-ban",
            message: Text(
                ro: "suma are mai mult de două zecimale",
                en: "the sum has more than two decimals"),
            hint: Text(
                ro: "rotunjiți suma la doi bani după virgulă", en: "round the sum to two decimals"))
    }

    fileprivate static var mixedCurrencies: Diagnostic {
        .error(
            "costing.mixed-currencies",
            message: Text(
                ro: "se adună sume în valute diferite",
                en: "sums in different currencies are added"),
            hint: Text(
                ro: "scrieți toate sumele în valuta documentului",
                en: "write all sums in the document's currency"))
    }
}
