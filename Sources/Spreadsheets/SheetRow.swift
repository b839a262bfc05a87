internal import Diagnostics

/// One row of a sheet, with the cells that have content, from left to right.
///
/// The cells lie in one buffer as the file spells them and become values when they are asked for.
public struct SheetRow: Hashable, Sendable {
    /// From 1, as spreadsheet programs count.
    public internal(set) var number = 0
    /// Hidden by hand or by a filter.
    public internal(set) var isHidden = false
    private var slots: [Slot] = []
    private var bytes: [UInt8] = []

    /// What the bytes of a cell are.
    enum Kind: UInt8, Sendable {
        case text, number, percentage, serial1900, serial1904, serialTime
        case isoDate, isoTime, boolean, error, notCalculated
    }

    private struct Slot: Hashable, Sendable {
        let column: Int32
        let kind: Kind
        let start: Int32
        let end: Int32
    }

    public init() {}

    public var isEmpty: Bool { slots.isEmpty }
    public var count: Int { slots.count }

    /// The columns of the cells with content, ascending.
    public var columns: [Int] { slots.map { Int($0.column) } }

    /// The content of the cell in a column, from 1; nil when it is empty.
    public subscript(column: Int) -> CellValue? {
        var low = 0
        var high = slots.count
        while low < high {
            let middle = (low + high) / 2
            if Int(slots[middle].column) < column { low = middle + 1 } else { high = middle }
        }
        guard low < slots.count, Int(slots[low].column) == column else { return nil }
        return value(slots[low])
    }

    /// All cells with content.
    public var cells: [Cell] { (0..<count).map { self[at: $0] } }

    /// A cell by its position among those with content.
    public subscript(at position: Int) -> Cell {
        let slot = slots[position]
        return Cell(row: number, column: Int(slot.column), value: value(slot))
    }

    private func value(_ slot: Slot) -> CellValue {
        let span = bytes.span.extracting(Int(slot.start)..<Int(slot.end))
        return CellText.value(of: span, kind: slot.kind)
    }
}

// MARK: - Building

extension SheetRow {
    mutating func begin(_ number: Int, isHidden: Bool) {
        self.number = number
        self.isHidden = isHidden
        slots.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// How many bytes the open cell has so far, with those of the cells before it.
    var size: Int { bytes.count }
    var lastColumn: Int { slots.last.map { Int($0.column) } ?? 0 }

    mutating func append(_ span: Span<UInt8>) { bytes.append(span) }
    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Forgets what was appended since `start`.
    mutating func drop(from start: Int) { bytes.removeSubrange(start...) }

    /// What was appended since `start`, changed.
    mutating func rewrite(from start: Int, _ change: (Span<UInt8>) -> [UInt8]) {
        let changed = change(bytes.span.extracting(start..<bytes.count))
        bytes.removeSubrange(start...)
        bytes.append(contentsOf: changed)
    }

    func contains(_ byte: UInt8, from start: Int) -> Bool {
        bytes[start...].contains(byte)
    }

    func starts(with prefix: StaticString, at start: Int) -> Bool {
        bytes[start...].starts(with: prefix.description.utf8)
    }

    /// Makes a cell of what was appended since `start`. Cells may come in any order of columns.
    ///
    /// - Returns: false when the column has a cell already.
    mutating func close(column: Int, kind: Kind, from start: Int) -> Bool {
        let slot = Slot(
            column: Int32(column), kind: kind, start: Int32(start), end: Int32(bytes.count))
        if column > lastColumn {
            slots.append(slot)
            return true
        }
        guard !slots.contains(where: { $0.column == slot.column }) else { return false }
        let position = slots.firstIndex { $0.column > slot.column } ?? slots.count
        slots.insert(slot, at: position)
        return true
    }

    /// Another cell with the content of the last one.
    mutating func repeatLast(column: Int) {
        guard let last = slots.last else { return }
        slots.append(
            Slot(column: Int32(column), kind: last.kind, start: last.start, end: last.end))
    }

    mutating func renumber(_ number: Int) { self.number = number }
}

// MARK: - Storing

extension SheetRow {
    /// Appends the row as `init(stored:)` reads it.
    func store(in memory: inout [UInt8]) {
        memory.append(number: number)
        memory.append(isHidden ? 1 : 0)
        memory.append(number: slots.count)
        for slot in slots {
            memory.append(number: Int(slot.column))
            memory.append(slot.kind.rawValue)
            memory.append(number: Int(slot.start))
            memory.append(number: Int(slot.end))
        }
        memory.append(contentsOf: bytes)
    }

    init(stored memory: Span<UInt8>) {
        var reader = StoredNumbers()
        number = reader.number(in: memory)
        isHidden = reader.byte(in: memory) != 0
        let count = reader.number(in: memory)
        slots.reserveCapacity(count)
        for _ in 0..<count {
            slots.append(
                Slot(
                    column: Int32(reader.number(in: memory)),
                    kind: Kind(rawValue: reader.byte(in: memory)) ?? .text,
                    start: Int32(reader.number(in: memory)), end: Int32(reader.number(in: memory))))
        }
        bytes = Array(memory.extracting(reader.position...))
    }
}

/// Reads what `append(number:)` wrote.
private struct StoredNumbers {
    private(set) var position = 0

    mutating func byte(in memory: Span<UInt8>) -> UInt8 {
        defer { position += 1 }
        return memory[position]
    }

    mutating func number(in memory: Span<UInt8>) -> Int {
        var number = 0
        var shift = 0
        while true {
            let byte = byte(in: memory)
            number |= Int(byte & 127) << shift
            if byte < 128 { return number }
            shift += 7
        }
    }
}

extension [UInt8] {
    mutating func append(_ span: Span<UInt8>) {
        unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// Seven bits a byte, the lowest first; all but the last have the eighth set.
    fileprivate mutating func append(number: Int) {
        var rest = number
        while rest > 127 {
            append(UInt8(rest & 127 | 128))
            rest >>= 7
        }
        append(UInt8(rest))
    }

    init(_ span: Span<UInt8>) {
        self = []
        append(span)
    }
}
