internal import Diagnostics
internal import OpenPackage

/// Puts the tags of a part's lines into its tree: each whole, in the formatting its first character
/// stands in, however many runs it was cut into.
struct OfficeTagger {
    private(set) var tree: OfficeTree
    private let dialect: OfficeDialect
    private let environment: Environment
    /// The tags in reading order with their nodes, by the story they stand in.
    private(set) var tags: [(story: Int, node: OfficeTree.ID)] = []
    /// The pieces of attributes that hold tags.
    private(set) var attributes: [AttributeKey: [Block<String>]] = [:]
    private(set) var places: [String: OfficeLocation] = [:]
    /// Stories with a line that could not be read: their blocks cannot be paired.
    private(set) var brokenStories: Set<Int> = []
    private(set) var problems = DiagnosticCollector()

    struct AttributeKey: Hashable {
        let node: OfficeTree.ID
        let index: Int
    }

    init(
        _ tree: OfficeTree, _ dialect: OfficeDialect, part: OfficePartName,
        environment: Environment
    ) {
        self.tree = tree
        self.dialect = dialect
        self.environment = environment
        let lines = OfficeLineFinder.lines(of: tree, dialect, area: part.area)
        for (number, line) in lines.enumerated() {
            let source = SourceText(name: part.sourceName(ofLine: number), text: line.text)
            places[source.name] = OfficeLocation(part: part, place: line.place, text: line.text)
            place(line, source)
        }
    }

    var hasTags: Bool { !tags.isEmpty || !attributes.isEmpty }

    private mutating func place(_ line: OfficeLine, _ source: SourceText) {
        do {
            let segments = try TemplateScanner.segments(of: source, environment: environment)
            if line.attribute != nil {
                try place(segments, inAttributeOf: line)
            } else {
                place(segments, in: line)
            }
        } catch {
            problems.report(error.all)
            let segments = TemplateScanner.readableSegments(of: source, environment: environment)
                .segments
            // A value that cannot be read hides no fault of the blocks around it.
            if line.attribute == nil, Self.hasAllBlockTags(segments, of: source) {
                place(segments, in: line)
            } else {
                brokenStories.insert(line.story)
            }
        }
    }

    private static func hasAllBlockTags(_ segments: [Segment], of source: SourceText) -> Bool {
        let read = segments.count {
            if case .tag(let tag) = $0 { tag.words.hasPrefix("{%") } else { false }
        }
        return source.text.ranges(of: "{%").count == read
    }

    private mutating func place(_ segments: [Segment], inAttributeOf line: OfficeLine)
        throws(DiagnosticList)
    {
        guard let index = line.attribute, let piece = line.pieces.first,
            segments.contains(where: { if case .tag = $0 { true } else { false } })
        else { return }
        attributes[AttributeKey(node: piece.node, index: index)] = try BlockTree.blocks(
            from: segments.trimmed)
    }

    // MARK: - Text

    private mutating func place(_ segments: [Segment], in line: OfficeLine) {
        let cuts = Cuts(segments)
        guard !cuts.tags.isEmpty else { return }
        var start = 0
        var pending = cuts.tags[...]
        for piece in line.pieces {
            let range = start..<start + piece.length
            start = range.upperBound
            if piece.isText {
                split(piece.node, range, &pending, cuts, story: line.story)
            } else if cuts.swallows(range) {
                remove(piece.node)
            }
        }
    }

    /// What the tags of one line take out of its text.
    private struct Cuts {
        var tags: [Tag] = []
        /// Tags and the white space they trim, in order and apart.
        var gone: [Range<Int>] = []

        init(_ segments: [Segment]) {
            for (index, segment) in segments.enumerated() {
                switch segment {
                case .tag(let tag):
                    tags.append(tag)
                    gone.append(tag.range)
                case .text(let text, let range):
                    let before = index > 0 && segments[index - 1].trimsAfter
                    let after = index + 1 < segments.count && segments[index + 1].trimsBefore
                    gone += Self.trimmed(text, range, atStart: before, atEnd: after)
                }
            }
        }

        private static func trimmed(
            _ text: String, _ range: Range<Int>, atStart: Bool, atEnd: Bool
        ) -> [Range<Int>] {
            var gone: [Range<Int>] = []
            let lead = text.prefix(while: \.isWhitespace).utf8.count
            if atStart { gone.append(range.lowerBound..<range.lowerBound + lead) }
            if atEnd, lead < range.count || !atStart {
                let kept = text.reversed().drop(while: \.isWhitespace).reversed()
                let trail = range.count - String(kept).utf8.count
                gone.append(range.upperBound - trail..<range.upperBound)
            }
            return gone.filter { !$0.isEmpty }
        }

        func swallows(_ range: Range<Int>) -> Bool {
            gone.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
        }
    }

    /// Cuts a text where tags stand in it, which take the place of their first character.
    private mutating func split(
        _ node: OfficeTree.ID, _ range: Range<Int>, _ pending: inout ArraySlice<Tag>, _ cuts: Cuts,
        story: Int
    ) {
        let touching = cuts.gone.filter { $0.overlaps(range) }
        guard !touching.isEmpty, let text = tree.text(node) else { return }
        let bytes = Array(text.utf8)
        var children: [OfficeTree.ID] = []
        var position = range.lowerBound
        func words(to end: Int) -> String {
            String(
                decoding: bytes[position - range.lowerBound..<end - range.lowerBound],
                as: UTF8.self)
        }
        for gone in touching {
            if gone.lowerBound > position {
                children.append(tree.add(.text(words(to: gone.lowerBound)), parent: node))
            }
            if let tag = pending.first, tag.range == gone, range.contains(gone.lowerBound) {
                pending.removeFirst()
                let id = tree.add(.tag(tag), parent: node)
                tags.append((story, id))
                children.append(id)
            }
            position = min(max(position, gone.upperBound), range.upperBound)
        }
        if position < range.upperBound {
            children.append(tree.add(.text(words(to: range.upperBound)), parent: node))
        }
        keepSpaces(around: children, in: tree[node].parent)
        replace(node, with: children)
    }

    /// Word drops the white space at a text's ends unless told to keep it; what it dropped before
    /// stays dropped.
    private mutating func keepSpaces(around pieces: [OfficeTree.ID], in parent: OfficeTree.ID) {
        guard dialect.kind == .word, let element = tree.element(parent),
            element.attribute(.space) != "preserve"
        else { return }
        if let first = pieces.first, let text = tree.text(first) {
            tree[first].content = .text(String(text.drop(while: \.isWhitespace)))
        }
        if let last = pieces.last, let text = tree.text(last) {
            let kept = text.reversed().drop(while: \.isWhitespace).reversed()
            tree[last].content = .text(String(kept))
        }
        tree.update(parent) { $0.setAttribute(.space, prefix: "xml", to: "preserve") }
    }

    private mutating func remove(_ node: OfficeTree.ID) { replace(node, with: []) }

    /// Puts nodes in the place of one; a text element or run that is left with nothing goes.
    private mutating func replace(_ node: OfficeTree.ID, with nodes: [OfficeTree.ID]) {
        let parent = tree[node].parent
        var children = tree[parent].children
        guard let index = children.firstIndex(of: node) else { return }
        children.replaceSubrange(index...index, with: nodes)
        tree.setChildren(of: parent, to: children)
        guard nodes.isEmpty else { return }
        let role = tree.role(parent, dialect)
        let isSpent = children.allSatisfy {
            tree.element($0) != nil && tree.role($0, dialect) == .properties
        }
        if isSpent, role == .text || role == .run || role == .fieldCode {
            replace(parent, with: [])
        }
    }
}

extension Segment {
    fileprivate var trimsBefore: Bool {
        if case .tag(let tag) = self { tag.trimsBefore } else { false }
    }
    fileprivate var trimsAfter: Bool {
        if case .tag(let tag) = self { tag.trimsAfter } else { false }
    }
}

extension XML.Name {
    static let space = XML.Name(namespace: "http://www.w3.org/XML/1998/namespace", local: "space")
}
