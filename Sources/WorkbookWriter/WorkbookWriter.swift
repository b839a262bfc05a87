internal import CLibXlsxWriter
public import Diagnostics
internal import FoundationEssentials
internal import Glibc
public import Wording

/// Writes a workbook in XLSX into memory, sheet by sheet.
///
/// The same calls give the same bytes. Rows and columns count from 1.
/// ```swift
/// var writer = try WorkbookWriter(createdOn: today)
/// try writer.beginSheet(named: "Contracte")
/// try writer.write(.text("Număr"), row: 1, column: 1, look: CellLook(isBold: true))
/// let bytes = try writer.finish()
/// ```
public struct WorkbookWriter: ~Copyable {
    private let file: WorkbookFile
    private(set) var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var looks: [CellLook: UnsafeMutablePointer<lxw_format>] = [:]
    private var names: Set<String> = []

    /// - Parameter day: The day in the workbook's properties.
    /// - Throws: `workbook.cannot-write` when memory runs out.
    public init(createdOn day: CalendarDate) throws(Diagnostic) {
        file = try WorkbookFile()
        var properties = lxw_doc_properties()
        properties.created = day.dayNumber * 86_400
        workbook_set_properties(file.book, &properties)
    }

    /// Begins the next sheet.
    ///
    /// - Parameter name: What a sheet's name may not hold is left out, and it is cut to 31
    ///   characters; a name that is taken gets a number.
    public mutating func beginSheet(named name: String) throws(Diagnostic) {
        let name = SheetName.usable(name, beside: names)
        names.insert(name.lowercased())
        guard let sheet = workbook_add_worksheet(file.book, name) else { throw .cannotWrite }
        self.sheet = sheet
    }

    public mutating func write(
        _ value: WrittenValue, row: Int, column: Int, look: CellLook = CellLook()
    ) throws(Diagnostic) {
        let format = try format(of: look)
        let (row, column) = try Self.address(row, column)
        let result =
            switch value {
            case .text(let text): worksheet_write_string(sheet, row, column, text, format)
            case .number(let number):
                worksheet_write_number(sheet, row, column, number.nearestDouble, format)
            case .boolean(let flag):
                worksheet_write_boolean(sheet, row, column, flag ? 1 : 0, format)
            case .date(let date, let seconds):
                worksheet_write_number(
                    sheet, row, column, date.serial + Double(seconds) / 86_400, format)
            case .duration(let seconds):
                worksheet_write_number(sheet, row, column, Double(seconds) / 86_400, format)
            case .blank: worksheet_write_blank(sheet, row, column, format)
            }
        guard result == LXW_NO_ERROR else { throw .cannotWrite }
    }

    /// Pins a note to a cell.
    public mutating func addNote(_ text: String, row: Int, column: Int) throws(Diagnostic) {
        let (row, column) = try Self.address(row, column)
        var options = lxw_comment_options()
        options.x_scale = 2.5
        options.y_scale = 1.5
        let short = String(text.prefix(8_000))
        guard worksheet_write_comment_opt(sheet, row, column, short, &options) == LXW_NO_ERROR
        else { throw .cannotWrite }
    }

    /// Joins cells into one; the content of the first is written afterwards.
    public mutating func merge(
        rows: ClosedRange<Int>, columns: ClosedRange<Int>
    ) throws(Diagnostic) {
        let (first, left) = try Self.address(rows.lowerBound, columns.lowerBound)
        let (last, right) = try Self.address(rows.upperBound, columns.upperBound)
        let result = worksheet_merge_range(sheet, first, left, last, right, nil, nil)
        guard result == LXW_NO_ERROR else { throw .cannotWrite }
    }

    /// - Parameter width: In characters.
    public mutating func setWidth(_ width: Int, columns: ClosedRange<Int>) throws(Diagnostic) {
        let (_, left) = try Self.address(1, columns.lowerBound)
        let (_, right) = try Self.address(1, columns.upperBound)
        worksheet_set_column(sheet, left, right, Double(width), nil)
    }

    /// Keeps the rows above and the columns before a cell in sight.
    public mutating func freeze(beforeRow row: Int, column: Int) throws(Diagnostic) {
        let (row, column) = try Self.address(row, column)
        worksheet_freeze_panes(sheet, row, column)
    }

    /// The finished file.
    public consuming func finish() throws(Diagnostic) -> [UInt8] { try file.finish() }

    static func address(
        _ row: Int, _ column: Int
    ) throws(Diagnostic) -> (lxw_row_t, lxw_col_t) {
        guard (1...1_048_576).contains(row), (1...16_384).contains(column) else {
            throw .cannotWrite
        }
        return (lxw_row_t(row - 1), lxw_col_t(column - 1))
    }

    mutating func format(
        of look: CellLook
    ) throws(Diagnostic) -> UnsafeMutablePointer<lxw_format>? {
        if look == CellLook() { return nil }
        if let known = looks[look] { return known }
        guard let format = workbook_add_format(file.book) else { throw .cannotWrite }
        look.apply(to: format)
        looks[look] = format
        return format
    }
}

extension CellLook {
    fileprivate func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if isBold { format_set_bold(format) }
        if wraps { format_set_text_wrap(format) }
        if isUnlocked { format_set_unlocked(format) }
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        if let fill { format_set_bg_color(format, fill.colour) }
        switch self.format {
        case .general: break
        case .text: format_set_num_format_index(format, 49)
        case .date: format_set_num_format(format, "dd.mm.yyyy")
        case .dateAndTime: format_set_num_format(format, "dd.mm.yyyy hh:mm")
        case .duration: format_set_num_format(format, "[h]:mm:ss")
        case .percentage: format_set_num_format(format, "0.00%")
        }
    }
}

extension CellLook.Fill {
    fileprivate var colour: lxw_color_t {
        switch self {
        case .grey: 0xE7E6E6
        case .red: 0xF8CBAD
        case .yellow: 0xFFF2CC
        }
    }
}

extension Decimal {
    /// A cell's number is binary in the file format itself.
    fileprivate var nearestDouble: Double { Double(description) ?? 0 }
}

extension CalendarDate {
    /// The day's number in the 1900 system.
    fileprivate var serial: Double { Double(dayNumber + 25_569) }
}

/// Names of sheets as the format allows them.
enum SheetName {
    static func usable(_ name: String, beside taken: Set<String>) -> String {
        let allowed = name.filter { !"[]:*?/\\".contains($0) && !$0.isNewline }
        let plain = allowed.drop { $0 == "'" || $0 == " " }
        let base = plain.isEmpty ? "Foaie" : String(plain)
        var candidate = cut(base, to: 31)
        var number = 2
        while taken.contains(candidate.lowercased()) {
            candidate = cut(base, to: 27) + " \(number)"
            number += 1
        }
        return candidate
    }

    /// The format counts units of UTF-16.
    private static func cut(_ text: String, to length: Int) -> String {
        var text = text
        while text.utf16.count > length { text.removeLast() }
        while text.last == "'" || text.last == " " { text.removeLast() }
        return text
    }
}

/// The workbook in the making, in a file that is only memory.
private final class WorkbookFile {
    let book: UnsafeMutablePointer<lxw_workbook>
    private let descriptor: Int32
    private var isOpen = true

    init() throws(Diagnostic) {
        descriptor = memfd_create("workbook", 0)
        guard descriptor >= 0 else { throw .cannotWrite }
        guard let book = workbook_new("/proc/self/fd/\(descriptor)") else {
            close(descriptor)
            throw .cannotWrite
        }
        self.book = book
    }

    deinit {
        if isOpen { lxw_workbook_free(book) }
        close(descriptor)
    }

    func finish() throws(Diagnostic) -> [UInt8] {
        isOpen = false
        guard workbook_close(book) == LXW_NO_ERROR else { throw .cannotWrite }
        let size = lseek(descriptor, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: max(0, Int(size)))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress! + done, $0.count - done, off_t(done))
            }
            guard count > 0 else { throw .cannotWrite }
            done += count
        }
        return bytes
    }
}

extension Diagnostic {
    static var cannotWrite: Diagnostic {
        .inputOutput(
            "workbook.cannot-write",
            message: Text(
                ro:
                    "registrul de calcul nu a putut fi scris: lipsește memoria sau un text e prea lung",
                en: "the workbook could not be written: memory is short, or a text is too long"),
            hint: Text(
                ro: "scurtați textele de peste 32 000 de caractere sau împărțiți registrul",
                en: "shorten texts above 32 000 characters, or split the register"))
    }
}
