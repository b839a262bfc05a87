/// A paragraph, a table's row or a signer's cell as a reader found it; what it is in a contract is
/// told afterwards, by `BlockClassifier`.
struct FoundBlock: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case body
        case row(Draft.TableRow)
        case signatures
        /// A footnote or endnote, by its mark.
        case note(String)
        case header, footer
    }

    var part = Part.body
    var text = ""
    /// What its list prints before it; nil where the text may begin with a number of its own.
    var number: String?
    var isBullet = false
    var role: StyleRole?
    /// From 1; nil for what is no heading.
    var headingLevel: Int?
    /// Bold or centred all through, as titles are that have no style.
    var standsOut = false
    var bookmarks: [String] = []
    /// Bookmarks that fields in it refer to.
    var references: [Reference] = []
    var anchor: Anchor?
    /// Of a table's row, where its cells begin; nil for those without words.
    var cells: [Anchor?] = []

    struct Reference: Sendable, Hashable {
        let bookmark: String
        /// What the field prints as it was saved.
        let printed: String
        /// Whether that is the number of the block with the bookmark.
        let isNumber: Bool
    }

    /// The paragraph in the file where the block begins.
    struct Anchor: Sendable, Hashable {
        let part: String
        /// Indices into the children, from the part's root element down.
        let path: [Int]
    }
}

extension [FoundBlock?] {
    /// The blocks of a row's cells, nil for those without words: a row is one block, and none when
    /// all its cells are empty; of a table of signatures each cell is one.
    ///
    /// - Parameters:
    ///   - row: nil for the signers' table.
    ///   - part: where the table stands.
    func row(_ row: Draft.TableRow?, in part: FoundBlock.Part) -> [FoundBlock] {
        let cells = compactMap(\.self)
        guard let row, var whole = cells.first else {
            return cells.map { cell in
                var cell = cell
                cell.part = .signatures
                return cell
            }
        }
        whole.part = part == .body ? .row(row) : part
        whole.text = map { $0?.text ?? "" }.joined(separator: " | ")
        whole.bookmarks = cells.flatMap(\.bookmarks)
        whole.references = cells.flatMap(\.references)
        whole.cells = map { $0?.anchor }
        return [whole]
    }

    /// What one cell of a file may stand for: more are a file's mistake, or its malice.
    static var mostColumns: Int { 64 }
}

/// Puts words together as they are read: line ends and tabs become single spaces.
struct FoundText: Sendable {
    private(set) var text = ""
    private var needsSpace = false

    var isEmpty: Bool { text.isEmpty }

    mutating func append(_ piece: some StringProtocol) {
        for scalar in piece.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r": needsSpace = !text.isEmpty
            // Soft hyphens and marks of no width print nothing.
            case "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}": continue
            default:
                if needsSpace { text.unicodeScalars.append(" ") }
                needsSpace = false
                text.unicodeScalars.append(scalar)
            }
        }
    }

    mutating func space() { needsSpace = !text.isEmpty }
}
