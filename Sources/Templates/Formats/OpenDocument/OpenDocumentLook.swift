internal import Diagnostics
internal import OpenPackage
internal import Wording

/// What a Writer style document gives: its style names by role, its lists, its page, its letterhead.
struct OpenDocumentLook: Sendable {
    /// `office:document-styles`.
    private(set) var root: XML.Element
    private(set) var names: [StyleRole: String] = [:]
    let document: StyleDocument
    /// Between the margins, in hundredths of a millimetre.
    let textWidth: Int
    /// The master page of the body; annexes get copies of it.
    let masterPage: XML.Element
    /// What documents of this look leave packed to the next.
    private(set) var packedParts = PackedParts()

    /// - Parameter shipped: where styles come from that are not required and that `document` lacks.
    init(
        _ document: StyleDocument, shipped: StyleDocument, language: DocumentLanguage
    ) throws(DiagnosticList) {
        do throws(Diagnostic) {
            self = try OpenDocumentLook(reading: document)
            let missing = StyleRole.required.filter { names[$0] == nil }
            guard missing.isEmpty else {
                throw .missingStyles(missing.map(\.rawValue), in: document.name)
            }
            complete(from: try OpenDocumentLook(reading: shipped))
            repeatLetters()
            setLanguage(language)
            if document.name == shipped.name { localize(for: language) }
        } catch {
            throw DiagnosticList(error)
        }
    }

    private init(reading document: StyleDocument) throws(Diagnostic) {
        self.document = document
        guard let root = try document.xml("styles.xml")?.spelled(Self.prefixes),
            let masters = root.child(named: .OpenDocument.masterStyles),
            let master = masters.children(named: .OpenDocument.masterPage)
                .first(where: { $0.attribute(.OpenDocument.name) == "Standard" })
                ?? masters.child(named: .OpenDocument.masterPage)
        else { throw .missingStylePart("styles.xml", in: document.name) }
        self.root = root
        masterPage = master
        textWidth = Self.textWidth(of: master, in: root)
        readNames()
    }

    /// What our own markup and the shipped styles use.
    private static let prefixes = [
        XML.Name.OpenDocument.officeNamespace: "office",
        XML.Name.OpenDocument.styleNamespace: "style",
        XML.Name.OpenDocument.textNamespace: "text",
        XML.Name.OpenDocument.tableNamespace: "table",
        XML.Name.OpenDocument.formattingNamespace: "fo",
        XML.Name.OpenDocument.drawingNamespace: "svg",
    ]

    /// Between the margins of a master page, in hundredths of a millimetre.
    static func textWidth(of master: XML.Element, in root: XML.Element) -> Int {
        let layout = root.child(named: .OpenDocument.automaticStyles)?
            .children(named: .OpenDocument.pageLayout)
            .first {
                $0.attribute(.OpenDocument.name) == master.attribute(.OpenDocument.pageLayoutName)
            }?
            .child(named: .OpenDocument.pageLayoutProperties)
        func length(_ name: XML.Name) -> Int {
            layout?.attribute(name).flatMap(hundredths(ofLength:)) ?? 0
        }
        let width =
            length(.OpenDocument.pageWidth) - length(.OpenDocument.marginLeft)
            - length(.OpenDocument.marginRight)
        return width > 0 ? width : 17_000
    }

    /// A length such as `2.5cm`, `25mm`, `1in` or `72pt` in hundredths of a millimetre.
    private static func hundredths(ofLength text: String) -> Int? {
        let units = [("cm", 1000.0), ("mm", 100.0), ("in", 2540.0), ("pt", 2540.0 / 72)]
        for (unit, factor) in units where text.hasSuffix(unit) {
            return Double(text.dropLast(2)).map { Int(($0 * factor).rounded()) }
        }
        return nil
    }

    private mutating func readNames() {
        for style in styles {
            guard let name = style.attribute(.OpenDocument.name) else { continue }
            let shown = style.attribute(.OpenDocument.displayName) ?? name
            let family = style.attribute(.OpenDocument.family)
            for role in StyleRole.allCases
            where role.rawValue.lowercased() == shown.lowercased()
                && family == (role.isTable ? "table" : "paragraph")
            {
                names[role] = name
            }
        }
        if names[.clauseTable] == nil { names[.clauseTable] = "" }
    }
}

// MARK: - Completing a style document

extension OpenDocumentLook {
    /// Adds the shipped definitions of the roles this look has no style for, and their lists.
    private mutating func complete(from shipped: OpenDocumentLook) {
        let missing = StyleRole.allCases.filter { names[$0] == nil }
        let styles = styleNames(for: shipped, missing)
        var lists: [String: String] = [:]
        if let list = shipped.listName(of: .annex) { lists[list] = listName(of: .annex) }
        for role in missing {
            guard let name = shipped.names[role], let style = shipped.style(name) else { continue }
            if let list = style.attribute(.OpenDocument.listName), lists[list] == nil {
                lists[list] = add(list: list, of: shipped)
            }
            names[role] = styles[name]
            add(style.renamed(styles: styles, lists: lists))
        }
    }

    private var styles: [XML.Element] {
        root.child(named: .OpenDocument.styles)?.children(named: .OpenDocument.style) ?? []
    }

    private func style(_ name: String) -> XML.Element? {
        styles.first { $0.attribute(.OpenDocument.name) == name }
    }

    /// The name here of each shipped style that has or will have a counterpart.
    private func styleNames(
        for shipped: OpenDocumentLook, _ missing: [StyleRole]
    ) -> [String: String] {
        var known = Set(styles.compactMap { $0.attribute(.OpenDocument.name) })
        var result: [String: String] = known.contains("Standard") ? ["Standard": "Standard"] : [:]
        for role in StyleRole.allCases {
            guard let name = shipped.names[role], !name.isEmpty else { continue }
            var own = names[role] ?? name
            while missing.contains(role), !known.insert(own).inserted { own += "1" }
            result[name] = own
        }
        return result
    }

    /// Adds a shipped list under a name that is free here.
    private mutating func add(list name: String, of shipped: OpenDocumentLook) -> String {
        let known = Set(listStyles.compactMap { $0.attribute(.OpenDocument.name) })
        var own = name
        while known.contains(own) { own += "1" }
        if var list = shipped.listStyles.first(where: { $0.attribute(.OpenDocument.name) == name })
        {
            list.setAttribute(.OpenDocument.name, prefix: "style", to: own)
            add(list)
        }
        return own
    }

    private mutating func add(_ definition: XML.Element) {
        root.children = root.children.map { node in
            guard var element = node.element, element.name == .OpenDocument.styles else {
                return node
            }
            element.children.append(.element(definition))
            return .element(element)
        }
    }

    /// Past the alphabet letters repeat, as in Word: aa, bb.
    private mutating func repeatLetters() {
        root = root.mapping(.OpenDocument.numberedLevel, within: .OpenDocument.listStyle) { level in
            guard ["a", "A"].contains(level.attribute(.OpenDocument.numberFormat)) else { return }
            level.setAttribute(.OpenDocument.letterSync, prefix: "style", to: "true")
        }
    }

    private var listStyles: [XML.Element] {
        root.child(named: .OpenDocument.styles)?.children(named: .OpenDocument.listStyle) ?? []
    }

    private mutating func setLanguage(_ language: DocumentLanguage) {
        let parts = language.tag.split(separator: "-")
        root = root.mapping(.OpenDocument.textProperties, within: .OpenDocument.defaultStyle) {
            text in
            text.setAttribute(.OpenDocument.language, prefix: "fo", to: String(parts[0]))
            text.setAttribute(.OpenDocument.country, prefix: "fo", to: String(parts[1]))
        }
    }

    /// The shipped annexes are labelled in the document's language.
    private mutating func localize(for language: DocumentLanguage) {
        root = root.mapping(.OpenDocument.numberedLevel, within: .OpenDocument.listStyle) { level in
            if level.attribute(.OpenDocument.numberPrefix) == DocumentLanguage.ro.annexLabel {
                level.setAttribute(
                    .OpenDocument.numberPrefix, prefix: "style", to: language.annexLabel)
            }
        }
    }
}

extension XML.Element {
    /// A style with its own name and those of its relatives changed; a link to what is not there goes.
    fileprivate func renamed(styles: [String: String], lists: [String: String]) -> XML.Element {
        var copy = self
        let links = [
            (XML.Name.OpenDocument.name, styles), (.OpenDocument.parentName, styles),
            (.OpenDocument.nextName, styles), (.OpenDocument.listName, lists),
        ]
        for (attribute, names) in links {
            guard let old = copy.attribute(attribute) else { continue }
            if let name = names[old] {
                copy.setAttribute(attribute, prefix: "style", to: name)
            } else {
                copy.removeAttribute(attribute)
            }
        }
        return copy
    }
}

// MARK: - Numbering

extension OpenDocumentLook {
    func lists() -> OpenDocumentSyntax.ListStyles {
        .init(
            body: listName(of: .clause) ?? "", annexes: listName(of: .annex) ?? "",
            bullets: listName(of: .bullet) ?? "")
    }

    /// The numbering as the body's counters need it.
    func scheme() throws(Diagnostic) -> Numbering {
        Numbering(body: try levels(of: .clause), annexes: try levels(of: .annex))
    }

    private func listName(of role: StyleRole) -> String? {
        var name = names[role]
        for _ in 0..<8 {
            guard let style = name.flatMap(style) else { return nil }
            if let list = style.attribute(.OpenDocument.listName) { return list }
            name = style.attribute(.OpenDocument.parentName)
        }
        return nil
    }

    private func levels(of role: StyleRole) throws(Diagnostic) -> [Numbering.Level] {
        let name = listName(of: role)
        let list = listStyles.first { $0.attribute(.OpenDocument.name) == name }
        var levels: [Numbering.Level] = []
        for number in 1...3 {
            let level = list?.children(named: .OpenDocument.numberedLevel).first {
                $0.attribute(.OpenDocument.level) == String(number)
            }
            guard let level = level.flatMap({ Numbering.Level(openDocument: $0, at: number) })
            else {
                throw .unusableNumbering(role.rawValue, in: document.name)
            }
            levels.append(level)
        }
        return levels
    }
}

extension Numbering.Level {
    /// The level of a Writer list with this number, from 1; nil for formats we do not count in.
    init?(openDocument level: XML.Element, at number: Int) {
        guard let format = Numbering.Format(openDocument: level) else { return nil }
        self.init(
            format: format, pattern: Numbering.pattern(openDocument: level, at: number),
            start: level.attribute(.OpenDocument.startValue).flatMap { Int($0) } ?? 1)
    }
}

extension Numbering {
    static func pattern(openDocument level: XML.Element, at number: Int) -> [Piece] {
        let shown = level.attribute(.OpenDocument.displayLevels).flatMap { Int($0) } ?? 1
        var pieces: [Piece] = []
        if let prefix = level.attribute(.OpenDocument.numberPrefix), !prefix.isEmpty {
            pieces.append(.literal(prefix))
        }
        for index in max(0, number - shown)..<number {
            if index > max(0, number - shown) { pieces.append(.literal(".")) }
            pieces.append(.counter(level: index))
        }
        if let suffix = level.attribute(.OpenDocument.numberSuffix), !suffix.isEmpty {
            pieces.append(.literal(suffix))
        }
        return pieces
    }
}

extension Numbering.Format {
    init?(openDocument level: XML.Element) {
        switch level.attribute(.OpenDocument.numberFormat) {
        case "1": self = .decimal
        case "a": self = .lowerLetter
        case "A": self = .upperLetter
        case "i": self = .lowerRoman
        case "I": self = .upperRoman
        default: return nil
        }
    }
}
