/// A piece of a YAML 1.1 text as the parser meets it, as a value.
public struct YAMLEvent: Sendable {
    public enum Kind: Sendable, Hashable {
        case streamStart, streamEnd
        case documentStart, documentEnd
        case scalar(String, style: ScalarStyle)
        case sequenceStart, sequenceEnd
        case mappingStart, mappingEnd
        /// Stands for the node with this anchor.
        case alias(String)
    }

    public enum ScalarStyle: Sendable, Hashable {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    public let kind: Kind
    /// The name a node is given with `&`.
    public let anchor: String?
    /// As libyaml resolves it, e.g. `tag:yaml.org,2002:str`; nil when none is typed.
    public let tag: String?
    /// Where it begins.
    public let mark: YAMLMark
}

/// A place in a text.
public struct YAMLMark: Sendable, Hashable {
    /// From 1.
    public let line: Int
    /// From 1, in code points.
    public let column: Int
}

/// Why a text cannot be read, in libyaml's words.
public struct YAMLError: Error, Hashable {
    public let problem: String
    public let place: Place
    /// Where the construct began that is wrong.
    public let start: YAMLMark?

    public enum Place: Sendable, Hashable {
        case mark(YAMLMark)
        /// Of a character that no YAML text may hold: its offset in UTF-8 bytes.
        case offset(Int)
    }
}
