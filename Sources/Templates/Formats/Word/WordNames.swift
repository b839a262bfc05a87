internal import OpenPackage

extension XML.Name {
    /// Names of WordprocessingML.
    enum Word {
        static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        private static func name(_ local: String) -> XML.Name {
            XML.Name(namespace: namespace, local: local)
        }
        static let abstractNum = name("abstractNum")
        static let abstractNumId = name("abstractNumId")
        static let basedOn = name("basedOn")
        static let body = name("body")
        static let columns = name("cols")
        static let `default` = name("default")
        static let docDefaults = name("docDefaults")
        static let docGrid = name("docGrid")
        static let footerReference = name("footerReference")
        static let headerReference = name("headerReference")
        static let ilvl = name("ilvl")
        static let isLegal = name("isLgl")
        static let lang = name("lang")
        static let left = name("left")
        static let level = name("lvl")
        static let link = name("link")
        static let next = name("next")
        static let levelText = name("lvlText")
        static let number = name("num")
        static let numberFormat = name("numFmt")
        static let numId = name("numId")
        static let numPr = name("numPr")
        static let pageBorders = name("pgBorders")
        static let pageMargins = name("pgMar")
        static let pageSize = name("pgSz")
        static let paragraphProperties = name("pPr")
        static let paragraphStyle = name("pStyle")
        static let right = name("right")
        static let runDefault = name("rPrDefault")
        static let runProperties = name("rPr")
        static let sectionProperties = name("sectPr")
        static let start = name("start")
        static let style = name("style")
        static let styleId = name("styleId")
        static let styleName = name("name")
        static let type = name("type")
        static let value = name("val")
        static let width = name("w")
    }

    /// Names of package relationships.
    enum Relationships {
        static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        static let relationship = XML.Name(namespace: namespace, local: "Relationship")
        static let id = XML.Name(local: "Id")
        static let type = XML.Name(local: "Type")
        static let target = XML.Name(local: "Target")
        static let mode = XML.Name(local: "TargetMode")
        /// The attribute by which a part names a relationship.
        static let reference = XML.Name(
            namespace: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            local: "id")
    }
}
