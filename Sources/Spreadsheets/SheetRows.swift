/// The rows of a sheet, or some of them, by position.
///
/// A row is put together when it is asked for. However many there are, they hold little memory:
/// beyond a few they lie in a temporary file.
public struct SheetRows: RandomAccessCollection, Sendable {
    private let store: RowStore
    /// Which of the stored rows these are; nil: all.
    private let positions: [Int32]?

    init(_ store: RowStore) {
        self.store = store
        positions = nil
    }

    private init(_ store: RowStore, _ positions: [Int32]) {
        self.store = store
        self.positions = positions
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { positions?.count ?? store.count }
    public subscript(position: Int) -> SheetRow { store[stored(position)] }

    private func stored(_ position: Int) -> Int { positions.map { Int($0[position]) } ?? position }

    /// The rows at these positions.
    public func rows(at wanted: [Int]) -> SheetRows {
        SheetRows(store, wanted.map { Int32(stored($0)) })
    }

    /// The rows of which this holds; none is copied.
    public func filter(_ isWanted: (SheetRow) throws -> Bool) rethrows -> SheetRows {
        rows(at: try indices.filter { try isWanted(self[$0]) })
    }
}

/// Bytes of rows, one behind the other, each found by where it ends.
final class RowStore: Sendable {
    /// The first part, up to `fileSize`; nil when all lie in memory.
    private let file: TemporaryFile?
    private let fileSize: Int
    private let memory: [UInt8]
    private let ends: [Int]

    fileprivate init(_ builder: RowStoreBuilder) {
        (file, fileSize) = (builder.file, builder.fileSize)
        (memory, ends) = (builder.memory, builder.ends)
    }

    var count: Int { ends.count }

    subscript(position: Int) -> SheetRow {
        let range = (position > 0 ? ends[position - 1] : 0)..<ends[position]
        if range.lowerBound < fileSize, let file {
            let bytes = file.bytes(in: range)
            return SheetRow(stored: bytes.span)
        }
        let memory = memory
        let span = memory.span
        return SheetRow(
            stored: span.extracting(range.lowerBound - fileSize..<range.upperBound - fileSize))
    }
}

/// Takes rows until all are there.
struct RowStoreBuilder {
    /// What is kept in memory before it goes to the file.
    private static let mostInMemory = 1 << 16
    fileprivate private(set) var file: TemporaryFile?
    fileprivate private(set) var fileSize = 0
    fileprivate private(set) var memory: [UInt8] = []
    fileprivate private(set) var ends: [Int] = []
    /// A folder that takes no file, or no more of it, costs memory only.
    private var takesFile = true

    mutating func append(_ row: SheetRow) {
        row.store(in: &memory)
        ends.append(fileSize + memory.count)
        guard memory.count > Self.mostInMemory, takesFile else { return }
        file = file ?? TemporaryFile()
        takesFile = file?.write(memory, at: fileSize) ?? false
        guard takesFile else { return }
        fileSize += memory.count
        memory.removeAll(keepingCapacity: true)
    }

    func finish() -> SheetRows { SheetRows(RowStore(self)) }
}
