public import Diagnostics

/// A line of a template's structure: a block, a clause, a value.
public struct OutlineLine: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case part, clause, `if`, `else`, `for`, set, include, print
    }

    public let kind: Kind
    /// How many blocks and parts it stands in.
    public let depth: Int
    /// The tag's words; the title of a clause or a part.
    public let words: Text
    /// What a block of an office template covers.
    public let level: OfficeLevel?
    /// The id of a clause.
    public let id: String?
    public let location: Diagnostic.Location?
}

extension OfficeLevel {
    /// The level in the words of somebody who edits the document.
    public var text: Text {
        switch self {
        case .inline: Text(ro: "în rând", en: "inline")
        case .paragraph: Text(ro: "paragrafe", en: "paragraphs")
        case .row: Text(ro: "rânduri de tabel", en: "table rows")
        case .cell: Text(ro: "celule", en: "cells")
        case .listItem: Text(ro: "elemente de listă", en: "list items")
        }
    }
}

/// Lists the structure of a template.
struct OutlineLines {
    private(set) var lines: [OutlineLine] = []
    private var depth = 0
    private let levels: [TemplateOutline.TagPlace: OfficeLevel]
    private let locations: [String: OfficeLocation]

    /// The blocks of a text.
    init(of tree: TemplateOutline.Tree) {
        (levels, locations) = ([:], [:])
        add(tree)
    }

    /// The blocks of an office file, part by part.
    init(
        of parts: [TemplateOutline.Part], levels: [TemplateOutline.TagPlace: OfficeLevel],
        locations: [String: OfficeLocation]
    ) {
        (self.levels, self.locations) = (levels, locations)
        for part in parts {
            guard let title = part.title else { continue }
            lines.append(
                OutlineLine(
                    kind: .part, depth: 0, words: title, level: nil, id: nil, location: nil))
            within { $0.add(part.tree) }
        }
    }

    /// The clauses of a clause template with the conditions they stand under.
    init(of document: ClauseDocument) {
        (levels, locations) = ([:], [:])
        add(document.body)
    }

    private mutating func within(_ body: (inout Self) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    private mutating func add(_ tag: Tag, _ kind: OutlineLine.Kind, level: OfficeLevel? = nil) {
        let place = Diagnostic.Location.source(tag.place)
        lines.append(
            OutlineLine(
                kind: kind, depth: depth, words: Text(tag.words), level: level, id: nil,
                location: place.located(in: locations)))
    }

    /// The branches of a choice or the bodies of a loop, each under its tag.
    private mutating func add<Leaf>(
        _ bodies: [[Block<Leaf>]], under tags: [Tag], _ add: (inout Self, [Block<Leaf>]) -> Void
    ) {
        let level = tags.first.flatMap { levels[.init($0)] }
        for (index, body) in bodies.enumerated() where index < tags.count {
            self.add(tags[index], tags[index].outlineKind, level: index == 0 ? level : nil)
            within { add(&$0, body) }
        }
    }

    // MARK: - Blocks of tags

    private mutating func add(_ tree: TemplateOutline.Tree) {
        for block in tree {
            switch block {
            case .leaf(.aside(let tree)): add(tree)
            case .leaf(.included(_, let tree)): within { $0.add(tree) }
            case .tag(let tag): if tag.kind != .comment { add(tag, tag.outlineKind) }
            case .choice(let choice):
                add(choice.branches.map(\.body), under: choice.tags) { $0.add($1) }
            case .loop(let loop):
                let bodies = [loop.body] + (loop.otherwise.isEmpty ? [] : [loop.otherwise])
                add(bodies, under: loop.tags) { $0.add($1) }
            }
        }
    }

    // MARK: - Clauses

    private mutating func add(_ tree: ClauseDocument.Tree) {
        for block in tree {
            switch block {
            case .leaf(.paragraph(let paragraph)): add(paragraph)
            case .leaf: break
            case .tag(let tag): add(tag, tag.outlineKind)
            case .choice(let choice):
                add(choice.branches.map(\.body), under: choice.tags) { $0.add($1) }
            case .loop(let loop):
                let bodies = [loop.body] + (loop.otherwise.isEmpty ? [] : [loop.otherwise])
                add(bodies, under: loop.tags) { $0.add($1) }
            }
        }
    }

    private mutating func add(_ paragraph: ClauseDocument.Paragraph) {
        let isHeading = [.title, .article, .annex].contains(paragraph.kind)
        guard isHeading || paragraph.id != nil else { return }
        lines.append(
            OutlineLine(
                kind: .clause, depth: isHeading ? depth : depth + 1,
                words: Text(String(paragraph.inlines.words.prefix(80))), level: nil,
                id: paragraph.id, location: .source(paragraph.place)))
    }
}

extension ClauseDocument.Inlines {
    /// The text with `…` for what tags print.
    fileprivate var words: String {
        map { block in
            switch block {
            case .leaf(.text(let text, _)): text
            case .leaf(.lineBreak): " "
            case .leaf(.print): "…"
            case .tag: ""
            case .choice(let choice): choice.branches.first?.body.words ?? ""
            case .loop(let loop): loop.body.words
            }
        }.joined()
    }
}

extension Text {
    /// Words of the template, the same in both languages.
    fileprivate init(_ words: String) { self.init(ro: words, en: words) }
}

extension Tag {
    /// The tag as it is written.
    var words: String { source.words(in: range) }

    fileprivate var outlineKind: OutlineLine.Kind {
        switch kind {
        case .if: .if
        case .elif, .else: .else
        case .for: .for
        case .set: .set
        case .include: .include
        case .output, .comment, .endIf, .endFor: .print
        }
    }
}
