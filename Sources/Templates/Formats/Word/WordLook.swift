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
            try complete(from: try WordLook(reading: shipped))
            setLanguage(language)
            if document.name == shipped.name { localize(for: language) }
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
        self.styles = styles
        numbering = try document.xml("word/numbering.xml") ?? Self.emptyNumbering
        let references: Set<XML.Name> = [.Word.headerReference, .Word.footerReference]
        sectionProperties = section.children.filter { node in
            node.element.map { !references.contains($0.name) } ?? false
        }
        textWidth = Self.textWidth(of: section)
        header = try document.part(section, .Word.headerReference)
        footer = try document.part(section, .Word.footerReference)
        readIDs()
    }

    private static let emptyNumbering = XML.Element(
        name: XML.Name(namespace: XML.Name.Word.namespace, local: "numbering"), prefix: "w",
        declarations: [.init(prefix: "w", uri: XML.Name.Word.namespace)])

    private static func textWidth(of section: XML.Element) -> Int {
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
    private mutating func complete(from shipped: WordLook) throws(Diagnostic) {
        let missing = StyleRole.allCases.filter { ids[$0] == nil }
        guard !missing.isEmpty else { return }
        let known = Set(
            styles.children(named: .Word.style).compactMap { $0.attribute(.Word.styleId) })
        let lists = try addLists(from: shipped)
        for role in missing {
            guard let id = shipped.ids[role],
                var style = shipped.styles.children(named: .Word.style)
                    .first(where: { $0.attribute(.Word.styleId) == id })
            else { continue }
            guard !known.contains(id) else {
                throw .missingStyles([role.rawValue], in: document.name)
            }
            style.renumber(lists)
            styles.children.append(.element(style))
            ids[role] = id
        }
    }

    /// Adds the shipped lists under new numbers.
    ///
    /// - Returns: the number of each shipped list here.
    private mutating func addLists(from shipped: WordLook) throws(Diagnostic) -> [String: String] {
        let used =
            numbering.children(named: .Word.number).compactMap {
                $0.attribute(.Word.numId).flatMap { Int($0) }
            }
            + numbering.children(named: .Word.abstractNum).compactMap {
                $0.attribute(.Word.abstractNumId).flatMap { Int($0) }
            }
        let offset = (used.max() ?? 0) + 1
        var lists: [String: String] = [:]
        var abstracts: [XML.Node] = []
        var numbers: [XML.Node] = []
        for var element in shipped.numbering.elements {
            if element.name == .Word.abstractNum {
                element.shift(.Word.abstractNumId, by: offset)
                abstracts.append(.element(element))
            } else if element.name == .Word.number {
                let old = element.attribute(.Word.numId) ?? ""
                element.shift(.Word.numId, by: offset)
                element.children = element.children.map { node in
                    guard var child = node.element else { return node }
                    if child.name == .Word.abstractNumId { child.shift(.Word.value, by: offset) }
                    return .element(child)
                }
                lists[old] = element.attribute(.Word.numId)
                numbers.append(.element(element))
            }
        }
        let firstNumber = numbering.children.firstIndex { $0.element?.name == .Word.number }
        numbering.children.insert(
            contentsOf: abstracts, at: firstNumber ?? numbering.children.count)
        numbering.children += numbers
        return lists
    }

    private mutating func setLanguage(_ language: DocumentLanguage) {
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
    fileprivate mutating func shift(_ attribute: XML.Name, by offset: Int) {
        guard let number = self.attribute(attribute).flatMap({ Int($0) }) else { return }
        setAttribute(attribute, prefix: "w", to: String(number + offset))
    }

    fileprivate mutating func renumber(_ lists: [String: String]) {
        self = mapping(.Word.numId, within: .Word.numPr) { number in
            if let old = number.attribute(.Word.value), let new = lists[old] {
                number.setAttribute(.Word.value, prefix: "w", to: new)
            }
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
        for (index, role) in roles.enumerated() {
            guard let level = level(of: role), let format = level.numberFormat,
                level.attribute(.Word.ilvl) == String(index)
            else {
                throw .unusableNumbering(role.rawValue, in: document.name)
            }
            let text = level.child(named: .Word.levelText)?.attribute(.Word.value) ?? ""
            let start = level.child(named: .Word.start)?.attribute(.Word.value).flatMap { Int($0) }
            levels.append(
                Numbering.Level(
                    format: format, pattern: Numbering.pattern(word: text), start: start ?? 1))
        }
        return levels
    }

    private func level(of role: StyleRole) -> XML.Element? {
        guard
            let style = styles.children(named: .Word.style)
                .first(where: { $0.attribute(.Word.styleId) == ids[role] }),
            let list = style.child(named: .Word.paragraphProperties)?.child(named: .Word.numPr)?
                .child(named: .Word.numId)?.attribute(.Word.value),
            let number = numbering.children(named: .Word.number)
                .first(where: { $0.attribute(.Word.numId) == list }),
            let abstractID = number.child(named: .Word.abstractNumId)?.attribute(.Word.value),
            let abstract = numbering.children(named: .Word.abstractNum)
                .first(where: { $0.attribute(.Word.abstractNumId) == abstractID })
        else { return nil }
        return abstract.children(named: .Word.level).first {
            $0.child(named: .Word.paragraphStyle)?.attribute(.Word.value) == ids[role]
        }
    }
}

extension XML.Element {
    fileprivate var numberFormat: Numbering.Format? {
        child(named: .Word.numberFormat)?.attribute(.Word.value).flatMap {
            Numbering.Format(rawValue: $0)
        }
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
