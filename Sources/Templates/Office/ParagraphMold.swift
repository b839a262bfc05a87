internal import OpenPackage

/// The formatting of an including tag's paragraph, and paragraphs made in it.
struct ParagraphMold {
    /// What counts a clause's articles and points.
    enum Counting: Equatable {
        /// Nothing does: their own numbers are printed as text.
        case text
        /// A Word list, articles at this level of it.
        case list(Int, level: Int)
        /// The items of a Writer list, which they become.
        case items
    }

    private let paragraph: XML.Element
    private let properties: XML.Element?
    private let section: XML.Element?
    /// Word: the properties of the tag's run. Writer: the span around the tag.
    let look: XML.Element?
    let isWord: Bool
    private let counting: Counting
    let ground: InclusionGround
    /// What Writer's paragraphs and tables refer to.
    var styles: WriterStyles
    /// An annex counts its own points, whatever counts the articles.
    private var isInAnnex = false
    private var isFirst = true

    init(
        _ paragraph: XML.Element, _ dialect: OfficeDialect, counting: Counting,
        on ground: InclusionGround, styles: WriterStyles
    ) {
        isWord = dialect.kind == .word
        self.counting = counting
        self.ground = ground
        self.styles = styles
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

    /// Whether tables can stand here: a list that counts the clause ends before them.
    var holdsTables: Bool { ground.holdsTables || counting == .items }

    // MARK: - Paragraphs

    /// - Parameter clause: what messages call the place.
    mutating func paragraph(
        _ paragraph: ClauseDocument.Paragraph, bookmark: (name: String, serial: Int)?,
        of clause: String
    ) -> XML.Element {
        if paragraph.kind == .annex { isInAnnex = true }
        let emphasis: Emphasis = isSetApart(paragraph.kind) ? .bold : []
        let numeral = numeral(of: paragraph.kind).map { words($0, emphasis) } ?? []
        let content = numeral + words(of: paragraph.inlines, emphasis) + room(in: paragraph)
        // A tag's own paragraph leaves nothing that could begin a page.
        defer { isFirst = isFirst && paragraph.isTypedTag }
        return self.paragraph(
            (bookmark.map(start) ?? []) + content + (bookmark.map(end) ?? []),
            look: ParagraphLook(paragraph.kind), at: level(of: paragraph.kind), of: clause)
    }

    /// A paragraph without a number, e.g. in a cell.
    mutating func paragraph(
        _ inlines: ClauseDocument.Inlines, _ emphasis: Emphasis, look: ParagraphLook? = nil,
        of clause: String
    ) -> XML.Element {
        paragraph(words(of: inlines, emphasis), look: look, at: nil, of: clause)
    }

    /// A line of a signature block.
    mutating func signer(
        _ paragraph: ClauseDocument.Paragraph, of clause: String
    ) -> XML.Element {
        self.paragraph(
            words(of: paragraph.inlines, []) + room(in: paragraph),
            look: paragraph.kind == .signatureLine ? .signatureLine : .signature, at: nil,
            of: clause)
    }

    /// A line without height that ends its page.
    mutating func pageBreak(of clause: String) -> XML.Element {
        guard isWord else {
            var line = element("p", [])
            line.attributes = [attribute("style-name", styles.pageBreak())]
            return line
        }
        let mark = element("br", ["type": "page"])
        return paragraph(
            [.element(element("r", [.element(mark)]))], look: .end, at: nil, of: clause)
    }

    private mutating func paragraph(
        _ content: [XML.Node], look: ParagraphLook?, at level: Int?, of clause: String
    ) -> XML.Element {
        var result = paragraph
        if isWord, let properties = properties(look, at: level) {
            result.children.append(.element(properties))
        } else if !isWord {
            result = writerShell(look)
        }
        result.children += content
        result.children.append(
            .processingInstruction(target: ClauseInclusion.mark, data: clause))
        return result
    }

    /// The level in the list that counts the clause; nil for what it does not count.
    func level(of kind: BlockShape.Kind) -> Int? {
        isInAnnex || counting == .text ? nil : kind.level
    }

    /// Where no list sets a heading apart, its letters do.
    private func isSetApart(_ kind: BlockShape.Kind) -> Bool {
        kind == .annex || kind == .article && (isInAnnex || counting == .text)
    }

    /// Where the clause's own number is printed; a bullet is a dash.
    private func numeral(of kind: BlockShape.Kind) -> XML.Node? {
        if kind == .bullet { return .text("– ") }
        guard isInAnnex || counting == .text,
            let place = BlockShape(kind: kind, isInAnnex: isInAnnex).listLevel,
            !(isInAnnex && kind == .article)
        else { return nil }
        return .processingInstruction(target: ClauseInclusion.numeral, data: place.spelled)
    }

    // MARK: - Their properties

    /// Word's properties with the place in the list that the kind of paragraph has.
    private func properties(_ look: ParagraphLook?, at level: Int?) -> XML.Element? {
        var changes = look.map { wordProperties(of: $0) } ?? []
        if case .list(let list, let first) = counting {
            let (number, depth) = level.map { (list, min(first + $0, 8)) } ?? (0, 0)
            changes.append(
                element(
                    "numPr",
                    [
                        .element(element("ilvl", ["val": String(depth)])),
                        .element(element("numId", ["val": String(number)])),
                    ]))
        }
        guard var result = properties ?? (changes.isEmpty ? nil : element("pPr", [])) else {
            return nil
        }
        if !isFirst { result.children.removeAll { $0.element?.name.local == "pageBreakBefore" } }
        for change in changes { result.place(change) }
        return result
    }

    private func wordProperties(of look: ParagraphLook) -> [XML.Element] {
        let noIndent = element("ind", ["left": "0", "right": "0", "firstLine": "0"])
        func spacing(_ before: Int, _ after: Int) -> XML.Element {
            element(
                "spacing",
                ["before": "\(before)", "after": "\(after)", "line": "240", "lineRule": "auto"])
        }
        func line(to position: Int) -> XML.Element {
            let stop = element(
                "tab", ["val": "right", "leader": "underscore", "pos": String(position)])
            return element("tabs", [.element(stop)])
        }
        let whole = [element("keepNext", []), element("keepLines", [])]
        func alignment(_ side: String) -> XML.Element { element("jc", ["val": side]) }
        switch look {
        case .annex:
            return whole + [
                element("pageBreakBefore", []), noIndent, alignment("center"),
            ]
        case .form: return [line(to: ground.width)]
        case .cell: return [spacing(40, 40), noIndent, alignment("left")]
        case .middleCell: return [spacing(40, 40), noIndent, alignment("center")]
        case .rightCell: return [spacing(40, 40), noIndent, alignment("right")]
        case .signature: return whole + [spacing(0, 40), noIndent, alignment("left")]
        case .signatureLine:
            return whole + [
                line(to: signatureWidth), spacing(480, 240), noIndent, alignment("left"),
            ]
        case .end:
            return [
                element(
                    "spacing", ["before": "0", "after": "0", "line": "20", "lineRule": "exact"])
            ]
        }
    }

    /// How long the line of a signature is.
    private var signatureWidth: Int { ground.width / 2 - InclusionGround.cellMargins - 66 }

    /// Writer's paragraph with the style of its look.
    private mutating func writerShell(_ look: ParagraphLook?) -> XML.Element {
        let base = paragraph.attributes.first { $0.name.local == "style-name" }?.value
        let name =
            look.map { look in
                let width = look == .signatureLine ? signatureWidth : ground.width
                return styles.paragraph(look, like: base, width: width)
            } ?? (isFirst ? nil : styles.withoutBreak(base))
        guard let name else { return paragraph }
        var result = look?.isInTable == true ? element("p", []) : paragraph
        result.setAttribute(
            attribute("style-name", "").name, prefix: paragraph.prefix, to: name)
        return result
    }

    // MARK: - Elements of the paragraph's vocabulary

    func element(_ local: String, _ children: [XML.Node]) -> XML.Element {
        XML.Element(
            name: XML.Name(namespace: paragraph.name.namespace, local: local),
            prefix: paragraph.prefix, children: children)
    }

    func element(
        _ local: String, _ attributes: KeyValuePairs<String, String>
    ) -> XML.Element {
        var result = element(local, [])
        result.attributes = attributes.map { attribute($0.key, $0.value) }
        return result
    }

    func attribute(_ local: String, _ value: String) -> XML.Attribute {
        XML.Attribute(
            name: XML.Name(namespace: paragraph.name.namespace, local: local),
            prefix: paragraph.prefix, value: value)
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

extension ClauseDocument.Paragraph {
    /// Whether nothing but a tag that prints nothing is typed in it.
    fileprivate var isTypedTag: Bool {
        guard inlines.count == 1, case .leaf(.text(let words, _)) = inlines[0] else {
            return false
        }
        return words.hasPrefix("{%") && words.hasSuffix("%}")
    }
}

extension ListLevel {
    /// As it stands in the instruction that keeps a number's place.
    fileprivate var spelled: String { "\(list == .body ? "body" : "annexes") \(level)" }

    init?(spelled text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, let level = Int(words[1]) else { return nil }
        self.init(list: words[0] == "body" ? .body : .annexes, level: level)
    }
}
