internal import OpenPackage

/// The elements of OpenDocument that reading a text looks at.
enum OpenDocumentElement: String {
    case annotation = "office:annotation"
    case annotationEnd = "office:annotation-end"
    case body = "office:body"
    case officeText = "office:text"
    case automaticStyles = "office:automatic-styles"
    case styles = "office:styles"
    case masterStyles = "office:master-styles"
    case meta = "office:meta"
    case style = "style:style"
    case masterPage = "style:master-page"
    case header = "style:header"
    case headerLeft = "style:header-left"
    case headerFirst = "style:header-first"
    case footer = "style:footer"
    case footerLeft = "style:footer-left"
    case footerFirst = "style:footer-first"
    case paragraphProperties = "style:paragraph-properties"
    case textProperties = "style:text-properties"
    case anchorText = "text:a"
    case bookmark = "text:bookmark"
    case bookmarkStart = "text:bookmark-start"
    case bookmarkReference = "text:bookmark-ref"
    case changedRegion = "text:changed-region"
    case deletion = "text:deletion"
    case heading = "text:h"
    case hiddenParagraph = "text:hidden-paragraph"
    case hiddenText = "text:hidden-text"
    case lineBreak = "text:line-break"
    case list = "text:list"
    case listHeader = "text:list-header"
    case listItem = "text:list-item"
    case listStyle = "text:list-style"
    case bulletLevel = "text:list-level-style-bullet"
    case imageLevel = "text:list-level-style-image"
    case numberLevel = "text:list-level-style-number"
    case note = "text:note"
    case noteBody = "text:note-body"
    case noteCitation = "text:note-citation"
    case numberedParagraph = "text:numbered-paragraph"
    case outlineLevel = "text:outline-level-style"
    case outlineStyle = "text:outline-style"
    case paragraph = "text:p"
    case section = "text:section"
    case space = "text:s"
    case span = "text:span"
    case tab = "text:tab"
    case trackedChanges = "text:tracked-changes"
    case tableOfContents = "text:table-of-content"
    case tableIndex = "text:table-index"
    case illustrationIndex = "text:illustration-index"
    case alphabeticalIndex = "text:alphabetical-index"
    case objectIndex = "text:object-index"
    case userIndex = "text:user-index"
    case bibliography = "text:bibliography"
    case table = "table:table"
    case tableCell = "table:table-cell"
    case coveredCell = "table:covered-table-cell"
    case tableRow = "table:table-row"
    case tableRows = "table:table-rows"
    case tableHeaderRows = "table:table-header-rows"
    case tableRowGroup = "table:table-row-group"
    case control = "draw:control"
    case frame = "draw:frame"
    case group = "draw:g"
    case image = "draw:image"
    case object = "draw:object"
    case oleObject = "draw:object-ole"
    case customShape = "draw:custom-shape"
    case textBox = "draw:text-box"
}

extension XML.Element {
    private static let prefixes = [
        XML.Name.OpenDocument.officeNamespace: "office",
        XML.Name.OpenDocument.styleNamespace: "style",
        XML.Name.OpenDocument.textNamespace: "text",
        XML.Name.OpenDocument.tableNamespace: "table",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
        XML.Name.OpenDocument.formattingNamespace: "fo",
        "http://www.w3.org/XML/1998/namespace": "xml",
    ]

    private static func spelled(_ name: XML.Name) -> String? {
        prefixes[name.namespace].map { "\($0):\(name.local)" }
    }

    /// Which of OpenDocument's elements this is; nil for all that is not looked at.
    var openDocument: OpenDocumentElement? {
        Self.spelled(name).flatMap(OpenDocumentElement.init)
    }

    func child(openDocument element: OpenDocumentElement) -> XML.Element? {
        for case .element(let child) in children where child.openDocument == element {
            return child
        }
        return nil
    }

    func all(openDocument element: OpenDocumentElement) -> [XML.Element] {
        elements.filter { $0.openDocument == element }
    }

    /// An attribute by its name in the usual prefixes: `text:style-name`.
    func openDocumentValue(_ name: String) -> String? {
        attributes.first { Self.spelled($0.name) == name }?.value
    }

    func openDocumentNumber(_ name: String) -> Int? {
        openDocumentValue(name).flatMap { Int($0) }
    }
}
