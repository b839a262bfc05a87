internal import Diagnostics
internal import OpenPackage

/// Reads the text of a foreign .docx: lists counted, fields by what they show, tracked changes as
/// accepted. What is no text is noted.
struct WordReading {
    private(set) var blocks: [FoundBlock] = []
    private(set) var notes = ReadingNotes()
    /// All bookmarks, those around nothing too.
    private(set) var bookmarks: Set<String> = []
    let styles: WordStyles
    private var lists: WordLists
    private var part = ""
    private var place = FoundBlock.Part.body
    private var tables = 0
    private var fields: [Field] = []
    private var footnotes: [String] = []
    private var endnotes: [String] = []
    /// Words of a paragraph whose end was deleted: the next one goes on with them.
    private var leftOver = ""

    /// A field that was begun and not yet ended; it may run over paragraphs.
    private struct Field {
        var instruction = ""
        var showsResult = false
        var result = ""
    }

    init(_ package: WordParts) throws(Diagnostic) {
        styles = WordStyles(try package.xml(.styles))
        lists = WordLists(try package.xml(.numbering))
        part = package.main
        guard let body = try package.document().child(word: .body) else { throw package.noBody }
        let index = try package.document().children.firstIndex { $0.element?.word == .body } ?? 0
        read(body, [index])
        readNotes(package)
        readMargins(package)
    }

    // MARK: - Blocks

    private mutating func read(_ container: XML.Element, _ path: [Int]) {
        for (index, node) in container.children.enumerated() {
            guard let element = node.element else { continue }
            let path = path + [index]
            switch element.word {
            case .paragraph: read(paragraph: element, path)
            case .table: read(table: element, path)
            case .contentControl:
                guard !element.isTableOfContents else { continue }
                if let (content, at) = element.content { read(content, path + [at]) }
            case .customXML, .insertion, .moveTo, .smartTag: read(element, path)
            case .alternativeChunk: notes.note(.embeddedDocument)
            case .bookmarkStart: element.wordValue("name").map { _ = bookmarks.insert($0) }
            default:
                if let (choice, at) = element.alternative { read(choice, path + [at]) }
            }
        }
    }

    private mutating func read(paragraph: XML.Element, _ path: [Int]) {
        let properties = paragraph.child(word: .paragraphProperties)
        let style = properties?.child(word: .paragraphStyle)?.wordValue()
        var block = FoundBlock(part: place, anchor: .init(part: part, path: path))
        describe(&block, style, properties)
        let number = number(style, properties)
        let isContents = styles.name(of: style).hasPrefix("toc ") || isInContents
        let inline = inline(of: paragraph, path)
        bookmarks.formUnion(inline.bookmarks)
        guard !isContents else { return }
        let text = leftOver + inline.text.text
        if properties?.child(word: .runProperties, .deletion) != nil {
            notes.note(.deletion)
            // White space at its end was trimmed; words of two paragraphs are two words.
            return leftOver = text.isEmpty ? "" : text + " "
        }
        leftOver = ""
        block.text = text
        (block.number, block.isBullet) = number
        block.bookmarks = inline.bookmarks
        block.references = inline.references
        block.standsOut =
            block.standsOut || inline.isAllBold
            || styles.inherited(style, \.isBold) == true
        if !text.isEmpty { blocks.append(block) }
        for (box, at) in inline.boxes { read(box, at) }
    }

    private func describe(
        _ block: inout FoundBlock, _ style: String?, _ properties: XML.Element?
    ) {
        let name = styles.name(of: style)
        block.role =
            StyleRole(rawValue: name)
            ?? StyleRole.allCases.first {
                $0.rawValue.lowercased() == name
            }
        let outline =
            properties?.child(word: .outlineLevel)?.wordNumber()
            ?? styles.inherited(style, \.outlineLevel)
        block.headingLevel = outline.flatMap { $0 < 9 ? $0 + 1 : nil }
        block.standsOut =
            properties?.child(word: .justification).map { $0.wordValue() == "center" }
            ?? styles.inherited(style, \.isCentered) ?? false
    }

    private mutating func number(
        _ style: String?, _ properties: XML.Element?
    ) -> (String?, Bool) {
        let own = properties?.child(word: .numberingProperties)
        let list = own?.child(word: .numberID)?.wordValue() ?? styles.inherited(style, \.list)
        guard let list, list != "0" else { return (nil, false) }
        let level =
            own?.child(word: .levelIndex)?.wordNumber() ?? lists.level(ofStyle: style, in: list)
            ?? styles.inherited(style, \.level) ?? 0
        return lists.advance(list, level)
    }

    // MARK: - Tables

    private mutating func read(table: XML.Element, _ path: [Int]) {
        let style = styles.name(of: table.child(word: .tableProperties, .tableStyle)?.wordValue())
        let rows = table.children.enumerated().flatMap { index, node in
            tableRows(node, path + [index])
        }
        let isSigned =
            style == StyleRole.signatureTable.rawValue.lowercased()
            || SignatureWords.head(rows.map { $0.element.text })
        tables += 1
        let number = tables
        for (index, row) in rows.enumerated() {
            read(
                cells: row.element, row.path,
                isSigned ? nil : Draft.TableRow(table: number, row: index + 1))
        }
    }

    /// The rows in a table's child: itself, or those of a control or a change around them.
    private func tableRows(
        _ node: XML.Node, _ path: [Int]
    ) -> [(element: XML.Element, path: [Int])] {
        guard let element = node.element else { return [] }
        switch element.word {
        case .row:
            return element.child(word: .rowProperties, .deletion) == nil ? [(element, path)] : []
        case .contentControl, .contentControlContent, .customXML, .insertion:
            return element.children.enumerated().flatMap { tableRows($1, path + [$0]) }
        default: return []
        }
    }

    private mutating func read(cells row: XML.Element, _ path: [Int], _ at: Draft.TableRow?) {
        var found: [FoundBlock?] = []
        for cell in row.cells(path) {
            let isCovered = cell.element.isCovered
            found.append(isCovered ? nil : joined(cell.element, cell.path, at == nil ? "\n" : " "))
            found += Array(repeating: nil, count: cell.element.furtherColumns)
        }
        blocks += found.row(at, in: place)
    }

    /// The paragraphs of a cell as one block; nil when there are no words.
    private mutating func joined(
        _ cell: XML.Element, _ path: [Int], _ separator: String
    ) -> FoundBlock? {
        let before = blocks.count
        read(cell, path)
        let inner = blocks[before...].map { block in
            var block = block
            block.text = [block.number, block.text].compactMap(\.self).joined(separator: " ")
            return block
        }
        blocks.removeSubrange(before...)
        guard var first = inner.first else { return nil }
        first.text = inner.map(\.text).joined(separator: separator)
        (first.number, first.isBullet) = (nil, false)
        first.bookmarks = inner.flatMap(\.bookmarks)
        first.references = inner.flatMap(\.references)
        return first
    }
}

// MARK: - Words

extension WordReading {
    private mutating func inline(of paragraph: XML.Element, _ path: [Int]) -> FoundInline {
        var inline = FoundInline()
        collect(paragraph, path, into: &inline)
        inline.isAllBold = inline.isAllBold && !inline.text.isEmpty
        return inline
    }

    private mutating func collect(
        _ element: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        for (index, node) in element.children.enumerated() {
            guard let child = node.element else { continue }
            read(child, path + [index], into: &inline)
        }
    }

    private mutating func read(
        _ element: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        switch element.word {
        case .run: read(run: element, path, into: &inline)
        case .text: append(element.text, to: &inline)
        case .tab, .lineBreak: append(" ", to: &inline)
        case .noBreakHyphen: append("-", to: &inline)
        case .symbol: notes.note(.symbol)
        case .insertion, .moveTo:
            notes.note(.insertion)
            collect(element, path, into: &inline)
        case .deletion, .moveFrom: notes.note(.deletion)
        case .hyperlink, .smartTag, .customXML: collect(element, path, into: &inline)
        case .contentControl:
            if let (content, at) = element.content { collect(content, path + [at], into: &inline) }
        case .simpleField: read(simpleField: element, path, into: &inline)
        case .fieldCharacter: turnField(element.wordValue("fldCharType"), &inline)
        case .instruction:
            if !fields.isEmpty { fields[fields.count - 1].instruction += element.text }
        case .bookmarkStart: element.wordValue("name").map { inline.bookmarks.append($0) }
        case .footnoteReference: element.wordValue("id").map { footnotes.append($0) }
        case .endnoteReference: element.wordValue("id").map { endnotes.append($0) }
        case .commentReference: notes.note(.comment)
        case .drawing, .picture, .object: read(graphic: element, path, into: &inline)
        default: readOther(element, path, into: &inline)
        }
    }

    private mutating func readOther(
        _ element: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        if let (choice, at) = element.alternative {
            collect(choice, path + [at], into: &inline)
        } else if element.name.namespace.hasSuffix("/math"), element.name.local.hasPrefix("oMath") {
            notes.note(.formula)
        }
    }

    private mutating func read(
        run: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        let properties = run.child(word: .runProperties)
        if properties?.child(word: .hidden)?.isSwitchedOn == true {
            if !run.text.isEmpty { notes.note(.hiddenText) }
            return
        }
        if properties?.child(word: .bold)?.isSwitchedOn != true, !run.text.isBlank {
            inline.isAllBold = false
        }
        collect(run, path, into: &inline)
    }

    private mutating func append(_ text: String, to inline: inout FoundInline) {
        guard fields.allSatisfy(\.showsResult) else { return }
        inline.text.append(text)
        for index in fields.indices { fields[index].result += text }
    }
}

// MARK: - Fields

extension WordReading {
    /// Whether a table of contents is being read: it repeats what stands elsewhere.
    private var isInContents: Bool {
        fields.contains { $0.instruction.words.first == "TOC" }
    }

    private mutating func turnField(_ type: String?, _ inline: inout FoundInline) {
        switch type {
        case "begin": fields.append(Field())
        case "separate":
            if !fields.isEmpty { fields[fields.count - 1].showsResult = true }
        default:
            if let field = fields.popLast() { note(field, &inline) }
        }
    }

    private mutating func read(
        simpleField element: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        fields.append(
            Field(instruction: element.wordValue("instr") ?? "", showsResult: true))
        collect(element, path, into: &inline)
        if let field = fields.popLast() { note(field, &inline) }
    }

    private func note(_ field: Field, _ inline: inout FoundInline) {
        let words = field.instruction.words
        guard words.first?.uppercased() == "REF", words.count > 1 else { return }
        inline.references.append(
            FoundBlock.Reference(
                bookmark: words[1], printed: field.result, isNumber: words.contains("\\n")))
    }
}

// MARK: - What is no text

extension WordReading {
    /// Text boxes are read behind their paragraph; pictures and objects are only counted.
    private mutating func read(
        graphic: XML.Element, _ path: [Int], into inline: inout FoundInline
    ) {
        var boxes: [(XML.Element, [Int])] = []
        graphic.textBoxes(path, into: &boxes)
        inline.boxes += boxes
        guard boxes.isEmpty else { return }
        let namespaces = Set(graphic.descendants.map(\.name.namespace))
        let locals = Set(graphic.descendants.map(\.name.local))
        if graphic.word == .object || locals.contains("control") {
            notes.note(.object)
        } else if namespaces.contains(where: { $0.hasSuffix("/chart") || $0.hasSuffix("/diagram") })
        {
            notes.note(.chart)
        } else if locals.contains("textpath") {
            notes.note(.watermark)
        } else if locals.contains("pic") || locals.contains("imagedata") {
            notes.note(.image)
        }
    }

    private mutating func readNotes(_ package: WordParts) {
        let kinds: [(WordParts.Related, WordElement, [String])] = [
            (.footnotes, .footnote, footnotes), (.endnotes, .endnote, endnotes),
        ]
        var mark = 0
        for (related, name, ids) in kinds where !ids.isEmpty {
            guard let root = readable(related, package) else { continue }
            for id in ids {
                mark += 1
                let index = root.children.firstIndex { node in
                    node.element?.word == name && node.element?.wordValue("id") == id
                }
                guard let index, let note = root.children[index].element else { continue }
                place = .note(String(mark))
                part = package.name(of: related) ?? ""
                read(note, [index])
            }
        }
    }

    private mutating func readMargins(_ package: WordParts) {
        var seen: Set<String> = []
        for (name, isHeader) in package.margins {
            do throws(Diagnostic) {
                let root = try package.part(name)
                guard seen.insert((isHeader ? "h" : "f") + root.text).inserted else { continue }
                (place, part) = (isHeader ? .header : .footer, name)
                read(root, [])
            } catch {
                notes.report(.unreadablePart(name, in: package.file))
            }
        }
    }

    private mutating func readable(
        _ related: WordParts.Related, _ package: WordParts
    ) -> XML.Element? {
        do throws(Diagnostic) { return try package.xml(related) } catch {
            notes.report(.unreadablePart(package.name(of: related) ?? "", in: package.file))
            return nil
        }
    }
}

extension XML.Element {
    /// A content control's content, with its index.
    fileprivate var content: (XML.Element, Int)? {
        children.firstIndex { $0.element?.word == .contentControlContent }
            .flatMap { index in children[index].element.map { ($0, index) } }
    }

    fileprivate var isTableOfContents: Bool {
        child(word: .contentControlProperties)?.descendants.contains {
            $0.word == .documentPartGallery && $0.wordValue() == "Table of Contents"
        } ?? false
    }

    /// The first choice of what is there in several forms, with its index.
    fileprivate var alternative: (XML.Element, Int)? {
        guard name.local == "AlternateContent" else { return nil }
        return children.firstIndex { $0.element?.name.local == "Choice" }
            .flatMap { index in children[index].element.map { ($0, index) } }
    }

    /// Whether the cell continues the one above it.
    fileprivate var isCovered: Bool {
        let merge = child(word: .cellProperties, .verticalMerge)
        return merge.map { $0.wordValue() != "restart" } ?? false
    }

    /// How many columns the cell spans beside its first.
    fileprivate var furtherColumns: Int {
        let span = child(word: .cellProperties, .columnSpan)?.wordNumber() ?? 1
        return max(0, min(span, [FoundBlock?].mostColumns) - 1)
    }

    fileprivate func cells(_ path: [Int]) -> [(element: XML.Element, path: [Int])] {
        children.enumerated().flatMap { index, node -> [(element: XML.Element, path: [Int])] in
            guard let element = node.element else { return [] }
            switch element.word {
            case .cell: return [(element, path + [index])]
            case .contentControl, .contentControlContent, .customXML:
                return element.cells(path + [index])
            default: return []
            }
        }
    }

    fileprivate func textBoxes(_ path: [Int], into boxes: inout [(XML.Element, [Int])]) {
        if word == .textBox { return boxes.append((self, path)) }
        for (index, node) in children.enumerated() {
            node.element?.textBoxes(path + [index], into: &boxes)
        }
    }
}

extension String {
    fileprivate var words: [String] { split(whereSeparator: \.isWhitespace).map { String($0) } }

    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
