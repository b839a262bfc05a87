internal import Diagnostics
internal import OpenPackage

/// What must be unique in a document although a loop repeats it: bookmarks, drawings, comments, and
/// what marks the two ends of a stretch of text.
struct OfficeIdentities {
    typealias ID = OfficeTree.ID

    enum Fate: Hashable {
        case stays, gone
        /// Written in the first round only.
        case once(Int)
    }

    enum Change: Hashable {
        case kept, dropped
        /// A new number each time.
        case numbered
        /// A new number, which the other end repeats.
        case mark(Int)
        case marked(Int)
        /// The name itself the first time, later with the number of the slot behind it.
        case suffixed(Int, once: Int)
        /// The same where no number was taken yet.
        case renumbered(Int, once: Int)
    }

    private var fates: [ID: Fate] = [:]
    private var slots: [ID: Int] = [:]
    private let dialect: OfficeDialect
    private let tree: OfficeTree
    /// Nodes in loops with something to change.
    private(set) var changed: Set<ID> = []
    private var nextSlot = 0

    private struct Marker {
        let node: ID
        let scope: Int
        let isInLoop: Bool
    }

    init(_ tree: OfficeTree, _ dialect: OfficeDialect) {
        self.tree = tree
        self.dialect = dialect
        guard dialect.kind != .properties else { return }
        var survey = Survey(tree, dialect)
        survey.visit(OfficeTree.root)
        for (_, markers) in survey.markers { settle(markers) }
        for node in survey.repeated where hasIdentity(node) {
            changed.insert(node)
            settleSingle(node)
        }
    }

    func fate(of id: ID, inLoop: Bool) -> Fate { fates[id] ?? .stays }

    /// Both ends in one stretch of text are repeated together; ends in different ones would leave
    /// one without the other.
    private mutating func settle(_ markers: [Marker]) {
        let nodes = markers.map(\.node)
        // A point alone marks nothing that could be cut.
        let isPoint = ["bookmark", "reference-mark"].contains(
            tree.element(nodes[0])?.name.local ?? "")
        if isPoint { return }
        guard Set(markers.map(\.scope)).count == 1, markers.count > 1 else {
            let isLoose = markers.count > 1 || markers[0].isInLoop
            for node in nodes where isLoose {
                fates[node] = .gone
                changed.insert(node)
            }
            return
        }
        guard markers[0].isInLoop else { return }
        let slot = newSlot()
        for node in nodes {
            slots[node] = slot
            changed.insert(node)
        }
        let isBookmark = tree.element(nodes[0])?.name.local.hasPrefix("bookmark") ?? false
        guard !isBookmark, dialect.kind == .word else { return }
        for node in nodes { fates[node] = .once(newSlot()) }
    }

    private mutating func settleSingle(_ node: ID) {
        guard let name = tree.element(node)?.name.local else { return }
        if name == "commentReference" { fates[node] = .once(newSlot()) }
        if name == "id", tree.element(tree[node].parent)?.name.local == "sdtPr" {
            fates[node] = .gone
        }
    }

    private mutating func newSlot() -> Int {
        nextSlot += 4
        return nextSlot
    }

    private func hasIdentity(_ id: ID) -> Bool {
        guard let element = tree.element(id) else { return false }
        let identified = ["commentReference", "docPr", "footnoteReference", "endnoteReference"]
        if identified.contains(element.name.local) { return true }
        if element.name.local == "id" {
            return tree.element(tree[id].parent)?.name.local == "sdtPr"
        }
        return element.attributes.contains { change(of: $0, at: id, inLoop: true) != .kept }
    }

    func change(of attribute: XML.Attribute, at id: ID, inLoop: Bool) -> Change {
        guard inLoop, let element = tree.element(id) else { return .kept }
        switch (element.name.local, attribute.name.local) {
        case (_, "paraId"), (_, "textId"): return .dropped
        case ("docPr", "id"): return .numbered
        case ("bookmarkStart", "id"): return slots[id].map { .mark($0) } ?? .kept
        case ("bookmarkEnd", "id"): return slots[id].map { .marked($0) } ?? .kept
        case ("bookmarkStart", "name"), ("bookmark-end", "name"), ("reference-mark-end", "name"):
            let once = element.name.local == "bookmarkStart" ? 1 : 2
            return slots[id].map { .suffixed($0, once: $0 + once) } ?? .kept
        case ("bookmark-start", "name"), ("reference-mark-start", "name"):
            return slots[id].map { .renumbered($0, once: $0 + 1) } ?? .kept
        case ("table", "name"), ("frame", "name"), ("section", "name"), ("bookmark", "name"):
            guard dialect.kind == .openDocument else { return .kept }
            return .renumbered(-id * 4, once: -id * 4 - 1)
        default:
            let isXMLID =
                attribute.name.namespace == XML.Name.space.namespace && attribute.name.local == "id"
            return isXMLID ? .dropped : .kept
        }
    }

    /// Goes through the tree as the lowering will, noting which block each marker stands in.
    private struct Survey {
        let tree: OfficeTree
        let dialect: OfficeDialect
        var markers: [String: [Marker]] = [:]
        var repeated: [ID] = []
        private var scope = 0
        private var scopes = 0
        private var loops = 0

        init(_ tree: OfficeTree, _ dialect: OfficeDialect) {
            self.tree = tree
            self.dialect = dialect
        }

        mutating func visit(_ id: ID) {
            if tree.role(id, dialect) == .marker, let key = tree.markerKey(id) {
                markers[key, default: []].append(
                    Marker(node: id, scope: scope, isInLoop: loops > 0))
            }
            if loops > 0, tree.element(id) != nil { repeated.append(id) }
            let children = tree[id].children
            guard children.contains(where: { tree.tag($0) != nil }) else {
                for child in children { visit(child) }
                return
            }
            let pieces = children.map { id in
                tree.tag(id).map(TemplatePiece<ID>.tag) ?? .leaf(id)
            }
            visit((try? BlockTree.blocks(from: pieces)) ?? [])
        }

        private mutating func visit(_ blocks: [Block<ID>]) {
            for block in blocks {
                switch block {
                case .leaf(let id): visit(id)
                case .tag: break
                case .choice(let choice):
                    for branch in choice.branches { visitScope(branch.body) }
                case .loop(let loop):
                    loops += 1
                    visitScope(loop.body)
                    loops -= 1
                    visitScope(loop.otherwise)
                }
            }
        }

        private mutating func visitScope(_ blocks: [Block<ID>]) {
            let outer = scope
            scopes += 1
            scope = scopes
            visit(blocks)
            scope = outer
        }
    }
}
