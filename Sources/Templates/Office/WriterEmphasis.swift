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

    static var all: [XML.Node] {
        let (bold, italic) = (("fo:font-weight", "bold"), ("fo:font-style", "italic"))
        return [
            style(OfficeSyntax.bold, .writer("style:text-properties", [bold.0: bold.1])),
            style(OfficeSyntax.italic, .writer("style:text-properties", [italic.0: italic.1])),
            style(
                OfficeSyntax.boldItalic,
                .writer("style:text-properties", [bold.0: bold.1, italic.0: italic.1])),
        ]
    }

    private static func style(_ name: String, _ properties: XML.Element) -> XML.Node {
        var style = XML.Element.writer(
            "style:style", ["style:name": name, "style:family": "text"], [properties])
        style.declare(["style", "fo"])
        return .element(style)
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
            let names = Set(known.elements.map(\.styleIdentity))
            let new = styles.filter { !names.contains($0.element?.styleIdentity ?? []) }
            // Page layouts, if there are any, come last.
            known.children = new + known.children
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

    /// No two styles of a part have it alike.
    private var styleIdentity: [String] {
        ["family", "name"].map { key in
            attributes.first { $0.name.local == key }?.value ?? ""
        }
    }
}
