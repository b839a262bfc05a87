internal import OpenPackage

/// The lists of a foreign .odt with their counters.
struct OpenDocumentLists {
    /// A list that is counted by itself, and the style it has at this level.
    struct Key: Hashable {
        let number: Int
        let style: String
    }

    private var counts: [Int: FoundCounts] = [:]
    private var named: [String: Int] = [:]
    private var lastOfStyle: [String: Int] = [:]
    private var last = 0

    /// A list begins, or one goes on: the one it names, or the last of its style.
    mutating func opened(_ list: XML.Element, id: String? = nil) -> Key {
        let style = list.openDocumentValue("text:style-name") ?? ""
        let continued =
            (id ?? list.openDocumentValue("text:continue-list")).flatMap { named[$0] }
            ?? (list.openDocumentValue("text:continue-numbering") == "true"
                ? lastOfStyle[style] : nil)
        let number = continued ?? last + 1
        last = max(last, number)
        for name in [id, list.openDocumentValue("xml:id")].compactMap(\.self) {
            named[name] = number
        }
        lastOfStyle[style] = number
        return Key(number: number, style: style)
    }

    /// A list within an item counts with the outer one.
    func nested(_ list: XML.Element, in outer: Key) -> Key {
        Key(
            number: outer.number,
            style: list.openDocumentValue("text:style-name") ?? outer.style)
    }

    mutating func restart(_ key: Key, _ level: Int, at value: Int) {
        counts[key.number, default: FoundCounts()].restart(level, at: value)
    }

    mutating func advance(_ key: Key, _ level: Int, in list: FoundList) -> String? {
        counts[key.number, default: FoundCounts()].advance(level, in: list)
    }
}
