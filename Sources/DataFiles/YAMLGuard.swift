internal import Diagnostics

/// Looks through the bytes of a YAML text before the parser sees them.
///
/// The parser's time and stack grow without bound with depth, and its keys may be whole trees built
/// of aliases; so depth, keys that are no plain names, and tags are refused here. This is no parser: the
/// reader measures the tree's depth once more.
struct YAMLGuard {
    private let bytes: [UInt8]
    private let source: SourceText
    /// Columns of the open block collections.
    private var indents: [Int] = []
    private var flowDepth = 0
    private var quote: UInt8?
    /// The column a block scalar's lines have to exceed.
    private var blockParent: Int?
    private var position = 0
    private var lineStart = 0

    init(_ source: SourceText) {
        self.source = source
        bytes = Array(source.text.utf8)
    }

    /// - Throws: `data.too-deep`, `data.tabs`, `data.yaml-tag`, `data.complex-key`.
    static func check(_ source: SourceText) throws(Diagnostic) {
        var guardian = YAMLGuard(source)
        while guardian.position < guardian.bytes.count { try guardian.line() }
    }

    private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private func isSpaceOrEnd(_ index: Int) -> Bool {
        guard let byte = byte(index) else { return true }
        return byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private func place(_ offset: Int) -> SourcePlace { source.place(at: offset) }

    private mutating func line() throws(Diagnostic) {
        lineStart = position
        let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
        while byte(position) == 0x20 { position += 1 }
        if isWorthReading(before: end) {
            try openBlocks(before: end)
            try tokens(before: end)
        }
        position = end + 1
    }

    /// Whether the line is neither blank nor a comment nor part of a block scalar.
    private mutating func isWorthReading(before end: Int) -> Bool {
        if quote != nil { return true }
        let isBlank = bytes[position..<end].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
        if isBlank { return false }
        if let parent = blockParent {
            if position - lineStart > parent { return false }
            blockParent = nil
        }
        return byte(position) != UInt8(ascii: "#")
    }

    /// Keeps count of the block collections open at the start of this line.
    private mutating func openBlocks(before end: Int) throws(Diagnostic) {
        guard quote == nil, flowDepth == 0 else { return }
        if byte(position) == 0x09 { throw .tabs(at: place(position)) }
        if position == lineStart, bytes[position...].starts(with: "---".utf8),
            isSpaceOrEnd(position + 3)
        {
            position += 3
            return
        }
        while let last = indents.last, last > position - lineStart { indents.removeLast() }
        try open(position - lineStart)
        while [UInt8(ascii: "-"), UInt8(ascii: "?")].contains(byte(position)),
            isSpaceOrEnd(position + 1), position < end
        {
            if byte(position) == UInt8(ascii: "?") { throw .complexKey(at: place(position)) }
            position += 1
            while byte(position) == 0x20 { position += 1 }
            let opensScalar = [UInt8(ascii: "|"), UInt8(ascii: ">")].contains(byte(position))
            if position < end, !opensScalar { try open(position - lineStart) }
        }
    }

    private mutating func open(_ column: Int) throws(Diagnostic) {
        if indents.last ?? -1 < column { indents.append(column) }
        try checkDepth()
    }

    private func checkDepth() throws(Diagnostic) {
        // The column of a line of flow collections counts as one more.
        if indents.count + flowDepth > DataNode.maximumDepth + 1 {
            throw .tooDeep(at: place(position))
        }
    }

    private mutating func tokens(before end: Int) throws(Diagnostic) {
        var atStart = quote == nil
        while position < end {
            if quote != nil {
                skipQuoted(before: end)
                atStart = false
                continue
            }
            let current = bytes[position]
            if current == UInt8(ascii: "#"), position == lineStart || isSpaceOrEnd(position - 1) {
                return
            }
            if current == 0x20 || current == 0x09 || current == 0x0D {
                position += 1
            } else if atStart, try startToken(current, before: end) {
                continue
            } else {
                atStart = try middle(current, atStart: atStart)
                position += 1
            }
        }
    }

    /// What only means something where a value may begin; false when nothing of it was met.
    private mutating func startToken(_ current: UInt8, before end: Int) throws(Diagnostic) -> Bool {
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            quote = current
            position += 1
            return true
        case UInt8(ascii: "!"): throw .yamlTag(at: place(position))
        case UInt8(ascii: "?") where isSpaceOrEnd(position + 1) && flowDepth > 0:
            throw .complexKey(at: place(position))
        case UInt8(ascii: "&"):
            skipName()
            return true
        case UInt8(ascii: "*"):
            let start = position
            skipName()
            if isFollowedByColon(position) { throw .complexKey(at: place(start)) }
            return true
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            guard flowDepth == 0, isBlockScalarHead(before: end) else { return false }
            blockParent = indents.last ?? -1
            position = end
            return true
        default: return false
        }
    }

    /// - Returns: Whether a value may begin after this byte.
    private mutating func middle(_ current: UInt8, atStart: Bool) throws(Diagnostic) -> Bool {
        switch current {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            guard atStart || flowDepth > 0 else { return false }
            flowDepth += 1
            try checkDepth()
            return true
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            guard flowDepth > 0 else { return false }
            flowDepth -= 1
            if isFollowedByColon(position + 1) { throw .complexKey(at: place(position)) }
            return false
        case UInt8(ascii: ","): return flowDepth > 0
        case UInt8(ascii: ":"): return flowDepth > 0 || isSpaceOrEnd(position + 1)
        default: return false
        }
    }

    private mutating func skipQuoted(before end: Int) {
        while position < end {
            let current = bytes[position]
            position += 1
            if quote == UInt8(ascii: "\""), current == UInt8(ascii: "\\") {
                position += 1
            } else if current == quote {
                if current == UInt8(ascii: "'"), byte(position) == current {
                    position += 1
                } else {
                    quote = nil
                    return
                }
            }
        }
        position = min(position, end)
    }

    private mutating func skipName() {
        position += 1
        let stops = Set(",]}[{".utf8)
        while let current = byte(position), !isSpaceOrEnd(position), !stops.contains(current) {
            position += 1
        }
    }

    private func isFollowedByColon(_ index: Int) -> Bool {
        var index = index
        while byte(index) == 0x20 { index += 1 }
        return byte(index) == UInt8(ascii: ":") && isSpaceOrEnd(index + 1)
    }

    /// `|`, `>-`, `|2+`, then nothing or a comment.
    private func isBlockScalarHead(before end: Int) -> Bool {
        let rest = bytes[(position + 1)..<end].drop { "+-0123456789".utf8.contains($0) }
        let content = rest.drop { [0x20, 0x09, 0x0D].contains($0) }
        return content.isEmpty || content.first == UInt8(ascii: "#")
    }
}

extension Diagnostic {
    fileprivate static func tabs(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.tabs", at: .source(place),
            message: Text(
                ro: "rândul este aliniat cu un tabulator",
                en: "the line is indented with a tab"),
            hint: Text(
                ro:
                    "în YAML alinierea se face numai cu spații: înlocuiți tabulatorul cu două spații",
                en: "YAML is indented with spaces only: replace the tab with two spaces"))
    }

    static func yamlTag(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.yaml-tag", at: .source(place),
            message: Text(
                ro: "valoarea începe cu „!”, o etichetă YAML, care aici nu este acceptată",
                en: "the value begins with “!”, a YAML tag, which is not accepted here"),
            hint: Text(
                ro: "ștergeți eticheta; dacă este un text, puneți-l între ghilimele",
                en: "delete the tag; if it is a text, put it in quotes"))
    }

    static func complexKey(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.complex-key", at: .source(place),
            message: Text(
                ro: "numele unui câmp trebuie să fie un cuvânt simplu",
                en: "the name of a field must be a simple word"),
            hint: Text(
                ro: "dacă este un text care conține „:” sau paranteze, puneți-l între ghilimele",
                en: "if it is a text with “:” or brackets in it, put it in quotes"))
    }
}
