public import Diagnostics

/// Cuts a template's text into plain text and tags.
public struct TemplateScanner {
    private let source: SourceText
    private let environment: Environment
    private let bytes: [UInt8]
    private var position = 0
    private var segments: [Segment] = []
    private var problems = DiagnosticCollector()

    /// The pieces of a text in order, none of them lost.
    ///
    /// - Throws: All tags that cannot be read, at once.
    public static func segments(of source: SourceText, environment: Environment)
        throws(DiagnosticList) -> [Segment]
    {
        guard source.text.utf8.count <= LanguageLimits.sourceLength else {
            throw DiagnosticList(.sourceTooLong(source.place(at: 0)))
        }
        var scanner = TemplateScanner(source, environment)
        scanner.scan()
        return try scanner.problems.finish(scanner.segments).value
    }

    /// The pieces that can be read, and what is wrong with the others.
    static func readableSegments(of source: SourceText, environment: Environment) -> (
        segments: [Segment], problems: [Diagnostic]
    ) {
        var scanner = TemplateScanner(source, environment)
        scanner.scan()
        return (scanner.segments, scanner.problems.all)
    }

    private init(_ source: SourceText, _ environment: Environment) {
        self.source = source
        self.environment = environment
        bytes = Array(source.text.utf8)
    }

    private enum Opener { case output, block, comment }

    private mutating func scan() {
        while problems.all.count < LanguageLimits.problems,
            let (opener, start) = nextOpener(from: position)
        {
            addText(position..<start)
            position = start + 2
            do {
                switch opener {
                case .comment: try comment(at: start)
                case .output, .block: try tag(opener, at: start)
                }
            } catch {
                problems.report(error)
                recover(after: start + 2)
            }
        }
        addText(position..<bytes.count)
    }

    private func nextOpener(from start: Int) -> (Opener, Int)? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{"), let opener = opener(for: bytes[index + 1]) {
                return (opener, index)
            }
            index += 1
        }
        return nil
    }

    private func opener(for byte: UInt8) -> Opener? {
        switch byte {
        case UInt8(ascii: "{"): .output
        case UInt8(ascii: "%"): .block
        case UInt8(ascii: "#"): .comment
        default: nil
        }
    }

    private mutating func addText(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        segments.append(.text(String(decoding: bytes[range], as: UTF8.self), range))
    }

    /// Goes on behind the broken tag's end, or at the next tag when that comes first.
    private mutating func recover(after start: Int) {
        var index = max(start, position)
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{"), opener(for: bytes[index + 1]) != nil { break }
            let isCloser = bytes[index] == UInt8(ascii: "}") || bytes[index] == UInt8(ascii: "%")
            if isCloser, bytes[index + 1] == UInt8(ascii: "}") {
                position = index + 2
                return
            }
            index += 1
        }
        position = index + 1 < bytes.count ? index : bytes.count
    }

    // MARK: - Comments and raw text

    private mutating func comment(at start: Int) throws(Diagnostic) {
        var index = position
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "#"), bytes[index + 1] == UInt8(ascii: "}") {
                position = index + 2
                let trims = (isTrim(start + 2), index > start + 2 && isTrim(index - 1))
                return addTag(.comment, start..<position, trims: trims)
            }
            index += 1
        }
        position = bytes.count
        throw .unclosedTag("#}", source.place(of: Span(start, start + 2)))
    }

    private func isTrim(_ index: Int) -> Bool {
        index < bytes.count && bytes[index] == UInt8(ascii: "-")
    }

    /// Adds all up to `{% endraw %}` as text.
    private mutating func raw(at start: Int) throws(Diagnostic) {
        let textStart = position
        var index = textStart
        while let (opener, found) = nextOpener(from: index) {
            index = found + 2
            guard opener == .block, let end = endOfRaw(at: index) else { continue }
            addText(textStart..<found)
            position = end
            return addTag(.comment, found..<end, trims: (isTrim(index), isTrim(end - 3)))
        }
        position = bytes.count
        throw .unclosedRaw(source.place(of: Span(start, textStart)))
    }

    /// The end of `endraw %}` at the position behind `{%`; nil when another tag stands there.
    private func endOfRaw(at start: Int) -> Int? {
        var lexer = lexer(from: start)
        if isTrim(start) { lexer.skip(1) }
        guard let word = try? lexer.next(), word.kind == .name("endraw") else { return nil }
        lexer.skipSpace()
        if lexer.isAt("-%}") { lexer.skip(1) }
        return lexer.isAt("%}") ? lexer.position + 2 : nil
    }

    // MARK: - Tags

    private func lexer(from start: Int) -> Lexer {
        Lexer(source: source, bytes: bytes, base: 0, from: start, to: bytes.count)
    }

    private mutating func addTag(
        _ kind: Tag.Kind, _ range: Range<Int>, trims: (Bool, Bool), hint: Tag.LevelHint? = nil
    ) {
        segments.append(
            .tag(
                Tag(
                    kind: kind, range: range, trimsBefore: trims.0, trimsAfter: trims.1,
                    levelHint: hint, source: source)))
    }

    private mutating func tag(_ opener: Opener, at start: Int) throws(Diagnostic) {
        let trimsBefore = isTrim(start + 2)
        var content = start + 2
        if trimsBefore || (content < bytes.count && bytes[content] == UInt8(ascii: "+")) {
            content += 1
        }
        var (tokens, trimsAfter) = try tokens(of: opener, at: start, from: content)
        let hint = levelHint(tokens, opener, at: content)
        if hint != nil { tokens.removeFirst() }
        if isRaw(tokens, opener) {
            addTag(.comment, start..<position, trims: (trimsBefore, trimsAfter))
            return try raw(at: start)
        }
        var parser = TagParser(tokens: tokens, source: source, environment: environment)
        let kind = opener == .output ? try parser.output() : try parser.block()
        addTag(kind, start..<position, trims: (trimsBefore, trimsAfter), hint: hint)
    }

    private func isRaw(_ tokens: [Token], _ opener: Opener) -> Bool {
        opener == .block && tokens.count == 2 && tokens[0].kind == .name("raw")
    }

    /// The tokens up to the tag's end, which is left behind; the closing one is `.end`.
    private mutating func tokens(of opener: Opener, at start: Int, from content: Int)
        throws(Diagnostic) -> ([Token], trimsAfter: Bool)
    {
        var lexer = lexer(from: content)
        var tokens: [Token] = []
        var depth = 0
        while true {
            lexer.skipSpace()
            position = lexer.position
            if let end = try endOfTag(opener, at: start, lexer, depth: depth) {
                tokens.append(Token(kind: .end, span: Span(end.start, end.end)))
                position = end.end
                guard end.end - start <= LanguageLimits.expressionLength else {
                    throw .expressionTooLong(source.place(of: Span(start, start + 2)))
                }
                return (tokens, bytes[end.start] == UInt8(ascii: "-"))
            }
            let token = try lexer.next()
            if token.kind == .sign(.openBrace) { depth += 1 }
            if token.kind == .sign(.closeBrace) { depth -= 1 }
            tokens.append(token)
        }
    }

    /// Where the tag's closing delimiter starts and ends when the lexer stands at it.
    private func endOfTag(_ opener: Opener, at start: Int, _ lexer: Lexer, depth: Int)
        throws(Diagnostic) -> (start: Int, end: Int)?
    {
        let here = lexer.position
        // Most tokens begin with none of these, so that nothing more is compared.
        if here < bytes.count, !Self.mayEndTag(bytes[here]) { return nil }
        let closer = opener == .output ? "}}" : "%}"
        if here >= bytes.count || lexer.isAt("{{") || lexer.isAt("{%") || lexer.isAt("{#") {
            throw .unclosedTag(closer, source.place(of: Span(start, start + 2)))
        }
        let sign = bytes[here] == UInt8(ascii: "-") || bytes[here] == UInt8(ascii: "+") ? 1 : 0
        var behind = lexer
        behind.skip(sign)
        let isOutputEnd = depth <= 0 && behind.isAt("}}")
        let isBlockEnd = behind.isAt("%}")
        guard isOutputEnd || isBlockEnd else { return nil }
        guard isOutputEnd == (opener == .output) else {
            throw .wrongCloser(
                closer, source.place(of: Span(behind.position, behind.position + 2)))
        }
        return (here, here + sign + 2)
    }

    private static func mayEndTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "-"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }

    /// `p`, `tr`, `tc` or `r` directly behind the opener and in front of the tag's own words.
    private func levelHint(_ tokens: [Token], _ opener: Opener, at content: Int) -> Tag.LevelHint? {
        guard tokens.count > 2, tokens[0].span.range.lowerBound == content,
            case .name(let word) = tokens[0].kind, let hint = Tag.LevelHint(rawValue: word)
        else { return nil }
        switch tokens[1].kind {
        case .name(let next):
            let isTagWord = TagParser.words.contains(next)
            return opener == .block
                ? (isTagWord ? hint : nil)
                : Keyword.operators.contains(next) ? nil : hint
        case .text, .number: return opener == .output ? hint : nil
        case .sign, .end: return nil
        }
    }
}

extension Diagnostic {
    fileprivate static func unclosedTag(_ closer: String, _ place: SourcePlace) -> Diagnostic {
        .error(
            "template.unclosed-tag", at: .source(place),
            message: Text(
                ro: "eticheta deschisă aici nu se închide",
                en: "the tag opened here is not closed"),
            hint: Text(ro: "închideți-o cu \(closer)", en: "close it with \(closer)"))
    }

    fileprivate static func wrongCloser(_ closer: String, _ place: SourcePlace) -> Diagnostic {
        .error(
            "template.wrong-closer", at: .source(place),
            message: Text(
                ro: "eticheta se închide cu alt semn decât cel cu care s-a deschis",
                en: "the tag is closed by another sign than it was opened with"),
            hint: Text(ro: "scrieți \(closer)", en: "write \(closer)"))
    }

    fileprivate static func unclosedRaw(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.unclosed-raw", at: .source(place),
            message: Text(
                ro: "după {% raw %} lipsește {% endraw %}",
                en: "{% raw %} is not followed by {% endraw %}"),
            hint: Text(ro: "adăugați {% endraw %}", en: "add {% endraw %}"))
    }

    fileprivate static func sourceTooLong(_ place: SourcePlace) -> Diagnostic {
        .error(
            "template.source-too-long", at: .source(place),
            arguments: ["most": "\(LanguageLimits.sourceLength)"],
            message: Text(
                ro: "șablonul depășește \(LanguageLimits.sourceLength) de octeți",
                en: "the template is longer than \(LanguageLimits.sourceLength) bytes"),
            hint: Text(
                ro: "împărțiți-l în mai multe fișiere cu include",
                en: "split it into several files with include"))
    }
}
