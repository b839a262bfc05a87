internal import Diagnostics
internal import Synchronization

/// The echoes that finished documents of a template leave to the next; for one document alone none
/// are kept.
final class EchoPool: Sendable {
    private let reads: Lazily<BlockReads>
    private let hasBegun = Atomic(false)
    private let echoes = Pool<Echoes>()

    /// - Parameter reads: Asked for the second document.
    init(_ reads: @escaping @Sendable () -> BlockReads) { self.reads = Lazily(reads) }

    /// What one of the documents before leaves to a document with these data; nil for the first.
    func echoes(for fields: Value.Map, _ environment: Environment) -> Echoes? {
        guard hasBegun.exchange(true, ordering: .relaxed) else { return nil }
        return Echoes(reads.value, fields, environment, after: echoes.take())
    }

    /// Keeps what a finished document leaves; one that failed leaves nothing.
    func give(_ echoes: Echoes?) {
        if let echoes { self.echoes.give(echoes) }
    }
}
