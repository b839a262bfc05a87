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
    /// What files will be made.
    private let formats: [FileFormat]
    private var problems: [Diagnostic] = []
    private var outcome = Outcome.fine
    private var refused: Set<String> = []
    /// What `--json` prints at the end.
    private var results: [DocumentResult] = []
    /// For each data file, where its fields stand.
    private var origins: [String: Origins] = [:]
    /// What `check` gives; the annotated copies of `generate`.
    var reporting = Reporting()

    struct Made: Sendable {
        /// The data file, as the user named it.
        let path: String
        let made: ContractDocument
        let warnings: [Diagnostic]
        /// Where the user wrote each field.
        let origins: Origins
        let workshop: Workshop

        var examined: Examined {
            Examined(
                path: path, examination: made.examination, warnings: warnings, made: made,
                origins: origins, workshop: workshop)
        }
    }

    /// A document whose requirements were looked at, made or not.
    struct Examined: Sendable {
        /// The data file, as the user named it.
        let path: String
        let examination: Examination
        let warnings: [Diagnostic]
        /// nil for a kind without wording, of which only the data were looked at.
        let made: ContractDocument?
        /// Where the user wrote each field.
        let origins: Origins
        let workshop: Workshop

        /// The beginning of the names of its files.
        var stem: String { made?.name.stem ?? path.fileStem }

        /// The compliance sheet, in the document's language.
        var sheet: String {
            examination.sheet(warnings: warnings).markdown(in: examination.language)
        }
    }

    init(
        options: DocumentOptions, console: ConsoleOptions, formats: [FileFormat] = [],
        hasPublicCopy: Bool = false
    ) {
        self.options = options
        self.formats = formats
        self.hasPublicCopy = hasPublicCopy
        self.console = console
    }

    /// The documents whose data are good; all problems of all files are noted. nil when nothing
    /// can be read at all, since the library or the rules are broken.
    mutating func documents(draftReasons: [DraftReason] = []) -> [Made]? {
        each(draftReasons) { (maker, path, options) throws(DiagnosticList) in
            try maker.document(from: path, options)
        }
    }

    /// The same, also for kinds without wording, of which only the data are looked at.
    mutating func examinations() -> [Examined]? {
        each([]) { (maker, path, options) throws(DiagnosticList) in
            try maker.examination(from: path, options)
        }
    }

    private mutating func each<Result>(
        _ draftReasons: [DraftReason],
        _ make: (inout DocumentMaker, String, DocumentOptions) throws(DiagnosticList) -> Result
    ) -> [Result]? {
        let reasons = draftReasons + (options.assignments.isEmpty ? [] : [.trial])
        do {
            let workshop = try options.workshop()
            var maker = DocumentMaker(
                workshop: workshop, ownTemplate: try options.ownTemplate(), reasons: reasons,
                formats: formats, isPublic: hasPublicCopy)
            var made: [Result] = []
            for path in options.split().data {
                do {
                    made.append(try make(&maker, path, options))
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
        do {
            let files = try concurrently(parts(of: document, formats)) {
                part throws(DiagnosticList) in
                OutputFolder.File(name: part.name, bytes: try part.bytes())
            }
            try folder.write(files)
            tell(document.examined, files: files.map { folder.path(of: $0.name) })
        } catch {
            note(error.all)
        }
    }

    /// A file to be made.
    private struct Part: Sendable {
        let name: String
        let bytes: @Sendable () throws(DiagnosticList) -> [UInt8]
    }

    private func parts(of document: Made, _ formats: [FileFormat]) -> [Part] {
        let (made, stem) = (document.made, document.made.name.stem)
        let examined = document.examined
        var parts = formats.map { format in
            Part(name: "\(stem).\(format.rawValue)") { () throws(DiagnosticList) in
                try made.file(format)
            }
        }
        if hasPublicCopy {
            parts += formats.map { format in
                Part(name: "\(stem)-copie-publica.\(format.rawValue)") {
                    () throws(DiagnosticList) in try made.publicCopy(format)
                }
            }
        }
        if reporting.annotates {
            parts += formats.filter { $0 != .md }.map { format in
                Part(name: "\(stem)-adnotat.\(format.rawValue)") {
                    () throws(DiagnosticList) in try made.annotatedFile(format)
                }
            }
        }
        return parts + [Part(name: "\(stem).compliance.md") { Array(examined.sheet.utf8) }]
    }

    /// Checks a document that data make; what it is told as is `reporting`'s.
    mutating func show(_ document: Examined) {
        let sheet = document.examination.sheet(warnings: document.warnings)
        var files: [OutputFolder.File] = []
        do {
            if reporting.annotates, let made = document.made {
                for format in made.template.formats where format != .md {
                    files.append(
                        OutputFolder.File(
                            name: "\(document.stem)-adnotat.\(format.rawValue)",
                            bytes: try made.annotatedFile(format)))
                }
            }
            files += try sheetFile(
                sheet, document.stem, document.examination.language, document.workshop)
            let names = try written(files)
            if reporting.form == .md { Console.print(document.sheet) }
            tell(document, files: names)
        } catch {
            note(error.all)
        }
    }

    private func written(_ files: [OutputFolder.File]) throws(DiagnosticList) -> [String] {
        guard !files.isEmpty else { return [] }
        try reporting.folder.write(files)
        return files.map { reporting.folder.path(of: $0.name) }
    }

    /// The compliance sheet as a file, when it was asked for as one.
    private func sheetFile(
        _ sheet: ComplianceSheet, _ stem: String, _ language: DocumentLanguage,
        _ workshop: Workshop
    ) throws(DiagnosticList) -> [OutputFolder.File] {
        guard let format = reporting.form.file else { return [] }
        let bytes = try sheet.file(
            format, in: language, library: workshop.library, styles: workshop.styles,
            on: workshop.today)
        return [OutputFolder.File(name: "\(stem).compliance.\(format.rawValue)", bytes: bytes)]
    }

    private mutating func tell(
        _ document: Examined, files: [String]
    ) {
        problems += document.warnings
        if document.examination.findings.isBlocking { outcome = max(outcome, .blocked) }
        origins[document.path] = document.origins
        tell(DocumentReport(document.examination, path: document.path, files: files))
    }

    /// Programs get all documents at the end.
    private mutating func tell(_ report: DocumentReport) {
        switch reporting.form {
        case _ where console.isJSON: results.append(DocumentResult(report))
        case .json, .sarif: results.append(DocumentResult(report))
        case .md: break
        default: Console.print(DocumentResult(report).text(in: console.language))
        }
    }

    /// Checks documents that were made elsewhere.
    mutating func review(_ paths: [String], as foreign: ForeignOptions) {
        do {
            let reviewer = try DocumentReviewer(options: options, foreign: foreign)
            for path in paths {
                do {
                    try show(try reviewer.review(of: path), at: path, by: reviewer)
                } catch {
                    note(error.all)
                }
            }
        } catch {
            note(error.all)
        }
    }

    private mutating func show(
        _ review: DocumentReview, at path: String, by reviewer: DocumentReviewer
    ) throws(DiagnosticList) {
        let stem = path.fileStem
        var files: [OutputFolder.File] = []
        if reporting.annotates, review.document.format != .md {
            files.append(
                OutputFolder.File(
                    name: "\(stem)-adnotat.\(review.document.format.rawValue)",
                    bytes: try reviewer.annotated(review, at: path)))
        }
        files += try sheetFile(review.sheet(), stem, review.language, reviewer.workshop)
        let names = try written(files)
        problems += review.notices
        if review.findings.isBlocking { outcome = max(outcome, .blocked) }
        if reporting.form == .md { Console.print(review.sheet().markdown(in: review.language)) }
        tell(DocumentReport(review, path: path, files: names))
    }

    /// Shows what is left to show and ends the command with the gravest exit code.
    ///
    /// - Parameter isQuiet: the command has printed its own result.
    mutating func finish(isQuiet: Bool = false) throws {
        if reporting.form == .sarif {
            let found = origins
            Console.print(
                SARIFReport.text(
                    of: results.map(\.document), in: console.language, program: Version.number,
                    place: { found[$0]?.place(of: $1) }))
            console.show(problems, sources: options.sources())
        } else if !isQuiet, console.isJSON || !results.isEmpty {
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
    let ownTemplate: OwnTemplate?
    let reasons: [DraftReason]
    /// What files will be made.
    let formats: [FileFormat]
    let isPublic: Bool
    private var templates: [String: ContractTemplate] = [:]

    init(
        workshop: Workshop, ownTemplate: OwnTemplate?, reasons: [DraftReason],
        formats: [FileFormat] = [], isPublic: Bool
    ) {
        self.formats = formats
        self.isPublic = isPublic
        self.workshop = workshop
        self.ownTemplate = ownTemplate
        self.reasons = reasons
    }

    mutating func document(
        from path: String, _ options: DocumentOptions
    ) throws(DiagnosticList) -> DocumentRun.Made {
        try document(of: try options.reading(of: path, by: workshop.reference), at: path)
    }

    private mutating func document(
        of reading: Checked<Intake.Reading>, at path: String
    ) throws(DiagnosticList) -> DocumentRun.Made {
        let contract = reading.value.contract
        do {
            let made = try workshop.document(
                of: contract, by: try template(for: contract), draftReasons: reasons)
            return DocumentRun.Made(
                path: path, made: made, warnings: reading.warnings,
                origins: reading.value.origins, workshop: workshop)
        } catch {
            throw DiagnosticList(error.all.map(reading.value.origins.located))
        }
    }

    mutating func examination(
        from path: String, _ options: DocumentOptions
    ) throws(DiagnosticList) -> DocumentRun.Examined {
        let reading = try options.reading(of: path, by: workshop.reference)
        let contract = reading.value.contract
        guard ownTemplate == nil, !workshop.hasWording(for: contract.header.kind) else {
            return try document(of: reading, at: path).examined
        }
        do {
            let examination = try workshop.examination(of: contract, draftReasons: reasons)
            return DocumentRun.Examined(
                path: path, examination: examination, warnings: reading.warnings, made: nil,
                origins: reading.value.origins, workshop: workshop)
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
        template.prepare(formats)
        templates[key] = template
        return template
    }
}

extension String {
    /// The file's name without its folder and ending.
    fileprivate var fileStem: String {
        let name = split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
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
