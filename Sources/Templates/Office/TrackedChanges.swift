internal import Diagnostics
internal import OpenPackage

/// Changes that a word processor has recorded and nobody has accepted yet.
enum TrackedChanges {
    /// What stands for inserted text: its content stays.
    private static let inserted: Set<String> = ["ins", "moveTo"]
    /// What stands for deleted text: it goes.
    private static let deleted: Set<String> = ["del", "moveFrom"]
    /// Marks and former properties, of which nothing stays.
    private static let marks: Set<String> = [
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange",
        "tcPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellMerge",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
        "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    ]

    /// Whether the element itself records a change.
    static func isChange(_ element: XML.Element) -> Bool {
        if OfficeDialect.word.isNative(element.name) {
            let name = element.name.local
            return inserted.contains(name) || deleted.contains(name) || name == "cellDel"
                || marks.contains(name)
        }
        return element.name.namespace == XML.Name.OpenDocumentSpace.text
            && element.name.local == "changed-region"
    }

    /// The first change inside.
    static func first(in root: XML.Element) -> XML.Element? {
        root.descendants.first(where: isChange)
    }

    /// Where the first change stands. Writer keeps changes apart and marks their places in the text.
    static func place(in root: XML.Element, _ dialect: OfficeDialect, area: Text) -> OfficePlace {
        let tree = OfficeTree(root)
        let node = tree.nodes.indices.first { id in
            guard let element = tree.element(id) else { return false }
            return dialect.kind == .word
                ? isChange(element)
                : element.name.namespace == XML.Name.OpenDocumentSpace.text
                    && ["change", "change-start", "change-end"].contains(element.name.local)
        }
        return node.map { OfficeLineFinder.place(of: $0, in: tree, dialect, area: area) }
            ?? OfficePlace(area: area)
    }

    /// The document as it is once all changes are accepted: no deleted text is left in it.
    static func accepted(in root: XML.Element) -> XML.Element {
        OfficeDialect.word.isNative(root.name)
            ? acceptedWord(root) : acceptedOpenDocument(root)
    }

    // MARK: - Word

    private static func acceptedWord(_ element: XML.Element) -> XML.Element {
        var result = element
        result.children = accepted(element.children)
        return result
    }

    private static func accepted(_ nodes: [XML.Node]) -> [XML.Node] {
        var result: [XML.Node] = []
        // Content of paragraphs whose end was deleted: it goes on in the next one.
        var running: [XML.Node] = []
        for node in nodes {
            guard let element = node.element, OfficeDialect.word.isNative(element.name) else {
                result.append(node)
                continue
            }
            let name = element.name.local
            if inserted.contains(name) {
                result += accepted(element.children)
            } else if !deleted.contains(name), !marks.contains(name), !isDeletedPart(element) {
                var kept = acceptedWord(element)
                guard name == "p" else {
                    result.append(.element(kept))
                    continue
                }
                if endIsDeleted(element) {
                    running += kept.contentOfParagraph
                } else {
                    kept.insertContent(running)
                    running = []
                    result.append(.element(kept))
                }
            }
        }
        if !running.isEmpty, let last = result.lastIndex(where: { $0.element?.name.local == "p" }),
            case .element(var paragraph) = result[last]
        {
            paragraph.children += running
            result[last] = .element(paragraph)
        }
        return result
    }

    private static func properties(_ element: XML.Element, _ name: String) -> XML.Element? {
        element.elements.first { $0.name.local == name }
    }

    private static func endIsDeleted(_ paragraph: XML.Element) -> Bool {
        let run = properties(paragraph, "pPr").flatMap { properties($0, "rPr") }
        return run?.elements.contains { deleted.contains($0.name.local) } ?? false
    }

    /// A deleted row or cell.
    private static func isDeletedPart(_ element: XML.Element) -> Bool {
        switch element.name.local {
        case "tr": properties(element, "trPr").flatMap { properties($0, "del") } != nil
        case "tc": properties(element, "tcPr").flatMap { properties($0, "cellDel") } != nil
        default: false
        }
    }

    // MARK: - OpenDocument

    private static func acceptedOpenDocument(_ element: XML.Element) -> XML.Element {
        var result = element
        result.children = element.children.compactMap { node in
            guard let child = node.element else { return node }
            let isMark =
                child.name.namespace == XML.Name.OpenDocumentSpace.text
                && ["tracked-changes", "change", "change-start", "change-end"].contains(
                    child.name.local)
            return isMark ? nil : .element(acceptedOpenDocument(child))
        }
        return result
    }
}

extension XML.Element {
    fileprivate var contentOfParagraph: [XML.Node] {
        children.filter { $0.element?.name.local != "pPr" }
    }

    fileprivate mutating func insertContent(_ nodes: [XML.Node]) {
        let start = children.firstIndex { $0.element?.name.local == "pPr" }.map { $0 + 1 } ?? 0
        children.insert(contentsOf: nodes, at: start)
    }
}
