internal import OpenPackage

/// Where an including tag stands, as far as it decides what can be put there.
struct InclusionGround {
    /// Whether a page can begin there: in the text itself, outside tables, boxes, notes and lists.
    private(set) var beginsPages = false
    /// Whether tables can stand there.
    private(set) var holdsTables = true
    /// How wide lines are, in twentieths of a point.
    private(set) var width: Int

    /// What Word sets off at the two sides of a cell.
    static let cellMargins = 216
    /// - Parameter pages: the root of the part that describes the pages.
    init(_ pages: XML.Element) {
        if let section = pages.descendants.filter({ $0.name == .Word.sectionProperties }).last {
            width = WordLook.textWidth(of: section)
        } else {
            let masters = pages.descendants.filter { $0.name == .OpenDocument.masterPage }
            let master =
                masters.first { $0.attribute(.OpenDocument.name) == "Standard" } ?? masters.first
            let hundredths = OpenDocumentLook.textWidth(of: master ?? pages, in: pages)
            width = hundredths * 1440 / 2540
        }
    }

    /// The ground within an element.
    func inside(_ element: XML.Element, _ role: OfficeDialect.Role) -> InclusionGround {
        var ground = self
        switch role {
        case .story: ground.beginsPages = element.name.local == "body"
        case .wrapper where element.isWriterText: ground.beginsPages = true
        case .list:
            ground.holdsTables = false
            ground.beginsPages = false
        case .cell:
            (ground.beginsPages, ground.holdsTables) = (false, true)
            ground.width = (element.cellWidth ?? width / 2) - Self.cellMargins
        default: break
        }
        return ground
    }
}

extension XML.Element {
    fileprivate var isWriterText: Bool {
        name == XML.Name(namespace: XML.Name.OpenDocumentSpace.office, local: "text")
    }

    /// A Word cell's width, where it is given as a length.
    fileprivate var cellWidth: Int? {
        let properties = elements.first { $0.name.local == "tcPr" }
        guard let width = properties?.elements.first(where: { $0.name.local == "tcW" }) else {
            return nil
        }
        func value(_ name: String) -> String? {
            width.attributes.first { $0.name.local == name }?.value
        }
        guard value("type") == "dxa", let length = value("w").flatMap({ Int($0) }),
            length > InclusionGround.cellMargins * 2
        else { return nil }
        return length
    }
}
