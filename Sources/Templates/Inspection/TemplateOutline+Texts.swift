public import Diagnostics

extension TemplateOutline {
    /// The outline of a .md or .txt template of any kind.
    public init(text source: SourceText, environment: Environment) {
        var problems: [Diagnostic] = []
        do { _ = try TextTemplate(compiling: source, environment: environment) } catch {
            problems = error.all
        }
        let part = TextOutlineReader.part(of: source, environment: environment) { _ in nil }
        self.init(
            parts: [part], levels: [:], locations: [:], problems: problems,
            environment: environment, clauses: nil, lines: OutlineLines(of: part.tree).lines)
    }

    /// The outline of a clause template with the texts it includes.
    ///
    /// - Parameter including: finds an included text by the name in its tag.
    public init(
        clauses source: SourceText, environment: Environment,
        including: @escaping @Sendable (String) -> SourceText?
    ) {
        let part = TextOutlineReader.part(
            of: source, environment: environment, including: including)
        do {
            let document = try ClauseDocumentBuilder.document(
                from: source, environment: environment, including: including)
            self.init(
                parts: [part], levels: [:], locations: [:], problems: [],
                environment: environment, clauses: document.clauses,
                lines: OutlineLines(of: document).lines)
        } catch {
            self.init(
                parts: [part], levels: [:], locations: [:], problems: error.all,
                environment: environment, clauses: nil, lines: OutlineLines(of: part.tree).lines)
        }
    }
}

/// Gathers the tags of a text and of those it includes.
private struct TextOutlineReader {
    typealias Piece = TemplatePiece<TemplateOutline.Leaf>

    let environment: Environment
    private(set) var givenNames: Set<String> = []
    private(set) var isBroken = false
    private var including: [String] = []

    private init(environment: Environment) { self.environment = environment }

    static func part(
        of source: SourceText, environment: Environment, including: (String) -> SourceText?
    ) -> TemplateOutline.Part {
        var reader = TextOutlineReader(environment: environment)
        let tree = reader.tree(of: source, including: including)
        return TemplateOutline.Part(
            title: nil, tree: tree, givenNames: reader.givenNames, isBroken: reader.isBroken)
    }

    private mutating func tree(
        of source: SourceText, including sources: (String) -> SourceText?
    ) -> TemplateOutline.Tree {
        including.append(source.name)
        defer { including.removeLast() }
        let (segments, problems) = TemplateScanner.readableSegments(
            of: source, environment: environment)
        isBroken = isBroken || !problems.isEmpty
        givenNames.formUnion(source.givenNames)
        var pieces: [Piece] = []
        var lines = DirectiveLines(source, environment)
        for segment in segments {
            switch segment {
            case .text(let text, let range): pieces += lines.pieces(of: text, at: range.lowerBound)
            case .tag(let tag):
                pieces.append(.tag(tag))
                guard case .include(let name) = tag.kind, let text = sources(name),
                    !including.contains(text.name)
                else { continue }
                pieces.append(.leaf(.included(name, tree(of: text, including: sources))))
            }
        }
        return ReadablePairing.blocks(from: pieces)
    }
}

/// The directives of a clause template between its tags: a signature block is a loop.
private struct DirectiveLines {
    let source: SourceText
    let environment: Environment
    private var closer: Tag?

    init(_ source: SourceText, _ environment: Environment) {
        self.source = source
        self.environment = environment
    }

    mutating func pieces(
        of text: String, at start: Int
    ) -> [TemplatePiece<TemplateOutline.Leaf>] {
        guard text.hasBytes(":::") else { return [] }
        var pieces: [TemplatePiece<TemplateOutline.Leaf>] = []
        var offset = start
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.trimmingSpaces
            if words.hasPrefix(Self.signatures) {
                pieces += opening(words.dropFirst(Self.signatures.count), at: offset)
            } else if words == ":::", let tag = closer {
                pieces.append(.tag(tag))
                closer = nil
            }
            offset += line.utf8.count + 1
        }
        return pieces
    }

    private static let signatures = "::: \(Directive.signatures.rawValue) "

    private mutating func opening(
        _ words: Substring, at offset: Int
    ) -> [TemplatePiece<TemplateOutline.Leaf>] {
        guard let tags = Tag.loop(words, at: source.place(at: offset), environment) else {
            return []
        }
        closer = tags.closing
        return [.tag(tags.opening)]
    }
}

extension Tag {
    /// `party in parties` as a loop whose names stand where those words stand.
    fileprivate static func loop(
        _ words: Substring, at place: SourcePlace, _ environment: Environment
    ) -> (opening: Tag, closing: Tag)? {
        let lead =
            String(repeating: "\n", count: place.line - 1)
            + String(repeating: " ", count: place.column + 7)
        let source = SourceText(
            name: place.file, text: lead + "{% for \(words) %}{% endfor %}")
        let tags = TemplateScanner.readableSegments(of: source, environment: environment).segments
            .compactMap { if case .tag(let tag) = $0 { tag } else { nil } }
        return tags.count == 2 ? (tags[0], tags[1]) : nil
    }
}
