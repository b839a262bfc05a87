internal import Diagnostics

extension DataNode {
    /// - Throws: `data.empty`, `data.json-syntax`, `data.too-deep`, `data.duplicate-key`.
    init(readingJSON source: SourceText) throws(DiagnosticList) {
        var reader = JSONReader(source)
        var builder = DataNodeBuilder(source)
        do {
            try reader.read(into: &builder)
        } catch {
            throw DiagnosticList(builder.repeatedKeys + [error])
        }
        guard let node = builder.node, builder.repeatedKeys.isEmpty else {
            throw DiagnosticList(builder.repeatedKeys)
        }
        self = node
    }
}

/// Makes of a JSON text the tree that knows its places.
private struct DataNodeBuilder: JSONSink {
    /// What was read, once it is whole.
    private(set) var node: DataNode?
    private let bytes: [UInt8]
    private var cursor: PlaceCursor
    private var open: [Container] = []
    private var duplicates: [(entry: DataNode.Entry, first: SourcePlace)] = []

    /// A list or a map whose end has not come yet.
    private struct Container {
        let place: SourcePlace
        var items: [DataNode] = []
        var entries: [DataNode.Entry] = []
        var key: (name: String, place: SourcePlace)?
    }

    init(_ source: SourceText) {
        bytes = Array(source.text.utf8)
        cursor = PlaceCursor(file: source.name)
    }

    /// In the order of the file; a map's own were found after those of the maps in it.
    var repeatedKeys: [Diagnostic] {
        let inOrder = duplicates.sorted {
            let (a, b) = ($0.entry.keyPlace, $1.entry.keyPlace)
            return (a.line, a.column) < (b.line, b.column)
        }
        return inOrder.map { .duplicateKey($0.entry.key, at: $0.entry.keyPlace, first: $0.first) }
    }

    mutating func scalar(_ text: String, isQuoted: Bool, at range: Range<Int>) {
        let isNull = !isQuoted && text == "null"
        add(
            DataNode(
                isNull ? .null : .scalar(text, isQuoted: isQuoted),
                at: cursor.place(of: range, in: bytes)))
    }

    mutating func key(_ name: String, at range: Range<Int>) {
        guard let last = open.indices.last else { return }
        open[last].key = (name, cursor.place(of: range, in: bytes))
    }

    mutating func beginList(at offset: Int) { begin(at: offset) }

    mutating func beginMap(at offset: Int) { begin(at: offset) }

    private mutating func begin(at offset: Int) {
        open.append(Container(place: cursor.place(of: offset..<offset, in: bytes)))
    }

    mutating func endList() {
        guard let list = open.popLast() else { return }
        add(DataNode(.list(list.items), at: list.place))
    }

    mutating func endMap() {
        guard let map = open.popLast() else { return }
        noteDuplicates(among: map.entries)
        add(DataNode(.map(map.entries), at: map.place))
    }

    private mutating func add(_ node: DataNode) {
        guard let last = open.indices.last else { return self.node = node }
        if let key = open[last].key {
            open[last].entries.append(
                DataNode.Entry(key: key.name, keyPlace: key.place, value: node))
            open[last].key = nil
        } else {
            open[last].items.append(node)
        }
    }

    private mutating func noteDuplicates(among entries: [DataNode.Entry]) {
        guard !entries.haveFewDifferentKeys else { return }
        var places: [String: SourcePlace] = [:]
        for entry in entries {
            if let first = places[entry.key] {
                duplicates.append((entry, first))
            } else {
                places[entry.key] = entry.keyPlace
            }
        }
    }
}

/// Turns rising offsets into lines and columns without counting anything twice.
struct PlaceCursor {
    private let file: String
    private var offset = 0, line = 1, column = 1

    init(file: String) { self.file = file }

    /// - Parameter range: Does not begin before that of an earlier call, except on the same line's
    ///   last few characters (then it is counted again from the start of the file).
    mutating func place(of range: Range<Int>, in bytes: [UInt8]) -> SourcePlace {
        if range.lowerBound < offset { (offset, line, column) = (0, 1, 1) }
        advance(to: range.lowerBound, in: bytes)
        let length = bytes[range].characterCount
        return SourcePlace(file: file, line: line, column: column, length: length)
    }

    private mutating func advance(to target: Int, in bytes: [UInt8]) {
        let all = bytes.span
        var start = offset
        for index in offset..<target where all[index] == UInt8(ascii: "\n") {
            (start, line, column) = (index + 1, line + 1, 1)
        }
        column += bytes[start..<target].characterCount
        offset = target
    }
}

extension ArraySlice<UInt8> {
    /// How many characters these bytes of UTF-8 are: where no letter can join its neighbours, as many
    /// as there are bytes that begin one.
    fileprivate var characterCount: Int {
        var (count, mayJoin) = (0, false)
        let bytes = span
        for index in bytes.indices {
            let byte = bytes[index]
            count &+= byte & 0xC0 == 0x80 ? 0 : 1
            mayJoin = mayJoin || byte == 0x0D || byte >= 0xCC && byte != 0xD0 && byte != 0xD1
        }
        return mayJoin ? String(decoding: self, as: UTF8.self).count : count
    }
}

extension [DataNode.Entry] {
    /// Whether a quick look shows that no key stands twice.
    fileprivate var haveFewDifferentKeys: Bool {
        guard count <= 16 else { return false }
        return indices.allSatisfy { index in
            !self[..<index].contains { $0.key == self[index].key }
        }
    }
}
