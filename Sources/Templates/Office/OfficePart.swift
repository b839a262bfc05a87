public import Diagnostics
internal import OpenPackage

/// One part of an office template, compiled.
struct OfficePart: Sendable {
    let name: String
    let steps: [Instruction]
    let syntax: OfficeSyntax
    let blocks: [OfficeBlock]
}

/// A block of a template with what it covers.
public struct OfficeBlock: Hashable, Sendable {
    public let level: OfficeLevel
    /// The opening tag's first word, `if` or `for`.
    public let word: String
    public let place: Diagnostic.Location
}

/// Compiles one part.
struct OfficePartCompiler {
    let name: OfficePartName
    let dialect: OfficeDialect
    private(set) var locations: [String: OfficeLocation] = [:]
    private(set) var problems: [Diagnostic] = []
    private(set) var part: OfficePart?

    init(
        _ root: XML.Element, prolog: [UInt8], name: OfficePartName, dialect: OfficeDialect,
        environment: Environment
    ) {
        self.name = name
        self.dialect = dialect
        let tagger = OfficeTagger(
            OfficeTree(root), dialect, part: name, environment: environment)
        locations = tagger.places
        problems = tagger.problems.all
        guard tagger.hasTags || !problems.isEmpty else { return }
        var leveler = OfficeLeveler(tagger.tree, dialect)
        leveler.settle(tagger.tags, except: tagger.brokenStories)
        problems += leveler.problems.all
        guard problems.isEmpty else { return }
        var lowering = OfficeLowering(leveler.tree, dialect, tagger.attributes)
        let steps = lowering.steps()
        problems += lowering.problems.all
        part = OfficePart(
            name: name.name, steps: [.markup(prolog)] + steps, syntax: root.syntax(for: dialect),
            blocks: blocks(leveler))
    }

    private func blocks(_ leveler: OfficeLeveler) -> [OfficeBlock] {
        leveler.levels.sorted { $0.key < $1.key }.compactMap { node, level in
            guard let tag = leveler.tree.tag(node), let line = locations[tag.source.name] else {
                return nil
            }
            return OfficeBlock(level: level, word: tag.word, place: line.passage(at: tag.place))
        }
    }
}

extension XML.Element {
    fileprivate func syntax(for dialect: OfficeDialect) -> OfficeSyntax {
        switch dialect.kind {
        case .word:
            let main = prefix.isEmpty ? "" : prefix + ":"
            return .word(prefix: main)
        case .openDocument:
            let namespace = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
            let text = declarations.first { $0.uri == namespace }?.prefix ?? "text"
            return .openDocument(prefix: text.isEmpty ? "" : text + ":")
        case .properties: return .plain
        }
    }
}
