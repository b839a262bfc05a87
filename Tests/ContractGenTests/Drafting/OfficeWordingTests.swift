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
}
