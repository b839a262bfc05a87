import OpenPackage

/// Reads a .docx: text, numbers by its styles and lists, fields by their stored results.
struct WordReader {
    private let styles: [String: (list: String, level: Int)]
    private let abstracts: [String: XML.Element]
    private let lists: [String: String]
    private var counters: [String: ListCounter] = [:]
    private var document = ReadDocument()
    private var bookmarks: [String: String] = [:]
    private var references: [(bookmark: String, printed: String)] = []

    static func w(_ local: String) -> XML.Name {
        XML.Name(
            namespace: "http://schemas.openxmlformats.org/wordprocessingml/2006/main", local: local)
    }

    static func document(in file: OfficeFile) throws -> ReadDocument {
        var reader = WordReader(
            styles: try file.xml("word/styles.xml"), numbering: try file.xml("word/numbering.xml"))
        let body = try file.xml("word/document.xml").child(named: w("body"))
        for block in body?.elements ?? [] { reader.read(block) }
        reader.document.references = reader.references.map {
            ReadDocument.Reference(
                printed: $0.printed, number: reader.bookmarks[$0.bookmark] ?? "?")
        }
        return reader.document
    }

    private init(styles: XML.Element, numbering: XML.Element) {
        func value(_ element: XML.Element?) -> String? { element?.attribute(Self.w("val")) }
        var found: [String: (String, Int)] = [:]
        for style in styles.children(named: Self.w("style")) {
            let properties = style.child(named: Self.w("pPr"))?.child(named: Self.w("numPr"))
            if let id = style.attribute(Self.w("styleId")),
                let list = value(properties?.child(named: Self.w("numId")))
            {
                found[id] = (
                    list, value(properties?.child(named: Self.w("ilvl"))).flatMap(Int.init) ?? 0
                )
            }
        }
        self.styles = found
        var abstracts: [String: XML.Element] = [:]
        for element in numbering.children(named: Self.w("abstractNum")) {
            abstracts[element.attribute(Self.w("abstractNumId")) ?? ""] = element
        }
        self.abstracts = abstracts
        var lists: [String: String] = [:]
        for element in numbering.children(named: Self.w("num")) {
            lists[element.attribute(Self.w("numId")) ?? ""] = value(
                element.child(named: Self.w("abstractNumId")))
        }
        self.lists = lists
    }

    private mutating func read(_ block: XML.Element) {
        switch block.name {
        case Self.w("p"):
            let (number, text) = read(paragraph: block)
            document.add(number, text)
        case Self.w("tbl"):
            let look = block.child(named: Self.w("tblPr"))?.child(named: Self.w("tblLook"))
            let isLayout = look?.attribute(Self.w("firstRow")) == "0"
            for row in block.children(named: Self.w("tr")) {
                let cells = row.children(named: Self.w("tc")).map { read(cell: $0) }
                if isLayout {
                    cells.forEach { document.add(nil, $0) }
                } else {
                    document.add(nil, cells.joined(separator: " "))
                }
            }
        default: break
        }
    }

    private mutating func read(cell: XML.Element) -> String {
        cell.elements.map { block -> String in
            if block.name == Self.w("tbl") {
                return block.children(named: Self.w("tr")).flatMap {
                    $0.children(named: Self.w("tc"))
                }
                .map { read(cell: $0) }.joined(separator: " ")
            }
            guard block.name == Self.w("p") else { return "" }
            let (number, text) = read(paragraph: block)
            return (number ?? "") + " " + text
        }.joined(separator: " ")
    }

    private mutating func read(paragraph: XML.Element) -> (String?, String) {
        let style = paragraph.child(named: Self.w("pPr"))?.child(named: Self.w("pStyle"))?
            .attribute(Self.w("val"))
        let number = style.flatMap { styles[$0] }.flatMap { advance($0.list, $0.level) }
        var text = ""
        var field: (instruction: String, result: String)?
        var isResult = false
        for element in paragraph.descendants {
            switch element.name {
            case Self.w("t"):
                text += element.text
                if isResult { field?.result += element.text }
            case Self.w("tab"), Self.w("br"): text += " "
            case Self.w("bookmarkStart"):
                bookmarks[element.attribute(Self.w("name")) ?? ""] = (number ?? "").withoutFinalStop
            case Self.w("instrText"): field = (element.text, "")
            case Self.w("fldChar"):
                switch element.attribute(Self.w("fldCharType")) {
                case "separate": isResult = true
                case "end":
                    isResult = false
                    let words = field?.instruction.split(separator: " ") ?? []
                    if words.first == "REF" {
                        references.append((String(words[1]), field?.result ?? ""))
                    }
                default: break
                }
            default: break
            }
        }
        return (number, text)
    }

    private mutating func advance(_ list: String, _ level: Int) -> String? {
        guard let abstractID = lists[list], let abstract = abstracts[abstractID] else {
            return "NO LIST"
        }
        var levels: [Int: XML.Element] = [:]
        for element in abstract.children(named: Self.w("lvl")) {
            levels[element.attribute(Self.w("ilvl")).flatMap { Int($0) } ?? 0] = element
        }
        func value(_ level: Int, _ name: String) -> String? {
            levels[level]?.child(named: Self.w(name))?.attribute(Self.w("val"))
        }
        counters[abstractID, default: ListCounter()].advance(level) {
            value($0, "start").flatMap { Int($0) } ?? 1
        }
        guard value(level, "numFmt") != "bullet" else { return nil }
        var text = value(level, "lvlText") ?? ""
        for shown in 0...level {
            let count = counters[abstractID]?.counts[shown] ?? 0
            let isLegal = levels[level]?.child(named: Self.w("isLgl")) != nil
            let format = isLegal ? "decimal" : value(shown, "numFmt") ?? "decimal"
            text = text.replacing("%\(shown + 1)", with: ListCounter.text(of: count, as: format))
        }
        return text
    }
}

extension String {
    var withoutFinalStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
