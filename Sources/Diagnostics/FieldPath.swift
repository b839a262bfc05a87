/// The way to a value in the data, e.g. `parties[2].idno`. Indices count from 0 here and in print,
/// as in YAML and JSON tools.
public struct FieldPath: Hashable, Sendable, CustomStringConvertible {
    public enum Step: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    public private(set) var steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    /// The root of the data.
    public static let root = FieldPath()

    public func appending(_ key: String) -> FieldPath { FieldPath(steps + [.key(key)]) }
    public func appending(_ index: Int) -> FieldPath { FieldPath(steps + [.index(index)]) }

    /// The path without its last step; nil at the root.
    public var parent: FieldPath? { steps.isEmpty ? nil : FieldPath(Array(steps.dropLast())) }

    public var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .key(let key): text += (text.isEmpty ? "" : ".") + key
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }

    /// Reads `a.b[0].c`; nil when the text is not of that form.
    public init?(parsing text: String) {
        var steps: [Step] = []
        for (position, part) in text.split(separator: ".", omittingEmptySubsequences: false)
            .enumerated()
        {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty || (position == 0 && pieces.count > 1)
            else { return nil }
            if !name.isEmpty { steps.append(.key(String(name))) }
            for piece in pieces.dropFirst() {
                guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else {
                    return nil
                }
                steps.append(.index(index))
            }
        }
        self.steps = steps
    }
}
