extension XML {
    /// An element with all that is in it, in the order found, as a value.
    ///
    /// Prefixes, declarations and white space are kept, since some values name prefixes
    /// (`mc:Ignorable`). What stands before or after the root element is not part of it.
    public struct Element: Hashable, Sendable {
        public var name: Name
        /// As found; empty for none. Serializing writes it and does not look up a declaration.
        public var prefix: String
        /// The declarations on this element itself.
        public var declarations: [NamespaceDeclaration]
        public var attributes: [Attribute]
        public var children: [Node]

        public init(
            name: Name, prefix: String = "", declarations: [NamespaceDeclaration] = [],
            attributes: [Attribute] = [], children: [Node] = []
        ) {
            self.name = name
            self.prefix = prefix
            self.declarations = declarations
            self.attributes = attributes
            self.children = children
        }
    }
}

extension XML.Node {
    /// The element, when it is one.
    public var element: XML.Element? {
        if case .element(let element) = self { element } else { nil }
    }
}

extension XML.Element {
    /// The child elements, whatever their names.
    public var elements: [XML.Element] { children.compactMap(\.element) }

    public func children(named name: XML.Name) -> [XML.Element] {
        children.compactMap { node in
            if case .element(let element) = node, element.name == name { element } else { nil }
        }
    }

    /// The first child element of that name.
    public func child(named name: XML.Name) -> XML.Element? {
        for case .element(let element) in children where element.name == name { return element }
        return nil
    }

    /// The first element of that name inside this one, in document order.
    public func firstDescendant(named name: XML.Name) -> XML.Element? {
        descendants.first { $0.name == name }
    }

    /// All elements inside this one, in document order; not the element itself.
    public var descendants: Descendants { Descendants(root: self) }

    /// The text inside, at every level, joined; comments and instructions are not text.
    public var text: String {
        var text = ""
        appendText(to: &text)
        return text
    }

    private func appendText(to text: inout String) {
        for child in children {
            switch child {
            case .text(let piece), .cdata(let piece): text += piece
            case .element(let element): element.appendText(to: &text)
            case .comment, .processingInstruction: break
            }
        }
    }

    public func attribute(_ name: XML.Name) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// Changes the attribute where it stands, or adds it at the end with `prefix`.
    public mutating func setAttribute(_ name: XML.Name, prefix: String = "", to value: String) {
        if let position = attributes.firstIndex(where: { $0.name == name }) {
            attributes[position].value = value
        } else {
            attributes.append(XML.Attribute(name: name, prefix: prefix, value: value))
        }
    }

    /// - Returns: The value the attribute had; nil when there was none.
    @discardableResult
    public mutating func removeAttribute(_ name: XML.Name) -> String? {
        guard let position = attributes.firstIndex(where: { $0.name == name }) else { return nil }
        return attributes.remove(at: position).value
    }

    /// The elements inside an element, parents before their children.
    public struct Descendants: Sequence, IteratorProtocol {
        private var pending: [ArraySlice<XML.Node>]

        init(root: XML.Element) { pending = [root.children[...]] }

        public mutating func next() -> XML.Element? {
            while let top = pending.indices.last {
                guard let node = pending[top].popFirst() else {
                    pending.removeLast()
                    continue
                }
                guard let element = node.element else { continue }
                pending.append(element.children[...])
                return element
            }
            return nil
        }
    }
}
