/// How much a file that came from somewhere else may ask of us. Sizes are in bytes.
///
/// Zip archives and both XML readers refuse what goes beyond, each limit with its own diagnostic.
public struct PackageLimits: Hashable, Sendable {
    /// Parts in an archive.
    public var maxEntries = 4_000
    /// One part, unpacked; also one XML document.
    public var maxEntrySize = 64 << 20
    /// All parts of an archive, unpacked.
    public var maxTotalSize = 256 << 20
    /// Unpacked size over packed size, judged only for parts larger than `ratioFloor`.
    public var maxRatio = 200
    public var ratioFloor = 1 << 20
    /// Levels of XML elements. A tree is a recursive value: beyond a few thousand levels it would
    /// exhaust the stack.
    public var maxDepth = 256
    /// Attributes of one XML element, namespace declarations included.
    public var maxAttributes = 1_000
    /// Namespace declarations in force at one place of an XML document.
    public var maxNamespaces = 256
    /// Elements, attributes and texts of one `XML.Element` tree; the stream has no such limit.
    public var maxNodes = 2_000_000

    public init() {}

    public static let standard = PackageLimits()
}
