internal import OpenPackage

/// The XML of one part as nodes that can be moved: while a template is compiled, tags travel to where
/// the blocks they open and close begin and end.
struct OfficeTree {
    typealias ID = Int

    enum Content {
        /// Without its children, which are nodes of their own.
        case element(XML.Element)
        case text(String)
        case other(XML.Node)
        case tag(Tag)
        /// The beginning and the end of an element whose middle a block repeats or leaves out.
        case opening(ID)
        case closing(ID)
    }

    struct Node {
        var content: Content
        var parent: ID
        var children: [ID] = []
    }

    static let root: ID = 0
    private(set) var nodes: [Node] = []

    init(_ element: XML.Element) {
        add(.element(element), in: Self.root)
    }

    /// Adds a node with all that is in it, yet without a place among its parent's children.
    @discardableResult
    mutating func add(_ node: XML.Node, in parent: ID) -> ID {
        switch node {
        case .element(let element):
            var bare = element
            bare.children = []
            let id = add(.element(bare), parent: parent)
            for child in element.children { nodes[id].children.append(add(child, in: id)) }
            return id
        case .text(let text): return add(.text(text), parent: parent)
        default: return add(.other(node), parent: parent)
        }
    }

    mutating func add(_ content: Content, parent: ID) -> ID {
        nodes.append(Node(content: content, parent: parent))
        return nodes.count - 1
    }

    subscript(id: ID) -> Node {
        get { nodes[id] }
        set { nodes[id] = newValue }
    }

    func element(_ id: ID) -> XML.Element? {
        if case .element(let element) = nodes[id].content { element } else { nil }
    }

    func tag(_ id: ID) -> Tag? {
        if case .tag(let tag) = nodes[id].content { tag } else { nil }
    }

    func text(_ id: ID) -> String? {
        if case .text(let text) = nodes[id].content { text } else { nil }
    }

    mutating func update(_ id: ID, _ change: (inout XML.Element) -> Void) {
        guard case .element(var element) = nodes[id].content else { return }
        change(&element)
        nodes[id].content = .element(element)
    }

    /// Gives a node these children and none other.
    mutating func setChildren(of id: ID, to children: [ID]) {
        nodes[id].children = children
        for child in children { nodes[child].parent = id }
    }

    /// The node and those it stands in, innermost first, up to the root.
    func path(of id: ID) -> [ID] {
        var path = [id]
        while let last = path.last, last != Self.root { path.append(nodes[last].parent) }
        return path
    }

    /// A second node with the same content, its tags too.
    mutating func copy(_ id: ID) -> ID {
        let copy = add(nodes[id].content, parent: nodes[id].parent)
        let children = nodes[id].children.map { self.copy($0) }
        setChildren(of: copy, to: children)
        return copy
    }

    /// A second node without children.
    mutating func shell(of id: ID) -> ID { add(nodes[id].content, parent: nodes[id].parent) }

    /// The node with all that is in it as XML; tags leave nothing.
    func xml(_ id: ID) -> XML.Node? {
        switch nodes[id].content {
        case .element(var element):
            element.children = nodes[id].children.compactMap(xml)
            return .element(element)
        case .text(let text): return .text(text)
        case .other(let node): return node
        case .tag, .opening, .closing: return nil
        }
    }

    /// All text inside, joined; what deeper paragraphs hold too.
    func words(in id: ID) -> String {
        text(id) ?? nodes[id].children.map { words(in: $0) }.joined()
    }
}
