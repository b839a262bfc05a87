import Diagnostics
import FoundationEssentials
import Spreadsheets
import Testing
import Wording
import WorkbookWriter

@Suite struct WorkbookWriterTests {
    private static let day = CalendarDate(year: 2026, month: 11, day: 21)!

    private func sheets(
        _ write: (inout WorkbookWriter) throws -> Void
    ) throws -> [Sheet] {
        try Workbook(bytes: bytes(write), file: "scris.xlsx").sheets()
    }

    private func bytes(_ write: (inout WorkbookWriter) throws -> Void) throws -> [UInt8] {
        var writer = try WorkbookWriter(createdOn: Self.day)
        try write(&writer)
        return try writer.finish()
    }

    @Test("what is written reads back as the same values")
    func values() throws {
        let sheet = try #require(
            try sheets { writer in
                try writer.beginSheet(named: "Contracte")
                try writer.write(.text("Centrul „Speranța”"), row: 1, column: 1)
                try writer.write(.number(Decimal(string: "1177041.6")!), row: 2, column: 2)
                try writer.write(
                    .date(Self.day, seconds: 0), row: 3, column: 3, look: CellLook(.date))
                try writer.write(
                    .date(Self.day, seconds: 64_800), row: 3, column: 4,
                    look: CellLook(.dateAndTime))
                try writer.write(.boolean(true), row: 4, column: 1)
                try writer.write(
                    .number(Decimal(string: "0.24")!), row: 4, column: 2,
                    look: CellLook(.percentage))
            }.first)
        #expect(sheet.name == "Contracte")
        #expect(sheet.value(row: 1, column: 1) == .text("Centrul „Speranța”"))
        #expect(sheet.value(row: 2, column: 2) == .number(Decimal(string: "1177041.6")!))
        #expect(sheet.value(row: 3, column: 3) == .date(Self.day, seconds: 0))
        #expect(sheet.value(row: 3, column: 4) == .date(Self.day, seconds: 64_800))
        #expect(sheet.value(row: 4, column: 1) == .boolean(true))
        #expect(sheet.value(row: 4, column: 2) == .percentage(Decimal(string: "0.24")!))
    }

    @Test("a text is never a formula", arguments: ["=1+1", "+373 22", "-5", "@SUM(A1)", "{=1}"])
    func formulas(text: String) throws {
        let sheets = try sheets { writer in
            try writer.beginSheet(named: "F")
            try writer.write(.text(text), row: 1, column: 1, look: CellLook(.text))
        }
        #expect(sheets[0].value(row: 1, column: 1) == .text(text))
    }

    @Test("names of sheets are made fit and kept apart")
    func names() throws {
        let long = String(repeating: "Foaie lungă ", count: 5)
        let sheets = try sheets { writer in
            for name in ["a/b:c", "", long, long] { try writer.beginSheet(named: name) }
        }
        #expect(Set(sheets.map(\.name)).count == 4)
        #expect(sheets.map(\.name).allSatisfy { (1...31).contains($0.utf16.count) })
        #expect(sheets[0].name == "abc")
    }

    @Test("notes, joined cells and widths do not change values; same calls, same bytes")
    func notes() throws {
        let write: (inout WorkbookWriter) throws -> Void = { writer in
            try writer.beginSheet(named: "N")
            try writer.setWidth(40, columns: 1...2)
            try writer.merge(rows: 1...1, columns: 1...3)
            try writer.write(.text("Titlu"), row: 1, column: 1, look: CellLook(isBold: true))
            try writer.write(.text("x"), row: 2, column: 1, look: CellLook(fill: .red))
            try writer.addNote("Corectați data", row: 2, column: 1)
            try writer.freeze(beforeRow: 2, column: 1)
        }
        let sheet = try sheets(write)[0]
        #expect(sheet.value(row: 1, column: 1) == .text("Titlu"))
        #expect(sheet.value(row: 2, column: 1) == .text("x"))
        #expect(sheet.layout.merges.count == 1)
        #expect(try bytes(write) == bytes(write))
    }

    @Test("what the format cannot hold is a diagnostic")
    func tooLong() throws {
        let error = #expect(throws: Diagnostic.self) {
            try sheets { writer in
                try writer.beginSheet(named: "L")
                try writer.write(
                    .text(String(repeating: "a", count: 40_000)), row: 1, column: 1)
            }
        }
        #expect(error?.id == "workbook.cannot-write")
    }
}
