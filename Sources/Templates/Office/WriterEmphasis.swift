internal import OpenPackage

/// The automatic styles that formatted words in a Writer document refer to.
enum WriterEmphasis {
    /// The part with those styles, where its tags may print formatted words.
    static func added(to root: XML.Element) -> XML.Element {
        guard root.name.namespace == XML.Name.OpenDocumentSpace.office,
            root.text.contains("markdown")
        else { return root }
        return root.withAutomaticStyles(all)
    }

    private static let bold = ("font-weight", "bold")
    private static let italic = ("font-style", "italic")

    static var all: [XML.Node] {
        [
            style(OfficeSyntax.bold, [bold]), style(OfficeSyntax.italic, [italic]),
            style(OfficeSyntax.boldItalic, [bold, italic]),
        ]
    }

    private static func style(_ name: String, _ looks: [(String, String)]) -> XML.Node {
        let space = XML.Name.OpenDocumentSpace.style
        let format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
        func named(_ local: String) -> XML.Name { XML.Name(namespace: space, local: local) }
        let properties = XML.Element(
            name: named("text-properties"), prefix: "style",
            attributes: looks.map { look, value in
                XML.Attribute(
                    name: XML.Name(namespace: format, local: look), prefix: "fo", value: value)
            })
        return .element(
            XML.Element(
                name: named("style"), prefix: "style",
                declarations: [
                    XML.NamespaceDeclaration(prefix: "style", uri: space),
                    XML.NamespaceDeclaration(prefix: "fo", uri: format),
                ],
                attributes: [
                    XML.Attribute(name: named("name"), prefix: "style", value: name),
                    XML.Attribute(name: named("family"), prefix: "style", value: "text"),
                ],
                children: [.element(properties)]))
    }
}

extension XML.Element {
    /// A part of a Writer file with further automatic styles.
    func withAutomaticStyles(_ styles: [XML.Node]) -> XML.Element {
        var result = self
        let name = XML.Name(
            namespace: XML.Name.OpenDocumentSpace.office, local: "automatic-styles")
        if let index = result.children.firstIndex(where: { $0.element?.name == name }),
            case .element(var known) = result.children[index]
        {
            // Page layouts, if there are any, come last.
            known.children = styles + known.children
            result.children[index] = .element(known)
        } else {
            let new = XML.Element(name: name, prefix: prefix, children: styles)
            let body = ["body", "master-styles"]
            let index = result.children.firstIndex { node in
                node.element.map { body.contains($0.name.local) } ?? false
            }
            result.children.insert(.element(new), at: index ?? result.children.count)
        }
        return result
    }
}
