internal import Diagnostics
internal import OpenPackage

/// Reads a worksheet part piece by piece: its plain rows at once, all else by the XML parser.
///
/// The parser gets what stands before the rows, and everything from the first row on that is not
/// plain. So it judges the document as ever, but for rows in which nothing is left to judge.
struct ExcelSheetStream<Consumer: SheetConsumer>: ~Copyable {
    private var stream: XMLStream<ExcelSheetReader<Consumer>>
    private var stage = Stage.beforeRows
    /// What waits for more: the beginning of the part, then of a row.
    private var held: [UInt8] = []

    private enum Stage { case beforeRows, amongRows, parsing }

    private static var mostHeld: Int { 1 << 18 }

    init(
        _ reader: consuming ExcelSheetReader<Consumer>, part: String, _ commons: ExcelCommons
    ) throws(Diagnostic) {
        stream = try XMLStream(
            reader, file: commons.file, part: part, limits: commons.limits.package)
    }

    mutating func feed(_ piece: Span<UInt8>) throws(Diagnostic) {
        if stage == .parsing { return try stream.feed(piece) }
        held.append(piece)
        if stage == .beforeRows { try findRows() }
        if stage == .amongRows { try takeRows() }
        if held.count > Self.mostHeld { try parse(from: 0) }
    }

    consuming func finish() throws(Diagnostic) -> ExcelSheetReader<Consumer> {
        try parse(from: 0)
        return try stream.finish()
    }

    /// The parser reads what is held and whatever follows.
    private mutating func parse(from start: Int) throws(Diagnostic) {
        stage = .parsing
        let rest = held
        held = []
        try stream.feed(rest.span.extracting(start..<rest.count))
    }

    private mutating func findRows() throws(Diagnostic) {
        let bytes = held
        guard let end = Self.end(of: "<sheetData>", in: bytes.span) else { return }
        try stream.feed(bytes.span.extracting(0..<end))
        let isAmongRows = try stream.withHandler { reader throws(Diagnostic) in reader.isAmongRows }
        guard isAmongRows else { return try parse(from: end) }
        held.removeSubrange(..<end)
        stage = .amongRows
    }

    private mutating func takeRows() throws(Diagnostic) {
        let bytes = held
        let (end, goesOn) = try stream.withHandler { reader throws(Diagnostic) in
            try reader.takePlainRows(bytes.span)
        }
        try stream.skip(bytes.span.extracting(0..<end))
        guard goesOn else { return try parse(from: end) }
        held.removeSubrange(..<end)
    }

    private static func end(of word: StaticString, in bytes: Span<UInt8>) -> Int? {
        let length = word.utf8CodeUnitCount
        var start = 0
        while start + length <= bytes.count {
            let end = start + length
            if CellText.isEqual(bytes.extracting(start..<end), word) { return end }
            start += 1
        }
        return nil
    }
}

extension ZipArchive {
    func read<Consumer: SheetConsumer>(
        _ part: String, with reader: consuming ExcelSheetReader<Consumer>, _ commons: ExcelCommons
    ) throws(Diagnostic) -> ExcelSheetReader<Consumer> {
        var sheet = try ExcelSheetStream(reader, part: part, commons)
        try stream(part) { piece throws(Diagnostic) in try sheet.feed(piece) }
        return try sheet.finish()
    }
}
