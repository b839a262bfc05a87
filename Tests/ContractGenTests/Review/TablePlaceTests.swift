import Diagnostics
import OpenPackage
import Templates
import Testing

@testable import ContractGen

/// What stands in a table is told by its cell, whatever requirement finds it.
@Suite struct TablePlaceTests {
    struct Planted: Sendable, CustomTestStringConvertible {
        let rule: String
        /// The second and the third cell of a row.
        let cells: [String]
        let column: Int

        init(_ rule: String, _ second: String, _ third: String, column: Int) {
            (self.rule, cells, self.column) = (rule, [second, third], column)
        }

        var testDescription: String { "\(rule): \(cells[column - 2])" }
    }

    static let planted = [
        Planted("L12", "Temeiul", "Legea nr. 133/2011", column: 3),
        Planted("D01", "potrivit Legii nr. 133/2011", "da", column: 2),
        Planted("R01", "Plata", "100 000 lei (zece mii de lei)", column: 3),
        Planted("R01", "100 000 lei", "zece mii de lei", column: 2),
        Planted("O03", "Lista", "în Anexa nr. 7", column: 3),
        Planted("F03", "Plata potrivit pct. 9.9", "da", column: 2),
        Planted("F03", "Plata", "DE COMPLETAT", column: 3),
        Planted("F04", "Plata", "coşuri şi saci", column: 3),
        Planted("F04", "Plаta", "da", column: 2),
        Planted("T04", "Termenul", "se prelungește tacit", column: 3),
        Planted("S02", "Prestatorul nu răspunde pentru intenție", "da", column: 2),
        Planted("S04", "Încetarea", "prin reziliere", column: 3),
        Planted("O04", "dosarul Beneficiarului", "dosarele beneficiarilor serviciului", column: 2),
        Planted("O05", "Centrul, în continuare – „Zorile”", "da", column: 2),
        Planted("L02", "prețul cel mai scăzut", "cel mai bun raport calitate-preț", column: 3),
        Planted("D05", "Persoana", "IDNP 2000000000007", column: 3),
    ]

    private func file(_ cells: [String]) -> ForeignFile {
        var file = ForeignFile.contract()
        file.paragraphs += [
            .plain("Alte date se văd mai jos"), .row(["Nr.", "Descrierea", "Observații"]),
            .row(["1"] + cells),
        ]
        return file
    }

    @Test("a foreign document's cell is named by table, row and column", arguments: planted)
    func foreign(planted: Planted) throws {
        for format in FileFormat.allCases {
            let review = try Returned.review(try file(planted.cells).bytes(format), format)
            let finding = try #require(review.findings.first { $0.rule == planted.rule })
            let places = finding.problems.compactMap { $0.place?.label.ro }
            #expect(
                places.contains("Anexa nr. 2, tabelul 3, rândul 2, coloana \(planted.column)"),
                "\(format): \(finding.problems) \(finding.reasons)")
        }
    }

    @Test("so is a cell of a document of our own, its tables counted from the first")
    func own() throws {
        let document = try DraftedExample.document(
            "contracts/day-centre",
            changing: [
                .init(
                    file: "day-centre.yaml", old: "evidence: dosarele personale",
                    new: "evidence: dosarele potrivit Legii nr. 133/2011")
            ])
        let finding = try #require(document.findings.first { $0.rule == "L12" })
        #expect(
            finding.problems.map { $0.place?.label.ro } == [
                "Anexa nr. 4, pct. 1, tabelul 10, rândul 2, coloana 5"
            ])
    }

    @Test("comments stand at the cell they are about", arguments: [FileFormat.docx, .odt])
    func comments(format: FileFormat) throws {
        let bytes = try file(["Temeiul", "Legea nr. 133/2011"]).bytes(format)
        let annotated = try Returned.review(bytes, format).annotated(bytes, on: Sample.today)
        let part = format == .docx ? "word/document.xml" : "content.xml"
        let archive = try ZipArchive(bytes: annotated, file: "a")
        let text = String(decoding: try archive.contents(of: part), as: UTF8.self)
        let row = try #require(text.firstRange(of: "Temeiul")?.upperBound)
        let mark = format == .docx ? "<w:commentRangeStart" : "<office:annotation "
        let start = try #require(text[row...].firstRange(of: mark)?.lowerBound)
        let cell = try #require(text[row...].firstRange(of: "Legea nr. 133/2011")?.lowerBound)
        #expect(start < cell && !text[..<row].contains("133/2011"))
    }

    @Test(
        "cells are told apart by bars with spaces around them, also empty ones",
        arguments: [
            ("a | b", ["a", "b"]), ("a |  | c", ["a", "", "c"]), (" | b", ["", "b"]),
            ("a | ", ["a", ""]), ("a|b | c", ["a|b", "c"]), ("", [""]), (" |  | ", ["", "", ""]),
        ])
    func cells(text: String, cells: [String]) {
        let row = Draft.Block(kind: .tableRow, text: text)
        #expect(row.cells.map(String.init) == cells)
        #expect(
            row.cells.indices.map { row.column(at: row.cells[$0].byteOffset) }
                == Array(cells.indices))
    }
}
