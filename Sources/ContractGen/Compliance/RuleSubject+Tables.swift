internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

// Tables, recomputed.
extension RuleSubject {
    /// `tables_add_up()`: in each table, rows whose quantity times unit price is not their amount,
    /// and columns whose figures do not make the „Total” row. A column that has anything but
    /// figures, and a row to be filled in, are passed over; so the sums of a foreign document can be
    /// checked as well as our own.
    func tablesAddUp() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        return DraftTable.all(in: view, language).flatMap { table in
            table.wrongTotals + table.wrongProducts
        }
    }
}

/// A table of a draft: rows that follow each other.
private struct DraftTable {
    static func all(in view: DraftView, _ language: DocumentLanguage) -> [DraftTable] {
        var tables: [DraftTable] = []
        var rows: [Row] = []
        for (index, block) in view.blocks.enumerated() {
            guard block.kind == .tableRow else {
                if !rows.isEmpty { tables.append(DraftTable(rows: rows)) }
                rows = []
                continue
            }
            let cells = block.text.split(separator: "|", omittingEmptySubsequences: false)
                .map { Cell($0.trimmed, language) }
            rows.append(Row(cells: cells, place: view.place(ofBlock: index)))
        }
        return rows.isEmpty ? tables : tables + [DraftTable(rows: rows)]
    }

    struct Row {
        let cells: [Cell]
        let place: Finding.Place

        /// „Total”, „Total general”, «Итого».
        var isTotal: Bool {
            cells.contains { cell in
                Self.totals.contains { cell.key == $0 || cell.key.hasPrefix($0 + " ") }
            }
        }

        private static let totals = ["total", "итого", "всего"]
    }

    struct Cell {
        let text: Substring
        /// Folded, for comparing words.
        let key: String
        let number: Decimal?

        init(_ text: Substring, _ language: DocumentLanguage) {
            self.text = text
            key = Folding.key(String(text), diacritics: true)
            number = text.contains(where: \.isASCIIDigit) ? language.amount(text) : nil
        }

        var isEmpty: Bool { text.isEmpty || text == "–" || text == "-" }
    }

    /// The first row is the heading.
    let rows: [Row]

    // MARK: - Totals

    var wrongTotals: [Finding.Problem] {
        // A row that was read without its empty cells has no columns to add up.
        guard let total = rows.lastIndex(where: \.isTotal), total > 1,
            rows[total].cells.count == rows[0].cells.count
        else { return [] }
        let items = rows[1..<total]
        // A table with subtotals counts its items twice.
        guard !items.contains(where: \.isTotal) else { return [] }
        return rows[total].cells.indices.compactMap { column in
            guard let stated = rows[total].cells[column].number,
                let figures = figures(in: items, column), !figures.isEmpty
            else { return nil }
            let sum = figures.reduce(0, +)
            return sum == stated
                ? nil : .wrongTotal(heading(column), stated, sum, at: rows[total].place)
        }
    }

    /// nil when the column holds anything but figures.
    private func figures(in rows: ArraySlice<Row>, _ column: Int) -> [Decimal]? {
        var figures: [Decimal] = []
        for row in rows {
            guard row.cells.indices.contains(column) else { return nil }
            if let number = row.cells[column].number {
                figures.append(number)
            } else if !row.cells[column].isEmpty {
                return nil
            }
        }
        return figures
    }

    private func heading(_ column: Int) -> String {
        rows[0].cells.indices.contains(column) ? String(rows[0].cells[column].text) : ""
    }

    // MARK: - Products

    var wrongProducts: [Finding.Problem] {
        guard let heading = rows.first, let price = column("pretul unitar", "pret unitar", "цена"),
            let quantity = column("cantitat", "numarul de unitati", "unitati", "количеств"),
            let amount = column("suma", "valoarea", "сумма", "стоимость"),
            Set([price, quantity, amount]).count == 3
        else { return [] }
        return rows.dropFirst().compactMap { row in
            guard !row.isTotal, row.cells.count == heading.cells.count,
                let unit = row.cells[price].number, let units = row.cells[quantity].number,
                let stated = row.cells[amount].number
            else { return nil }
            let product = StrictDecimal.rounded(unit * units, places: 2)
            return product == stated ? nil : .wrongProduct(unit, units, stated, at: row.place)
        }
    }

    /// The only column whose heading begins so.
    private func column(_ words: String...) -> Int? {
        let found = rows[0].cells.indices.filter { index in
            words.contains { rows[0].cells[index].key.hasPrefix($0) }
        }
        return found.count == 1 ? found.first : nil
    }
}

extension DocumentLanguage {
    /// „1 500,00 lei”, „12 %”, „0,50”: a number with at most a unit after it.
    fileprivate func amount(_ text: Substring) -> Decimal? {
        let figures = text.prefix {
            $0.isASCIIDigit || ",.-−".contains($0) || $0.isWhitespace && !$0.isNewline
        }
        let unit = text[figures.endIndex...]
        guard Self.units.contains(unit.lowercased()) else { return nil }
        // Points between groups, as some write them in Romanian and Russian, are spaces.
        let plain = figures.trimmed.map { $0 == "." && self != .en ? " " : $0 }
        return decimal(fromFigures: String(plain))
    }

    private static let units: Set<String> = [
        "", "%", "lei", "de lei", "mdl", "eur", "euro", "леев", "лей", "лея", "евро",
    ]
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

extension Finding.Problem {
    fileprivate static func wrongTotal(
        _ column: String, _ stated: Decimal, _ sum: Decimal, at place: Finding.Place
    ) -> Self {
        func text(_ number: Decimal, _ language: DocumentLanguage) -> String {
            language.figures(number)
        }
        return Self(
            LocalText(
                ro:
                    "coloana „\(column)”: totalul scris este \(text(stated, .ro)), iar suma rândurilor este \(text(sum, .ro))",
                ru:
                    "столбец „\(column)”: указан итог \(text(stated, .ru)), а сумма строк \(text(sum, .ru))",
                en:
                    "column “\(column)”: the total stated is \(text(stated, .en)), its rows make \(text(sum, .en))"
            ), at: place)
    }

    fileprivate static func wrongProduct(
        _ unit: Decimal, _ units: Decimal, _ stated: Decimal, at place: Finding.Place
    ) -> Self {
        func text(_ language: DocumentLanguage) -> String {
            let product = StrictDecimal.rounded(unit * units, places: 2)
            return "\(language.figures(unit)) × \(language.figures(units)) = "
                + "\(language.figures(product)) ≠ \(language.figures(stated))"
        }
        return Self(
            LocalText(
                ro: "preț unitar × cantitate nu dă suma: \(text(.ro))",
                ru: "цена × количество не даёт сумму: \(text(.ru))",
                en: "unit price × quantity is not the amount: \(text(.en))"), at: place)
    }
}
