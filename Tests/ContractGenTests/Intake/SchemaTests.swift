import DataFiles
import ContractGen
import Diagnostics
import Foundation
import Testing
import Wording

@Suite struct SchemaTests {
    @Test("docs/data.md says what the schema says")
    func dataInGeneratedDocs() throws {
        let url = CaseFile.folder("../../../docs/data.md")
        if CaseFile.isRewriting {
            try DocumentKind.dataDocument.write(to: url, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == DocumentKind.dataDocument)
    }

    @Test(
        "the starter file reads back as a draft, with warnings where it is to be filled in",
        arguments: DocumentKind.allCases, DocumentLanguage.allCases)
    func starterFile(kind: DocumentKind, language: DocumentLanguage) throws {
        let text = StarterFile.text(for: kind, language: language)
        let reading = try Intake.contract(
            from: DataSource(SourceText(name: "nou.yaml", text: text)), by: Example.reference(),
            opening: Example.dayCentre)
        #expect(reading.value.contract.header.kind == kind)
        #expect(reading.value.contract.header.language == language)
        #expect(reading.value.contract.lacksNumberOrDate)
        #expect(
            Set(reading.warnings.map(\.id)) == (kind == .acceptanceAct ? [] : ["data.placeholder"]))
        #expect(
            kind.followsContract
                || reading.value.contract.parties.allSatisfy { party in
                    switch party.fiscalCode {
                    case .moldovan(let idno): idno.checksum != .correct
                    case .romanian(let cui): cui.checksum != .correct
                    }
                })
    }

    @Test(
        "the starter file with every comment taken away has no unknown field",
        arguments: DocumentKind.allCases)
    func starterFileWhole(kind: DocumentKind) throws {
        let text = StarterFile.text(for: kind)
        let opened = text.split(separator: "\n").map { line in
            let content = line.drop { $0 == " " }
            let isField =
                content.hasPrefix("# ") && content.dropFirst(2).contains(/^(- .*|-|[a-z_]+:.*)$/)
            return isField ? String(line.prefix { $0 == " " } + content.dropFirst(2)) : String(line)
        }
        do {
            _ = try Intake.contract(
                from: DataSource(
                    SourceText(name: "nou.yaml", text: opened.joined(separator: "\n"))),
                by: Example.reference(), opening: Example.dayCentre)
        } catch let error as DiagnosticList {
            let ids = Set(error.all.filter { $0.severity == .error }.map(\.id))
            #expect(
                ids.isSubset(of: ["data.missing-field", "data.wrong-type"]),
                "\(error.all.map(\.whole).joined())")
        }
    }

    @Test("the starter file as a clerk sees it", arguments: DocumentKind.allCases)
    func starterFileGolden(kind: DocumentKind) throws {
        let url = CaseFile.folder("Cases/starter-\(kind.rawValue).yaml")
        let text = StarterFile.text(for: kind)
        if CaseFile.isRewriting { try text.write(to: url, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: url, encoding: .utf8) == text)
    }

    @Test("the JSON Schema is JSON with both languages")
    func jsonSchema() throws {
        let text = DocumentKind.memorandum.jsonSchema
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(json["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        let properties = try #require(json["properties"] as? [String: [String: Any]])
        #expect(properties["kind"]?["const"] as? String == "memorandum")
        #expect(properties["notice_days"]?["title"] as? String == "Preavizul de retragere")
        #expect(properties["notice_days"]?["x-en"] as? String == "Notice of withdrawal")
        #expect(properties["notice_days"]?["default"] as? Int == 30)
        #expect(properties["parties"]?["maxItems"] as? Int == 10)
        #expect((json["required"] as? [String])?.contains("parties") == true)
    }

    @Test("the JSON Schema of a service contract has its records, choices and limits")
    func serviceContractSchema() throws {
        let text = DocumentKind.serviceContract.jsonSchema
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let properties = try #require(json["properties"] as? [String: [String: Any]])
        #expect(properties["kind"]?["const"] as? String == "service-contract")
        #expect(properties["complaint_days"]?["default"] as? Int == 5)
        let procurement = try #require(
            properties["procurement"]?["properties"] as? [String: [String: Any]])
        #expect(procurement["start_date"]?["format"] as? String == "date")
        #expect(procurement["cpv"]?["pattern"] as? String == "^[0-9]{8}-[0-9]$")
        #expect(
            (procurement["award_criterion"]?["oneOf"] as? [[String: Any]])?.first?["const"]
                as? String == "quality-price")
        let required = try #require(json["required"] as? [String])
        #expect(Set(["authority", "provider", "procurement", "price"]).isSubset(of: required))
    }

    @Test("the shipped library has wording for the kinds that are said to have it")
    func worded() throws {
        let kinds = Set(try Library().manifests().map(\.kind))
        #expect(kinds.isSubset(of: DocumentKind.worded))
    }

    @Test("every field has a label in both languages and a name in snake case")
    func labels() {
        for kind in DocumentKind.allCases { check(kind.schema) }
    }

    private func check(_ schema: Schema) {
        for field in schema.fields {
            #expect(!field.label.ro.isEmpty && !field.label.en.isEmpty, "\(field.name)")
            #expect(field.name.wholeMatch(of: /[a-z][a-z_]*/) != nil)
            #expect(!(field.label.ro + field.note.ro).contains { "şţŞŢ".contains($0) })
            switch field.type {
            case .record(let inner), .list(.record(let inner), _): check(inner)
            default: break
            }
        }
        #expect(Set(schema.fields.map(\.name)).count == schema.fields.count)
    }

    @Test("a field is named by its label and its path")
    func subjects() throws {
        let path = try #require(FieldPath(parsing: "parties[0].name"))
        #expect(
            Schema.memorandum.subject(at: path)
                == Text(ro: "Denumirea (parties[0].name)", en: "Name (parties[0].name)"))
        let unknown = try #require(FieldPath(parsing: "price.total"))
        #expect(Schema.memorandum.subject(at: unknown).ro == "price.total")
    }
}
