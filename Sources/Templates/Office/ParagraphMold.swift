internal import OpenPackage

/// The formatting of an including tag's paragraph, and paragraphs made in it.
struct ParagraphMold {
    private let paragraph: XML.Element
    private let properties: XML.Element?
    private let section: XML.Element?
    /// Word: the properties of the tag's run. Writer: the span around the tag.
    private let look: XML.Element?
    let isWord: Bool
    private let list: (list: Int, level: Int)?

    init(_ paragraph: XML.Element, _ dialect: OfficeDialect, list: (list: Int, level: Int)?) {
        isWord = dialect.kind == .word
        self.list = list
        var bare = paragraph
        bare.children = []
        bare.attributes.removeAll { ["id", "paraId", "textId"].contains($0.name.local) }
        self.paragraph = bare
        var properties = paragraph.elements.first { $0.name.local == "pPr" }
        section = properties?.elements.first { $0.name.local == "sectPr" }
        properties?.children.removeAll { $0.element?.name.local == "sectPr" }
        self.properties = properties
        var look = paragraph.descendants.first {
            $0.name.local == (dialect.kind == .word ? "r" : "span")
        }
        if dialect.kind == .word {
            look = look?.elements.first { $0.name.local == "rPr" }
        } else {
            look?.children = []
        }
        self.look = look
    }

    /// A section's end in the tag's paragraph stands behind the clause.
    func withSection(_ nodes: [XML.Node]) -> [XML.Node] {
        guard let section, case .element(var last)? = nodes.last else { return nodes }
        if let index = last.children.firstIndex(where: { $0.element?.name.local == "pPr" }),
            case .element(var properties) = last.children[index]
        {
            properties.children.append(.element(section))
            last.children[index] = .element(properties)
        } else {
            last.children.insert(.element(element("pPr", [.element(section)])), at: 0)
        }
        return nodes.dropLast() + [.element(last)]
    }

    /// - Parameter clause: what messages call the place.
    func paragraph(
        _ paragraph: ClauseDocument.Paragraph, bookmark: (name: String, serial: Int)?,
        of clause: String
    ) -> XML.Element {
        let level = paragraph.kind.level
        // Where no list sets the heading apart, its letters do.
        let heading: Emphasis = paragraph.kind == .article && list == nil ? .bold : []
        let numeral = numeral(of: paragraph.kind, level).map { words($0, heading) } ?? []
        let content = numeral + words(of: paragraph.inlines, heading)
        return self.paragraph(
            (bookmark.map(start) ?? []) + content + (bookmark.map(end) ?? []), at: level,
            of: clause)
    }

    /// A paragraph without a number, e.g. in a cell.
    func paragraph(
        _ inlines: ClauseDocument.Inlines, _ emphasis: Emphasis, of clause: String
    ) -> XML.Element {
        paragraph(words(of: inlines, emphasis), at: nil, of: clause)
    }

    private func paragraph(
        _ content: [XML.Node], at level: Int?, of clause: String
    ) -> XML.Element {
        var result = paragraph
        if let properties = properties(at: level) { result.children.append(.element(properties)) }
        result.children += content
        result.children.append(
            .processingInstruction(target: ClauseInclusion.mark, data: clause))
        return result
    }

    private func words(of inlines: ClauseDocument.Inlines, _ emphasis: Emphasis) -> [XML.Node] {
        inlines.flatMap { block -> [XML.Node] in
            guard case .leaf(let inline) = block else { return [] }
            switch inline {
            case .text(let text, let own): return words(.text(text), own.union(emphasis))
            case .lineBreak: return lineBreak
            case .print: return []
            }
        }
    }

    /// Where the clause's own number is printed; a bullet is a dash.
    private func numeral(of kind: BlockShape.Kind, _ level: Int?) -> XML.Node? {
        if kind == .bullet { return .text("– ") }
        guard let level, list == nil else { return nil }
        return .processingInstruction(
            target: ClauseInclusion.numeral, data: String(level))
    }

    /// Word's properties with the place in the list that the kind of paragraph has.
    private func properties(at level: Int?) -> XML.Element? {
        guard isWord, let list else { return properties }
        let (number, depth) = level.map { (list.list, min(list.level + $0, 8)) } ?? (0, 0)
        let numbering = element(
            "numPr",
            [.element(valued("ilvl", String(depth))), .element(valued("numId", String(number)))])
        var result = properties ?? element("pPr", [])
        result.children.removeAll { $0.element?.name.local == "numPr" }
        let before = [
            "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
        ]
        let index = result.children.firstIndex { node in
            node.element.map { !before.contains($0.name.local) } ?? false
        }
        result.children.insert(.element(numbering), at: index ?? result.children.endIndex)
        return result
    }

    // MARK: - Words

    private func words(_ text: XML.Node, _ emphasis: Emphasis) -> [XML.Node] {
        guard isWord else { return span(text, emphasis) }
        var words = element("t", [text])
        words.setAttribute(.space, prefix: "xml", to: "preserve")
        return [.element(run(words, emphasis))]
    }

    private func run(_ content: XML.Element, _ emphasis: Emphasis) -> XML.Element {
        var properties = look ?? element("rPr", [])
        for (mark, names) in [(Emphasis.bold, ["b", "bCs"]), (.italic, ["i", "iCs"])]
        where emphasis.contains(mark) {
            let index = properties.children.firstIndex { node in
                node.element.map { !["rStyle", "rFonts"].contains($0.name.local) } ?? false
            }
            properties.children.removeAll { names.contains($0.element?.name.local ?? "") }
            properties.children.insert(
                contentsOf: names.map { .element(element($0, [])) },
                at: min(index ?? .max, properties.children.count))
        }
        let look: [XML.Node] = properties.children.isEmpty ? [] : [.element(properties)]
        return element("r", look + [.element(content)])
    }

    private func span(_ text: XML.Node, _ emphasis: Emphasis) -> [XML.Node] {
        var node = text
        let style =
            emphasis.contains(.bold)
            ? emphasis.contains(.italic) ? OfficeSyntax.boldItalic : OfficeSyntax.bold
            : emphasis.contains(.italic) ? OfficeSyntax.italic : nil
        if let style {
            var span = element("span", [node])
            span.attributes = [attribute("style-name", style)]
            node = .element(span)
        }
        guard var look else { return [node] }
        look.children = [node]
        return [.element(look)]
    }

    private var lineBreak: [XML.Node] {
        isWord ? [.element(run(element("br", []), []))] : [.element(element("line-break", []))]
    }

    // MARK: - Bookmarks

    private func start(of bookmark: (name: String, serial: Int)) -> [XML.Node] {
        var start = element(isWord ? "bookmarkStart" : "bookmark-start", [])
        if isWord { start.attributes.append(attribute("id", String(bookmark.serial))) }
        start.attributes.append(attribute("name", bookmark.name))
        return [.element(start)]
    }

    private func end(of bookmark: (name: String, serial: Int)) -> [XML.Node] {
        var end = element(isWord ? "bookmarkEnd" : "bookmark-end", [])
        end.attributes.append(
            isWord ? attribute("id", String(bookmark.serial)) : attribute("name", bookmark.name))
        return [.element(end)]
    }

    // MARK: - Elements of the paragraph's vocabulary

    func element(_ local: String, _ children: [XML.Node]) -> XML.Element {
        XML.Element(
            name: XML.Name(namespace: paragraph.name.namespace, local: local),
            prefix: paragraph.prefix, children: children)
    }

    func attribute(_ local: String, _ value: String) -> XML.Attribute {
        XML.Attribute(
            name: XML.Name(namespace: paragraph.name.namespace, local: local),
            prefix: paragraph.prefix, value: value)
    }

    func valued(_ local: String, _ value: String) -> XML.Element {
        var result = element(local, [])
        result.attributes = [attribute("val", value)]
        return result
    }
}

extension BlockShape.Kind {
    /// The level of articles, points and sub-points; nil for what has no number.
    fileprivate var level: Int? {
        switch self {
        case .article: 0
        case .point: 1
        case .subPoint: 2
        default: nil
        }
    }
}
