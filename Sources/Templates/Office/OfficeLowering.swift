internal import Diagnostics
internal import OpenPackage

/// Lowers the settled tree of one part to steps: markup as finished bytes, with the tags between.
struct OfficeLowering {
    typealias ID = OfficeTree.ID

    let tree: OfficeTree
    let dialect: OfficeDialect
    let attributes: [OfficeTagger.AttributeKey: [Block<String>]]
    /// Nodes with a tag somewhere in them, which cannot be written whole.
    private var busy: Set<ID> = []
    let identities: OfficeIdentities
    var loops = 0
    private var run = TextRun()
    /// A Writer paragraph and what is open in it, outermost first.
    private var open: [XML.Element] = []
    private var isFieldCode = false
    /// In a title or description, which knows no breaks.
    private var isPlain = false
    private(set) var problems = DiagnosticCollector()
    /// The parts with foot- and endnotes, by the name of what refers to them.
    let notes: [String: SettledPart]
    /// Notes that a loop writes anew in each round, by the same name.
    private(set) var repeatedNotes: [String: Set<String>] = [:]
    let withoutNotes: Set<String>
    let lists: OfficeLists
    private let numbering: OfficeNumbering?
    /// The keys of the clauses that the part's bookmarks name.
    private(set) var clauses: Set<String> = []
    /// Lists met so far, which go on when a loop comes by.
    var knownLists: Set<Int> = []
    /// Lists that begin again in each round, with the slot of their number.
    var restarting: [Int: Int] = [:]
    private var slots = 1_000_000

    init(
        _ tree: OfficeTree, _ dialect: OfficeDialect,
        _ attributes: [OfficeTagger.AttributeKey: [Block<String>]],
        notes: [String: SettledPart] = [:], lists: OfficeLists = OfficeLists(),
        numbering: OfficeNumbering? = nil, withoutNotes: Set<String> = []
    ) {
        self.tree = tree
        self.dialect = dialect
        self.attributes = attributes
        self.notes = notes
        self.lists = lists
        self.numbering = numbering
        self.withoutNotes = withoutNotes
        identities = OfficeIdentities(tree, dialect)
        markBusy(OfficeTree.root)
    }

    private mutating func markBusy(_ root: ID) {
        var pending = [root]
        while let id = pending.popLast() {
            if tree.tag(id) != nil || sign(at: id) != nil
                || numbering?.count(of: id, in: tree, dialect) != nil
            {
                noteBusy(id)
            }
            pending += tree[id].children
        }
        for key in attributes.keys { noteBusy(key.node) }
        for id in identities.changed { noteBusy(id) }
    }

    /// What an included clause left here for us; it is never written.
    private func sign(at id: ID) -> String? {
        guard case .other(.processingInstruction(let target, _)) = tree[id].content,
            [ClauseInclusion.numeral, ClauseInclusion.mark].contains(target)
        else { return nil }
        return target
    }

    mutating func report(_ found: [Diagnostic]) { problems.report(found) }

    /// Notes a foot- or endnote as one that a loop writes.
    mutating func noteRepeated(_ number: String, of reference: String) {
        repeatedNotes[reference, default: []].insert(number)
    }

    mutating func newSlot() -> Int {
        slots += 1
        return slots
    }

    private mutating func noteBusy(_ id: ID) {
        for ancestor in tree.path(of: id) where !busy.insert(ancestor).inserted { return }
    }

    /// The steps that write the whole part, behind its first line.
    mutating func steps() -> [Instruction] {
        var steps = StepList()
        lower(OfficeTree.root, into: &steps)
        return steps.finished
    }

    // MARK: - Nodes

    private mutating func lower(_ id: ID, into steps: inout StepList) {
        switch tree[id].content {
        case .opening(let whole):
            open = [tree.element(whole)].compactMap(\.self)
            return lowerOpening(of: whole, into: &steps)
        case .closing(let whole):
            open = []
            return steps.markup(tree.element(whole)?.closing ?? [])
        default: break
        }
        if let sign = sign(at: id) {
            if sign == ClauseInclusion.numeral { steps.add(.office(.numeral)) }
            return
        }
        if isGone(id) { return }
        if lowerRepeatedNote(id, into: &steps) { return }
        let isCounted = noteList(of: id)
        guard busy.contains(id) || isCounted || !restarting.isEmpty, let element = tree.element(id)
        else {
            return writeWhole(id, into: &steps)
        }
        switch identities.fate(of: id, inLoop: loops > 0) {
        case .gone: return
        case .once(let slot):
            var inner = StepList()
            lowerElement(id, element, into: &inner)
            return steps.add(.office(.once(slot, inner.finished)))
        case .stays: lowerElement(id, element, into: &steps)
        }
    }

    /// Counts a numbered paragraph, or one that references may name.
    private mutating func count(_ id: ID, into steps: inout StepList) {
        guard let count = numbering?.count(of: id, in: tree, dialect) else { return }
        clauses.formUnion(count.bookmarks.map(ClauseBookmark.key(ofBookmark:)))
        steps.add(.office(.count(count)))
    }

    private mutating func lowerOpening(of id: ID, into steps: inout StepList) {
        guard let element = tree.element(id) else { return }
        count(id, into: &steps)
        writeOpening(id, element, into: &steps)
        for child in tree[id].children { lower(child, into: &steps) }
    }

    private func writeWhole(_ id: ID, into steps: inout StepList) {
        switch tree.xml(id) {
        case .element(let element): steps.markup(XML.serialize(element, prolog: .none))
        case .text(let text): steps.markup { XML.escape(text: text, into: &$0) }
        case let node?:
            // A comment or an instruction is written as the child of an element without a name.
            steps.markup(XML.serialized(node))
        case nil: break
        }
    }

    private mutating func lowerElement(
        _ id: ID, _ element: XML.Element, into steps: inout StepList
    ) {
        count(id, into: &steps)
        let role = tree.role(id, dialect)
        let children = tree[id].children
        let look = children.prefix {
            tree.element($0) != nil && tree.role($0, dialect) == .properties
        }
        let content = Array(children.dropFirst(look.count))
        var opening = StepList()
        writeOpening(id, element, into: &opening)
        for child in look {
            if role == .paragraph, let list = lists.list(of: id, in: tree),
                let slot = restarting[list], dialect.kind == .word
            {
                lower(properties: child, slot: slot, into: &opening)
            } else {
                lower(child, into: &opening)
            }
        }
        let outer = (run, isFieldCode, isPlain, open)
        enter(id, element, role)
        if role == .run { run = textRun(element, look) }
        isFieldCode = role == .fieldCode
        isPlain = isPlain || element.name.namespace == XML.Name.OpenDocumentSpace.svg
        defer { (run, isFieldCode, isPlain, open) = outer }
        let close = element.closing
        if role == .table { separate(id, element, into: &steps) }
        if [.table, .row, .list, .listItem].contains(role), mayVanish(content, role) {
            var body = StepList()
            lower(content, into: &body)
            let vessel = OfficeInstruction.vessel(
                open: opening.finished, body: body.finished, close: close)
            return steps.add(.office(vessel))
        }
        steps.append(opening)
        lower(content, into: &steps)
        if role == .cell || role == .story { ensureParagraph(in: id, role, into: &steps) }
        steps.markup(close)
    }

    /// Notes what a page break in Writer would have to end and to open again.
    private mutating func enter(_ id: ID, _ element: XML.Element, _ role: OfficeDialect.Role) {
        guard dialect.kind == .openDocument else { return }
        if role == .story { open = [] }
        guard role == .paragraph || !open.isEmpty else { return }
        var bare = element
        bare.attributes = element.attributes.enumerated().filter { index, _ in
            attributes[.init(node: id, index: index)] == nil
        }.map(\.element)
        open = role == .paragraph ? [bare] : open + [bare]
    }

    func isSpace(_ id: ID) -> Bool { tree.text(id)?.allSatisfy(\.isWhitespace) ?? false }

    private func textRun(_ element: XML.Element, _ look: ArraySlice<ID>) -> TextRun {
        var run = TextRun(open: element.opening)
        for child in look.flatMap({ tree[$0].children }) {
            if case .element(let child)? = tree.xml(child) {
                run.look += XML.serialize(child, prolog: .none)
            }
        }
        return run
    }

    // MARK: - Blocks

    mutating func lower(_ nodes: [ID], into steps: inout StepList) {
        guard nodes.contains(where: { tree.tag($0) != nil }) else {
            for node in nodes { lower(node, into: &steps) }
            return
        }
        let pieces = nodes.map { id in
            tree.tag(id).map(TemplatePiece<ID>.tag) ?? .leaf(id)
        }
        do {
            lower(try BlockTree.blocks(from: pieces), into: &steps)
        } catch {
            problems.report(error.all)
        }
    }

    private mutating func lower(_ blocks: [Block<ID>], into steps: inout StepList) {
        for block in blocks {
            switch block {
            case .leaf(let id): lower(id, into: &steps)
            case .tag(let tag): lower(tag, into: &steps)
            case .choice(let choice):
                var branches: [Instruction.Branch] = []
                for branch in choice.branches {
                    branches.append(
                        Instruction.Branch(condition: branch.condition, body: lowered(branch.body)))
                }
                steps.add(.branch(branches))
            case .loop(let loop):
                let outer = restarting
                var body = restarts(in: loop.body)
                loops += 1
                body += lowered(loop.body)
                loops -= 1
                restarting = outer
                let otherwise = lowered(loop.otherwise)
                steps.add(.loop(loop.loop, body: body, otherwise: otherwise))
            }
        }
    }

    private mutating func lowered(_ blocks: [Block<ID>]) -> [Instruction] {
        var list = StepList()
        lower(blocks, into: &list)
        return list.finished
    }

    mutating func lower(_ tag: Tag, into steps: inout StepList) {
        switch tag.kind {
        case .output(let expression):
            var run = run
            run.pageBreak = WriterPageBreak.markup(in: open)
            let place: Insertion.Place =
                dialect.kind == .properties || isPlain
                ? .plain
                : isFieldCode ? .fieldCode : .text(run)
            steps.add(
                .office(
                    .insert(
                        Insertion(expression: expression, place: place, spot: TagSpot(tag)))))
        case .set(let name, let expression): steps.add(.assign(name, expression))
        case .include: problems.report(.noInclude(tag))
        default: break
        }
    }

    // MARK: - Markup with a gap

    /// Stands in markup where a step is to write something else.
    static let gap = "\u{1}"

    func write(
        _ element: XML.Element, filling step: Instruction, into steps: inout StepList
    ) {
        let pieces = XML.serialize(element, prolog: .none).split(
            separator: 1, omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            if index > 0 { steps.add(step) }
            steps.markup(Array(piece))
        }
    }
}

extension Diagnostic {
    fileprivate static func noInclude(_ tag: Tag) -> Diagnostic {
        .error(
            "office.misplaced-include", at: .source(tag.place),
            message: Text(
                ro: "include nu stă singur în paragraful lui",
                en: "include does not stand alone in its paragraph"),
            hint: Text(
                ro: "scrieți eticheta într-un paragraf al ei: clauza îi ia locul",
                en: "write the tag in a paragraph of its own: the clause takes its place"))
    }
}
