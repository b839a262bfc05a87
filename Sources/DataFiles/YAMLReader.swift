internal import Diagnostics
internal import YAMLEvents

/// YAML through libyaml: one document, plain names as keys, no tags, bounded depth and aliases.
struct YAMLReader: ~Copyable {
    private let source: SourceText
    private var parser: YAMLParser
    private var problems = DiagnosticCollector()
    private var anchors: [String: Anchored] = [:]
    /// Nodes as they come out, aliases followed; and those that stand in the file.
    private var visited = 0
    private var written = 0

    /// A node that aliases stand for, and how many nodes it has, itself among them.
    private struct Anchored {
        let node: DataNode
        let size: Int
    }

    init(_ source: SourceText) {
        self.source = source
        parser = YAMLParser(source.text)
    }

    /// - Throws: `data.empty`, `data.yaml-syntax`, `data.several-documents`, `data.duplicate-key`,
    ///   `data.merge-key`, `data.too-many-aliases` and what `YAMLGuard` refuses.
    consuming func root() throws(DiagnosticList) -> DataNode {
        var reader = self
        try DiagnosticList.alone(try YAMLGuard.check(reader.source))
        do throws(Diagnostic) {
            let tree = try reader.document()
            if !reader.problems.hasErrors { return tree }
        } catch {
            reader.problems.report(error)
        }
        throw DiagnosticList(reader.problems.all)
    }

    /// The only document of the text.
    private mutating func document() throws(Diagnostic) -> DataNode {
        _ = try next()
        guard try next().kind != .streamEnd else { throw .empty(source.name) }
        let tree = try tree(try next(), depth: 0)
        _ = try next()
        let end = try next()
        guard end.kind == .streamEnd else { throw .severalDocuments(at: place(end.mark)) }
        if tree.isNull { throw .empty(source.name) }
        return tree
    }

    private mutating func next() throws(Diagnostic) -> YAMLEvent {
        do throws(YAMLError) { return try parser.next() } catch { throw .yaml(error, in: source) }
    }

    private mutating func tree(_ event: YAMLEvent, depth: Int) throws(Diagnostic) -> DataNode {
        if case .alias(let name) = event.kind { return try node(called: name, at: event.mark) }
        let place = place(of: event)
        let before = visited
        written += 1
        visited += 1
        guard depth <= DataNode.maximumDepth else { throw .tooDeep(at: place) }
        try refuseTag(event.tag, at: place)
        let node = DataNode(try content(of: event, at: place, depth: depth), at: place)
        if let anchor = event.anchor {
            anchors[anchor] = Anchored(node: node, size: visited - before)
        }
        return node
    }

    private mutating func content(
        of event: YAMLEvent, at place: SourcePlace, depth: Int
    ) throws(Diagnostic) -> DataNode.Content {
        switch event.kind {
        case .scalar(let text, style: .plain):
            let isNull = ["", "~", "null", "Null", "NULL"].contains(text)
            return isNull ? .null : .scalar(text, isQuoted: false)
        case .scalar(let text, style: _): return .scalar(text, isQuoted: true)
        case .sequenceStart: return .list(try items(depth: depth + 1))
        case .mappingStart: return .map(try entries(depth: depth + 1))
        default: throw .complexKey(at: place)
        }
    }

    private mutating func items(depth: Int) throws(Diagnostic) -> [DataNode] {
        var items: [DataNode] = []
        while case let event = try next(), event.kind != .sequenceEnd {
            items.append(try tree(event, depth: depth))
        }
        return items
    }

    private mutating func entries(depth: Int) throws(Diagnostic) -> [DataNode.Entry] {
        var entries: [DataNode.Entry] = []
        var places: [String: SourcePlace] = [:]
        while case let event = try next(), event.kind != .mappingEnd {
            let place = place(of: event)
            guard case .scalar(let key, let style) = event.kind, !key.isEmpty else {
                throw .complexKey(at: place)
            }
            if key == "<<", style == .plain { problems.report(.mergeKey(at: place)) }
            if let first = places[key] {
                problems.report(.duplicateKey(key, at: place, first: first))
            }
            places[key] = places[key] ?? place
            entries.append(
                DataNode.Entry(
                    key: key, keyPlace: place, value: try tree(try next(), depth: depth)))
        }
        return entries
    }

    /// Aliases may make the tree ten times as large as what is written; a small tree may be larger.
    private mutating func node(
        called name: String, at mark: YAMLMark
    ) throws(Diagnostic) -> DataNode {
        guard let known = anchors[name] else {
            throw .yamlSyntax("found undefined alias", at: place(mark))
        }
        visited += known.size
        if visited > 10 * written + 1000 { throw .tooManyAliases(at: place(mark)) }
        return known.node
    }

    private func place(_ mark: YAMLMark) -> SourcePlace {
        SourcePlace(file: source.name, line: mark.line, column: mark.column)
    }

    private func place(of event: YAMLEvent) -> SourcePlace {
        var length = 1
        if case .scalar(let text, let style) = event.kind {
            length = text.firstLineLength
            if style == .singleQuoted || style == .doubleQuoted { length += 2 }
        }
        return SourcePlace(
            file: source.name, line: event.mark.line, column: event.mark.column, length: length)
    }

    private func refuseTag(_ tag: String?, at place: SourcePlace) throws(Diagnostic) {
        let implied = [
            "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
        ]
        if let tag, !implied.contains(tag) { throw .yamlTag(at: place) }
    }
}

extension String {
    /// In characters.
    fileprivate var firstLineLength: Int {
        utf8.contains(UInt8(ascii: "\n")) ? prefix { !$0.isNewline }.count : count
    }
}

extension SourcePlace {
    /// The beginning of a file.
    init(_ file: String) { self.init(file: file, line: 1, column: 1) }
}

extension Diagnostic {
    fileprivate static func mergeKey(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.merge-key", at: .source(place),
            message: Text(
                ro: "cheia „<<” nu este acceptată", en: "the key “<<” is not accepted"),
            hint: Text(
                ro: "puneți câmpurile comune într-un fișier separat și dați-l cu --with",
                en: "put the shared fields in a file of their own and give it with --with"))
    }

    fileprivate static func tooManyAliases(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.too-many-aliases", at: .source(place),
            message: Text(
                ro: "trimiterile (*nume) înmulțesc datele de peste zece ori",
                en: "the aliases (*name) multiply the data more than ten times"),
            hint: Text(
                ro: "scrieți valorile direct, fără trimiteri",
                en: "write the values themselves, without aliases"))
    }
}
