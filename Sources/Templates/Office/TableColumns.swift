internal import OpenPackage

/// Makes the columns of tables agree with their rows again, after loops over cells: there is a column for
/// each cell of the longest row, and shorter rows end with a cell that reaches to the table's edge.
struct TableColumns {
    private let dialect: OfficeDialect

    /// The part with all its tables squared; those whose rows fit are left as they are.
    static func squared(in root: XML.Element, _ dialect: OfficeDialect) -> XML.Element {
        TableColumns(dialect: dialect).squared(root)
    }

    private init(dialect: OfficeDialect) { self.dialect = dialect }

    private func squared(_ element: XML.Element) -> XML.Element {
        var result = element
        for index in result.children.indices {
            guard case .element(let child) = result.children[index] else { continue }
            result.children[index] = .element(squared(child))
        }
        guard role(of: element) == .table else { return result }
        return dialect.kind == .word ? squaredWord(result) : squaredOpenDocument(result)
    }

    private func role(of element: XML.Element) -> OfficeDialect.Role {
        dialect.role(of: element, isEmpty: element.children.isEmpty, holdsText: false)
    }

    /// Changes the rows of a table, wherever they stand in it, those of inner tables left out.
    private func changingRows(
        of element: XML.Element, _ change: (XML.Element) -> XML.Element
    ) -> XML.Element {
        var result = element
        result.children = element.children.map { node in
            guard let child = node.element else { return node }
            switch role(of: child) {
            case .row: return .element(change(child))
            case .cell, .properties, .paragraph: return node
            default: return .element(changingRows(of: child, change))
            }
        }
        return result
    }

    private func widths(of table: XML.Element) -> [Int] {
        var widths: [Int] = []
        _ = changingRows(of: table) { row in
            widths.append(width(of: row))
            return row
        }
        return widths
    }

    /// How many columns a row takes.
    private func width(of row: XML.Element) -> Int {
        let outside = row.elements.first { $0.name.local == "trPr" }?.elements
            .filter { ["gridBefore", "gridAfter"].contains($0.name.local) }
            .reduce(0) { $0 + ($1.number("val") ?? 0) }
        return cells(of: row).reduce(outside ?? 0) { $0 + span(of: $1) }
    }

    private func cells(of element: XML.Element) -> [XML.Element] {
        element.elements.flatMap { child -> [XML.Element] in
            switch role(of: child) {
            case .cell: [child]
            case .properties: []
            default: cells(of: child)
            }
        }
    }

    /// The columns of a Word cell; a cell of Writer stands for itself, those it covers follow it.
    private func span(of cell: XML.Element) -> Int {
        guard dialect.kind == .word else { return cell.number("number-columns-repeated") ?? 1 }
        let properties = cell.elements.first { $0.name.local == "tcPr" }
        return properties?.elements.first { $0.name.local == "gridSpan" }?.number("val") ?? 1
    }

    /// Changes the last cell of a row.
    private func changingLastCell(
        of row: XML.Element, _ change: (XML.Element) -> [XML.Element]
    ) -> XML.Element {
        var result = row
        let last = row.children.lastIndex { node in
            node.element.map { role(of: $0) == .cell || !cells(of: $0).isEmpty } ?? false
        }
        guard let last, let child = row.children[last].element else { return row }
        let new = role(of: child) == .cell ? change(child) : [changingLastCell(of: child, change)]
        result.children.replaceSubrange(last...last, with: new.map { .element($0) })
        return result
    }

    // MARK: - Word

    private func squaredWord(_ table: XML.Element) -> XML.Element {
        guard
            let position = table.children.firstIndex(where: { $0.element?.name.local == "tblGrid" }
            ),
            let grid = table.children[position].element
        else { return table }
        let rows = widths(of: table)
        let columns = grid.elements.filter { $0.name.local == "gridCol" }
        guard let count = rows.max(), rows.contains(where: { $0 != columns.count }) else {
            return table
        }
        let known = columns.compactMap { $0.number("w") }
        let total = max(known.reduce(0, +), count)
        // Columns of one width each, the last taking what rounding leaves.
        let new =
            count == columns.count && known.count == count
            ? known
            : (0..<count).map { $0 == count - 1 ? total - total / count * $0 : total / count }
        var result = table
        result.children[position] = .element(self.grid(new, like: grid))
        return changingRows(of: result) { row in
            let missing = count - width(of: row)
            let whole =
                missing > 0 ? changingLastCell(of: row) { [reaching(missing, further: $0)] } : row
            return sized(whole, new)
        }
    }

    private func grid(_ widths: [Int], like grid: XML.Element) -> XML.Element {
        var result = grid
        result.children = widths.map { width in
            .element(grid.sibling("gridCol", ["w": String(width)]))
        }
        return result
    }

    private func reaching(_ columns: Int, further cell: XML.Element) -> XML.Element {
        changingProperties(of: cell) { properties in
            let span = properties.sibling("gridSpan", ["val": String(span(of: cell) + columns)])
            properties.children.removeAll { $0.element?.name.local == "gridSpan" }
            let before = ["cnfStyle", "tcW"]
            let index = properties.children.firstIndex { node in
                node.element.map { !before.contains($0.name.local) } ?? false
            }
            properties.children.insert(.element(span), at: index ?? properties.children.endIndex)
        }
    }

    /// The row with the widths its cells have in the new grid.
    private func sized(_ row: XML.Element, _ widths: [Int]) -> XML.Element {
        var start =
            row.elements.first { $0.name.local == "trPr" }?.elements
            .first { $0.name.local == "gridBefore" }?.number("val") ?? 0
        func sized(_ element: XML.Element) -> XML.Element {
            var result = element
            result.children = element.children.map { node in
                guard let child = node.element, role(of: child) != .properties else { return node }
                guard role(of: child) == .cell else { return .element(sized(child)) }
                let end = start + span(of: child)
                let width = widths.dropFirst(start).prefix(end - start).reduce(0, +)
                start = end
                return .element(
                    changingProperties(of: child) { properties in
                        let index = properties.children.firstIndex {
                            $0.element?.name.local == "tcW"
                        }
                        guard let index else { return }
                        properties.children[index] = .element(
                            properties.sibling("tcW", ["w": String(width), "type": "dxa"]))
                    })
            }
            return result
        }
        return sized(row)
    }

    private func changingProperties(
        of cell: XML.Element, _ change: (inout XML.Element) -> Void
    ) -> XML.Element {
        var result = cell
        let index = cell.children.firstIndex { $0.element?.name.local == "tcPr" }
        var properties = index.flatMap { cell.children[$0].element } ?? cell.sibling("tcPr", [:])
        change(&properties)
        if let index {
            result.children[index] = .element(properties)
        } else if !properties.children.isEmpty {
            result.children.insert(.element(properties), at: 0)
        }
        return result
    }

    // MARK: - Writer

    private func squaredOpenDocument(_ table: XML.Element) -> XML.Element {
        let rows = widths(of: table)
        let columns = columns(of: table)
        guard let count = rows.max(), let last = columns.last,
            rows.contains(where: { $0 != columns.count })
        else { return table }
        let new =
            columns.count >= count
            ? Array(columns.prefix(count))
            : columns + Array(repeating: last, count: count - columns.count)
        var result = table
        let position = table.children.firstIndex { $0.element.map(holdsColumns) ?? false } ?? 0
        result.children.removeAll { $0.element.map(holdsColumns) ?? false }
        result.children.insert(contentsOf: new.map { .element($0) }, at: position)
        return changingRows(of: result) { row in
            let missing = count - width(of: row)
            return missing > 0 ? covering(missing, in: row) : row
        }
    }

    /// The row's last cell reaches further; behind one that belongs to a row above, empty cells follow.
    private func covering(_ columns: Int, in row: XML.Element) -> XML.Element {
        var result = row
        let last = row.children.lastIndex { $0.element?.name.local == "table-cell" }
        guard let last, case .element(var cell) = row.children[last] else { return row }
        let behind = row.children[(last + 1)...].count { $0.element != nil }
        let span = cell.number("number-columns-spanned") ?? 1
        guard behind == span - 1 else {
            let empty = XML.Node.element(cell.sibling("table-cell", [:]))
            result.children += Array(repeating: empty, count: columns)
            return result
        }
        cell.setAttribute(
            XML.Name(namespace: cell.name.namespace, local: "number-columns-spanned"),
            prefix: cell.prefix, to: String(span + columns))
        result.children[last] = .element(cell)
        let covered = XML.Node.element(cell.sibling("covered-table-cell", [:]))
        result.children += Array(repeating: covered, count: columns)
        return result
    }

    private func holdsColumns(_ element: XML.Element) -> Bool {
        [
            "table-column", "table-columns", "table-header-columns", "table-column-group",
        ].contains(element.name.local)
    }

    /// One element a column.
    private func columns(of element: XML.Element) -> [XML.Element] {
        element.elements.filter(holdsColumns).flatMap { child -> [XML.Element] in
            guard child.name.local == "table-column" else { return columns(of: child) }
            var column = child
            let repeated = XML.Name(
                namespace: child.name.namespace, local: "number-columns-repeated")
            let count = column.removeAttribute(repeated).flatMap { Int($0) } ?? 1
            return Array(repeating: column, count: min(max(count, 1), 1024))
        }
    }
}

extension XML.Element {
    fileprivate func number(_ name: String) -> Int? {
        attributes.first { $0.name.local == name }.flatMap { Int($0.value) }
    }

    /// An element of the same vocabulary.
    fileprivate func sibling(
        _ local: String, _ values: KeyValuePairs<String, String>
    ) -> XML.Element {
        XML.Element(
            name: XML.Name(namespace: name.namespace, local: local), prefix: prefix,
            attributes: values.map { key, value in
                XML.Attribute(
                    name: XML.Name(namespace: name.namespace, local: key), prefix: prefix,
                    value: value)
            })
    }
}
