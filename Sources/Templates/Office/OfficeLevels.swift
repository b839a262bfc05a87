internal import Diagnostics
internal import OpenPackage

/// What the tags of one block cover.
public enum OfficeLevel: String, Hashable, Sendable {
    case inline, paragraph, row, cell, listItem = "list item"
}

/// Finds out what each block covers from where its tags stand, and moves its tags there: afterwards
/// the tags of a block are siblings, and what is between them is what the block repeats or leaves out.
struct OfficeLeveler {
    private(set) var tree: OfficeTree
    private let dialect: OfficeDialect
    private(set) var problems = DiagnosticCollector()
    /// The level of each block, by the node of the tag that opens it.
    private(set) var levels: [OfficeTree.ID: OfficeLevel] = [:]

    typealias ID = OfficeTree.ID

    /// The tags of a block with their nodes: `if`, `else`, `endif`.
    private struct Group {
        let tags: [(tag: Tag, node: ID)]
        var nodes: [ID] { tags.map(\.node) }
    }

    /// A tag that is to stand beside, or instead of, a node.
    private struct Cut {
        let unit: ID
        let node: ID
        /// The first tag of its block.
        let group: ID
    }

    /// Paragraphs that a block divides: their two halves belong to different paragraphs of the result.
    private var divided: Set<ID> = []

    init(_ tree: OfficeTree, _ dialect: OfficeDialect) {
        self.tree = tree
        self.dialect = dialect
    }

    /// - Parameter tags: the nodes of all tags in reading order, by story.
    mutating func settle(_ tags: [(story: Int, node: ID)], except broken: Set<Int>) {
        var cuts: [Cut] = []
        var stories: [Int: [ID]] = [:]
        var order: [Int] = []
        for (story, node) in tags {
            if stories[story] == nil { order.append(story) }
            stories[story, default: []].append(node)
        }
        for story in order where !broken.contains(story) {
            cuts += self.cuts(of: stories[story] ?? [])
        }
        apply(cuts)
    }

    private mutating func cuts(of nodes: [ID]) -> [Cut] {
        do {
            var groups: [Group] = []
            let blocks = try BlockTree<ID>.groups(
                of: nodes.compactMap { node in
                    tree.tag(node).map { ($0, node) }
                })
            groups = blocks.map { Group(tags: $0) }
            return groups.flatMap { cuts(of: $0) } + cutsOfLoneTags(nodes)
        } catch {
            problems.report(error.all)
            return []
        }
    }

    // MARK: - Levels

    private mutating func cuts(of group: Group) -> [Cut] {
        do {
            let units = try units(of: group)
            levels[group.nodes[0]] = units.level
            return zip(units.units, group.nodes).map {
                Cut(unit: $0, node: $1, group: group.nodes[0])
            }
        } catch {
            problems.report(error)
            return []
        }
    }

    /// For each tag of the group the node that it is to stand beside.
    private func units(of group: Group) throws(Diagnostic) -> (level: OfficeLevel, units: [ID]) {
        let hint = group.tags.compactMap(\.tag.levelHint).first { $0 != .run }
        let paths = group.nodes.map(tree.path)
        if let hint { return try units(of: group, paths, hinted: hint) }
        let paragraphs = paths.map { path in path.first { tree.role($0, dialect) == .paragraph } }
        if let paragraph = paragraphs[0], paragraphs.allSatisfy({ $0 == paragraph }) {
            let common = commonAncestor(paths)
            return (.inline, paths.map { child(of: common, on: $0) })
        }
        let common = commonAncestor(paths)
        switch tree.role(common, dialect) {
        case .row:
            try refuseLoneCells(group, paths, row: common)
            return try units(of: group, paths, hinted: .row)
        case .table: return (.row, paths.map { child(of: common, on: $0) })
        default: return try blocks(of: group, paths, in: common)
        }
    }

    private func units(
        of group: Group, _ paths: [[ID]], hinted hint: Tag.LevelHint
    ) throws(Diagnostic) -> (level: OfficeLevel, units: [ID]) {
        let role: OfficeDialect.Role =
            hint == .row ? .row : hint == .cell ? .cell : .paragraph
        var units: [ID] = []
        for (path, tag) in zip(paths, group.tags) {
            guard let unit = path.first(where: { tree.role($0, dialect) == role }) else {
                throw .misplacedHint(tag.tag, hint)
            }
            units.append(unit)
        }
        let parents = Set(units.map { tree[$0].parent })
        if role == .paragraph, parents.count > 1 {
            return try blocks(of: group, paths, in: commonAncestor(paths))
        }
        guard parents.count == 1 else { throw .blockCrosses(group.tags[0].tag) }
        return (hint == .row ? .row : hint == .cell ? .cell : .paragraph, units)
    }

    /// Whole paragraphs, or whatever holds nothing but the tag: a list item, a content control.
    private func blocks(
        of group: Group, _ paths: [[ID]], in common: ID
    ) throws(Diagnostic) -> (level: OfficeLevel, units: [ID]) {
        let units = paths.map { child(of: common, on: $0) }
        var level = OfficeLevel.paragraph
        for (unit, tag) in zip(units, group.tags) {
            switch tree.role(unit, dialect) {
            case .paragraph: break
            case .row, .cell: level = tree.role(unit, dialect) == .row ? .row : .cell
            case .listItem: level = .listItem
            default:
                guard tree.isBlank(unit, without: Set(group.nodes), dialect) else {
                    throw .blockCrosses(tag.tag)
                }
            }
        }
        return (level, units)
    }

    private func commonAncestor(_ paths: [[ID]]) -> ID {
        var common = paths[0].dropFirst()
        for path in paths.dropFirst() {
            let ancestors = Set(path.dropFirst())
            common = common.drop { !ancestors.contains($0) }
        }
        return common.first ?? OfficeTree.root
    }

    private func child(of ancestor: ID, on path: [ID]) -> ID {
        let index = path.firstIndex(of: ancestor) ?? path.endIndex
        return path[max(index - 1, 0)]
    }

    /// `{% for %}` alone in a cell and `{% endfor %}` alone in another of the row could mean the
    /// cells between them or the whole row.
    private func refuseLoneCells(_ group: Group, _ paths: [[ID]], row: ID) throws(Diagnostic) {
        let cells = paths.map { child(of: row, on: $0) }
        let nodes = Set(group.nodes)
        let areLone = cells.allSatisfy { tree.isBlank($0, without: nodes, dialect) }
        if areLone { throw .ambiguousCells(group.tags[0].tag) }
    }

    /// `set` and comments alone in their paragraph take it with them.
    private func cutsOfLoneTags(_ nodes: [ID]) -> [Cut] {
        nodes.compactMap { node in
            guard let tag = tree.tag(node), !tag.isBlock,
                tag.kind == .comment || tag.isAssignment,
                let paragraph = tree.path(of: node).first(where: {
                    tree.role($0, dialect) == .paragraph
                }), isSilent(paragraph)
            else { return nil }
            return Cut(unit: paragraph, node: node, group: node)
        }
    }

    /// Whether nothing but such tags stands in a paragraph.
    private func isSilent(_ paragraph: ID) -> Bool {
        dialect.kind != .properties
            && tree.isBlank(paragraph, without: Set(assignments(in: paragraph)), dialect)
    }

    private func assignments(in id: ID) -> [ID] {
        if let tag = tree.tag(id) { return tag.isAssignment ? [id] : [] }
        return tree[id].children.flatMap { assignments(in: $0) }
    }
}

// MARK: - Moving tags

extension OfficeLeveler {
    private mutating func apply(_ cuts: [Cut]) {
        var byParent: [ID: [ID: [ID]]] = [:]
        for cut in cuts where cut.unit != cut.node {
            byParent[tree[cut.unit].parent, default: [:]][cut.unit, default: []].append(cut.node)
        }
        divide(cuts)
        let depths = byParent.keys.map { ($0, tree.path(of: $0).count) }
        for (parent, _) in depths.sorted(by: { ($0.1, $0.0) > ($1.1, $1.0) }) {
            let units = byParent[parent] ?? [:]
            var children: [ID] = []
            for child in tree[parent].children {
                if let tags = units[child] {
                    children += cut(child, at: tags.sorted(by: isBefore))
                } else {
                    children.append(child)
                }
            }
            tree.setChildren(of: parent, to: children)
        }
    }

    /// Text on both sides of a tag that goes on in another paragraph: the paragraph is divided there,
    /// and so is wherever the other tags of that block stand.
    private mutating func divide(_ cuts: [Cut]) {
        let cuts = cuts.filter { tree.role($0.unit, dialect) == .paragraph }
        let byUnit = Dictionary(grouping: cuts, by: \.unit)
        divided = Set(
            byUnit.keys.filter { unit in
                hasTextAround(byUnit[unit]?.map(\.node) ?? [], in: unit)
            })
        guard !divided.isEmpty else { return }
        let byGroup = Dictionary(grouping: cuts, by: \.group)
        var pending = Array(divided)
        while let unit = pending.popLast() {
            for cut in byUnit[unit] ?? [] {
                for other in byGroup[cut.group] ?? []
                where divided.insert(other.unit).inserted { pending.append(other.unit) }
            }
        }
    }

    /// Whether at least two of the stretches between the tags hold something.
    private func hasTextAround(_ tags: [ID], in unit: ID) -> Bool {
        var filled = 0
        var isFilled = false
        func visit(_ id: ID) {
            if tags.contains(id) {
                filled += isFilled ? 1 : 0
                isFilled = false
            } else if tree[id].children.isEmpty || tree.role(id, dialect) == .content {
                isFilled = isFilled || !tree.isBlank(id, dialect)
            } else if tree.role(id, dialect) != .properties {
                for child in tree[id].children { visit(child) }
            }
        }
        visit(unit)
        return filled + (isFilled ? 1 : 0) > 1
    }

    /// Tags were added to the tree in reading order.
    private func isBefore(_ a: ID, _ b: ID) -> Bool { a < b }

    /// What stands in the place of `unit` once the tags in it stand beside it.
    private mutating func cut(_ unit: ID, at tags: [ID]) -> [ID] {
        switch tree.role(unit, dialect) {
        case .paragraph where divided.contains(unit): return divideParagraph(unit, at: tags)
        case .paragraph: return cutParagraph(unit, at: tags)
        case .run, .text, .fieldCode: return split(unit, at: tags)
        default: return cutWhole(unit, at: tags)
        }
    }

    /// A row or cell stays whole: what opens goes before it, what closes behind.
    private mutating func cutWhole(_ unit: ID, at tags: [ID]) -> [ID] {
        if tree.isBlank(unit, without: Set(tags), dialect) {
            return tree.survivingMarkers(in: [unit], dialect) + tags
        }
        if ![.row, .cell, .listItem].contains(tree.role(unit, dialect)),
            let crossing = tags.first(where: { !standsAtEdge($0, of: unit) })
        {
            if let tag = tree.tag(crossing) { problems.report(.blockCrosses(tag)) }
            return [unit]
        }
        let roles = tags.compactMap { tree.tag($0)?.blockRole }
        let opening = roles.prefix { $0 == .opens }.count
        guard roles.dropFirst(opening).allSatisfy({ $0 == .closes }) else {
            if let tag = tags.dropFirst(opening).compactMap({ tree.tag($0) }).first {
                problems.report(.ambiguousRow(tag))
            }
            return [unit]
        }
        remove(tags, from: unit)
        return tags.prefix(opening) + [unit] + tags.dropFirst(opening)
    }

    /// Whether what a tag opens begins with the unit, or what it closes ends with it.
    private func standsAtEdge(_ tag: ID, of unit: ID) -> Bool {
        var path = tree.path(of: tag).prefix { $0 != unit } + [unit]
        let opens = tree.tag(tag)?.blockRole == .opens
        var child = path.removeFirst()
        for parent in path {
            let siblings = tree[parent].children
            guard let index = siblings.firstIndex(of: child) else { return false }
            let beyond = opens ? siblings[..<index] : siblings[(index + 1)...]
            guard beyond.allSatisfy({ tree.isBlank($0, dialect) }) else { return false }
            child = parent
        }
        return true
    }

    private mutating func remove(_ tags: [ID], from unit: ID) {
        for tag in tags {
            let parent = tree[tag].parent
            tree.setChildren(of: parent, to: tree[parent].children.filter { $0 != tag })
        }
    }

    private mutating func divideParagraph(_ unit: ID, at tags: [ID]) -> [ID] {
        let look = tree[unit].children.prefix { tree.role($0, dialect) == .properties }
        let whole = tree.shell(of: unit)
        tree.setChildren(of: whole, to: Array(look))
        tree.setChildren(of: unit, to: Array(tree[unit].children.dropFirst(look.count)))
        let parent = tree[unit].parent
        var onPath: Set<ID> = [unit]
        for tag in tags { onPath.formUnion(tree.path(of: tag).prefix { $0 != unit }) }
        var groups: [[ID]] = [[]]
        for child in tree[unit].children {
            let pieces = pieces(of: child, at: Set(tags), onPath)
            groups[groups.count - 1] += pieces[0]
            groups += pieces.dropFirst()
        }
        var result = [tree.add(.opening(whole), parent: parent)] + groups[0]
        for (tag, group) in zip(tags, groups.dropFirst()) { result += [tag] + group }
        return result + [tree.add(.closing(whole), parent: parent)]
    }

    private mutating func cutParagraph(_ unit: ID, at tags: [ID]) -> [ID] {
        let section = takeSection(from: unit)
        var result = split(unit, at: tags)
        if let section {
            if let last = result.last, tree.role(last, dialect) == .paragraph {
                put(section, into: last)
            } else {
                let paragraph = tree.shell(of: unit)
                put(section, into: paragraph)
                result.append(paragraph)
            }
        }
        return result
    }

    /// The pieces of a node with the tags between them; a piece with nothing in it goes, its
    /// bookmarks stay.
    private mutating func split(_ unit: ID, at tags: [ID]) -> [ID] {
        var onPath: Set<ID> = []
        for tag in tags { onPath.formUnion(tree.path(of: tag).prefix { $0 != unit }) }
        onPath.insert(unit)
        let pieces = pieces(of: unit, at: Set(tags), onPath)
        var result = pieces[0]
        for (tag, piece) in zip(tags, pieces.dropFirst()) { result += [tag] + piece }
        return result
    }

    private mutating func pieces(of id: ID, at tags: Set<ID>, _ onPath: Set<ID>) -> [[ID]] {
        if tags.contains(id) { return [[], []] }
        guard onPath.contains(id) else { return [[id]] }
        var groups: [[ID]] = [[]]
        var properties: [ID] = []
        for child in tree[id].children {
            if tree.role(child, dialect) == .properties, groups == [[]] {
                properties.append(child)
                continue
            }
            let pieces = pieces(of: child, at: tags, onPath)
            groups[groups.count - 1] += pieces[0]
            groups += pieces.dropFirst()
        }
        var isFirst = true
        return groups.map { group in
            if group.allSatisfy({ tree.isBlank($0, dialect) }) {
                return tree.survivingMarkers(in: group, dialect)
            }
            let piece = isFirst ? id : tree.copyForSecondHalf(of: id)
            let look = isFirst ? properties : properties.map { tree.copy($0) }
            isFirst = false
            tree.setChildren(of: piece, to: look + group)
            return [piece]
        }
    }

    /// Takes the section's end out of a paragraph's properties.
    private mutating func takeSection(from paragraph: ID) -> ID? {
        guard dialect.kind == .word,
            let properties = tree[paragraph].children.first(where: {
                tree.role($0, dialect) == .properties
            }),
            let section = tree[properties].children.first(where: {
                tree.element($0)?.name.local == "sectPr"
            })
        else { return nil }
        tree.setChildren(
            of: properties, to: tree[properties].children.filter { $0 != section })
        return section
    }

    private mutating func put(_ section: ID, into paragraph: ID) {
        let children = tree[paragraph].children
        if let properties = children.first(where: { tree.role($0, dialect) == .properties }) {
            // Only a change of properties may follow a section's end.
            let others = tree[properties].children
            let change = others.firstIndex { tree.element($0)?.name.local == "pPrChange" }
            var all = others
            all.insert(section, at: change ?? others.count)
            return tree.setChildren(of: properties, to: all)
        }
        guard let element = tree.element(paragraph) else { return }
        let name = XML.Name(namespace: element.name.namespace, local: "pPr")
        let properties = tree.add(
            .element(XML.Element(name: name, prefix: element.prefix)), in: paragraph)
        tree.setChildren(of: properties, to: [section])
        tree.setChildren(of: paragraph, to: [properties] + children)
    }
}

extension OfficeTree {
    /// The element again, without the identity that only one can have.
    fileprivate mutating func copyForSecondHalf(of id: ID) -> ID {
        let copy = shell(of: id)
        update(copy) { element in
            element.attributes.removeAll {
                $0.name.local == "paraId" || $0.name.local == "textId"
                    || $0.name.namespace == XML.Name.space.namespace && $0.name.local == "id"
            }
        }
        return copy
    }
}

extension Diagnostic {
    fileprivate static func blockCrosses(_ tag: Tag) -> Diagnostic {
        .error(
            "office.block-crosses", at: .source(tag.place), arguments: ["tag": tag.word],
            message: Text(
                ro:
                    "blocul începe și se termină în locuri care nu se pot uni: unul stă într-un tabel, o casetă sau un câmp, celălalt în afara lui",
                en:
                    "the block begins and ends in places that do not fit together: one is in a table, a box or a control, the other outside it"
            ),
            hint: Text(
                ro:
                    "puneți ambele etichete în același loc: în aceeași celulă, pe rânduri ale aceluiași tabel sau în paragrafe proprii, în afara tabelului",
                en:
                    "put both tags in the same kind of place: one cell, rows of one table, or paragraphs of their own outside the table"
            ))
    }

    fileprivate static func misplacedHint(_ tag: Tag, _ hint: Tag.LevelHint) -> Diagnostic {
        .error(
            "office.misplaced-hint", at: .source(tag.place), arguments: ["hint": hint.rawValue],
            message: Text(
                ro: "eticheta spune „\(hint.rawValue)”, dar nu stă într-un astfel de loc",
                en: "the tag says “\(hint.rawValue)”, but does not stand in such a place"),
            hint: Text(
                ro: "„tr” și „tc” se scriu numai în celulele unui tabel; ștergeți-l",
                en: "“tr” and “tc” are for the cells of a table; delete it"))
    }

    fileprivate static func ambiguousCells(_ tag: Tag) -> Diagnostic {
        .error(
            "office.ambiguous-cells", at: .source(tag.place), arguments: ["tag": tag.word],
            message: Text(
                ro: "nu este clar dacă blocul cuprinde celulele dintre etichete sau tot rândul",
                en: "it is unclear whether the block covers the cells between the tags or the row"),
            hint: Text(
                ro: "scrieți {%tc … %} pentru celule sau {%tr … %} pentru rând, în ambele etichete",
                en: "write {%tc … %} for cells or {%tr … %} for the row, in both tags"))
    }

    fileprivate static func ambiguousRow(_ tag: Tag) -> Diagnostic {
        .error(
            "office.ambiguous-row", at: .source(tag.place), arguments: ["tag": tag.word],
            message: Text(
                ro:
                    "nu este clar de ce parte a etichetei „\(tag.word)” ține rândul, care are și alt text",
                en:
                    "it is unclear to which side of the tag “\(tag.word)” the row belongs, which has other text too"
            ),
            hint: Text(
                ro: "puneți eticheta singură într-un rând al ei",
                en: "put the tag alone in a row of its own"))
    }
}
