internal import Diagnostics

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

    /// The mark an HTML block (`<?n?>`) stands for; nil when the author wrote HTML.
    func mark(forBlock html: String) -> LineMark? {
        let text = html.split(whereSeparator: \.isNewline).first ?? ""
        guard text.hasPrefix("<?"), text.hasSuffix("?>"),
            let index = Int(text.dropFirst(2).dropLast(2)), index < marks.count
        else { return nil }
        return marks[index]
    }

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
        try Self.refusePrivateCharacters(in: source)
        let lines = gatherLines(segments, of: source)
        guard inlineTags.count < Self.maxPlaceholders else {
            throw DiagnosticList(.tooManyTags(in: source.name))
        }
        emit(classified(lines, in: source))
    }

    private static func refusePrivateCharacters(in source: SourceText) throws(DiagnosticList) {
        var problems = DiagnosticCollector()
        var offset = 0
        for scalar in source.text.unicodeScalars {
            if scalar.isPrivateUse {
                problems.report(.privateCharacter(scalar, at: source.place(at: offset)))
            }
            offset += scalar.utf8.count
        }
        if problems.hasErrors { throw DiagnosticList(problems.all) }
    }

    private struct Line {
        var text = ""
        let number: Int
        /// The UTF-8 offset in the source where the line begins.
        let offset: Int
    }

    private mutating func gatherLines(_ segments: [Segment], of source: SourceText) -> [Line] {
        var lines = [Line(number: 1, offset: 0)]
        var number = 1
        var trimsNext = false
        for segment in segments {
            switch segment {
            case .text(let text, let range):
                var pieces = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                if trimsNext { pieces[0] = pieces[0].drop(while: \.isWhitespace) }
                lines[lines.count - 1].text += pieces[0]
                var offset = range.lowerBound + pieces[0].utf8.count + 1
                for piece in pieces.dropFirst() {
                    number += 1
                    lines.append(Line(text: String(piece), number: number, offset: offset))
                    offset += piece.utf8.count + 1
                }
                trimsNext = false
            case .tag(let tag):
                if tag.trimsBefore { lines[lines.count - 1].text.trimEnd() }
                lines[lines.count - 1].text.append(placeholder(for: tag))
                trimsNext = tag.trimsAfter
                number += source.newlines(in: tag.range)
            }
        }
        return lines
    }

    private mutating func placeholder(for tag: Tag) -> Character {
        inlineTags.append(tag)
        let value = Self.inlineBase + UInt32(min(inlineTags.count - 1, Self.maxPlaceholders))
        return Unicode.Scalar(value).map(Character.init) ?? "\u{FFFD}"
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
            let trimmed = text.trimmingSpaces
            if trimmed.isEmpty, text != line.text { continue }
            if let scalar = trimmed.unicodeScalars.first, trimmed.unicodeScalars.count == 1,
                let tag = inlineTag(for: scalar), tag.isStatement
            {
                marks.append(.tag(tag))
                result.append((.mark(marks.count - 1, tag.blockRole), line.number))
            } else if trimmed.hasPrefix(":::") {
                marks.append(directive(trimmed, source.place(at: line.offset, length: 3)))
                result.append((.mark(marks.count - 1, .alone), line.number))
            } else {
                result.append((.text(text), line.number))
            }
        }
        return result
    }

    private func withoutComments(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value >= Self.inlineBase }) else {
            return text
        }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let tag = inlineTag(for: scalar), case .comment = tag.kind { continue }
            kept.append(scalar)
        }
        return String(kept)
    }

    private func directive(_ line: String, _ place: SourcePlace) -> LineMark {
        let words = line.dropFirst(3).trimmingSpaces
        guard !words.isEmpty else { return .directiveEnd(place) }
        let parts = words.split(separator: " ", maxSplits: 1)
        return .directive(
            name: String(parts[0]), argument: parts.count > 1 ? parts[1].trimmingSpaces : "", place)
    }

    private mutating func emit(_ lines: [(content: Content, number: Int)]) {
        var table: (indent: String, depth: Int)?
        for (index, line) in lines.enumerated() {
            switch line.content {
            case .text(let text):
                if text.trimmingSpaces.isEmpty {
                    table = nil
                } else if table == nil, text.contains("|"), Self.isDelimiter(lines, at: index + 1) {
                    table = (String(text.prefix(while: \.isWhitespace)), 0)
                }
                append(text, line.number)
            case .mark(let mark, let role):
                if let current = table { table = Self.table(current, after: role) }
                guard case .tag = marks[mark], let inTable = table else {
                    table = nil
                    append(indent(before: index, in: lines) + "<?\(mark)?>", line.number)
                    continue
                }
                let cell = Unicode.Scalar(Self.rowBase + UInt32(mark)).map(String.init) ?? ""
                append("\(inTable.indent)| \(cell) |", line.number)
            }
        }
    }

    /// A tag that closes or continues a block begun before the table ends the table.
    private static func table(
        _ table: (indent: String, depth: Int), after role: Tag.BlockRole
    ) -> (indent: String, depth: Int)? {
        switch role {
        case .alone: table
        case .opens: (table.indent, table.depth + 1)
        case .continues: table.depth == 0 ? nil : table
        case .closes: table.depth == 0 ? nil : (table.indent, table.depth - 1)
        }
    }

    private static func isDelimiter(
        _ lines: [(content: Content, number: Int)], at index: Int
    ) -> Bool {
        guard index < lines.count, case .text(let text) = lines[index].content else { return false }
        let trimmed = text.trimmingSpaces
        return trimmed.contains("-") && trimmed.contains("|")
            && trimmed.allSatisfy { "|:- ".contains($0) }
    }

    /// The indentation of the next line of text: a tag belongs to what it introduces.
    private func indent(
        before index: Int, in lines: [(content: Content, number: Int)]
    ) -> String {
        for line in lines[index...] {
            if case .text(let text) = line.content, !text.trimmingSpaces.isEmpty {
                return String(text.prefix(while: \.isWhitespace))
            }
        }
        return ""
    }

    private mutating func append(_ line: String, _ number: Int) {
        markdown += line + "\n"
        lineNumbers.append(number)
    }
}

extension Unicode.Scalar {
    fileprivate var isPrivateUse: Bool {
        switch value {
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
        default: false
        }
    }
}

extension Diagnostic {
    fileprivate static func privateCharacter(
        _ scalar: Unicode.Scalar, at place: SourcePlace
    ) -> Diagnostic {
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        return .error(
            "template.private-character", at: .source(place), arguments: ["character": code],
            message: Text(
                ro: "caracterul \(code) este de uz privat și nu are un sens stabilit",
                en: "the character \(code) is for private use and has no agreed meaning"),
            hint: Text(
                ro: "ștergeți-l sau înlocuiți-l cu un caracter obișnuit",
                en: "delete it, or use an ordinary character"))
    }

    fileprivate static func tooManyTags(in file: String) -> Diagnostic {
        .error(
            "template.too-many-tags", at: .file(file),
            message: Text(
                ro: "șablonul are prea multe marcaje (peste 60 000)",
                en: "the template has too many tags (over 60 000)"),
            hint: Text(
                ro: "împărțiți șablonul în fișiere incluse", en: "split the template into includes"))
    }
}
