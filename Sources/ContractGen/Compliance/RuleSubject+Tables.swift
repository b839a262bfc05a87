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
        for index in view.blocks.indices {
            guard view.blocks[index].kind == .tableRow else {
                if !rows.isEmpty { tables.append(DraftTable(rows: rows)) }
                rows = []
                continue
            }
            rows.append(Row(of: view, block: index, language))
        }
        return rows.isEmpty ? tables : tables + [DraftTable(rows: rows)]
    }

    struct Row {
        let cells: [Cell]
        private let view: DraftView
        private let block: Int

        init(of view: DraftView, block: Int, _ language: DocumentLanguage) {
            self.view = view
            self.block = block
            cells = view.readings[block].bare.bytes
                .split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
                .map { Cell(folded: $0.trimmingSpaces, language) }
        }

        func place(ofCell column: Int) -> Finding.Place {
            view.place(ofCell: column, inBlock: block)
        }

        /// A cell as it was written.
        func text(ofCell index: Int) -> String {
            let cells = view.blocks[block].text.split(
                separator: "|", omittingEmptySubsequences: false)
            return cells.indices.contains(index) ? String(cells[index].trimmed) : ""
        }

        /// „Total”, „Total general”, «Итого».
        var isTotal: Bool {
            cells.contains { cell in Self.totals.contains(where: cell.beginsWithWord) }
        }

        private static let totals = ["total", "итого", "всего"].map { Array($0.utf8) }
    }

    struct Cell {
        /// Folded, without diacritics.
        let bytes: ArraySlice<UInt8>
        private let language: DocumentLanguage

        init(folded bytes: ArraySlice<UInt8>, _ language: DocumentLanguage) {
            self.bytes = bytes
            self.language = language
        }

        var isEmpty: Bool { bytes.isEmpty || bytes.elementsEqual("-".utf8) }

        var number: Decimal? {
            guard bytes.contains(where: FoldedText.isDigit) else { return nil }
            return language.amount(String(decoding: bytes, as: UTF8.self)[...])
        }

        func begins(with words: [UInt8]) -> Bool { bytes.starts(with: words) }

        func beginsWithWord(_ word: [UInt8]) -> Bool {
            guard begins(with: word) else { return false }
            return bytes.dropFirst(word.count).first.map { $0 == UInt8(ascii: " ") } ?? true
        }
    }

    /// The first row is the heading.
    let rows: [Row]

    // MARK: - Totals

    var wrongTotals: [Finding.Problem] {
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
                ? nil
                : .wrongTotal(heading(column), stated, sum, at: rows[total].place(ofCell: column))
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
        rows[0].text(ofCell: column)
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
            return product == stated
                ? nil : .wrongProduct(unit, units, stated, at: row.place(ofCell: amount))
        }
    }

    /// The only column whose heading begins so.
    private func column(_ words: String...) -> Int? {
        let words = words.map { Array($0.utf8) }
        let found = rows[0].cells.indices.filter { index in
            words.contains(where: rows[0].cells[index].begins)
        }
        return found.count == 1 ? found.first : nil
    }
}

extension DocumentLanguage {
    /// „1 500,00 lei”, „12 %”, „0,50”: a number with at most a unit after it, folded.
    fileprivate func amount(_ text: Substring) -> Decimal? {
        let figures = text.prefix { $0.isASCIIDigit || ",.- ".contains($0) }
        guard Self.units.contains(String(text[figures.endIndex...])) else { return nil }
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

extension ArraySlice<UInt8> {
    fileprivate var trimmingSpaces: ArraySlice<UInt8> {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") }
        var bytes = drop(while: isSpace)
        while bytes.last.map(isSpace) == true { bytes.removeLast() }
        return bytes
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
