public import Diagnostics

/// A document before any file format: its blocks in reading order.
///
/// One more lowering of the compiled template, beside DOCX, ODT and Markdown; rules read it, and a
/// foreign document is read into it, so that the same rules check both.
public struct Draft: Sendable, Hashable {
    public var blocks: [Block]
    /// What headers and footers say, the annexes' running headings among them; empty when the
    /// document has none.
    public var runningLines: [String]

    public init(blocks: [Block], runningLines: [String] = []) {
        self.blocks = blocks
        self.runningLines = runningLines
    }

    /// An object, which never changes and which drafts of one template share.
    public final class Block: Sendable, Hashable {
        public let kind: Kind
        /// The clause or point this block opens, e.g. `MO-08` or `MO-08.no-payment`.
        public let id: String?
        /// The annexes' and points' computed number as printed: `3.`, `3.1.`, `a)`, `Anexa nr. 1`.
        public let number: String?
        /// The text without its number; the cells of a row are joined by ` | `.
        public let text: String
        /// Ids of the clauses this block refers to, in order.
        public let references: [String]
        /// Where in the template the block comes from; nil in a foreign document.
        public let place: SourcePlace?
        /// Where in its table a row of a foreign document stands.
        public let row: TableRow?

        public init(
            kind: Kind, id: String? = nil, number: String? = nil, text: String,
            references: [String] = [], place: SourcePlace? = nil, row: TableRow? = nil
        ) {
            self.kind = kind
            self.id = id
            self.number = number
            self.text = text
            self.references = references
            self.place = place
            self.row = row
        }

        public static func == (one: Block, other: Block) -> Bool {
            one === other
                || one.kind == other.kind && one.id == other.id && one.number == other.number
                    && one.text == other.text && one.references == other.references
                    && one.place == other.place && one.row == other.row
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(kind)
            hasher.combine(id)
            hasher.combine(number)
            hasher.combine(text)
        }
    }

    public enum Kind: String, Sendable, Hashable {
        case title, article, point, subPoint, bullet, paragraph, tableRow, annex, signatures
        /// A footnote or endnote; a line of a header or footer. Their numbers say which.
        case note, running
    }

    /// A row of a table, both counted from 1 in the whole document.
    public struct TableRow: Sendable, Hashable {
        public let table: Int
        public let row: Int

        public init(table: Int, row: Int) {
            self.table = table
            self.row = row
        }
    }

    /// One clause: its heading or first point and all that follows to the next clause's start.
    public struct Clause: Sendable, Hashable {
        public let id: String
        /// As printed, without a final full stop: `8`, `8.1`.
        public let number: String
        public let heading: String
        /// Heading and body, one block a line.
        public let text: String
        public let place: SourcePlace?
    }

    /// The whole text, one block a line, each with its number.
    public var text: String {
        var text = ""
        text.reserveCapacity(blocks.reduce(0) { $0 + $1.text.utf8.count + 16 })
        for index in blocks.indices {
            if index > 0 { text += "\n" }
            if let number = blocks[index].number { text += number + " " }
            text += blocks[index].text
        }
        return text
    }

    /// The articles and annexes that carry an id, in order, each with all its blocks.
    public var clauses: [Clause] { clauseRanges.map(clause) }

    /// The blocks of each clause, to where the next one opens.
    public var clauseRanges: [Range<Int>] {
        let openings = blocks.indices.filter { blocks[$0].opensClause }
        return zip(openings, openings.dropFirst() + [blocks.endIndex]).map { $0..<$1 }
    }

    /// The clause of one of `clauseRanges`.
    public func clause(in range: Range<Int>) -> Clause {
        let opening = blocks[range.lowerBound]
        var text = opening.text
        for block in blocks[range].dropFirst() where block.kind.isOfClause {
            text += "\n"
            text += block.text
        }
        return Clause(
            id: opening.id ?? "", number: (opening.number ?? "").trimmingFinalStop,
            heading: opening.text, text: text, place: opening.place)
    }

    /// The article or annex with this id; nil when there is none.
    public func clause(_ id: String) -> Clause? {
        clauseRanges.first { blocks[$0.lowerBound].id == id }.map(clause)
    }

    public var annexes: [Block] { blocks.filter { $0.kind == .annex } }
}

extension Draft.Kind {
    /// Whether such a block belongs to the clause it stands in.
    fileprivate var isOfClause: Bool {
        switch self {
        case .point, .subPoint, .bullet, .paragraph, .tableRow, .signatures: true
        case .title, .article, .annex, .note, .running: false
        }
    }
}

extension Draft.Block {
    fileprivate var opensClause: Bool { (kind == .article || kind == .annex) && id != nil }
}

extension String {
    /// A number as references print it: `1.1.` becomes `1.1`, `a)` stays.
    package var trimmingFinalStop: String {
        utf8.last == UInt8(ascii: ".") ? String(Substring(utf8.dropLast())) : self
    }
}
