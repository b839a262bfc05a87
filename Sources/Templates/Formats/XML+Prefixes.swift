internal import OpenPackage

extension XML.Element {
    /// The same tree with our own prefixes for known namespaces, each declared at the root: so parts
    /// of it stand in other documents, and our markup in it.
    ///
    /// - Parameter prefixes: the prefix of each namespace.
    func spelled(_ prefixes: [String: String]) -> XML.Element {
        var copy = respelled(prefixes)
        let taken = Set(prefixes.values)
        copy.declarations.removeAll { taken.contains($0.prefix) }
        copy.declarations += prefixes.sorted { $0.value < $1.value }.map { uri, prefix in
            XML.NamespaceDeclaration(prefix: prefix, uri: uri)
        }
        return copy
    }

    private func respelled(_ prefixes: [String: String]) -> XML.Element {
        var copy = self
        if let prefix = prefixes[name.namespace] { copy.prefix = prefix }
        copy.attributes = attributes.map { attribute in
            guard let prefix = prefixes[attribute.name.namespace] else {
                return attribute
            }
            return XML.Attribute(name: attribute.name, prefix: prefix, value: attribute.value)
        }
        copy.children = children.map { node in
            node.element.map { .element($0.respelled(prefixes)) } ?? node
        }
        return copy
    }
}
