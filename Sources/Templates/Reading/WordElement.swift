internal import OpenPackage

/// The elements of WordprocessingML that reading a text looks at.
enum WordElement: String {
    case abstractNumber = "abstractNum"
    case abstractNumberLink = "abstractNumId"
    case alternativeChunk = "altChunk"
    case body
    case bold = "b"
    case bookmarkStart
    case lineBreak = "br"
    case cell = "tc"
    case cellProperties = "tcPr"
    case commentReference
    case contentControl = "sdt"
    case contentControlContent = "sdtContent"
    case contentControlProperties = "sdtPr"
    case customXML = "customXml"
    case deletion = "del"
    case documentPartGallery = "docPartGallery"
    case drawing
    case endnote
    case endnoteReference
    case fieldCharacter = "fldChar"
    case footnote
    case footnoteReference
    case hidden = "vanish"
    case hyperlink
    case insertion = "ins"
    case instruction = "instrText"
    case isLegal = "isLgl"
    case justification = "jc"
    case level = "lvl"
    case levelIndex = "ilvl"
    case levelOverride = "lvlOverride"
    case levelText = "lvlText"
    case moveFrom, moveTo
    case noBreakHyphen
    case number = "num"
    case numberFormat = "numFmt"
    case numberID = "numId"
    case numberingProperties = "numPr"
    case numberStyleLink = "numStyleLink"
    case object
    case outlineLevel = "outlineLvl"
    case paragraph = "p"
    case paragraphProperties = "pPr"
    case paragraphStyle = "pStyle"
    case picture = "pict"
    case row = "tr"
    case rowProperties = "trPr"
    case run = "r"
    case runProperties = "rPr"
    case simpleField = "fldSimple"
    case smartTag
    case start
    case startOverride
    case style
    case styleName = "name"
    case styleParent = "basedOn"
    case symbol = "sym"
    case tab
    case table = "tbl"
    case tableProperties = "tblPr"
    case tableStyle = "tblStyle"
    case text = "t"
    case textBox = "txbxContent"
    case columnSpan = "gridSpan"
    case verticalMerge = "vMerge"
}

extension XML.Element {
    /// Word's namespace, and that of the standard's strict edition.
    private static let wordNamespaces: Set<String> = [
        XML.Name.Word.namespace, "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ]

    /// Which of Word's elements this is; nil for all that is not looked at.
    var word: WordElement? {
        Self.wordNamespaces.contains(name.namespace) ? WordElement(rawValue: name.local) : nil
    }

    /// The first child of that kind, or its first child of the next kind, and so on.
    func child(word path: WordElement...) -> XML.Element? {
        path.reduce(self) { element, kind in
            element?.children.lazy.compactMap(\.element).first { $0.word == kind }
        }
    }

    func all(word kind: WordElement) -> [XML.Element] { elements.filter { $0.word == kind } }

    /// An attribute of Word's, `w:val` unless named.
    func wordValue(_ local: String = "val") -> String? {
        attributes.first {
            $0.name.local == local && Self.wordNamespaces.contains($0.name.namespace)
        }?.value
    }

    func wordNumber(_ local: String = "val") -> Int? { wordValue(local).flatMap { Int($0) } }

    /// A switch is on unless its value says otherwise.
    var isSwitchedOn: Bool { !["0", "false", "off"].contains(wordValue()) }
}
