internal import OpenPackage

/// A clause with a table in a list of Writer, whose items hold no tables: the list ends before the
/// clause and goes on behind it, and each of the clause's numbered paragraphs is a list of its own
/// that goes on with it.
struct WriterListBreak {
    /// Stands in the list where it is to end and go on; its children stand outside.
    static let mark = "contractgen-break"
    /// Around a child that the list counts.
    private static let counted = "contractgen-counted"
    private static let level = XML.Name(local: "level")

    private enum Piece {
        case inside(XML.Element)
        case outside([XML.Node])
    }

    /// Whether an item holds nothing but tags that print nothing, which stand outside then too.
    private let isTag: (XML.Element) -> Bool

    init(isTag: @escaping (XML.Element) -> Bool) { self.isTag = isTag }

    static func element(_ children: [XML.Node]) -> XML.Node {
        .element(XML.Element(name: XML.Name(local: mark), children: children))
    }

    /// - Parameter level: 0 for the items of the list that the mark stands in.
    static func counted(_ node: XML.Node, at level: Int) -> XML.Node {
        .element(
            XML.Element(
                name: XML.Name(local: counted),
                attributes: [XML.Attribute(name: Self.level, value: String(level))],
                children: [node]))
    }

    /// What stands in the place of a list that no other is around.
    func nodes(of list: XML.Element) -> [XML.Node] {
        guard list.isBroken else { return [.element(list)] }
        var nodes = pieces(of: list, in: []).flatMap { piece -> [XML.Node] in
            switch piece {
            case .inside(let element): [.element(element)]
            case .outside(let nodes): nodes
            }
        }
        let goesOn = list.attributes.contains { $0.name.local.hasPrefix("continue-") }
        if !goesOn, let first = nodes.firstIndex(where: { $0.element?.name == list.name }),
            var element = nodes[first].element
        {
            // The numbers begin with the first of the lists.
            element.attributes = list.attributes
            nodes[first] = .element(element)
        }
        return nodes
    }

    /// - Parameter outer: the lists and items around, outermost first, without what is in them.
    private func pieces(of element: XML.Element, in outer: [XML.Element]) -> [Piece] {
        var pieces: [Piece] = []
        var shell = element
        shell.children = []
        var open = shell
        func close() {
            if open.children.contains(where: { $0.element != nil }) { pieces.append(.inside(open)) }
            open = shell.goingOn(isOutermost: outer.isEmpty)
        }
        let path = outer + [shell]
        for node in element.children {
            guard let child = node.element else { continue }
            if child.name.local == Self.mark {
                close()
                pieces.append(.outside(child.children.map { outside($0, of: path) }))
            } else if child.isBroken {
                for piece in self.pieces(of: child, in: path) {
                    if case .inside(let part) = piece {
                        open.children.append(.element(part))
                    } else {
                        close()
                        pieces.append(piece)
                    }
                }
            } else if isTag(child) {
                close()
                pieces.append(.outside(child.children))
            } else if element.name.local != "list", !pieces.isEmpty, child.name.local != "list" {
                // It would be counted as the first paragraph of an item.
                pieces.append(.outside([node]))
            } else {
                open.children.append(node)
            }
        }
        close()
        return pieces
    }

    /// A child of the mark, in lists like those around the mark where it is counted.
    private func outside(_ node: XML.Node, of path: [XML.Element]) -> XML.Node {
        guard let element = node.element, element.name.local == Self.counted,
            let level = element.attribute(Self.level).flatMap({ Int($0) }), let list = path.first
        else { return node }
        let inner = XML.Element(name: list.name, prefix: list.prefix)
        let item = XML.Element(
            name: XML.Name(namespace: list.name.namespace, local: "list-item"), prefix: list.prefix)
        let depth = path.count { $0.name == list.name } + level
        var result = element.children
        for remaining in (0..<depth).reversed() {
            var own = item
            own.children = result
            var around = remaining == 0 ? list.goingOn(isOutermost: true) : inner
            around.children = [.element(own)]
            result = [.element(around)]
        }
        return result[0]
    }
}

extension XML.Element {
    fileprivate var isBroken: Bool {
        ["list", "list-item"].contains(name.local)
            && elements.contains { $0.name.local == WriterListBreak.mark || $0.isBroken }
    }

    /// The same element where it begins again.
    fileprivate func goingOn(isOutermost: Bool) -> XML.Element {
        var result = self
        result.children = []
        guard name.local == "list" else {
            result.attributes = []
            return result
        }
        let again = ["id", "continue-list", "continue-numbering"]
        result.attributes.removeAll { again.contains($0.name.local) }
        guard isOutermost else { return result }
        result.setAttribute(
            XML.Name(namespace: name.namespace, local: "continue-numbering"), prefix: prefix,
            to: "true")
        return result
    }
}
