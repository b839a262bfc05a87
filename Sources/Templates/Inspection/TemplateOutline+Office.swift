public import Diagnostics
internal import OpenPackage

extension TemplateOutline {
    /// The outline of a Word or Writer template.
    ///
    /// - Parameters:
    ///   - bytes: a .docx, .odt or .fodt.
    ///   - texts: what `{% include "…" %}` may name.
    /// - Throws: what keeps the file from being opened at all.
    public init(
        package bytes: [UInt8], name: String, environment: Environment,
        including texts: IncludableTexts = .none
    ) throws(DiagnosticList) {
        let archive = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try ZipArchive(bytes: FlatOpenDocument.packed(bytes, file: name), file: name)
        }
        var problems: [Diagnostic]
        do {
            problems = try OfficeTemplate(
                package: bytes, name: name, environment: environment, including: texts
            ).warnings
        } catch {
            problems = error.all
        }
        var reader = OfficeOutlineReader(environment: environment)
        let format: FileFormat = archive.contains("[Content_Types].xml") ? .docx : .odt
        for part in archive.names
        where part.hasSuffix(".xml") && OfficePartKind.mayHoldTags(part, format) {
            // What cannot be read has been reported above.
            guard let content = try? archive.contents(of: part),
                var root = try? XML.parse(content, file: name, part: part),
                let kind = OfficePartKind(root, part: part)
            else { continue }
            let partName = OfficePartName(file: name, name: part, area: kind.area)
            if ClauseInclusion.isNeeded(in: root) {
                var inclusion = ClauseInclusion(
                    texts, in: root, onPagesOf: root, environment: environment, numbering: nil,
                    part: partName,
                    serial: 0)
                root = inclusion.expanded(root, kind.dialect)
            }
            reader.read(
                root, kind.dialect, partName)
        }
        self.init(
            parts: reader.parts, levels: reader.levels, locations: reader.locations,
            problems: problems, environment: environment, clauses: nil,
            lines: OutlineLines(
                of: reader.parts, levels: reader.levels, locations: reader.locations
            ).lines)
    }
}

/// Gathers the tags of an office file's parts.
private struct OfficeOutlineReader {
    typealias Piece = TemplatePiece<TemplateOutline.Leaf>

    let environment: Environment
    private(set) var parts: [TemplateOutline.Part] = []
    private(set) var levels: [TemplateOutline.TagPlace: OfficeLevel] = [:]
    private(set) var locations: [String: OfficeLocation] = [:]

    init(environment: Environment) { self.environment = environment }

    mutating func read(_ root: XML.Element, _ dialect: OfficeDialect, _ name: OfficePartName) {
        let tree = OfficeTree(root)
        var part = OutlinedPart(tree, dialect)
        for (number, line) in OfficeLineFinder.lines(of: tree, dialect, area: name.area)
            .enumerated()
        {
            let source = SourceText(name: name.sourceName(ofLine: number), text: line.text)
            locations[source.name] = OfficeLocation(
                part: name, place: line.place, text: line.text)
            part.add(line, source, environment)
        }
        guard !part.isEmpty else { return }
        noteLevels(tree, dialect, name)
        parts.append(part.finished(title: name.area))
    }

    private mutating func noteLevels(
        _ tree: OfficeTree, _ dialect: OfficeDialect, _ name: OfficePartName
    ) {
        let tagger = OfficeTagger(tree, dialect, part: name, environment: environment)
        var leveler = OfficeLeveler(tagger.tree, dialect)
        leveler.settle(tagger.tags, except: tagger.brokenStories)
        for (node, level) in leveler.levels {
            if let tag = leveler.tree.tag(node) { levels[.init(tag)] = level }
        }
    }
}

/// The tags of one part by the story they stand in, what stands beside the text apart.
private struct OutlinedPart {
    typealias Piece = TemplatePiece<TemplateOutline.Leaf>

    private let tree: OfficeTree
    private let dialect: OfficeDialect
    private var stories: [(story: Int, pieces: [Piece])] = []
    /// The text box that the last lines stood in.
    private var aside: (story: Int, pieces: [Piece])?
    private var givenNames: Set<String> = []
    private var isBroken = false

    init(_ tree: OfficeTree, _ dialect: OfficeDialect) {
        self.tree = tree
        self.dialect = dialect
    }

    var isEmpty: Bool { stories.isEmpty && aside == nil }

    mutating func add(_ line: OfficeLine, _ source: SourceText, _ environment: Environment) {
        let (segments, problems) = TemplateScanner.readableSegments(
            of: source, environment: environment)
        let tags = segments.compactMap {
            if case .tag(let tag) = $0 { Piece.tag(tag) } else { nil }
        }
        guard !tags.isEmpty || !problems.isEmpty else { return }
        givenNames.formUnion(source.givenNames)
        isBroken = isBroken || !problems.isEmpty
        let outer = outerStory(of: line)
        if outer == line.story {
            finishAside()
            add(tags, to: outer)
        } else if aside?.story == line.story {
            aside?.pieces += tags
        } else {
            finishAside()
            add([], to: outer)
            aside = (line.story, tags)
        }
    }

    private mutating func add(_ pieces: [Piece], to story: Int) {
        if let index = stories.firstIndex(where: { $0.story == story }) {
            stories[index].pieces += pieces
        } else {
            stories.append((story, pieces))
        }
    }

    private mutating func finishAside() {
        guard let aside else { return }
        self.aside = nil
        let tree = ReadablePairing.blocks(from: aside.pieces)
        stories[stories.count - 1].pieces.append(.leaf(.aside(tree)))
    }

    /// The story that no other is around.
    private func outerStory(of line: OfficeLine) -> Int {
        guard dialect.kind != .properties, let node = line.pieces.first?.node else {
            return line.story
        }
        return tree.path(of: node).last { tree.role($0, dialect) == .story } ?? OfficeTree.root
    }

    func finished(title: Text) -> TemplateOutline.Part {
        var copy = self
        copy.finishAside()
        return TemplateOutline.Part(
            title: title,
            tree: copy.stories.flatMap { ReadablePairing.blocks(from: $0.pieces) },
            givenNames: givenNames, isBroken: isBroken)
    }
}
