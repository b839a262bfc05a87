internal import Diagnostics

/// A data tree as one text that is read back without a parser: the shipped rules are packed when the
/// program is built, since reading them as YAML at every start would cost more than a contract.
///
/// Nodes stand in reading order, each as a letter, its numbers and `:`, e.g. `s3,8,4,4:home` for the
/// plain scalar `home` in line 3, column 8, 4 characters and 4 bytes long. `q` is a quoted scalar,
/// `l` and `m` are a list and a map with their number of items, `n` is null; before each of a map's
/// values stands its key, as `s`.
extension DataNode {
    public var packed: String {
        var bytes: [UInt8] = []
        pack(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func pack(into bytes: inout [UInt8]) {
        switch content {
        case .scalar(let text, let isQuoted): Self.pack(isQuoted ? "q" : "s", place, text, &bytes)
        case .null: Self.pack("n", place, "", &bytes)
        case .list(let items):
            Self.pack("l", place, count: items.count, &bytes)
            for item in items { item.pack(into: &bytes) }
        case .map(let entries):
            Self.pack("m", place, count: entries.count, &bytes)
            for entry in entries {
                Self.pack("s", entry.keyPlace, entry.key, &bytes)
                entry.value.pack(into: &bytes)
            }
        }
    }

    private static func pack(
        _ letter: Unicode.Scalar, _ place: SourcePlace, _ text: String, _ bytes: inout [UInt8]
    ) {
        pack(letter, place, count: text.utf8.count, &bytes)
        bytes += text.utf8
    }

    private static func pack(
        _ letter: Unicode.Scalar, _ place: SourcePlace, count: Int, _ bytes: inout [UInt8]
    ) {
        bytes += "\(letter)\(place.line),\(place.column),\(place.length),\(count):".utf8
    }

    /// Reads a packed tree back.
    ///
    /// - Parameter file: the file its places are in.
    /// - Throws: `data.damaged-tree` when the text is no packed tree.
    init(unpacking text: String, file: String) throws(Diagnostic) {
        var reader = PackedReader(text, file: file)
        self = try reader.node(depth: 0)
        guard reader.isAtEnd else { throw .damagedTree(file) }
    }
}

private struct PackedReader {
    private let bytes: [UInt8]
    private let file: String
    private var position = 0

    init(_ text: String, file: String) {
        bytes = Array(text.utf8)
        self.file = file
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func node(depth: Int) throws(Diagnostic) -> DataNode {
        guard depth <= DataNode.maximumDepth + 1 else { throw .damagedTree(file) }
        let head = try head()
        switch head.letter {
        case UInt8(ascii: "s"):
            return DataNode(.scalar(try text(head.count), isQuoted: false), at: head.place)
        case UInt8(ascii: "q"):
            return DataNode(.scalar(try text(head.count), isQuoted: true), at: head.place)
        case UInt8(ascii: "n"): return DataNode(.null, at: head.place)
        case UInt8(ascii: "l"): return DataNode(.list(try items(head.count, depth)), at: head.place)
        case UInt8(ascii: "m"):
            return DataNode(.map(try entries(head.count, depth)), at: head.place)
        default: throw .damagedTree(file)
        }
    }

    private mutating func items(_ count: Int, _ depth: Int) throws(Diagnostic) -> [DataNode] {
        var items: [DataNode] = []
        for _ in 0..<count { items.append(try node(depth: depth + 1)) }
        return items
    }

    private mutating func entries(
        _ count: Int, _ depth: Int
    ) throws(Diagnostic) -> [DataNode.Entry] {
        var entries: [DataNode.Entry] = []
        for _ in 0..<count {
            let head = try head()
            let key = try text(head.count)
            entries.append(
                DataNode.Entry(
                    key: key, keyPlace: head.place, value: try node(depth: depth + 1)))
        }
        return entries
    }

    private mutating func head() throws(Diagnostic) -> (
        letter: UInt8, place: SourcePlace, count: Int
    ) {
        guard position < bytes.count else { throw .damagedTree(file) }
        let letter = bytes[position]
        position += 1
        let line = try number(before: UInt8(ascii: ","))
        let column = try number(before: UInt8(ascii: ","))
        let length = try number(before: UInt8(ascii: ","))
        let count = try number(before: UInt8(ascii: ":"))
        let place = SourcePlace(file: file, line: line, column: column, length: length)
        return (letter, place, count)
    }

    private mutating func number(before end: UInt8) throws(Diagnostic) -> Int {
        var number = 0
        let start = position
        while position < bytes.count, position - start < 12, bytes[position] != end {
            let digit = Int(bytes[position]) - 0x30
            guard (0...9).contains(digit) else { throw .damagedTree(file) }
            number = number * 10 + digit
            position += 1
        }
        guard position > start, position < bytes.count, bytes[position] == end else {
            throw .damagedTree(file)
        }
        position += 1
        return number
    }

    private mutating func text(_ count: Int) throws(Diagnostic) -> String {
        guard count <= bytes.count - position else { throw .damagedTree(file) }
        defer { position += count }
        return String(decoding: bytes[position..<position + count], as: UTF8.self)
    }
}

extension Diagnostic {
    fileprivate static func damagedTree(_ file: String) -> Diagnostic {
        .error(
            "data.damaged-tree", at: .file(file),
            message: Text(
                ro: "regulile din program sunt deteriorate",
                en: "the rules inside the program are damaged"),
            hint: Text(ro: "reinstalați programul", en: "install the program again"))
    }
}
