import DataFiles
import Diagnostics
import Foundation
import Templates
import Testing

@testable import ContractGen

/// The types of fields that no available kind of document uses yet, and each type's edges.
@Suite struct SchemaReaderTests {
    static let schema = Schema(
        ro: "proba", en: "the sample",
        [
            Field("share", .percent, ro: "Cota", en: "Share"),
            Field("rate", .decimal(places: 4), ro: "Rata", en: "Rate"),
            Field("sum", .money, ro: "Suma", en: "Sum"),
            Field("notes", .multilineText, ro: "Note", en: "Notes"),
            Field("line", .text, ro: "Rândul", en: "Line"),
            Field("cpv", .code(.cpv), ro: "Codul CPV", en: "CPV code"),
            Field("is_open", .bool, ro: "Deschis", en: "Open"),
            Field("day", .date, ro: "Ziua", en: "Day"),
            Field("more", .free, ro: "Altele", en: "More"),
        ])

    @Test(
        "values are read as their type",
        arguments: [
            ("share: 7", .number(7)), ("share: '7.5'", .number(7.5)), ("share: 100", .number(100)),
            ("share: 7.500", .number(7.5)), ("rate: 0.0625", .number(0.0625)),
            ("sum: -12.30", .number(-12.3)),
            ("notes: \"  a  \\n b \\n\"", .text("a\nb")), ("line: \" a \\n b\"", .text("a b")),
            ("line: null", nil),
            ("line: ''", nil), ("line: 'null'", .text("null")), ("line: 12", .text("12")),
            ("line: true", .text("true")),
            ("cpv: 85312400-3", .text("85312400-3")), ("is_open: Da", .bool(true)),
            ("is_open: no", .bool(false)),
            ("more: {a: 1}", .map(Value.Map([("a", .number(1))]))),
        ] as [(String, Value?)])
    func values(line: String, value: Value?) throws {
        let name = String(line.prefix { $0 != ":" })
        #expect(try read(line).value[name] == value)
    }

    @Test(
        "values of another form are refused",
        arguments: [
            ("share: 7.555", "data.too-many-decimals"), ("share: 100.01", "data.out-of-range"),
            ("share: -1", "data.out-of-range"), ("share: 7 %", "data.not-a-number"),
            ("share: 7,5", "data.not-a-number"),
            ("sum: 1 000", "data.not-a-number"), ("sum: 1e3", "data.not-a-number"),
            ("sum: 0.001", "data.too-many-decimals"),
            ("sum: 12abc", "data.not-a-number"), ("rate: 0.00001", "data.too-many-decimals"),
            ("is_open: 1", "data.wrong-value"), ("more: 1", "data.wrong-type"),
            ("line: [a]", "data.wrong-type"),
            ("cpv: 85312400", "identifiers.cpv-shape"), ("day: 2027-02-29", "data.not-a-date"),
            ("day: 2027-1-5", "data.not-a-date"), ("day: 2027-01-15T00:00:00", "data.not-a-date"),
            ("line: \"a\\u0007b\"", "data.control-character"),
            ("line: \"a\\u0085b\\u0080\"", "data.control-character"),
        ])
    func refused(line: String, id: String) {
        do {
            Issue.record("\(line) was read as \(try read(line).value)")
        } catch {
            #expect((error as? DiagnosticList)?.all.map(\.id) == [id])
        }
    }

    @Test("a doubtful code is read with a warning")
    func warnings() throws {
        let read = try read("cpv: 85312400-4")
        #expect(read.warnings.map(\.id) == ["identifiers.cpv-checksum"])
        #expect(read.value["cpv"] == .text("85312400-4"))
    }

    private func read(_ text: String) throws -> Checked<Value.Map> {
        let node = try DataNode(reading: DataSource(SourceText(name: "a.yaml", text: text)))
        return try SchemaReader.fields(of: node, by: Self.schema)
    }
}
