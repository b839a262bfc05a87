import DataFiles
import Diagnostics
import FoundationEssentials
import Testing
import Wording

@testable import ContractGen

@Suite("Registers to fill in")
struct RegisterWorkbookTests {
    private func workbook(
        _ language: DocumentLanguage, from documents: [(name: String, data: DataNode)] = []
    ) throws -> (bytes: [UInt8], problems: [Diagnostic]) {
        let workbook = RegisterWorkbook(
            in: language, vocabulary: try RegisterSample.vocabulary.get(),
            reference: try RegisterSample.reference.get(), documents: documents)
        let day = try #require(CalendarDate(iso: "2026-11-21"))
        return (try workbook.bytes(createdOn: day), workbook.problems)
    }

    private func read(_ bytes: [UInt8]) throws -> Checked<Register> {
        try Register.reading(
            [("registru.xlsx", bytes)], vocabulary: RegisterSample.vocabulary.get())
    }

    @Test(
        "an empty register reads back as one without documents",
        arguments: DocumentLanguage.allCases)
    func empty(language: DocumentLanguage) throws {
        let register = try read(workbook(language).bytes)
        #expect(register.warnings.isEmpty)
        #expect(register.value.problems.isEmpty)
        #expect(register.value.rows.isEmpty)
    }

    @Test("the same register has the same bytes")
    func reproducible() throws {
        #expect(try workbook(.ro).bytes == workbook(.ro).bytes)
    }

    @Test("every column reads back as its field", arguments: DocumentLanguage.allCases)
    func columns(language: DocumentLanguage) throws {
        let vocabulary = try RegisterSample.vocabulary.get()
        let workbook = RegisterWorkbook(
            in: language, vocabulary: vocabulary, reference: try RegisterSample.reference.get())
        for form in workbook.forms {
            let names = ColumnNames(form.role, vocabulary)
            for column in form.columns {
                let path = names.path(of: Header(levels: [column.header]))
                #expect(path == column.path ?? ColumnNames.documentKey, "\(form.name)")
            }
        }
    }

    @Test(
        "a register filled from a contract gives the contract back, with a column for every field",
        arguments: DocumentLanguage.allCases)
    func filled(language: DocumentLanguage) throws {
        let file = try RegisterSample.data("../contracts/mobile-team-small.yaml")
        let data = try DataNode(reading: file)
        let (bytes, problems) = try workbook(language, from: [("mobile-team-small.yaml", data)])
        #expect(problems.isEmpty)
        let rows = try read(bytes).value.rows
        #expect(rows.count == 1)
        let row = try #require(rows.first).data()
        #expect(row.problems.isEmpty)
        for path in [
            "number", "provider.bank.iban", "provider.accreditation.certificate_kind",
            "procurement.offer.total", "service.form", "standards[5].target", "staff[1].fte",
            "terms.performance_to", "price.vat.mode", "reports[0].kind",
        ] {
            let place = try #require(FieldPath(parsing: path))
            #expect(
                row.node.value(at: place)?.plainText == data.value(at: place)?.plainText, "\(path)")
        }
    }
}
