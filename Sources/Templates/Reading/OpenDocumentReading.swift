internal import Diagnostics
internal import OpenPackage

/// Reads the text of a foreign .odt: lists counted, references by what they show, tracked changes as
/// accepted. What is no text is noted.
struct OpenDocumentReading {
    private(set) var blocks: [FoundBlock] = []
    private(set) var notes = ReadingNotes()
    private(set) var bookmarks: Set<String> = []
    let styles: OpenDocumentStyles
    private var lists = OpenDocumentLists()
    private var outline = FoundCounts()
    private var part = "content.xml"
    private var place = FoundBlock.Part.body
    private var tables = 0
    private var notesFound: [(mark: String, body: XML.Element, path: [Int])] = []

    /// The number a paragraph is to have, which its list has counted.
    private struct Pending {
        var label: String?
        var isBullet = false
    }

    init(_ archive: ZipArchive, file: String) throws(Diagnostic) {
        let content = try XML.parse(
            archive.contents(of: "content.xml"), file: file, part: "content.xml")
        var stylesRoot: XML.Element?
        if archive.contains("styles.xml") {
            stylesRoot = try XML.parse(
                archive.contents(of: "styles.xml"), file: file, part: "styles.xml")
        }
        styles = OpenDocumentStyles([stylesRoot, content].compactMap(\.self))
        guard let (text, path) = content.officeText else {
            throw .noBody(of: file, part: "content.xml")
        }
        read(text, path)
        readNotes()
        if let stylesRoot { readMargins(stylesRoot) }
    }

    /// Custom properties by name.
    static func properties(_ archive: ZipArchive, file: String) -> [String: String] {
        guard archive.contains("meta.xml"), let bytes = try? archive.contents(of: "meta.xml"),
            let root = try? XML.parse(bytes, file: file, part: "meta.xml")
        else { return [:] }
        var properties: [String: String] = [:]
        for element in root.child(openDocument: .meta)?.elements ?? [] {
            if let name = element.openDocumentValue("meta:name") { properties[name] = element.text }
        }
        return properties
    }

    // MARK: - Blocks

    private mutating func read(_ container: XML.Element, _ path: [Int]) {
        for (index, node) in container.children.enumerated() {
            guard let element = node.element else { continue }
            read(block: element, path + [index])
        }
    }

    private mutating func read(block element: XML.Element, _ path: [Int]) {
        switch element.openDocument {
        case .paragraph: read(paragraph: element, path, Pending())
        case .heading: read(paragraph: element, path, heading(element))
        case .list: read(list: element, path, level: 0, of: nil)
        case .numberedParagraph: read(numbered: element, path)
        case .table: read(table: element, path)
        case .section:
            if element.openDocumentValue("text:display") == "none" { notes.note(.hiddenText) }
            read(element, path)
        case .trackedChanges:
            for region in element.all(openDocument: .changedRegion) {
                notes.note(region.child(openDocument: .deletion) == nil ? .insertion : .deletion)
            }
        case .tableOfContents, .tableIndex, .illustrationIndex, .alphabeticalIndex, .objectIndex,
            .userIndex, .bibliography:
            break
        case .bookmark, .bookmarkStart:
            element.openDocumentValue("text:name").map { _ = bookmarks.insert($0) }
        default:
            var inline = FoundInline()
            read(graphic: element, path, into: &inline)
            for (box, at) in inline.boxes { read(box, at) }
        }
    }

    /// A heading outside lists counts in the outline.
    private mutating func heading(_ element: XML.Element) -> Pending {
        guard let level = element.openDocumentNumber("text:outline-level"),
            element.openDocumentValue("text:is-list-header") != "true"
        else { return Pending() }
        return Pending(label: outline.advance(level - 1, in: styles.outline))
    }

    private mutating func read(
        paragraph: XML.Element, _ path: [Int], _ number: Pending
    ) {
        let style = paragraph.openDocumentValue("text:style-name")
        var inline = FoundInline()
        collect(paragraph, path, into: &inline)
        bookmarks.formUnion(inline.bookmarks)
        var block = FoundBlock(part: place, anchor: .init(part: part, path: path))
        block.text = inline.text.text
        (block.number, block.isBullet) = (number.label, number.isBullet)
        block.role = styles.role(of: style)
        block.headingLevel =
            paragraph.openDocument == .heading
            ? paragraph.openDocumentNumber("text:outline-level") ?? 1
            : styles.inherited(style, \.outlineLevel)
        block.standsOut =
            styles.inherited(style, \.isCentered) == true
            || styles.inherited(style, \.isBold) == true
            || inline.isAllBold && !inline.text.isEmpty
        (block.bookmarks, block.references) = (inline.bookmarks, inline.references)
        if !block.text.isEmpty { blocks.append(block) }
        for (box, at) in inline.boxes { read(box, at) }
    }

    // MARK: - Lists

    private mutating func read(
        list: XML.Element, _ path: [Int], level: Int, of outer: OpenDocumentLists.Key?
    ) {
        let key = outer.map { lists.nested(list, in: $0) } ?? lists.opened(list)
        for (index, node) in list.children.enumerated() {
            guard let item = node.element else { continue }
            switch item.openDocument {
            case .listItem: read(item: item, path + [index], level: level, of: key)
            case .listHeader: read(item, path + [index])
            default: continue
            }
        }
    }

    /// The first paragraph of an item has its number.
    private mutating func read(
        item: XML.Element, _ path: [Int], level: Int, of key: OpenDocumentLists.Key
    ) {
        var isCounted = false
        if let start = item.openDocumentNumber("text:start-value") {
            lists.restart(key, level, at: start)
        }
        for (index, node) in item.children.enumerated() {
            guard let element = node.element else { continue }
            let path = path + [index]
            switch element.openDocument {
            case .paragraph, .heading:
                let number = isCounted ? Pending() : counted(key, level)
                isCounted = true
                read(paragraph: element, path, number)
            case .list: read(list: element, path, level: level + 1, of: key)
            default: read(block: element, path)
            }
        }
    }

    private mutating func counted(_ key: OpenDocumentLists.Key, _ level: Int) -> Pending {
        guard let list = styles.lists[key.style] else { return Pending() }
        let label = lists.advance(key, level, in: list)
        return Pending(label: label, isBullet: list.levels[level]?.isBullet ?? false)
    }

    private mutating func read(numbered element: XML.Element, _ path: [Int]) {
        let level = (element.openDocumentNumber("text:level") ?? 1) - 1
        let key = lists.opened(element, id: element.openDocumentValue("text:list-id"))
        for (index, node) in element.children.enumerated() {
            guard let child = node.element else { continue }
            switch child.openDocument {
            case .paragraph, .heading:
                read(paragraph: child, path + [index], counted(key, level))
            default: continue
            }
        }
    }

    // MARK: - Tables

    private mutating func read(table: XML.Element, _ path: [Int]) {
        let rows = table.tableRows(path)
        let name = table.openDocumentValue("table:name") ?? ""
        let isSigned =
            name.hasPrefix("LayoutSignatures") || SignatureWords.head(rows.map { $0.0.text })
        tables += 1
        let number = tables
        for (index, row) in rows.enumerated() {
            read(
                cells: row.0, row.1,
                isSigned ? nil : Draft.TableRow(table: number, row: index + 1))
        }
    }

    private mutating func read(cells row: XML.Element, _ path: [Int], _ at: Draft.TableRow?) {
        var found: [FoundBlock?] = []
        for (index, node) in row.children.enumerated() {
            guard let cell = node.element else { continue }
            let block: FoundBlock?
            switch cell.openDocument {
            case .tableCell: block = joined(cell, path + [index], at == nil ? "\n" : " ")
            case .coveredCell: block = nil
            default: continue
            }
            let count = cell.openDocumentValue("table:number-columns-repeated").flatMap { Int($0) }
            let columns = max(1, min(count ?? 1, [FoundBlock?].mostColumns))
            found += Array(repeating: block, count: columns)
        }
        blocks += found.row(at, in: place)
    }

    private mutating func joined(
        _ cell: XML.Element, _ path: [Int], _ separator: String
    ) -> FoundBlock? {
        let before = blocks.count
        read(cell, path)
        let whole = blocks[before...].joined(separator: separator)
        blocks.removeSubrange(before...)
        return whole
    }
}

// MARK: - Words

extension OpenDocumentReading {
    private mutating func collect(
        _ element: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        for (index, node) in element.children.enumerated() {
            switch node {
            case .text(let text), .cdata(let text):
                inline.text.append(text)
                if element.openDocument != .span, !text.allSatisfy(\.isWhitespace) {
                    inline.isAllBold = false
                }
            case .element(let child): read(child, path + [index], into: &inline)
            default: continue
            }
        }
    }

    private mutating func read(
        _ element: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        switch element.openDocument {
        case .span:
            let style = element.openDocumentValue("text:style-name")
            if styles.inherited(style, \.isBold) != true { inline.isAllBold = false }
            collect(element, path, into: &inline)
        case .tab, .lineBreak, .space: inline.text.space()
        case .bookmark, .bookmarkStart:
            element.openDocumentValue("text:name").map { inline.bookmarks.append($0) }
        case .bookmarkReference:
            note(reference: element, &inline)
            collect(element, path, into: &inline)
        case .note:
            let mark = element.child(openDocument: .noteCitation)?.text ?? ""
            if let index = element.children.firstIndex(where: {
                $0.element?.openDocument == .noteBody
            }), let body = element.children[index].element {
                notesFound.append((mark, body, path + [index]))
            }
        case .annotation: notes.note(.comment)
        case .annotationEnd: return
        case .hiddenText, .hiddenParagraph: notes.note(.hiddenText)
        case .frame, .group, .control, .customShape, .image, .object, .oleObject:
            read(graphic: element, path, into: &inline)
        default: collect(element, path, into: &inline)
        }
    }

    private func note(reference element: XML.Element, _ inline: inout FoundInline) {
        guard let name = element.openDocumentValue("text:ref-name") else { return }
        let format = element.openDocumentValue("text:reference-format")
        inline.references.append(
            FoundBlock.Reference(
                bookmark: name, printed: element.text, isNumber: format == "number-no-superior"))
    }

    /// Text boxes are read behind their paragraph; pictures and objects are only counted.
    private mutating func read(
        graphic: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        switch graphic.openDocument {
        case .textBox, .customShape: inline.boxes.append((graphic, path))
        case .image: notes.note(.image)
        case .object, .oleObject: notes.note(.object)
        case .control: notes.note(.object)
        case .frame, .group:
            // What follows the first form of a frame's content are substitutes for it.
            let isFrame = graphic.openDocument == .frame
            for (index, node) in graphic.children.enumerated() {
                guard let child = node.element, child.openDocument != nil else { continue }
                read(graphic: child, path + [index], into: &inline)
                if isFrame { return }
            }
        default: return
        }
    }

    private mutating func readNotes() {
        for (mark, body, path) in notesFound {
            place = .note(mark)
            read(body, path)
        }
    }

    private mutating func readMargins(_ root: XML.Element) {
        part = "styles.xml"
        var seen: Set<String> = []
        root.forEachMargin { element, path, isHeader in
            guard seen.insert((isHeader ? "h" : "f") + element.text).inserted else { return }
            place = isHeader ? .header : .footer
            read(element, path)
        }
    }
}

extension [FoundBlock].SubSequence {
    /// The paragraphs of a cell as one block; nil when there are no words.
    fileprivate func joined(separator: String) -> FoundBlock? {
        guard var whole = first else { return nil }
        whole.text = map { [$0.number, $0.text].compactMap(\.self).joined(separator: " ") }
            .joined(separator: separator)
        (whole.number, whole.isBullet) = (nil, false)
        whole.bookmarks = flatMap(\.bookmarks)
        whole.references = flatMap(\.references)
        return whole
    }
}

extension XML.Element {
    /// The element that holds the document, with the path to it.
    fileprivate var officeText: (XML.Element, [Int])? {
        guard let index = children.firstIndex(where: { $0.element?.openDocument == .body }),
            let body = children[index].element,
            let inner = body.children.firstIndex(where: {
                $0.element?.openDocument == .officeText
            }), let text = body.children[inner].element
        else { return nil }
        return (text, [index, inner])
    }

    fileprivate func tableRows(_ path: [Int]) -> [(XML.Element, [Int])] {
        children.enumerated().flatMap { index, node -> [(XML.Element, [Int])] in
            guard let element = node.element else { return [] }
            switch element.openDocument {
            case .tableRow: return [(element, path + [index])]
            case .tableHeaderRows, .tableRows, .tableRowGroup:
                return element.tableRows(path + [index])
            default: return []
            }
        }
    }

    /// The headers and footers of all master pages.
    fileprivate func forEachMargin(_ body: (XML.Element, [Int], Bool) -> Void) {
        for (index, node) in children.enumerated() {
            guard let masters = node.element, masters.openDocument == .masterStyles else {
                continue
            }
            for (number, node) in masters.children.enumerated() {
                guard let page = node.element, page.openDocument == .masterPage else { continue }
                for (inner, node) in page.children.enumerated() {
                    guard let margin = node.element else { continue }
                    let path = [index, number, inner]
                    switch margin.openDocument {
                    case .header, .headerLeft, .headerFirst: body(margin, path, true)
                    case .footer, .footerLeft, .footerFirst: body(margin, path, false)
                    default: continue
                    }
                }
            }
        }
    }
}
