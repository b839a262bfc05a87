import FoundationEssentials
import Testing
import Wording

@Suite struct StrictDecimalTests {
    @Test(
        "a number is read whole and printed plainly",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.00", "0"), ("007", "7"), ("1234.50", "1234.5"),
            ("-0.5", "-0.5"), ("999999999.99", "999999999.99"), ("1177041.60", "1177041.6"),
            ("1234567890123456789012345678901234", "1234567890123456789012345678901234"),
            ("0.0000000000000000000000000000000001", "0.0000000000000000000000000000000001"),
            ("-12345678901234567.12345678901234567", "-12345678901234567.12345678901234567"),
            ("1000000000000000000000000000000000", "1000000000000000000000000000000000"),
            ("10000000000000000000", "10000000000000000000"),
            ("18446744073709551616", "18446744073709551616"),
        ])
    func reads(text: String, printed: String) throws {
        #expect(StrictDecimal.text(of: try number(text)) == printed)
    }

    @Test(
        "half a number is no number",
        arguments: [
            "", "-", "+1", "1.", ".5", "-.5", "1 234,50", "1,5", "12abc", "1e5", "0x10", " 1", "1 ",
            "1\n", "--1", "1.2.3", "1-", "٣", "１", "NaN", "inf", "−1", "1_000",
            "12345678901234567890123456789012345", "1.2345678901234567890123456789012345",
            "0.00000000000000000000000000000000001",
        ])
    func refuses(text: String) {
        #expect(StrictDecimal.parse(text) == nil)
    }

    @Test("random numbers of up to 34 digits come back as they were")
    func roundTrip() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<5000 {
            let digits = (0..<Int.random(in: 1...34, using: &random)).map { _ in
                String(Int.random(in: 0...9, using: &random))
            }
            let point = Int.random(in: 1...digits.count, using: &random)
            let whole = digits[..<point].joined()
            let fraction = digits[point...].joined()
            let text = fraction.isEmpty ? whole : "\(whole).\(fraction)"
            #expect(StrictDecimal.parse(text).map(StrictDecimal.text) == canonical(whole, fraction))
        }
    }

    private func canonical(_ whole: String, _ fraction: String) -> String {
        let digits = String(whole.drop { $0 == "0" })
        let decimals = String(String(fraction.reversed()).drop { $0 == "0" }.reversed())
        return (digits.isEmpty ? "0" : digits) + (decimals.isEmpty ? "" : ".\(decimals)")
    }

    @Test(
        "rounding is half up, away from zero, and exact",
        arguments: [
            ("2.665", 2, "2.67"), ("2.664999999999999999999999999999", 2, "2.66"),
            ("-2.665", 2, "-2.67"), ("0.5", 0, "1"), ("-0.4", 0, "0"), ("1.005", 2, "1.01"),
            ("999.995", 2, "1000"), ("1.2", 5, "1.2"), ("0.0049", 2, "0"), ("0.04", 0, "0"),
            ("1234", -2, "1200"), ("1250", -2, "1300"), ("49", -2, "0"), ("50", -2, "100"),
            ("50", Int.min, "0"), ("0.5", Int.max, "0.5"),
            ("9999999999999999999999999999999999", -1, "10000000000000000000000000000000000"),
            ("123456789012345678901234567890.1235", 3, "123456789012345678901234567890.124"),
        ])
    func rounding(text: String, places: Int, expected: String) throws {
        let rounded = StrictDecimal.rounded(try number(text), places: places)
        #expect(StrictDecimal.text(of: rounded) == expected)
    }

    @Test("products keep decimals that are zero, and count as whole")
    func unnormalised() throws {
        let product = try number("2.5") * 4
        #expect(StrictDecimal.isInteger(product))
        #expect(StrictDecimal.int(exactly: product) == 10)
        #expect(StrictDecimal.text(of: product) == "10")
    }

    @Test("whole numbers become Int exactly or not at all")
    func integers() throws {
        #expect(StrictDecimal.int(exactly: try number("9223372036854775807")) == Int.max)
        #expect(StrictDecimal.int(exactly: try number("-9223372036854775808")) == Int.min)
        #expect(StrictDecimal.int(exactly: try number("9223372036854775808")) == nil)
        #expect(StrictDecimal.int(exactly: try number("1.5")) == nil)
        #expect(StrictDecimal.int(exactly: try number("1.0")) == 1)
        #expect(!StrictDecimal.isInteger(.nan))
        #expect(StrictDecimal.int(exactly: .nan) == nil)
        #expect(StrictDecimal.rounded(.nan, places: 2).isNaN)
    }
}
