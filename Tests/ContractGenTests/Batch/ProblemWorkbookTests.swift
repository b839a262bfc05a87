import Diagnostics
import Spreadsheets
import Testing
import Wording

@testable import ContractGen

@Suite struct ProblemWorkbookTests {
    private static let register = """
        Nr.;Prestator;IDNP;Suma
        1;=HYPERLINK("x");2000000000001;100
        2;AO „X”;2000000000002;abc
        3;+373;2000000000003;300
        """

    private func marked(_ problems: [Diagnostic]) throws -> Sheet {
        let sheets = try Workbook(bytes: Array(Self.register.utf8), file: "Contracte.csv").sheets()
        let workbook = ProblemWorkbook(
            of: sheets.map { ("Contracte.csv", $0) },
            tables: [
                .init(
                    file: "Contracte.csv", sheet: "Contracte", headerRow: 1, personalColumns: [3])
            ],
            problems: problems, language: .ro)
        let bytes = try workbook.bytes(on: Sample.today)
        #expect(try workbook.bytes(on: Sample.today) == bytes)
        return try #require(try Workbook(bytes: bytes, file: "problems.xlsx").sheets().first)
    }

    private static func problem(row: Int, column: Int, _ words: String) -> Diagnostic {
        .error(
            "register.example",
            at: .source(
                SourcePlace(file: "Contracte.csv", sheet: "Contracte", row: row, column: column)),
            message: Text(ro: words, en: words), hint: Text(ro: "corectați", en: "correct"))
    }

    @Test("it holds the values as read, remarks beside the rows, and no personal column")
    func values() throws {
        let sheet = try marked([
            Self.problem(row: 3, column: 4, "nu este o sumă"),
            Self.problem(row: 3, column: 2, "nume greșit"),
        ])
        #expect(sheet.name == "Contracte")
        #expect(sheet.value(row: 3, column: 4) == .text("abc"))
        #expect(sheet.value(row: 1, column: 5) == .text("Observații contractgen"))
        #expect(
            sheet.value(row: 3, column: 5)
                == .text("D3: nu este o sumă; corectați\nB3: nume greșit; corectați"))
        #expect(sheet.value(row: 2, column: 5) == nil)
        #expect((1...4).allSatisfy { sheet.value(row: $0, column: 3) == nil })
    }

    @Test("text that looks like a formula stays text")
    func formulas() throws {
        let sheet = try marked([])
        #expect(sheet.value(row: 2, column: 2) == .text(#"=HYPERLINK("x")"#))
        #expect(sheet.value(row: 4, column: 2) == .text("+373"))
    }
}
