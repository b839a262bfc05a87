internal import Diagnostics
internal import OpenPackage
internal import Wording

/// What a Word style document gives: its style ids by role, its numbering, its page, its letterhead.
struct WordLook: Sendable {
    private(set) var styles: XML.Element
    private(set) var numbering: XML.Element
    private(set) var ids: [StyleRole: String] = [:]
    let document: StyleDocument
    /// `w:sectPr` without its references to headers and footers.
    let sectionProperties: [XML.Node]
    /// Between the margins, in twentieths of a point.
    let textWidth: Int
    /// The letterhead: header and footer parts of the style document's last section.
    let header: String?
    let footer: String?
    /// What every document of this look holds alike, by name.
    private(set) var sharedParts: [String: PackedPart] = [:]
    /// What documents of this look leave packed to the next.
    private(set) var packedParts = PackedParts()
    /// Likewise the lists of their parts.
    private(set) var partLists = Pool<WordPartLists>()

    /// - Parameter shipped: where styles come from that are not required and that `document` lacks.
    init(
        _ document: StyleDocument, shipped: StyleDocument, language: DocumentLanguage
    ) throws(DiagnosticList) {
        do throws(Diagnostic) {
            self = try WordLook(reading: document)
            let missing = StyleRole.required.filter { ids[$0] == nil }
            guard missing.isEmpty else {
                throw Diagnostic.missingStyles(missing.map(\.rawValue), in: document.name)
            }
            complete(from: try WordLook(reading: shipped))
            setLanguage(language)
            if document.name == shipped.name { localize(for: language) }
            sharedParts = WordPackage.sharedParts(of: self)
        } catch {
            throw DiagnosticList(error)
        }
    }

    private init(reading document: StyleDocument) throws(Diagnostic) {
        self.document = document
        guard let styles = try document.xml("word/styles.xml") else {
            throw .missingStylePart("word/styles.xml", in: document.name)
        }
        guard let body = try document.xml("word/document.xml")?.child(named: .Word.body),
            let section = body.children(named: .Word.sectionProperties).last
        else { throw .missingStylePart("word/document.xml", in: document.name) }
        self.styles = styles.spelled(Self.prefixes)
        numbering = (try document.xml("word/numbering.xml") ?? Self.emptyNumbering)
            .spelled(Self.prefixes)
        sectionProperties = section.spelled(Self.prefixes).children.filter { node in
            node.element.map { Self.pageProperties.contains($0.name) } ?? false
        }
        textWidth = Self.textWidth(of: section)
        header = try document.part(section, .Word.headerReference)
        footer = try document.part(section, .Word.footerReference)
        readIDs()
    }

    /// What of a section is the page's look. The rest would restart page numbers in every section, hide
    /// the first page's header, or name parts that are not taken.
    private static let pageProperties: Set<XML.Name> = [
        .Word.pageSize, .Word.pageMargins, .Word.pageBorders, .Word.columns, .Word.docGrid,
    ]

    private static let prefixes = [XML.Name.Word.namespace: "w"]

    private static let emptyNumbering = XML.Element(
        name: XML.Name(namespace: XML.Name.Word.namespace, local: "numbering"), prefix: "w",
        declarations: [.init(prefix: "w", uri: XML.Name.Word.namespace)])

    /// Between the margins of a section, in twentieths of a point.
    static func textWidth(of section: XML.Element) -> Int {
        func number(_ element: XML.Name, _ attribute: XML.Name) -> Int {
            section.child(named: element)?.attribute(attribute).flatMap { Int($0) } ?? 0
        }
        let width =
            number(.Word.pageSize, .Word.width) - number(.Word.pageMargins, .Word.left)
            - number(.Word.pageMargins, .Word.right)
        return width > 0 ? width : 9637
    }

    private mutating func readIDs() {
        for style in styles.children(named: .Word.style) {
            guard let id = style.attribute(.Word.styleId),
                let name = style.child(named: .Word.styleName)?.attribute(.Word.value)
            else { continue }
            let type = style.attribute(.Word.type)
            for role in StyleRole.allCases
            where role.rawValue.lowercased() == name.lowercased()
                && (type == "table") == role.isTable
            {
                ids[role] = id
            }
        }
    }
}

// MARK: - Completing a style document

extension WordLook {
    /// Adds the shipped definitions of the roles this look has no style for.
    private mutating func complete(from shipped: WordLook) {
        let missing = StyleRole.allCases.filter { ids[$0] == nil }
        let names = names(for: shipped)
        for role in missing {
            guard let id = shipped.ids[role], let style = shipped.style(id) else { continue }
            ids[role] = names[id]
            styles.children.append(.element(style.renamed(names)))
        }
        for role in missing { link(role, from: shipped, names) }
    }

    private func style(_ id: String) -> XML.Element? {
        styles.children(named: .Word.style).first { $0.attribute(.Word.styleId) == id }
    }

    /// The id here of each shipped style that has or will have a counterpart.
    private func names(for shipped: WordLook) -> [String: String] {
        var known = Set(
            styles.children(named: .Word.style).compactMap { $0.attribute(.Word.styleId) })
        var names: [String: String] = [:]
        for style in shipped.styles.children(named: .Word.style) {
            let type = style.attribute(.Word.type)
            guard let id = style.attribute(.Word.styleId), style.attribute(.Word.default) == "1"
            else { continue }
            names[id] = styles.children(named: .Word.style).first {
                $0.attribute(.Word.type) == type
                    && ["1", "true", "on"].contains($0.attribute(.Word.default))
            }?.attribute(.Word.styleId)
        }
        for role in StyleRole.allCases {
            guard let id = shipped.ids[role] else { continue }
            var own = ids[role] ?? id
            while ids[role] == nil, !known.insert(own).inserted { own += "1" }
            names[id] = own
        }
        return names
    }

    /// Gives an added style its number: the annexes' points count in the list of the annexes here,
    /// bullets in the shipped list.
    private mutating func link(
        _ role: StyleRole, from shipped: WordLook, _ names: [String: String]
    ) {
        switch role {
        case .annexClause, .annexSubClause:
            guard let level = shipped.level(of: role)?.renamed(names), let list = list(of: .annex)
            else { return }
            numbering.setLevel(level, ofAbstract: list.abstract)
            relink(role, to: list.number)
        default:
            guard let list = shipped.list(of: role),
                let abstract = shipped.numbering.abstractList(list.abstract)
            else { return }
            relink(role, to: numbering.addList(abstract.renamed(names)))
        }
    }

    private mutating func relink(_ role: StyleRole, to number: String) {
        styles.children = styles.children.map { node in
            guard let style = node.element, style.attribute(.Word.styleId) == ids[role] else {
                return node
            }
            return .element(
                style.mapping(.Word.numId, within: .Word.numPr) {
                    $0.setAttribute(.Word.value, prefix: "w", to: number)
                })
        }
    }

    private mutating func setLanguage(_ language: DocumentLanguage) {
        styles.makePath([.Word.docDefaults, .Word.runDefault, .Word.runProperties, .Word.lang])
        styles = styles.mapping(.Word.lang, within: .Word.docDefaults) { lang in
            lang.setAttribute(.Word.value, prefix: "w", to: language.tag)
        }
    }

    /// The shipped annexes are labelled in the document's language.
    private mutating func localize(for language: DocumentLanguage) {
        let label = language.annexLabel + "%1."
        numbering = numbering.mapping(.Word.levelText, within: .Word.abstractNum) { text in
            if text.attribute(.Word.value)?.hasPrefix(DocumentLanguage.ro.annexLabel) == true {
                text.setAttribute(.Word.value, prefix: "w", to: label)
            }
        }
    }
}

extension DocumentLanguage {
    /// What stands before an annex's number.
    var annexLabel: String {
        switch self {
        case .ro: "Anexa nr. "
        case .ru: "Приложение № "
        case .en: "Annex No. "
        }
    }
}

extension XML.Element {
    /// With style ids changed; a link to a style that is not there goes.
    fileprivate func renamed(_ names: [String: String]) -> XML.Element {
        var copy = self
        if let id = attribute(.Word.styleId), let name = names[id] {
            copy.setAttribute(.Word.styleId, prefix: "w", to: name)
        }
        copy.children = children.compactMap { node in
            guard var element = node.element else { return node }
            switch element.name {
            case .Word.basedOn, .Word.next, .Word.link, .Word.paragraphStyle:
                guard let name = element.attribute(.Word.value).flatMap({ names[$0] }) else {
                    return nil
                }
                element.setAttribute(.Word.value, prefix: "w", to: name)
                return .element(element)
            default: return .element(element.renamed(names))
            }
        }
        return copy
    }

    /// Makes the elements of a path where they are not; the first stands first, as in Word's schema.
    fileprivate mutating func makePath(_ path: [XML.Name]) {
        guard let name = path.first else { return }
        let index = children.firstIndex { $0.element?.name == name }
        var element = index.flatMap { children[$0].element } ?? XML.Element(name: name, prefix: "w")
        element.makePath(Array(path.dropFirst()))
        if let index {
            children[index] = .element(element)
        } else {
            children.insert(.element(element), at: name == .Word.lang ? children.count : 0)
        }
    }

    /// The same tree with every `name` below an `ancestor` changed.
    func mapping(
        _ name: XML.Name, within ancestor: XML.Name, inside: Bool = false,
        _ change: (inout XML.Element) -> Void
    ) -> XML.Element {
        var copy = self
        let isInside = inside || self.name == ancestor
        if isInside, self.name == name { change(&copy) }
        copy.children = copy.children.map { node in
            guard let element = node.element else { return node }
            return .element(element.mapping(name, within: ancestor, inside: isInside, change))
        }
        return copy
    }
}

// MARK: - Numbering

extension WordLook {
    /// The numbering as the body's counters need it.
    func scheme() throws(Diagnostic) -> Numbering {
        Numbering(
            body: try levels([.article, .clause, .subClause]),
            annexes: try levels([.annex, .annexClause, .annexSubClause]))
    }

    private func levels(_ roles: [StyleRole]) throws(Diagnostic) -> [Numbering.Level] {
        var levels: [Numbering.Level] = []
        let first = list(of: roles[0])?.abstract
        for (index, role) in roles.enumerated() {
            guard let element = level(of: role), let level = Numbering.Level(word: element),
                element.attribute(.Word.ilvl) == String(index), list(of: role)?.abstract == first
            else {
                throw .unusableNumbering(role.rawValue, in: document.name)
            }
            levels.append(level)
        }
        return levels
    }

    /// The list that the role's style counts in.
    private func list(of role: StyleRole) -> (number: String, abstract: String)? {
        guard
            let number = ids[role].flatMap(style)?.child(named: .Word.paragraphProperties)?
                .child(named: .Word.numPr)?.child(named: .Word.numId)?.attribute(.Word.value),
            let list = numbering.children(named: .Word.number)
                .first(where: { $0.attribute(.Word.numId) == number }),
            let abstract = list.child(named: .Word.abstractNumId)?.attribute(.Word.value)
        else { return nil }
        return (number, abstract)
    }

    /// The level that names the role's style.
    private func level(of role: StyleRole) -> XML.Element? {
        guard let list = list(of: role) else { return nil }
        return numbering.abstractList(list.abstract)?.children(named: .Word.level).first {
            $0.child(named: .Word.paragraphStyle)?.attribute(.Word.value) == ids[role]
        }
    }
}

extension XML.Element {
    fileprivate func abstractList(_ id: String) -> XML.Element? {
        children(named: .Word.abstractNum).first { $0.attribute(.Word.abstractNumId) == id }
    }

    /// Puts a level in its place of a list, for the one that stood there.
    fileprivate mutating func setLevel(_ level: XML.Element, ofAbstract id: String) {
        func number(_ node: XML.Node) -> Int {
            guard let element = node.element, element.name == .Word.level else { return -1 }
            return element.attribute(.Word.ilvl).flatMap { Int($0) } ?? 0
        }
        let place = number(.element(level))
        children = children.map { node in
            guard var list = node.element, list.name == .Word.abstractNum,
                list.attribute(.Word.abstractNumId) == id
            else { return node }
            list.children.removeAll { number($0) == place }
            let behind = list.children.firstIndex { number($0) > place } ?? list.children.count
            list.children.insert(.element(level), at: behind)
            return .element(list)
        }
    }

    /// Adds a list to the numbering.
    ///
    /// - Returns: its number.
    fileprivate mutating func addList(_ abstract: XML.Element) -> String {
        func free(_ elements: XML.Name, _ id: XML.Name) -> String {
            let used = children(named: elements).compactMap { $0.attribute(id).flatMap { Int($0) } }
            return String((used.max() ?? 0) + 1)
        }
        let (id, number) = (
            free(.Word.abstractNum, .Word.abstractNumId), free(.Word.number, .Word.numId)
        )
        var abstract = abstract
        abstract.setAttribute(.Word.abstractNumId, prefix: "w", to: id)
        let link = XML.Element(
            name: .Word.abstractNumId, prefix: "w",
            attributes: [XML.Attribute(name: .Word.value, prefix: "w", value: id)])
        let list = XML.Element(
            name: .Word.number, prefix: "w",
            attributes: [XML.Attribute(name: .Word.numId, prefix: "w", value: number)],
            children: [.element(link)])
        let lastNumber = children.lastIndex { $0.element?.name == .Word.number }
        children.insert(.element(list), at: lastNumber.map { $0 + 1 } ?? children.count)
        let firstNumber = children.firstIndex { $0.element?.name == .Word.number }
        children.insert(.element(abstract), at: firstNumber ?? children.count)
        return number
    }

    /// A switch is on unless its value says otherwise.
    fileprivate var isOn: Bool { !["0", "false", "off"].contains(attribute(.Word.value)) }
}

extension XML.Element {
    fileprivate var numberFormat: Numbering.Format? {
        let name = child(named: .Word.numberFormat)?.attribute(.Word.value)
        return Numbering.Format(rawValue: name ?? Numbering.Format.decimal.rawValue)
    }
}

extension Numbering.Level {
    /// A level of a Word list; nil for bullets and formats we do not count in.
    init?(word level: XML.Element) {
        guard let format = level.numberFormat else { return nil }
        let text = level.child(named: .Word.levelText)?.attribute(.Word.value) ?? ""
        let start = level.child(named: .Word.start)?.attribute(.Word.value).flatMap { Int($0) }
        self.init(
            format: format, pattern: Numbering.pattern(word: text), start: start ?? 1,
            isLegal: level.child(named: .Word.isLegal).map(\.isOn) ?? false)
    }
}

extension Numbering {
    /// Reads Word's `%1.%2.`.
    static func pattern(word text: String) -> [Piece] {
        var pieces: [Piece] = []
        var literal = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "%", let digit = rest.first?.wholeNumberValue, (1...9).contains(digit) {
                rest.removeFirst()
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                pieces.append(.counter(level: digit - 1))
            } else {
                literal.append(character)
            }
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        return pieces
    }
}

// MARK: - Letterhead

extension StyleDocument {
    /// The part a section's default header or footer reference names.
    fileprivate func part(
        _ section: XML.Element, _ reference: XML.Name
    ) throws(Diagnostic) -> String? {
        let references = section.children(named: reference)
        let found =
            references.first { $0.attribute(.Word.type) == "default" } ?? references.first
        guard let id = found?.attribute(.Relationships.reference),
            let relationships = try xml("word/_rels/document.xml.rels")
        else { return nil }
        let target = relationships.children(named: .Relationships.relationship)
            .first { $0.attribute(.Relationships.id) == id }?
            .attribute(.Relationships.target)
        return target.map { $0.hasPrefix("/") ? String($0.dropFirst()) : "word/" + $0 }
    }
}
