internal import DataFiles
internal import Diagnostics
internal import Templates

/// A document that was made, as the journal and the manifest remember it: no place in the register
/// is in it, so that it stays true when rows move.
public struct BatchRecord: Sendable {
    public struct File: Hashable, Sendable {
        public let name: String
        /// 64 hexadecimal digits.
        public let sha256: String
    }

    public let files: [File]
    /// What the files follow from.
    public let contentHash: String
    /// Kind and number, or kind and name.
    let identity: String
    public let number: String?
    public let mark: BatchDocument.Mark
    /// Everything, in the order of the manifest.
    let fields: Value.Map

    /// - Returns: nil when these are not a record's fields.
    init?(_ fields: Value.Map) {
        guard case .text(let content)? = fields["content_sha256"],
            case .text(let identity)? = fields["identity"],
            case .list(let files)? = fields["files"],
            case .text(let outcome)? = fields["outcome"]
        else { return nil }
        self.contentHash = content
        self.identity = identity
        self.files = files.compactMap(File.init)
        guard self.files.count == files.count else { return nil }
        if case .text(let number)? = fields["number"] { self.number = number } else { number = nil }
        switch Outcome(rawValue: outcome) {
        case .made: mark = .final
        case .draft: mark = .draft
        case .blocked: mark = .blocked
        case .failed, nil: return nil
        }
        self.fields = fields
    }

    /// What became of a row.
    enum Outcome: String {
        case made, draft, blocked
        /// Errors in the row, in its wording or in writing: there are no files.
        case failed
    }
}

extension BatchRecord.File {
    fileprivate init?(_ value: Value) {
        guard case .map(let fields) = value, case .text(let name)? = fields["name"],
            case .text(let sha256)? = fields["sha256"]
        else { return nil }
        self.name = name
        self.sha256 = sha256
    }

    var value: Value {
        .map(Value.Map([("name", .text(name)), ("sha256", .text(sha256))]))
    }
}

extension Value.Map {
    /// The object in a line of JSON; nil for anything else.
    init?(json line: String) {
        let source = DataSource(name: "line.json", bytes: Array(line.utf8))
        guard let node = try? DataNode(reading: source), case .map(let map) = node.value else {
            return nil
        }
        self = map
    }
}
