internal import Diagnostics
internal import Spreadsheets

/// A sheet of a register with its columns recognised and its rows of data told from the rest.
struct RegisterTable: Sendable {
    let file: String
    let name: String
    let role: SheetRole
    let columns: [Column]
    /// The sums of rows, where they follow from other columns.
    let sums: Column?
    let rows: SheetRows
    /// For lists: the document each row belongs to, by its key as typed.
    let documentKeys: [String]
    let headerRow: Int
    /// Numbers of the columns with personal data of the persons served, read or not.
    let personalColumns: Set<Int>

    struct Column: Hashable, Sendable {
        let number: Int
        let title: String
        let path: FieldPath
        /// The path as text.
        let name: String
        let notation: NumberText.Notation?
        let isPersonal: Bool
    }

    func place(_ row: SheetRow, _ column: Int) -> SourcePlace {
        SourcePlace(file: file, sheet: name, row: row.number, column: column)
    }

    func cell(_ row: SheetRow, _ column: Column) -> RegisterCell? {
        row[column.number].map { value in
            RegisterCell(
                value: value, place: place(row, column.number), header: column.title,
                notation: column.notation, isPersonal: column.isPersonal)
        }
    }

    func column(_ path: String) -> Column? {
        columns.first { $0.name == path }
    }

    /// The text of a row's cell in the column of a field; empty when there is none.
    func text(_ row: SheetRow, _ path: String) -> String {
        column(path).flatMap { row[$0.number] }?.plainText ?? ""
    }
}

/// Reads a sheet as a table.
struct TableReader {
    let file: String
    let vocabulary: RegisterVocabulary
    let mapping: RegisterMapping?
    var problems = DiagnosticCollector()
    private var personalColumns: Set<Int> = []
    private var sums: RegisterTable.Column?

    init(file: String, vocabulary: RegisterVocabulary, mapping: RegisterMapping?) {
        self.file = file
        self.vocabulary = vocabulary
        self.mapping = mapping
    }

    /// - Returns: nil when the sheet is none of the register's, or has no header that is known;
    ///   what is wrong is noted.
    mutating func table(_ sheet: Sheet, role: SheetRole) -> RegisterTable? {
        let entry = mapping?.mapping(of: sheet.name)
        let names = ColumnNames(role, vocabulary)
        let finder = HeaderFinder(sheet: sheet, names: names, mapping: entry)
        guard let header = finder.find(), header.known >= (entry == nil ? 2 : 1) else {
            problems.report(.noHeader(place(sheet, row: sheet.rows.first?.number ?? 1, column: 1)))
            return nil
        }
        let data = sheet.rows.filter { $0.number > header.rows.upperBound }
        reportHidden(sheet, header, data)
        let columns = columns(header, sheet, names, data)
        return rows(of: sheet, role, columns, header, data.filter { !$0.isHidden }, entry)
    }

    private func place(_ sheet: Sheet, row: Int, column: Int) -> SourcePlace {
        SourcePlace(file: file, sheet: sheet.name, row: row, column: column)
    }
}

// MARK: - Columns

extension TableReader {
    private mutating func columns(
        _ header: HeaderFinder.Found, _ sheet: Sheet, _ names: ColumnNames, _ data: SheetRows
    ) -> [RegisterTable.Column] {
        var columns: [RegisterTable.Column] = []
        let notations = notations(
            of: header.columns.filter { $0.path.map(names.mayHoldNumbers) ?? false }.map(\.number),
            data)
        let beginning = Array(data.prefix(Self.sampleSize))
        for found in header.columns where !sheet.layout.isHidden(column: found.number) {
            let place = place(sheet, row: header.rows.upperBound, column: found.number)
            let isPersonal = isPersonal(found, beginning)
            if isPersonal { personalColumns.insert(found.number) }
            if isPersonal, !found.isNamed {
                problems.report(.personalData(place, found.header, data, found.number))
                continue
            }
            guard let path = found.path else {
                if noteSums(found, role: names, data) { continue }
                if !found.isNamed { reportUnknown(found, place, names, data) }
                continue
            }
            if let first = columns.first(where: { $0.path == path }) {
                problems.report(
                    .columnTwice(
                        place, found.header, path,
                        first: self.place(
                            sheet, row: header.rows.upperBound, column: first.number)))
                continue
            }
            columns.append(
                RegisterTable.Column(
                    number: found.number, title: found.header.words, path: path,
                    name: path.description,
                    notation: notations[found.number],
                    isPersonal: isPersonal))
        }
        return columns
    }

    /// Sums that only repeat what quantities and prices say are no field: they are compared.
    private mutating func noteSums(
        _ column: HeaderFinder.HeaderColumn, role names: ColumnNames, _ data: SheetRows
    ) -> Bool {
        let keys = column.header.texts.flatMap(HeaderKey.candidates)
        guard !column.isNamed, sums == nil, names.field(at: RowSum.quantity) != nil,
            names.field(at: RowSum.price) != nil,
            keys.contains(where: vocabulary.rowTotals.contains)
        else { return false }
        sums = RegisterTable.Column(
            number: column.number, title: column.header.words, path: RowSum.path,
            name: RowSum.path.description,
            notation: notations(of: [column.number], data)[column.number], isPersonal: false)
        return true
    }

    /// How many rows show whether a column holds codes of persons.
    static let sampleSize = 50

    /// By its header, or because most of its values are codes of persons.
    ///
    /// - Parameter rows: `sampleSize` of them are enough.
    func isPersonal(_ column: HeaderFinder.HeaderColumn, _ rows: [SheetRow]) -> Bool {
        let keys = column.header.texts.flatMap(HeaderKey.candidates)
        if keys.contains(where: vocabulary.personal.contains) { return true }
        let texts = rows.compactMap { $0[column.number]?.plainText }
        let codes = texts.count(where: PersonalData.isCode)
        return codes >= 2 && codes * 2 > texts.count
    }

    private mutating func reportUnknown(
        _ column: HeaderFinder.HeaderColumn, _ place: SourcePlace, _ names: ColumnNames,
        _ data: SheetRows
    ) {
        guard data.contains(where: { $0[column.number] != nil }),
            !ProblemWorkbook.isHeading(column.header.words)
        else { return }
        let near = names.nearest(to: column.header)
        problems.report(.unknownColumn(place, column.header, near: near))
    }

    /// How columns write their decimals, where their cells say it: one look at each row.
    private func notations(of columns: [Int], _ data: SheetRows) -> [Int: NumberText.Notation] {
        var votes = columns.map { (column: $0, votes: NumberText.Votes()) }
        for row in data {
            for index in votes.indices {
                guard case .text(let text)? = row[votes[index].column] else { continue }
                votes[index].votes.add(text)
            }
        }
        return Dictionary(
            votes.compactMap { one in one.votes.notation.map { (one.column, $0) } }
        ) { first, _ in first }
    }

    private mutating func reportHidden(
        _ sheet: Sheet, _ header: HeaderFinder.Found, _ data: SheetRows
    ) {
        let rows = data.filter(\.isHidden).map(\.number)
        let columns = header.columns.filter {
            $0.path != nil && sheet.layout.isHidden(column: $0.number)
        }
        guard !rows.isEmpty || !columns.isEmpty else { return }
        problems.report(
            .hidden(
                place(
                    sheet, row: rows.first ?? header.rows.upperBound,
                    column: columns.first?.number ?? 1),
                rows: rows, columns: columns.map { SourcePlace.columnName($0.number) }))
    }
}

// MARK: - Rows

extension TableReader {
    private mutating func rows(
        of sheet: Sheet, _ role: SheetRole, _ columns: [RegisterTable.Column],
        _ header: HeaderFinder.Found, _ data: SheetRows, _ entry: RegisterMapping.SheetMapping?
    ) -> RegisterTable {
        let keyPath =
            role == .documents ? FieldPath([.key("number")]) : ColumnNames.documentKey
        let key = columns.first { $0.path == keyPath }
        var rows: [Int] = []
        var keys: [String] = []
        var last = entry?.document ?? ""
        for (index, row) in data.enumerated() {
            if index == 0, isNumbering(row) { continue }
            var text = key.flatMap { row[$0.number] }?.plainText ?? ""
            guard isData(row, hasKey: !text.isEmpty, columns) else { continue }
            if text.isEmpty, entry?.fillsDown == true || entry?.document != nil { text = last }
            last = text
            rows.append(index)
            keys.append(text)
        }
        return RegisterTable(
            file: file, name: sheet.name, role: role, columns: columns, sums: sums,
            rows: data.rows(at: rows), documentKeys: keys, headerRow: header.rows.upperBound,
            personalColumns: personalColumns)
    }

    /// „1 2 3 4 …” under the header.
    private func isNumbering(_ row: SheetRow) -> Bool {
        let numbers = row.cells.map { Int($0.value.plainText.filter { $0 != "(" && $0 != ")" }) }
        guard numbers.count >= 3, let first = numbers[0], first <= 1 else { return false }
        return zip(numbers, numbers.dropFirst()).allSatisfy { one, next in
            guard let one, let next else { return false }
            return next == one + 1
        }
    }

    /// Totals, headings of sections and signatures have no key, and little else that is known.
    private func isData(_ row: SheetRow, hasKey: Bool, _ columns: [RegisterTable.Column]) -> Bool {
        let known = columns.count { column in
            row[column.number].map { !$0.plainText.isEmpty } ?? false
        }
        let texts = row.cells.prefix(3).compactMap { cell -> String? in
            guard case .text(let text) = cell.value else { return nil }
            return HeaderKey.of(text)
        }
        if texts.contains(where: { begins($0, vocabulary.examples) }) { return false }
        if known <= 2, texts.contains(where: { begins($0, vocabulary.totals) }) { return false }
        if hasKey { return known > 1 || columns.count == 1 }
        let isTotal = texts.contains { begins($0, vocabulary.totals) }
        return !isTotal && known > 1 && (known > 2 || known * 2 > columns.count)
    }

    private func begins(_ text: String, _ words: [String]) -> Bool {
        words.contains { text == $0 || text.hasPrefix($0 + " ") }
    }
}
