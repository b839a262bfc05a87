/// A text the user can open, with its name: a data file, a template.
public struct SourceText: Hashable, Sendable {
    /// As the user would type it, e.g. `examples/contracts/memorandum.yaml`.
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The place of a UTF-8 offset: line and column from 1, columns counted in characters. A line
    /// ends with a line feed.
    public func place(at offset: Int, length: Int = 1) -> SourcePlace {
        let bytes = text.utf8Span.span
        let end = min(max(offset, 0), bytes.count)
        var line = 1
        var lineStart = 0
        for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: lineStart)
        let before = text[start..<utf8.index(start, offsetBy: end - lineStart)]
        return SourcePlace(file: name, line: line, column: before.count + 1, length: length)
    }

    /// The line with this number, from 1, without its line end; nil when there is none.
    public func line(_ number: Int) -> Substring? {
        guard number >= 1 else { return nil }
        var rest = text.utf8[...]
        for _ in 1..<number {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            rest = rest[rest.index(after: end)...]
        }
        let line = Substring(rest.prefix { $0 != UInt8(ascii: "\n") })
        return line.utf8.last == UInt8(ascii: "\r") ? Substring(line.utf8.dropLast()) : line
    }
}

/// A place in a file: line and column count from 1. In a text, columns are characters; in a sheet of
/// a workbook, line and column are those of a cell.
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    /// The sheet that the cell stands in; nil in a text.
    public let sheet: String?
    public let line: Int
    public let column: Int
    /// How many characters the finding covers, at least one.
    public let length: Int

    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.sheet = nil
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    /// A cell.
    public init(file: String, sheet: String, row: Int, column: Int) {
        self.file = file
        self.sheet = sheet
        self.line = row
        self.column = column
        self.length = 1
    }

    /// The cell as spreadsheet programs name it, `Contracte!C14`; nil in a text.
    public var cell: String? {
        guard let sheet else { return nil }
        let isPlain = sheet.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        let name =
            isPlain
            ? sheet
            : "'"
                + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(
                    separator: "''") + "'"
        return "\(name)!\(Self.columnName(column))\(line)"
    }

    /// `registru.yaml:3:7`, or `registru.xlsx Contracte!C14`.
    public var description: String { cell.map { "\(file) \($0)" } ?? "\(file):\(line):\(column)" }

    /// `A` for 1, `Z` for 26, `AA` for 27.
    public static func columnName(_ column: Int) -> String {
        var letters: [Character] = []
        var rest = column
        while rest > 0 {
            letters.append(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))))
            rest = (rest - 1) / 26
        }
        return String(letters.reversed())
    }
}
