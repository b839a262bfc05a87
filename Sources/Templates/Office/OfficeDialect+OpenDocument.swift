internal import OpenPackage

extension XML.Name {
    /// Namespaces of OpenDocument that the engine looks into.
    enum OpenDocumentSpace {
        private static let base = "urn:oasis:names:tc:opendocument:xmlns:"
        static let office = base + "office:1.0"
        static let text = base + "text:1.0"
        static let table = base + "table:1.0"
        static let draw = base + "drawing:1.0"
        static let style = base + "style:1.0"
        static let svg = base + "svg-compatible:1.0"
        static let manifest = base + "manifest:1.0"
        static let look = base + "xsl-fo-compatible:1.0"
    }
}

extension OfficeDialect {
    /// OpenDocument text: content and page styles.
    static let openDocument = OfficeDialect(
        kind: .openDocument,
        namespaces: [
            XML.Name.OpenDocumentSpace.office, XML.Name.OpenDocumentSpace.text,
            XML.Name.OpenDocumentSpace.table, XML.Name.OpenDocumentSpace.draw,
            XML.Name.OpenDocumentSpace.style, XML.Name.OpenDocumentSpace.svg,
        ],
        roles: openDocumentRoles,
        characters: ["s": " ", "tab": " ", "line-break": " "],
        hasBareText: true)

    private static let openDocumentRoles: [String: Role] = {
        let groups: [(Role, [String])] = [
            (
                .story,
                [
                    "header", "header-left", "header-first", "footer", "footer-left",
                    "footer-first", "note-body", "annotation", "text-box",
                ]
            ),
            (.paragraph, ["p", "h", "title", "desc"]),
            (.run, ["span", "a"]),
            (.table, ["table"]),
            (.row, ["table-row"]),
            (.cell, ["table-cell", "covered-table-cell"]),
            (.list, ["list"]),
            (.listItem, ["list-item", "list-header"]),
            (
                .properties,
                [
                    "table-column", "table-columns", "table-header-columns",
                    "table-column-group", "tracked-changes", "sequence-decls",
                    "variable-decls", "user-field-decls", "note-citation", "note-class",
                    "table-of-content-source", "font-face-decls", "automatic-styles", "scripts",
                ]
            ),
            (
                .marker,
                [
                    "bookmark", "bookmark-start", "bookmark-end", "reference-mark",
                    "reference-mark-start", "reference-mark-end", "annotation-end",
                ]
            ),
            (.nothing, ["soft-page-break", "s", "tab", "line-break"]),
            (.content, ["frame", "note", "custom-shape", "line", "rect", "control"]),
        ]
        var roles: [String: Role] = [:]
        for (role, names) in groups { for name in names { roles[name] = role } }
        return roles
    }()
}
