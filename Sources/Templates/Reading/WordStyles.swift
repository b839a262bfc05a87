internal import OpenPackage

/// What the paragraph styles of a foreign .docx say of headings, numbers and weight.
struct WordStyles {
    struct Style {
        var name = ""
        var parent: String?
        var list: String?
        var level: Int?
        var outlineLevel: Int?
        var isBold: Bool?
        var isCentered: Bool?
    }

    private var styles: [String: Style] = [:]
    /// The style of paragraphs that name none.
    private var standard: String?

    init(_ root: XML.Element?) {
        for element in root?.all(word: .style) ?? [] {
            guard let id = element.wordValue("styleId") else { continue }
            styles[id] = Style(element)
            if element.wordValue("default") == "1", element.wordValue("type") == "paragraph" {
                standard = id
            }
        }
    }

    /// The name in lower case, as `StyleRole` has it.
    func name(of id: String?) -> String { (id ?? standard).flatMap { styles[$0] }?.name ?? "" }

    /// The first value that the style or one it is based on gives.
    func inherited<Value>(_ id: String?, _ value: (Style) -> Value?) -> Value? {
        var next = id ?? standard
        for _ in 0..<16 {
            guard let style = next.flatMap({ styles[$0] }) else { return nil }
            if let found = value(style) { return found }
            next = style.parent
        }
        return nil
    }
}

extension WordStyles.Style {
    fileprivate init(_ element: XML.Element) {
        name = element.child(word: .styleName)?.wordValue()?.lowercased() ?? ""
        parent = element.child(word: .styleParent)?.wordValue()
        let paragraph = element.child(word: .paragraphProperties)
        list = paragraph?.child(word: .numberingProperties, .numberID)?.wordValue()
        level = paragraph?.child(word: .numberingProperties, .levelIndex)?.wordNumber()
        outlineLevel = paragraph?.child(word: .outlineLevel)?.wordNumber()
        isCentered = paragraph?.child(word: .justification).map { $0.wordValue() == "center" }
        isBold = element.child(word: .runProperties, .bold)?.isSwitchedOn
    }
}
