internal import Wording

/// A term that a line of text defines: „X” – at its beginning, or by „în continuare – „X””.
///
/// An object, by which drafts remember where it is used.
final class DefinedTerm: Sendable {
    /// Without quotation marks.
    let text: String
    let key: String
    /// The first word without its ending, as it is looked for: „Părțile” and „Părții” share „păr”.
    let stem: Needle
    /// Where it begins in the line, in bytes.
    let offset: Int

    /// Those at the beginning of the line first.
    static func all(in text: String, _ words: FoldedText) -> [DefinedTerm] {
        introduced(in: text).map { [DefinedTerm($0, words)] } ?? []
            + abbreviated(in: text, words).map { DefinedTerm($0, words) }
    }

    private init(_ text: Substring, _ words: FoldedText) {
        self.text = String(text)
        key = Folding.key(self.text)
        offset = text.byteOffset
        let word = text.split(separator: " ").first ?? text
        stem = Needle(words.folding(String(word.prefix(max(3, word.count - 3)))))
    }

    /// „X” – at the beginning.
    private static func introduced(in text: String) -> Substring? {
        guard let term = quoted(text[...]) else { return nil }
        let rest = text[term.endIndex...].unicodeScalars.dropFirst()
        return rest.first { !$0.properties.isWhitespace } == "–" ? term : nil
    }

    /// „în continuare – „X””
    private static func abbreviated(in text: String, _ words: FoldedText) -> [Substring] {
        words.ranges(of: announcement, in: words.bytes.indices).compactMap { range in
            let start = text.utf8.index(
                text.startIndex, offsetBy: words.origin(of: range.upperBound),
                limitedBy: text.endIndex)
            let behind = text[(start ?? text.endIndex)...].unicodeScalars
                .drop { $0 == "–" || $0 == "-" || $0 == "," || $0.properties.isWhitespace }
            return quoted(Substring(behind))
        }
    }

    private static let announcement = Needle(
        TextFolder(droppingDiacritics: false).folding("în continuare"))

    /// What „…” at the beginning holds.
    private static func quoted(_ text: Substring) -> Substring? {
        let scalars = text.unicodeScalars
        guard scalars.first == "„", let end = scalars.firstIndex(of: "”") else { return nil }
        return text[scalars.index(after: scalars.startIndex)..<end]
    }
}
