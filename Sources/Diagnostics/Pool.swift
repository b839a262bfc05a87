internal import Glibc
internal import Synchronization

/// Things that one task at a time uses, and gives back for the next.
///
/// A task is given what its own thread gave back last: documents that follow each other on a thread
/// then find in every pool what the same document before them left.
public final class Pool<Item: Sendable>: Sendable {
    private let idle = Mutex<[(thread: pthread_t, item: Item)]>([])

    public init() {}

    /// nil when all are in use, or there is none yet.
    public func take() -> Item? {
        let thread = pthread_self()
        return idle.withLock { idle in
            let own = idle.lastIndex { $0.thread == thread } ?? idle.indices.last
            return own.map { idle.remove(at: $0).item }
        }
    }

    public func give(_ item: Item) {
        let thread = pthread_self()
        idle.withLock { $0.append((thread, item)) }
    }
}
