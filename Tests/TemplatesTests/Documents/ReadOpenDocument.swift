import OpenPackage

/// Reads an .odt: text, numbers by its list styles, references by their stored text.
struct OpenDocumentReader {
    private let levels: [String: [Int: XML.Element]]
    private var counters: [String: ListCounter] = [:]
    private var document = ReadDocument()
    private var bookmarks: [String: String] = [:]
    private var references: [(bookmark: String, printed: String)] = []

    static func name(_ prefix: String, _ local: String) -> XML.Name {
        XML.Name(namespace: "urn:oasis:names:tc:opendocument:xmlns:\(prefix):1.0", local: local)
    }

    static func document(in file: OfficeFile) throws -> ReadDocument {
        var reader = OpenDocumentReader(styles: try file.xml("styles.xml"))
        let body = try file.xml("content.xml").firstDescendant(named: name("office", "text"))
        for block in body?.elements ?? [] { reader.read(block) }
        reader.document.references = reader.references.map {
            ReadDocument.Reference(
                printed: $0.printed, number: reader.bookmarks[$0.bookmark] ?? "?")
        }
        return reader.document
    }

    private init(styles: XML.Element) {
        var levels: [String: [Int: XML.Element]] = [:]
        for list in styles.descendants where list.name == Self.name("text", "list-style") {
            for level in list.elements {
                let number = level.attribute(Self.name("text", "level")).flatMap { Int($0) } ?? 1
                levels[list.attribute(Self.name("style", "name")) ?? "", default: [:]][number] =
                    level
            }
        }
        self.levels = levels
    }

    private mutating func read(_ block: XML.Element) {
        switch block.name {
        case Self.name("text", "p"), Self.name("text", "h"):
            document.add(nil, words(of: block, nil))
        case Self.name("text", "list"): read(list: block)
        case Self.name("table", "table"): read(table: block)
        default: break
        }
    }

    private mutating func read(list: XML.Element) {
        let style = list.attribute(Self.name("text", "style-name")) ?? ""
        if list.attribute(Self.name("text", "continue-list")) == nil {
            counters[style] = ListCounter()
        }
        read(items: list, of: style, level: 1)
    }

    private mutating func read(items list: XML.Element, of style: String, level: Int) {
        for block in list.elements.flatMap(\.elements) {
            if block.name == Self.name("text", "list") {
                read(items: block, of: style, level: level + 1)
            } else {
                let number = advance(style, level)
                document.add(number, words(of: block, number))
            }
        }
    }

    private mutating func read(table: XML.Element) {
        let isLayout = table.attribute(Self.name("table", "name"))?.hasPrefix("Layout") ?? false
        for row in table.descendants where row.name == Self.name("table", "table-row") {
            let cells = row.children(named: Self.name("table", "table-cell")).map { cell in
                cell.elements.map { words(of: $0, nil) }.joined(separator: " ")
            }
            if isLayout {
                cells.forEach { document.add(nil, $0) }
            } else {
                document.add(nil, cells.joined(separator: " "))
            }
        }
    }

    private mutating func words(of element: XML.Element, _ number: String?) -> String {
        var text = ""
        for node in element.children {
            switch node {
            case .text(let words), .cdata(let words): text += words
            case .element(let child):
                switch child.name {
                case Self.name("text", "s"), Self.name("text", "tab"),
                    Self.name("text", "line-break"):
                    text += " "
                case Self.name("text", "bookmark-start"):
                    bookmarks[child.attribute(Self.name("text", "name")) ?? ""] =
                        (number ?? "").withoutFinalStop
                case Self.name("text", "bookmark-ref"):
                    text += child.text
                    references.append(
                        (child.attribute(Self.name("text", "ref-name")) ?? "", child.text))
                default: text += words(of: child, number)
                }
            case .comment, .processingInstruction: break
            }
        }
        return text
    }

    private mutating func advance(_ style: String, _ level: Int) -> String? {
        func attribute(_ level: Int, _ prefix: String, _ name: String) -> String? {
            levels[style]?[level]?.attribute(Self.name(prefix, name))
        }
        counters[style, default: ListCounter()].advance(level - 1) {
            attribute($0 + 1, "text", "start-value").flatMap { Int($0) } ?? 1
        }
        guard levels[style]?[level]?.name == Self.name("text", "list-level-style-number") else {
            return levels[style] == nil ? "NO LIST" : nil
        }
        let shown = attribute(level, "text", "display-levels").flatMap { Int($0) } ?? 1
        let numbers = (level - shown + 1...level).map {
            ListCounter.text(
                of: counters[style]?.counts[$0 - 1] ?? 0,
                as: attribute($0, "style", "num-format") ?? "1")
        }
        return (attribute(level, "style", "num-prefix") ?? "") + numbers.joined(separator: ".")
            + (attribute(level, "style", "num-suffix") ?? "")
    }
}
