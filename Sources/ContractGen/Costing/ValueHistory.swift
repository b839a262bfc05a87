public import Diagnostics
public import FoundationEssentials
public import Wording

/// „Tabelul valorii”: what a contract was worth at first and after each of its amendments.
public struct ValueHistory: Hashable, Sendable {
    public let original: ContractValue
    /// In the order of signing.
    public let steps: [Step]

    /// One amendment.
    public struct Step: Hashable, Sendable {
        public let number: String?
        public let date: CalendarDate?
        public let effectiveFrom: CalendarDate?
        public let ground: AmendmentGround
        public let before: ContractValue
        public let after: ContractValue
    }

    /// - Parameters:
    ///   - price: The contract's, as it was signed.
    ///   - amendments: In the order of signing.
    /// - Throws: `costing.units-already-delivered`, `costing.too-large`.
    public init(of price: ContractPrice, _ amendments: [(Contract.Header, Amendment)])
        throws(Diagnostic)
    {
        original = ContractValue(of: price)
        var (steps, value): ([Step], ContractValue) = ([], original)
        for (header, amendment) in amendments {
            let before = value
            if let change = amendment.price { value = try value.changed(by: change) }
            steps.append(
                Step(
                    number: header.number, date: header.date,
                    effectiveFrom: amendment.effectiveFrom ?? header.date,
                    ground: amendment.ground.code, before: before, after: value))
        }
        self.steps = steps
    }

    public var current: ContractValue { steps.last?.after ?? original }

    /// The value in force on a day; an amendment without a date is not in force yet.
    public func value(on day: CalendarDate) -> ContractValue {
        steps.prefix(count(on: day)).last?.after ?? original
    }

    /// What the amendments of some grounds changed together: increases less decreases.
    public func change(where isCounted: (AmendmentGround) -> Bool = { _ in true })
        throws(Diagnostic) -> Money
    {
        var sum = Money.zero(original.total.currency)
        for step in steps where isCounted(step.ground) { sum = try sum.adding(try step.change()) }
        return sum
    }

    /// What the amendments up to one of them changed together, of those that share the limit of a
    /// ground; nil for grounds without one.
    func change(through last: Int, under ground: AmendmentGround) throws(Diagnostic) -> Money? {
        guard ground.isLimited || ground == .smallChange else { return nil }
        var sum = Money.zero(original.total.currency)
        for step in steps[...last] where ground.isLimited == step.ground.isLimited {
            guard ground.isLimited || step.ground == ground else { continue }
            sum = try sum.adding(try step.change())
        }
        return sum
    }

    /// The value by which limits are measured: the original one, as review clauses updated it.
    public func base() throws(Diagnostic) -> Money {
        try original.total.adding(try change { $0 == .reviewClause })
    }
}

extension ValueHistory.Step {
    public func change() throws(Diagnostic) -> Money {
        try after.total.subtracting(before.total)
    }
}

extension Money {
    /// What percentage of another sum this is, at most four decimals, rounded away from zero so
    /// that a limit that is passed never looks kept.
    ///
    /// - Throws: `costing.division-by-zero` of nothing.
    public func percentage(of whole: Money) throws(Diagnostic) -> Decimal {
        let exact = try rational.multiplied(by: Rational(100)).divided(by: try whole.rational)
        let scaled = try exact.multiplied(by: Rational(10_000))
        let (quotient, rest) = scaled.numerator.quotientAndRemainder(
            dividingBy: scaled.denominator)
        let count = rest == 0 ? quotient : quotient + rest.signum()
        return Decimal(count: count, places: 4) ?? 0
    }
}
