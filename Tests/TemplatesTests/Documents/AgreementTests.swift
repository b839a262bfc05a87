import Diagnostics
import Templates
import Testing
import Wording

/// The draft, the DOCX, the ODT and the Markdown of one document say the same.
@Suite struct AgreementTests {
    @Test("the formats of each case file's documents agree", arguments: ClauseCaseFile.all)
    func cases(file: ClauseCaseFile) throws {
        for one in file.cases where one["problems"] == nil {
            try Agreement(one).check()
        }
    }

    @Test("documents made by chance agree, and are the same twice", arguments: 0..<24)
    func random(seed: UInt64) throws {
        var chance = ClauseChance(seed: seed)
        let one = chance.document()
        do {
            try Agreement(one).check(twice: true)
        } catch let problems as DiagnosticList {
            let words = problems.all.map(\.inWords).joined(separator: "\n")
            Issue.record("\(words)\n\(one["template"] ?? "")")
        }
    }

    @Test("two to ten signers", arguments: 2...10)
    func signers(count: Int) throws {
        var one = ClauseCase(title: "signers")
        let names = (1...count).map { "\"Partea \($0)\"" }.joined(separator: ", ")
        one.sections = [
            ("data", "{\"parties\": [\(names)]}"),
            (
                "template",
                "## Unu\n\nÎntre:\n\n::: signatures p in parties\n**{{ p }}**\n\n::: sign-here\n:::\n\nGata."
            ),
        ]
        try Agreement(one).check()
        let draft = try one.template().draft(of: try one.data(), environment: one.environment)
        #expect(draft.blocks.count { $0.kind == .signatures } == count)
    }

    @Test("a very long value", .timeLimit(.minutes(1)))
    func long() throws {
        var one = ClauseCase(title: "long")
        one.sections = [("data", "{}"), ("template", "## Unu\n\n1. {{ x }}")]
        let word = "Cuvânt & <altul> „între” *stele* | "
        let text = String(repeating: word, count: 2_000)
        let template = try one.template()
        let fields = Value.Map([("x", .text(text))])
        let file = try template.file(
            .docx, of: fields, properties: .sample, environment: one.environment)
        let read = try WordReader.document(in: OfficeFile(file))
        #expect(read.lines.last == ReadDocument.normal("1.1. " + text))
    }
}

/// One document in all its forms.
struct Agreement {
    private let one: ClauseCase
    private let template: ClauseTemplate
    private let fields: Value.Map

    init(_ one: ClauseCase) throws {
        self.one = one
        template = try one.template()
        fields = try one.data()
    }

    private func file(_ format: FileFormat) throws -> [UInt8] {
        try template.file(format, of: fields, properties: .sample, environment: one.environment)
    }

    func check(twice: Bool = false) throws {
        let draft = try template.draft(of: fields, environment: one.environment)
        let expected = ReadDocument(draft)
        let comment: Comment = "\(one.title)\n\(one["template"] ?? "")\n\(one["data"] ?? "")"
        let (word, openDocument) = (try file(.docx), try file(.odt))
        #expect(ReadDocument(markdown: try file(.md)).lines == expected.lines, comment)
        for (bytes, read) in [
            (word, WordReader.document), (openDocument, OpenDocumentReader.document),
        ] {
            let file = try OfficeFile(bytes)
            #expect(try file.faults() == [], comment)
            let document = try read(file)
            #expect(document.lines == expected.lines, comment)
            #expect(document.references.allSatisfy { $0.printed == $0.number }, comment)
            #expect(document.references.count == draft.blocks.flatMap(\.references).count, comment)
        }
        if twice {
            #expect(try file(.docx) == word)
            #expect(try file(.odt) == openDocument)
        }
    }
}
