internal import OpenPackage

/// A new page within a paragraph of Writer, which breaks pages between paragraphs only: the paragraph
/// ends, a line without height begins the page, and the paragraph goes on behind it.
enum WriterPageBreak {
    /// The part with the style of that line.
    static func added(to root: XML.Element) -> XML.Element {
        root.withAutomaticStyles([.element(style)])
    }

    static let style: XML.Element = {
        var style = XML.Element.writer(
            "style:style",
            ["style:name": OfficeSyntax.pageBreakStyle, "style:family": "paragraph"],
            [
                .writer(
                    "style:paragraph-properties",
                    [
                        "fo:break-before": "page", "fo:margin-top": "0cm",
                        "fo:margin-bottom": "0cm", "fo:line-height": "0.05cm",
                    ]), .writer("style:text-properties", ["fo:font-size": "1pt"]),
            ])
        style.declare(["style", "fo"])
        return style
    }()

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
