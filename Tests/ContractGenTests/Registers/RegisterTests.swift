import DataFiles
import Diagnostics
import FoundationEssentials
import Spreadsheets
import Testing

@testable import ContractGen

@Suite("Registers")
struct RegisterTests {
    private func canonical(_ names: String..., sharing shared: [DataSource] = []) throws
        -> [[UInt8]]
    {
        try names.flatMap { name in
            try RegisterSample.register(name).value.rows.map {
                try RegisterSample.contract($0, with: shared).contract.canonicalJSON
            }
        }
    }

    @Test("a workbook and its twin in ODS are the same contracts")
    func twins() throws {
        let excel = try canonical("register.xlsx")
        #expect(excel.count == 6)
        #expect(excel == (try canonical("register.ods")))
    }

    @Test("so are the three forms of a register of one sheet")
    func simple() throws {
        let common = [try RegisterSample.data("common.yaml")]
        let excel = try canonical("register-simple.xlsx", sharing: common)
        #expect(excel.count == 3)
        #expect(excel == (try canonical("register-simple.ods", sharing: common)))
        #expect(excel == (try canonical("register-simple.csv", sharing: common)))
    }

    @Test("rows know their kind, number and place")
    func rows() throws {
        let rows = try RegisterSample.register("register.xlsx").value.rows
        #expect(rows.map(\.number) == (101...106).map { "\($0)-EX" })
        #expect(rows.allSatisfy { $0.kind == .serviceContract })
        #expect(rows[2].place.description == "register.xlsx Contracte!B4")
        #expect(rows[2].rowNumber == 4)
    }

    @Test("what other sheets say is joined by number, code and name")
    func joined() throws {
        let data = try RegisterSample.register("register.xlsx").value.rows[1].data()
        #expect(data.problems.isEmpty)
        let staff = data.node.value(at: FieldPath([.key("staff")]))
        guard case .list(let posts)? = staff?.content else {
            Issue.record("no staff")
            return
        }
        #expect(posts.count == 2)
        #expect(posts[1]["fte"]?.value.plainText == "8.5")
        #expect(posts[1]["fte"]?.value.place.description == "register.xlsx Personal!D5")
        let iban = data.node.value(at: FieldPath(parsing: "provider.bank.iban") ?? .root)
        #expect(iban?.plainText == "MD32AG000000000000022510")
        #expect(iban?.place.description == "register.xlsx Prestatori!H3")
    }

    @Test("five mistakes in sixty rows stop five contracts, each with its cell")
    func mistakes() throws {
        let register = try RegisterSample.register("register-mistakes.xlsx").value
        #expect(register.rows.count == 60)
        var problems: [Diagnostic] = []
        var fine = 0
        for row in register.rows {
            do {
                _ = try RegisterSample.contract(row)
                fine += 1
            } catch let list as DiagnosticList {
                problems += list.all.filter { $0.severity == .error }
            }
        }
        #expect(fine == 55)
        let text = DiagnosticText(language: .ro).text(of: problems)
        #expect(
            text == """
                register-mistakes.xlsx Contracte!C8: eroare [register.not-a-date]: coloana „Data încheierii”: aici stă „31.02.2027”, se așteaptă o dată
                  sfat: scrieți data ca 21.11.2026

                register-mistakes.xlsx Contracte!F19: eroare [register.party-code-differs]: codul nu este cel pe care aceeași parte îl are în Prestatori!E4
                  vezi și: register-mistakes.xlsx Prestatori!E4
                  sfat: păstrați codul din actul de înregistrare în amândouă locurile

                register-mistakes.xlsx Contracte!AK30: eroare [register.cell-error]: coloana „Suma, lei”: formula dă eroarea „#REF!”
                  sfat: corectați formula din celulă sau scrieți valoarea

                register-mistakes.xlsx Contracte!AH41: eroare [register.unknown-choice]: coloana „Unitate”: aici stă „bucăți”, se așteaptă una dintre valorile permise
                  sfat: alegeți dintre: „lună-beneficiar”, „oră”, „zi”, „vizită”, „zi-loc”, „lună-echipă”, „caz”

                register-mistakes.xlsx Contracte!AA52: eroare [register.not-a-number]: coloana „Beneficiari”: aici stă „patruzeci”, se așteaptă un număr întreg de la 1 la 100000
                  sfat: scrieți numai numărul, de exemplu 40

                """)
    }

    @Test("an authority's own register is read with a mapping of a few lines")
    func office() throws {
        let register = try RegisterSample.register(
            "registru-primarie.xlsx", mapping: "registru-primarie.mapping.yaml")
        #expect(register.warnings.isEmpty)
        #expect(register.value.problems.isEmpty)
        let rows = register.value.rows
        #expect(rows.map(\.number) == ["101-EX", "102-EX"])
        let data = rows[0].data()
        #expect(data.problems.isEmpty)
        func text(_ path: String) -> String? {
            data.node.value(at: FieldPath(parsing: path) ?? .root)?.plainText
        }
        #expect(text("terms.performance_to") == "2028-04-30")
        #expect(text("price.total") == "1082400")
        #expect(text("costing.personnel[1].post") == "lucrător social")
        #expect(text("costing.personnel[1].gross") == "8900")
        #expect(text("costing.personnel[2].post") == nil)
        #expect(text("service.code") == "home-care")
    }

    @Test("a section, a total and a signature are no documents; a numbering row is none")
    func otherRows() throws {
        let register = try RegisterSample.register(csv: [
            "Contracte": """
            Registru
            Nr. contractului;Prestator;Suma, lei;Valuta
            1;2;3;4
            Servicii primare;;;
            1/27;AO A;1 000,50;MDL
            2/27;AO B;2 000,00;MDL
            ;TOTAL;3 000,50;MDL
            Executor;I. Popa;;
            """
        ])
        #expect(register.value.rows.map(\.number) == ["1/27", "2/27"])
    }

    @Test(
        "headers are known in three languages",
        arguments: ["Nr. contractului;Prestator", "№ договора;Поставщик", "Contract no.;Provider"])
    func languages(header: String) throws {
        let register = try RegisterSample.register(csv: ["Contracte": header + "\n1/27;Alfa\n"])
        #expect(register.value.rows.first?.number == "1/27")
    }
}

@Suite("What is wrong with registers")
struct RegisterProblemTests {
    private static let header = "Tip document;Nr. contractului;Prestator;"

    private func ids(_ column: String, _ value: String) -> [String] {
        RegisterSample.problems(csv: [
            "Contracte": Self.header + column + "\nContract;1/27;Alfa;" + value + "\n"
        ]).map(\.id)
    }

    @Test(
        "a cell that cannot be its field is refused",
        arguments: [
            ("Data încheierii", "31.02.2027", "register.not-a-date"),
            ("Data încheierii", "03/04/2027", "register.ambiguous-date"),
            ("Data încheierii", "21.11.1926", "register.implausible-date"),
            ("Suma", "o mie", "register.not-a-number"),
            ("Suma", "1.234", "register.ambiguous-number"),
            ("Suma", "#N/A", "register.cell-error"),
            ("Suma", "12,345", "register.ambiguous-number"),
            ("Suma", "12,3456", "register.rounded"),
            ("Unitate", "bucăți", "register.unknown-choice"),
            ("Garanție", "poate", "register.not-yes-no"),
            ("IDNO", "987654321092", "register.zero-restored"),
            ("IBAN", "МD24AG000225100013104168", "register.homoglyph"),
            ("Alta", "1", "register.unknown-column"), ("IDNP", "2", "register.personal-data"),
            ("Furnizor", "Y", "register.column-twice"),
        ])
    func cell(column: String, value: String, id: String) {
        #expect(ids(column, value) == [id])
    }

    @Test("a list in one cell: semicolons, line ends of every kind, bullets, spaces around")
    func list() throws {
        let field = DocumentKind.memorandum.schema.field(
            at: FieldPath([.key("parties"), .key("commitments")]))
        var reader = CellReader(try RegisterSample.vocabulary.get())
        func items(_ text: String) -> [String]? {
            let cell = RegisterCell(
                value: .text(text), place: SourcePlace(file: "r", sheet: "S", row: 1, column: 1),
                header: "Angajamente", notation: nil, isPersonal: false)
            guard case .list(let items)? = reader.node(cell, for: field)?.content else {
                return nil
            }
            return items.compactMap(\.plainText)
        }
        #expect(
            items("ține evidența; șterge\u{2028}– nu; „da”") == [
                "ține evidența", "șterge", "– nu", "„da”",
            ])
        #expect(items("a\r\nb\u{85}c\u{2029}d\u{B}e") == ["a", "b", "c", "d", "e"])
        #expect(items(" - unu\n• doi \u{A0}\n;;\n\u{FEFF}trei\u{200B}") == ["unu", "doi", "trei"])
        #expect(items("â; Â …") == ["â", "Â …"])
        #expect(items(" ;\n; ") == nil)
    }

    @Test("text once read in a wrong encoding is noted, with what it may have been")
    func mojibake() {
        let problems = RegisterSample.problems(csv: [
            "Contracte": Self.header + "Teritoriul\nContract;1/27;Alfa;FundaČ›ia\n"
        ])
        #expect(problems.map(\.id) == ["sheet.mojibake", "register.mojibake"])
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(problems.last?.hint?.ro == "corect ar fi „Fundația”")
    }

    @Test(
        "a cell that says the same in another way is read",
        arguments: [
            ("Data încheierii", "21 noiembrie 2026"), ("Data încheierii", "21.11.26"),
            ("Data încheierii", "21 ноября 2026 г."), ("Suma", "1 177 041,60"),
            ("Suma", "(500,00)"), ("Suma", "45 lei"), ("Garanție procent", "12,5%"),
            ("Garanție", "да"), ("Teritoriul", "-"), ("IDNO", "1006 6010 00037"),
        ])
    func fine(column: String, value: String) {
        #expect(ids(column, value) == [])
    }

    @Test(
        "a register that cannot be understood says why",
        arguments: [
            (["Contracte": "a;b\n1;2\n"], "register.no-header"),
            (["x": "a\n1\n", "y": "b\n2\n"], "register.unknown-sheet"),
            (["Contracte": "Nr. contractului;Prestator\n1;Alfa\n"], "register.no-kind"),
            (["Contracte": header + "\nRețetă;1;Alfa\n"], "register.unknown-kind"),
            (["Contracte": header + "\nAct adițional;1;Alfa\n"], "register.kind-not-available"),
            (
                ["Contracte": header + "\nContract;1;Alfa\nContract;1;Beta\n"],
                "register.duplicate-number"
            ),
            (
                [
                    "Contracte": header + "\nContract;1;Alfa\n",
                    "Personal": "Nr. contractului;Post;Normă\n2;a;1\n",
                ], "register.orphan-row"
            ),
            (
                [
                    "Contracte": header + "\nContract;1;Alfa\n",
                    "Personal": "Nr. contractului;Post;Normă;Calificare\n;a;1;b\n",
                ], "register.no-key"
            ),
            (
                [
                    "Contracte": header + "\nContract;1;Alfa\n",
                    "Prestatori": "Denumire;IDNO\nGama;1006601000037\n",
                ], "register.unknown-party"
            ),
        ])
    func whole(sheets: [String: String], id: String) {
        #expect(RegisterSample.problems(csv: sheets).map(\.id).contains(id))
    }

    @Test("no sheet with documents is an error that names the sheets")
    func noDocuments() {
        let problems = RegisterSample.problems(csv: ["Prestatori": "Denumire;IDNO\nY;1\n"])
        #expect(problems.map(\.id) == ["register.no-documents"])
    }

    @Test("a column of codes of persons is refused whatever its header, and its values stay unsaid")
    func codes() {
        let problems = RegisterSample.problems(csv: [
            "Contracte": Self.header
                + "Cod;\nContract;1;Alfa;2004123456786\nContract;2;Beta;2000000000004\n"
        ])
        #expect(problems.map(\.id) == ["register.personal-data"])
        #expect(problems[0].message.ro.contains("13 cifre"))
        #expect(!problems[0].message.ro.contains("2004123456786"))
    }

    @Test("a mapping may let such a column be ignored")
    func named() {
        let problems = RegisterSample.problems(
            csv: ["Contracte": Self.header + "IDNP\nContract;1;Alfa;2004123456786\n"],
            mapping: "sheets: [{ sheet: Contracte, columns: { IDNP: ignore } }]")
        #expect(problems.isEmpty)
    }

    @Test("a mistake in the mapping has its line")
    func mapping() {
        let problems = RegisterSample.problems(
            csv: ["Contracte": Self.header],
            mapping: "sheets:\n  - sheet: Contracte\n    header: x\n")
        #expect(problems.first?.location?.text(in: .en) == "m.yaml:3:13")
    }
}

@Suite("Values typed as text")
struct TypedValueTests {
    @Test(
        "numbers in the notations of the sector",
        arguments: [
            ("1 177 041,60", "1177041.6"), ("1.177.041,60", "1177041.6"),
            ("1,177,041.60", "1177041.6"), ("1'177'041.60", "1177041.6"), ("(500,00)", "-500"),
            ("−5", "-5"), ("45 lei", "45"), ("1234.5 MDL", "1234.5"), ("0,125", "0.125"),
            ("1234,567", "1234.567"), ("12 лей", "12"), ("1\u{202F}000", "1000"), ("7", "7"),
        ])
    func numbers(text: String, number: String) {
        guard case .number(let found, _) = NumberText.read(text, notation: nil) else {
            Issue.record("\(text) is no number")
            return
        }
        #expect(found.description == number)
    }

    @Test("a column's majority decides what is not certain")
    func notation() {
        func majority(_ texts: String...) -> NumberText.Notation? {
            var votes = NumberText.Votes()
            for text in texts { votes.add(text) }
            return votes.notation
        }
        #expect(majority("1.234", "12,50", "7") == .comma)
        #expect(majority("1.234", "12.5", "7") == .point)
        #expect(majority("1.234") == nil)
        #expect(
            NumberText.read("1.234", notation: .comma) == .number(1234, isPercentage: false))
        #expect(NumberText.read("1.234", notation: nil) == .ambiguous)
    }

    @Test("what is no number", arguments: ["", "abc", "1,2,3", "1..2", "5 buc"])
    func none(text: String) {
        let reading = NumberText.read(text, notation: nil)
        #expect(reading == .none)
    }

    @Test(
        "spellings of a party's name are one",
        arguments: [
            "AO „Zi Bună”", "A.O. \"Zi bună\"", "Asociația Obștească Zi Bună", "ZI BUNA AO",
        ])
    func names(name: String) {
        #expect(PartyName.key(name) == "zi buna")
    }
}
