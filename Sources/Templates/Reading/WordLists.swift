internal import OpenPackage

/// The lists of a foreign .docx with their counters.
struct WordLists {
    private var abstracts: [String: FoundList] = [:]
    /// The level of each abstract list that a style counts in, by the style's id.
    private var styleLevels: [String: [String: Int]] = [:]
    private var numbers: [String: Number] = [:]
    private var counts: [String: FoundCounts] = [:]
    private var used: Set<String> = []

    fileprivate struct Number {
        var abstract = ""
        var starts: [Int: Int] = [:]
        var levels: [Int: FoundList.Level] = [:]
    }

    init(_ root: XML.Element?) {
        for element in root?.all(word: .abstractNumber) ?? [] {
            let id = element.wordValue("abstractNumId") ?? ""
            var list = FoundList()
            for level in element.all(word: .level) {
                guard let index = level.wordNumber("ilvl") else { continue }
                list.levels[index] = FoundList.Level(word: level)
                if let style = level.child(word: .paragraphStyle)?.wordValue() {
                    styleLevels[id, default: [:]][style] = index
                }
            }
            abstracts[id] = list
        }
        for element in root?.all(word: .number) ?? [] {
            guard let id = element.wordValue("numId") else { continue }
            numbers[id] = Number(word: element)
        }
    }

    /// The level at which a style counts in a list.
    func level(ofStyle style: String?, in number: String) -> Int? {
        guard let style, let abstract = numbers[number]?.abstract else { return nil }
        return styleLevels[abstract]?[style]
    }

    /// What the list prints before its next paragraph.
    mutating func advance(_ number: String, _ level: Int) -> (label: String?, isBullet: Bool) {
        guard let own = numbers[number], var list = abstracts[own.abstract] else {
            return (nil, false)
        }
        list.levels.merge(own.levels) { $1 }
        if used.insert(number).inserted {
            for (level, start) in own.starts {
                counts[own.abstract, default: FoundCounts()].restart(level, at: start)
            }
        }
        let label = counts[own.abstract, default: FoundCounts()].advance(level, in: list)
        return (label, list.levels[level]?.isBullet ?? false)
    }
}

extension WordLists.Number {
    fileprivate init(word element: XML.Element) {
        abstract = element.child(word: .abstractNumberLink)?.wordValue() ?? ""
        for override in element.all(word: .levelOverride) {
            guard let index = override.wordNumber("ilvl") else { continue }
            starts[index] = override.child(word: .startOverride)?.wordNumber()
            levels[index] = override.child(word: .level).map { FoundList.Level(word: $0) }
        }
    }
}

extension FoundList.Level {
    fileprivate init(word element: XML.Element) {
        let name = element.child(word: .numberFormat)?.wordValue() ?? "decimal"
        isBullet = name == "bullet"
        format = Numbering.Format(rawValue: name == "decimalZero" ? "decimal" : name)
        pattern = Numbering.pattern(word: element.child(word: .levelText)?.wordValue() ?? "")
        start = element.child(word: .start)?.wordNumber() ?? 1
        isLegal = element.child(word: .isLegal)?.isSwitchedOn ?? false
    }
}
