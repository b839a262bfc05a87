internal import Diagnostics
internal import FoundationEssentials
internal import Wording

/// An exact number: the quotient of two whole numbers in lowest terms.
///
/// Sums, products and quotients are exact or refused (`costing.too-large`); only `Rounding` rounds.
public struct Rational: Hashable, Sendable {
    let numerator: Int128
    /// Positive.
    let denominator: Int128

    static let zero = Rational(0)
    static let one = Rational(1)

    init(_ whole: Int) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// - Throws: `costing.too-large` beyond 38 digits.
    init(_ decimal: Decimal) throws(Diagnostic) {
        guard decimal.isFinite else { throw .tooLarge }
        let parts = StrictDecimal.text(of: decimal).split(separator: ".")
        let fraction = parts.count > 1 ? parts[1] : ""
        guard let digits = Int128(parts[0] + fraction) else { throw .tooLarge }
        try self.init(digits, over: try Self.power(of: 10, fraction.count))
    }

    /// Lowest terms, the sign in the numerator.
    ///
    /// - Throws: `costing.division-by-zero`, `costing.too-large`.
    init(_ numerator: Int128, over denominator: Int128) throws(Diagnostic) {
        guard denominator != 0 else { throw .divisionByZero }
        guard numerator != .min, denominator != .min else { throw .tooLarge }
        let common = max(1, Self.commonDivisor(numerator, denominator))
        self.numerator = numerator / common * denominator.signum()
        self.denominator = abs(denominator / common)
    }

    /// `percent` hundredths.
    static func percent(_ percent: Decimal) throws(Diagnostic) -> Rational {
        try Rational(percent).divided(by: Rational(100))
    }

    var isZero: Bool { numerator == 0 }
    var isWhole: Bool { denominator == 1 }

    func adding(_ other: Rational) throws(Diagnostic) -> Rational {
        let common = Self.commonDivisor(denominator, other.denominator)
        let left = try Self.product(numerator, other.denominator / common)
        let right = try Self.product(other.numerator, denominator / common)
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow else { throw .tooLarge }
        return try Rational(
            sum, over: try Self.product(denominator / common, other.denominator))
    }

    func multiplied(by other: Rational) throws(Diagnostic) -> Rational {
        let left = max(1, Self.commonDivisor(numerator, other.denominator))
        let right = max(1, Self.commonDivisor(other.numerator, denominator))
        return try Rational(
            try Self.product(numerator / left, other.numerator / right),
            over: try Self.product(denominator / right, other.denominator / left))
    }

    func divided(by other: Rational) throws(Diagnostic) -> Rational {
        try multiplied(by: try Rational(other.denominator, over: other.numerator))
    }

    /// The number as a decimal of at most `places` decimals, halves away from zero.
    ///
    /// - Throws: `costing.too-large` beyond 34 digits.
    func decimal(places: Int) throws(Diagnostic) -> Decimal {
        let count = try rounded(places: places, .halfUp)
        guard let decimal = Decimal(count: count, places: places) else { throw .tooLarge }
        return decimal
    }

    /// Whether `places` decimals write the number exactly.
    func isExact(places: Int) -> Bool {
        guard let scale = try? Self.power(of: 10, places) else { return false }
        return scale % denominator == 0
    }

    /// How many times ten to minus `places` the number is, rounded once.
    func rounded(places: Int, _ mode: Rounding.Mode) throws(Diagnostic) -> Int128 {
        let scaled = try Self.product(numerator, try Self.power(of: 10, places))
        let (quotient, rest) = scaled.magnitude.quotientAndRemainder(
            dividingBy: denominator.magnitude)
        let gap = denominator.magnitude - rest
        let goesUp =
            rest > gap || rest == gap && (mode == .halfUp || !quotient.isMultiple(of: 2))
        guard let size = Int128(exactly: quotient + (goesUp ? 1 : 0)) else { throw .tooLarge }
        return scaled < 0 ? -size : size
    }

    // MARK: - Whole numbers

    static func product(_ a: Int128, _ b: Int128) throws(Diagnostic) -> Int128 {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        guard !overflow else { throw .tooLarge }
        return product
    }

    static func power(of base: Int128, _ exponent: Int) throws(Diagnostic) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<max(0, exponent) { power = try product(power, base) }
        return power
    }

    /// The greatest common divisor; 0 only for two zeros. Neither number is `Int128.min`.
    static func commonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
        var (a, b) = (abs(a), abs(b))
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

extension Decimal {
    /// `count` times ten to minus `places`; nil beyond 34 digits.
    init?(count: Int128, places: Int) {
        let digits = String(count.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let text =
            (count < 0 ? "-" : "") + padded.dropLast(places)
            + (places > 0 ? "." + padded.suffix(places) : "")
        guard let decimal = StrictDecimal.parse(text) else { return nil }
        self = decimal
    }
}

extension Diagnostic {
    static var tooLarge: Diagnostic {
        .error(
            "costing.too-large",
            message: Text(
                ro: "numerele sunt prea mari pentru a fi calculate exact",
                en: "the numbers are too large to compute exactly"),
            hint: Text(
                ro: "verificați dacă nu s-a scris o cifră în plus",
                en: "check for a digit too many"))
    }

    static var divisionByZero: Diagnostic {
        .error(
            "costing.division-by-zero",
            message: Text(ro: "se împarte la zero", en: "something is divided by zero"),
            hint: Text(
                ro: "verificați numărul de unități și de ore", en: "check the units and hours"))
    }
}
