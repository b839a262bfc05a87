import ContractGen
import DataFiles
import Diagnostics
import Testing
import Wording

struct ExpectedDocumentTests {
    private static func expected(_ text: String, _ language: DocumentLanguage? = nil)
        -> ExpectedDocument?
    {
        ExpectedDocument(
            glancingAt: DataSource(name: "a.yaml", bytes: Array(text.utf8)), language: language)
    }

    @Test("kind and language are seen at a glance; Romanian is usual")
    func glance() {
        let plain = Self.expected("number: 1\nkind: memorandum \n")
        #expect(plain?.kind == .memorandum && plain?.language == .ro)
        #expect(Self.expected("language: en\nkind: memorandum")?.language == .en)
        #expect(Self.expected("language: en\nkind: memorandum", .ru)?.language == .ru)
    }

    @Test(
        "where nothing is seen, nothing is expected",
        arguments: ["", "kind: nothing", "a:\n  kind: memorandum", "{\"kind\": \"memorandum\"}"])
    func nothing(text: String) {
        #expect(Self.expected(text) == nil)
    }

    @Test("a document of another kind than expected is made all the same")
    func wrongGuess() throws {
        let today = try #require(CalendarDate(iso: "2026-11-21"))
        let guess = Self.expected("kind: service-contract")
        let workshop = try Workshop(library: Library(), today: today, expecting: guess)
        let contract = try Intake.contract(from: IntakeTests.base()).value.contract
        let template = try workshop.template(for: contract)
        let plain = try Workshop(library: Library(), today: today).template(for: contract)
        #expect(template.manifest.kind == .memorandum)
        #expect(template.hash == plain.hash)
    }
}
