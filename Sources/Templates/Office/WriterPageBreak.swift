internal import OpenPackage

/// A new page within a paragraph of Writer, which breaks pages between paragraphs only: the paragraph
/// ends, a line without height begins the page, and the paragraph goes on behind it.
enum WriterPageBreak {
    /// The part with the style of that line.
    static func added(to root: XML.Element) -> XML.Element {
        let space = XML.Name.OpenDocumentSpace.self
        func properties(_ local: String, _ looks: [(String, String)]) -> XML.Node {
            .element(
                XML.Element(
                    name: XML.Name(namespace: space.style, local: local), prefix: "style",
                    attributes: looks.map { look, value in
                        XML.Attribute(
                            name: XML.Name(namespace: space.look, local: look), prefix: "fo",
                            value: value)
                    }))
        }
        func attribute(_ local: String, _ value: String) -> XML.Attribute {
            XML.Attribute(
                name: XML.Name(namespace: space.style, local: local), prefix: "style", value: value)
        }
        let style = XML.Element(
            name: XML.Name(namespace: space.style, local: "style"), prefix: "style",
            declarations: [
                XML.NamespaceDeclaration(prefix: "style", uri: space.style),
                XML.NamespaceDeclaration(prefix: "fo", uri: space.look),
            ],
            attributes: [
                attribute("name", OfficeSyntax.pageBreakStyle), attribute("family", "paragraph"),
            ],
            children: [
                properties(
                    "paragraph-properties",
                    [
                        ("break-before", "page"), ("margin-top", "0cm"), ("margin-bottom", "0cm"),
                        ("line-height", "0.05cm"),
                    ]), properties("text-properties", [("font-size", "1pt")]),
            ])
        return root.withAutomaticStyles([.element(style)])
    }

    /// What ends the elements that a value stands in and opens them again on another page.
    ///
    /// - Parameter elements: the paragraph and what is open in it, outermost first.
    static func markup(in elements: [XML.Element]) -> [UInt8] {
        guard var paragraph = elements.first else { return [] }
        let closing = elements.reversed().flatMap(\.closing)
        let (name, prefix) = (paragraph.name.namespace, paragraph.prefix)
        func named(_ local: String) -> XML.Name { XML.Name(namespace: name, local: local) }
        paragraph.attributes.removeAll { $0.name.local == "id" }
        // A heading that goes on has no number of its own.
        if paragraph.name.local == "h" {
            paragraph.setAttribute(named("is-list-header"), prefix: prefix, to: "true")
        }
        let line = XML.Element(
            name: named("p"), prefix: prefix,
            attributes: [
                XML.Attribute(
                    name: named("style-name"), prefix: prefix, value: OfficeSyntax.pageBreakStyle)
            ])
        return closing + XML.serialize(line, prolog: .none)
            + ([paragraph] + elements.dropFirst()).flatMap(\.opening)
    }
}
