public import Diagnostics

/// A template as its checks see it: the tags paired in reading order, whatever else is wrong with it.
public struct TemplateOutline: Sendable {
    typealias Tree = [Block<Leaf>]

    indirect enum Leaf: Sendable {
        /// What stands beside the text, in an attribute, a field or a text box: the loops around it
        /// are not known for certain.
        case aside(Tree)
        case included(String, Tree)
    }

    /// A part of an office file, or a text: names set in one are not seen in another.
    struct Part: Sendable {
        /// „antetul (header1.xml)”; nil for a text.
        let title: Text?
        let tree: Tree
        /// Names that tags give somewhere in the part, those that cannot be read too.
        let givenNames: Set<String>
        /// Whether some tag cannot be read.
        let isBroken: Bool
    }

    let parts: [Part]
    let levels: [TagPlace: OfficeLevel]
    let locations: [String: OfficeLocation]
    /// What was found wrong, or deserves a look, when the template was read.
    public let problems: [Diagnostic]
    let environment: Environment
    /// The clauses there are to refer to; nil where they are not known.
    let clauses: [String: SourcePlace]?
    /// What `show` prints.
    public let lines: [OutlineLine]

    struct TagPlace: Hashable {
        let source: String
        let start: Int

        init(_ tag: Tag) { (source, start) = (tag.source.name, tag.range.lowerBound) }
    }

    func located(_ diagnostic: Diagnostic) -> Diagnostic { diagnostic.located(in: locations) }
}

extension SourceText {
    /// The names that `{% for … in %}` and `{% set … = %}` give in the text, whether or not the
    /// rest of the tag can be read.
    var givenNames: Set<String> {
        var names: Set<String> = []
        for piece in text.split(separator: "{%").dropFirst() {
            let words = piece.prefix(200).split { !($0.isLetter || $0.isNumber || $0 == "_") }
            guard let keyword = words.first(where: { $0 == "for" || $0 == "set" }) else { continue }
            let rest = words.drop { $0 != keyword }.dropFirst()
            let given = keyword == "for" ? rest.prefix { $0 != "in" } : rest.prefix(1)
            names.formUnion(given.map(String.init))
        }
        return names
    }
}
