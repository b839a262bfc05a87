internal import DataFiles
internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

/// Reads a tree by a schema: checks every field, fills in standard values, gathers all problems.
struct SchemaReader {
    private let schema: Schema
    var problems = DiagnosticCollector()
    /// The way to what is being read.
    private var steps: [FieldPath.Step] = []

    init(_ schema: Schema) { self.schema = schema }

    /// What became of a field at the top.
    struct Reading: Sendable {
        let value: Value?
        let problems: [Diagnostic]
    }

    /// By the names of the fields.
    typealias Readings = [String: Reading]

    /// - Parameter given: The fields at the top that were read before.
    /// - Throws: All problems of all fields, with `.field` locations where a field is missing and
    ///   places elsewhere.
    static func fields(
        of root: DataNode, by schema: Schema, given: Readings = [:]
    ) throws(DiagnosticList) -> Checked<Value.Map> {
        var reader = SchemaReader(schema)
        let map = reader.record(root, by: schema, given: given)
        return try reader.problems.finish(map)
    }

    /// The fields at the top that the data give a value.
    static func readings(of root: DataNode, by schema: Schema) -> Readings {
        var readings: Readings = [:]
        for field in schema.fields where root[field.name]?.value.isNull == false {
            var reader = SchemaReader(schema)
            let value = reader.value(of: field, in: root)
            readings[field.name] = Reading(value: value, problems: reader.problems.all)
        }
        return readings
    }

    /// Where the reader is. Paths are made only for problems and for checks, of which few are there.
    var path: FieldPath { FieldPath(steps) }
    var subject: Text { schema.subject(at: path) }

    /// The record's fields in the schema's order; those with problems are left out.
    private mutating func record(
        _ node: DataNode, by schema: Schema, given: Readings = [:]
    ) -> Value.Map {
        guard case .map(let entries) = node.content else {
            report(.wrongType(subject, .record(schema), found: node, at: path))
            return Value.Map()
        }
        let before = problems.all.count
        reportUnknown(entries, in: schema)
        var names: [String] = []
        var values: [Value] = []
        for field in schema.fields {
            let known = given[field.name]
            guard let value = known.map({ take($0) }) ?? value(of: field, in: node) else {
                continue
            }
            names.append(field.name)
            values.append(value)
        }
        var map = Value.Map(names: names, values: values)
        fillDerived(schema, into: &map)
        reportNeeded(schema, node, map)
        let isReadable = problems.all.count == before
        if isReadable { for check in schema.checks { problems.report(check(map, path)) } }
        return map
    }

    private mutating func reportUnknown(_ entries: [DataNode.Entry], in schema: Schema) {
        for entry in entries where !schema.has(entry.key) {
            report(.unknownField(entry, in: schema, at: path.appending(entry.key)))
        }
    }

    private mutating func take(_ reading: Reading) -> Value? {
        problems.report(reading.problems)
        return reading.value
    }

    private mutating func value(of field: Field, in record: DataNode) -> Value? {
        steps.append(.key(field.name))
        defer { steps.removeLast() }
        if let node = record[field.name]?.value, !node.isLeftOut {
            return value(node, of: field.type)
        }
        switch (field.standard, field.type, field.need) {
        case (.value(let value), _, _): return value
        case (.emptyRecord, .record(let schema), _):
            return .map(self.record(DataNode(.map([]), at: record.place), by: schema))
        case (_, _, .always):
            report(.missing(subject, field, at: path))
            return nil
        case (_, .list, _): return .list([])
        default: return nil
        }
    }

    /// A value that follows from others takes its place in the schema's order.
    private func fillDerived(_ schema: Schema, into map: inout Value.Map) {
        let hasDerived = schema.fields.contains { field in
            if case .derived = field.standard { map[field.name] == nil } else { false }
        }
        guard hasDerived else { return }
        var full = Value.Map()
        for field in schema.fields {
            if case .derived(_, let from) = field.standard, map[field.name] == nil {
                full[field.name] = from(map)
            } else {
                full[field.name] = map[field.name]
            }
        }
        map = full
    }

    private mutating func reportNeeded(_ schema: Schema, _ node: DataNode, _ map: Value.Map) {
        for field in schema.fields {
            guard case .when(let condition) = field.need,
                node[field.name]?.value.isLeftOut ?? true, condition.holds(map)
            else { continue }
            steps.append(.key(field.name))
            report(.missing(subject, field, at: path))
            steps.removeLast()
        }
    }

    mutating func report(_ diagnostic: Diagnostic) { problems.report(diagnostic) }

    private mutating func value(_ node: DataNode, of type: FieldType) -> Value? {
        switch (type, node.content) {
        case (.record(let schema), _): return .map(record(node, by: schema))
        case (.list(let element, let count), .list(let items)):
            return list(items, of: element, count)
        case (.free, .map): return node.value
        case (.list, _), (.free, _), (_, .list), (_, .map), (_, .null):
            report(.wrongType(subject, type, found: node, at: path))
            return nil
        case (_, .scalar(let text, _)):
            do {
                return try scalar(text, of: type)
            } catch {
                report(error.located(at: .field(path)))
                return nil
            }
        }
    }

    private mutating func list(
        _ items: [DataNode], of element: FieldType, _ count: ClosedRange<Int>
    ) -> Value {
        if !count.contains(items.count) {
            report(.listCount(subject, items.count, count, at: path))
        }
        var values: [Value] = []
        for (index, item) in items.enumerated() {
            steps.append(.index(index))
            if let value = value(item, of: element) { values.append(value) }
            steps.removeLast()
        }
        return .list(values)
    }
}

extension DataNode {
    /// Nothing, or a text of nothing but white space.
    fileprivate var isLeftOut: Bool {
        switch content {
        case .null: true
        case .scalar(let text, _): text.allSatisfy(\.isWhitespace)
        case .list, .map: false
        }
    }
}
