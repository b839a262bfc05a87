/// Text on its way into Markdown.
enum MarkdownText {
    /// The text with nothing in it that Markdown would read as markup or as the end of a table's
    /// cell; on one line.
    static func escaped(_ text: String) -> String {
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
        [row(cells), row(cells.map { String(repeating: "-", count: max(3, $0.count)) })]
    }
}
