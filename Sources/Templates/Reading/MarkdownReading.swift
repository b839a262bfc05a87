internal import Diagnostics
internal import MarkdownTree

/// Reads the text of a foreign Markdown file: numbers as they are typed, HTML comments as facts that
/// the file tells of itself.
struct MarkdownReading {
    private(set) var blocks: [FoundBlock] = []
    private(set) var notes = ReadingNotes()
    /// `contractgen-template: memorandum` in a comment.
    private(set) var properties: [String: String] = [:]
    private let lines: [Substring]
    private var tables = 0

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for node in MarkdownParser.parse(text).children { read(node) }
    }

    // MARK: - Blocks

    private mutating func read(_ node: MarkdownNode) {
        switch node.kind {
        case .heading(let level): add(node, heading: level)
        case .paragraph: add(node)
        case .list(let ordered): for item in node.children { read(item: item, ordered) }
        case .table: read(table: node)
        case .htmlBlock(let html): read(html: html)
        case .codeBlock: notes.note(.object)
        case .thematicBreak: break
        default: for child in node.children { read(child) }
        }
    }

    private mutating func add(
        _ node: MarkdownNode, heading: Int? = nil, number: String? = nil, isBullet: Bool = false
    ) {
        var text = FoundText()
        collect(node, into: &text)
        guard !text.isEmpty else { return }
        var block = FoundBlock(text: text.text, number: number, isBullet: isBullet)
        block.headingLevel = heading
        block.standsOut = node.children.count == 1 && node.children[0].kind == .strong
        block.anchor = FoundBlock.Anchor(part: "", path: [node.line])
        blocks.append(block)
    }

    /// The first paragraph of an item has its number, as the author typed it.
    private mutating func read(item: MarkdownNode, _ isOrdered: Bool) {
        var isFirst = true
        for child in item.children {
            guard child.kind == .paragraph, isFirst else {
                read(child)
                continue
            }
            isFirst = false
            add(child, number: isOrdered ? number(of: item) : nil, isBullet: !isOrdered)
        }
    }

    private func number(of item: MarkdownNode) -> String? {
        guard lines.indices.contains(item.line - 1) else { return nil }
        let line = lines[item.line - 1].utf8.dropFirst(item.column - 1)
        let digits = line.prefix { (0x30...0x39).contains($0) }
        return String(Substring(line.prefix(digits.count + 1)))
    }

    private mutating func read(table: MarkdownNode) {
        let rows = table.children.map { row in row.children.map { words($0) } }
        let isLayout =
            rows.first?.allSatisfy(\.isEmpty) ?? false
            || SignatureWords.head(rows.map { $0.joined(separator: " ") })
        tables += 1
        for (index, cells) in rows.enumerated() {
            let texts = cells.filter { !$0.isEmpty }
            let anchor = FoundBlock.Anchor(part: "", path: [table.children[index].line])
            if isLayout {
                for text in texts {
                    var block = FoundBlock(part: .signatures, text: text)
                    block.anchor = anchor
                    blocks.append(block)
                }
            } else if !texts.isEmpty {
                let row = Draft.TableRow(table: tables, row: index + 1)
                var block = FoundBlock(part: .row(row), text: cells.joined(separator: " | "))
                block.anchor = anchor
                blocks.append(block)
            }
        }
    }

    private mutating func words(_ cell: MarkdownNode) -> String {
        var text = FoundText()
        collect(cell, into: &text)
        return text.text
    }

    // MARK: - Words

    private mutating func collect(_ node: MarkdownNode, into text: inout FoundText) {
        switch node.kind {
        case .text(let words), .code(let words): text.append(words)
        case .softBreak, .lineBreak: text.space()
        case .htmlInline(let html):
            if html.hasPrefix("<br") { text.space() }
        case .image: notes.note(.image)
        default: for child in node.children { collect(child, into: &text) }
        }
    }

    private mutating func read(html: String) {
        guard html.hasPrefix("<!--") else { return notes.note(.object) }
        for line in html.split(separator: "\n") where line.hasPrefix("contractgen-") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            properties[String(line[..<colon])] = String(value)
        }
    }
}
