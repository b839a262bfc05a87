import Diagnostics
import Foundation
import Spreadsheets

/// The files that `Generators/make.py` made, each beside what it holds, one cell a line.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Files")

    static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { !$0.hasSuffix(".cells") }.sorted()

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    static func expected(_ name: String) -> String? {
        try? String(contentsOf: folder.appending(path: name + ".cells"), encoding: .utf8)
    }

    static func rewriteIfAsked(_ name: String, _ text: String) throws {
        guard ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil else { return }
        try text.write(
            to: folder.appending(path: name + ".cells"), atomically: true, encoding: .utf8)
    }
}

/// Writes down all that a workbook holds.
struct Listing: SheetConsumer {
    private(set) var lines: [String] = []
    private var sheet = ""

    mutating func begin(_ sheet: SheetHeading) throws(Diagnostic) -> Bool {
        self.sheet = sheet.name
        lines.append("sheet \(sheet.index) \(sheet.name)" + (sheet.isHidden ? " hidden" : ""))
        return true
    }

    mutating func take(_ row: SheetRow) throws(Diagnostic) {
        if row.isHidden { lines.append("row \(row.number) hidden") }
        for cell in row.cells {
            let address = SourcePlace.columnName(cell.column) + String(cell.row)
            lines.append("\(address) \(Self.words(cell.value))")
        }
    }

    mutating func end(_ layout: SheetLayout) throws(Diagnostic) {
        for range in layout.merges {
            let first = SourcePlace.columnName(range.columns.lowerBound)
            let last = SourcePlace.columnName(range.columns.upperBound)
            lines.append(
                "merged \(first)\(range.rows.lowerBound):\(last)\(range.rows.upperBound)")
        }
        for columns in layout.hiddenColumns { lines.append("columns \(columns) hidden") }
    }

    private static func words(_ value: CellValue) -> String {
        switch value {
        case .text(let text): "text \(text.debugDescription)"
        case .number(let number): "number \(number)"
        case .percentage(let number): "percentage \(number)"
        case .date(let date, let seconds): "date \(date)" + (seconds > 0 ? " +\(seconds) s" : "")
        case .time(let seconds): "time \(seconds) s"
        case .boolean(let flag): "boolean \(flag)"
        case .error(let code): "error \(code)"
        case .notCalculated: "not calculated"
        case .unreadable(let text): "unreadable \(text.debugDescription)"
        }
    }

    /// A file's cells, or all that is wrong with it.
    static func text(of bytes: [UInt8], file: String) -> String {
        do {
            let workbook = try Workbook(bytes: bytes, file: file)
            let warnings = workbook.warnings.map(words)
            let lines = try workbook.read(with: Listing()).lines
            return (warnings + lines).map { $0 + "\n" }.joined()
        } catch {
            return words(error) + "\n"
        }
    }

    private static func words(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.location?.text(in: .en) ?? ""
        return "\(diagnostic.severity) \(diagnostic.id) at \(place): \(diagnostic.message.en)\n"
            + "  \(diagnostic.message.ro)\n  hint: \(diagnostic.hint?.en ?? "")\n"
            + "  sfat: \(diagnostic.hint?.ro ?? "")"
    }
}
