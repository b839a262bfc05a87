import FoundationEssentials
import Wording

/// Why a computation has no exact result.
enum Inexact: Error {
    case tooManyDigits
    case divisionByZero
}

/// The most significant digits a number may have.
let maximumDigits = StrictDecimal.maximumDigits

extension Decimal {
    /// Exact: two halves of 64 bits, whose sum fits the 128 bits of a decimal.
    init(_ integer: UInt128) {
        let half = Decimal(sign: .plus, exponent: 0, significand: 4_294_967_296)
        self =
            integer <= UInt128(UInt64.max)
            ? Decimal(UInt64(integer))
            : Decimal(UInt64(integer >> 64)) * half * half
                + Decimal(UInt64(truncatingIfNeeded: integer))
    }

    /// The digits without sign and exponent.
    var magnitudeDigits: UInt128? { UInt128(significand.magnitude.description) }

    /// The number as an `Int`; nil when it is not whole or too large.
    var integer: Int? { StrictDecimal.int(exactly: self) }

    /// With the other sign; a zero has none.
    var negated: Decimal { isZero ? 0 : -self }

    func adding(_ other: Decimal) throws(Inexact) -> Decimal {
        guard isShort && other.isShort || digitsOfSum(with: other) <= maximumDigits else {
            throw .tooManyDigits
        }
        return self + other
    }

    func subtracting(_ other: Decimal) throws(Inexact) -> Decimal { try adding(other.negated) }

    func multiplied(by other: Decimal) throws(Inexact) -> Decimal {
        guard isShort && other.isShort || digitsOfProduct(with: other) <= maximumDigits else {
            throw .tooManyDigits
        }
        return self * other
    }

    /// The whole part of the quotient towards minus infinity, and the rest, as `//` and `%` give.
    func floorDivided(by other: Decimal) throws(Inexact) -> (quotient: Decimal, rest: Decimal) {
        let ratio = try Ratio(self, 1).divided(by: Ratio(other, 1))
        let truncated = try ratio.rounded(places: 0, .down)
        let isBelow = truncated != 0 || self.isNegative != other.isNegative
        var quotient = truncated
        var rest = try subtracting(try quotient.multiplied(by: other))
        if isBelow, rest != 0, rest.isNegative != other.isNegative {
            quotient -= 1
            rest = try rest.adding(other)
        }
        return (quotient, rest)
    }

    var isNegative: Bool { self < 0 }

    // MARK: - How many digits an exact result may have

    /// At most 18 digits around the point: sums and products of two such numbers are exact.
    private var isShort: Bool {
        (-9...0).contains(exponent)
            && significand < Decimal(sign: .plus, exponent: 18, significand: 1)
    }

    private var digitCount: Int { significand.magnitude.description.utf8.count }

    private func digitsOfSum(with other: Decimal) -> Int {
        if isZero || other.isZero { return max(digitCount, other.digitCount) }
        let high = max(digitCount + exponent, other.digitCount + other.exponent)
        return high - min(exponent, other.exponent) + 1
    }

    private func digitsOfProduct(with other: Decimal) -> Int {
        let digits = digitCount + other.digitCount
        let scale = exponent + other.exponent
        return max(digits, digits + scale, -scale)
    }
}

extension UInt128 {
    /// `base` multiplied `exponent` times; the caller keeps it within 38 digits.
    static func power(of base: UInt128, _ exponent: Int) -> UInt128 {
        (0..<exponent).reduce(1) { product, _ in product &* base }
    }
}

/// A quotient not yet carried out: `a / b * 100` is divided once, at its end.
struct Ratio {
    let numerator: Decimal
    let denominator: Decimal

    init(_ numerator: Decimal, _ denominator: Decimal) {
        self.numerator = numerator
        self.denominator = denominator
    }

    enum Rounding { case halfUp, down }

    func adding(_ other: Ratio) throws(Inexact) -> Ratio {
        if denominator == other.denominator {
            return Ratio(try numerator.adding(other.numerator), denominator)
        }
        let left = try numerator.multiplied(by: other.denominator)
        let right = try other.numerator.multiplied(by: denominator)
        return Ratio(
            try left.adding(right), try denominator.multiplied(by: other.denominator))
    }

    func multiplied(by other: Ratio) throws(Inexact) -> Ratio {
        Ratio(
            try numerator.multiplied(by: other.numerator),
            try denominator.multiplied(by: other.denominator))
    }

    func divided(by other: Ratio) throws(Inexact) -> Ratio {
        guard !other.numerator.isZero else { throw .divisionByZero }
        return Ratio(
            try numerator.multiplied(by: other.denominator),
            try denominator.multiplied(by: other.numerator))
    }

    var negated: Ratio { Ratio(numerator.negated, denominator) }

    /// The quotient when it has a finite number of digits.
    func exact() throws(Inexact) -> Decimal? {
        if denominator == 1 { return numerator }
        let quotient = numerator / denominator
        guard let product = try? quotient.multiplied(by: denominator), product == numerator else {
            return nil
        }
        return quotient
    }

    /// The quotient rounded once, halves away from zero, to `places` digits after the point.
    func rounded(places: Int, _ rounding: Rounding = .halfUp) throws(Inexact) -> Decimal {
        guard let top = numerator.magnitudeDigits, let bottom = denominator.magnitudeDigits else {
            throw .tooManyDigits
        }
        let (dividend, divisor) = try scaled(
            top, bottom, by: numerator.exponent - denominator.exponent + places)
        var (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        if rounding == .halfUp, rest >= divisor - rest, rest != 0 { quotient += 1 }
        guard quotient < .power(of: 10, maximumDigits) else { throw .tooManyDigits }
        guard quotient != 0 else { return 0 }
        let isNegative = numerator.isNegative != denominator.isNegative
        return Decimal(
            sign: isNegative ? .minus : .plus, exponent: -places, significand: Decimal(quotient))
    }

    /// Both numbers as integers whose quotient is the wanted one times `10^shift`.
    private func scaled(_ top: UInt128, _ bottom: UInt128, by shift: Int) throws(Inexact)
        -> (UInt128, UInt128)
    {
        if top == 0 { return (0, 1) }
        guard abs(shift) <= maximumDigits else { throw .tooManyDigits }
        let factor = UInt128.power(of: 10, abs(shift))
        let (scaled, overflow) = (shift > 0 ? top : bottom).multipliedReportingOverflow(by: factor)
        guard !overflow else { throw .tooManyDigits }
        return shift > 0 ? (scaled, bottom) : (top, scaled)
    }
}
