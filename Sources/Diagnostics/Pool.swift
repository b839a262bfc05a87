internal import Synchronization

/// Things that one task at a time uses: each takes one and gives it back.
public final class Pool<Item: Sendable>: Sendable {
    private let idle = Mutex<[Item]>([])

    public init() {}

    /// The item given back last; nil when all are in use, or there is none yet.
    public func take() -> Item? { idle.withLock { $0.popLast() } }

    public func give(_ item: Item) { idle.withLock { $0.append(item) } }
}
