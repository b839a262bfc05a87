internal import OpenPackage

extension ParagraphMold {
    /// A clause's table with plain rules, its words in the paragraph's look, the header's in bold.
    ///
    /// - Parameter clause: what messages call the place.
    mutating func table(_ table: ClauseDocument.Table, of clause: String) -> [XML.Node] {
        let looks = table.shape.alignments.map { ParagraphLook($0) }
        let header = row(table.header, .bold, looks, of: clause)
        var rows: [[[XML.Element]]] = []
        for case .leaf(let row) in table.rows {
            rows.append(self.row(row.cells, [], looks, of: clause))
        }
        let widths = table.shape.columns(of: 9000)
        guard isWord else {
            return [.element(writerTable(header: header, rows, widths: widths))]
        }
        let rules = ["top", "left", "bottom", "right", "insideH", "insideV"].map { side in
            XML.Node.element(
                element(side, ["val": "single", "sz": "4", "space": "0", "color": "auto"]))
        }
        let look = [element("tblBorders", rules)]
        return wordTable(header: header, rows, widths: widths, look: look, of: clause)
    }

    private mutating func row(
        _ cells: [ClauseDocument.Inlines], _ emphasis: Emphasis, _ looks: [ParagraphLook],
        of clause: String
    ) -> [[XML.Element]] {
        var row: [[XML.Element]] = []
        for (cell, look) in zip(cells, looks) {
            row.append([paragraph(cell, emphasis, look: look, of: clause)])
        }
        return row
    }

    /// The block of signatures: two parties side by side, on one page.
    ///
    /// - Parameter cells: what is typed into them in reading order, two in a row.
    mutating func signatures(_ cells: [ClauseDocument.Tree], of clause: String) -> [XML.Node] {
        var rows: [[[XML.Element]]] = []
        for (index, cell) in cells.enumerated() {
            if index.isMultiple(of: 2) { rows.append([]) }
            rows[rows.count - 1].append(signer(cell, of: clause))
        }
        let widths = [4500, 4500]
        guard !isWord else {
            return wordTable(header: [], rows, widths: widths, look: [], of: clause)
        }
        return [.element(writerTable(header: [], rows, widths: widths))]
    }

    private mutating func signer(
        _ cell: ClauseDocument.Tree, of clause: String
    ) -> [XML.Element] {
        var content: [XML.Element] = []
        for case .leaf(let leaf) in cell {
            switch leaf {
            case .paragraph(let paragraph): content.append(signer(paragraph, of: clause))
            case .table(let table): content += self.table(table, of: clause).compactMap(\.element)
            // No page begins within a row, and no block of signatures stands in another.
            case .pageBreak, .signatures: break
            }
        }
        // A cell ends with a paragraph.
        return content.isEmpty ? [paragraph([], [], look: .signature, of: clause)] : content
    }

    // MARK: - In Word

    private mutating func wordTable(
        header: [[XML.Element]], _ rows: [[[XML.Element]]], widths: [Int], look: [XML.Element],
        of clause: String
    ) -> [XML.Node] {
        let width = element("tblW", ["w": "5000", "type": "pct"])
        let properties = element("tblPr", ([width] + look).map { .element($0) })
        let grid = element(
            "tblGrid", widths.map { .element(element("gridCol", ["w": "\($0)"])) })
        let whole = element("cantSplit", [])
        let heading =
            header.isEmpty
            ? [] : [wordRow(header, [whole, element("tblHeader", [])], widths)]
        let table = element(
            "tbl",
            ([properties, grid] + heading + rows.map { wordRow($0, [whole], widths) }).map {
                .element($0)
            })
        // Word joins a table with the one behind it, and ends no cell and no section with one.
        return [.element(table), .element(paragraph([], [], of: clause))]
    }

    private func wordRow(
        _ cells: [[XML.Element]], _ properties: [XML.Element], _ widths: [Int]
    ) -> XML.Element {
        let cells = zip(cells, widths).map { content, width in
            let size = element("tcW", ["w": "\(width)", "type": "dxa"])
            return element(
                "tc", ([element("tcPr", [.element(size)])] + content).map { .element($0) })
        }
        return element(
            "tr",
            ([element("trPr", properties.map { .element($0) })] + cells).map { .element($0) })
    }

    // MARK: - In Writer

    /// A table without header holds signatures: it has no rules, and no page divides it.
    private mutating func writerTable(
        header: [[XML.Element]], _ rows: [[[XML.Element]]], widths: [Int]
    ) -> XML.Element {
        let isRuled = !header.isEmpty
        let name = styles.nameOfTable(isLayout: !isRuled)
        var table = XML.Element.writer(
            "table:table",
            ["table:name": name, "table:style-name": styles.table(isWhole: !isRuled)])
        var content = widths.map {
            XML.Element.writer("table:table-column", ["table:style-name": styles.column($0)])
        }
        if isRuled {
            content.append(
                .writer("table:table-header-rows", [:], [writerRow(header, isRuled: true)]))
        }
        content += rows.map { writerRow($0, isRuled: isRuled) }
        table.children = content.map { .element($0) }
        table.declare(["office", "table"])
        return table
    }

    private mutating func writerRow(_ cells: [[XML.Element]], isRuled: Bool) -> XML.Element {
        let style = styles.cell(isRuled: isRuled)
        let cells = cells.map {
            XML.Element.writer(
                "table:table-cell",
                ["table:style-name": style, "office:value-type": "string"], $0)
        }
        return isRuled
            ? .writer("table:table-row", [:], cells)
            : .writer("table:table-row", ["table:style-name": styles.wholeRow()], cells)
    }
}
