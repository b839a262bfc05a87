internal import OpenPackage

/// What a paragraph of a clause looks like where it cannot look just like the tag's.
enum ParagraphLook: String {
    /// An annex's heading: in the middle, on a new page.
    case annex
    /// A line to fill in, up to the margin.
    case form
    /// In a table: without the indents of running text.
    case cell
    case middleCell = "middle"
    case rightCell = "right"
    /// In the block of signatures: narrow, on the page of what follows.
    case signature
    case signatureLine = "sign"
    /// A line without height.
    case end

    init?(_ kind: BlockShape.Kind) {
        switch kind {
        case .annex: self = .annex
        case .formLine, .signatureLine: self = .form
        default: return nil
        }
    }

    init(_ alignment: TableShape.Alignment) {
        self =
            switch alignment {
            case .left: .cell
            case .center: .middleCell
            case .right: .rightCell
            }
    }

    var isInTable: Bool { ![.annex, .form, .end].contains(self) }
}

extension XML.Element {
    /// Puts a property of a Word paragraph where the schema wants it, in the place of the one there.
    mutating func place(_ property: XML.Element) {
        children.removeAll { $0.element?.name.local == property.name.local }
        let order = Self.propertiesOfParagraph
        let rank = order.firstIndex(of: property.name.local) ?? order.count
        let index = children.firstIndex { node in
            node.element.flatMap { order.firstIndex(of: $0.name.local) }.map { $0 > rank } ?? false
        }
        children.insert(.element(property), at: index ?? children.endIndex)
    }

    private static let propertiesOfParagraph = [
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
        "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap",
        "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId",
        "cnfStyle", "rPr", "sectPr", "pPrChange",
    ]
}
