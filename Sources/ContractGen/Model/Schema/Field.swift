public import Diagnostics
public import Templates

/// One field of a document's data: what it is called, what it may hold, when it is needed.
public struct Field: Sendable {
    /// The key in the data: English, snake case.
    public let name: String
    public let type: FieldType
    /// The words a clerk would say.
    public let label: Text
    /// A sentence on what to write; empty when the label says it all.
    public let note: Text
    /// The unit in which a number is written; nil for other fields.
    public let unit: Text?
    public let need: Need
    public let standard: Standard
    /// What the starter file writes in: an obvious placeholder, or a usual value.
    public let sample: String?

    public init(
        _ name: String, _ type: FieldType, ro: String, en: String,
        note: Text = Text(ro: "", en: ""), unit: Text? = nil, need: Need = .optional,
        standard: Standard = .none, sample: String? = nil
    ) {
        self.name = name
        self.type = type
        self.label = Text(ro: ro, en: en)
        self.note = note
        self.unit = unit
        self.need = need
        self.standard = standard
        self.sample = sample
    }
}

/// When a field has to be there.
public enum Need: Sendable {
    case always
    /// A draft may lack it: it prints as a blank to fill in.
    case forFinal
    case optional
    case when(Condition)
}

/// A condition on the fields of the same record, with its words („pentru o parte din Moldova”).
public struct Condition: Sendable {
    public let words: Text
    public let holds: @Sendable (Value.Map) -> Bool

    public init(_ words: Text, holds: @escaping @Sendable (Value.Map) -> Bool) {
        self.words = words
        self.holds = holds
    }
}

/// What stands for a field that the data leave out.
public enum Standard: Sendable {
    case none
    case value(Value)
    /// A record is read as if it were there and empty, so that its own fields get their values.
    case emptyRecord
    /// Follows from the record's other fields.
    case derived(Text, from: @Sendable (Value.Map) -> Value?)
}

/// What a field may hold.
public indirect enum FieldType: Sendable {
    case text
    case multilineText
    case date
    case integer(ClosedRange<Int>)
    case decimal(places: Int)
    case money
    /// 7 is 7 %, at most two decimals.
    case percent
    case bool
    case choice([Option])
    case code(CodeKind)
    case record(Schema)
    case list(of: FieldType, count: ClosedRange<Int>)
    /// Free keys with free values, for an office's own templates.
    case free

    public struct Option: Sendable, Hashable {
        public let name: String
        public let meaning: Text
    }

    /// The choice among the cases of `Choices`.
    static func choice<Choices: Choice>(_: Choices.Type) -> FieldType {
        .choice(Choices.allCases.map { Option(name: $0.rawValue, meaning: $0.meaning) })
    }
}

/// An enumeration that stands in the data by its raw value.
public protocol Choice: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What the value means, as a clerk would say it.
    var meaning: Text { get }
}

/// The fields of one record, in the order in which they are shown.
public struct Schema: Sendable {
    /// What the record is: „partea”, „banca”.
    public let title: Text
    public let fields: [Field]
    /// What holds between fields; runs on records whose fields are all readable.
    public let checks: [Check]

    public typealias Check = @Sendable (Value.Map, FieldPath) -> [Diagnostic]

    public init(ro: String, en: String, _ fields: [Field], checks: [Check] = []) {
        self.title = Text(ro: ro, en: en)
        self.fields = fields
        self.checks = checks
    }

    public subscript(name: String) -> Field? { fields.first { $0.name == name } }

    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// The field at a path below this record; nil when the schema has none there.
    public func field(at path: FieldPath) -> Field? {
        var schema: Schema? = self
        var found: Field?
        for step in path.steps {
            guard case .key(let name) = step else { continue }
            found = schema?[name]
            schema = found?.type.schema
        }
        return found
    }

    /// The field as messages name it: „Denumirea (parties[0].name)”; the bare path when unknown.
    public func subject(at path: FieldPath) -> Text {
        guard let label = field(at: path)?.label else {
            return Text(ro: path.description, en: path.description)
        }
        return Text(ro: "\(label.ro) (\(path))", en: "\(label.en) (\(path))")
    }
}

extension FieldType {
    /// The record's schema, also that of a list's records.
    var schema: Schema? {
        switch self {
        case .record(let schema): schema
        case .list(let element, _): element.schema
        default: nil
        }
    }
}
