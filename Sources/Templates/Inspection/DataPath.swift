/// A way through the data as a template goes it, whatever the round: `annexes[].title`.
public struct DataPath: Hashable, Sendable, CustomStringConvertible {
    public enum Step: Hashable, Sendable {
        case key(String)
        /// Each item of a list.
        case each
    }

    public let steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    func appending(_ more: [Step]) -> DataPath { DataPath(steps + more) }

    /// The first `count` steps.
    func prefix(_ count: Int) -> DataPath { DataPath(Array(steps.prefix(count))) }

    func begins(with other: DataPath) -> Bool { steps.starts(with: other.steps) }

    public var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .key(let key): text += (text.isEmpty ? "" : ".") + key
            case .each: text += "[]"
            }
        }
        return text
    }
}
