internal import Diagnostics
internal import OpenPackage

/// Puts clauses of the library in the place of the paragraphs that include them.
///
/// A clause's paragraphs look like the paragraph of the tag. Where that paragraph is numbered by a
/// Word list, the list counts the clause too: articles at its level, points one level deeper; where
/// it is not, the clause's own numbers are printed as text. The clause's tags are typed as text, as
/// an author would have typed them.
struct ClauseInclusion {
    private let texts: IncludableTexts
    private let environment: Environment
    private let numbering: OfficeNumbering?
    private let part: OfficePartName
    /// The greatest id in use, above which bookmarks get theirs.
    private(set) var serial: Int
    private(set) var problems = DiagnosticCollector()
    /// Ids of clauses that stand in the document already.
    private var included: Set<String> = []
    private var isChanged = false

    /// Stands where a clause's own number is printed.
    static let numeral = "contractgen-number"
    /// Stands in each paragraph of a clause, so that messages can name it.
    static let mark = "contractgen-clause"

    init(
        _ texts: IncludableTexts, environment: Environment, numbering: OfficeNumbering?,
        part: OfficePartName, serial: Int
    ) {
        self.texts = texts
        self.environment = environment
        self.numbering = numbering
        self.part = part
        self.serial = serial
    }

    /// Whether anything may ask for a clause.
    static func isNeeded(in root: XML.Element) -> Bool { root.text.contains("include") }

    /// The part with the clauses in it.
    mutating func expanded(_ root: XML.Element, _ dialect: OfficeDialect) -> XML.Element {
        var result = expanded(children: root, dialect)
        if isChanged, dialect.kind == .openDocument {
            result = result.withAutomaticStyles(WriterEmphasis.all)
        }
        return result
    }

    private mutating func expanded(
        children element: XML.Element, _ dialect: OfficeDialect
    ) -> XML.Element {
        let isInList =
            dialect.kind == .openDocument
            && dialect.role(of: element, isEmpty: false, holdsText: false) == .listItem
        guard element.children.contains(where: { $0.element != nil }) else { return element }
        var result = element
        result.children = []
        for node in element.children {
            guard let child = node.element else {
                result.children.append(node)
                continue
            }
            let role = dialect.role(of: child, isEmpty: child.children.isEmpty, holdsText: false)
            if role == .paragraph, let name = name(in: child) {
                result.children +=
                    isInList
                    ? refused(child, .inList(name.name, at: place(name)))
                    : paragraphs(of: name, like: child, dialect)
            } else {
                result.children.append(.element(expanded(children: child, dialect)))
            }
        }
        return result
    }

    private mutating func refused(_ paragraph: XML.Element, _ problem: Diagnostic) -> [XML.Node] {
        problems.report(problem)
        return [.element(paragraph)]
    }

    // MARK: - The tag

    /// What a paragraph includes, when it holds nothing but the tag.
    private func name(in paragraph: XML.Element) -> (name: String, words: String)? {
        let words = paragraph.text
        guard words.contains("include"),
            let segments = try? TemplateScanner.segments(
                of: SourceText(name: "", text: words), environment: environment)
        else { return nil }
        var names: [String] = []
        for segment in segments {
            switch segment {
            case .text(let text, _):
                guard text.allSatisfy(\.isWhitespace) else { return nil }
            case .tag(let tag):
                guard case .include(let name) = tag.kind else { return nil }
                names.append(name)
            }
        }
        return names.count == 1 ? (names[0], words) : nil
    }

    // MARK: - Its paragraphs

    private mutating func paragraphs(
        of tag: (name: String, words: String), like paragraph: XML.Element,
        _ dialect: OfficeDialect
    ) -> [XML.Node] {
        do throws(DiagnosticList) {
            guard let source = texts.text(tag.name) else {
                throw DiagnosticList(
                    .unknownInclude(tag.name, among: texts.names(), at: place(tag)))
            }
            let document = try ClauseDocumentBuilder.document(
                from: source, environment: environment, including: texts.text)
            let typed = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try TypedClauseDocument(document, environment: environment).document
            }
            isChanged = true
            let mold = ParagraphMold(
                paragraph, dialect, list: numbering?.position(of: paragraph, dialect))
            var nodes: [XML.Node] = []
            for case .leaf(let leaf) in typed.body {
                guard case .paragraph(let paragraph) = leaf, paragraph.kind != .annex else {
                    throw DiagnosticList(.tooRich(tag.name, at: place(tag)))
                }
                nodes.append(.element(cast(paragraph, of: tag.name, in: mold)))
            }
            return mold.withSection(nodes)
        } catch {
            problems.report(error.all)
            return []
        }
    }

    private mutating func cast(
        _ paragraph: ClauseDocument.Paragraph, of name: String, in mold: ParagraphMold
    ) -> XML.Element {
        var bookmark: (name: String, serial: Int)?
        if let id = paragraph.id, included.insert(id).inserted {
            serial += 1
            bookmark = ("_cl_" + ClauseBookmark.key(of: id), serial)
        }
        var result = mold.paragraph(paragraph, bookmark: bookmark)
        result.children.append(.processingInstruction(target: Self.mark, data: name))
        return result
    }

    private func place(_ tag: (name: String, words: String)) -> Diagnostic.Location {
        .passage(
            Passage(file: part.file, part: part.name, place: part.area, words: tag.words))
    }
}

/// The formatting of an including tag's paragraph, and paragraphs made in it.
private struct ParagraphMold {
    private let paragraph: XML.Element
    private let properties: XML.Element?
    private let section: XML.Element?
    /// Word: the properties of the tag's run. Writer: the span around the tag.
    private let look: XML.Element?
    private let isWord: Bool
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

    func paragraph(
        _ paragraph: ClauseDocument.Paragraph, bookmark: (name: String, serial: Int)?
    ) -> XML.Element {
        var result = self.paragraph
        let level = paragraph.kind.level
        if let properties = properties(at: level) { result.children.append(.element(properties)) }
        if let bookmark { result.children += start(of: bookmark) }
        // Where no list sets the heading apart, its letters do.
        let heading: Emphasis = paragraph.kind == .article && list == nil ? .bold : []
        if let numeral = numeral(of: paragraph.kind, level) {
            result.children += words(numeral, heading)
        }
        for case .leaf(let inline) in paragraph.inlines {
            switch inline {
            case .text(let text, let emphasis):
                result.children += words(.text(text), emphasis.union(heading))
            case .lineBreak: result.children += lineBreak
            case .print: break
            }
        }
        if let bookmark { result.children += end(of: bookmark) }
        return result
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

    private func element(_ local: String, _ children: [XML.Node]) -> XML.Element {
        XML.Element(
            name: XML.Name(namespace: paragraph.name.namespace, local: local),
            prefix: paragraph.prefix, children: children)
    }

    private func attribute(_ local: String, _ value: String) -> XML.Attribute {
        XML.Attribute(
            name: XML.Name(namespace: paragraph.name.namespace, local: local),
            prefix: paragraph.prefix, value: value)
    }

    private func valued(_ local: String, _ value: String) -> XML.Element {
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

extension Diagnostic {
    fileprivate static func unknownInclude(
        _ name: String, among known: [String], at place: Location
    ) -> Diagnostic {
        let near = NearName.of(name, among: known)
        return .error(
            "office.unknown-include", at: place, arguments: ["name": name],
            message: Text(
                ro: "biblioteca nu are clauza sau textul „\(name)”",
                en: "the library has no clause or text “\(name)”"),
            hint: near.map {
                Text(ro: "poate „\($0)”?", en: "did you mean “\($0)”?")
            }
                ?? Text(
                    ro: "scrieți identificatorul unei clauze, de exemplu {% include \"SC-09\" %}",
                    en: "write a clause's id, for example {% include \"SC-09\" %}"))
    }

    fileprivate static func inList(_ name: String, at place: Location) -> Diagnostic {
        .error(
            "office.include-in-list", at: place, arguments: ["name": name],
            message: Text(
                ro: "„\(name)” nu poate fi inclus într-o listă din Writer",
                en: "“\(name)” cannot be included in a list of Writer"),
            hint: Text(
                ro: "scoateți numerotarea paragrafului: clauza își tipărește singură numerele",
                en: "take the numbering off the paragraph: the clause prints its own numbers"))
    }

    fileprivate static func tooRich(_ name: String, at place: Location) -> Diagnostic {
        .error(
            "office.include-too-rich", at: place, arguments: ["name": name],
            message: Text(
                ro:
                    "„\(name)” are o anexă, un tabel, semnături sau o pagină nouă, care nu se pot include",
                en:
                    "“\(name)” has an annex, a table, signatures or a page break, which cannot be included"
            ),
            hint: Text(
                ro: "copiați-l din șablonul scris de „contractgen templates export”",
                en: "copy it from the template that “contractgen templates export” writes"))
    }
}
