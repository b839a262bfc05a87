/// What the document before was made of, piece by piece in its order: the next document of the same
/// template takes over the pieces that come out the same.
///
/// Never holds more than the pieces of two documents, however many are made.
public struct Reuse<Piece: Sendable>: Sendable {
    @usableFromInline let earlier: [Piece]
    /// Where the piece after the last one that was asked for stands in `earlier`.
    @usableFromInline var next = 0
    @usableFromInline var own: [Piece] = []

    /// How far a piece may have moved, since others came in or dropped out before it.
    @usableFromInline static var reach: Int { 6 }

    /// - Parameter document: What was used for the document before.
    @inlinable public init(after document: Self? = nil) { earlier = document?.own ?? [] }

    /// - Parameter pieces: Those of the document before, in their order.
    @inlinable public init(after pieces: [Piece]) { earlier = pieces }

    /// The same piece of the document before; nil when it has to be made.
    @inlinable public mutating func piece(where isSame: (Piece) -> Bool) -> Piece? {
        guard let index = index(where: isSame) else {
            next += 1
            return nil
        }
        next = index + 1
        return earlier[index]
    }

    /// The pieces of this document so far.
    @inlinable public var pieces: [Piece] { own }

    /// Adds a piece of this document, taken over or made.
    @inlinable public mutating func add(_ piece: Piece) { own.append(piece) }

    /// From the place where the piece is due outwards.
    @inlinable func index(where isSame: (Piece) -> Bool) -> Int? {
        guard !earlier.isEmpty else { return nil }
        for distance in 0...Self.reach {
            let (after, before) = (next + distance, next - distance)
            if after < earlier.count, isSame(earlier[after]) { return after }
            if distance > 0, before >= 0, before < earlier.count, isSame(earlier[before]) {
                return before
            }
        }
        return nil
    }
}
