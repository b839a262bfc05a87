public import DataFiles
public import Diagnostics
internal import Spreadsheets

/// What an office says of its own registers: which sheets and columns hold what.
///
/// ```yaml
/// sheets:
///   - sheet: Registru 2026
///     holds: documents
///     header: 4-5
///     columns:
///       Suma, lei: price.total
///       Note: ignore
/// values:
///   kind: service-contract
/// ```
public struct RegisterMapping: Hashable, Sendable {
    public struct SheetMapping: Hashable, Sendable {
        /// The sheet's name as in the workbook.
        public var sheet: String
        /// `documents`, `parties`, `ignore`, or the path of a list: `costing.personnel`.
        public var holds: String
        /// The rows of the header; nil: found out.
        public var header: ClosedRange<Int>?
        /// The field of each header, or `ignore`.
        public var columns: [Column]
        /// Whether an empty key stands for the one above it, as in merged cells.
        public var fillsDown: Bool
        /// The one document all rows belong to, by its number; nil: each row names its own.
        public var document: String?

        public init(
            sheet: String, holds: String, header: ClosedRange<Int>? = nil, columns: [Column] = [],
            fillsDown: Bool = false, document: String? = nil
        ) {
            self.sheet = sheet
            self.holds = holds
            self.header = header
            self.columns = columns
            self.fillsDown = fillsDown
            self.document = document
        }
    }

    public struct Column: Hashable, Sendable {
        public var header: String
        public var field: String

        public init(header: String, field: String) {
            self.header = header
            self.field = field
        }
    }

    public var sheets: [SheetMapping]
    /// Fields that hold for all documents; what a row says goes first.
    public var values: DataNode?
    /// How CSV files are written, where that is not to be guessed.
    public var encoding: TextEncodingName?
    public var delimiter: Character?

    public init(sheets: [SheetMapping] = [], values: DataNode? = nil) {
        self.sheets = sheets
        self.values = values
    }

    func mapping(of sheet: String) -> SheetMapping? {
        let key = HeaderKey.of(sheet)
        return sheets.first { $0.sheet == sheet } ?? sheets.first { HeaderKey.of($0.sheet) == key }
    }

    var separatedText: SeparatedTextOptions {
        SeparatedTextOptions(
            encoding: encoding.flatMap { TextEncoding(rawValue: $0.rawValue) },
            delimiter: delimiter)
    }
}

/// The encodings a mapping may name.
public enum TextEncodingName: String, CaseIterable, Hashable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
}

// MARK: - Reading

extension RegisterMapping {
    /// - Throws: All that is wrong with the file: `library.…`, `data.…`, `register.mapping-…`.
    public init(reading source: DataSource) throws(DiagnosticList) {
        let node = try DataNode(reading: source)
        var problems = DiagnosticCollector()
        let keys = ["sheets", "values", "encoding", "delimiter"]
        guard let record = LibraryRecord(node, keys: keys, &problems) else {
            throw DiagnosticList(problems.all)
        }
        sheets = record.items(ifAny: "sheets", &problems).compactMap {
            SheetMapping($0, &problems)
        }
        values = record["values"]
        encoding = record["encoding"].flatMap { $0.choice(TextEncodingName.self, &problems) }
        delimiter = record.text(ifAny: "delimiter", &problems).flatMap {
            $0 == "tab" ? "\t" : $0.first
        }
        if problems.hasErrors { throw DiagnosticList(problems.all) }
    }
}

extension RegisterMapping.SheetMapping {
    fileprivate init?(_ node: DataNode, _ problems: inout DiagnosticCollector) {
        let keys = ["sheet", "holds", "header", "columns", "fill_down", "document"]
        guard let record = LibraryRecord(node, keys: keys, &problems),
            let sheet = record.text("sheet", &problems)
        else { return nil }
        self.init(
            sheet: sheet, holds: record.text(ifAny: "holds", &problems) ?? "documents",
            header: record["header"].flatMap { Self.rows($0, &problems) },
            columns: Self.columns(record["columns"], &problems),
            fillsDown: record.flag(ifAny: "fill_down", &problems) ?? false,
            document: record.text(ifAny: "document", &problems))
        guard let place = record["holds"] else { return }
        _ = place.read(SheetRole(name: holds), Self.roles, &problems)
    }

    private static let roles = Text(
        ro:
            "„documents”, „parties”, „ignore” sau numele unei liste, de exemplu „costing.personnel”",
        en: "“documents”, “parties”, “ignore” or the name of a list, e.g. “costing.personnel”")

    /// `4` or `4-5`.
    private static func rows(_ node: DataNode, _ problems: inout DiagnosticCollector)
        -> ClosedRange<Int>?
    {
        let numbers = (node.plainText ?? "").split(separator: "-").map { Int($0) ?? 0 }
        let isRange =
            (1...2).contains(numbers.count) && numbers[0] > 0
            && numbers[numbers.count - 1] - numbers[0] >= 0
            && numbers[numbers.count - 1] - numbers[0] < 5
        return node.read(
            isRange ? numbers[0]...numbers[numbers.count - 1] : nil,
            Text(
                ro: "rândurile antetului, de exemplu 4 sau 4-5",
                en: "the rows of the header, e.g. 4 or 4-5"), &problems)
    }

    private static func columns(_ node: DataNode?, _ problems: inout DiagnosticCollector)
        -> [RegisterMapping.Column]
    {
        guard let node else { return [] }
        guard case .map(let entries) = node.content else {
            problems.report(
                .wrongForm(node, Text(ro: "un grup de câmpuri", en: "a group of fields")))
            return []
        }
        return entries.compactMap { entry in
            entry.value.text(&problems).map {
                RegisterMapping.Column(header: entry.key, field: $0)
            }
        }
    }
}
