internal import Synchronization

/// The echoes that finished documents of a template leave to the next; for one document alone none
/// are kept.
final class EchoPool: Sendable {
    private let reads: Lazily<BlockReads>
    private let state = Mutex<State>(State())

    private struct State {
        var hasBegun = false
        var idle: [Echoes] = []
    }

    /// - Parameter reads: Asked for the second document.
    init(_ reads: @escaping @Sendable () -> BlockReads) { self.reads = Lazily(reads) }

    /// What one of the documents before leaves to a document with these data; nil for the first.
    func echoes(for fields: Value.Map, _ environment: Environment) -> Echoes? {
        let (isFirst, earlier) = state.withLock { state in
            defer { state.hasBegun = true }
            return (!state.hasBegun, state.idle.popLast())
        }
        return isFirst ? nil : Echoes(reads.value, fields, environment, after: earlier)
    }

    /// Keeps what a finished document leaves; one that failed leaves nothing.
    func give(_ echoes: Echoes?) {
        guard let echoes else { return }
        state.withLock { $0.idle.append(echoes) }
    }
}
