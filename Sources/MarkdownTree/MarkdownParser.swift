internal import CCMarkGFM

/// Parses Markdown with cmark-gfm and copies its tree into values.
public enum MarkdownParser {
    /// Registers the extensions once for the process, since the C library keeps a global list.
    private static let extensionsRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

    /// - Parameter text: CommonMark with pipe tables; raw HTML is kept as found, for the caller to
    ///   judge.
    public static func parse(_ text: String) -> MarkdownNode {
        _ = extensionsRegistered
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        defer { cmark_parser_free(parser) }
        if let table = cmark_find_syntax_extension("table") {
            cmark_parser_attach_syntax_extension(parser, table)
        }
        var copy = text
        copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                cmark_parser_feed(parser, $0.baseAddress, $0.count)
            }
        }
        guard let root = cmark_parser_finish(parser) else {
            return MarkdownNode(kind: .document, children: [], line: 1, column: 1)
        }
        defer { cmark_node_free(root) }
        return copied(root, depth: 0)
    }

    /// Deeper nodes are left out and their parent is marked: nobody writes so, and the stack is
    /// finite.
    private static let maxDepth = 64

    private static func copied(_ node: OpaquePointer, depth: Int) -> MarkdownNode {
        guard depth < maxDepth else {
            return MarkdownNode(
                kind: .other("too-deep"), children: [],
                line: Int(cmark_node_get_start_line(node)), column: 1)
        }
        var children: [MarkdownNode] = []
        var child = cmark_node_first_child(node)
        while let current = child {
            children.append(copied(current, depth: depth + 1))
            child = cmark_node_next(current)
        }
        return MarkdownNode(
            kind: kind(of: node), children: children,
            line: Int(cmark_node_get_start_line(node)),
            column: Int(cmark_node_get_start_column(node)))
    }

    private static func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
        let name = String(cString: cmark_node_get_type_string(node))
        switch name {
        case "document": return .document
        case "paragraph": return .paragraph
        case "item": return .item
        case "block_quote": return .blockQuote
        case "thematic_break": return .thematicBreak
        case "code_block": return .codeBlock
        case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)))
        case "list": return .list(ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
        case "html_block": return .htmlBlock(literal(of: node))
        case "table": return .table(alignments: alignments(of: node))
        case "table_header": return .tableRow(isHeader: true)
        case "table_row": return .tableRow(isHeader: false)
        case "table_cell": return .tableCell
        case "text": return .text(literal(of: node))
        case "code": return .code(literal(of: node))
        case "html_inline": return .htmlInline(literal(of: node))
        case "emph": return .emphasis
        case "strong": return .strong
        case "strikethrough": return .strikethrough
        case "softbreak": return .softBreak
        case "linebreak": return .lineBreak
        case "link":
            return .link(to: cmark_node_get_url(node).map { String(cString: $0) } ?? "")
        case "image": return .image
        default: return .other(name)
        }
    }

    private static func literal(of node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    private static func alignments(
        of table: OpaquePointer
    ) -> [MarkdownNode.Alignment] {
        let count = Int(cmark_gfm_extensions_get_table_columns(table))
        guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
        return (0..<count).map { column in
            switch letters[column] {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
    }
}
