internal import Diagnostics
internal import OpenPackage

/// Clauses in lists of Writer, which count them.
extension ClauseInclusion {
    /// The items that take the place of the one that the tag begins.
    ///
    /// - Parameter item: with what stands behind the tag.
    mutating func items(
        of tag: IncludeTag, like paragraph: XML.Element, in item: XML.Element,
        _ dialect: OfficeDialect, on ground: InclusionGround
    ) -> [XML.Node] {
        do throws(DiagnosticList) {
            let clause = try clause(of: tag)
            var mold = mold(of: paragraph, dialect, counting: .items, on: ground)
            if clause.holdsTables {
                let nodes = try broken(clause, by: tag, in: &mold, before: item)
                finish(mold)
                return [nodes]
            }
            var items = WriterListItems()
            try place(clause.paired(in: environment), from: 0, by: tag, in: &mold, &items)
            finish(mold)
            return items.nodes(in: item)
        } catch {
            report(error)
            return []
        }
    }

    /// What stands outside the list.
    private mutating func broken(
        _ clause: ClauseDocument.Tree, by tag: IncludeTag, in mold: inout ParagraphMold,
        before rest: XML.Element
    ) throws(DiagnosticList) -> XML.Node {
        var nodes: [XML.Node] = []
        for case .leaf(let leaf) in clause {
            let own = try self.nodes(of: leaf, by: tag, in: &mold)
            if case .paragraph(let paragraph) = leaf, let level = mold.level(of: paragraph.kind) {
                nodes += own.map { WriterListBreak.counted($0, at: level) }
            } else {
                nodes += own
            }
        }
        nodes += rest.elements.map { element in
            element.name.local == "list"
                ? WriterListBreak.counted(.element(element), at: 0) : .element(element)
        }
        return WriterListBreak.element(nodes)
    }

    /// - Parameter outer: the level of the items that the blocks stand between.
    private mutating func place(
        _ blocks: [Block<ClauseDocument.Leaf>], from outer: Int, by tag: IncludeTag,
        in mold: inout ParagraphMold, _ items: inout WriterListItems
    ) throws(DiagnosticList) {
        for block in blocks {
            switch block {
            case .leaf(.paragraph(let paragraph)):
                try check(.paragraph(paragraph), by: tag, in: mold)
                let node = XML.Node.element(cast(paragraph, of: tag.name, in: &mold))
                if let level = mold.level(of: paragraph.kind) {
                    items.add(node, at: level)
                } else {
                    items.attach(node, from: outer)
                }
            case .leaf(let leaf): try check(leaf, by: tag, in: mold)
            case .tag(let alone):
                items.add(line(alone, of: tag.name, in: &mold), asTagFrom: outer)
            case .choice(let choice):
                let bodies = choice.branches.map(\.body)
                try place(bodies, between: choice.tags, from: outer, by: tag, in: &mold, &items)
            case .loop(let loop):
                let bodies = [loop.body, loop.otherwise]
                try place(bodies, between: loop.tags, from: outer, by: tag, in: &mold, &items)
            }
        }
    }

    /// Tags around items are items beside them; tags around other paragraphs are paragraphs too.
    private mutating func place(
        _ bodies: [[Block<ClauseDocument.Leaf>]], between tags: [Tag], from outer: Int,
        by tag: IncludeTag, in mold: inout ParagraphMold, _ items: inout WriterListItems
    ) throws(DiagnosticList) {
        let highest = bodies.compactMap { $0.highestLevel(in: mold) }.min()
        let level = highest ?? (items.canAttach(from: outer) ? nil : outer)
        for (index, own) in tags.enumerated() {
            let node = line(own, of: tag.name, in: &mold)
            if let level {
                items.add(node, at: level, isTag: true)
            } else {
                items.attach(node, from: outer)
            }
            guard index < tags.count - 1, index < bodies.count else { continue }
            try place(bodies[index], from: level ?? outer, by: tag, in: &mold, &items)
        }
    }

    private func line(_ tag: Tag, of clause: String, in mold: inout ParagraphMold) -> XML.Node {
        .element(mold.paragraph([.leaf(.text(tag.words, []))], [], of: clause))
    }

    // MARK: - Where the list ends before a table

    var listBreak: WriterListBreak {
        WriterListBreak { [environment] item in
            let words = item.text
            guard item.elements.count == 1, words.contains("{%"),
                let segments = try? TemplateScanner.segments(
                    of: SourceText(name: "", text: words), environment: environment)
            else { return false }
            return segments.allSatisfy { segment in
                switch segment {
                case .text(let text, _): text.allSatisfy(\.isWhitespace)
                case .tag(let tag): tag.isBlock || tag.isAssignment
                }
            }
        }
    }
}
