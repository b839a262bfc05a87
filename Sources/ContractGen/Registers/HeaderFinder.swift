internal import Diagnostics
internal import Spreadsheets

/// Finds the header of a sheet: the rows in which most columns are known.
struct HeaderFinder {
    let names: ColumnNames
    let mapping: RegisterMapping.SheetMapping?
    /// The rows in which a header may be, by number.
    private let top: [Int: SheetRow]
    /// Merged cells near the top; a file may claim any number of them.
    private let merges: [CellRange]

    init(sheet: Sheet, names: ColumnNames, mapping: RegisterMapping.SheetMapping?) {
        self.names = names
        self.mapping = mapping
        let first = sheet.rows.prefix(Self.deepest).map(\.number)
        let last = mapping?.header?.upperBound ?? first.last.map { $0 + Self.tallest - 1 } ?? 0
        let rows = sheet.rows.lazy.prefix { $0.number <= last }
        top = Dictionary(rows.map { ($0.number, $0) }) { first, _ in first }
        let near = sheet.layout.merges.lazy.filter {
            $0.rows.lowerBound <= last && $0.columns.count < 200
        }
        merges = Array(near.prefix(500))
    }

    struct Found {
        let rows: ClosedRange<Int>
        let columns: [HeaderColumn]
        var known: Int { Set(columns.compactMap { $0.path }).count }
    }

    struct HeaderColumn: Hashable, Sendable {
        let number: Int
        let header: Header
        /// nil for a column that is not known, and for one to be ignored.
        let path: FieldPath?
        /// The mapping names the column, be it to ignore it.
        let isNamed: Bool
    }

    /// How far down a header is looked for.
    private static let deepest = 40
    private static let tallest = 3
    /// How many rows without a better header settle that one is it.
    private static let settled = 10

    /// - Returns: The header with most known columns, the lowest of equals in height, then the
    ///   first; nil when no row has a known column.
    func find() -> Found? {
        if let rows = mapping?.header { return found(in: rows) }
        var best: Found?
        for row in top.keys.sorted().prefix(Self.deepest) {
            if let best, best.known > 2, row > best.rows.upperBound + Self.settled { break }
            for height in 1...Self.tallest {
                let found = found(in: row...(row + height - 1))
                guard found.known > 0 else { continue }
                if found.known > best?.known ?? 0 { best = found }
            }
        }
        return best
    }

    private func found(in rows: ClosedRange<Int>) -> Found {
        let columns = Set(rows.flatMap { top[$0]?.columns ?? [] }).union(mergedColumns(rows))
        return Found(
            rows: rows,
            columns: columns.sorted().compactMap { number in
                header(of: number, rows).map { column(number, $0) }
            })
    }

    private func mergedColumns(_ rows: ClosedRange<Int>) -> [Int] {
        merges.filter { rows.overlaps($0.rows) }
            .flatMap { Array($0.columns) }
    }

    private func header(of column: Int, _ rows: ClosedRange<Int>) -> Header? {
        var levels: [String] = []
        for row in rows {
            let text = text(row, column)
            if !text.isEmpty, levels.last != text { levels.append(text) }
        }
        return levels.isEmpty ? nil : Header(levels: levels)
    }

    /// A merged header stands over all its columns.
    private func text(_ row: Int, _ column: Int) -> String {
        if let value = top[row]?[column] {
            return value.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let merge = merges.first {
            $0.rows.contains(row) && $0.columns.contains(column)
        }
        guard let merge,
            let value = top[merge.rows.lowerBound]?[merge.columns.lowerBound]
        else { return "" }
        return value.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func column(_ number: Int, _ header: Header) -> HeaderColumn {
        for text in [header.words] + header.texts {
            let key = HeaderKey.of(text)
            guard let named = mapping?.columns.first(where: { HeaderKey.of($0.header) == key })
            else { continue }
            return HeaderColumn(
                number: number, header: header,
                path: named.field == "ignore" ? nil : FieldPath(parsing: named.field),
                isNamed: true)
        }
        return HeaderColumn(
            number: number, header: header, path: names.path(of: header), isNamed: false)
    }
}
