import ArgumentParser
import ContractGen
import Diagnostics
import Templates
import Wording

/// The documents of one call of the command: read, drafted, checked, written, and told of.
struct DocumentRun {
    private let options: DocumentOptions
    private let console: ConsoleOptions
    private let hasPublicCopy: Bool
    private var problems: [Diagnostic] = []
    private var outcome = Outcome.fine
    private var refused: Set<String> = []
    /// What `--json` prints at the end.
    private var results: [DocumentResult] = []

    struct Made {
        /// The data file, as the user named it.
        let path: String
        let made: ContractDocument
        let warnings: [Diagnostic]

        /// The compliance sheet, in the document's language.
        var sheet: String { made.sheet(warnings: warnings).markdown(in: made.template.language) }
    }

    init(options: DocumentOptions, console: ConsoleOptions, hasPublicCopy: Bool = false) {
        self.options = options
        self.hasPublicCopy = hasPublicCopy
        self.console = console
    }

    /// The documents whose data are good; all problems of all files are noted. nil when nothing
    /// can be read at all, since the library or the rules are broken.
    mutating func documents(draftReasons: [DraftReason] = []) -> [Made]? {
        let reasons = draftReasons + (options.assignments.isEmpty ? [] : [.trial])
        do {
            let workshop = try options.workshop()
            var maker = DocumentMaker(
                workshop: workshop, ownTemplate: try options.ownTemplate(), reasons: reasons,
                isPublic: hasPublicCopy)
            var made: [Made] = []
            for path in options.split().data {
                do {
                    made.append(try maker.document(from: path, options))
                } catch {
                    note(error.all)
                }
            }
            return made
        } catch {
            note(error.all)
            return nil
        }
    }

    private mutating func note(_ diagnostics: [Diagnostic]) {
        problems += diagnostics
        outcome = max(outcome, Outcome(diagnostics))
    }

    /// Two documents of one name would overwrite each other: neither is written.
    mutating func refuseCollisions(of documents: [Made]) {
        let byName = Dictionary(grouping: documents, by: \.made.name.stem)
        for (name, group) in byName.sorted(by: { $0.key < $1.key }) where group.count > 1 {
            refused.formUnion(group.map(\.path))
            note([.collidingNames(name, group.map(\.path))])
        }
    }

    func isRefused(_ document: Made) -> Bool { refused.contains(document.path) }

    mutating func write(_ document: Made, formats: [FileFormat], to folder: OutputFolder) {
        let made = document.made
        do {
            let stem = made.name.stem
            var files = try concurrently(formats) { format throws(DiagnosticList) in
                OutputFolder.File(
                    name: "\(stem).\(format.rawValue)", bytes: try made.file(format))
            }
            if hasPublicCopy {
                files += try concurrently(formats) { format throws(DiagnosticList) in
                    OutputFolder.File(
                        name: "\(stem)-copie-publica.\(format.rawValue)",
                        bytes: try made.publicCopy(format))
                }
            }
            let sheet = document.sheet
            files.append(.init(name: "\(stem).compliance.md", bytes: Array(sheet.utf8)))
            try folder.write(files)
            tell(document, files: files.map { folder.path(of: $0.name) })
        } catch {
            note(error.all)
        }
    }

    mutating func show(_ document: Made, as report: CheckCommand.Report) {
        switch report {
        case .md: Console.print(document.sheet)
        case .json, .text: break
        }
        tell(document, files: [], isJSON: report == .json, isQuiet: report == .md)
    }

    private mutating func tell(
        _ document: Made, files: [String], isJSON: Bool = false, isQuiet: Bool = false
    ) {
        problems += document.warnings
        if document.made.findings.isBlocking { outcome = max(outcome, .blocked) }
        let result = DocumentResult(
            DocumentReport(document.made, path: document.path, files: files))
        if console.isJSON || isJSON {
            results.append(result)
        } else if !isQuiet {
            Console.print(result.text(in: console.language))
        }
    }

    /// Checks documents that were made elsewhere.
    mutating func review(
        _ paths: [String], as foreign: ForeignOptions, _ report: CheckCommand.Report
    ) {
        do {
            let reviewer = try DocumentReviewer(options: options, foreign: foreign)
            for path in paths {
                do {
                    show(try reviewer.review(of: path), at: path, as: report)
                } catch {
                    note(error.all)
                }
            }
        } catch {
            note(error.all)
        }
    }

    private mutating func show(
        _ review: DocumentReview, at path: String, as report: CheckCommand.Report
    ) {
        problems += review.notices
        if review.findings.isBlocking { outcome = max(outcome, .blocked) }
        let result = DocumentResult(DocumentReport(review, path: path, files: []))
        if console.isJSON || report == .json {
            results.append(result)
        } else {
            Console.print(
                report == .md
                    ? review.sheet().markdown(in: review.language)
                    : result.text(in: console.language))
        }
    }

    /// Shows what is left to show and ends the command with the gravest exit code.
    mutating func finish() throws {
        if console.isJSON || !results.isEmpty {
            Console.print(DocumentResult.json(results, problems, in: console.language))
        } else {
            console.show(problems, sources: options.sources())
        }
        try outcome.exit()
    }
}

/// Makes documents, each wording compiled once.
struct DocumentMaker {
    let workshop: Workshop
    let ownTemplate: SourceText?
    let reasons: [DraftReason]
    let isPublic: Bool
    private var templates: [String: ContractTemplate] = [:]

    init(
        workshop: Workshop, ownTemplate: SourceText?, reasons: [DraftReason], isPublic: Bool
    ) {
        self.isPublic = isPublic
        self.workshop = workshop
        self.ownTemplate = ownTemplate
        self.reasons = reasons
    }

    mutating func document(
        from path: String, _ options: DocumentOptions
    ) throws(DiagnosticList) -> DocumentRun.Made {
        let reading = try options.reading(of: path, by: workshop.reference)
        let contract = reading.value.contract
        do {
            let made = try workshop.document(
                of: contract, by: try template(for: contract), draftReasons: reasons)
            return DocumentRun.Made(path: path, made: made, warnings: reading.warnings)
        } catch {
            throw DiagnosticList(error.all.map(reading.value.origins.located))
        }
    }

    private mutating func template(
        for contract: Contract
    ) throws(DiagnosticList) -> ContractTemplate {
        let key = "\(contract.header.kind.rawValue)/\(contract.header.language.rawValue)"
        if let known = templates[key] { return known }
        let template = try workshop.template(
            for: contract, own: ownTemplate, isPublic: isPublic)
        templates[key] = template
        return template
    }
}

extension Diagnostic {
    fileprivate static func collidingNames(_ name: String, _ paths: [String]) -> Diagnostic {
        let list = paths.joined(separator: ", ")
        return .error(
            "output.colliding-names", at: .file(paths[0]), arguments: ["name": name],
            message: Text(
                ro: "mai multe documente ar avea același nume „\(name)”: \(list)",
                en: "several documents would have the same name “\(name)”: \(list)"),
            hint: Text(
                ro: "dați-le numere diferite sau generați-le în dosare diferite",
                en: "give them different numbers, or generate them into different folders"))
    }
}
