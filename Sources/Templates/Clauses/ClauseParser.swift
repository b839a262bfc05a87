internal import Diagnostics
internal import MarkdownTree
internal import Wording

/// Reads a clause template's Markdown into pieces in reading order.
///
/// Lists are flattened: a point's level follows from the column of its marker, so a tag between two
/// points cannot split a list.
struct ClauseParser {
    private let source: SourceText
    private let language: DocumentLanguage
    private let text: PlaceholderText
    private let lines: [Substring]
    private var problems = DiagnosticCollector()
    private var pieces: [ClausePiece] = []

    /// - Throws: everything that is no clause dialect: HTML, links, images, code, quotes, rules,
    ///   deeper lists, headings beyond the third level.
    static func pieces(
        of source: SourceText, environment: Environment
    ) throws(DiagnosticList) -> [ClausePiece] {
        var parser = ClauseParser(
            source, environment.language, try PlaceholderText(source, environment: environment))
        for node in MarkdownParser.parse(parser.text.markdown).children { parser.read(node) }
        if parser.problems.hasErrors { throw DiagnosticList(parser.problems.all) }
        return parser.pieces
    }

    private init(_ source: SourceText, _ language: DocumentLanguage, _ text: PlaceholderText) {
        self.source = source
        self.language = language
        self.text = text
        lines = text.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private func place(_ node: MarkdownNode) -> SourcePlace {
        let number = text.lineNumbers.isEmpty ? 1 : text.lineNumbers[
            min(max(node.line, 1), text.lineNumbers.count) - 1]
        return SourcePlace(file: source.name, line: number, column: max(node.column, 1))
    }

    private mutating func read(_ node: MarkdownNode) {
        switch node.kind {
        case .heading(let level) where level <= 3:
            append([.title, .article, .annex][level - 1], node)
        case .paragraph: append(.paragraph, node)
        case .list(let ordered):
            for item in node.children { read(item, ordered: ordered) }
        case .table(let alignments): readTable(node, alignments)
        case .htmlBlock(let html): read(html: html, node)
        default: problems.report(.notInDialect(node.kind, at: place(node)))
        }
    }

    private mutating func read(_ item: MarkdownNode, ordered: Bool) {
        let level = (item.column - 1) / 3
        guard level <= 1 else {
            problems.report(.listTooDeep(at: place(item)))
            return
        }
        var kind: ClauseBlock.Kind = ordered ? [.point, .subPoint][level] : .bullet
        for child in item.children {
            if case .paragraph = child.kind {
                append(kind, child)
                kind = .continuation
            } else {
                read(child)
            }
        }
        if item.children.isEmpty { problems.report(.emptyPoint(at: place(item))) }
    }

    private mutating func read(html: String, _ node: MarkdownNode) {
        guard let mark = text.mark(forBlock: html) else {
            problems.report(.notInDialect(node.kind, at: place(node)))
            return
        }
        switch mark {
        case .tag(let tag): pieces.append(.tag(tag))
        case .directive(let name, let argument, let place):
            pieces.append(.directive(name: name, argument: inlines(inText: argument), place))
        case .directiveEnd(let place): pieces.append(.directiveEnd(place))
        }
    }

    private mutating func append(_ kind: ClauseBlock.Kind, _ node: MarkdownNode) {
        var inlines = self.inlines(of: node)
        let id = Self.takeID(from: &inlines)
        pieces.append(
            .block(ClauseBlock(kind: kind, id: id, inlines: inlines, place: place(node))))
    }

    private mutating func readTable(
        _ node: MarkdownNode, _ alignments: [MarkdownNode.Alignment]
    ) {
        var header: [[ClauseBlock.Inline]] = []
        var rows: [ClauseTable.Row] = []
        for row in node.children {
            let cells = row.children.map { inlines(of: $0) }
            if case .tableRow(isHeader: true) = row.kind {
                header = cells
            } else if let tag = rowTag(row) {
                rows.append(.tag(tag))
            } else {
                rows.append(.cells(cells, place(row)))
            }
        }
        pieces.append(
            .table(
                ClauseTable(
                    alignments: alignments, widths: widths(delimiterLine: node.line + 1), header: header,
                    rows: rows, place: place(node))))
    }

    private func rowTag(_ row: MarkdownNode) -> Tag? {
        guard let cell = row.children.first, let only = cell.children.first,
            cell.children.count == 1, case .text(let content) = only.kind,
            case .tag(let tag) = text.mark(forRow: content)
        else { return nil }
        return tag
    }

    private func widths(delimiterLine number: Int) -> [Int] {
        guard number <= lines.count else { return [] }
        return lines[number - 1].split(separator: "|")
            .map { cell in cell.count { $0 == "-" || $0 == ":" } }.filter { $0 > 0 }
    }
}

// MARK: - Inline content

extension ClauseParser {
    private mutating func inlines(of node: MarkdownNode) -> [ClauseBlock.Inline] {
        var result: [ClauseBlock.Inline] = []
        for child in node.children { gather(child, [], at: place(node), into: &result) }
        return result
    }

    private mutating func gather(
        _ node: MarkdownNode, _ emphasis: Emphasis, at place: SourcePlace,
        into result: inout [ClauseBlock.Inline]
    ) {
        switch node.kind {
        case .text(let content): result += inlines(inText: content, emphasis)
        case .softBreak: result.append(.text(" ", emphasis))
        case .lineBreak: result.append(.lineBreak)
        case .emphasis, .strong:
            let added: Emphasis = node.kind == .strong ? .bold : .italic
            for child in node.children {
                gather(child, emphasis.union(added), at: place, into: &result)
            }
        default: problems.report(.notInDialect(node.kind, at: place))
        }
    }

    /// Sets a text as print wants it (no-break spaces, quotes, dashes) and splits it at the
    /// characters that stand for tags.
    private func inlines(
        inText content: String, _ emphasis: Emphasis = []
    ) -> [ClauseBlock.Inline] {
        var result: [ClauseBlock.Inline] = []
        // Typesetting takes any BMP private-use character for a word.
        let standIn: Unicode.Scalar = "\u{E000}"
        var tags: [Tag] = []
        var words = String.UnicodeScalarView()
        for scalar in content.unicodeScalars {
            if let tag = text.inlineTag(for: scalar) {
                tags.append(tag)
                words.append(standIn)
            } else {
                words.append(scalar)
            }
        }
        let pieces = language.typeset(String(words)).split(
            separator: Character(standIn), omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            if index > 0 { result.append(.tag(tags[index - 1], emphasis)) }
            if !piece.isEmpty { result.append(.text(String(piece), emphasis)) }
        }
        return result
    }

    /// Takes `{: #id}` off the end of a block's text.
    private static func takeID(from inlines: inout [ClauseBlock.Inline]) -> String? {
        var tail = ""
        var index = inlines.count
        while index > 0, !tail.contains("{: #"), case .text(let text, _) = inlines[index - 1] {
            index -= 1
            tail = text + tail
        }
        guard let start = tail.lastIndex(of: "{"), tail[start...].hasPrefix("{: #"),
            tail.trimmingSpaces.hasSuffix("}")
        else { return nil }
        let id = tail[start...].dropFirst(4).trimmingSpaces.dropLast().trimmingSpaces
        guard case .text(_, let emphasis)? = inlines.dropFirst(index).first else { return nil }
        inlines.removeSubrange(index...)
        var kept = String(tail[..<start])
        kept.trimEnd()
        if !kept.isEmpty { inlines.append(.text(kept, emphasis)) }
        return id
    }
}

extension Diagnostic {
    fileprivate static func notInDialect(
        _ kind: MarkdownNode.Kind, at place: SourcePlace
    ) -> Diagnostic {
        let what = Text(naming: kind)
        return .error(
            "template.not-in-dialect", at: .source(place), arguments: ["construct": what.en],
            message: Text(
                ro: "șabloanele de clauze nu cunosc \(what.ro)",
                en: "clause templates do not know \(what.en)"),
            hint: Text(
                ro: "folosiți titluri #, ##, ###, puncte „1. ”, liniuțe „- ”, tabele și **accent**",
                en: "use headings #, ##, ###, points “1. ”, bullets “- ”, tables and **emphasis**"))
    }

    fileprivate static func listTooDeep(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.list-too-deep", at: .source(place),
            message: Text(
                ro: "punctul este indentat prea adânc; există două niveluri: „1. ” și, cu trei spații, „1. ”",
                en: "the point is indented too far; there are two levels: “1. ” and, by three spaces, “1. ”"),
            hint: Text(
                ro: "micșorați indentarea la zero sau la trei spații",
                en: "indent it by nothing or by three spaces"))
    }

    fileprivate static func emptyPoint(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.empty-point", at: .source(place),
            message: Text(ro: "punctul nu are text", en: "the point has no text"),
            hint: Text(ro: "scrieți textul sau ștergeți punctul", en: "write its text or delete it"))
    }
}

extension Text {
    fileprivate init(naming kind: MarkdownNode.Kind) {
        switch kind {
        case .htmlBlock, .htmlInline: self.init(ro: "HTML", en: "HTML")
        case .link: self.init(ro: "legături", en: "links")
        case .image: self.init(ro: "imagini în text", en: "images in the text")
        case .code, .codeBlock:
            self.init(ro: "text preformatat (cod)", en: "preformatted text (code)")
        case .blockQuote: self.init(ro: "citate „>”", en: "block quotes (>)")
        case .thematicBreak: self.init(ro: "linii despărțitoare", en: "horizontal rules")
        case .heading: self.init(ro: "titluri de nivelul 4–6", en: "headings of level 4 to 6")
        default: self.init(ro: "această construcție", en: "this construct")
        }
    }
}
