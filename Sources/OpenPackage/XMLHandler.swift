public import Diagnostics

/// Takes what `XMLStream` reads, event by event.
///
/// Elements and attributes come as *words*: the numbers the handler gave to the names it tells
/// apart, usually raw values of an enum. Two names may share a word.
/// ```swift
/// var words: [XML.Name: Int] { [.Sheet.row: Word.row.rawValue, .Strict.row: Word.row.rawValue] }
/// mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
///     switch Word(rawValue: word) { … }
/// }
/// ```
/// Bytes and tags are good for the time of the call only; the compiler sees to it.
public protocol XMLHandler {
    /// Asked for once. Words are not negative: `XMLTag.otherWord` stands for all other names.
    var words: [XML.Name: Int] { get }

    mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic)
    mutating func end(_ word: Int) throws(Diagnostic)

    /// A piece of text in UTF-8, with entities and line ends resolved. One text may come in many
    /// pieces, cut anywhere between characters.
    mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic)

    /// A piece of a CDATA section: text, unless the handler tells them apart.
    mutating func cdata(_ utf8: Span<UInt8>) throws(Diagnostic)

    /// Comments and processing instructions, also those outside the root element: by default
    /// nothing.
    mutating func comment(_ text: String) throws(Diagnostic)
    mutating func processingInstruction(_ target: String, _ data: String) throws(Diagnostic)
}

extension XMLHandler {
    public mutating func cdata(_ utf8: Span<UInt8>) throws(Diagnostic) { try text(utf8) }
    public mutating func comment(_ text: String) throws(Diagnostic) {}
    public mutating func processingInstruction(
        _ target: String, _ data: String
    ) throws(Diagnostic) {}
}
