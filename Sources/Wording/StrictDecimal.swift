public import FoundationEssentials

/// Exact decimals: read strictly, printed plainly, rounded half up.
///
/// Foundation's own readers accept half of a text (`12abc` is 12) and its conversion from `Double`
/// is inexact, so numbers enter and leave here.
public enum StrictDecimal {
    /// How many significant digits a number may have; what is exact within them stays exact in sums.
    public static let maximumDigits = 34

    /// Reads `-?\d+(\.\d+)?` in ASCII digits and nothing else: no exponent, no spaces, no plus.
    ///
    /// - Returns: nil for other text, for more than 34 significant digits, and for more than 34
    ///   decimals. Leading zeros are allowed and `-0` is 0.
    public static func parse(_ text: String) -> Decimal? {
        var whole = text.utf8[...]
        let isNegative = whole.first == UInt8(ascii: "-")
        if isNegative { whole = whole.dropFirst() }
        var fraction = whole.drop(while: isDigit)
        whole = whole[..<fraction.startIndex]
        if let point = fraction.popFirst() {
            guard point == UInt8(ascii: "."), !fraction.isEmpty, fraction.allSatisfy(isDigit)
            else { return nil }
        }
        guard !whole.isEmpty, fraction.count <= maximumDigits else { return nil }
        let digits = (Array(whole) + fraction).drop { $0 == zero }
        guard digits.count <= maximumDigits else { return nil }
        return decimal(
            isNegative ? .minus : .plus, digits.isEmpty ? 0 : number(digits),
            exponent: -fraction.count)
    }

    /// The number's plain text, with a point and without exponent: `-1234.5`; trailing zeros after
    /// the point are not kept.
    public static func text(of number: Decimal) -> String { number.description }

    /// `number` with at most `places` decimals, exactly; halves go away from zero (2.665 → 2.67,
    /// -2.665 → -2.67).
    ///
    /// - Parameter places: Negative places round before the point: -3 to thousands.
    public static func rounded(_ number: Decimal, places: Int) -> Decimal {
        let places = max(places, -maximumPower)
        guard number.isFinite, number.exponent < -places else { return number }
        let digits = Array(number.significand.description.utf8)
        let kept = digits.count - (-places - number.exponent)
        guard kept >= 0 else { return 0 }
        var significand = kept > 0 ? self.number(digits[..<kept]) : 0
        if digits[kept] >= UInt8(ascii: "5") { significand += 1 }
        return decimal(number.sign, significand, exponent: -places)
    }

    /// Whether the number has no decimals other than zeros; false for NaN.
    public static func isInteger(_ number: Decimal) -> Bool {
        number.isFinite && (number.exponent >= 0 || !text(of: number).utf8.contains(point))
    }

    /// The number as an `Int`; nil when it has decimals or does not fit.
    public static func int(exactly number: Decimal) -> Int? {
        guard number.isFinite else { return nil }
        let text = text(of: number)
        return number.exponent < 0 && text.utf8.contains(point) ? nil : Int(text)
    }

    /// No `Decimal` reaches ten to this power.
    private static let maximumPower = 200
    private static let zero = UInt8(ascii: "0"), point = UInt8(ascii: ".")

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }

    /// A negative zero would be NaN in `Decimal`.
    private static func decimal(
        _ sign: FloatingPointSign, _ significand: Decimal, exponent: Int
    ) -> Decimal {
        significand.isZero ? 0 : Decimal(sign: sign, exponent: exponent, significand: significand)
    }

    /// The value of up to 38 digits, put together from halves that fit 64 bits.
    private static func number(_ digits: some BidirectionalCollection<UInt8>) -> Decimal {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var left = digits.count
        for digit in digits {
            if left > 19 {
                high = high * 10 + UInt64(digit - zero)
            } else {
                low = low * 10 + UInt64(digit - zero)
            }
            left -= 1
        }
        guard high > 0 else { return Decimal(low) }
        return Decimal(sign: .plus, exponent: 19, significand: Decimal(high)) + Decimal(low)
    }
}
