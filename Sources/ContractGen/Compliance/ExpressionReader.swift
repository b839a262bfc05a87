internal import DataFiles
internal import Diagnostics
internal import Templates
internal import Wording

/// Parses the expressions of one file, each located in it.
struct ExpressionReader {
    private let source: SourceText
    /// UTF-8 offsets.
    private let lineStarts: [Int]

    init(_ file: DataSource) {
        source = SourceText(name: file.name, text: String(decoding: file.bytes, as: UTF8.self))
        var lineStarts = [0]
        for (index, byte) in file.bytes.enumerated() where byte == 0x0A {
            lineStarts.append(index + 1)
        }
        self.lineStarts = lineStarts
    }

    func expression(_ node: DataNode, _ names: NameCheck, _ problems: inout DiagnosticCollector)
        -> RuleExpression?
    {
        guard let text = node.text(&problems) else { return nil }
        return expression(node, text: text, names, &problems)
    }

    func expression(
        _ node: DataNode, text: String, _ names: NameCheck, _ problems: inout DiagnosticCollector
    ) -> RuleExpression? {
        let start = offset(of: node)
        let parsed = problems.take(
            at: .source(node.place),
            try Expression(parsing: text, in: source, at: start, environment: .ofRules))
        guard let parsed else { return nil }
        for path in parsed.paths {
            if let problem = names.problem(with: path, in: source) { problems.report(problem) }
        }
        return RuleExpression(text: text, parsed: parsed)
    }

    /// Where the text of a scalar begins, after its quotation mark.
    private func offset(of node: DataNode) -> Int {
        guard lineStarts.indices.contains(node.place.line - 1) else { return 0 }
        let line = source.text.utf8.dropFirst(lineStarts[node.place.line - 1])
        var (column, offset) = (0, lineStarts[node.place.line - 1])
        for byte in line {
            if byte & 0xC0 != 0x80 { column += 1 }
            if column == node.place.column { break }
            offset += 1
        }
        let isQuoted = if case .scalar(_, isQuoted: true) = node.content { 1 } else { 0 }
        return offset + isQuoted
    }
}

/// Tells names that no document of the rule's kinds has.
struct NameCheck {
    private let schemas: [Schema]
    private var loops: [String: FieldPath] = [:]

    init(kinds: [DocumentKind]) {
        schemas =
            kinds.map(\.schema) + (kinds.contains(where: \.followsContract) ? [.inherited] : [])
    }

    func within(_ loop: Rule.Loop) -> NameCheck {
        var inner = self
        let paths = loop.list.paths.map { resolved($0.path) }
        // In „a if condition else b” the condition's names stand among the others.
        inner.loops[loop.name] = paths.first { !names(below: $0).isEmpty } ?? paths.first ?? .root
        return inner
    }

    private func resolved(_ path: FieldPath) -> FieldPath {
        guard case .key(let name)? = path.steps.first, let base = loops[name] else { return path }
        return FieldPath(base.steps + path.steps.dropFirst())
    }

    func problem(with name: NamePath, in source: SourceText) -> Diagnostic? {
        let path = resolved(name.path)
        let free = ["draft", "key", "extra"]
        guard case .key(let root)? = path.steps.first, !schemas.isEmpty, !free.contains(root),
            !isKnown(path)
        else { return nil }
        let known = knownPart(of: path)
        let unknown = FieldPath(Array(path.steps.prefix(known.steps.count + 1)))
        return .unknownField(
            unknown, known: names(below: known),
            at: source.place(at: name.range.lowerBound, length: name.range.count))
    }

    /// The path as far as some document has it.
    private func knownPart(of path: FieldPath) -> FieldPath {
        let prefixes = path.steps.indices.map { FieldPath(Array(path.steps[...$0])) }
        return prefixes.last(where: isKnown) ?? .root
    }

    private func isKnown(_ path: FieldPath) -> Bool {
        DerivedNames.holds(path) || schemas.contains { $0.field(at: path) != nil }
    }

    private func names(below path: FieldPath) -> [String] {
        schemas.flatMap { schema in
            let inner = path == .root ? schema : schema.field(at: path)?.type.schema
            return inner?.fields.map(\.name) ?? []
        } + DerivedNames.below(path)
    }
}

extension Diagnostic {
    fileprivate static func unknownField(_ path: FieldPath, known: [String], at place: SourcePlace)
        -> Diagnostic
    {
        var last = ""
        if case .key(let name)? = path.steps.last { last = name }
        let near = NearName.of(last, among: known)
        return .error(
            "rules.unknown-field", at: .source(place), arguments: ["field": path.description],
            message: Text(
                ro: "niciun document de felul cerinței nu are câmpul „\(path)”",
                en: "no document of the requirement's kinds has the field “\(path)”"),
            hint: Text(
                ro: near.map { "poate „\($0)”?" } ?? "verificați numele în docs/data.md",
                en: near.map { "did you mean “\($0)”?" } ?? "check the name in docs/data.md"))
    }
}
