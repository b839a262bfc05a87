/// What one rendering may ask for at most.
public struct RenderLimits: Hashable, Sendable {
    /// Rounds of all loops together, each include counted as one.
    public var rounds: Int
    /// Includes inside each other.
    public var includeDepth: Int
    /// The length of the result in UTF-8 bytes.
    public var outputLength: Int

    public init(
        rounds: Int = 1_000_000, includeDepth: Int = 16, outputLength: Int = 16_000_000
    ) {
        self.rounds = rounds
        self.includeDepth = includeDepth
        self.outputLength = outputLength
    }
}
