/// A text the user can open, with its name: a data file, a template.
public struct SourceText: Hashable, Sendable {
    /// As the user would type it, e.g. `examples/contracts/memorandum.yaml`.
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The place of a UTF-8 offset: line and column from 1, columns counted in characters.
    public func place(at offset: Int, length: Int = 1) -> SourcePlace {
        let utf8 = text.utf8
        let index = utf8.index(utf8.startIndex, offsetBy: min(max(offset, 0), utf8.count))
        let before = text[..<index]
        let lineStart = before.lastIndex(where: \.isNewline).map(before.index(after:))
        return SourcePlace(
            file: name,
            line: before.count(where: \.isNewline) + 1,
            column: before[(lineStart ?? before.startIndex)...].count + 1,
            length: length)
    }

    /// The line with this number, from 1, without its line end; nil when there is none.
    public func line(_ number: Int) -> Substring? {
        let lines = text.split(
            maxSplits: max(number, 0), omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return number >= 1 && number <= lines.count && number <= lines.count ? lines[number - 1] : nil
    }
}

/// A place in a text file: line and column count from 1, in characters.
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int
    public let column: Int
    /// How many characters the finding covers, at least one.
    public let length: Int

    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    public var description: String { "\(file):\(line):\(column)" }
}
