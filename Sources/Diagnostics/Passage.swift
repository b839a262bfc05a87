/// A place in an office document, in the words of somebody who scrolls through it.
public struct Passage: Hashable, Sendable {
    /// As the user would type it.
    public let file: String
    /// The part of the archive, e.g. `word/header1.xml`.
    public let part: String
    /// E.g. „corpul, tabelul 2, rândul 3, coloana 1”.
    public let place: Text
    /// What stands there.
    public let words: String

    public init(file: String, part: String, place: Text, words: String) {
        self.file = file
        self.part = part
        self.place = place
        self.words = words
    }

    public func text(in language: MessageLanguage) -> String {
        "\(file): \(place.in(language)): \(words)"
    }
}
