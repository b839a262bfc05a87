internal import CMalloc
internal import DataFiles
import ContractGen
import Diagnostics
import FoundationEssentials
import Wording

/// A batch from its register to its manifest.
struct BatchRun {
    private let options: BatchRunCommand
    private let folder: BatchFolder
    private var summary = BatchSummary()
    private var problems: [Diagnostic] = []
    private var outcome = Outcome.fine

    init(_ options: BatchRunCommand) {
        self.options = options
        folder = BatchFolder(path: options.output)
    }

    mutating func run() throws {
        keepMemory()
        do {
            try runChecked()
        } catch {
            note(error.all)
        }
        try finish()
    }

    private mutating func runChecked() throws(DiagnosticList) {
        let state = BatchState(folder: folder, shard: options.shard, isRead: options.resume)
        if !options.resume, !options.force, !options.dryRun {
            try DiagnosticList.alone(try state.checkUnused())
        }
        let register = try BatchRegister(options, on: state.journal.day)
        summary.rows = register.plan.rows.count
        summary.left = register.plan.readyCount
        summary.failed = summary.rows - summary.left
        note(register.problems)
        note(register.plan.problems)
        if options.dryRun || options.allOrNothing {
            let isGood = tryOut(register)
            if options.dryRun || !isGood { return }
        }
        try make(register, after: state)
    }

    /// What a document held is kept for the next one, which would otherwise ask the system for the
    /// same pages again.
    private func keepMemory() {
        let most: Int32 = 32 << 20
        _ = mallopt(M_TRIM_THRESHOLD, most)
        _ = mallopt(M_MMAP_THRESHOLD, most)
    }

    private mutating func note(_ diagnostics: [Diagnostic]) {
        problems += diagnostics
        outcome = max(outcome, Outcome(diagnostics))
    }
}

// MARK: - Without writing

extension BatchRun {
    /// Drafts and checks every document, and writes none.
    ///
    /// - Returns: Whether all could be made.
    private mutating func tryOut(_ register: BatchRegister) -> Bool {
        let rows = register.plan.rows
        let indices = rows.indices.filter { !rows[$0].hasErrors }
        let maker = BatchMaker(
            shop: register.shop.withoutFiles, target: nil)
        let interrupts = Interrupts()
        let (results, stop) = maker.make(
            rows, at: indices, jobs: options.jobs, interrupts: interrupts,
            progress: progress(indices.count))
        interrupts.release()
        var tried = BatchSummary()
        tried.isDryRun = options.dryRun
        tried.rows = summary.rows
        tried.failed = rows.count - indices.count
        for index in indices {
            switch results[index] {
            case .made(_, let mark)?: tried.count(mark)
            case .failed(let found)?:
                tried.failed += 1
                note(found)
            case nil: tried.left += 1
            }
        }
        if case .interrupted? = stop { tried.isInterrupted = true }
        if tried.blocked > 0 { outcome = max(outcome, .blocked) }
        let isGood = tried.failed == 0 && stop == nil && outcome < .badData
        if options.dryRun || !isGood { summary = tried }
        if !options.dryRun, !isGood {
            summary.made = 0
            summary.left = 0
        }
        return isGood
    }

    private func progress(_ count: Int) -> BatchProgress {
        BatchProgress(
            total: count, language: options.console.language, width: BatchProgress.terminalWidth)
    }
}

// MARK: - Writing

extension BatchRun {
    private mutating func make(
        _ register: BatchRegister, after state: BatchState
    ) throws(DiagnosticList) {
        let day = register.shop.workshop.today
        let interrupts = Interrupts()
        defer { interrupts.release() }
        let journal = try DiagnosticList.alone(try openJournal(state, on: day))
        folder.removeUnfinished(state.journal.ownNames)
        let resume = ResumePlan(
            register.plan, after: state.journal, isIntact: folder.isIntact)
        let indices = register.plan.rows.indices.filter {
            if case .make = resume.steps[$0] { true } else { false }
        }
        let maker = BatchMaker(
            shop: register.shop,
            target: .init(
                folder: folder, journal: journal, ownNames: state.journal.ownNames,
                replaces: options.force))
        let (results, stop) = maker.make(
            register.plan.rows, at: indices, jobs: options.jobs, interrupts: interrupts,
            progress: progress(indices.count))
        count(register.plan, resume, results)
        guard stop == nil else { return end(stop, journal, results) }
        try DiagnosticList.alone(try complete(register, resume, results, journal, state))
    }

    private func openJournal(
        _ state: BatchState, on day: CalendarDate
    ) throws(Diagnostic) -> JournalFile {
        try folder.make()
        let journal = try JournalFile(
            at: folder.path(of: state.journalName), continues: options.resume)
        try journal.append(.started(on: day))
        return journal
    }

    private mutating func count(
        _ plan: BatchPlan, _ resume: ResumePlan, _ results: [BatchMaker.Result?]
    ) {
        (summary.failed, summary.left) = (0, 0)
        for (index, step) in resume.steps.enumerated() {
            switch (step, results[index]) {
            case (.keep(let record), _):
                summary.kept += 1
                summary.count(record.mark, isMade: false)
            case (.refuse, _): summary.failed += 1
            case (.make, .made(_, let mark)?): summary.count(mark)
            case (.make, .failed(let found)?):
                summary.failed += 1
                note(found)
            case (.make, nil): summary.left += 1
            }
        }
        if summary.blocked > 0 { outcome = max(outcome, .blocked) }
    }

    /// The batch was stopped: what is finished stays, unless all or nothing was asked for.
    private mutating func end(
        _ stop: BatchMaker.Stop?, _ journal: JournalFile, _ results: [BatchMaker.Result?]
    ) {
        switch stop {
        case .failure(let problem): note([problem])
        case .interrupted: summary.isInterrupted = true
        case nil: break
        }
        journal.synchronize()
        guard options.allOrNothing else { return }
        for case .made(let slot?, _)? in results {
            for file in journal.record(at: slot)?.files ?? [] { folder.remove(file.name) }
        }
        summary.left += summary.made
        summary.made = 0
    }

    /// Everything is made: the lists are written, and the journal has done its work.
    private mutating func complete(
        _ register: BatchRegister, _ resume: ResumePlan, _ results: [BatchMaker.Result?],
        _ journal: JournalFile, _ state: BatchState
    ) throws(Diagnostic) {
        let manifest = BatchManifest(
            plan: register.plan, resume: resume, results: results, journal: journal,
            shard: options.shard, day: register.shop.workshop.today,
            language: options.console.language)
        let names = manifest.documentNames(among: resume.oldNames)
        let outdated = Set(manifest.outdated.flatMap(\.files).map(\.name))
        for file in resume.superseded.flatMap(\.files)
        where !names.contains(file.name) && !outdated.contains(file.name) && folder.isIntact(file) {
            folder.remove(file.name)
        }
        func left(_ found: some Sequence<String>) -> [String] {
            found.filter { !names.contains($0) && folder.exists($0) }.map(folder.path)
        }
        summary.removed = left(resume.removed.flatMap(\.files).map(\.name))
        summary.outdated = left(outdated.sorted())
        try writeProblems(register, state)
        journal.synchronize()
        try folder.replace(state.manifestName) { file throws(SystemError) in
            try manifest.write(to: file)
        }
        summary.files.append(folder.path(of: state.manifestName))
        journal.delete()
    }

    /// The register with its problems marked; none where there are none.
    private mutating func writeProblems(
        _ register: BatchRegister, _ state: BatchState
    ) throws(Diagnostic) {
        // A corrected copy that is itself the register is never written over.
        let inputs = Set(options.register.map(Self.resolved))
        var name = state.problemsName
        if inputs.contains(Self.resolved(folder.path(of: name))) {
            name = "problems-2\(options.shard.suffix).xlsx"
        }
        guard problems.contains(where: { $0.severity == .error && $0.isInCell }) else {
            if folder.exists(name) { folder.remove(name) }
            return
        }
        try folder.replace(name, with: try register.problemWorkbook(problems))
        summary.files.append(folder.path(of: name))
    }

    private static func resolved(_ path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path
    }
}

// MARK: - Telling

extension BatchRun {
    private static let mostShown = 100

    private mutating func finish() throws {
        let console = options.console
        if console.isJSON {
            Console.print(summary.json(problems, in: console.language))
        } else {
            let ordered =
                problems.filter { $0.severity == .error }.saidOnce()
                + problems.filter { $0.severity != .error }.saidOnce()
            console.show(Array(ordered.prefix(Self.mostShown)))
            if ordered.count > Self.mostShown {
                let more = ordered.count - Self.mostShown
                Console.printError(
                    Text(
                        ro: "… și încă \(more); toate sunt în manifest și în problems.xlsx\n",
                        en: "… and \(more) more; all are in the manifest and in problems.xlsx\n"
                    ).in(console.language))
            }
            if summary.rows > 0 { Console.print(summary.text(in: console.language)) }
        }
        if summary.isInterrupted { throw BatchRunCommand.interrupted }
        try outcome.exit()
    }
}

extension Diagnostic {
    fileprivate var isInCell: Bool {
        if case .source(let place)? = location { place.sheet != nil } else { false }
    }
}
