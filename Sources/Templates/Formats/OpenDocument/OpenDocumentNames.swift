internal import OpenPackage

extension XML.Name {
    /// Names of OpenDocument.
    enum OpenDocument {
        static let officeNamespace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        static let styleNamespace = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
        static let textNamespace = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
        static let tableNamespace = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        static let drawingNamespace = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
        static let formattingNamespace =
            "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"

        private static func office(_ local: String) -> XML.Name {
            XML.Name(namespace: officeNamespace, local: local)
        }
        private static func style(_ local: String) -> XML.Name {
            XML.Name(namespace: styleNamespace, local: local)
        }
        private static func text(_ local: String) -> XML.Name {
            XML.Name(namespace: textNamespace, local: local)
        }
        private static func formatting(_ local: String) -> XML.Name {
            XML.Name(namespace: formattingNamespace, local: local)
        }

        static let styles = office("styles")
        static let automaticStyles = office("automatic-styles")
        static let masterStyles = office("master-styles")
        static let style = style("style")
        static let defaultStyle = style("default-style")
        static let name = style("name")
        static let display = style("display")
        static let displayName = style("display-name")
        static let family = style("family")
        static let parentName = style("parent-style-name")
        static let nextName = style("next-style-name")
        static let headerFirst = style("header-first")
        static let headerLeft = style("header-left")
        static let footerFirst = style("footer-first")
        static let footerLeft = style("footer-left")
        static let letterSync = style("num-letter-sync")
        static let listName = style("list-style-name")
        static let textProperties = style("text-properties")
        static let masterPage = style("master-page")
        static let pageLayout = style("page-layout")
        static let pageLayoutName = style("page-layout-name")
        static let pageLayoutProperties = style("page-layout-properties")
        static let header = style("header")
        static let footer = style("footer")
        static let numberFormat = style("num-format")
        static let numberPrefix = style("num-prefix")
        static let numberSuffix = style("num-suffix")
        static let listStyle = text("list-style")
        static let numberedLevel = text("list-level-style-number")
        static let level = text("level")
        static let displayLevels = text("display-levels")
        static let startValue = text("start-value")
        static let language = formatting("language")
        static let country = formatting("country")
        static let pageWidth = formatting("page-width")
        static let marginLeft = formatting("margin-left")
        static let marginRight = formatting("margin-right")
    }
}
