internal import Diagnostics
internal import OpenPackage

/// The texts that the cells of a workbook share, in one buffer.
struct SharedStrings: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    func append(_ index: Int, to row: inout SheetRow) {
        let start = index > 0 ? ends[index - 1] : 0
        row.append(bytes.span.extracting(start..<ends[index]))
    }

    /// The number of a text as a cell gives it; -1 when it is none.
    static func index(_ digits: Span<UInt8>) -> Int {
        guard 1...9 ~= digits.count else { return -1 }
        var index = 0
        for position in digits.indices {
            guard digits[position] &- 0x30 < 10 else { return -1 }
            index = index * 10 + Int(digits[position] &- 0x30)
        }
        return index
    }

    fileprivate var openSize: Int { bytes.count - (ends.last ?? 0) }
    fileprivate mutating func append(_ span: Span<UInt8>) { bytes.append(span) }

    fileprivate mutating func close() {
        let start = ends.last ?? 0
        if bytes[start...].contains(UInt8(ascii: "_")) {
            let decoded = EscapedText.decoded(bytes.span.extracting(start..<bytes.count))
            bytes.removeSubrange(start...)
            bytes.append(contentsOf: decoded)
        }
        ends.append(bytes.count)
    }
}

/// Reads `xl/sharedStrings.xml`: the runs of a text joined, without readings (`rPh`).
struct SharedStringsReader: XMLHandler {
    private enum Word: Int { case item, text, reading }

    let file: String
    let limits: SheetLimits
    private(set) var strings = SharedStrings()
    private var isText = false
    private var isReading = false

    init(file: String, limits: SheetLimits) {
        self.file = file
        self.limits = limits
    }

    var words: [XML.Name: Int] {
        ExcelNames.words(elements: ["si": Word.item, "t": .text, "rPh": .reading])
    }

    mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
        switch Word(rawValue: word) {
        case .text: isText = true
        case .reading: isReading = true
        case .item, nil: break
        }
    }

    mutating func end(_ word: Int) throws(Diagnostic) {
        switch Word(rawValue: word) {
        case .text: isText = false
        case .reading: isReading = false
        case .item: strings.close()
        case nil: break
        }
    }

    mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {
        guard isText, !isReading else { return }
        strings.append(utf8)
        guard strings.openSize <= limits.maxCellSize else {
            throw .sharedTextTooLong(file, number: strings.count + 1, limit: limits.maxCellSize)
        }
    }
}

/// Characters that SpreadsheetML writes as `_x000D_`.
enum EscapedText {
    /// Line ends written so become line feeds, other control characters are left out.
    static func decoded(_ bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        var lead: UInt32?
        while position < bytes.count {
            guard let unit = unit(bytes, position) else {
                result.append(bytes[position])
                position += 1
                lead = nil
                continue
            }
            position += 7
            append(unit, &lead, to: &result)
            skipLineFeed(after: unit, bytes, &position)
        }
        return result
    }

    /// Half of a character beyond the first plane waits for the other.
    private static func append(_ unit: UInt32, _ lead: inout UInt32?, to result: inout [UInt8]) {
        var value = unit == 13 ? 10 : unit
        if let first = lead, (0xDC00...0xDFFF).contains(unit) {
            value = 0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00)
        }
        lead = (0xD800...0xDBFF).contains(unit) ? unit : nil
        guard value >= 0x20 || value == 9 || value == 10, let scalar = Unicode.Scalar(value) else {
            return
        }
        result.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }

    /// `_x000D_` comes with a line feed after it.
    private static func skipLineFeed(
        after unit: UInt32, _ bytes: Span<UInt8>, _ position: inout Int
    ) {
        if unit == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
    }

    /// The UTF-16 unit of `_xHHHH_`.
    private static func unit(_ bytes: Span<UInt8>, _ start: Int) -> UInt32? {
        guard start + 7 <= bytes.count, bytes[start] == UInt8(ascii: "_"),
            bytes[start + 1] == UInt8(ascii: "x"), bytes[start + 6] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt32 = 0
        for offset in 2..<6 {
            guard let digit = hexadecimal(bytes[start + offset]) else { return nil }
            value = value * 16 + digit
        }
        return value
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte) - 0x30
        case 0x41...0x46, 0x61...0x66: UInt32(byte | 0x20) - 0x61 + 10
        default: nil
        }
    }
}
