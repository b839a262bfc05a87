internal import Diagnostics

extension Register {
    /// The rows as a batch takes them, read when they are asked for.
    public var items: some RandomAccessCollection<BatchItem> & Sendable {
        RegisterItems(rows: rows)
    }

    /// A row, from 0.
    public func item(at index: Int) -> BatchItem { RegisterItems(rows: rows)[index] }

    /// What is known of the register's sheets.
    public var tables: [ProblemWorkbook.Table] {
        (rows.first?.contents.tables ?? []).map { table in
            ProblemWorkbook.Table(
                file: table.file, sheet: table.name, headerRow: table.headerRow,
                personalColumns: table.personalColumns)
        }
    }
}

private struct RegisterItems: RandomAccessCollection, Sendable {
    let rows: [RegisterRow]

    var startIndex: Int { rows.startIndex }
    var endIndex: Int { rows.endIndex }

    subscript(position: Int) -> BatchItem {
        let row = rows[position]
        let data = row.data()
        return BatchItem(
            place: row.place, number: row.number, data: data.node, problems: data.problems)
    }
}
