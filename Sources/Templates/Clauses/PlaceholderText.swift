internal import Diagnostics
internal import Wording

/// A clause template's text made fit for a Markdown parser: tags and directives give way to
/// placeholders that no Markdown rule touches.
///
/// An inline tag becomes one private-use character. A block tag or a directive, alone on its line,
/// becomes `<?n?>`, which interrupts any paragraph or list; inside a table it becomes a one-cell
/// row. Every line keeps the number it has in the source.
struct PlaceholderText {
    private(set) var markdown = ""
    /// The source's line number of each line of `markdown`.
    private(set) var lineNumbers: [Int] = []
    private(set) var inlineTags: [Tag] = []
    private(set) var marks: [LineMark] = []
    /// The placeholders of comments.
    private var comments: Set<Unicode.Scalar> = []
    /// The number of the line of `markdown`, from 1, that each mark outside tables stands on.
    private var markLines: [Int: Int] = [:]

    /// What stands alone on a line.
    enum LineMark {
        case tag(Tag)
        case directive(name: String, argument: String, SourcePlace)
        case directiveEnd(SourcePlace)
    }

    private static let inlineBase: UInt32 = 0xF0000
    private static let rowBase: UInt32 = 0x100000
    private static let maxPlaceholders = 60_000

    /// The tag a character of the parsed text stands for.
    func inlineTag(for scalar: Unicode.Scalar) -> Tag? {
        guard scalar.value >= Self.inlineBase else { return nil }
        let index = Int(scalar.value - Self.inlineBase)
        return index < inlineTags.count ? inlineTags[index] : nil
    }

    func isInlineTag(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= Self.inlineBase
            && scalar.value < Self.inlineBase + UInt32(inlineTags.count)
    }

    /// The mark that the HTML block beginning on a line of `markdown` stands for; nil when the author
    /// wrote HTML.
    func mark(forBlockAt line: Int) -> LineMark? { markLines[line].map { marks[$0] } }

    /// Whether a character stands for a tag in a table's row.
    func isRowMark(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= Self.rowBase }

    /// The mark a table row's only cell stands for.
    func mark(forRow cell: String) -> LineMark? {
        guard let scalar = cell.unicodeScalars.first, cell.unicodeScalars.count == 1,
            scalar.value >= Self.rowBase
        else { return nil }
        let index = Int(scalar.value - Self.rowBase)
        return index < marks.count ? marks[index] : nil
    }
}

extension PlaceholderText {
    init(_ source: SourceText, environment: Environment) throws(DiagnosticList) {
        let segments = try TemplateScanner.segments(of: source, environment: environment)
        try source.refuseUnfitCharacters()
        let lines = gatherLines(segments, of: source)
        let classified = classified(lines, in: source)
        guard inlineTags.count < Self.maxPlaceholders, marks.count < Self.maxPlaceholders else {
            throw DiagnosticList(.tooManyTags(in: source.name))
        }
        emit(classified)
    }

    private struct Line {
        var text = ""
        let number: Int
    }

    private mutating func gatherLines(_ segments: [Segment], of source: SourceText) -> [Line] {
        var lines = [Line(number: 1)]
        var number = 1
        var trimsNext = false
        let hasReturns = source.text.hasReturns
        for segment in segments {
            switch segment {
            case .text(let text, _):
                for (index, piece) in text.lines.enumerated() {
                    if index > 0 {
                        number += 1
                        lines.append(Line(number: number))
                    }
                    var piece = hasReturns ? Self.withoutReturns(piece)[...] : piece
                    if index == 0, trimsNext { piece = piece.drop(while: \.isWhitespace) }
                    lines[lines.count - 1].text += piece
                }
                trimsNext = false
            case .tag(let tag):
                if tag.trimsBefore { lines[lines.count - 1].text.trimEnd() }
                lines[lines.count - 1].text.unicodeScalars.append(placeholder(for: tag))
                trimsNext = tag.trimsAfter
                number += source.newlines(in: tag.range)
            }
        }
        return lines
    }

    /// A carriage return belongs to the line's end; elsewhere it is a space, since a Markdown parser
    /// would begin a line there.
    private static func withoutReturns(_ line: Substring) -> String {
        let scalars = line.unicodeScalars
        var kept = String.UnicodeScalarView()
        for scalar in scalars.last == "\r" ? scalars.dropLast() : scalars {
            kept.append(scalar == "\r" ? " " : scalar)
        }
        return String(kept)
    }

    private mutating func placeholder(for tag: Tag) -> Unicode.Scalar {
        inlineTags.append(tag)
        let value = Self.inlineBase + UInt32(min(inlineTags.count - 1, Self.maxPlaceholders))
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        if case .comment = tag.kind { comments.insert(scalar) }
        return scalar
    }

    private enum Content {
        case text(String)
        case mark(Int, Tag.BlockRole)
    }

    private mutating func classified(
        _ lines: [Line], in source: SourceText
    ) -> [(content: Content, number: Int)] {
        var result: [(content: Content, number: Int)] = []
        for line in lines {
            let text = withoutComments(line.text)
            guard text.mayStandAlone else {
                result.append((.text(text), line.number))
                continue
            }
            let trimmed = text.trimmingSpaces
            if trimmed.isEmpty, text != line.text { continue }
            if trimmed.utf8.count == 4, let scalar = trimmed.unicodeScalars.first,
                let tag = inlineTag(for: scalar), tag.isStatement
            {
                marks.append(.tag(tag))
                result.append((.mark(marks.count - 1, tag.blockRole), line.number))
            } else if trimmed.hasPrefix(":::") {
                let place = SourcePlace(
                    file: source.name, line: line.number, column: 1, length: 3)
                marks.append(directive(trimmed, place))
                result.append((.mark(marks.count - 1, .alone), line.number))
            } else {
                result.append((.text(text), line.number))
            }
        }
        return result
    }

    private func withoutComments(_ text: String) -> String {
        guard !comments.isEmpty, text.mayHoldPlaceholders,
            text.unicodeScalars.contains(where: isComment)
        else { return text }
        return String(scalars: text.unicodeScalars.filter { !isComment($0) })
    }

    private func isComment(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= Self.inlineBase && comments.contains(scalar)
    }

    private func directive(_ line: String, _ place: SourcePlace) -> LineMark {
        let words = line.dropFirst(3).trimmingSpaces
        guard !words.isEmpty else { return .directiveEnd(place) }
        let parts = words.split(separator: " ", maxSplits: 1)
        return .directive(
            name: String(parts[0]), argument: parts.count > 1 ? parts[1].trimmingSpaces : "", place)
    }

    private typealias Lines = [(content: Content, number: Int)]

    private mutating func emit(_ lines: Lines) {
        var table: (indent: String, depth: Int)?
        for (index, line) in lines.enumerated() {
            switch line.content {
            case .text(let text):
                if !text.utf8.contains(UInt8(ascii: "|")) {
                    table = nil
                } else if table == nil, Self.isDelimiter(lines, at: index + 1) {
                    table = (String(text.prefix(while: \.isWhitespace)), 0)
                }
                append(text, line.number)
            case .mark(let mark, let role):
                table = table.flatMap { this in
                    depth(after: role, mark, at: index, in: lines, this.depth)
                        .map { (this.indent, $0) }
                }
                if let table {
                    let cell = Unicode.Scalar(Self.rowBase + UInt32(mark)).map(String.init) ?? ""
                    append("\(table.indent)| \(cell) |", line.number)
                } else {
                    append(indent(before: index, in: lines) + "<?\(mark)?>", line.number)
                    markLines[lineNumbers.count] = mark
                }
            }
        }
    }

    /// How many blocks are open in the table behind a tag of its own line; nil where the tag does not
    /// belong to the table any more: it closes or continues a block begun before the table, or opens
    /// one that goes on beyond the rows.
    private func depth(
        after role: Tag.BlockRole, _ mark: Int, at index: Int, in lines: Lines, _ depth: Int
    ) -> Int? {
        guard case .tag(let tag) = marks[mark] else { return nil }
        switch role {
        case .alone: return depth == 0 && !tag.isAssignment ? nil : depth
        case .opens: return depth > 0 || Self.closesInTable(index, in: lines) ? depth + 1 : nil
        case .continues: return depth == 0 ? nil : depth
        case .closes: return depth == 0 ? nil : depth - 1
        }
    }

    /// Whether the block opened at `index` is closed before the rows end.
    private static func closesInTable(_ index: Int, in lines: Lines) -> Bool {
        var depth = 0
        for line in lines[index...] {
            switch line.content {
            case .text(let text): if !text.contains("|") { return false }
            case .mark(_, .opens): depth += 1
            case .mark(_, .closes):
                depth -= 1
                if depth == 0 { return true }
            case .mark: break
            }
        }
        return false
    }

    private static func isDelimiter(
        _ lines: Lines, at index: Int
    ) -> Bool {
        guard index < lines.count, case .text(let text) = lines[index].content else { return false }
        let trimmed = text.trimmingSpaces
        return trimmed.contains("-") && trimmed.contains("|")
            && trimmed.allSatisfy { "|:- ".contains($0) }
    }

    /// The indentation of the next line of text: a tag belongs to what it introduces.
    private func indent(
        before index: Int, in lines: Lines
    ) -> String {
        for line in lines[index...] {
            if case .text(let text) = line.content, !text.trimmingSpaces.isEmpty {
                return String(text.prefix(while: \.isWhitespace))
            }
        }
        return ""
    }

    private mutating func append(_ line: String, _ number: Int) {
        markdown += line
        markdown += "\n"
        lineNumbers.append(number)
    }
}

extension String {
    /// The text between line ends.
    fileprivate var lines: [Substring] {
        let bytes = utf8Span.span
        var lines: [Substring] = []
        var start = utf8.startIndex
        for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") {
            let end = utf8.index(utf8.startIndex, offsetBy: offset)
            lines.append(self[start..<end])
            start = utf8.index(after: end)
        }
        return lines + [self[start...]]
    }

    /// Whether a look at the first byte leaves it open that the line is a tag or a directive, or is
    /// empty.
    fileprivate var mayStandAlone: Bool {
        let bytes = utf8Span.span
        for index in bytes.indices {
            switch bytes[index] {
            case 0x20, 0x09: continue
            case UInt8(ascii: ":"): return true
            case 0x21..<0x7F, 0xC4...0xE0: return false
            default: return true
            }
        }
        return true
    }

    fileprivate var hasReturns: Bool {
        let bytes = utf8Span.span
        for index in bytes.indices where bytes[index] == 0x0D { return true }
        return false
    }

    /// Whether a look at the bytes leaves it open that placeholders stand in it: they are the only
    /// characters of four bytes that a template may hold, but for the rare emoji.
    var mayHoldPlaceholders: Bool {
        let bytes = utf8Span.span
        for index in bytes.indices where bytes[index] >= 0xF0 { return true }
        return false
    }
}

extension Diagnostic {
    fileprivate static func tooManyTags(in file: String) -> Diagnostic {
        .error(
            "template.too-many-tags", at: .file(file),
            message: Text(
                ro: "șablonul are prea multe marcaje (peste 60 000)",
                en: "the template has too many tags (over 60 000)"),
            hint: Text(
                ro: "împărțiți șablonul în fișiere incluse", en: "split the template into includes")
        )
    }
}
