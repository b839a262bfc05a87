public import Diagnostics
internal import OpenPackage

/// A workbook as it came: XLSX, XLSM, ODS, flat ODS or CSV, told apart by its bytes.
///
/// Reading streams the sheets: memory does not grow with their number of rows.
/// ```swift
/// let workbook = try Workbook(bytes: bytes, file: "registru.xlsx")
/// let total = try workbook.read(with: RowCounter()).total
/// ```
public struct Workbook: Sendable {
    /// What is doubtful about the file as a whole: a guessed encoding, text once read wrongly.
    public let warnings: [Diagnostic]
    /// The file's name in messages.
    public let file: String
    private let content: Content
    private let limits: SheetLimits

    private enum Content: Sendable {
        case excel(ExcelPackage)
        case openDocument(ZipArchive)
        case flatOpenDocument([UInt8])
        case separated(DecodedText, delimiter: Character?)
    }

    /// - Parameters:
    ///   - file: The name as the user would type it; a CSV file's sheet is named by it.
    ///   - options: For CSV, what is not to be guessed.
    /// - Throws: `sheet.…`, `package.…`, `xml.…`.
    public init(
        bytes: [UInt8], file: String, options: SeparatedTextOptions = SeparatedTextOptions(),
        limits: SheetLimits = .standard
    ) throws(Diagnostic) {
        guard bytes.count <= limits.maxFileSize else {
            throw .fileTooLarge(file, limit: limits.maxFileSize)
        }
        self.file = file
        self.limits = limits
        switch try WorkbookFormat(of: bytes, file: file) {
        case .zip:
            content = try Self.archive(bytes, file: file, limits: limits)
            warnings = []
        case .flatOpenDocument:
            content = .flatOpenDocument(bytes)
            warnings = []
        case .separated:
            let text = try DecodedText(bytes, file: file, as: options.encoding)
            content = .separated(text, delimiter: options.delimiter)
            warnings = text.warnings(file)
        }
    }

    private static func archive(
        _ bytes: [UInt8], file: String, limits: SheetLimits
    ) throws(Diagnostic) -> Content {
        let archive = try ZipArchive(bytes: bytes, file: file, limits: limits.package)
        if archive.isOpenDocument {
            try archive.checkOpenDocument(file)
            return .openDocument(archive)
        }
        return .excel(try ExcelPackage(archive, file: file, limits: limits))
    }

    /// Reads all sheets, in their order.
    ///
    /// - Returns: The consumer with what it gathered.
    /// - Throws: What the consumer throws, and what is wrong with the file: it may show only after
    ///   some rows.
    public func read<Consumer: SheetConsumer>(
        with consumer: consuming Consumer
    ) throws(Diagnostic) -> Consumer {
        switch content {
        case .excel(let package): return try package.read(with: consumer, limits: limits)
        case .openDocument(let archive):
            let reader = OpenDocumentSheetReader(consumer, file: file, limits: limits)
            return try finished(try archive.read("content.xml", with: reader))
        case .flatOpenDocument(let bytes):
            let reader = OpenDocumentSheetReader(consumer, file: file, limits: limits)
            var stream = try XMLStream(reader, file: file, part: "", limits: limits.package)
            try stream.feed(bytes.span)
            return try finished(try stream.finish())
        case .separated(let text, let delimiter):
            let found = Delimiter.found(in: text.utf8.span, chosen: delimiter)
            var reader = SeparatedReader(
                consumer, file: file, sheet: sheetName, delimiter: found.byte, limits: limits)
            try reader.read(text.utf8.span, from: found.beginning)
            return reader.consumer
        }
    }

    private func finished<Consumer>(_ reader: OpenDocumentSheetReader<Consumer>)
        throws(Diagnostic) -> Consumer
    {
        guard reader.isSpreadsheet else { throw .notASpreadsheet(file) }
        guard reader.sheetCount > 0 else { throw .noSheets(file) }
        return reader.consumer
    }

    /// All sheets at once, held in memory.
    ///
    /// - Throws: As `read(with:)`.
    public func sheets() throws(Diagnostic) -> [Sheet] {
        try read(with: SheetGatherer()).sheets
    }

    /// The file's name without folder and ending.
    private var sheetName: String {
        let name = file.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
        return String(name[..<dot])
    }
}

extension ExcelPackage {
    fileprivate func read<Consumer: SheetConsumer>(
        with consumer: consuming Consumer, limits: SheetLimits
    ) throws(Diagnostic) -> Consumer {
        let commons = ExcelCommons(
            file: file, limits: limits, strings: try sharedStrings(limits),
            formats: try formats(), dates: dates)
        var consumer = consumer
        var count = CellCount(limits)
        for sheet in sheets where try consumer.begin(sheet.heading) {
            let reader = try archive.read(
                sheet.part,
                with: ExcelSheetReader(
                    consumer, sheet: sheet.heading.name, count: count, commons: commons),
                commons)
            consumer = reader.consumer
            count = reader.count
            try consumer.end(reader.layout)
        }
        return consumer
    }
}

extension DecodedText {
    fileprivate func warnings(_ file: String) -> [Diagnostic] {
        var warnings: [Diagnostic] = []
        if isGuessed { warnings.append(.guessedEncoding(file, encoding)) }
        let beginning = String(decoding: utf8.prefix(1 << 16), as: UTF8.self)
        let words = beginning.split { !$0.isLetter && $0.isASCII }
        for word in words where word.utf8.count > word.count {
            guard let meant = Mojibake.repaired(String(word)) else { continue }
            warnings.append(.mojibake(file, found: String(word), meant: meant))
            break
        }
        return warnings
    }
}
