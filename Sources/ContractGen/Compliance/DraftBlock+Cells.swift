internal import Templates

extension Draft.Block {
    /// The cells of a table's row, which „ | ” sets apart; any other block is one.
    var cells: [Substring] {
        guard kind == .tableRow else { return [text[...]] }
        let (bar, space) = (UInt8(ascii: "|"), UInt8(ascii: " "))
        let utf8 = text.utf8
        var cells: [Substring] = []
        var (start, next) = (utf8.startIndex, utf8.startIndex)
        while let found = utf8[next...].firstIndex(of: bar) {
            next = utf8.index(after: found)
            let before = utf8[..<found].last ?? space
            guard before == space, next == utf8.endIndex || utf8[next] == space else { continue }
            cells.append(text[start..<(found > start ? utf8.index(before: found) : start)])
            start = next == utf8.endIndex ? next : utf8.index(after: next)
        }
        return cells + [text[start...]]
    }

    /// The cell, from 0, that holds a byte of the text.
    func column(at offset: Int) -> Int {
        cells.lastIndex { $0.byteOffset <= offset } ?? 0
    }
}

extension Substring {
    /// Where it begins in the text it is a part of, in bytes.
    var byteOffset: Int { base.utf8.distance(from: base.startIndex, to: startIndex) }
}
