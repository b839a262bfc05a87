internal import Diagnostics

/// Reads rows of a worksheet without an XML parser, as far as they are written the way nearly all
/// programs write them. This is most of what there is to read in a register.
///
/// A plain row has the tags `row`, `c`, `v`, `f`, `is` and `t` without prefixes, nothing but XML's
/// own five entities, and neither comments nor CDATA nor declarations. What is plain is read as the
/// parser would; of anything else nothing is said, and the parser reads it, or says what is wrong.
struct PlainRowScanner {
    enum Outcome {
        /// - Parameter end: Where the row ends.
        case row(end: Int)
        /// What is there may be the beginning of a plain row.
        case cut
        case other
    }

    /// Prefixes of attributes that are declared outside of the rows.
    var prefixes: [[UInt8]] = []
    private var position = 0
    /// Whether the bytes ended before the row did.
    private(set) var isCut = false
    /// The local names of the tag's attributes.
    private var names: [Range<Int>] = []

    /// Reads one row into a builder; what it began there is of no use unless a row is returned.
    ///
    /// - Throws: What the builder throws.
    mutating func scan(
        _ bytes: Span<UInt8>, from start: Int, into builder: inout ExcelRowBuilder
    ) throws(Diagnostic) -> Outcome {
        position = start
        isCut = false
        if try row(bytes, &builder) { return .row(end: position) }
        return isCut ? .cut : .other
    }
}

// MARK: - Elements

extension PlainRowScanner {
    private mutating func row(
        _ bytes: Span<UInt8>, _ builder: inout ExcelRowBuilder
    ) throws(Diagnostic) -> Bool {
        skipSpace(bytes)
        guard take("<row", bytes), let tag = rowTag(bytes) else { return false }
        try builder.beginRow(tag.number, isHidden: tag.isHidden)
        if tag.isEmpty { return true }
        while true {
            skipSpace(bytes)
            guard take("<", bytes), let byte = byte(bytes) else { return false }
            if byte == UInt8(ascii: "/") { return take("/row>", bytes) }
            guard try cell(bytes, &builder) else { return false }
        }
    }

    private mutating func rowTag(
        _ bytes: Span<UInt8>
    ) -> (number: Int?, isHidden: Bool, isEmpty: Bool)? {
        var number: Int?
        var isHidden = false
        names.removeAll(keepingCapacity: true)
        while let part = tagPart(bytes) {
            switch part {
            case .end(let isEmpty): return (number, isHidden, isEmpty)
            case .attribute(let name, let value):
                guard isNew(name, bytes) else { return nil }
                if isEqual(name, "r", bytes) {
                    guard let digits = integer(value, bytes) else { return nil }
                    number = digits
                } else if isEqual(name, "hidden", bytes) {
                    isHidden = CellText.isTrue(bytes.extracting(value))
                }
            }
        }
        return nil
    }

    /// From behind the `<`.
    private mutating func cell(
        _ bytes: Span<UInt8>, _ builder: inout ExcelRowBuilder
    ) throws(Diagnostic) -> Bool {
        guard take("c", bytes), let tag = cellTag(bytes) else { return false }
        try builder.beginCell(tag.address, style: tag.style, type: tag.type)
        while !tag.isEmpty {
            skipSpace(bytes)
            guard take("<", bytes), let byte = byte(bytes) else { return false }
            switch byte {
            case UInt8(ascii: "v"):
                builder.noteValue()
                guard take("v>", bytes), try text(bytes, "/v>", &builder) else { return false }
            case UInt8(ascii: "f"):
                builder.noteFormula()
                guard take("f", bytes), try formula(bytes) else { return false }
            case UInt8(ascii: "i"):
                builder.noteValue()
                guard take("is>", bytes), try inline(bytes, &builder) else { return false }
            case UInt8(ascii: "/"):
                guard take("/c>", bytes) else { return false }
                try builder.endCell()
                return true
            default: return false
            }
        }
        try builder.endCell()
        return true
    }

    private struct CellTag {
        var address: ExcelRowBuilder.Address?
        var style = 0
        var type = ExcelCellType.number
        var isEmpty = false
    }

    /// A cell has but three attributes that are common, each once.
    private mutating func cellTag(_ bytes: Span<UInt8>) -> CellTag? {
        var tag = CellTag()
        var seen: UInt8 = 0
        while let part = tagPart(bytes) {
            guard case .attribute(let name, let value) = part else {
                if case .end(isEmpty: true) = part { tag.isEmpty = true }
                return tag
            }
            guard name.count == 1 else { return nil }
            let letter = bytes[name.lowerBound]
            switch letter {
            case UInt8(ascii: "r"): tag.address = .init(bytes.extracting(value))
            case UInt8(ascii: "s"):
                guard let style = integer(value, bytes) else { return nil }
                tag.style = style
            case UInt8(ascii: "t"): tag.type = .init(named: bytes.extracting(value))
            default: return nil
            }
            let bit: UInt8 = 1 << (letter & 7)
            guard seen & bit == 0 else { return nil }
            seen |= bit
        }
        return nil
    }

    /// A formula is not asked for; its tag and its text are only passed over.
    private mutating func formula(_ bytes: Span<UInt8>) throws(Diagnostic) -> Bool {
        names.removeAll(keepingCapacity: true)
        guard let isEmpty = otherTag(bytes) else { return false }
        if isEmpty { return true }
        while run(bytes) != nil {
            guard let byte = byte(bytes) else { return false }
            if byte == UInt8(ascii: "<") { return take("</f>", bytes) }
            guard entity(bytes) != nil else { return false }
        }
        return false
    }

    /// One text without readings or runs of its own.
    private mutating func inline(
        _ bytes: Span<UInt8>, _ builder: inout ExcelRowBuilder
    ) throws(Diagnostic) -> Bool {
        names.removeAll(keepingCapacity: true)
        guard builder.isInline, take("<t", bytes), let isEmpty = otherTag(bytes) else {
            return false
        }
        if !isEmpty {
            guard try text(bytes, "/t>", &builder) else { return false }
        }
        return take("</is>", bytes)
    }

    /// The rest of a tag whose attributes do not matter.
    ///
    /// - Returns: Whether the element is empty.
    private mutating func otherTag(_ bytes: Span<UInt8>) -> Bool? {
        while let part = tagPart(bytes) {
            switch part {
            case .end(let isEmpty): return isEmpty
            case .attribute(let name, _): guard isNew(name, bytes) else { return nil }
            }
        }
        return nil
    }
}

// MARK: - Text

extension PlainRowScanner {
    /// Text up to an end tag, which is given without its `<`.
    private mutating func text(
        _ bytes: Span<UInt8>, _ end: StaticString, _ builder: inout ExcelRowBuilder
    ) throws(Diagnostic) -> Bool {
        while let run = run(bytes) {
            if !run.isEmpty { try builder.append(bytes.extracting(run)) }
            guard let byte = byte(bytes) else { return false }
            if byte == UInt8(ascii: "<") {
                position += 1
                return take(end, bytes)
            }
            guard let character = entity(bytes) else { return false }
            try builder.append(character)
        }
        return false
    }

    /// Bytes that are not `<`, `&`, `>` or a control character other than tab and line feed.
    private static let special: UInt64 =
        (0xFFFF_FFFF & ~(1 << 9 | 1 << 10)) | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

    /// Text up to the next `<` or `&`; nil where it is not for us.
    private mutating func run(_ bytes: Span<UInt8>) -> Range<Int>? {
        let start = position
        var index = position
        var all: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 64, Self.special >> UInt64(byte) & 1 == 1 { break }
            all |= byte
            index += 1
        }
        position = index
        guard let byte = byte(bytes) else { return nil }
        guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") else { return nil }
        if all >= 0x80, !Self.isText(bytes.extracting(start..<index)) { return nil }
        return start..<index
    }

    /// Whether these bytes are UTF-8 of characters that XML allows.
    private static func isText(_ bytes: Span<UInt8>) -> Bool {
        do { _ = try UTF8Span(validating: bytes) } catch { return false }
        var index = 0
        while index + 2 < bytes.count {
            if bytes[index] == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                return false
            }
            index += 1
        }
        return true
    }

    /// The character of `&amp;` and the four others.
    private mutating func entity(_ bytes: Span<UInt8>) -> UInt8? {
        guard position + 3 < bytes.count else {
            isCut = true
            return nil
        }
        switch bytes[position + 1] {
        case UInt8(ascii: "l"): return take("&lt;", bytes) ? UInt8(ascii: "<") : nil
        case UInt8(ascii: "g"): return take("&gt;", bytes) ? UInt8(ascii: ">") : nil
        case UInt8(ascii: "q"): return take("&quot;", bytes) ? UInt8(ascii: "\"") : nil
        case UInt8(ascii: "a") where bytes[position + 2] == UInt8(ascii: "m"):
            return take("&amp;", bytes) ? UInt8(ascii: "&") : nil
        case UInt8(ascii: "a"): return take("&apos;", bytes) ? UInt8(ascii: "'") : nil
        default: return nil
        }
    }
}

// MARK: - Tags

extension PlainRowScanner {
    private enum TagPart {
        case attribute(name: Range<Int>, value: Range<Int>)
        case end(isEmpty: Bool)
    }

    /// The next attribute, or the end of the tag.
    private mutating func tagPart(_ bytes: Span<UInt8>) -> TagPart? {
        let before = position
        skipSpace(bytes)
        guard let byte = byte(bytes) else { return nil }
        switch byte {
        case UInt8(ascii: ">"):
            position += 1
            return .end(isEmpty: false)
        case UInt8(ascii: "/"): return take("/>", bytes) ? .end(isEmpty: true) : nil
        default:
            guard position > before, let name = name(bytes), take("=", bytes),
                let value = value(bytes)
            else { return nil }
            return .attribute(name: name, value: value)
        }
    }

    private mutating func name(_ bytes: Span<UInt8>) -> Range<Int>? {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "=") {
            let byte = bytes[position]
            let isLetter = (byte | 0x20) &- 0x61 < 26
            let isOther = byte &- 0x30 < 11 || byte == UInt8(ascii: "_")
            guard isLetter || isOther && position > start else { return nil }
            position += 1
        }
        guard byte(bytes) != nil, position > start else { return nil }
        return start..<position
    }

    /// An attribute's value without its quotation marks.
    private mutating func value(_ bytes: Span<UInt8>) -> Range<Int>? {
        guard let quote = byte(bytes), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { return nil }
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != quote {
            let byte = bytes[position]
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&")
            else { return nil }
            position += 1
        }
        guard byte(bytes) != nil else { return nil }
        position += 1
        return start..<(position - 1)
    }

    private static let mostAttributes = 32

    /// Whether the tag has no attribute yet that could have the same name, and the name's prefix is
    /// known. Names that declare namespaces have none that is.
    private mutating func isNew(_ name: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard names.count < Self.mostAttributes, !isEqual(name, "xmlns", bytes) else {
            return false
        }
        var local = name
        if let colon = name.first(where: { bytes[$0] == UInt8(ascii: ":") }) {
            guard isPrefix(name.lowerBound..<colon, bytes) else { return false }
            local = (colon + 1)..<name.upperBound
        }
        guard let first = local.first, bytes[first] &- 0x30 > 10,
            !local.contains(where: { bytes[$0] == UInt8(ascii: ":") }),
            !names.contains(where: { areEqual($0, local, bytes) })
        else {
            return false
        }
        names.append(local)
        return true
    }

    private func isPrefix(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        isEqual(range, "xml", bytes)
            || prefixes.contains { prefix in
                prefix.count == range.count
                    && prefix.indices.allSatisfy { prefix[$0] == bytes[range.lowerBound + $0] }
            }
    }

    private func areEqual(_ one: Range<Int>, _ other: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy { bytes[$0] == bytes[$1] }
    }

    private func isEqual(_ range: Range<Int>, _ word: StaticString, _ bytes: Span<UInt8>) -> Bool {
        CellText.isEqual(bytes.extracting(range), word)
    }

    /// Digits alone, few enough to be a number.
    private func integer(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Int? {
        guard 1...9 ~= range.count else { return nil }
        var total = 0
        for index in range {
            guard bytes[index] &- 0x30 < 10 else { return nil }
            total = total * 10 + Int(bytes[index] &- 0x30)
        }
        return total
    }
}

// MARK: - Bytes

extension PlainRowScanner {
    /// The byte that is next; at the end of the bytes the row is cut.
    private mutating func byte(_ bytes: Span<UInt8>) -> UInt8? {
        guard position < bytes.count else {
            isCut = true
            return nil
        }
        return bytes[position]
    }

    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    /// - Returns: false when something else is there.
    @inline(__always)
    private mutating func take(_ word: StaticString, _ bytes: Span<UInt8>) -> Bool {
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count else {
            isCut = true
            return false
        }
        guard CellText.isEqual(bytes.extracting(position..<(position + length)), word) else {
            return false
        }
        position += length
        return true
    }
}
