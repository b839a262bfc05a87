/// A rendered document as a Markdown file.
///
/// The mark is the first line. Markdown has no headers and footers: the header's words and the
/// properties stand in comments, which print nothing.
struct MarkdownFile {
    let document: RenderedDocument
    let properties: DocumentProperties

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        if let mark = properties.mark { bytes += "**\(mark)**\n\n".utf8 }
        let header = String(decoding: document.headers[0], as: UTF8.self).trimmingSpaces
        if !header.isEmpty { bytes += (comment(header) + "\n").utf8 }
        bytes += document.body
        let facts = properties.custom.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        if !facts.isEmpty { bytes += comment(facts).utf8 }
        return bytes
    }

    private func comment(_ text: String) -> String {
        "<!--\n\(Self.withoutDoubleHyphens(text))\n-->\n"
    }

    /// A comment ends at its first `--`.
    private static func withoutDoubleHyphens(_ text: String) -> String {
        var result = ""
        for character in text {
            if character == "-", result.last == "-" { result.append(" ") }
            result.append(character)
        }
        return result
    }
}
