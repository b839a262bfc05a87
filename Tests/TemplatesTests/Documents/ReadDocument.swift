import Diagnostics
import MarkdownTree
import OpenPackage
import Templates

/// A finished document as a reader sees it: its paragraphs, table rows and signers' cells in order,
/// each with its number, counted anew from the file's own lists.
struct ReadDocument: Equatable {
    var lines: [String] = []
    /// What each reference prints, and the number of what it refers to.
    var references: [Reference] = []

    struct Reference: Equatable {
        let printed: String
        let number: String
    }

    /// With plain spaces, one at a time, and without the bars of rows and the dots of blanks: what
    /// the formats need not agree on.
    static func normal(_ text: String) -> String {
        text.split { $0.isWhitespace || $0 == "|" || $0 == "…" }.joined(separator: " ")
    }

    mutating func add(_ number: String?, _ text: String) {
        let line = Self.normal([number, text].compactMap(\.self).joined(separator: " "))
        if !line.isEmpty { lines.append(line) }
    }
}

extension ReadDocument {
    init(_ draft: Draft) {
        for block in draft.blocks { add(block.number, block.text) }
    }

    /// Only the lines: Markdown prints numbers as text.
    init(markdown bytes: [UInt8]) {
        for node in MarkdownParser.parse(String(decoding: bytes, as: UTF8.self)).children {
            read(node)
        }
    }

    private mutating func read(_ node: MarkdownNode) {
        switch node.kind {
        case .list, .item: node.children.forEach { read($0) }
        case .table:
            let rows = node.children.map { $0.children.map(Self.words) }
            let isLayout = rows.first?.allSatisfy { Self.normal($0).isEmpty } ?? false
            for row in rows {
                if isLayout {
                    row.forEach { add(nil, $0) }
                } else {
                    add(nil, row.joined(separator: " "))
                }
            }
        case .htmlBlock: break
        default: add(nil, Self.words(of: node))
        }
    }

    private static func words(of node: MarkdownNode) -> String {
        switch node.kind {
        case .text(let text): text
        case .code(let code): "CODE \(code)"
        case .softBreak, .lineBreak, .htmlInline("<br>"): " "
        case .htmlInline(let html): ["<b>", "</b>", "<i>", "</i>"].contains(html) ? "" : html
        case .link, .image, .thematicBreak, .codeBlock, .blockQuote: "MARKUP"
        default: node.children.map(words).joined()
        }
    }
}

/// Counts a list's paragraphs as its levels say.
struct ListCounter {
    var counts = Array(repeating: 0, count: 9)
    private var isStarted = Array(repeating: false, count: 9)

    mutating func advance(_ level: Int, starts: (Int) -> Int) {
        counts[level] = isStarted[level] ? counts[level] + 1 : starts(level)
        isStarted[level] = true
        for deeper in (level + 1)..<9 { isStarted[deeper] = false }
    }

    /// A number in one of the formats, by its Word name.
    static func text(of number: Int, as format: String) -> String {
        switch format {
        case "lowerLetter", "a":
            String(
                repeating: Array("abcdefghijklmnopqrstuvwxyz")[(number - 1) % 26],
                count: (number - 1) / 26 + 1)
        case "upperLetter", "A":
            text(of: number, as: "a").uppercased()
        case "russianLower":
            String(Array("абвгдежзиклмнопрстуфхцчшщыэюя")[(number - 1) % 29])
        case "upperRoman", "I":
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][number - 1]
        case "lowerRoman", "i": text(of: number, as: "I").lowercased()
        default: String(number)
        }
    }
}
