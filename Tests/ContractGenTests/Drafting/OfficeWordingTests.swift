import Diagnostics
import FoundationEssentials
import OpenPackage
import Templates
import Testing
import Wording

@testable import ContractGen

/// Contracts in Word and Writer templates of the user's own: documents like any other.
@Suite struct OfficeWordingTests {
    private static let examples = [
        "memorandum", "memorandum-municipality", "day-centre", "home-care-131", "home-care-325",
        "mobile-team-small", "day-centre-amendment", "day-centre-act-2027-04",
        "home-care-131-amendment",
    ]

    /// An example's data.
    static func contract(_ name: String) throws -> Contract {
        let workshop = try Sample.workshop.get()
        return try Intake.contract(
            from: try Example.source("contracts/\(name).yaml"),
            with: name.hasPrefix("memorandum") ? [] : [try Example.authority()],
            by: workshop.reference, opening: Example.followed
        ).value.contract
    }

    static func made(_ contract: Contract, in template: [UInt8], named file: String) throws
        -> ContractDocument
    {
        let workshop = try Sample.workshop.get()
        return try workshop.document(
            of: contract,
            by: workshop.template(
                for: contract, own: .office(OfficeTemplateFile(name: file, bytes: template))))
    }

    static func exported(_ contract: Contract, _ format: FileFormat) throws -> [UInt8] {
        let workshop = try Sample.workshop.get()
        return try workshop.library.officeTemplate(
            of: contract.header.kind, language: contract.header.language, as: format,
            styles: workshop.styles, today: workshop.today)
    }

    @Test(
        "an exported wording gives the same text, numbers and references as the wording itself",
        arguments: examples, [FileFormat.docx, .odt])
    func export(name: String, format: FileFormat) throws {
        let contract = try Self.contract(name)
        let workshop = try Sample.workshop.get()
        let shipped = try workshop.document(of: contract, by: workshop.template(for: contract))
        let own = try Self.made(
            contract, in: Self.exported(contract, format), named: "own.\(format.rawValue)")
        func read(_ document: ContractDocument) throws -> [String] {
            try ForeignDocument(
                reading: document.file(format), name: "document.\(format.rawValue)"
            ).draft(clauses: shipped.template.clauseIDs).blocks.filter { $0.kind != .running }.map {
                "\($0.kind) \($0.id ?? "") \($0.number ?? "") \($0.text)"
            }
        }
        let (found, expected) = (try read(own), try read(shipped))
        #expect(found.count == expected.count)
        for (one, other) in zip(found, expected) where one != other {
            Issue.record("\(one)\n\(other)")
        }
        #expect(own.isDraft == shipped.isDraft)
        #expect(
            own.findings.filter(\.isBlocking).map(\.rule)
                == shipped.findings.filter(\.isBlocking).map(\.rule))
    }

    // MARK: - Clauses in a template of the user's own

    /// A template that includes every clause of the memorandum.
    private static func including(_ ids: [String], _ format: FileFormat) throws -> [UInt8] {
        var package = ZipBuilder()
        func add(_ name: String, _ text: String) { package.add(name, Array(text.utf8)) }
        let tags = ids.map { "{% include „\($0)” %}" }
        if format == .docx {
            add(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            )
            add(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            )
            add(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                    + tags.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
                    + "</w:body></w:document>")
        } else {
            package.add(
                "mimetype", Array("application/vnd.oasis.opendocument.text".utf8),
                compressed: false)
            add(
                "content.xml",
                "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>"
                    + tags.map { "<text:p>\($0)</text:p>" }.joined()
                    + "</office:text></office:body></office:document-content>")
        }
        return try package.finish()
    }

    /// The words of a document from its first article on, numbers among them.
    private static func words(_ document: ContractDocument, _ format: FileFormat) throws -> String {
        let draft = try ForeignDocument(
            reading: document.file(format), name: "document.\(format.rawValue)"
        ).draft()
        let lines = draft.blocks.filter { $0.kind != .running }.map { block in
            let number = block.number.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
            return [number, block.text].compactMap(\.self).joined(separator: " ")
        }
        // Bullets of an included clause are dashes.
        return lines.drop { !$0.hasPrefix("1 ") }.joined(separator: "\n").replacing("– ", with: "")
            .split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test(
        "clauses, signatures and annexes included one by one are the wording itself",
        arguments: [FileFormat.docx, .odt])
    func includedClauses(format: FileFormat) throws {
        let contract = try Self.contract("memorandum")
        let workshop = try Sample.workshop.get()
        let shipped = try workshop.document(of: contract, by: workshop.template(for: contract))
        let ids = (1...15).map { "MO-" + ($0 < 10 ? "0" : "") + "\($0)" } + ["MO-A1"]
        let own = try Self.made(
            contract, in: Self.including(ids, format), named: "own.\(format.rawValue)")
        let (found, expected) = (try Self.words(own, format), try Self.words(shipped, format))
        #expect(expected.hasPrefix(found))
        #expect(found.contains("Anexa nr. 1 Planul de acțiuni"))
    }

    @Test("the file tells of its making", arguments: [FileFormat.docx, .odt])
    func properties(format: FileFormat) throws {
        let contract = try Self.contract("memorandum")
        let name = "own.\(format.rawValue)"
        let own = try Self.made(contract, in: Self.including(["MO-01"], format), named: name)
        let file = try own.file(format)
        let properties = try ForeignDocument(reading: file, name: name).properties
        #expect(properties["contractgen-version"] == own.version.code)
        #expect(properties["contractgen-data-sha256"] == own.version.dataHash)
        #expect(properties["contractgen-rules-sha256"] == own.workshop.rulesHash)
        #expect(properties["contractgen-status"] == "PROIECT" && own.isDraft)
        #expect(properties["contractgen-kind"] == "memorandum")
        #expect(properties["contractgen-office-template"] == name)
        #expect(properties["contractgen-template"] == nil)
        #expect(try own.file(format) == file)
    }
}
