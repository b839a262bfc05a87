internal import OpenPackage

/// What the styles of a foreign .odt say of roles, headings, weight and lists.
struct OpenDocumentStyles {
    struct Style {
        var name = ""
        var parent: String?
        var outlineLevel: Int?
        var isCentered: Bool?
        var isBold: Bool?
    }

    private var styles: [String: Style] = [:]
    private(set) var lists: [String: FoundList] = [:]
    /// How headings are numbered that stand in no list.
    private(set) var outline = FoundList()

    /// - Parameter roots: `styles.xml`, then `content.xml`, whose automatic styles go first.
    init(_ roots: [XML.Element]) {
        for root in roots {
            for group in root.all(openDocument: .styles) + root.all(openDocument: .automaticStyles)
            {
                for element in group.elements { read(element) }
            }
        }
    }

    private mutating func read(_ element: XML.Element) {
        switch element.openDocument {
        case .style: styles[element.openDocumentValue("style:name") ?? ""] = Style(element)
        case .listStyle:
            lists[element.openDocumentValue("style:name") ?? ""] = FoundList(element)
        case .outlineStyle: outline = FoundList(element)
        default: break
        }
    }

    /// The first value that the style or one of its parents gives.
    func inherited<Value>(_ name: String?, _ value: (Style) -> Value?) -> Value? {
        var next = name
        for _ in 0..<16 {
            guard let style = next.flatMap({ styles[$0] }) else { return nil }
            if let found = value(style) { return found }
            next = style.parent
        }
        return nil
    }

    func role(of name: String?) -> StyleRole? {
        inherited(name) { style in
            StyleRole.allCases.first { $0.rawValue.lowercased() == style.name }
        }
    }
}

extension OpenDocumentStyles.Style {
    fileprivate init(_ element: XML.Element) {
        let own = element.openDocumentValue("style:name") ?? ""
        name =
            (element.openDocumentValue("style:display-name")
            ?? own.replacing("_20_", with: " ")).lowercased()
        parent = element.openDocumentValue("style:parent-style-name")
        outlineLevel = element.openDocumentNumber("style:default-outline-level")
        isCentered = element.child(openDocument: .paragraphProperties)?.openDocumentValue(
            "fo:text-align"
        )
        .map { $0 == "center" }
        isBold = element.child(openDocument: .textProperties)?.openDocumentValue("fo:font-weight")
            .map { $0 == "bold" }
    }
}

extension FoundList {
    fileprivate init(_ element: XML.Element) {
        for level in element.elements {
            guard let number = level.openDocumentNumber("text:level") else { continue }
            switch level.openDocument {
            case .numberLevel, .outlineLevel:
                levels[number - 1] = Level(openDocument: level, at: number)
            case .bulletLevel, .imageLevel: levels[number - 1] = Level(isBullet: true)
            default: break
            }
        }
    }
}

extension FoundList.Level {
    fileprivate init(openDocument element: XML.Element, at number: Int) {
        format = Numbering.Format(openDocument: element)
        pattern = Numbering.pattern(openDocument: element, at: number)
        start = element.openDocumentNumber("text:start-value") ?? 1
    }
}
