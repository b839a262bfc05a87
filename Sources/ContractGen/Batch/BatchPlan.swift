public import Diagnostics
internal import Digest
internal import Wording

/// What a batch has to do: every row read and checked before anything is written.
public struct BatchPlan: Sendable {
    /// The rows that this part of the batch is for, in the order of the register.
    public let rows: [PlannedRow]
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
        let checked = CheckedRows(items, by: shop)
        try shop.prepare(for: checked.samples)
        let duplicates = Self.duplicates(in: checked)
        let rows = checked.indices.map { PlannedRow(checked[$0], duplicates[$0], shop) }
        batchHash = Self.hash(of: rows)
        total = rows.count
        self.rows = shard.isWhole ? rows : rows.filter { shard.contains($0.shardKey) }
    }

    /// Over the rows' hashes, one a line.
    private static func hash(of rows: [PlannedRow]) -> String {
        var hash = SHA256()
        for (index, row) in rows.enumerated() {
            hash.update(Array(((index > 0 ? "\n" : "") + (row.contentHash ?? "-")).utf8))
        }
        return hash.digest().hexadecimal
    }

    /// Neither of two documents with one number, or with one file name, is made.
    private static func duplicates(in rows: CheckedRows) -> [Int: Diagnostic] {
        let numbers = repeated(in: rows, except: [:]) { row in
            row.number == nil ? nil : row.identity
        } problem: {
            .duplicateNumber($0, other: $1)
        }
        let names = repeated(in: rows, except: numbers) { row in
            row.stem
        } problem: {
            .duplicateName($0, other: $1)
        }
        return numbers.merging(names) { number, _ in number }
    }

    private static func repeated(
        in rows: CheckedRows, except bad: [Int: Diagnostic], by key: (CheckedRow) -> String?,
        problem: (CheckedRow, SourcePlace) -> Diagnostic
    ) -> [Int: Diagnostic] {
        var first: [String: Int] = [:]
        var found: [Int: SourcePlace] = [:]
        for index in rows.indices where rows[index].isGood && bad[index] == nil {
            guard let key = key(rows[index]) else { continue }
            if let earlier = first[key] {
                found[index] = rows[earlier].place
                found[earlier] = found[earlier] ?? rows[index].place
            } else {
                first[key] = index
            }
        }
        return Dictionary(
            uniqueKeysWithValues: found.map { ($0.key, problem(rows[$0.key], $0.value)) })
    }

    public var readyCount: Int { rows.count { !$0.hasErrors } }
    public var problems: [Diagnostic] { rows.flatMap(\.problems) }
}

/// A row of the register as the plan has it.
///
/// Plans have thousands of them: what follows from other things is not kept.
public struct PlannedRow: Sendable {
    /// From 1, among all rows of the register.
    public let position: Int
    public let place: SourcePlace
    public let number: String?
    /// The file name of a document that has no number.
    private let name: String?
    public let problems: [Diagnostic]
    let key: BatchWorkshop.TemplateKey?
    /// What the document's files follow from; nil when the row has errors.
    private let content: SHA256.Digest?

    fileprivate init(_ row: CheckedRow, _ duplicate: Diagnostic?, _ shop: BatchWorkshop) {
        position = row.offset + 1
        place = row.place
        number = row.number
        name = row.number == nil ? row.stem : nil
        problems = row.problems + (duplicate.map { [$0] } ?? [])
        key = row.key
        content =
            if row.isGood, duplicate == nil, let data = row.data, let key = row.key {
                shop.content(of: data, key)
            } else {
                nil
            }
    }

    /// What the document's files follow from, as 64 hexadecimal digits; nil when the row has errors.
    public var contentHash: String? { content?.hexadecimal }

    /// Kind and number: by it a changed row is known to be the same document.
    var identity: String { DocumentIdentity.of(kind: key?.kind, number, name: name, place) }

    var kind: DocumentKind? { key?.kind }

    /// By the number alone; rows without one are told apart by where they stand.
    var shardKey: String { number.map(DocumentIdentity.folded) ?? "\(place)" }

    public var hasErrors: Bool { content == nil }
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

/// All rows after their data were read.
private struct CheckedRows: RandomAccessCollection, Sendable {
    /// Large enough to be worth a thread.
    private static let size = 64
    private let blocks: [CheckedBlock]
    let endIndex: Int

    var startIndex: Int { 0 }

    /// Reads rows side by side, block by block.
    init(_ items: some RandomAccessCollection<BatchItem> & Sendable, by shop: BatchWorkshop) {
        endIndex = items.count
        let blocks = stride(from: 0, to: items.count, by: Self.size).map {
            $0..<Swift.min($0 + Self.size, items.count)
        }
        self.blocks = concurrently(blocks) { block in
            var checked = CheckedBlock()
            for offset in block {
                let item = items[items.index(items.startIndex, offsetBy: offset)]
                checked.add(item, at: offset, by: shop)
            }
            return checked
        }
    }

    /// At least one contract of each wording.
    var samples: [Contract] { blocks.flatMap(\.samples) }

    subscript(index: Int) -> CheckedRow { blocks[index / Self.size].rows[index % Self.size] }
}

/// Some rows after their data were read.
private struct CheckedBlock: Sendable {
    private(set) var rows: [CheckedRow] = []
    /// The first contract of each wording; all are read again when they are made.
    private(set) var samples: [Contract] = []
    private var wordings: Set<BatchWorkshop.TemplateKey> = []

    mutating func add(_ item: BatchItem, at offset: Int, by shop: BatchWorkshop) {
        do {
            let reading = try shop.contract(of: item)
            let contract = reading.value.contract
            rows.append(
                CheckedRow(
                    item, offset, contract, data: contract.fieldsHash(after: shop.fields),
                    warnings: reading.warnings))
            if wordings.insert(BatchWorkshop.TemplateKey(contract)).inserted {
                samples.append(contract)
            }
        } catch {
            rows.append(CheckedRow(item, offset, problems: error.all))
        }
    }
}

/// A row after its data were read.
private struct CheckedRow: Sendable {
    let offset: Int
    let place: SourcePlace
    let number: String?
    let problems: [Diagnostic]
    let key: BatchWorkshop.TemplateKey?
    let stem: String?
    /// Of the document's fields.
    let data: SHA256.Digest?

    init(
        _ item: BatchItem, _ offset: Int, _ contract: Contract, data: SHA256.Digest,
        warnings: [Diagnostic]
    ) {
        self.offset = offset
        place = item.place
        number = contract.header.number ?? item.number
        problems = warnings
        key = BatchWorkshop.TemplateKey(contract)
        stem = DocumentName(of: contract, isDraft: false).stem
        self.data = data
    }

    init(_ item: BatchItem, _ offset: Int, problems: [Diagnostic]) {
        self.offset = offset
        place = item.place
        number = item.number
        self.problems = problems
        (key, stem, data) = (nil, nil, nil)
    }

    var isGood: Bool { data != nil && !problems.contains { $0.severity == .error } }

    var identity: String { DocumentIdentity.of(kind: key?.kind, number, name: stem, place) }
}

extension Diagnostic {
    fileprivate static func duplicateNumber(_ row: CheckedRow, other: SourcePlace) -> Diagnostic {
        let number = row.number ?? ""
        return .error(
            "batch.duplicate-number", at: .source(row.place), arguments: ["number": number],
            message: Text(
                ro: "numărul „\(number)” îl are și alt rând: \(other.cell ?? other.description)",
                en: "another row has the number “\(number)” too: \(other.cell ?? other.description)"
            ),
            hint: Text(
                ro: "dați fiecărui document numărul lui sau ștergeți rândul de prisos",
                en: "give each document its own number, or delete the row that is one too many"),
            related: .source(other))
    }

    fileprivate static func duplicateName(_ row: CheckedRow, other: SourcePlace) -> Diagnostic {
        let name = row.stem ?? ""
        return .error(
            "batch.colliding-names", at: .source(row.place), arguments: ["name": name],
            message: Text(
                ro:
                    "fișierele s-ar numi „\(name)” ca și cele ale altui rând: \(other.cell ?? other.description)",
                en:
                    "the files would be named “\(name)” like those of another row: \(other.cell ?? other.description)"
            ),
            hint: Text(
                ro: "dați documentelor numere care diferă prin litere sau cifre",
                en: "give the documents numbers that differ in letters or digits"),
            related: .source(other))
    }
}
