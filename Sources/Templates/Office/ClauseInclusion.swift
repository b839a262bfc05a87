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
    private let environment: Environment
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

    private var listBreak: WriterListBreak {
        WriterListBreak { [environment] item in
            let words = item.text
            guard item.elements.count == 1, words.contains("{%"),
                let segments = try? TemplateScanner.segments(
                    of: SourceText(name: "", text: words), environment: environment)
            else { return false }
            return segments.allSatisfy { segment in
                switch segment {
                case .text(let text, _): text.allSatisfy(\.isWhitespace)
                case .tag(let tag): tag.isBlock || tag.isAssignment
                }
            }
        }
    }

    // MARK: - The tag

    private struct IncludeTag {
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
            var mold = ParagraphMold(
                paragraph, dialect,
                counting: place.map { .list($0.list, level: $0.level) } ?? .text, on: ground,
                styles: styles)
            var nodes: [XML.Node] = []
            for case .leaf(let leaf) in clause {
                nodes += try self.nodes(of: leaf, by: tag, in: &mold)
            }
            isChanged = true
            styles = mold.styles
            return mold.withSection(nodes)
        } catch {
            problems.report(error.all)
            return []
        }
    }

    /// The items that take the place of the one that the tag begins.
    ///
    /// - Parameter item: with what stands behind the tag.
    private mutating func items(
        of tag: IncludeTag, like paragraph: XML.Element, in item: XML.Element,
        _ dialect: OfficeDialect, on ground: InclusionGround
    ) -> [XML.Node] {
        do throws(DiagnosticList) {
            let clause = try clause(of: tag)
            var mold = ParagraphMold(
                paragraph, dialect, counting: .items, on: ground, styles: styles)
            if clause.holdsTables {
                let nodes = try broken(clause, by: tag, in: &mold, before: item)
                isChanged = true
                styles = mold.styles
                return [nodes]
            }
            var items = WriterListItems()
            try place(clause.paired(in: environment), from: 0, by: tag, in: &mold, &items)
            isChanged = true
            styles = mold.styles
            return items.nodes(in: item)
        } catch {
            problems.report(error.all)
            return []
        }
    }

    /// What stands outside the list.
    private mutating func broken(
        _ clause: ClauseDocument.Tree, by tag: IncludeTag, in mold: inout ParagraphMold,
        before rest: XML.Element
    ) throws(DiagnosticList) -> XML.Node {
        var nodes: [XML.Node] = []
        for case .leaf(let leaf) in clause {
            let own = try self.nodes(of: leaf, by: tag, in: &mold)
            if case .paragraph(let paragraph) = leaf, let level = mold.level(of: paragraph.kind) {
                nodes += own.map { WriterListBreak.counted($0, at: level) }
            } else {
                nodes += own
            }
        }
        nodes += rest.elements.map { element in
            element.name.local == "list"
                ? WriterListBreak.counted(.element(element), at: 0) : .element(element)
        }
        return WriterListBreak.element(nodes)
    }

    /// The clause with its tags typed as text.
    private func clause(of tag: IncludeTag) throws(DiagnosticList) -> ClauseDocument.Tree {
        guard let source = texts.text(tag.name) else {
            throw DiagnosticList(.unknownInclude(tag.name, among: texts.names(), at: place(tag)))
        }
        let document = try ClauseDocumentBuilder.document(
            from: source, environment: environment, including: texts.text)
        return try DiagnosticList.wrapping { () throws(Diagnostic) in
            try TypedClauseDocument(document, environment: environment).document.body
        }
    }

    private mutating func nodes(
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

    private func check(
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

    // MARK: - Items of a Writer list

    /// - Parameter outer: the level of the items that the blocks stand between.
    private mutating func place(
        _ blocks: [Block<ClauseDocument.Leaf>], from outer: Int, by tag: IncludeTag,
        in mold: inout ParagraphMold, _ items: inout WriterListItems
    ) throws(DiagnosticList) {
        for block in blocks {
            switch block {
            case .leaf(.paragraph(let paragraph)):
                try check(.paragraph(paragraph), by: tag, in: mold)
                let node = XML.Node.element(cast(paragraph, of: tag.name, in: &mold))
                if let level = mold.level(of: paragraph.kind) {
                    items.add(node, at: level)
                } else {
                    items.attach(node, from: outer)
                }
            case .leaf(let leaf): try check(leaf, by: tag, in: mold)
            case .tag(let alone):
                items.add(line(alone, of: tag.name, in: &mold), asTagFrom: outer)
            case .choice(let choice):
                let bodies = choice.branches.map(\.body)
                try place(bodies, between: choice.tags, from: outer, by: tag, in: &mold, &items)
            case .loop(let loop):
                let bodies = [loop.body, loop.otherwise]
                try place(bodies, between: loop.tags, from: outer, by: tag, in: &mold, &items)
            }
        }
    }

    /// Tags around items are items beside them; tags around other paragraphs are paragraphs too.
    private mutating func place(
        _ bodies: [[Block<ClauseDocument.Leaf>]], between tags: [Tag], from outer: Int,
        by tag: IncludeTag, in mold: inout ParagraphMold, _ items: inout WriterListItems
    ) throws(DiagnosticList) {
        let highest = bodies.compactMap { $0.highestLevel(in: mold) }.min()
        let level = highest ?? (items.canAttach(from: outer) ? nil : outer)
        for (index, own) in tags.enumerated() {
            let node = line(own, of: tag.name, in: &mold)
            if let level {
                items.add(node, at: level, isTag: true)
            } else {
                items.attach(node, from: outer)
            }
            guard index < tags.count - 1, index < bodies.count else { continue }
            try place(bodies[index], from: level ?? outer, by: tag, in: &mold, &items)
        }
    }

    private func line(_ tag: Tag, of clause: String, in mold: inout ParagraphMold) -> XML.Node {
        .element(mold.paragraph([.leaf(.text(tag.words, []))], [], of: clause))
    }

    private mutating func cast(
        _ paragraph: ClauseDocument.Paragraph, of name: String, in mold: inout ParagraphMold
    ) -> XML.Element {
        var bookmark: (name: String, serial: Int)?
        if let id = paragraph.id, included.insert(id).inserted {
            serial += 1
            bookmark = ("_cl_" + ClauseBookmark.key(of: id), serial)
        }
        return mold.paragraph(paragraph, bookmark: bookmark, of: name)
    }

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
