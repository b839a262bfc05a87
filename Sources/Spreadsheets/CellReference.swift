/// A cell as spreadsheet programs name it, `C14`.
struct CellReference {
    let row: Int
    let column: Int

    /// nil for anything else, and for more than seven letters or digits.
    init?(parsing bytes: Span<UInt8>) {
        var position = 0
        var column = 0
        while position < bytes.count, (bytes[position] | 0x20) &- 0x61 < 26, position < 8 {
            column = column * 26 + Int((bytes[position] | 0x20) &- 0x60)
            position += 1
        }
        let digits = position
        var row = 0
        while position < bytes.count, bytes[position] &- 0x30 < 10, position - digits < 8 {
            row = row * 10 + Int(bytes[position] &- 0x30)
            position += 1
        }
        guard position == bytes.count, column > 0, row > 0 else { return nil }
        self.row = row
        self.column = column
    }
}

extension CellRange {
    /// `A1:C2`, or one cell.
    init?(parsing bytes: Span<UInt8>) {
        var colon = 0
        while colon < bytes.count, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
        guard let first = CellReference(parsing: bytes.extracting(0..<colon)) else { return nil }
        var last = first
        if colon < bytes.count {
            let rest = bytes.extracting((colon + 1)..<bytes.count)
            guard let end = CellReference(parsing: rest) else { return nil }
            last = end
        }
        guard first.row <= last.row, first.column <= last.column else { return nil }
        self.init(rows: first.row...last.row, columns: first.column...last.column)
    }
}

/// How many cells a workbook has used of what it may.
struct CellCount {
    private var count = 0
    private let limit: Int

    init(_ limits: SheetLimits) { limit = limits.maxCells }

    /// - Returns: false when there are too many now.
    mutating func add(_ more: Int) -> Bool {
        count += more
        return count <= limit
    }
}
