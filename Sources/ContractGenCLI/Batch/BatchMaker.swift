import ContractGen
import Diagnostics
import Synchronization

/// Makes the documents of a batch side by side, as many at once as there are jobs.
///
/// Each document is written by itself; what has been finished stays when something stops the rest.
struct BatchMaker: Sendable {
    let shop: BatchWorkshop
    /// Where documents go; nil: nothing is written.
    let target: Target?

    struct Target: Sendable {
        let folder: BatchFolder
        let journal: JournalFile
        /// Names of files that the batch has written before, and may write again.
        let ownNames: Set<String>
        let replaces: Bool
    }

    /// What became of a row.
    enum Result: Sendable {
        case made(JournalFile.Slot?, BatchDocument.Mark)
        case failed([Diagnostic])
    }

    enum Stop: Sendable {
        case interrupted
        /// Nothing can be written any more.
        case failure(Diagnostic)
    }

    private struct State: Sendable {
        var next = 0
        var results: [Result?]
        var stop: Stop?
        var progress: BatchProgress
    }

    /// - Parameter indices: Which of the rows to make, in this order.
    /// - Returns: For each of the rows, what became of it, if it was reached; why not all were.
    func make(
        _ rows: PlannedRows, at indices: [Int], jobs: Int, interrupts: Interrupts,
        progress: BatchProgress
    ) -> (results: [Result?], stop: Stop?) {
        let results = [Result?](repeating: nil, count: rows.count)
        let state = Mutex(State(results: results, progress: progress))
        let clock = ContinuousClock()
        let start = clock.now
        _ = concurrently(Array(0..<min(jobs, max(indices.count, 1)))) { _ in
            while let next = next(of: indices.count, state, interrupts) {
                let index = indices[next]
                let result = result(for: rows[index])
                finish(index, result, state, after: start.duration(to: clock.now))
            }
        }
        return state.withLock { state in
            if let ending = state.progress.ending { Console.printError(ending) }
            return (state.results, state.stop)
        }
    }

    private func next(
        of count: Int, _ state: borrowing Mutex<State>, _ interrupts: Interrupts
    ) -> Int? {
        state.withLock { state in
            if state.stop == nil, interrupts.haveArrived() { state.stop = .interrupted }
            guard state.stop == nil, state.next < count else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    private func finish(
        _ index: Int, _ result: Swift.Result<Result, Diagnostic>,
        _ state: borrowing Mutex<State>, after elapsed: Duration
    ) {
        state.withLock { state in
            switch result {
            case .success(let result):
                state.results[index] = result
                if let line = state.progress.advance(after: elapsed) { Console.printError(line) }
            case .failure(let problem): state.stop = state.stop ?? .failure(problem)
            }
        }
    }

    /// What is wrong with the row is its result; what keeps anything from being written is a failure.
    private func result(for row: PlannedRow) -> Swift.Result<Result, Diagnostic> {
        let document: BatchDocument
        do {
            document = try shop.document(of: row)
        } catch {
            return .success(.failed(error.all))
        }
        do {
            return .success(.made(try write(document), document.mark))
        } catch {
            return error.id == "io.exists" ? .success(.failed([error])) : .failure(error)
        }
    }

    private func write(_ document: BatchDocument) throws(Diagnostic) -> JournalFile.Slot? {
        guard let target else { return nil }
        let names = document.files.map(\.name)
        for name in names where !target.replaces && !target.ownNames.contains(name) {
            if target.folder.exists(name) { throw .exists(target.folder.path(of: name)) }
        }
        // Known as ours before they stand there, so that a later run may write them again.
        try target.journal.append(.writing(names))
        try target.folder.stage(document.files)
        try target.folder.publish(names)
        return try target.journal.append(.finished(document.record))
    }
}
