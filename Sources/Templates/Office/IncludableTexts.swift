public import Diagnostics

/// The texts that `{% include "…" %}` may name in a Word or Writer template.
public struct IncludableTexts: Sendable {
    /// Names a user may write, for near-name hints.
    let names: @Sendable () -> [String]
    let text: @Sendable (String) -> SourceText?

    /// - Parameters:
    ///   - names: what may be included, clause ids among it.
    ///   - text: finds a text in the clause dialect by its name.
    public init(
        names: @escaping @Sendable () -> [String], text: @escaping @Sendable (String) -> SourceText?
    ) {
        self.names = names
        self.text = text
    }

    public static let none = IncludableTexts(names: { [] }, text: { _ in nil })
}
