import Diagnostics
import OpenPackage
import Spreadsheets
import Testing

@Suite("Workbooks")
struct WorkbookTests {
    @Test("a file holds the cells that its listing says", arguments: Fixtures.names)
    func cells(name: String) throws {
        let text = Listing.text(of: try Fixtures.bytes(name), file: name)
        try Fixtures.rewriteIfAsked(name, text)
        #expect(text == Fixtures.expected(name))
    }

    @Test("LibreOffice's ODS and XLSX of one workbook hold the same")
    func formatsAgree() throws {
        let ods = try Workbook(bytes: Fixtures.bytes("libreoffice.ods"), file: "a.ods").sheets()
        let xlsx = try Workbook(bytes: Fixtures.bytes("libreoffice.xlsx"), file: "a.xlsx").sheets()
        #expect(ods.map(\.name) == xlsx.map(\.name))
        for (one, other) in zip(ods, xlsx) {
            #expect(one.rows.flatMap(\.cells) == other.rows.flatMap(\.cells))
        }
    }

    @Test("a million repeated rows without content are nothing")
    func repeatedRows() throws {
        let sheets = try Workbook(bytes: Fixtures.bytes("flat.fods"), file: "a.fods").sheets()
        #expect(sheets[0].rows.map(\.number) == [1, 2, 3, 4])
    }

    @Test("a CSV file can be read as its user says")
    func chosen() throws {
        let options = SeparatedTextOptions(encoding: .windows1251, delimiter: ",")
        let bytes: [UInt8] = Array("1;2,".utf8) + [0xCF]
        let sheet = try Workbook(bytes: bytes, file: "a.csv", options: options).sheets()[0]
        #expect(sheet.value(row: 1, column: 1) == .text("1;2"))
        #expect(sheet.value(row: 1, column: 2) == .text("П"))
    }

    @Test("a cell is found by row and column")
    func lookup() throws {
        let sheet = try Workbook(bytes: Array("a;;c\n\nd".utf8), file: "x/reg.csv").sheets()[0]
        #expect(sheet.name == "reg")
        #expect(sheet.value(row: 1, column: 3) == .text("c"))
        #expect(sheet.value(row: 1, column: 2) == nil)
        #expect(sheet.value(row: 2, column: 1) == nil)
        #expect(sheet.value(row: 3, column: 1) == .text("d"))
        #expect(sheet.value(row: 4, column: 1) == nil)
    }
}

@Suite("Limits of workbooks")
struct LimitTests {
    private func id(
        _ bytes: [UInt8], _ file: String, _ change: (inout SheetLimits) -> Void
    ) -> String? {
        var limits = SheetLimits()
        change(&limits)
        do {
            _ = try Workbook(bytes: bytes, file: file, limits: limits).sheets()
            return nil
        } catch {
            return error.id
        }
    }

    @Test("rows, columns, cells and texts have limits", arguments: ["flat.fods", "openpyxl.xlsx"])
    func limits(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        #expect(id(bytes, name) { $0.maxRows = 1 } == "sheet.too-many-rows")
        #expect(id(bytes, name) { $0.maxColumns = 1 } == "sheet.too-many-columns")
        #expect(id(bytes, name) { $0.maxCells = 3 } == "sheet.too-many-cells")
        #expect(id(bytes, name) { $0.maxCellSize = 2 } == "sheet.cell-too-long")
        #expect(id(bytes, name) { $0.maxFileSize = 9 } == "sheet.file-too-large")
        #expect(id(bytes, name) { $0.maxSheets = 0 } == "sheet.too-many-sheets")
    }

    @Test("so do those of CSV")
    func separated() {
        let bytes = Array("abc;d\ne;f".utf8)
        #expect(id(bytes, "a.csv") { $0.maxRows = 1 } == "sheet.too-many-rows")
        #expect(id(bytes, "a.csv") { $0.maxColumns = 1 } == "sheet.too-many-columns")
        #expect(id(bytes, "a.csv") { $0.maxCells = 3 } == "sheet.too-many-cells")
        #expect(id(bytes, "a.csv") { $0.maxCellSize = 2 } == "sheet.cell-too-long")
    }

    @Test("a row that stands for too many is refused, not expanded")
    func bomb() throws {
        let text = String(decoding: try Fixtures.bytes("flat.fods"), as: UTF8.self)
            .replacing(
                "table:number-rows-repeated=\"2\"", with: "table:number-rows-repeated=\"999999\""
            )
            .replacing(
                "table:number-columns-repeated=\"2\"><text",
                with: "table:number-columns-repeated=\"16000\"><text")
        #expect(id(Array(text.utf8), "a.fods") { _ in } == "sheet.too-many-cells")
    }

    @Test(
        "a damaged file gives a diagnostic or cells, never a crash",
        arguments: ["flat.fods", "types.xlsx", "rich-text.xlsx", "utf8.csv", "libreoffice.ods"])
    func damaged(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        var random = SeededGenerator(state: 7)
        for _ in 0..<60 {
            var copy = bytes
            for _ in 0..<3 {
                copy[Int(random.next() % UInt64(copy.count))] = UInt8(
                    truncatingIfNeeded: random.next())
            }
            let text = Listing.text(of: copy, file: name)
            #expect(!text.isEmpty)
            _ = Listing.text(
                of: Array(copy.prefix(Int(random.next() % UInt64(copy.count)))), file: name)
        }
    }
}

/// The same numbers every time.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
