public import Diagnostics
internal import FoundationEssentials
internal import Templates
public import Wording

/// One row's line in `manifest.jsonl`: where it stands, what became of it, and what was met.
public struct ManifestLine: Sendable {
    /// From 1, among the rows of the register.
    public let position: Int
    private let fields: Value.Map

    private static let placeNames = ["position", "sheet", "row", "day"]

    /// A document that was made, now or earlier.
    ///
    /// - Parameter warnings: What was met in reading the row.
    public init(
        _ row: PlannedRow, _ record: BatchRecord, on day: CalendarDate, language: MessageLanguage
    ) {
        self.init(row, record.fields, day, row.problems, language)
    }

    /// A row of which nothing was made.
    ///
    /// - Parameter earlier: What was made of it before it changed.
    public init(
        _ row: PlannedRow, failedBy problems: [Diagnostic], earlier: BatchRecord? = nil,
        on day: CalendarDate, language: MessageLanguage
    ) {
        var fields = Value.Map([
            ("number", row.number.map { .text($0) } ?? .none),
            ("kind", row.kind.map { .text($0.rawValue) } ?? .none),
            ("outcome", .text(BatchRecord.Outcome.failed.rawValue)), ("files", .list([])),
        ])
        if let earlier { fields["earlier"] = .map(earlier.fields) }
        self.init(row, fields, day, row.problems + problems, language)
    }

    private init(
        _ row: PlannedRow, _ own: Value.Map, _ day: CalendarDate, _ problems: [Diagnostic],
        _ language: MessageLanguage
    ) {
        position = row.position
        var fields = Self.place(of: row, day)
        for name in own.names { fields[name] = own[name] }
        fields["diagnostics"] = DiagnosticJSON.value(of: problems, in: language)
        self.fields = fields
    }

    private static func place(of row: PlannedRow, _ day: CalendarDate) -> Value.Map {
        let place = row.place
        return Value.Map([
            ("position", .integer(row.position)),
            ("sheet", place.sheet.map { .text($0) } ?? .none),
            ("row", .integer(place.line)), ("day", .text(day.description)),
        ])
    }

    /// The line of a document that was made just now, without its end.
    ///
    /// - Parameter record: As the journal has it: it is put into the line as it stands, since
    ///   reading it and writing it once more would take most of the time of a manifest.
    public static func text(
        _ row: PlannedRow, record: JournalEntry.RecordText, on day: CalendarDate,
        language: MessageLanguage
    ) -> String {
        let problems = DiagnosticJSON.value(of: row.problems, in: language)
        let before = JSONText(.map(place(of: row, day))).compact.dropLast()
        let after = JSONText(.map(Value.Map([("diagnostics", problems)]))).compact.dropFirst()
        return "\(before),\(record.json.dropFirst().dropLast()),\(after)"
    }

    /// A line of a manifest; nil for anything else.
    public init?(parsing text: String) {
        guard let fields = Value.Map(json: text), case .number(let position)? = fields["position"],
            let position = Int(position.description)
        else { return nil }
        self.position = position
        self.fields = fields
    }

    /// The line as JSON, without its end.
    public var text: String { JSONText(.map(fields)).compact }

    var day: CalendarDate? {
        guard case .text(let day)? = fields["day"] else { return nil }
        return CalendarDate(iso: day)
    }

    /// Of a row of which nothing was made now: the record of what was made of it before.
    var earlier: BatchRecord? {
        guard case .map(let record)? = fields["earlier"] else { return nil }
        return BatchRecord(record)
    }

    /// The document's record; nil when none was made.
    var record: BatchRecord? {
        var own = fields
        for name in Self.placeNames + ["diagnostics"] { own[name] = nil }
        return BatchRecord(own)
    }
}
