public import DataFiles
internal import Diagnostics
internal import FoundationEssentials
public import Templates
internal import Wording

extension DataNode {
    /// The data without any model, by the words of JSON and of YAML's core schema: numbers, truth
    /// values and nothing are recognised unless quoted; digits with a zero before them stay text.
    public var value: Value {
        switch content {
        case .null: .none
        case .scalar(let text, let isQuoted): isQuoted ? .text(text) : Value(ofPlainScalar: text)
        case .list(let items): .list(items.map(\.value))
        case .map(let entries):
            .map(
                Value.Map(
                    names: entries.indices.map { entries[$0].key },
                    values: entries.indices.map { entries[$0].value.value }))
        }
    }

}

extension Value {
    /// What a scalar without quotes means.
    init(ofPlainScalar text: String) {
        switch text {
        case "true", "True", "TRUE": self = .bool(true)
        case "false", "False", "FALSE": self = .bool(false)
        case "null": self = .none
        default:
            let number = JSONReader.isNumber(text) ? Self.number(text) : nil
            self = number.map(Value.number) ?? .text(text)
        }
    }

    /// `12`, `1.5e3`; nil beyond 34 digits on either side of the point.
    private static func number(_ text: String) -> Decimal? {
        let halves = text.split { $0 == "e" || $0 == "E" }
        guard let mantissa = StrictDecimal.parse(String(halves[0])) else { return nil }
        guard halves.count == 2 else { return mantissa }
        let digits = halves[1].drop { $0 == "+" }
        guard let exponent = Int(digits), (-34...34).contains(exponent) else { return nil }
        let power = Decimal(sign: .plus, exponent: exponent, significand: 1)
        return mantissa.isZero ? 0 : mantissa * power
    }
}
