public import Diagnostics
internal import FoundationEssentials
internal import Templates

/// The first line of a part's manifest: which part of which batch it is.
public struct ShardHeading: Hashable, Sendable {
    public let shard: Shard
    /// Equal for all parts of one batch.
    public let batchHash: String
    /// How many rows the register has for all parts.
    public let total: Int

    public init(_ shard: Shard, of plan: BatchPlan) {
        self.shard = shard
        batchHash = plan.batchHash
        total = plan.total
    }

    /// The line as JSON, without its end.
    public var text: String {
        JSONText(
            .map(
                Value.Map([
                    ("shard", .text(shard.description)), ("batch_sha256", .text(batchHash)),
                    ("rows", .integer(total)),
                ]))
        ).compact
    }

    init?(parsing text: String) {
        guard let fields = Value.Map(json: text), case .text(let shard)? = fields["shard"],
            let shard = Shard(parsing: shard), case .text(let hash)? = fields["batch_sha256"],
            case .number(let total)? = fields["rows"], let total = Int(total.description)
        else { return nil }
        self.shard = shard
        batchHash = hash
        self.total = total
    }
}

/// The manifests of all parts of a batch as the one of the whole.
public enum ManifestMerge {
    /// - Parameter manifests: Each with the name the user would open.
    /// - Returns: What one machine would have written.
    /// - Throws: `batch.not-a-manifest`, `batch.other-batch`, `batch.shard-twice`,
    ///   `batch.shard-missing`, `batch.rows-missing`.
    public static func merged(_ manifests: [SourceText]) throws(DiagnosticList) -> String {
        var problems = DiagnosticCollector()
        var parts: [Part] = []
        for manifest in manifests {
            if let part = problems.take(try Part(manifest)) { parts.append(part) }
        }
        if problems.hasErrors { throw DiagnosticList(problems.all) }
        guard let first = parts.first else { throw DiagnosticList(.nothingToMerge) }
        for part in parts where part.heading.differs(from: first.heading) {
            problems.report(.otherBatch(part.name, first.name))
        }
        checkParts(parts, of: first.heading, &problems)
        let lines = parts.flatMap(\.lines).sorted { $0.position < $1.position }
        if !problems.hasErrors, lines.map(\.position) != Array(1...max(first.heading.total, 1)) {
            problems.report(.rowsMissing(lines.count, of: first.heading.total))
        }
        return try problems.finish(lines.map { $0.text + "\n" }.joined()).value
    }

    private static func checkParts(
        _ parts: [Part], of heading: ShardHeading, _ problems: inout DiagnosticCollector
    ) {
        let byNumber = Dictionary(grouping: parts, by: \.heading.shard.number)
        let missing = (1...heading.shard.count).filter { byNumber[$0] == nil }
        for (_, group) in byNumber.sorted(by: { $0.key < $1.key }) where group.count > 1 {
            problems.report(.shardTwice(group[0].heading.shard, group.map(\.name)))
        }
        if !missing.isEmpty { problems.report(.shardMissing(missing, of: heading.shard.count)) }
    }

    private struct Part {
        let name: String
        let heading: ShardHeading
        let lines: [ManifestLine]

        init(_ source: SourceText) throws(Diagnostic) {
            let texts = source.text.split(separator: "\n").map { String($0) }
            guard let head = texts.first, let heading = ShardHeading(parsing: head) else {
                throw .notAManifest(source.name, line: 1)
            }
            var lines: [ManifestLine] = []
            for (index, text) in texts.enumerated().dropFirst() {
                guard let line = ManifestLine(parsing: text) else {
                    throw .notAManifest(source.name, line: index + 1)
                }
                lines.append(line)
            }
            name = source.name
            self.heading = heading
            self.lines = lines
        }
    }
}

extension ShardHeading {
    fileprivate func differs(from other: ShardHeading) -> Bool {
        batchHash != other.batchHash || total != other.total
            || shard.count != other.shard.count
    }
}

extension Diagnostic {
    fileprivate static func notAManifest(_ file: String, line: Int) -> Diagnostic {
        .error(
            "batch.not-a-manifest", at: .source(SourcePlace(file: file, line: line, column: 1)),
            message: Text(
                ro: "nu este un rând din lista unei părți de lot",
                en: "this is no line of the manifest of a part of a batch"),
            hint: Text(
                ro: "dați listele scrise de „batch --shard”: manifest-1-of-4.jsonl …",
                en: "give the manifests that “batch --shard” wrote: manifest-1-of-4.jsonl …"))
    }

    fileprivate static var nothingToMerge: Diagnostic {
        .error(
            "batch.shard-missing",
            message: Text(ro: "nu este nicio listă de unit", en: "there is no manifest to merge"))
    }

    fileprivate static func otherBatch(_ file: String, _ first: String) -> Diagnostic {
        .error(
            "batch.other-batch", at: .file(file),
            message: Text(
                ro: "lista este a altui lot decât \(first): alt registru, alte reguli sau opțiuni",
                en:
                    "the manifest is of another batch than \(first): another register, other rules or options"
            ),
            hint: Text(
                ro: "faceți toate părțile din același registru, cu aceleași opțiuni și --date",
                en: "make all parts from the same register, with the same options and --date"),
            related: .file(first))
    }

    fileprivate static func shardTwice(_ shard: Shard, _ files: [String]) -> Diagnostic {
        .error(
            "batch.shard-twice", at: .file(files[0]), arguments: ["shard": shard.description],
            message: Text(
                ro: "partea \(shard) este dată de două ori: \(files.joined(separator: ", "))",
                en: "part \(shard) is given twice: \(files.joined(separator: ", "))"),
            hint: Text(ro: "păstrați una singură", en: "keep only one"))
    }

    fileprivate static func shardMissing(_ numbers: [Int], of count: Int) -> Diagnostic {
        let list = numbers.map { "\($0)/\(count)" }.joined(separator: ", ")
        return .error(
            "batch.shard-missing", arguments: ["shards": list],
            message: Text(ro: "lipsesc părțile \(list)", en: "the parts \(list) are missing"),
            hint: Text(
                ro: "porniți-le cu „contractgen batch … --shard K/N”, apoi uniți din nou",
                en: "run them with “contractgen batch … --shard K/N”, then merge again"))
    }

    fileprivate static func rowsMissing(_ count: Int, of total: Int) -> Diagnostic {
        .error(
            "batch.rows-missing", arguments: ["count": String(count), "total": String(total)],
            message: Text(
                ro: "listele au \(count) rânduri, iar registrul are \(total)",
                en: "the manifests have \(count) rows, and the register has \(total)"),
            hint: Text(
                ro: "porniți din nou părțile cu --resume", en: "run the parts again with --resume"))
    }
}
