internal import Diagnostics
public import Templates
internal import Wording

extension DataNode {
    /// The data without any model, by the words of JSON and of YAML's core schema: numbers, truth
    /// values and nothing are recognised unless quoted; digits with a zero before them stay text.
    public var value: Value {
        switch content {
        case .null: .none
        case .scalar(let text, let isQuoted): isQuoted ? .text(text) : Self.plain(text)
        case .list(let items): .list(items.map(\.value))
        case .map(let entries): .map(Value.Map(entries.map { ($0.key, $0.value.value) }))
        }
    }

    private static func plain(_ text: String) -> Value {
        switch text {
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default:
            guard JSONReader.isNumber(text), let number = StrictDecimal.parse(text) else {
                return .text(text)
            }
            return .number(number)
        }
    }
}
