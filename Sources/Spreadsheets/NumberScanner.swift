internal import FoundationEssentials

/// A number as office files spell it, `-12`, `4086.9499999999998`, `1.0066E+12`, rounded to the
/// fifteen digits that binary floating point holds for certain.
struct ScannedNumber {
    let isNegative: Bool
    /// Less than 10¹⁵, or 10¹⁵ itself.
    let significand: UInt64
    /// Power of ten of the significand's last digit.
    let exponent: Int

    /// nil for what is no number: `12a`, `1e999`, nothing.
    init?(_ bytes: Span<UInt8>) {
        var position = 0
        var isNegative = false
        if position < bytes.count, bytes[position] == Self.minus || bytes[position] == Self.plus {
            isNegative = bytes[position] == Self.minus
            position += 1
        }
        var digits = Digits()
        guard digits.scan(bytes, &position), let power = Self.power(bytes, &position),
            position == bytes.count
        else { return nil }
        var significand = digits.significand + (digits.roundsUp ? 1 : 0)
        var exponent = significand == 0 ? 0 : digits.exponent + power
        while exponent < 0, significand % 10 == 0 {
            significand /= 10
            exponent += 1
        }
        guard (-100...100).contains(exponent) else { return nil }
        self.isNegative = isNegative && significand > 0
        self.significand = significand
        self.exponent = exponent
    }

    var decimal: Decimal {
        Decimal(
            sign: isNegative ? .minus : .plus, exponent: exponent,
            significand: Decimal(significand))
    }

    /// The number of days as whole days and seconds; nil when it is negative or beyond a thousand
    /// million.
    var daysAndSeconds: (days: Int, seconds: Int)? {
        guard !isNegative, exponent <= 9 else { return nil }
        var (days, fraction, unit): (UInt64, UInt64, UInt64) = (significand, 0, 1)
        if exponent > 0 {
            for _ in 0..<exponent { days = days.multipliedReportingOverflow(by: 10).partialValue }
        } else {
            // Seconds need no more than thirteen decimals, which leaves room to multiply.
            for _ in 0..<max(0, -exponent - 13) { days /= 10 }
            for _ in 0..<min(-exponent, 13) { unit *= 10 }
            (days, fraction) = days.quotientAndRemainder(dividingBy: unit)
        }
        guard significand < 1_000_000_000 || exponent <= 0, days < 1_000_000_000 else { return nil }
        let seconds = Int((fraction * 86_400 + unit / 2) / unit)
        return (Int(days) + seconds / 86_400, seconds % 86_400)
    }

    private static let significantDigits = 15
    private static let minus = UInt8(ascii: "-"), plus = UInt8(ascii: "+")

    /// What stands behind `E`; 0 without it, nil when it is no number within reason.
    private static func power(_ bytes: Span<UInt8>, _ position: inout Int) -> Int? {
        guard position < bytes.count else { return 0 }
        guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return nil }
        position += 1
        var sign = 1
        if position < bytes.count, bytes[position] == minus || bytes[position] == plus {
            sign = bytes[position] == minus ? -1 : 1
            position += 1
        }
        let start = position
        var value = 0
        while position < bytes.count, bytes[position] &- 0x30 < 10, value < 1000 {
            value = value * 10 + Int(bytes[position] &- 0x30)
            position += 1
        }
        return position > start && value <= 60 ? sign * value : nil
    }

    /// The significant digits of a number and where its point is.
    private struct Digits {
        var significand: UInt64 = 0
        /// How many digits the significand has.
        var count = 0
        /// Power of ten of the significand's last digit.
        var exponent = 0
        var roundsUp = false
        var isRounded = false

        /// - Returns: false when there is no digit.
        mutating func scan(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
            var hasPoint = false
            var hasDigits = false
            while position < bytes.count {
                let byte = bytes[position]
                if byte &- 0x30 < 10 {
                    hasDigits = true
                    take(UInt64(byte &- 0x30), afterPoint: hasPoint)
                } else if byte == UInt8(ascii: "."), !hasPoint {
                    hasPoint = true
                } else {
                    break
                }
                position += 1
            }
            return hasDigits && exponent.magnitude < 200
        }

        private mutating func take(_ digit: UInt64, afterPoint: Bool) {
            if count < significantDigits {
                if significand > 0 || digit > 0 {
                    significand = significand * 10 + digit
                    count += 1
                }
                if afterPoint { exponent -= 1 }
                return
            }
            if !isRounded { roundsUp = digit >= 5 }
            isRounded = true
            if !afterPoint { exponent += 1 }
        }
    }
}
