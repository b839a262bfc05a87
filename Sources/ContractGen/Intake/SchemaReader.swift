internal import DataFiles
internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

/// Reads a tree by a schema: checks every field, fills in standard values, gathers all problems.
struct SchemaReader {
    private let schema: Schema
    var problems = DiagnosticCollector()

    init(_ schema: Schema) { self.schema = schema }

    /// - Throws: All problems of all fields, with `.field` locations where a field is missing and
    ///   places elsewhere.
    static func fields(of root: DataNode, by schema: Schema) throws(DiagnosticList)
        -> Checked<Value.Map>
    {
        var reader = SchemaReader(schema)
        let map = reader.record(root, by: schema, at: .root)
        return try reader.problems.finish(map)
    }

    func subject(_ path: FieldPath) -> Text { schema.subject(at: path) }

    /// The record's fields in the schema's order; those with problems are left out.
    private mutating func record(_ node: DataNode, by schema: Schema, at path: FieldPath)
        -> Value.Map
    {
        guard case .map(let entries) = node.content else {
            report(.wrongType(subject(path), .record(schema), found: node, at: path))
            return Value.Map()
        }
        let before = problems.all.count
        reportUnknown(entries, in: schema, at: path)
        var map = Value.Map()
        for field in schema.fields {
            map[field.name] = value(of: field, in: node, at: path.appending(field.name))
        }
        fillDerived(schema, into: &map)
        reportNeeded(schema, node, map, at: path)
        let isReadable = problems.all.count == before
        if isReadable { problems.report(schema.checks.flatMap { $0(map, path) }) }
        return map
    }

    private mutating func reportUnknown(
        _ entries: [DataNode.Entry], in schema: Schema, at path: FieldPath
    ) {
        for entry in entries where schema[entry.key] == nil {
            problems.report(
                .unknownField(entry, in: schema, at: path.appending(entry.key)))
        }
    }

    private mutating func value(of field: Field, in record: DataNode, at path: FieldPath) -> Value?
    {
        if let node = record[field.name]?.value, !node.isLeftOut(for: field.type) {
            return value(node, of: field.type, at: path)
        }
        switch (field.standard, field.type, field.need) {
        case (.value(let value), _, _): return value
        case (.emptyRecord, .record(let schema), _):
            return .map(self.record(DataNode(.map([]), at: record.place), by: schema, at: path))
        case (_, _, .always):
            report(.missing(subject(path), field, at: path))
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

    private mutating func reportNeeded(
        _ schema: Schema, _ node: DataNode, _ map: Value.Map, at path: FieldPath
    ) {
        for field in schema.fields where node[field.name]?.value.isLeftOut(for: field.type) ?? true
        {
            guard case .when(let condition) = field.need, condition.holds(map) else { continue }
            let path = path.appending(field.name)
            report(.missing(subject(path), field, at: path))
        }
    }

    mutating func report(_ diagnostic: Diagnostic) { problems.report(diagnostic) }

    private mutating func value(_ node: DataNode, of type: FieldType, at path: FieldPath) -> Value?
    {
        switch (type, node.content) {
        case (.record(let schema), _): return .map(record(node, by: schema, at: path))
        case (.list(let element, let count), .list(let items)):
            return list(items, of: element, count, node, at: path)
        case (.free, .map): return node.value
        case (.list, _), (.free, _), (_, .list), (_, .map), (_, .null):
            report(.wrongType(subject(path), type, found: node, at: path))
            return nil
        case (_, .scalar(let text, _)):
            do {
                return try scalar(text, of: type, at: path)
            } catch {
                report(error.located(at: .field(path)))
                return nil
            }
        }
    }

    private mutating func list(
        _ items: [DataNode], of element: FieldType, _ count: ClosedRange<Int>, _ node: DataNode,
        at path: FieldPath
    ) -> Value {
        if !count.contains(items.count) {
            report(.listCount(subject(path), items.count, count, at: path))
        }
        return .list(
            items.enumerated().compactMap { index, item in
                value(item, of: element, at: path.appending(index))
            })
    }
}

extension DataNode {
    /// Nothing, or a text of nothing but white space.
    fileprivate func isLeftOut(for type: FieldType) -> Bool {
        switch content {
        case .null: true
        case .scalar(let text, _): text.allSatisfy(\.isWhitespace)
        case .list, .map: false
        }
    }
}
