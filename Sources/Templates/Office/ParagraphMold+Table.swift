internal import OpenPackage

extension ParagraphMold {
    /// A clause's table with plain rules, its words in the paragraph's look, the header's in bold.
    ///
    /// - Parameters:
    ///   - number: from 1 in the part.
    ///   - clause: what messages call the place.
    func table(_ table: ClauseDocument.Table, number: Int, of clause: String) -> [XML.Node] {
        let header = table.header.map { paragraph($0, .bold, of: clause) }
        let rows = table.rows.compactMap { block -> [XML.Element]? in
            guard case .leaf(let row) = block else { return nil }
            return row.cells.map { paragraph($0, [], of: clause) }
        }
        let widths = columns(of: table)
        guard isWord else {
            return [.element(WriterTable(widths: widths).element(header, rows, number: number))]
        }
        // Word joins a table with the one behind it, and ends no cell and no section with one.
        let spacer = paragraph([], [], of: clause)
        return [.element(wordTable(header, rows, widths: widths)), .element(spacer)]
    }

    /// Widths of the columns as parts of a page's.
    func columns(of table: ClauseDocument.Table) -> [Int] { table.shape.columns(of: 9000) }

    private func wordTable(
        _ header: [XML.Element], _ rows: [[XML.Element]], widths: [Int]
    ) -> XML.Element {
        let grid = widths.map { XML.Node.element(element("gridCol", ["w": "\($0)"])) }
        let head = element(
            "trPr", [.element(element("cantSplit", [])), .element(element("tblHeader", []))])
        let body = element("trPr", [.element(element("cantSplit", []))])
        return element(
            "tbl",
            [.element(wordProperties), .element(element("tblGrid", grid))]
                + [.element(wordRow(header, head, widths))]
                + rows.map { .element(wordRow($0, body, widths)) })
    }

    private var wordProperties: XML.Element {
        let rules = ["top", "left", "bottom", "right", "insideH", "insideV"].map { side in
            XML.Node.element(
                element(side, ["val": "single", "sz": "4", "space": "0", "color": "auto"]))
        }
        return element(
            "tblPr",
            [
                .element(element("tblW", ["w": "5000", "type": "pct"])),
                .element(element("tblBorders", rules)),
            ])
    }

    private func wordRow(
        _ cells: [XML.Element], _ properties: XML.Element, _ widths: [Int]
    ) -> XML.Element {
        element(
            "tr",
            [.element(properties)]
                + zip(cells, widths).map { cell, width in
                    let size = element("tcW", ["w": "\(width)", "type": "dxa"])
                    return .element(
                        element(
                            "tc", [.element(element("tcPr", [.element(size)])), .element(cell)]))
                })
    }

    private func element(
        _ local: String, _ attributes: KeyValuePairs<String, String>
    ) -> XML.Element {
        var result = element(local, [])
        result.attributes = attributes.map { attribute($0.key, $0.value) }
        return result
    }
}

/// A table of a Writer document.
struct WriterTable {
    /// Of the columns, relative.
    let widths: [Int]

    private static let cellStyle = "contractgen_cell"
    private static func columnStyle(_ width: Int) -> String { "contractgen_column_\(width)" }

    private static let spaces = [
        "office": XML.Name.OpenDocumentSpace.office, "style": XML.Name.OpenDocumentSpace.style,
        "table": XML.Name.OpenDocumentSpace.table,
        "fo": XML.Name.OpenDocumentSpace.look,
    ]

    func element(
        _ header: [XML.Element], _ rows: [[XML.Element]], number: Int
    ) -> XML.Element {
        let columns = widths.map {
            Self.element("table:table-column", ["table:style-name": Self.columnStyle($0)])
        }
        var table = Self.element(
            "table:table", ["table:name": "contractgen_\(number)"],
            columns + [Self.element("table:table-header-rows", [:], [Self.row(header)])]
                + rows.map(Self.row))
        table.declarations = ["office", "table"].map {
            XML.NamespaceDeclaration(prefix: $0, uri: Self.spaces[$0] ?? "")
        }
        return table
    }

    private static func row(_ cells: [XML.Element]) -> XML.Element {
        element(
            "table:table-row", [:],
            cells.map {
                element(
                    "table:table-cell",
                    ["table:style-name": cellStyle, "office:value-type": "string"], [$0])
            })
    }

    /// The automatic styles that tables with columns of these widths refer to.
    static func styles(columns: [Int]) -> [XML.Node] {
        let cell = element(
            "style:table-cell-properties",
            ["fo:border": "0.5pt solid #000000", "fo:padding": "0.1cm"])
        let widths = columns.map { width in
            style(
                columnStyle(width), "table-column",
                element("style:table-column-properties", ["style:rel-column-width": "\(width)*"]))
        }
        return [style(cellStyle, "table-cell", cell)] + widths
    }

    private static func style(
        _ name: String, _ family: String, _ properties: XML.Element
    ) -> XML.Node {
        var style = element(
            "style:style", ["style:name": name, "style:family": family], [properties])
        style.declarations = ["style", "fo"].map {
            XML.NamespaceDeclaration(prefix: $0, uri: spaces[$0] ?? "")
        }
        return .element(style)
    }

    /// - Parameter name: with its prefix, as the attributes' names.
    private static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String>, _ children: [XML.Element] = []
    ) -> XML.Element {
        let (prefix, name) = split(name)
        return XML.Element(
            name: name, prefix: prefix,
            attributes: attributes.map { key, value in
                let (prefix, name) = split(key)
                return XML.Attribute(name: name, prefix: prefix, value: value)
            },
            children: children.map { .element($0) })
    }

    private static func split(_ name: String) -> (prefix: String, name: XML.Name) {
        let parts = name.split(separator: ":", maxSplits: 1).map { String($0) }
        return (parts[0], XML.Name(namespace: spaces[parts[0]] ?? "", local: parts[1]))
    }
}
