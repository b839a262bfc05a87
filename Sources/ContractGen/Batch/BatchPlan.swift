public import Diagnostics
internal import Digest

/// What a batch has to do: every row read and checked before anything is written.
public struct BatchPlan: Sendable {
    /// The rows that this part of the batch is for, in the order of the register.
    public let rows: PlannedRows
    /// SHA-256 over all rows of the register, whichever part does them; equal in all parts.
    public let batchHash: String
    /// How many rows the register has for all parts.
    public let total: Int

    /// - Parameters:
    ///   - items: The register's rows in their order, made when they are asked for.
    ///   - shop: Gets the wordings that the rows need.
    /// - Throws: What is wrong with wordings and rules; what is wrong with rows stands in the plan.
    public init(
        checking items: some RandomAccessCollection<BatchItem> & Sendable,
        by shop: inout BatchWorkshop, shard: Shard = .whole
    ) throws(DiagnosticList) {
        let item: @Sendable (Int) -> BatchItem = {
            items[items.index(items.startIndex, offsetBy: $0)]
        }
        var checked = CheckedRows(items.count, item, by: shop)
        try shop.prepare(for: checked.samples)
        checked.refuseDuplicates(by: shop)
        let rows = checked.finish(by: shop)
        batchHash = rows.hash
        total = rows.count
        self.rows = rows.rows(of: shard)
    }

    public var readyCount: Int { rows.count { !$0.hasErrors } }
    public var problems: [Diagnostic] { rows.flatMap(\.problems) }
}

/// All rows after their data were read.
private struct CheckedRows {
    /// How many rows a block has: enough to be worth a thread.
    private static let size = 64
    private let item: @Sendable (Int) -> BatchItem
    private var blocks: [CheckedBlock]
    private var notes: [Int: RowNotes] = [:]
    /// At least one contract of each wording.
    private(set) var samples: [Contract] = []

    /// Reads rows side by side, block by block.
    init(_ count: Int, _ item: @escaping @Sendable (Int) -> BatchItem, by shop: BatchWorkshop) {
        self.item = item
        let offsets = stride(from: 0, to: count, by: Self.size).map {
            $0..<min($0 + Self.size, count)
        }
        blocks = concurrently(offsets) { block in
            var checked = CheckedBlock()
            for offset in block { checked.add(item(offset), at: offset, by: shop) }
            return checked
        }
        for index in blocks.indices {
            notes.merge(blocks[index].notes) { notes, _ in notes }
            samples += blocks[index].samples
            blocks[index].finish()
        }
    }

    private var rows: some Sequence<CheckedRow?> { blocks.lazy.flatMap(\.rows) }

    private subscript(offset: Int) -> CheckedRow? {
        get { blocks[offset / Self.size].rows[offset % Self.size] }
        set { blocks[offset / Self.size].rows[offset % Self.size] = newValue }
    }

    /// Neither of two documents with one number, or with one file name, is made.
    mutating func refuseDuplicates(by shop: BatchWorkshop) {
        for (offset, other) in repeated(by: \.number, key: identity) {
            let row = item(offset)
            refuse(offset, .duplicateNumber(number(offset), row.place, other))
        }
        let stem = { [item] in (try? shop.contract(of: item($0)).value.contract.fileStem) ?? "" }
        for (offset, other) in repeated(by: \.name, key: stem) {
            refuse(offset, .duplicateName(stem(offset), item(offset).place, other))
        }
    }

    private func number(_ offset: Int) -> String? { notes[offset]?.number ?? item(offset).number }

    private func identity(_ offset: Int) -> String {
        DocumentIdentity.of(
            kind: self[offset]?.key.kind, number(offset), name: nil, item(offset).place)
    }

    private mutating func refuse(_ offset: Int, _ problem: Diagnostic) {
        notes[offset, default: RowNotes()].key = self[offset]?.key
        notes[offset, default: RowNotes()].problems.append(problem)
        self[offset] = nil
    }

    /// Rows that have a key in common with another one, and where that stands.
    ///
    /// - Parameter hash: Of the key; nil for a row without one.
    private func repeated(
        by hash: @escaping (CheckedRow) -> Int?, key: (Int) -> String
    ) -> [(offset: Int, other: SourcePlace)] {
        let hashes = rows.enumerated().lazy.compactMap { offset, row in
            row.flatMap(hash).map { (position: offset, hash: $0) }
        }
        return KeyIndex(hashes).groups(keyAt: key).flatMap { group in
            group.map { ($0, item($0 == group[0] ? group[1] : group[0]).place) }
        }
    }

    func finish(by shop: BatchWorkshop) -> PlannedRows {
        var entries: [PlanEntry?] = []
        entries.reserveCapacity(blocks.count * Self.size)
        for row in rows {
            entries.append(
                row.map { PlanEntry(content: shop.content(of: $0.data, $0.key), key: $0.key) })
        }
        return PlannedRows(item, entries, notes)
    }
}

/// Some rows after their data were read.
private struct CheckedBlock: Sendable {
    /// nil for a row with errors.
    var rows: [CheckedRow?] = []
    private(set) var notes: [Int: RowNotes] = [:]
    /// The first contract of each wording; all are read again when they are made.
    private(set) var samples: [Contract] = []
    private var wordings: Set<BatchWorkshop.TemplateKey> = []

    mutating func add(_ item: BatchItem, at offset: Int, by shop: BatchWorkshop) {
        var own = RowNotes()
        do {
            let reading = try shop.contract(of: item)
            let contract = reading.value.contract
            rows.append(CheckedRow(item, contract, data: contract.fieldsHash(after: shop.fields)))
            own = RowNotes(item, contract, reading.warnings)
            if wordings.insert(BatchWorkshop.TemplateKey(contract)).inserted {
                samples.append(contract)
            }
        } catch {
            rows.append(nil)
            own.problems = error.all
        }
        if !own.isEmpty { notes[offset] = own }
    }

    /// Keeps the rows alone.
    mutating func finish() { (notes, samples, wordings) = ([:], [], []) }
}

extension RowNotes {
    fileprivate init(_ item: BatchItem, _ contract: Contract, _ warnings: [Diagnostic]) {
        problems = warnings
        let number = contract.header.number
        if number != item.number { self.number = number }
        if number ?? item.number == nil { name = contract.fileStem }
    }
}

/// A row after its data were read.
private struct CheckedRow: Sendable {
    /// Of the document's fields.
    let data: SHA256.Digest
    let key: BatchWorkshop.TemplateKey
    /// Hash of the document's identity; nil when it has no number.
    let number: Int?
    /// Hash of its files' name.
    let name: Int

    init(_ item: BatchItem, _ contract: Contract, data: SHA256.Digest) {
        let key = BatchWorkshop.TemplateKey(contract)
        self.data = data
        self.key = key
        number = (contract.header.number ?? item.number).map {
            KeyIndex.hash(
                of: DocumentIdentity.of(kind: key.kind, $0, name: nil, item.place))
        }
        name = KeyIndex.hash(of: contract.fileStem)
    }
}

extension Contract {
    /// The name of its files without the ending.
    fileprivate var fileStem: String { DocumentName(of: self, isDraft: false).stem }
}

extension Diagnostic {
    fileprivate static func duplicateNumber(
        _ number: String?, _ place: SourcePlace, _ other: SourcePlace
    ) -> Diagnostic {
        let number = number ?? ""
        let cell = other.cell ?? other.description
        return .error(
            "batch.duplicate-number", at: .source(place), arguments: ["number": number],
            message: Text(
                ro: "numărul „\(number)” îl are și alt rând: \(cell)",
                en: "another row has the number “\(number)” too: \(cell)"),
            hint: Text(
                ro: "dați fiecărui document numărul lui sau ștergeți rândul de prisos",
                en: "give each document its own number, or delete the row that is one too many"),
            related: .source(other))
    }

    fileprivate static func duplicateName(
        _ name: String?, _ place: SourcePlace, _ other: SourcePlace
    ) -> Diagnostic {
        let name = name ?? ""
        let cell = other.cell ?? other.description
        return .error(
            "batch.colliding-names", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "fișierele s-ar numi „\(name)” ca și cele ale altui rând: \(cell)",
                en: "the files would be named “\(name)” like those of another row: \(cell)"),
            hint: Text(
                ro: "dați documentelor numere care diferă prin litere sau cifre",
                en: "give the documents numbers that differ in letters or digits"),
            related: .source(other))
    }
}
