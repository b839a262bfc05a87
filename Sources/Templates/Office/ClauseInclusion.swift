internal import Diagnostics
internal import OpenPackage

/// Puts clauses of the library in the place of the paragraphs that include them.
///
/// A clause's paragraphs look like the paragraph of the tag. Where a list numbers that paragraph, the
/// list counts the clause too: articles at its level, points one level deeper; where none does, the
/// clause's own numbers are printed as text. The clause's tags are typed as text, as an author would
/// have typed them.
struct ClauseInclusion {
    private let texts: IncludableTexts
    let environment: Environment
    private let numbering: OfficeNumbering?
    private let part: OfficePartName
    /// The greatest id in use, above which bookmarks get theirs.
    private(set) var serial: Int
    private(set) var problems = DiagnosticCollector()
    /// Ids of clauses that stand in the document already.
    private var included: Set<String> = []
    private var styles: WriterStyles
    private let ground: InclusionGround
    /// Whether any clause was put in.
    private(set) var isChanged = false

    /// Stands where a clause's own number is printed.
    static let numeral = "contractgen-number"
    /// Stands in each paragraph of a clause, so that messages can name it.
    static let mark = "contractgen-clause"

    /// - Parameter pages: the root of the part that describes the pages.
    init(
        _ texts: IncludableTexts, in root: XML.Element, onPagesOf pages: XML.Element,
        environment: Environment, numbering: OfficeNumbering?, part: OfficePartName, serial: Int
    ) {
        self.texts = texts
        self.environment = environment
        self.numbering = numbering
        self.part = part
        self.serial = serial
        styles = WriterStyles(root)
        ground = InclusionGround(pages)
    }

    /// Whether anything may ask for a clause.
    static func isNeeded(in root: XML.Element) -> Bool { root.text.contains("include") }

    /// The part with the clauses in it.
    mutating func expanded(_ root: XML.Element, _ dialect: OfficeDialect) -> XML.Element {
        let result = expanded(children: root, dialect, on: ground)
        return isChanged && dialect.kind == .openDocument
            ? result.withAutomaticStyles(WriterEmphasis.all + styles.nodes) : result
    }

    private mutating func expanded(
        children element: XML.Element, _ dialect: OfficeDialect, on ground: InclusionGround
    ) -> XML.Element {
        guard element.children.contains(where: { $0.element != nil }) else { return element }
        var result = element
        result.children = []
        for node in element.children {
            guard let child = node.element else {
                result.children.append(node)
                continue
            }
            let role = dialect.role(of: child, isEmpty: child.children.isEmpty, holdsText: false)
            if role == .paragraph, let tag = tag(in: child) {
                result.children += paragraphs(of: tag, like: child, dialect, on: ground)
            } else if role == .listItem, let first = first(of: child, dialect) {
                var rest = child
                rest.children.removeSubrange(...first.index)
                rest = expanded(children: rest, dialect, on: ground)
                result.children += items(
                    of: first.tag, like: first.paragraph, in: rest, dialect, on: ground)
            } else {
                let inner = expanded(
                    children: child, dialect, on: ground.inside(child, role))
                result.children +=
                    role == .list && ground.holdsTables
                    ? listBreak.nodes(of: inner) : [.element(inner)]
            }
        }
        return result
    }

    // MARK: - The tag

    struct IncludeTag {
        let name: String
        let words: String
    }

    /// What a paragraph includes, when it holds nothing but the tag.
    private func tag(in paragraph: XML.Element) -> IncludeTag? {
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
        return names.count == 1 ? IncludeTag(name: names[0], words: words) : nil
    }

    /// The tag in the paragraph that a list's item begins with, which bears the item's number.
    private func first(
        of item: XML.Element, _ dialect: OfficeDialect
    ) -> (index: Int, paragraph: XML.Element, tag: IncludeTag)? {
        guard item.name.local == "list-item",
            let index = item.children.firstIndex(where: { $0.element != nil }),
            let paragraph = item.children[index].element,
            dialect.role(of: paragraph, isEmpty: false, holdsText: false) == .paragraph,
            let tag = tag(in: paragraph)
        else { return nil }
        return (index, paragraph, tag)
    }

    // MARK: - What takes its place

    private mutating func paragraphs(
        of tag: IncludeTag, like paragraph: XML.Element, _ dialect: OfficeDialect,
        on ground: InclusionGround
    ) -> [XML.Node] {
        do throws(DiagnosticList) {
            let clause = try clause(of: tag)
            let place = numbering?.position(of: paragraph, dialect)
            var mold = mold(
                of: paragraph, dialect,
                counting: place.map { .list($0.list, level: $0.level) } ?? .text, on: ground)
            var nodes: [XML.Node] = []
            for case .leaf(let leaf) in clause {
                nodes += try self.nodes(of: leaf, by: tag, in: &mold)
            }
            finish(mold)
            return mold.withSection(nodes)
        } catch {
            problems.report(error.all)
            return []
        }
    }

    /// The clause with its tags typed as text.
    func clause(of tag: IncludeTag) throws(DiagnosticList) -> ClauseDocument.Tree {
        guard let source = texts.text(tag.name) else {
            throw DiagnosticList(.unknownInclude(tag.name, among: texts.names(), at: place(tag)))
        }
        let document = try ClauseDocumentBuilder.document(
            from: source, environment: environment, including: texts.text)
        return try DiagnosticList.wrapping { () throws(Diagnostic) in
            try TypedClauseDocument(document, environment: environment).document.body
        }
    }

    mutating func nodes(
        of leaf: ClauseDocument.Leaf, by tag: IncludeTag, in mold: inout ParagraphMold
    ) throws(DiagnosticList) -> [XML.Node] {
        try check(leaf, by: tag, in: mold)
        switch leaf {
        case .paragraph(let paragraph): return [.element(cast(paragraph, of: tag.name, in: &mold))]
        case .table(let table): return mold.table(table, of: tag.name)
        case .signatures(_, let cells, _):
            return mold.signatures(cells.typedCells, of: tag.name)
        case .pageBreak: return [.element(mold.pageBreak(of: tag.name))]
        }
    }

    func check(
        _ leaf: ClauseDocument.Leaf, by tag: IncludeTag, in mold: ParagraphMold
    ) throws(DiagnosticList) {
        let (needsPage, needsTable) =
            switch leaf {
            case .paragraph(let paragraph): (paragraph.kind == .annex, false)
            case .pageBreak: (true, false)
            case .table, .signatures: (false, true)
            }
        if needsTable, !mold.holdsTables {
            throw DiagnosticList(.tableInList(tag.name, at: place(tag)))
        }
        if needsPage, !mold.ground.beginsPages {
            throw DiagnosticList(.noPage(tag.name, at: place(tag)))
        }
    }

    mutating func cast(
        _ paragraph: ClauseDocument.Paragraph, of name: String, in mold: inout ParagraphMold
    ) -> XML.Element {
        var bookmark: (name: String, serial: Int)?
        if let id = paragraph.id, included.insert(id).inserted {
            serial += 1
            bookmark = ("_cl_" + ClauseBookmark.key(of: id), serial)
        }
        return mold.paragraph(paragraph, bookmark: bookmark, of: name)
    }

    /// The formatting of a tag's paragraph.
    func mold(
        of paragraph: XML.Element, _ dialect: OfficeDialect, counting: ParagraphMold.Counting,
        on ground: InclusionGround
    ) -> ParagraphMold {
        ParagraphMold(paragraph, dialect, counting: counting, on: ground, styles: styles)
    }

    /// Keeps what the clause's paragraphs refer to.
    mutating func finish(_ mold: ParagraphMold) {
        isChanged = true
        styles = mold.styles
    }

    mutating func report(_ error: DiagnosticList) { problems.report(error.all) }

    private func place(_ tag: IncludeTag) -> Diagnostic.Location {
        .passage(
            Passage(file: part.file, part: part.name, place: part.area, words: tag.words))
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

    fileprivate static func tableInList(_ name: String, at place: Location) -> Diagnostic {
        .error(
            "office.include-in-list", at: place, arguments: ["name": name],
            message: Text(
                ro:
                    "„\(name)” are un tabel sau semnături, care nu încap într-un punct al unei liste din Writer",
                en: "“\(name)” has a table or signatures, which no item of a Writer list holds"),
            hint: Text(
                ro: "scoateți paragraful din listă sau dați-i un punct al lui",
                en: "take the paragraph out of the list, or give it an item of its own"))
    }

    fileprivate static func noPage(_ name: String, at place: Location) -> Diagnostic {
        .error(
            "office.include-off-page", at: place, arguments: ["name": name],
            message: Text(
                ro: "„\(name)” începe o pagină nouă, ceea ce nu se poate în acest loc",
                en: "“\(name)” begins a new page, which is impossible in this place"),
            hint: Text(
                ro:
                    "mutați eticheta în textul documentului, în afara tabelelor, listelor, casetelor, antetelor și notelor",
                en:
                    "move the tag into the text of the document, outside tables, lists, boxes, headers and notes"
            ))
    }
}
