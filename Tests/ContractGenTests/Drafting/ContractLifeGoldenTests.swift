import Foundation
import Templates
import Testing

@testable import ContractGen

/// What follows a contract, whole: the documents as they read.
@Suite struct ContractLifeGoldenTests {
    private func compare(_ made: String, with name: String) throws {
        let url = CaseFile.folder("Cases/\(name).md")
        if CaseFile.isRewriting {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try made.write(to: url, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == made)
    }

    @Test(
        "the document reads so",
        arguments: ["day-centre-amendment", "home-care-131-amendment", "day-centre-act-2027-04"])
    func document(name: String) throws {
        let document = try DraftedExample.document("contracts/\(name)")
        try compare(document.draft.text + "\n", with: name)
    }
}
