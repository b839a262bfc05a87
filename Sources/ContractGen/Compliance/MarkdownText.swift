/// Text on its way into Markdown.
enum MarkdownText {
    /// The text with nothing in it that Markdown would read as markup or as the end of a table's
    /// cell; on one line.
    static func escaped(_ text: String) -> String {
        guard mayHoldMarkup(text) else { return text }
        let characters = Array(text)
        return characters.indices.map { index in
            let character = characters[index]
            if character.isNewline { return " " }
            let previous = index > 0 ? characters[index - 1] : nil
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            return isMarkup(character, after: previous, before: next)
                ? "\\\(character)" : String(character)
        }.joined()
    }

    /// Whether a look at the bytes leaves it open: most texts have no such sign and no line's end.
    private static func mayHoldMarkup(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        for index in bytes.indices {
            switch bytes[index] {
            case ..<0x20, UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "*"),
                UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"),
                UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "]"):
                return true
            // The line ends U+0085, U+2028 and U+2029.
            case 0x85, 0xA8, 0xA9: if index > 0, bytes[index - 1] >= 0x80 { return true }
            default: break
            }
        }
        return false
    }

    private static func isMarkup(
        _ character: Character, after previous: Character?, before next: Character?
    ) -> Bool {
        switch character {
        case "\\", "|", "*", "`", "<", ">", "~", "&": true
        case "#": previous == nil
        // Within a word, as in `signature_mode`, it is none.
        case "_": previous.map { !$0.isLetter && !$0.isNumber } ?? true
        // What makes brackets a link; `parties[0].idno` is none.
        case "]": next == "(" || next == "[" || next == ":"
        default: false
        }
    }

    /// `| a | b |`
    static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

    /// A table's head with its delimiter row.
    static func head(_ cells: [String]) -> [String] {
        [
            row(cells),
            row(cells.map { String(repeating: "-", count: max(3, $0.unicodeScalars.count)) }),
        ]
    }
}
