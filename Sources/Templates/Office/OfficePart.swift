public import Diagnostics
internal import OpenPackage

/// One part of an office template, compiled.
struct OfficePart: Sendable {
    let name: String
    let steps: [Instruction]
    let syntax: OfficeSyntax
    let blocks: [OfficeBlock]
    /// The keys of the clauses that its bookmarks name.
    let clauses: Set<String>
    let dialect: OfficeDialect

    /// Whether rounds may change how many cells a row has.
    var hasCellBlocks: Bool { blocks.contains { $0.level == .cell } }

    /// About how long the part becomes, in bytes, to make room for it.
    var expectedLength: Int {
        steps.reduce(0) { length, step in
            if case .markup(let bytes) = step { length + bytes.count } else { length + 64 }
        }
    }
}

/// A block of a template with what it covers.
public struct OfficeBlock: Hashable, Sendable {
    public let level: OfficeLevel
    /// The opening tag's first word, `if` or `for`.
    public let word: String
    public let place: Diagnostic.Location
}

/// One part with its tags where their blocks begin and end, ready to be lowered.
struct SettledPart {
    let name: OfficePartName
    let dialect: OfficeDialect
    let tree: OfficeTree
    let attributes: [OfficeTagger.AttributeKey: [Block<String>]]
    /// Whether the document's part is another than the template's: it has tags, or clauses took the
    /// place of what it had.
    let isChanging: Bool
    let blocks: [OfficeBlock]
    let locations: [String: OfficeLocation]
    let problems: [Diagnostic]
    private let prolog: [UInt8]

    init(
        _ root: XML.Element, prolog: [UInt8], name: OfficePartName, dialect: OfficeDialect,
        environment: Environment, isChanged: Bool = false
    ) {
        self.name = name
        self.dialect = dialect
        self.prolog = prolog
        let tagger = OfficeTagger(
            OfficeTree(root), dialect, part: name, environment: environment)
        locations = tagger.places
        attributes = tagger.attributes
        isChanging = tagger.hasTags || isChanged
        var leveler = OfficeLeveler(tagger.tree, dialect)
        leveler.settle(tagger.tags, except: tagger.brokenStories)
        problems = tagger.problems.all + leveler.problems.all
        tree = leveler.tree
        let places = tagger.places
        blocks = leveler.levels.sorted { $0.key < $1.key }.compactMap { node, level in
            guard let tag = leveler.tree.tag(node), let line = places[tag.source.name] else {
                return nil
            }
            return OfficeBlock(level: level, word: tag.word, place: line.passage(at: tag.place))
        }
    }

    /// The part as steps.
    ///
    /// - Parameter notes: notes that other parts write for themselves.
    func part(
        notes: [String: SettledPart], lists: OfficeLists, numbering: OfficeNumbering?,
        without gone: Set<String>
    ) -> (part: OfficePart, repeatedNotes: [String: Set<String>], problems: [Diagnostic]) {
        var lowering = OfficeLowering(
            tree, dialect, attributes, notes: notes, lists: lists, numbering: numbering,
            withoutNotes: gone)
        let steps = lowering.steps()
        let part = OfficePart(
            name: name.name, steps: [.markup(prolog)] + steps, syntax: syntax, blocks: blocks,
            clauses: lowering.clauses, dialect: dialect)
        return (part, lowering.repeatedNotes, lowering.problems.all)
    }

    /// Whether a tag may call the function.
    func asks(for function: StaticString) -> Bool {
        tree.nodes.contains { node in
            if case .tag(let tag) = node.content { tag.words.hasBytes(function) } else { false }
        }
    }

    private var syntax: OfficeSyntax {
        let root = tree.element(OfficeTree.root)
        switch dialect.kind {
        case .word:
            return .word(prefix: root.map { $0.prefix.isEmpty ? "" : $0.prefix + ":" } ?? "w:")
        case .openDocument:
            let text = root?.declarations.first { $0.uri == XML.Name.OpenDocumentSpace.text }?
                .prefix
            return .openDocument(prefix: text.map { $0.isEmpty ? "" : $0 + ":" } ?? "text:")
        case .properties: return .plain
        }
    }
}
