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

    /// - Returns: the pieces with everything that is no clause dialect: HTML, links, images, code, quotes, rules,
    ///   deeper lists, underlined headings and those beyond the third level, tables whose rows do not
    ///   fit, clause ids at odd places.
    /// - Throws: tags that cannot be read, characters that no template may hold.
    static func pieces(
        of source: SourceText, environment: Environment
    ) throws(DiagnosticList) -> (pieces: [ClausePiece], problems: [Diagnostic]) {
        var parser = ClauseParser(
            source, environment.language, try PlaceholderText(source, environment: environment))
        for node in MarkdownParser.parse(parser.text.markdown).children { parser.read(node) }
        return (parser.pieces, parser.problems.all)
    }

    private init(_ source: SourceText, _ language: DocumentLanguage, _ text: PlaceholderText) {
        self.source = source
        self.language = language
        self.text = text
        lines = text.markdown.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { Substring($0) }
    }

    private func place(_ node: MarkdownNode) -> SourcePlace {
        let number =
            text.lineNumbers.isEmpty
            ? 1
            : text.lineNumbers[
                min(max(node.line, 1), text.lineNumbers.count) - 1]
        return SourcePlace(file: source.name, line: number, column: max(node.column, 1))
    }

    private mutating func read(_ node: MarkdownNode) {
        switch node.kind {
        case .heading(let level) where level <= 3:
            if !line(of: node).hasPrefix("#") {
                problems.report(.underlinedHeading(at: place(node)))
            }
            append([.title, .article, .annex][level - 1], node)
        case .paragraph: append(.paragraph, node)
        case .list(let ordered):
            for item in node.children { read(item, ordered: ordered) }
        case .table(let alignments): readTable(node, alignments)
        case .htmlBlock: readHTML(node)
        default: problems.report(.notInDialect(node.kind, at: place(node)))
        }
    }

    /// The line a node begins on, without its indentation.
    private func line(of node: MarkdownNode) -> Substring {
        guard lines.indices.contains(node.line - 1) else { return "" }
        return Substring(lines[node.line - 1].utf8.drop { $0 == 0x20 || $0 == 0x09 })
    }

    private mutating func read(_ item: MarkdownNode, ordered: Bool) {
        let level = (item.column - 1) / 3
        guard level <= 1 else {
            problems.report(.listTooDeep(at: place(item)))
            return
        }
        var kind: ClauseBlock.Kind = ordered ? [.point, .subPoint][level] : .bullet
        for child in item.children {
            switch child.kind {
            case .paragraph:
                append(kind, child)
                kind = .continuation
            case .list where !ordered: problems.report(.listTooDeep(at: place(child)))
            default: read(child)
            }
        }
        if item.children.isEmpty { problems.report(.emptyPoint(at: place(item))) }
    }

    private mutating func readHTML(_ node: MarkdownNode) {
        guard let mark = text.mark(forBlockAt: node.line) else {
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
        if kind != .title, kind != .article, kind != .annex, line(of: node).hasPrefix("|") {
            return problems.report(.noTable(at: place(node)))
        }
        var inlines = self.inlines(of: node)
        let id = Self.takeID(from: &inlines)
        if let id, !Self.isFit(id) { problems.report(.unfitID(id, at: place(node))) }
        refuseStrayMarkup(in: inlines, of: node)
        pieces.append(
            .block(ClauseBlock(kind: kind, id: id, inlines: inlines, place: place(node))))
    }

    private mutating func readTable(
        _ node: MarkdownNode, _ alignments: [MarkdownNode.Alignment]
    ) {
        var header: [[ClauseBlock.Inline]] = []
        var rows: [ClauseTable.Row] = []
        for row in node.children {
            if let tag = rowTag(row) {
                rows.append(.tag(tag))
                continue
            }
            checkCells(of: row, columns: alignments.count)
            let cells = row.children.map { inlines(of: $0) }
            for cell in cells { refuseStrayMarkup(in: cell, of: row) }
            if case .tableRow(isHeader: true) = row.kind {
                header = cells
            } else {
                rows.append(.cells(cells, place(row)))
            }
        }
        pieces.append(
            .table(
                ClauseTable(
                    alignments: alignments, widths: widths(delimiterLine: node.line + 1),
                    header: header,
                    rows: rows, place: place(node))))
    }

    /// The parser drops the cells that are too many, and takes any line below for a row.
    private mutating func checkCells(of row: MarkdownNode, columns: Int) {
        let line = line(of: row).trimmingSpaces
        var isEscaped = false
        var bars = 0
        for character in line {
            if character == "|", !isEscaped { bars += 1 }
            isEscaped = character == "\\" && !isEscaped
        }
        let cells = bars + 1 - (line.hasPrefix("|") ? 1 : 0) - (isEnd(line) ? 1 : 0)
        if bars == 0 || cells > columns {
            problems.report(.unfitRow(cells: cells, columns: columns, at: place(row)))
        }
    }

    private func isEnd(_ line: String) -> Bool { line.hasSuffix("|") && !line.hasSuffix("\\|") }

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
    /// A stretch of a paragraph as the author typed it; a character stands for each tag.
    private struct Run {
        var text: String
        let emphasis: Emphasis
    }

    private mutating func inlines(of node: MarkdownNode) -> [ClauseBlock.Inline] {
        var runs: [Run] = []
        for child in node.children { gather(child, [], at: place(node), into: &runs) }
        return inlines(of: runs)
    }

    private mutating func gather(
        _ node: MarkdownNode, _ emphasis: Emphasis, at place: SourcePlace, into runs: inout [Run]
    ) {
        switch node.kind {
        case .text(let content): runs.append(Run(text: content, emphasis: emphasis))
        case .softBreak: runs.append(Run(text: " ", emphasis: emphasis))
        case .lineBreak: runs.append(Run(text: "\n", emphasis: emphasis))
        case .emphasis, .strong:
            let added: Emphasis = node.kind == .strong ? .bold : .italic
            for child in node.children {
                gather(child, emphasis.union(added), at: place, into: &runs)
            }
        default: report(.notInDialect(node.kind, at: place))
        }
    }

    private func inlines(inText content: String) -> [ClauseBlock.Inline] {
        inlines(of: [Run(text: content, emphasis: [])])
    }

    /// Splits runs at line breaks and at the characters that stand for tags.
    private func inlines(of runs: [Run]) -> [ClauseBlock.Inline] {
        var result: [ClauseBlock.Inline] = []
        for (run, words) in zip(runs, typeset(runs)) {
            if run.text.isPlain {
                result.append(.text(String(words), run.emphasis))
                continue
            }
            let tags = run.text.unicodeScalars.compactMap { text.inlineTag(for: $0) }
            for (index, piece) in words.split(
                separator: Self.standIn, omittingEmptySubsequences: false
            ).enumerated() {
                if index > 0 { result.append(.tag(tags[index - 1], run.emphasis)) }
                if piece.elementsEqual("\n".unicodeScalars) {
                    result.append(.lineBreak)
                } else if !piece.isEmpty {
                    result.append(.text(String(Substring(piece)), run.emphasis))
                }
            }
        }
        return result
    }

    /// Typesetting takes any private-use character of the first plane for a word.
    private static let standIn: Unicode.Scalar = "\u{E000}"

    /// The runs set as print wants them: no-break spaces, quotes, dashes. A quote's partner may stand
    /// in another run, so that all are set as one.
    private func typeset(_ runs: [Run]) -> [String.UnicodeScalarView] {
        let typed = runs.map { run in
            guard run.text.mayHoldPlaceholders else { return run.text.unicodeScalars }
            return String(
                scalars: run.text.unicodeScalars.map { text.isInlineTag($0) ? Self.standIn : $0 }
            ).unicodeScalars
        }
        if typed.count == 1 { return [language.typeset(String(typed[0])).unicodeScalars] }
        var whole = String.UnicodeScalarView()
        for words in typed { whole.append(contentsOf: words) }
        var rest = language.typeset(String(whole)).unicodeScalars[...]
        guard rest.count == whole.count else {
            return typed.map { language.typeset(String($0)).unicodeScalars }
        }
        return typed.map { words in
            let set = rest.prefix(words.count)
            rest = rest.dropFirst(words.count)
            return String.UnicodeScalarView(set)
        }
    }

    /// Reports what looks like markup and would be printed as typed.
    private mutating func refuseStrayMarkup(
        in inlines: [ClauseBlock.Inline], of node: MarkdownNode
    ) {
        for case .text(let words, _) in inlines where words.mayHoldMarkup {
            if words.hasBytes("{: #") { report(.misplacedID(at: place(node))) }
            if words.hasBytes("**"), !meansStars(node) { report(.strayEmphasis(at: place(node))) }
            if words.mayHoldPlaceholders, words.unicodeScalars.contains(where: text.isRowMark) {
                report(.noTable(at: place(node)))
            }
        }
    }

    /// Whether a block's source types a star that is no markup.
    private func meansStars(_ node: MarkdownNode) -> Bool {
        lines.dropFirst(node.line - 1).prefix { !$0.trimmingSpaces.isEmpty }
            .contains { String($0).hasBytes("\\*") }
    }

    /// Once only, since an inline construct has no place but its paragraph's.
    private mutating func report(_ problem: Diagnostic) {
        if !problems.all.contains(problem) { problems.report(problem) }
    }

    /// Letters and digits without accents, `-`, `_` and `.`.
    private static func isFit(_ id: String) -> Bool {
        !id.isEmpty
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    private static func trimEnd(of inlines: inout [ClauseBlock.Inline]) {
        while case .text(var words, let emphasis)? = inlines.last {
            inlines.removeLast()
            words.trimEnd()
            guard words.isEmpty else { return inlines.append(.text(words, emphasis)) }
        }
    }

    /// Takes `{: #id}` off the end of a block's text.
    private static func takeID(from inlines: inout [ClauseBlock.Inline]) -> String? {
        guard case .text(let end, _)? = inlines.last, end.utf8.last(where: { $0 > 0x20 }) == 0x7D
        else { return nil }
        var tail = ""
        var index = inlines.count
        while index > 0, !tail.hasBytes("{: #"), case .text(let text, _) = inlines[index - 1] {
            index -= 1
            tail = text + tail
        }
        guard let start = tail.utf8.lastIndex(of: UInt8(ascii: "{")),
            tail.utf8[start...].starts(with: "{: #".utf8), tail.trimmingSpaces.hasSuffix("}")
        else { return nil }
        let id = tail[start...].dropFirst(4).trimmingSpaces.dropLast().trimmingSpaces
        guard case .text(_, let emphasis)? = inlines.dropFirst(index).first else { return nil }
        inlines.removeSubrange(index...)
        inlines.append(.text(String(tail[..<start]), emphasis))
        trimEnd(of: &inlines)
        return id
    }
}

extension String {
    /// Whether a look at the bytes leaves it open that something stands in it that reads as markup.
    fileprivate var mayHoldMarkup: Bool {
        let bytes = utf8Span.span
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "*"), 0xF0...: return true
            default: break
            }
        }
        return false
    }

    /// Whether it is some text without tags and line breaks.
    fileprivate var isPlain: Bool {
        !isEmpty && !mayHoldPlaceholders && self != "\n"
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
                ro:
                    "punctul este indentat prea adânc; există două niveluri: „1. ” și, cu trei spații, „1. ”",
                en:
                    "the point is indented too far; there are two levels: “1. ” and, by three spaces, “1. ”"
            ),
            hint: Text(
                ro: "micșorați indentarea la zero sau la trei spații",
                en: "indent it by nothing or by three spaces"))
    }

    fileprivate static func underlinedHeading(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.underlined-heading", at: .source(place),
            message: Text(
                ro: "linia de semne „-” sau „=” face titlu din textul de deasupra ei",
                en: "the line of “-” or “=” makes a heading of the text above it"),
            hint: Text(
                ro: "scrieți titlul cu „#” în față sau lăsați o linie goală între ele",
                en: "write the heading with “#” before it, or leave an empty line between them"))
    }

    fileprivate static func noTable(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.no-table", at: .source(place),
            message: Text(
                ro: "aceste rânduri nu formează un tabel",
                en: "these rows do not make a table"),
            hint: Text(
                ro:
                    "sub antet scrieți o linie „|---|---|” cu tot atâtea coloane; înainte de „|” la început de text puneți „\\”",
                en:
                    "below the header write a line “|---|---|” with as many columns; put “\\” before a “|” that begins a text"
            ))
    }

    fileprivate static func unfitRow(
        cells: Int, columns: Int, at place: SourcePlace
    ) -> Diagnostic {
        .error(
            "template.unfit-row", at: .source(place),
            arguments: ["cells": "\(cells)", "columns": "\(columns)"],
            message: Text(
                ro: "rândul nu se potrivește cu tabelul: celule – \(cells), coloane – \(columns)",
                en: "the row does not fit the table: cells – \(cells), columns – \(columns)"),
            hint: Text(
                ro: "despărțiți celulele cu „|” ca în antet; lăsați o linie goală după tabel",
                en: "part the cells with “|” as in the header; leave an empty line after the table")
        )
    }

    fileprivate static func unfitID(_ id: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "template.unfit-clause-id", at: .source(place), arguments: ["clause": id],
            message: Text(
                ro: "„\(id)” nu poate fi identificatorul unei clauze",
                en: "“\(id)” cannot be a clause's id"),
            hint: Text(
                ro:
                    "folosiți litere fără diacritice, cifre, „-”, „_” și „.”, de exemplu SC-09.term",
                en: "use letters without accents, digits, “-”, “_” and “.”, e.g. SC-09.term"))
    }

    fileprivate static func misplacedID(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.misplaced-clause-id", at: .source(place),
            message: Text(
                ro: "identificatorul „{: #…}” nu stă la sfârșitul titlului sau al punctului",
                en: "the id “{: #…}” does not stand at the end of a heading or point"),
            hint: Text(
                ro: "mutați-l la sfârșit, după toate etichetele și semnele",
                en: "move it to the end, behind all tags and signs"))
    }

    fileprivate static func strayEmphasis(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.stray-emphasis", at: .source(place),
            message: Text(
                ro: "„**” nu deschide și nu închide aici un text aldin",
                en: "“**” neither opens nor closes bold text here"),
            hint: Text(
                ro: "puneți-l lipit de cuvinte, cu spațiu sau semn de punctuație de cealaltă parte",
                en: "put it right beside the words, with a space or punctuation on its other side"))
    }

    fileprivate static func emptyPoint(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.empty-point", at: .source(place),
            message: Text(ro: "punctul nu are text", en: "the point has no text"),
            hint: Text(ro: "scrieți textul sau ștergeți punctul", en: "write its text or delete it")
        )
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
