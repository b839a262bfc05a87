import Diagnostics
import Spreadsheets
import Testing

@Suite("Rows that are kept")
struct SheetRowsTests {
    /// Takes all rows as they come.
    private struct Rows: SheetConsumer {
        private(set) var rows: [SheetRow] = []

        mutating func begin(_ sheet: SheetHeading) throws(Diagnostic) -> Bool { true }
        mutating func take(_ row: SheetRow) throws(Diagnostic) { rows.append(row) }
        mutating func end(_ layout: SheetLayout) throws(Diagnostic) {}
    }

    @Test(
        "a row that is kept is the row that was read",
        arguments: [
            "libreoffice.ods", "libreoffice.xlsx", "flat.fods", "types.xlsx", "hidden.xlsx",
        ])
    func same(name: String) throws {
        let workbook = try Workbook(bytes: Fixtures.bytes(name), file: name)
        let kept = try workbook.sheets().flatMap { Array($0.rows) }
        #expect(!kept.isEmpty)
        #expect(try workbook.read(with: Rows()).rows == kept)
    }

    /// Rows from few bytes to many, 200 kB in all: most lie in the file.
    private static let csv = (1...2_000).map { number in
        "\(number);\(String(repeating: "ș", count: number % 101));ultima"
    }.joined(separator: "\n")

    @Test("rows beyond the first in memory come back from the file, in any order")
    func spilled() throws {
        let rows = try Workbook(bytes: Array(Self.csv.utf8), file: "a.csv").sheets()[0].rows
        #expect(rows.count == 2_000)
        for index in rows.indices.reversed() {
            #expect(rows[index].number == index + 1)
            #expect(rows[index][1] == .text(String(index + 1)))
            let middle = String(repeating: "ș", count: (index + 1) % 101)
            #expect(rows[index][2] == (middle.isEmpty ? nil : .text(middle)))
            #expect(rows[index][3] == .text("ultima"))
        }
    }

    @Test("some of the rows are a collection of their own, and some of these too")
    func chosen() throws {
        let rows = try Workbook(bytes: Array(Self.csv.utf8), file: "a.csv").sheets()[0].rows
        let even: SheetRows = rows.filter { $0.number.isMultiple(of: 2) }
        #expect(even.count == 1_000)
        #expect(even[999].number == 2_000)
        #expect(even.rows(at: [3, 0]).map(\.number) == [8, 2])
    }
}
