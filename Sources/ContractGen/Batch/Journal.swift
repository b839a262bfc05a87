internal import Digest
internal import Templates
public import Wording

/// One entry of a batch's journal.
///
/// The journal is a file that only grows, one entry a line. What was being written when the
/// program was killed is known by it: a line counts only when it is whole, and files only when a
/// line says that they are finished.
public enum JournalEntry: Sendable {
    /// The batch begins, on the day its documents bear.
    case started(on: CalendarDate)
    /// Files of these names are about to be put in their place; they are the batch's own.
    case writing([String])
    /// A document is finished.
    case finished(BatchRecord)

    /// The entry as a line, its end included: 16 digits of its SHA-256, a space, JSON.
    public var line: String {
        let json = JSONText(.map(fields)).compact
        return "\(Self.digits(of: json)) \(json)\n"
    }

    /// - Parameter line: without its end.
    /// - Returns: nil when the line is torn or altered.
    public init?(line: Substring) {
        guard let json = Self.json(ofLine: line), let fields = Value.Map(json: json) else {
            return nil
        }
        self.init(fields)
    }

    private static func json(ofLine line: Substring) -> String? {
        guard line.utf8.count > 17, line.utf8.prefix(17).last == UInt8(ascii: " ") else {
            return nil
        }
        let json = String(line.utf8.dropFirst(17)) ?? ""
        return digits(of: json).utf8.elementsEqual(line.utf8.prefix(16)) ? json : nil
    }

    /// A finished document's record as the journal's line has it, not read.
    public struct RecordText: Sendable {
        let json: Substring

        /// - Parameter line: without its end.
        /// - Returns: nil when the line is torn or altered, or no record.
        public init?(line: Substring) {
            let (start, end) = (#"{"finished":"#, "}")
            guard let json = JournalEntry.json(ofLine: line), json.hasPrefix(start),
                json.hasSuffix(end)
            else { return nil }
            self.json = json.dropFirst(start.count).dropLast(end.count)
        }
    }

    private init?(_ fields: Value.Map) {
        if case .text(let day)? = fields["started"], let day = CalendarDate(iso: day) {
            self = .started(on: day)
        } else if case .list(let names)? = fields["writing"] {
            self = .writing(
                names.compactMap { if case .text(let name) = $0 { name } else { nil } })
        } else if case .map(let record)? = fields["finished"], let record = BatchRecord(record) {
            self = .finished(record)
        } else {
            return nil
        }
    }

    private var fields: Value.Map {
        switch self {
        case .started(let day): Value.Map([("started", .text(day.description))])
        case .writing(let names): Value.Map([("writing", .list(names.map { .text($0) }))])
        case .finished(let record): Value.Map([("finished", .map(record.fields))])
        }
    }

    private static func digits(of json: String) -> Substring {
        SHA256.hexadecimal(of: Array(json.utf8)).prefix(16)
    }
}

/// What a journal says when it is read again.
public struct JournalState: Sendable {
    /// The day of the batch; nil when nothing was begun.
    public private(set) var day: CalendarDate?
    /// The last record of each content.
    public private(set) var records: [String: BatchRecord] = [:]
    /// Names of files that are the batch's own, finished or not.
    public private(set) var ownNames: Set<String> = []

    public init() {}

    /// Takes the whole lines of a journal; one that was cut short by a sudden end does not count.
    public mutating func read(_ text: String) {
        for line in text.split(separator: "\n") {
            if let entry = JournalEntry(line: line) { take(entry) }
        }
    }

    mutating func take(_ entry: JournalEntry) {
        switch entry {
        case .started(let day): self.day = day
        case .writing(let names): ownNames.formUnion(names)
        case .finished(let record):
            records[record.contentHash] = record
            ownNames.formUnion(record.files.map(\.name))
        }
    }

    /// Takes a finished batch's manifest.
    public mutating func read(manifest: String) {
        for line in manifest.split(separator: "\n") {
            guard let entry = ManifestLine(parsing: String(line)) else { continue }
            day = entry.day ?? day
            if let record = entry.record ?? entry.earlier { take(.finished(record)) }
        }
    }
}
