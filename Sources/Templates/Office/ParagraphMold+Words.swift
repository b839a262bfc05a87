internal import OpenPackage

/// What stands in a clause's paragraphs.
extension ParagraphMold {
    func words(of inlines: ClauseDocument.Inlines, _ emphasis: Emphasis) -> [XML.Node] {
        inlines.flatMap { block -> [XML.Node] in
            guard case .leaf(let inline) = block else { return [] }
            switch inline {
            case .text(let text, let own): return words(.text(text), own.union(emphasis))
            case .lineBreak: return lineBreak
            case .print: return []
            }
        }
    }

    func words(_ text: XML.Node, _ emphasis: Emphasis) -> [XML.Node] {
        guard isWord else { return span(text, emphasis) }
        return [.element(run([preserved(text)], emphasis))]
    }

    private func preserved(_ text: XML.Node) -> XML.Node {
        var words = element("t", [text])
        words.setAttribute(.space, prefix: "xml", to: "preserve")
        return .element(words)
    }

    private func run(_ content: [XML.Node], _ emphasis: Emphasis) -> XML.Element {
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
        return element("r", look + content)
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
        isWord
            ? [.element(run([.element(element("br", []))], []))]
            : [.element(element("line-break", []))]
    }

    /// Behind the words of a line to fill in, the rest of the line.
    func room(in paragraph: ClauseDocument.Paragraph) -> [XML.Node] {
        guard [.signatureLine, .formLine].contains(paragraph.kind) else { return [] }
        let tab = XML.Node.element(element("tab", []))
        return isWord
            ? [.element(run([preserved(.text(" ")), tab], []))]
            : [.element(element("s", [])), tab]
    }

    // MARK: - Bookmarks

    func start(of bookmark: (name: String, serial: Int)) -> [XML.Node] {
        var start = element(isWord ? "bookmarkStart" : "bookmark-start", [])
        if isWord { start.attributes.append(attribute("id", String(bookmark.serial))) }
        start.attributes.append(attribute("name", bookmark.name))
        return [.element(start)]
    }

    func end(of bookmark: (name: String, serial: Int)) -> [XML.Node] {
        var end = element(isWord ? "bookmarkEnd" : "bookmark-end", [])
        end.attributes.append(
            isWord ? attribute("id", String(bookmark.serial)) : attribute("name", bookmark.name))
        return [.element(end)]
    }
}
