internal import Dispatch
internal import Synchronization

/// Work on several values at once, one a core; results stand in the order of the values.
///
/// - Throws: the error of the first value, in their order, whose work failed.
public func concurrently<Value: Sendable, Result: Sendable, Failure: Error>(
    _ values: [Value], _ work: @Sendable (Value) throws(Failure) -> Result
) throws(Failure) -> [Result] {
    guard values.count > 1 else {
        var results: [Result] = []
        for value in values { results.append(try work(value)) }
        return results
    }
    let finished = Mutex<[Int: Swift.Result<Result, Failure>]>([:])
    withoutActuallyEscaping(work) { work in
        DispatchQueue.concurrentPerform(iterations: values.count) { index in
            let result = outcome(of: work, values[index])
            finished.withLock { $0[index] = result }
        }
    }
    let outcomes = finished.withLock { $0 }
    var results: [Result] = []
    for index in values.indices {
        if let outcome = outcomes[index] { results.append(try outcome.get()) }
    }
    return results
}

/// Two pieces of work side by side.
///
/// - Throws: the error of the first that failed, in their order.
public func both<First: Sendable, Second: Sendable, Failure: Error>(
    _ first: @Sendable () throws(Failure) -> First,
    _ second: @Sendable () throws(Failure) -> Second
) throws(Failure) -> (First, Second) {
    let results: [Either<First, Second>] = try concurrently([true, false]) {
        isFirst throws(Failure) in
        isFirst ? .first(try first()) : .second(try second())
    }
    guard case .first(let one) = results[0], case .second(let other) = results[1] else {
        return (try first(), try second())
    }
    return (one, other)
}

private enum Either<First: Sendable, Second: Sendable>: Sendable {
    case first(First)
    case second(Second)
}

private func outcome<Value, Result, Failure: Error>(
    of work: (Value) throws(Failure) -> Result, _ value: Value
) -> Swift.Result<Result, Failure> {
    do {
        return .success(try work(value))
    } catch {
        return .failure(error)
    }
}
