/// The names of one document, each turned into a value once.
///
/// libxml2 keeps one copy of every name of a document, so a name is known by its two addresses:
/// finding its word needs no look at its letters.
struct XMLNames {
    private struct Slot {
        var local: UnsafePointer<UInt8>?
        var uri: UnsafePointer<UInt8>?
        var word = XMLTag.otherWord
        var name = 0
    }

    private let words: [XML.Name: Int]
    private var names: [XML.Name] = []
    /// Open addressing; a power of two, at most half full.
    private var slots = [Slot](repeating: Slot(), count: 64)

    init(words: [XML.Name: Int]) { self.words = words }

    mutating func word(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) -> Int {
        slots[slot(of: local, uri)].word
    }

    mutating func name(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) -> XML.Name {
        names[slots[slot(of: local, uri)].name]
    }

    private mutating func slot(of local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) -> Int
    {
        let position = place(of: local, uri)
        if slots[position].local != nil { return position }
        if names.count * 2 >= slots.count { grow() }
        return insert(local, uri, at: place(of: local, uri))
    }

    /// Where the name is, or where it belongs.
    private func place(of local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) -> Int {
        let mask = slots.count - 1
        let bits = UInt(bitPattern: local) ^ (UInt(bitPattern: uri) &* 31)
        var position = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while let taken = slots[position].local, taken != local || slots[position].uri != uri {
            position = (position + 1) & mask
        }
        return position
    }

    private mutating func insert(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?, at position: Int
    ) -> Int {
        let name = XML.Name(
            namespace: uri.map { String(cString: $0) } ?? "", local: String(cString: local))
        let word = words[name] ?? XMLTag.otherWord
        slots[position] = Slot(local: local, uri: uri, word: word, name: names.count)
        names.append(name)
        return position
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old {
            if let local = slot.local { slots[place(of: local, slot.uri)] = slot }
        }
    }
}
