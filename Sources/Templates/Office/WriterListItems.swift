internal import Diagnostics
internal import OpenPackage

/// A clause as items of the Writer list that its tag stands in: articles beside the tag's item,
/// points and sub-points in lists within theirs, paragraphs without a number behind the last one
/// with a number.
struct WriterListItems {
    private struct Item {
        var content: [Content] = []
        /// Whether it holds a tag alone, and goes with it.
        var isTag = false
    }

    private enum Content {
        case node(XML.Node)
        case items([Item])
        /// Without a number.
        case header(XML.Node)
    }

    private var items: [Item] = []

    /// One more item.
    ///
    /// - Parameter level: 0 for the list that the tag stands in.
    mutating func add(_ node: XML.Node, at level: Int, isTag: Bool = false) {
        Self.add(Item(content: [.node(node)], isTag: isTag), at: level, to: &items)
    }

    private static func add(_ item: Item, at level: Int, to items: inout [Item]) {
        guard level > 0 else { return items.append(item) }
        if items.last?.isTag ?? true { items.append(Item()) }
        let last = items.count - 1
        var inner: [Item] = []
        if case .items(let known)? = items[last].content.last {
            inner = known
            items[last].content.removeLast()
        }
        add(item, at: level - 1, to: &inner)
        items[last].content.append(.items(inner))
    }

    /// Whether an item at this level or deeper takes a paragraph without a number.
    func canAttach(from level: Int) -> Bool {
        var copy = self
        return Self.attach(.text(""), from: level, to: &copy.items)
    }

    /// A paragraph without a number, in the last item at this level or deeper.
    mutating func attach(_ node: XML.Node, from level: Int) {
        if Self.attach(node, from: level, to: &items) { return }
        Self.add(Item(content: [.header(node)]), at: level, to: &items)
    }

    /// A tag that encloses nothing.
    mutating func add(_ node: XML.Node, asTagFrom level: Int) {
        if Self.attach(node, from: level, to: &items) { return }
        add(node, at: level, isTag: true)
    }

    private static func attach(
        _ node: XML.Node, from level: Int, to items: inout [Item]
    ) -> Bool {
        guard let last = items.indices.last, !items[last].isTag else { return false }
        if case .items(var inner)? = items[last].content.last,
            attach(node, from: level - 1, to: &inner)
        {
            items[last].content[items[last].content.count - 1] = .items(inner)
            return true
        }
        guard level <= 0 else { return false }
        items[last].content.append(.node(node))
        return true
    }

    // MARK: - As XML

    /// The items in the place of one, behind whose tag further content stands.
    func nodes(in item: XML.Element) -> [XML.Node] {
        var items = items
        if item.children.contains(where: { $0.element != nil }) {
            if items.last?.isTag ?? true { items.append(Item()) }
            items[items.count - 1].content += item.children.map { .node($0) }
        }
        var shell = item
        shell.attributes.removeAll { $0.name.local == "id" }
        return items.enumerated().map { index, item in
            // The number that a list is told to begin with is the first item's.
            if index == 1 { shell.attributes.removeAll { $0.name.local == "start-value" } }
            return .element(Self.element(of: item, like: shell))
        }
    }

    private static func element(of item: Item, like shell: XML.Element) -> XML.Element {
        var result = shell
        result.children = item.content.map { content in
            switch content {
            case .node(let node): node
            case .items(let items):
                list(items.map { element(of: $0, like: named("list-item", like: shell)) }, shell)
            case .header(let node):
                list([named("list-header", like: shell, [node])], shell)
            }
        }
        return result
    }

    private static func list(_ items: [XML.Element], _ shell: XML.Element) -> XML.Node {
        .element(named("list", like: shell, items.map { .element($0) }))
    }

    private static func named(
        _ local: String, like element: XML.Element, _ children: [XML.Node] = []
    ) -> XML.Element {
        XML.Element(
            name: XML.Name(namespace: element.name.namespace, local: local),
            prefix: element.prefix, children: children)
    }
}

extension ClauseDocument.Tree {
    /// The blocks of a clause whose tags are typed as text.
    func paired(in environment: Environment) throws(DiagnosticList) -> ClauseDocument.Tree {
        var pieces: [TemplatePiece<ClauseDocument.Leaf>] = []
        for case .leaf(let leaf) in self {
            pieces.append(leaf.typedTag(in: environment).map { .tag($0) } ?? .leaf(leaf))
        }
        return try BlockTree.blocks(from: pieces)
    }

    /// Whether tables or signatures stand in a clause whose tags are typed as text.
    var holdsTables: Bool {
        contains { block in
            switch block {
            case .leaf(.table), .leaf(.signatures): true
            default: false
            }
        }
    }

    /// The highest level of all that the list counts; nil where it counts nothing.
    func highestLevel(in mold: ParagraphMold) -> Int? {
        compactMap { block -> Int? in
            switch block {
            case .leaf(.paragraph(let paragraph)): mold.level(of: paragraph.kind)
            case .leaf, .tag: nil
            case .choice(let choice):
                choice.branches.compactMap { $0.body.highestLevel(in: mold) }.min()
            case .loop(let loop):
                [loop.body, loop.otherwise].compactMap { $0.highestLevel(in: mold) }.min()
            }
        }.min()
    }
}

extension ClauseDocument.Leaf {
    /// The tag that stands alone in a paragraph, if it prints nothing.
    fileprivate func typedTag(in environment: Environment) -> Tag? {
        guard case .paragraph(let paragraph) = self, paragraph.inlines.count == 1,
            case .leaf(.text(let words, _)) = paragraph.inlines[0], words.hasPrefix("{%"),
            let segments = try? TemplateScanner.segments(
                of: SourceText(name: "", text: words), environment: environment),
            segments.count == 1, case .tag(let tag) = segments[0]
        else { return nil }
        return tag
    }
}
