internal import Diagnostics
internal import OpenPackage

/// Lowers the settled tree of one part to steps: markup as finished bytes, with the tags between.
struct OfficeLowering {
    typealias ID = OfficeTree.ID

    private let tree: OfficeTree
    private let dialect: OfficeDialect
    private let attributes: [OfficeTagger.AttributeKey: [Block<String>]]
    /// Nodes with a tag somewhere in them, which cannot be written whole.
    private var busy: Set<ID> = []
    private let identities: OfficeIdentities
    private var loops = 0
    private var run = TextRun()
    /// A Writer paragraph and what is open in it, outermost first.
    private var open: [XML.Element] = []
    private var isFieldCode = false
    /// In a title or description, which knows no breaks.
    private var isPlain = false
    private(set) var problems = DiagnosticCollector()
    /// The parts with foot- and endnotes, by the name of what refers to them.
    private let notes: [String: SettledPart]
    /// Notes that a loop writes anew in each round, by the same name.
    private(set) var repeatedNotes: [String: Set<String>] = [:]
    private let withoutNotes: Set<String>
    private let lists: OfficeLists
    private let numbering: OfficeNumbering?
    /// The keys of the clauses that the part's bookmarks name.
    private(set) var clauses: Set<String> = []
    /// Lists met so far, which go on when a loop comes by.
    private var knownLists: Set<Int> = []
    /// Lists that begin again in each round, with the slot of their number.
    private var restarting: [Int: Int] = [:]
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

    private func isSpace(_ id: ID) -> Bool { tree.text(id)?.allSatisfy(\.isWhitespace) ?? false }

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

    private mutating func lower(_ nodes: [ID], into steps: inout StepList) {
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

    private mutating func lower(_ tag: Tag, into steps: inout StepList) {
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

    // MARK: - Lists and notes in loops

    /// Notes the list of a paragraph; whether it is one that begins again.
    private mutating func noteList(of id: ID) -> Bool {
        guard dialect.kind == .word, tree.role(id, dialect) == .paragraph,
            let list = lists.list(of: id, in: tree)
        else { return false }
        knownLists.insert(list)
        return restarting[list] != nil
    }

    /// A list that begins within the round, behind other text, begins again in each; one that a round
    /// begins with, or that stood before the loop, goes on.
    private mutating func restarts(in body: [Block<ID>]) -> [Instruction] {
        guard dialect.kind == .word else { return [] }
        var hasText = false
        var first: [Int] = []
        for paragraph in paragraphs(in: body) {
            let list = lists.list(of: paragraph, in: tree)
            if let list, hasText, !knownLists.contains(list), !first.contains(list) {
                first.append(list)
            } else if let list, !hasText {
                knownLists.insert(list)
            }
            hasText = hasText || !tree.isBlank(paragraph, dialect)
        }
        return first.map { list in
            slots += 1
            restarting[list] = slots
            return .office(.restart(slot: slots, list: list))
        }
    }

    private func paragraphs(in blocks: [Block<ID>]) -> [ID] {
        blocks.flatMap { block -> [ID] in
            switch block {
            case .leaf(let id): paragraphs(under: id)
            case .tag: []
            case .choice(let choice): choice.branches.flatMap { paragraphs(in: $0.body) }
            case .loop(let loop): paragraphs(in: loop.body)
            }
        }
    }

    private func paragraphs(under id: ID) -> [ID] {
        if tree.role(id, dialect) == .paragraph { return [id] }
        return tree[id].children.flatMap { paragraphs(under: $0) }
    }

    /// Stands in markup where a step is to write something else.
    private static let gap = "\u{1}"

    private func lower(properties id: ID, slot: Int, into steps: inout StepList) {
        guard case .element(let properties)? = tree.xml(id) else { return }
        write(properties.counted(in: Self.gap), filling: .office(.list(slot: slot)), into: &steps)
    }

    private func write(
        _ element: XML.Element, filling step: Instruction, into steps: inout StepList
    ) {
        let pieces = XML.serialize(element, prolog: .none).split(
            separator: 1, omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            if index > 0 { steps.add(step) }
            steps.markup(Array(piece))
        }
    }

    /// A note in a loop is written anew in each round, with the round's values.
    private mutating func lowerRepeatedNote(_ id: ID, into steps: inout StepList) -> Bool {
        guard loops > 0, dialect.kind == .word, case .element(var reference)? = tree.xml(id),
            let part = notes[reference.name.local],
            let index = reference.attributes.firstIndex(where: { $0.name.local == "id" }),
            let note = part.note(reference.attributes[index].value)
        else { return false }
        repeatedNotes[reference.name.local, default: []].insert(reference.attributes[index].value)
        slots += 1
        var lowering = OfficeLowering(part.tree, part.dialect, part.attributes)
        steps.add(.office(.divert(part.name.name, lowering.note(note, slot: slots))))
        problems.report(lowering.problems.all)
        reference.attributes[index].value = Self.gap
        write(reference, filling: .office(.marked(slots)), into: &steps)
        return true
    }

    /// One note with a number of its own.
    private mutating func note(_ id: ID, slot: Int) -> [Instruction] {
        guard var element = tree.element(id) else { return [] }
        let close = element.closing
        for index in element.attributes.indices
        where element.attributes[index].name.local == "id" {
            element.attributes[index].value = Self.gap
        }
        var steps = StepList()
        let bytes = element.opening.split(separator: 1, omittingEmptySubsequences: false)
        steps.markup(Array(bytes[0]))
        steps.add(.office(.mark(slot)))
        steps.markup(Array(bytes.last ?? []))
        loops += 1
        lower(tree[id].children, into: &steps)
        loops -= 1
        steps.markup(close)
        return steps.finished
    }

    private func isGone(_ id: ID) -> Bool {
        guard !withoutNotes.isEmpty, let element = tree.element(id),
            ["footnote", "endnote"].contains(element.name.local),
            let number = element.attributes.first(where: { $0.name.local == "id" })?.value
        else { return false }
        return withoutNotes.contains(number)
    }

    // MARK: - What must not be empty

    /// Whether nothing is sure to stand between a table's or list's own markup.
    private func mayVanish(_ content: [ID], _ role: OfficeDialect.Role) -> Bool {
        let inner: OfficeDialect.Role? =
            switch role {
            case .table: .row
            case .row: .cell
            default: nil
            }
        var depth = 0
        var holdsVessel = false
        for id in content {
            if let tag = tree.tag(id) {
                depth += tag.blockRole == .opens ? 1 : tag.blockRole == .closes ? -1 : 0
            } else if depth == 0, tree.element(id) != nil {
                let role = tree.role(id, dialect)
                if [.list, .listItem].contains(role), mayVanish(tree[id].children, role) {
                    holdsVessel = true
                } else if inner == nil || role == inner || role == .wrapper && inner != nil {
                    return false
                }
            }
        }
        return holdsVessel || content.contains { tree.tag($0) != nil }
    }

    /// A cell, header or text box ends with a paragraph, whatever drops out.
    private func ensureParagraph(
        in id: ID, _ role: OfficeDialect.Role, into steps: inout StepList
    ) {
        guard dialect.kind == .word, let element = tree.element(id),
            element.name.local != "body", element.name.local != "comment"
        else { return }
        let last = tree[id].children.last { !isSpace($0) }
        if let last, tree.role(last, dialect) == .paragraph { return }
        let w = element.prefix.isEmpty ? "" : element.prefix + ":"
        steps.add(
            .office(.unlessEnding(Array("</\(w)p>".utf8), emptyParagraph(in: id, prefix: w))))
    }

    private func emptyParagraph(in id: ID, prefix w: String) -> [UInt8] {
        var bytes = Array("<\(w)p>".utf8)
        if let paragraph = firstParagraph(in: id),
            let look = tree[paragraph].children.first(where: {
                tree.role($0, dialect) == .properties
            }), case .element(var properties)? = tree.xml(look)
        {
            properties.children.removeAll { $0.element?.name.local == "sectPr" }
            bytes += XML.serialize(properties, prolog: .none)
        }
        return bytes + Array("</\(w)p>".utf8)
    }

    private func firstParagraph(in id: ID) -> ID? {
        for child in tree[id].children {
            if tree.role(child, dialect) == .paragraph { return child }
            if let inner = firstParagraph(in: child) { return inner }
        }
        return nil
    }

    /// Two tables side by side would become one: where the paragraph between them was a tag's own, a
    /// paragraph without height takes its place.
    private func separate(_ id: ID, _ element: XML.Element, into steps: inout StepList) {
        guard dialect.kind == .word else { return }
        let siblings = tree[tree[id].parent].children
        guard let index = siblings.firstIndex(of: id),
            let before = siblings[..<index].last(where: { !isSpace($0) }), tree.tag(before) != nil
        else { return }
        let w = element.prefix.isEmpty ? "" : element.prefix + ":"
        let separator =
            "<\(w)p><\(w)pPr><\(w)spacing \(w)before=\"0\" \(w)after=\"0\" \(w)line=\"20\" \(w)lineRule=\"exact\"/>"
            + "<\(w)rPr><\(w)sz \(w)val=\"2\"/></\(w)rPr></\(w)pPr></\(w)p>"
        steps.add(.office(.ifEnding(Array("</\(w)tbl>".utf8), Array(separator.utf8))))
    }

    // MARK: - Opening markup

    private mutating func writeOpening(_ id: ID, _ element: XML.Element, into steps: inout StepList)
    {
        steps.markup { bytes in
            bytes += "<\(element.qualifiedName)".utf8
            for declaration in element.declarations {
                bytes +=
                    declaration.prefix.isEmpty ? " xmlns".utf8 : " xmlns:\(declaration.prefix)".utf8
                bytes += "=\"".utf8
                XML.escape(attribute: declaration.uri, into: &bytes)
                bytes += "\"".utf8
            }
        }
        for (index, attribute) in element.attributes.enumerated() {
            let change = identities.change(
                of: attribute, at: id, inLoop: loops > 0)
            if change == .dropped { continue }
            let prefix = attribute.prefix.isEmpty ? "" : attribute.prefix + ":"
            steps.markup(Array(" \(prefix)\(attribute.name.local)=\"".utf8))
            if let blocks = attributes[.init(node: id, index: index)] {
                lowerAttribute(blocks, into: &steps)
            } else {
                write(attribute.value, change, into: &steps)
            }
            steps.markup(Array("\"".utf8))
        }
        steps.markup(Array(">".utf8))
    }

    private func write(
        _ value: String, _ change: OfficeIdentities.Change, into steps: inout StepList
    ) {
        func original(_ steps: inout StepList) {
            steps.markup { XML.escape(attribute: value, into: &$0) }
        }
        switch change {
        case .kept, .dropped: original(&steps)
        case .numbered: steps.add(.serial)
        case .mark(let slot): steps.add(.office(.mark(slot)))
        case .marked(let slot): steps.add(.office(.marked(slot)))
        case .renumbered(let slot, let once):
            original(&steps)
            steps.add(
                .office(
                    .again(once, [.markup(Array("_".utf8)), .office(.mark(slot))])))
        case .suffixed(let slot, let once):
            steps.markup { XML.escape(attribute: String(value.prefix(30)), into: &$0) }
            steps.add(
                .office(
                    .again(
                        once, [.markup(Array("_".utf8)), .office(.marked(slot))])))
        }
    }

    private mutating func lowerAttribute(_ blocks: [Block<String>], into steps: inout StepList) {
        for block in blocks {
            switch block {
            case .leaf(let text): steps.markup { XML.escape(attribute: text, into: &$0) }
            case .tag(let tag):
                if case .output(let expression) = tag.kind {
                    steps.add(
                        .office(
                            .insert(
                                Insertion(
                                    expression: expression, place: .attribute, spot: TagSpot(tag))))
                    )
                } else {
                    lower(tag, into: &steps)
                }
            case .choice(let choice):
                steps.add(
                    .branch(
                        choice.branches.map { branch in
                            .init(condition: branch.condition, body: attributeSteps(branch.body))
                        }))
            case .loop(let loop):
                steps.add(
                    .loop(
                        loop.loop, body: attributeSteps(loop.body),
                        otherwise: attributeSteps(loop.otherwise)))
            }
        }
    }

    private mutating func attributeSteps(_ blocks: [Block<String>]) -> [Instruction] {
        var steps = StepList()
        lowerAttribute(blocks, into: &steps)
        return steps.finished
    }
}

/// Steps in the making: neighbouring markup is one step.
struct StepList {
    private var steps: [Instruction] = []
    private var bytes: [UInt8] = []

    mutating func markup(_ more: [UInt8]) { bytes += more }
    mutating func markup(_ write: (inout [UInt8]) -> Void) { write(&bytes) }

    mutating func add(_ step: Instruction) {
        flush()
        steps.append(step)
    }

    mutating func append(_ other: StepList) {
        for step in other.finished {
            if case .markup(let more) = step { markup(more) } else { add(step) }
        }
    }

    private mutating func flush() {
        if !bytes.isEmpty { steps.append(.markup(bytes)) }
        bytes = []
    }

    var finished: [Instruction] { bytes.isEmpty ? steps : steps + [.markup(bytes)] }
}

extension XML.Element {
    var qualifiedName: String { prefix.isEmpty ? name.local : prefix + ":" + name.local }

    /// The tag that opens the element, for children to follow.
    var opening: [UInt8] {
        var bare = self
        bare.children = []
        return XML.serialize(bare, prolog: .none).dropLast(2) + Array(">".utf8)
    }

    var closing: [UInt8] { Array("</\(qualifiedName)>".utf8) }
}

extension XML {
    /// A node that is no element, as it stands in a document.
    static func serialized(_ node: Node) -> [UInt8] {
        let holder = Element(name: Name(local: "x"), children: [node])
        return Array(serialize(holder, prolog: .none).dropFirst(3).dropLast(4))
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

extension SettledPart {
    /// The note with this number.
    fileprivate func note(_ number: String) -> OfficeTree.ID? {
        tree[OfficeTree.root].children.first { id in
            tree.element(id)?.attributes.contains {
                $0.name.local == "id" && $0.value == number
            } ?? false
        }
    }
}
