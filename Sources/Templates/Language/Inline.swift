public import FoundationEssentials
internal import Diagnostics
internal import MarkdownTree

/// What only a document can show in a line: neither text nor number.
public enum Inline: Hashable, Sendable {
    case picture(Picture)
    /// Words in several formattings.
    case styled([StyledText])
}

/// A picture by the name of its file; who renders decides which files there are.
public struct Picture: Hashable, Sendable {
    public let path: String
    /// In centimetres; the picture's own size when both are nil, its proportions when one is.
    public let width: Decimal?
    public let height: Decimal?
    /// What the picture shows, for those who do not see it.
    public let description: String
}

/// Words in one formatting; `\n` is a line break.
public struct StyledText: Hashable, Sendable {
    public let text: String
    public let isBold: Bool
    public let isItalic: Bool
    /// The address the words lead to.
    public let link: String?
}

extension Environment {
    mutating func addInlines() {
        add(
            function: "image", parameters: ["path", "width?", "height?", "alt?"]
        ) { call throws(Diagnostic) in
            let size = (try call.number("width"), try call.number("height"))
            for (name, length) in [("width", size.0), ("height", size.1)] {
                if let length, length <= 0 || length > 100 {
                    throw .notALength(at: call.place(of: name))
                }
            }
            return .inline(
                .picture(
                    Picture(
                        path: try call.text("path") ?? "", width: size.0, height: size.1,
                        description: try call.text("alt") ?? "")))
        }
        add(filter: "markdown") { call throws(Diagnostic) in
            .inline(.styled(MarkdownWords.words(of: try call.subjectText())))
        }
    }
}

/// The few things of Markdown that a line of a document can show: bold, italic, links, lists.
private struct MarkdownWords {
    private var words: [StyledText] = []
    private var isBold = false
    private var isItalic = false
    private var link: String?

    static func words(of text: String) -> [StyledText] {
        var reader = MarkdownWords()
        reader.readBlocks(MarkdownParser.parse(text).children)
        return reader.words
    }

    private mutating func readBlocks(_ blocks: [MarkdownNode]) {
        for block in blocks {
            switch block.kind {
            case .list(let isOrdered):
                for (index, item) in block.children.enumerated() {
                    startLine()
                    add(isOrdered ? "\(index + 1). " : "• ")
                    readItem(item)
                }
            case .htmlBlock(let text), .code(let text): addLine(text)
            default:
                startLine()
                read(block.children)
            }
        }
    }

    /// The item's own words stand on the line of its mark.
    private mutating func readItem(_ item: MarkdownNode) {
        for (index, block) in item.children.enumerated() {
            if index == 0, block.kind == .paragraph {
                read(block.children)
            } else {
                readBlocks([block])
            }
        }
    }

    private mutating func read(_ nodes: [MarkdownNode]) {
        for node in nodes {
            let outer = (isBold, isItalic, link)
            switch node.kind {
            case .text(let text), .code(let text), .htmlInline(let text): add(text)
            case .softBreak: add(" ")
            case .lineBreak: add("\n")
            case .strong: isBold = true
            case .emphasis: isItalic = true
            case .link(let address): link = address
            default: break
            }
            read(node.children)
            (isBold, isItalic, link) = outer
        }
    }

    private mutating func startLine() { if !words.isEmpty { add("\n") } }

    private mutating func addLine(_ text: String) {
        startLine()
        add(text)
    }

    private mutating func add(_ text: String) {
        words.append(StyledText(text: text, isBold: isBold, isItalic: isItalic, link: link))
    }
}

extension Diagnostic {
    fileprivate static func notALength(at place: Location?) -> Diagnostic {
        .error(
            "template.not-a-length", at: place,
            message: Text(
                ro: "aici se cere o lungime în centimetri, între 0 și 100",
                en: "a length in centimetres between 0 and 100 is needed here"),
            hint: Text(ro: "scrieți, de exemplu, width=4.5", en: "write, for example, width=4.5"))
    }
}
