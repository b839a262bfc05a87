import Templates
import Testing

@testable import ContractGen

/// A document read back from its file is the draft it was made from.
@Suite struct ReadBackTests {
    struct File: Sendable, CustomTestStringConvertible {
        let name: String
        let format: FileFormat
        var testDescription: String { "\(name).\(format.rawValue)" }

        static let all = Returned.names.flatMap { name in
            FileFormat.allCases.map { File(name: name, format: $0) }
        }
        static let office = all.filter { $0.format != .md }
    }

    @Test("every block comes back with its kind, number and words", arguments: File.all)
    func blocks(file: File) throws {
        let document = try Returned.document(file.name)
        let bytes = try document.file(file.format)
        let foreign = try ForeignDocument(reading: bytes, name: "a.\(file.format.rawValue)")
        let draft = foreign.draft(clauses: document.template.clauseIDs)
        let found = draft.blocks.filter { !$0.kind.isMargin }.map(Line.init)
        let made = document.draft.blocks.map(Line.init).filter { !$0.text.isEmpty }
        for (found, made) in zip(found, made) where found != made {
            Issue.record("\(found) in place of \(made)")
            break
        }
        #expect(found.count == made.count)
        #expect(foreign.notices == [])
    }

    @Test("the clauses come back with their ids", arguments: File.office)
    func clauses(file: File) throws {
        let document = try Returned.document(file.name)
        let foreign = try ForeignDocument(
            reading: try document.file(file.format), name: "a.\(file.format.rawValue)")
        let draft = foreign.draft(clauses: document.template.clauseIDs)
        #expect(draft.clauses.map(\.id) == document.draft.clauses.map(\.id))
        #expect(draft.clauses.map(\.number) == document.draft.clauses.map(\.number))
    }

    @Test(
        "with its data, a file that came back unchanged has the findings of the document",
        arguments: File.office)
    func findings(file: File) throws {
        let document = try Returned.document(file.name)
        let review = try Returned.review(
            try document.file(file.format), file.format, as: .init(original: document))
        #expect(review.changes == [])
        for (found, made) in zip(review.findings, document.findings) {
            #expect(found.rule == made.rule)
            #expect(found.outcome == made.outcome, "\(found.rule) \(found.problems)")
        }
    }

    /// What a block says, without the marks that formats need not agree on.
    private struct Line: Equatable, CustomStringConvertible {
        let kind: Draft.Kind
        let number: String?
        let text: String

        init(_ block: Draft.Block) {
            // In Markdown a title is a bold paragraph like any other.
            let kind = block.kind == .title ? .paragraph : block.kind
            let isPlain = [.paragraph, .bullet, .tableRow, .signatures].contains(kind)
            self.kind = kind
            number = isPlain ? nil : block.number?.withoutStop
            text = block.text.split { $0.isWhitespace || $0 == "|" || $0 == "…" }
                .joined(separator: " ")
        }

        var description: String { "\(kind) \(number ?? "") \(text.prefix(120))" }
    }
}

extension String {
    fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
