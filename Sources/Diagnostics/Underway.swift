internal import Dispatch
internal import Synchronization

/// Work that goes on beside its owner's own, until its result is asked for.
public final class Underway<Value: Sendable, Failure: Error>: Sendable {
    private let work: @Sendable () throws(Failure) -> Value
    private let finished = DispatchGroup()
    private let outcome = Mutex<Result<Value, Failure>?>(nil)

    /// Begins the work at once.
    public init(_ work: @escaping @Sendable () throws(Failure) -> Value) {
        self.work = work
        DispatchQueue.global().async(group: finished) {
            let result = Result(catching: work)
            self.outcome.withLock { $0 = result }
        }
    }

    /// What the work gave, waited for where it goes on still.
    public func value() throws(Failure) -> Value {
        finished.wait()
        let result = outcome.withLock { $0 } ?? Result(catching: work)
        return try result.get()
    }
}
