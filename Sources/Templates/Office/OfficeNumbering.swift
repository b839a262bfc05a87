internal import Diagnostics
internal import OpenPackage
internal import Wording

/// How a paragraph is counted, and which clauses it begins.
package struct OfficeCount: Sendable {
    struct Place: Sendable {
        /// Paragraphs of one list are counted together.
        let list: String
        let levels: [Numbering.Level]
        let level: Int
        /// Whether the list begins here.
        var isFirst = false
    }

    /// nil for a paragraph without a number.
    let place: Place?
    let bookmarks: [String]
    /// Whether the number is printed as text, since no list of the file counts the paragraph.
    var isTyped = false
}

/// A clause that a reference may name, as it came out.
package struct OfficeClause: Sendable {
    /// Empty where no field can follow its number, which is text.
    let bookmark: String
    /// Without its final full stop; empty where the paragraph has no number.
    let label: String
}

extension OfficeState {
    mutating func count(_ count: OfficeCount) {
        let label = count.place.map { place in
            if place.isFirst { counters[place.list] = nil }
            return counters[place.list, default: ListCounter(place.levels)].advance(place.level)
        }
        if count.isTyped { numeral = label ?? "" }
        for bookmark in count.bookmarks {
            let key = ClauseBookmark.key(ofBookmark: bookmark)
            // In a loop the first round's paragraph keeps the name.
            if clauses[key] == nil {
                clauses[key] = OfficeClause(
                    bookmark: count.isTyped ? "" : bookmark, label: (label ?? "").trimmingFinalStop)
            }
        }
    }
}

/// How bookmarks name clauses.
enum ClauseBookmark {
    /// Between a clause's id and the serial of a variant.
    static let variantMark = "-v"
    private static let prefix = "_cl_"

    /// The same for an id and for the bookmark named after it.
    static func key(of id: String) -> String {
        String(
            id.unicodeScalars.prefix(30).map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    ? Character(scalar) : "_"
            })
    }

    static func key(ofBookmark name: String) -> String {
        let key = key(of: name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name)
        let digits = key.reversed().prefix { $0.isNumber }.count
        let mark = self.key(of: variantMark)
        let stem = key.dropLast(digits)
        return digits > 0 && stem.hasSuffix(mark) ? String(stem.dropLast(mark.count)) : key
    }
}

/// The numbering of an office file: which paragraphs its lists count, and how.
struct OfficeNumbering: Sendable {
    private var lists = OfficeLists()
    /// The levels of Writer's lists, by the style's name.
    private var levelsOfListStyle: [String: [Numbering.Level]] = [:]
    private var abstracts: [String: Abstract] = [:]
    /// The abstract list of each list.
    private var abstractOfList: [Int: String] = [:]
    /// The level that a style, or one it builds on, names.
    private var levelOfStyle: [String: Int] = [:]
    /// How clauses of the library count where no list of the file counts them.
    private let typed: Numbering

    fileprivate struct Abstract {
        var levels: [Numbering.Level] = []
        /// The level that each style counts in.
        var ofStyles: [String: Int] = [:]
    }

    init(
        styles: XML.Element?, numbering: XML.Element?, lists: OfficeLists,
        language: DocumentLanguage
    ) {
        self.lists = lists
        typed = .shipped(annexLabel: language.annexLabel)
        for element in numbering?.elements ?? [] {
            switch element.name.local {
            case "abstractNum":
                abstracts[element.value("abstractNumId") ?? ""] = Abstract(element)
            case "num":
                guard let number = element.value("numId").flatMap({ Int($0) }) else { continue }
                abstractOfList[number] = element.part("abstractNumId")?.value("val")
            default: break
            }
        }
        readLevels(of: styles)
    }

    /// - Parameter roots: `styles.xml`, then `content.xml`.
    init(openDocument roots: [XML.Element], language: DocumentLanguage) {
        typed = .shipped(annexLabel: language.annexLabel)
        for root in roots {
            for style in root.elements.flatMap(\.elements) where style.name.local == "list-style" {
                var levels: [Numbering.Level] = []
                for level in style.elements {
                    let number = levels.count + 1
                    guard level.value("level") == String(number),
                        let read = Numbering.Level(openDocument: level, at: number)
                    else { break }
                    levels.append(read)
                }
                levelsOfListStyle[style.value("name") ?? ""] = levels
            }
        }
    }

    private mutating func readLevels(of styles: XML.Element?) {
        var bases: [String: String] = [:]
        for style in styles?.elements ?? [] {
            guard let id = style.value("styleId") else { continue }
            bases[id] = style.part("basedOn")?.value("val")
            levelOfStyle[id] = style.part("pPr")?.part("numPr")?.part("ilvl")?.value("val")
                .flatMap { Int($0) }
        }
        for id in bases.keys where levelOfStyle[id] == nil {
            var base = bases[id]
            // Styles that build on each other in a circle name no level.
            for _ in 0..<16 {
                guard let current = base, levelOfStyle[id] == nil else { break }
                levelOfStyle[id] = levelOfStyle[current]
                base = bases[current]
            }
        }
    }

    /// How a node is counted; nil for what is no paragraph, or neither counted nor bookmarked.
    func count(
        of id: OfficeTree.ID, in tree: OfficeTree, _ dialect: OfficeDialect
    ) -> OfficeCount? {
        guard dialect.kind != .properties, tree.element(id) != nil,
            tree.role(id, dialect) == .paragraph
        else { return nil }
        let bookmarks = tree.bookmarks(in: id, dialect)
        if let numeral = tree.numeral(in: id) {
            let isAnnex = numeral.list == .annexes
            return OfficeCount(
                place: .init(
                    list: ClauseInclusion.numeral + (isAnnex ? "-annexes" : ""),
                    levels: isAnnex ? typed.annexes : typed.body, level: numeral.level),
                bookmarks: bookmarks, isTyped: true)
        }
        let place =
            dialect.kind == .word ? place(of: id, in: tree) : place(ofItem: id, in: tree, dialect)
        guard place != nil || !bookmarks.isEmpty else { return nil }
        return OfficeCount(place: place, bookmarks: bookmarks)
    }

    /// The list and the level that count a paragraph of Word; nil for what no list counts.
    func position(
        of paragraph: XML.Element, _ dialect: OfficeDialect
    ) -> (list: Int, level: Int)? {
        guard dialect.kind == .word else { return nil }
        let tree = OfficeTree(paragraph)
        return lists.list(of: OfficeTree.root, in: tree).map {
            ($0, place(of: OfficeTree.root, in: tree)?.level ?? 0)
        }
    }

    /// The first paragraph of each item of a Writer list is counted.
    private func place(
        ofItem id: OfficeTree.ID, in tree: OfficeTree, _ dialect: OfficeDialect
    ) -> OfficeCount.Place? {
        let path = tree.path(of: id)
        guard path.count > 1, tree.role(path[1], dialect) == .listItem,
            tree.firstParagraph(in: path[1], dialect) == id,
            tree.element(path[1])?.name.local == "list-item"
        else { return nil }
        let lists = path.filter { tree.role($0, dialect) == .list }
        guard let outer = lists.last,
            let style = lists.lazy.compactMap({ tree.element($0)?.value("style-name") }).first,
            let levels = levelsOfListStyle[style], levels.indices.contains(lists.count - 1)
        else { return nil }
        let goesOn = ["continue-list", "continue-numbering"].contains {
            tree.element(outer)?.value($0) != nil
        }
        return OfficeCount.Place(
            list: style, levels: levels, level: lists.count - 1,
            isFirst: !goesOn && tree.firstParagraph(in: outer, dialect) == id)
    }

    private func place(of id: OfficeTree.ID, in tree: OfficeTree) -> OfficeCount.Place? {
        guard let list = lists.list(of: id, in: tree), let abstract = abstractOfList[list],
            let definition = abstracts[abstract]
        else { return nil }
        let properties = tree.part("pPr", of: id)
        let style = tree.part("pStyle", of: properties).flatMap(tree.element)?.value("val")
        let own = tree.part("ilvl", of: tree.part("numPr", of: properties)).flatMap(tree.element)?
            .value("val").flatMap { Int($0) }
        let level =
            own ?? style.flatMap { definition.ofStyles[$0] ?? levelOfStyle[$0] } ?? 0
        guard definition.levels.indices.contains(level) else { return nil }
        return OfficeCount.Place(list: abstract, levels: definition.levels, level: level)
    }
}

extension OfficeNumbering.Abstract {
    /// Levels up to the first that prints no number.
    fileprivate init(_ element: XML.Element) {
        for level in element.elements where level.name.local == "lvl" {
            guard let index = level.value("ilvl").flatMap({ Int($0) }) else { continue }
            if let style = level.part("pStyle")?.value("val") { ofStyles[style] = index }
            guard index == levels.count, let read = Numbering.Level(word: level) else { continue }
            levels.append(read)
        }
    }
}

extension XML.Element {
    fileprivate func part(_ name: String) -> XML.Element? {
        elements.first { $0.name.local == name }
    }

    fileprivate func value(_ name: String) -> String? {
        attributes.first { $0.name.local == name }?.value
    }
}

extension OfficeTree {
    fileprivate func part(_ name: String, of id: ID?) -> ID? {
        id.flatMap { id in self[id].children.first { element($0)?.name.local == name } }
    }

    fileprivate func firstParagraph(in id: ID, _ dialect: OfficeDialect) -> ID? {
        for child in self[id].children {
            if role(child, dialect) == .paragraph { return child }
            if let inner = firstParagraph(in: child, dialect) { return inner }
        }
        return nil
    }

    /// Where a paragraph that prints the number of a clause is counted.
    fileprivate func numeral(in id: ID) -> ListLevel? {
        for child in self[id].children {
            if case .other(.processingInstruction(ClauseInclusion.numeral, let place)) =
                self[child].content
            {
                return ListLevel(spelled: place)
            }
            guard element(child) != nil, let place = numeral(in: child) else { continue }
            return place
        }
        return nil
    }

    /// Names of the bookmarks that begin in a paragraph, those of deeper paragraphs left out.
    fileprivate func bookmarks(in id: ID, _ dialect: OfficeDialect) -> [String] {
        self[id].children.flatMap { child -> [String] in
            guard let element = element(child), role(child, dialect) != .paragraph else {
                return []
            }
            guard ["bookmarkStart", "bookmark-start"].contains(element.name.local) else {
                return bookmarks(in: child, dialect)
            }
            return element.value("name").map { [$0] } ?? []
        }
    }
}

extension Diagnostic {
    static func noBookmark(_ clause: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "office.no-bookmark", at: .source(place), arguments: ["clause": clause],
            message: Text(
                ro: "documentul nu are un marcaj (bookmark) pentru clauza „\(clause)”",
                en: "the document has no bookmark for clause “\(clause)”"),
            hint: Text(
                ro:
                    "includeți clauza sau, în Word: selectați punctul, Inserare > Marcaj, numele „\(ClauseBookmark.key(of: clause))”",
                en:
                    "include the clause or, in Word: select the point, Insert > Bookmark, name “\(ClauseBookmark.key(of: clause))”"
            ))
    }
}
