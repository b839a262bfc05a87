internal import FoundationEssentials

/// What documents print, compared by its bytes.
///
/// `==` takes texts for equal that Unicode does, „ș” in one sign and in two; of two documents with such
/// texts each must come out as it was written.
package protocol Spelled {
    /// Whether the two print the same bytes in every form.
    func isSpelled(as other: Self) -> Bool
}

extension String: Spelled {
    package func isSpelled(as other: String) -> Bool {
        if bits == other.bits { return true }
        guard utf8.count == other.utf8.count else { return false }
        let (own, others) = (utf8Span.span, other.utf8Span.span)
        return own.isIdentical(to: others) || own.indices.allSatisfy { own[$0] == others[$0] }
    }
}

extension String {
    /// The text itself when it is short, else where it lies: of equal bits, the texts are the same.
    private var bits: (UInt64, UInt64) { unsafe unsafeBitCast(self, to: (UInt64, UInt64).self) }
}

extension Array: Spelled where Element: Spelled {
    package func isSpelled(as other: [Element]) -> Bool {
        span.isIdentical(to: other.span)
            || count == other.count && indices.allSatisfy { self[$0].isSpelled(as: other[$0]) }
    }
}

extension Optional: Spelled where Wrapped: Spelled {
    package func isSpelled(as other: Wrapped?) -> Bool {
        guard let self, let other else { return self == nil && other == nil }
        return self.isSpelled(as: other)
    }
}

extension Value: Spelled {
    /// Values that no data hold are spelled like nothing.
    package func isSpelled(as other: Value) -> Bool {
        switch (self, other) {
        case (.none, .none), (.blank, .blank): true
        case (.bool(let own), .bool(let other)): own == other
        case (.number(let own), .number(let other)):
            own == other && own.exponent == other.exponent
        case (.text(let own), .text(let other)): own.isSpelled(as: other)
        case (.date(let own), .date(let other)): own == other
        case (.list(let own), .list(let other)): own.isSpelled(as: other)
        case (.map(let own), .map(let other)): own.isSpelled(as: other)
        case (.reference(let own), .reference(let other)): own.isSpelled(as: other)
        case (.pageField(let own), .pageField(let other)): own == other
        default: false
        }
    }
}

extension Value.Map: Spelled {
    package func isSpelled(as other: Value.Map) -> Bool {
        names.isSpelled(as: other.names) && values.isSpelled(as: other.values)
    }
}
