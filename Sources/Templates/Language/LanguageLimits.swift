/// What one expression and one template text may ask for at most.
public enum LanguageLimits {
    /// Brackets, `not`, minus signs and `else` branches inside each other.
    public static let nesting = 64
    /// The length of one expression in UTF-8 bytes.
    public static let expressionLength = 20_000
    /// The length of one template text in UTF-8 bytes.
    public static let sourceLength = 4_000_000
    /// Values in one list or map made by a template, counted through all levels.
    public static let listLength = 100_000
    /// The length of one text made by an expression in UTF-8 bytes.
    public static let textLength = 1_000_000
    /// Problems reported of one text; the rest waits until these are corrected.
    public static let problems = 100
}
