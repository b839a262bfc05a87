internal import Diagnostics

/// A clause template's text cut into its clauses, so that one can be replaced or compared.
///
/// A clause reaches from its heading (`## … {: #MO-08}`) to the next heading; block tags that open
/// or close around it do not belong to it.
struct ClauseText {
    struct Clause {
        let id: String
        /// Indices into `lines`.
        let lines: Range<Int>
    }

    let lines: [Substring]
    let clauses: [Clause]

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var clauses: [Clause] = []
        let headings = lines.indices.filter { Self.isHeading(lines[$0]) }
        for (position, start) in headings.enumerated() {
            guard let id = Self.id(of: lines[start]) else { continue }
            let next = position + 1 < headings.count ? headings[position + 1] : lines.count
            clauses.append(Clause(id: id, lines: start..<Self.end(of: start..<next, in: lines)))
        }
        self.lines = lines
        self.clauses = clauses
    }

    func text(of clause: Clause) -> String { lines[clause.lines].joined(separator: "\n") }

    private static func isHeading(_ line: Substring) -> Bool {
        line.hasPrefix("## ") || line.hasPrefix("### ")
    }

    private static func id(of heading: Substring) -> String? {
        guard let start = heading.firstRange(of: "{: #")?.upperBound else { return nil }
        let rest = heading[start...]
        return rest.firstIndex(of: "}").map { String(rest[..<$0].filter { !$0.isWhitespace }) }
    }

    /// Past the last line at which every block opened within the clause is closed again.
    static func end(of range: Range<Int>, in lines: [Substring]) -> Int {
        var depth = 0
        var end = range.lowerBound + 1
        for index in range {
            depth += blockDepthChange(in: lines[index])
            if depth < 0 { break }
            if depth == 0, !lines[index].allSatisfy(\.isWhitespace) { end = index + 1 }
        }
        return end
    }

    private static func blockDepthChange(in line: Substring) -> Int {
        var change = 0
        var rest = line
        while let tag = rest.firstRange(of: "{%") {
            rest = rest[tag.upperBound...]
            let words = rest.drop { $0 == "-" || $0.isWhitespace }
            if words.hasPrefix("if ") || words.hasPrefix("for ") { change += 1 }
            if words.hasPrefix("endif") || words.hasPrefix("endfor") { change -= 1 }
        }
        return change
    }
}
