internal import Diagnostics
internal import OpenPackage

/// Reads the sheets of an OpenDocument spreadsheet, from `content.xml` or a flat document.
struct OpenDocumentSheetReader<Consumer: SheetConsumer>: XMLHandler {
    private(set) var consumer: Consumer
    /// Whether there was a spreadsheet at all.
    private(set) var isSpreadsheet = false
    private(set) var sheetCount = 0
    private let file: String
    private let limits: SheetLimits
    private var count: CellCount

    private var styleName = ""
    private var hiddenStyles: Set<String> = []
    /// Elements inside something that is no cell of ours: notes, charts, tracked changes.
    private var foreignDepth = 0

    private var sheet: String?
    private var isWanted = false
    private var layout = SheetLayout()
    private var nextColumnDeclared = 1

    private var row = SheetRow()
    private var nextRow = 1
    private var rowRepeat = 1
    private var nextColumn = 1
    private var cell = OpenCell()
    private var paragraphs = ParagraphText()

    /// The cell that is being read.
    private struct OpenCell {
        /// Elements open inside the cell, the cell itself included; 0 outside of any.
        var depth = 0
        var repeats = 1
        var isCovered = false
        var kind: SheetRow.Kind?
        var hasFormula = false
        var isError = false
        var start = 0
        /// Where the displayed text begins, behind the typed value.
        var textStart = 0
        var wantsText = false
    }

    init(_ consumer: consuming Consumer, file: String, limits: SheetLimits) {
        self.consumer = consumer
        self.file = file
        self.limits = limits
        count = CellCount(limits)
    }

    var words: [XML.Name: Int] { OpenDocumentNames.words }

    mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
        guard foreignDepth == 0 else {
            foreignDepth += 1
            return
        }
        let word = OpenDocumentNames.Word(rawValue: word)
        if cell.depth > 0 { return try startInside(word, tag) }
        switch word {
        case .cell, .coveredCell: try beginCell(tag, isCovered: word == .coveredCell)
        case .row: try beginRow(tag)
        case .column: noteColumn(tag)
        case .table: try beginTable(tag)
        case .spreadsheet: isSpreadsheet = true
        case .style: styleName = tag[OpenDocumentNames.Word.name.rawValue] ?? ""
        case .tableProperties:
            if tag[OpenDocumentNames.Word.display.rawValue] == "false" {
                hiddenStyles.insert(styleName)
            }
        case .foreign: foreignDepth = 1
        default: break
        }
    }

    mutating func end(_ word: Int) throws(Diagnostic) {
        guard foreignDepth == 0 else {
            foreignDepth -= 1
            return
        }
        if cell.depth > 1 {
            cell.depth -= 1
            if cell.depth == 1 { paragraphs.isOpen = false }
            return
        }
        switch OpenDocumentNames.Word(rawValue: word) {
        case .cell, .coveredCell: try endCell()
        case .row: try endRow()
        case .table: try endTable()
        default: break
        }
    }

    mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {
        guard paragraphs.isOpen, foreignDepth == 0 else { return }
        paragraphs.append(utf8, to: &row)
        try checkSize()
    }

    private func checkSize() throws(Diagnostic) {
        guard row.size - cell.start <= limits.maxCellSize else {
            throw .cellTooLong(place, limit: limits.maxCellSize)
        }
    }

    private var place: SourcePlace {
        SourcePlace(
            file: file, sheet: sheet ?? "", row: max(1, nextRow), column: max(1, nextColumn))
    }
}

// MARK: - Tables and rows

extension OpenDocumentSheetReader {
    private mutating func beginTable(_ tag: borrowing XMLTag) throws(Diagnostic) {
        let name = tag[OpenDocumentNames.Word.name.rawValue] ?? ""
        guard isSpreadsheet, sheet == nil, !name.hasPrefix("'file:") else {
            foreignDepth = 1
            return
        }
        guard sheetCount < limits.maxSheets else {
            throw .tooManySheets(file, limit: limits.maxSheets)
        }
        let style = tag[OpenDocumentNames.Word.styleName.rawValue] ?? ""
        let heading = SheetHeading(
            name: name, index: sheetCount, isHidden: hiddenStyles.contains(style))
        sheetCount += 1
        sheet = name
        layout = SheetLayout()
        nextColumnDeclared = 1
        nextRow = 1
        isWanted = try consumer.begin(heading)
    }

    private mutating func endTable() throws(Diagnostic) {
        guard sheet != nil else { return }
        sheet = nil
        if isWanted { try consumer.end(layout) }
    }

    private mutating func noteColumn(_ tag: borrowing XMLTag) {
        let repeats = Self.repeats(tag, .columnsRepeated, upTo: limits.maxColumns)
        let first = nextColumnDeclared
        nextColumnDeclared = min(first + repeats, limits.maxColumns + 1)
        guard Self.isHidden(tag), first < nextColumnDeclared else { return }
        layout.hiddenColumns.append(first...(nextColumnDeclared - 1))
    }

    private static func isHidden(_ tag: borrowing XMLTag) -> Bool {
        let visibility = tag[OpenDocumentNames.Word.visibility.rawValue]
        return visibility == "collapse" || visibility == "filter"
    }

    /// How often an element stands for itself; counts beyond `limit` are all the same to us.
    private static func repeats(
        _ tag: borrowing XMLTag, _ word: OpenDocumentNames.Word, upTo limit: Int
    ) -> Int {
        min(max(1, tag.integer(word.rawValue) ?? 1), limit + 1)
    }

    private mutating func beginRow(_ tag: borrowing XMLTag) throws(Diagnostic) {
        guard sheet != nil else { return }
        rowRepeat = Self.repeats(tag, .rowsRepeated, upTo: limits.maxRows)
        row.begin(nextRow, isHidden: Self.isHidden(tag))
        nextColumn = 1
    }

    /// Empty rows only count; others are as many rows as they say.
    private mutating func endRow() throws(Diagnostic) {
        guard sheet != nil else { return }
        defer { nextRow = min(nextRow + rowRepeat, limits.maxRows + 1) }
        guard isWanted, !row.isEmpty else { return }
        nextColumn = 1
        guard nextRow - 1 + rowRepeat <= limits.maxRows else {
            throw .tooManyRows(place, limit: limits.maxRows)
        }
        guard count.add(row.count * (rowRepeat - 1)) else {
            throw .tooManyCells(place, limit: limits.maxCells)
        }
        for number in nextRow..<(nextRow + rowRepeat) {
            row.renumber(number)
            if row.isHidden { layout.hiddenRows.append(number) }
            try consumer.take(row)
        }
    }
}

// MARK: - Cells

extension OpenDocumentSheetReader {
    private typealias Word = OpenDocumentNames.Word

    private mutating func beginCell(_ tag: borrowing XMLTag, isCovered: Bool) throws(Diagnostic) {
        guard sheet != nil else { return }
        cell = OpenCell()
        cell.depth = 1
        cell.repeats = Self.repeats(tag, .columnsRepeated, upTo: limits.maxColumns)
        cell.isCovered = isCovered
        cell.start = row.size
        cell.textStart = row.size
        paragraphs = ParagraphText()
        guard isWanted, !isCovered else { return }
        cell.hasFormula = tag.withUTF8(of: Word.formula.rawValue) { _ in true } ?? false
        takeValue(tag)
        try checkSize()
        cell.textStart = row.size
        cell.wantsText =
            cell.kind == nil || cell.kind == .text && row.size == cell.start
            || cell.hasFormula
        noteMerge(tag)
    }

    /// The typed value, which is exact where the displayed text may be rounded.
    private mutating func takeValue(_ tag: borrowing XMLTag) {
        let type = tag.withUTF8(of: Word.valueType.rawValue, OpenDocumentNames.kind) ?? nil
        guard let (kind, word) = type else { return }
        cell.kind = kind
        if let value = tag.withUTF8(of: word.rawValue, [UInt8].init) { row.append(value.span) }
        let shown = tag.withUTF8(of: Word.shownType.rawValue, CellText.string)
        cell.isError = shown == "error"
    }

    private mutating func noteMerge(_ tag: borrowing XMLTag) {
        let columns = tag.integer(Word.columnsSpanned.rawValue) ?? 1
        let rows = tag.integer(Word.rowsSpanned.rawValue) ?? 1
        guard columns > 1 || rows > 1, columns <= limits.maxColumns, rows <= limits.maxRows,
            columns > 0, rows > 0
        else { return }
        layout.merges.append(
            CellRange(
                rows: nextRow...(nextRow + rows - 1),
                columns: nextColumn...(nextColumn + columns - 1)))
    }

    private mutating func startInside(_ word: OpenDocumentNames.Word?, _ tag: borrowing XMLTag)
        throws(Diagnostic)
    {
        if word == .foreign || word == .table {
            foreignDepth = 1
            return
        }
        cell.depth += 1
        guard cell.wantsText else { return }
        if word == .paragraph, cell.depth == 2 {
            paragraphs.beginParagraph(in: &row)
        } else if paragraphs.isOpen {
            switch word {
            case .spaces:
                let spaces = min(max(1, tag.integer(Word.count.rawValue) ?? 1), limits.maxCellSize)
                paragraphs.append(UInt8(ascii: " "), times: spaces, to: &row)
            case .tab: paragraphs.append(UInt8(ascii: "\t"), times: 1, to: &row)
            case .lineBreak: paragraphs.append(UInt8(ascii: "\n"), times: 1, to: &row)
            default: break
            }
            try checkSize()
        }
    }

    private mutating func endCell() throws(Diagnostic) {
        guard cell.depth > 0 else { return }
        cell.depth = 0
        defer { nextColumn = min(nextColumn + cell.repeats, limits.maxColumns + 1) }
        guard isWanted, !cell.isCovered, let content = content() else { return }
        guard nextColumn - 1 + cell.repeats <= limits.maxColumns else {
            throw .tooManyColumns(place, limit: limits.maxColumns)
        }
        guard count.add(cell.repeats) else {
            throw .tooManyCells(place, limit: limits.maxCells)
        }
        _ = row.close(column: nextColumn, kind: content.kind, from: content.start)
        for column in nextColumn..<(nextColumn + cell.repeats) where column > nextColumn {
            row.repeatLast(column: column)
        }
    }

    /// What the cell is and where its bytes begin; nil when it is empty.
    private mutating func content() -> (kind: SheetRow.Kind, start: Int)? {
        let hasText = row.size > cell.textStart
        if hasText, cell.isError || cell.hasFormula && row.looksLikeError(from: cell.textStart) {
            return (.error, cell.textStart)
        }
        guard let kind = cell.kind else {
            if hasText { return (.text, cell.textStart) }
            return cell.hasFormula ? (.notCalculated, cell.start) : nil
        }
        if kind != .text || cell.textStart > cell.start { row.drop(from: cell.textStart) }
        if row.size == cell.start {
            return kind == .text ? nil : (.notCalculated, cell.start)
        }
        return (kind, cell.start)
    }
}

extension SheetRow {
    /// `#REF!`, `#N/A`, `Err:508`.
    fileprivate func looksLikeError(from start: Int) -> Bool {
        starts(with: "#", at: start) || starts(with: "Err:", at: start)
    }
}

/// The text of a cell's paragraphs, with white space as OpenDocument means it.
private struct ParagraphText {
    /// Whether characters belong to the text now.
    var isOpen = false
    private var hasParagraph = false
    private var isAfterSpace = true

    mutating func beginParagraph(in row: inout SheetRow) {
        if hasParagraph { row.append(UInt8(ascii: "\n")) }
        hasParagraph = true
        isOpen = true
        isAfterSpace = true
    }

    /// Runs of white space are one space; those at the start of a paragraph are none.
    mutating func append(_ utf8: Span<UInt8>, to row: inout SheetRow) {
        for position in utf8.indices {
            let byte = utf8[position]
            let isSpace = byte == 0x20 || byte == 9 || byte == 10 || byte == 13
            if !isSpace || !isAfterSpace { row.append(isSpace ? 0x20 : byte) }
            isAfterSpace = isSpace
        }
    }

    mutating func append(_ byte: UInt8, times: Int, to row: inout SheetRow) {
        for _ in 0..<times { row.append(byte) }
        isAfterSpace = false
    }
}
