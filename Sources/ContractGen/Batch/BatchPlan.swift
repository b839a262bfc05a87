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
        var checked = Self.checked(items, by: shop)
        try shop.prepare(for: Self.samples(of: checked))
        for index in checked.indices { checked[index].sample = nil }
        Self.refuseDuplicates(in: &checked)
        let rows = checked.map { PlannedRow($0, shop) }
        batchHash = SHA256.hexadecimal(
            of: Array(rows.map { $0.contentHash ?? "-" }.joined(separator: "\n").utf8))
        total = rows.count
        self.rows = rows.filter { shard.contains($0.shardKey) }
    }

    /// Rows are read side by side, in blocks that are large enough to be worth a thread.
    private static func checked(
        _ items: some RandomAccessCollection<BatchItem> & Sendable, by shop: BatchWorkshop
    ) -> [CheckedRow] {
        let size = 64
        let blocks = stride(from: 0, to: items.count, by: size).map {
            $0..<min($0 + size, items.count)
        }
        return concurrently(blocks) { block in
            var rows: [CheckedRow] = []
            for offset in block {
                let item = items[items.index(items.startIndex, offsetBy: offset)]
                rows.append(CheckedRow(item, offset, by: shop))
            }
            return rows.droppingRepeatedSamples()
        }.flatMap(\.self)
    }

    /// One contract of each wording.
    private static func samples(of rows: [CheckedRow]) -> [Contract] {
        var seen: Set<BatchWorkshop.TemplateKey> = []
        return rows.compactMap(\.sample).filter {
            seen.insert(BatchWorkshop.TemplateKey($0)).inserted
        }
    }

    /// Neither of two documents with one number, or with one file name, is made.
    private static func refuseDuplicates(in rows: inout [CheckedRow]) {
        refuseRepeated(in: &rows, by: { $0.number == nil ? nil : $0.identity }) {
            .duplicateNumber($0, other: $1)
        }
        refuseRepeated(in: &rows, by: \.stem) { .duplicateName($0, other: $1) }
    }

    private static func refuseRepeated(
        in rows: inout [CheckedRow], by key: (CheckedRow) -> String?,
        _ problem: (CheckedRow, SourcePlace) -> Diagnostic
    ) {
        var first: [String: Int] = [:]
        var found: [Int: SourcePlace] = [:]
        for index in rows.indices where rows[index].isGood {
            guard let key = key(rows[index]) else { continue }
            if let earlier = first[key] {
                found[index] = rows[earlier].place
                found[earlier] = found[earlier] ?? rows[index].place
            } else {
                first[key] = index
            }
        }
        for (index, other) in found { rows[index].problems.append(problem(rows[index], other)) }
    }

    public var readyCount: Int { rows.count { $0.contentHash != nil } }
    public var problems: [Diagnostic] { rows.flatMap(\.problems) }
}

/// A row of the register as the plan has it.
public struct PlannedRow: Sendable {
    /// From 1, among all rows of the register.
    public let position: Int
    public let place: SourcePlace
    public let number: String?
    /// Kind and number: by it a changed row is known to be the same document.
    let identity: String
    let kind: String?
    /// What the document's files follow from; nil when the row has errors.
    public let contentHash: String?
    public let problems: [Diagnostic]
    let key: BatchWorkshop.TemplateKey?

    fileprivate init(_ row: CheckedRow, _ shop: BatchWorkshop) {
        position = row.offset + 1
        place = row.place
        number = row.number
        identity = row.identity
        kind = row.key?.kind
        problems = row.problems
        key = row.key
        contentHash =
            if row.isGood, let data = row.dataHash, let key = row.key {
                shop.contentHash(data: data, key)
            } else {
                nil
            }
    }

    /// By the number alone; rows without one are told apart by where they stand.
    var shardKey: String { number.map(DocumentIdentity.folded) ?? "\(place)" }

    public var hasErrors: Bool { contentHash == nil }
}

/// What makes two rows the same document.
enum DocumentIdentity {
    /// Spaces and case do not tell numbers apart.
    static func folded(_ number: String) -> String {
        Folding.key(number, diacritics: true).filter { !$0.isWhitespace }
    }
}

/// A row after its data were read.
private struct CheckedRow: Sendable {
    let offset: Int
    let place: SourcePlace
    let number: String?
    var problems: [Diagnostic]
    private(set) var key: BatchWorkshop.TemplateKey?
    private(set) var stem: String?
    private(set) var dataHash: String?
    /// A contract of this row's wording.
    var sample: Contract?

    init(_ item: BatchItem, _ offset: Int, by shop: BatchWorkshop) {
        self.offset = offset
        place = item.place
        do {
            let reading = try shop.contract(of: item)
            let contract = reading.value.contract
            number = contract.header.number ?? item.number
            problems = reading.warnings
            key = BatchWorkshop.TemplateKey(contract)
            stem = DocumentName(of: contract, isDraft: false).stem
            dataHash = contract.fieldsHash
            sample = contract
        } catch {
            number = item.number
            problems = error.all
        }
    }

    var isGood: Bool { dataHash != nil && !problems.contains { $0.severity == .error } }

    var identity: String {
        "\(key?.kind ?? "")/\(number.map(DocumentIdentity.folded) ?? stem ?? "\(place)")"
    }
}

extension [CheckedRow] {
    /// Only the first of each wording keeps its contract: the others are read again when made.
    fileprivate func droppingRepeatedSamples() -> [CheckedRow] {
        var seen: Set<BatchWorkshop.TemplateKey> = []
        return map { row in
            guard let key = row.key, !seen.insert(key).inserted else { return row }
            var row = row
            row.sample = nil
            return row
        }
    }
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
