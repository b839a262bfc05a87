/// Text on its way into Markdown.
enum MarkdownText {
    /// The text with nothing in it that Markdown would read as markup or as the end of a table's
    /// cell; on one line.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case _ where character.isNewline: result += " "
            case "\\", "|", "*", "_", "`", "<", ">", "[", "]", "#", "~", "&": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }

    /// `| a | b |`
    static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

    /// A table's head with its delimiter row.
    static func head(_ cells: [String]) -> [String] {
        [row(cells), row(cells.map { String(repeating: "-", count: max(3, $0.count)) })]
    }
}
