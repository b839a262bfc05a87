internal import OpenPackage

/// What must not be empty, and what goes when it is.
extension OfficeLowering {
    /// Whether nothing is sure to stand between a table's or list's own markup.
    func mayVanish(_ content: [ID], _ role: OfficeDialect.Role) -> Bool {
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
    func ensureParagraph(
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
    func separate(_ id: ID, _ element: XML.Element, into steps: inout StepList) {
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
}
