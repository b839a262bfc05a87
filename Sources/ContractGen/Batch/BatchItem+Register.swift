internal import Diagnostics

extension Register {
    /// The rows as a batch takes them.
    public var items: some RandomAccessCollection<BatchItem> & Sendable {
        RegisterItems(rows: rows)
    }

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
        return BatchItem(place: row.place, number: row.number) {
            let data = row.data()
            return BatchItem.Reading(data: data.node, problems: data.problems)
        }
    }
}
