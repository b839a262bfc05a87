public import Diagnostics
internal import Digest
internal import Wording

/// A row of the register as the plan has it.
public struct PlannedRow: Sendable {
    /// From 1, among all rows of the register.
    public let position: Int
    private let rows: PlannedRows
    private let entry: PlanEntry?
    private let notes: RowNotes

    fileprivate init(offset: Int, of rows: PlannedRows, _ entry: PlanEntry?, _ notes: RowNotes) {
        position = offset + 1
        self.rows = rows
        self.entry = entry
        self.notes = notes
    }

    /// The row in the register.
    var item: BatchItem { rows.item(position - 1) }
    public var place: SourcePlace { item.place }
    public var number: String? { notes.number ?? item.number }
    public var problems: [Diagnostic] { notes.problems }
    public var hasErrors: Bool { entry == nil }

    /// What the document's files follow from, as 64 hexadecimal digits; nil when the row has errors.
    public var contentHash: String? { entry?.content.hexadecimal }

    var key: BatchWorkshop.TemplateKey? { notes.key ?? entry?.key }
    var kind: DocumentKind? { key?.kind }

    /// Kind and number: by it a changed row is known to be the same document.
    var identity: String { identity(of: item) }

    /// - Parameter item: The row's own.
    func identity(of item: BatchItem) -> String {
        DocumentIdentity.of(
            kind: kind, notes.number ?? item.number, name: notes.name, item.place)
    }

    /// nil for a row without a number.
    var foldedNumber: String? { number.map(DocumentIdentity.folded) }

    /// By the number alone; rows without one are told apart by where they stand.
    var shardKey: String { foldedNumber ?? "\(place)" }
}

/// What the plan keeps of each row that a document is made of.
///
/// Plans have thousands of them: what the row itself says is read there again.
struct PlanEntry: Sendable {
    /// What the document's files follow from.
    let content: SHA256.Digest
    let key: BatchWorkshop.TemplateKey
}

/// What the plan keeps of few rows.
struct RowNotes: Sendable {
    var problems: [Diagnostic] = []
    /// The document's number, where it is not that of the row.
    var number: String?
    /// The file name of a document that has no number.
    var name: String?
    /// Of a row that was read and has errors all the same.
    var key: BatchWorkshop.TemplateKey?

    var isEmpty: Bool { problems.isEmpty && number == nil && name == nil && key == nil }
}

/// The rows of a plan, put together when they are asked for.
public struct PlannedRows: RandomAccessCollection, Sendable {
    fileprivate let item: @Sendable (Int) -> BatchItem
    private let entries: [PlanEntry?]
    private let notes: [Int: RowNotes]
    /// Which of the register's rows these are; nil: all.
    private let part: [Int]?

    init(
        _ item: @escaping @Sendable (Int) -> BatchItem, _ entries: [PlanEntry?],
        _ notes: [Int: RowNotes], part: [Int]? = nil
    ) {
        self.item = item
        self.entries = entries
        self.notes = notes
        self.part = part
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { part?.count ?? entries.count }

    public subscript(index: Int) -> PlannedRow {
        let offset = part?[index] ?? index
        return PlannedRow(
            offset: offset, of: self, entries[offset], notes[offset] ?? RowNotes())
    }

    /// SHA-256 over the contents of all rows of the register, one a line.
    var hash: String {
        var hash = SHA256()
        for (offset, entry) in entries.enumerated() {
            let line = (offset > 0 ? "\n" : "") + (entry?.content.hexadecimal ?? "-")
            hash.update(Array(line.utf8))
        }
        return hash.digest().hexadecimal
    }

    func rows(of shard: Shard) -> PlannedRows {
        shard.isWhole
            ? self
            : PlannedRows(
                item, entries, notes, part: indices.filter { shard.contains(self[$0].shardKey) })
    }
}

/// What makes two rows the same document.
enum DocumentIdentity {
    /// Spaces and case do not tell numbers apart.
    static func folded(_ number: String) -> String {
        Folding.key(number, diacritics: true).filter { !$0.isWhitespace }
    }

    /// - Parameter name: Stands for the number in a document without one; without both, the place.
    static func of(
        kind: DocumentKind?, _ number: String?, name: String?, _ place: SourcePlace
    ) -> String {
        "\(kind?.rawValue ?? "")/\(number.map(folded) ?? name ?? "\(place)")"
    }
}
