/// Text on its way into Markdown.
enum MarkdownText {
    /// The text with nothing in it that Markdown would read as markup or as the end of a table's
    /// cell; on one line.
    static func escaped(_ text: String) -> String {
        var result = ""
        var previous: Character = " "
        for (index, character) in text.enumerated() {
            let isInWord = character == "_" && (previous.isLetter || previous.isNumber)
            if character.isNewline {
                result += " "
            } else if isMarkup(character) && !isInWord || character == "#" && index == 0 {
                result += "\\\(character)"
            } else {
                result.append(character)
            }
            previous = character
        }
        return result
    }

    /// `_` within a word (`signature_mode`) is none.
    private static func isMarkup(_ character: Character) -> Bool {
        switch character {
        case "\\", "|", "*", "_", "`", "<", ">", "[", "]", "~", "&": true
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
