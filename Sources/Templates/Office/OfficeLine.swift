internal import Diagnostics
internal import OpenPackage

/// A line of text in which tags are looked for: a paragraph's, a field instruction's or an
/// attribute's, whatever number of runs it is cut into.
struct OfficeLine {
    /// A stretch of the line: the text of a node, or an element that stands for a character.
    struct Piece {
        let node: OfficeTree.ID
        let length: Int
        let isText: Bool
    }

    var text = ""
    var pieces: [Piece] = []
    /// Blocks open and close within one story.
    let story: Int
    /// The attribute of `pieces[0]` that the text is the value of.
    var attribute: Int?
    let place: OfficePlace

    var mayHoldTags: Bool {
        let bytes = text.utf8Span.span
        return bytes.indices.dropLast().contains { index in
            guard bytes[index] == UInt8(ascii: "{") else { return false }
            switch bytes[index + 1] {
            case UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "#"): return true
            default: return false
            }
        }
    }

    mutating func append(_ words: String, of node: OfficeTree.ID, isText: Bool) {
        guard !words.isEmpty else { return }
        text += words
        pieces.append(Piece(node: node, length: words.utf8.count, isText: isText))
    }
}

/// Finds the lines of a part, each with the place a person would look for it at.
struct OfficeLineFinder {
    private let tree: OfficeTree
    private let dialect: OfficeDialect
    private(set) var lines: [OfficeLine] = []
    private var place: OfficePlace
    private var tables = 0
    private var stories: [OfficeTree.ID] = []
    private var pendingStories: [OfficeTree.ID] = []
    private var field: OfficeLine?
    /// A node whose place is asked for, and that place once it was met.
    private var wanted: OfficeTree.ID?
    private var found: OfficePlace?

    init(_ tree: OfficeTree, _ dialect: OfficeDialect, area: Text) {
        self.tree = tree
        self.dialect = dialect
        place = OfficePlace(area: area)
    }

    /// All lines that may hold tags.
    static func lines(of tree: OfficeTree, _ dialect: OfficeDialect, area: Text) -> [OfficeLine] {
        var finder = OfficeLineFinder(tree, dialect, area: area)
        finder.visit(OfficeTree.root)
        return finder.lines
    }

    /// Where a node stands: the paragraph, the row or the table around it.
    static func place(
        of node: OfficeTree.ID, in tree: OfficeTree, _ dialect: OfficeDialect, area: Text
    ) -> OfficePlace {
        var finder = OfficeLineFinder(tree, dialect, area: area)
        finder.wanted = tree.path(of: node).first {
            [.paragraph, .row, .table].contains(tree.role($0, dialect))
        }
        finder.visit(OfficeTree.root)
        return finder.found ?? OfficePlace(area: area)
    }

    private mutating func note(_ id: OfficeTree.ID) {
        if id == wanted { found = place }
    }

    private mutating func visit(_ id: OfficeTree.ID) {
        noteAttributes(of: id)
        switch tree.role(id, dialect) {
        case .story: visitStory(id)
        case .paragraph: visitParagraph(id)
        case .table: visitTable(id)
        case .row:
            place.row += 1
            place.column = 0
            note(id)
            visitChildren(of: id)
        case .cell:
            place.column += 1
            place.cellParagraph = 0
            visitChildren(of: id)
        case .properties: break
        default: visitChildren(of: id)
        }
    }

    private mutating func visitChildren(of id: OfficeTree.ID) {
        for child in tree[id].children where tree.element(child) != nil { visit(child) }
    }

    private mutating func visitStory(_ id: OfficeTree.ID) {
        let (outer, tablesBefore) = (place, tables)
        place.enter(tree.element(id), isNested: !stories.isEmpty)
        tables = stories.isEmpty ? 0 : tables
        stories.append(id)
        visitChildren(of: id)
        stories.removeLast()
        if !stories.isEmpty { (place, tables) = (outer, tablesBefore) } else { place = outer }
    }

    private mutating func visitTable(_ id: OfficeTree.ID) {
        let outer = place
        tables += 1
        (place.table, place.row, place.column) = (tables, 0, 0)
        note(id)
        visitChildren(of: id)
        place = outer
    }

    private mutating func visitParagraph(_ id: OfficeTree.ID) {
        place.clause = tree.includedClause(id)
        if place.clause == nil { place.countParagraph() }
        note(id)
        let story = dialect.kind == .properties ? id : stories.last ?? OfficeTree.root
        var line = OfficeLine(story: story, place: place)
        let pendingBefore = pendingStories.count
        gather(id, into: &line)
        flushField()
        if tree.isHeading(id, dialect) {
            let words = line.text.prefix(60)
            if !words.allSatisfy(\.isWhitespace) { place.heading = String(words) }
        }
        keep(line)
        let pending = pendingStories[pendingBefore...]
        pendingStories.removeSubrange(pendingBefore...)
        for story in pending { visit(story) }
    }

    private mutating func keep(_ line: OfficeLine) {
        if line.mayHoldTags { lines.append(line) }
    }

    private mutating func gather(_ id: OfficeTree.ID, into line: inout OfficeLine) {
        for child in tree[id].children {
            if let text = tree.text(child) {
                let isText = dialect.hasBareText || tree.role(id, dialect) == .text
                if isText { line.append(text.withoutLineFeeds, of: child, isText: true) }
                continue
            }
            guard let element = tree.element(child) else { continue }
            if let character = dialect.character(for: element) {
                line.append(String(character), of: child, isText: false)
                continue
            }
            let role = tree.role(child, dialect)
            guard role != .story, role != .paragraph, role != .table else {
                pendingStories.append(child)
                continue
            }
            noteAttributes(of: child)
            switch role {
            case .fieldCode: noteField(child)
            case .properties: break
            case .content:
                flushField()
                gather(child, into: &line)
            default: gather(child, into: &line)
            }
        }
    }

    private mutating func noteField(_ id: OfficeTree.ID) {
        var line = field ?? OfficeLine(story: -id, place: place)
        for child in tree[id].children {
            if let text = tree.text(child) {
                line.append(text.withoutLineFeeds, of: child, isText: true)
            }
        }
        field = line
    }

    private mutating func flushField() {
        if let field { keep(field) }
        field = nil
    }

    private mutating func noteAttributes(of id: OfficeTree.ID) {
        guard let element = tree.element(id) else { return }
        for (index, attribute) in element.attributes.enumerated()
        where attribute.value.utf8.contains(UInt8(ascii: "{")) {
            var line = OfficeLine(
                story: -(tree.nodes.count + id * 64 + index), attribute: index, place: place)
            line.append(attribute.value.withoutLineFeeds, of: id, isText: true)
            keep(line)
        }
    }
}

extension String {
    /// A line of tags has no line end in it; offsets stay as they are.
    fileprivate var withoutLineFeeds: String {
        guard utf8.contains(UInt8(ascii: "\n")) else { return self }
        return String(decoding: utf8.map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }, as: UTF8.self)
    }
}

extension OfficeTree {
    /// The clause of the library that a paragraph is of.
    fileprivate func includedClause(_ id: ID) -> String? {
        guard let last = self[id].children.last,
            case .other(.processingInstruction(ClauseInclusion.mark, let name)) = self[last].content
        else { return nil }
        return name
    }

    /// Whether a paragraph is a heading by its style's name or its element.
    fileprivate func isHeading(_ id: ID, _ dialect: OfficeDialect) -> Bool {
        guard let element = element(id) else { return false }
        if dialect.kind == .openDocument { return element.name.local == "h" }
        guard dialect.kind == .word,
            let properties = self[id].children.first(where: { role($0, dialect) == .properties }),
            let style = self[properties].children.lazy.compactMap(self.element)
                .first(where: { $0.name.local == "pStyle" })?.attributes.first?.value.lowercased()
        else { return false }
        return style.hasPrefix("heading") || style.hasPrefix("titlu") || style == "title"
    }
}
