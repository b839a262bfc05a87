internal import OpenPackage

/// What one paragraph of a foreign document gives: its words and what stands among them.
struct FoundInline {
    var text = FoundText()
    var bookmarks: [String] = []
    var references: [FoundBlock.Reference] = []
    /// Text boxes anchored in it, each with its path in the part.
    var boxes: [(XML.Element, [Int])] = []
    var isAllBold = true
}
