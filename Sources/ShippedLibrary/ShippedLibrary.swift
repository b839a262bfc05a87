/// One text file of the shipped wording or rules.
public struct ShippedFile: Sendable {
    /// The path from the package's root, e.g. `templates/memorandum/ro.md`.
    public let path: String
    public let text: String
    /// A data file's tree, packed; nil for wording.
    public let packed: String?
}

/// The wording (`templates/`) and the law and rules (`rules/`) that travel inside the program.
/// The list of files is written at build time by the `EmbedLibrary` plugin.
public enum ShippedLibrary {}
