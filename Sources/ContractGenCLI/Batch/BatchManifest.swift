import ContractGen
import Diagnostics
import Wording

/// The manifest of a batch that is done.
struct BatchManifest {
    let plan: BatchPlan
    let resume: ResumePlan
    /// For each row of the plan.
    let results: [BatchMaker.Result?]
    /// Holds the records of what was made.
    let journal: JournalFile
    let shard: Shard
    let day: CalendarDate
    let language: MessageLanguage

    /// Which of these names documents of the batch have.
    func documentNames(among names: Set<String>) -> Set<String> {
        guard !names.isEmpty else { return [] }
        let files = plan.rows.indices.lazy.compactMap(record).flatMap(\.files)
        return Set(files.lazy.map(\.name).filter(names.contains))
    }

    private func record(_ index: Int) -> BatchRecord? {
        switch (resume.steps[index], results[index]) {
        case (.keep(let record), _): record
        case (.make, .made(let slot?, _)?): journal.record(at: slot)
        default: nil
        }
    }

    /// Writes line by line: the manifest is as long as the register.
    func write(to file: borrowing FileDescriptor) throws(SystemError) {
        if !shard.isWhole { try file.write(line: ShardHeading(shard, of: plan).text) }
        for index in plan.rows.indices { try file.write(line: line(index)) }
    }

    private func line(_ index: Int) -> String {
        let row = plan.rows[index]
        switch (resume.steps[index], results[index]) {
        case (.keep(let record), _):
            return ManifestLine(row, record, on: day, language: language).text
        case (.make, .made(let slot?, _)?):
            if let record = journal.recordText(at: slot) {
                return ManifestLine.text(row, record: record, on: day, language: language)
            }
        case (.make, .failed(let problems)?): return failed(row, problems)
        default: break
        }
        return failed(row, [])
    }

    private func failed(_ row: PlannedRow, _ problems: [Diagnostic]) -> String {
        ManifestLine(
            row, failedBy: problems, earlier: resume.earlier(of: row), on: day, language: language
        ).text
    }

    /// What is left of rows of which nothing was made now.
    var outdated: [BatchRecord] {
        plan.rows.indices.filter(isUnmade).compactMap { resume.earlier(of: plan.rows[$0]) }
    }

    private func isUnmade(_ index: Int) -> Bool {
        switch (resume.steps[index], results[index]) {
        case (.keep, _), (.make, .made?): false
        default: true
        }
    }
}
