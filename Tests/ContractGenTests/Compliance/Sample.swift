import DataFiles
import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@testable import ContractGen

/// A document with its data, to be spoiled in one place and checked again.
struct Sample: Sendable {
    var draft: Draft { didSet { view = nil } }
    /// The draft prepared for checking; nil once it was changed.
    private var view: DraftView?
    var fields: Value.Map
    var language: DocumentLanguage
    var roles: [String: String]
    var reviews: [Contract.Review] = []
    var version: String?
    var otherLanguages: [DocumentLanguage: Draft] = [:]

    static let today = CalendarDate(iso: "2026-11-21")!
    static let workshop = Result<Workshop, DiagnosticList> { () throws(DiagnosticList) in
        try Workshop(library: Library(), today: today)
    }

    private static let book = Result<RuleBook, DiagnosticList> { () throws(DiagnosticList) in
        try workshop.get().library.ruleBook()
    }

    /// Read once for all tests.
    static var ruleBook: RuleBook { get throws { try book.get() } }

    /// An example of the repository, drafted with the shipped wording; a service contract with the
    /// shared authority and with its costs.
    init(_ example: String = "contracts/memorandum-municipality.yaml", setting: [String] = [])
        throws
    {
        let workshop = try Self.workshop.get()
        let contract = try Self.contract(example, setting)
        let costs = try Costing.costing(
            of: contract.fields, profiles: CostingProfile.all(in: Library()), on: Self.today
        ).value.templateFields(in: contract.header.language)
        let template = try workshop.template(for: contract)
        let version = DocumentVersion(
            dataHash: contract.dataHash, templateHash: template.hash,
            rulesHash: workshop.rulesHash)
        var printed = contract.templateFields(version: version)
        printed["costs"] = .map(costs)
        draft = try template.draft(of: printed, environment: workshop.environment(for: contract))
        fields = contract.fields
        fields["costs"] = .map(costs)
        language = contract.header.language
        roles = template.manifest.keyClauses
        view = DraftView(draft, try Self.workshop.get().register)
    }

    private static func contract(_ example: String, _ setting: [String]) throws -> Contract {
        let source = try Example.source(example)
        let isService = String(decoding: source.bytes, as: UTF8.self)
            .contains("kind: service-contract")
        return try Intake.contract(
            from: source, with: isService ? [Example.authority()] : [], setting: setting,
            by: workshop.get().reference
        ).value.contract
    }

    /// A document whose data and text stand in one file: fields as the rules see them, and `text`, a
    /// block each.
    init(agreement name: String) throws {
        let path = "Tests/ContractGenTests/Compliance/Cases/\(name)"
        let source = SourceText(name: name, text: try Repository.text(path))
        guard case .map(var map) = try DataNode(reading: DataSource(source)).value.withDates else {
            throw DiagnosticList([])
        }
        var blocks: [Draft.Block] = []
        if case .list(let lines)? = map["text"] {
            blocks = lines.compactMap { line in
                if case .text(let text) = line {
                    Draft.Block(kind: .paragraph, text: text)
                } else {
                    nil
                }
            }
        }
        map["text"] = nil
        fields = map
        draft = Draft(blocks: blocks)
        language = .ro
        roles = [:]
    }

    /// The examples, drafted once.
    static let examples: [String: Result<Sample, any Error>] = {
        let names = [
            "contracts/memorandum.yaml", "contracts/memorandum-municipality.yaml",
            "mistakes/failing-rules.yaml", "contracts/day-centre.yaml",
            "contracts/home-care-131.yaml", "contracts/home-care-325.yaml",
            "contracts/mobile-team-small.yaml",
        ]
        let agreements = [
            "amendment", "acceptance-act", "grant-agreement", "partnership-agreement",
            "ro-partnership-agreement",
        ].map { "agreements/\($0).yaml" }
        return Dictionary(
            uniqueKeysWithValues: names.map { name in (name, Result { try Sample(name) }) }
                + agreements.map { name in (name, Result { try Sample(agreement: name) }) })
    }()

    var kind: DocumentKind {
        if case .text(let kind)? = fields["kind"] {
            DocumentKind(rawValue: kind) ?? .memorandum
        } else {
            .memorandum
        }
    }

    func findings() throws -> [Finding] { try findings(by: Self.ruleBook) }

    /// What became of one requirement; the others are not computed.
    func finding(_ rule: String) throws -> Finding { try #require(try findingIfAny(rule)) }

    /// nil when the requirement is not one for this kind of document.
    ///
    /// - Parameter memory: Of documents checked before.
    func findingIfAny(_ rule: String, after memory: DocumentMemory? = nil) throws -> Finding? {
        let book = try Self.ruleBook
        let alone = RuleBook(rules: [try #require(book[rule])], register: book.register)
        return try findings(by: alone, after: memory).first
    }

    private func findings(
        by book: RuleBook, after memory: DocumentMemory? = nil
    ) throws -> [Finding] {
        // A view of another memory tells nothing of what is the same here.
        let view = memory == nil ? view : nil
        let earlier = memory?.checks.take()
        let checked = try book.checked(
            view ?? DraftView(draft, book.register, after: earlier?.view), of: fields,
            under: circumstances, after: earlier)
        memory?.checks.give(checked.echoes)
        return checked.findings
    }

    private var circumstances: RuleBook.Circumstances {
        RuleBook.Circumstances(
            kind: kind, language: language, today: Self.today, keyClauses: roles,
            reviews: reviews, version: version, otherLanguages: otherLanguages)
    }

    /// Which requirements are decided for another document by what was found in this one.
    func decided(for other: Sample) throws -> [String] {
        let book = try Self.ruleBook
        let echoes = try book.checked(
            DraftView(draft, book.register), of: fields, under: circumstances
        ).echoes
        let evaluation = RuleEvaluation(
            DraftView(other.draft, book.register, after: echoes.view), fields: other.fields,
            register: book.register, other.circumstances, for: book.rules)
        return echoes.echoes(of: book.rules(for: kind), for: evaluation).compactMap { echo in
            if case .finding(let finding) = echo { finding.rule } else { nil }
        }
    }

    // MARK: - Spoiling

    /// With words of the text replaced.
    func replacing(_ old: String, with new: String) -> Sample {
        mapping { $0.replacing(old, with: new) }
    }

    func mapping(_ change: (String) -> String) -> Sample {
        with(draft.blocks.map { $0.with(text: change($0.text)) })
    }

    func with(_ blocks: [Draft.Block]) -> Sample {
        var copy = self
        copy.draft = Draft(blocks: blocks, runningLines: draft.runningLines)
        return copy
    }

    /// With other headers and footers.
    func withRunning(_ lines: [String]) -> Sample {
        var copy = self
        copy.draft.runningLines = lines
        return copy
    }

    /// With a version in Russian that has these words.
    func inRussian(_ change: (String) -> String) -> Sample {
        var copy = self
        copy.otherLanguages[.ru] = mapping(change).draft
        return copy
    }

    /// Without the blocks that `isMeant` picks.
    func without(_ isMeant: (Draft.Block) -> Bool) -> Sample {
        with(draft.blocks.filter { !isMeant($0) })
    }

    /// With a paragraph more after the block with this id.
    func adding(_ text: String, after id: String) -> Sample {
        with(
            draft.blocks.flatMap { block in
                block.id == id ? [block, Draft.Block(kind: .paragraph, text: text)] : [block]
            })
    }

    /// With a field changed, or left out: `parties[0].idno`.
    func setting(_ path: String, to value: Value?) -> Sample {
        var copy = self
        guard let steps = FieldPath(parsing: path)?.steps,
            case .map(let map) = Value.map(fields).setting(steps[...], to: value)
        else { return self }
        copy.fields = map
        return copy
    }
}

enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}

extension Draft.Block {
    func with(text: String? = nil, number: String? = nil) -> Draft.Block {
        Draft.Block(
            kind: kind, id: id, number: number ?? self.number, text: text ?? self.text,
            references: references, place: place)
    }
}

extension Value {
    func setting(_ steps: ArraySlice<FieldPath.Step>, to value: Value?) -> Value? {
        guard let step = steps.first else { return value }
        switch (step, self) {
        case (.key(let name), .map(var map)):
            map[name] = (map[name] ?? .map(Value.Map())).setting(steps.dropFirst(), to: value)
            return .map(map)
        case (.index(let index), .list(var list)):
            guard let new = list[index].setting(steps.dropFirst(), to: value) else { return self }
            list[index] = new
            return .list(list)
        default: return self
        }
    }

    /// With every text that is a date, as the model would read it, made one.
    var withDates: Value {
        switch self {
        case .text(let text): CalendarDate(iso: text).map { .date($0) } ?? self
        case .list(let list): .list(list.map(\.withDates))
        case .map(let map): .map(Value.Map(map.names.map { ($0, (map[$0] ?? .none).withDates) }))
        default: self
        }
    }

    /// A date of the tests: `.day("2027-01-15")`.
    static func day(_ iso: String) -> Value { CalendarDate(iso: iso).map { .date($0) } ?? .none }
}
