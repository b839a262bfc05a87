internal import Diagnostics
internal import Yams

/// YAML through Yams: one document, plain names as keys, no tags, bounded depth and aliases.
struct YAMLReader {
    private let source: SourceText
    private var problems = DiagnosticCollector()
    /// Nodes as they come out, aliases followed; and those that stand in the file.
    private var visited = 0
    private var written: Set<Int> = []
    /// The tags a value has when none is typed.
    private let implicitTags = [Tag.Name.implicit, .nonSpecific, .str, .seq, .map].map {
        Tag($0, .basic)
    }

    init(_ source: SourceText) { self.source = source }

    /// - Throws: `data.empty`, `data.yaml-syntax`, `data.several-documents`, `data.duplicate-key`,
    ///   `data.merge-key`, `data.too-many-aliases` and what `YAMLGuard` refuses.
    consuming func root() throws(DiagnosticList) -> DataNode {
        var reader = self
        try DiagnosticList.alone(try YAMLGuard.check(reader.source))
        guard let node = try YAMLComposer(reader.source).node() else {
            throw DiagnosticList(.empty(reader.source.name))
        }
        do throws(Diagnostic) {
            let tree = try reader.tree(node, depth: 0)
            if tree.isNull { throw Diagnostic.empty(reader.source.name) }
            if !reader.problems.hasErrors { return tree }
        } catch {
            reader.problems.report(error)
        }
        throw DiagnosticList(reader.problems.all)
    }

    private mutating func tree(_ node: Node, depth: Int) throws(Diagnostic) -> DataNode {
        let place = place(of: node)
        try count(node, at: place)
        guard depth <= DataNode.maximumDepth else { throw .tooDeep(at: place) }
        switch node {
        case .scalar(let scalar): return try leaf(scalar, at: place)
        case .sequence(let items):
            try refuseTag(items.tag, at: place)
            var list: [DataNode] = []
            for item in items { list.append(try tree(item, depth: depth + 1)) }
            return DataNode(.list(list), at: place)
        case .mapping(let pairs):
            try refuseTag(pairs.tag, at: place)
            return DataNode(.map(try entries(pairs, depth: depth + 1)), at: place)
        case .alias: throw .complexKey(at: place)
        }
    }

    private mutating func entries(_ pairs: Node.Mapping, depth: Int) throws(Diagnostic)
        -> [DataNode.Entry]
    {
        var entries: [DataNode.Entry] = []
        for (key, value) in pairs {
            let place = place(of: key)
            guard case .scalar(let name) = key, !name.string.isEmpty else {
                throw .complexKey(at: place)
            }
            if name.string == "<<", name.style == .plain { problems.report(.mergeKey(at: place)) }
            entries.append(
                DataNode.Entry(
                    key: name.string, keyPlace: place, value: try tree(value, depth: depth)))
        }
        return entries
    }

    private func leaf(_ scalar: Node.Scalar, at place: SourcePlace) throws(Diagnostic) -> DataNode {
        try refuseTag(scalar.tag, at: place)
        let isQuoted = scalar.style != .plain && scalar.style != .any
        if !isQuoted, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
            return DataNode(.null, at: place)
        }
        return DataNode(.scalar(scalar.string, isQuoted: isQuoted), at: place)
    }

    private func place(of node: Node) -> SourcePlace {
        guard let mark = node.mark else { return SourcePlace(source.name) }
        var length = 1
        if case .scalar(let scalar) = node {
            length =
                scalar.string.utf8.contains(UInt8(ascii: "\n"))
                ? scalar.string.prefix { !$0.isNewline }.count : scalar.string.count
            if scalar.style == .singleQuoted || scalar.style == .doubleQuoted { length += 2 }
        }
        return SourcePlace(
            file: source.name, line: mark.line, column: mark.column, length: length)
    }

    /// Aliases may make the tree ten times as large as what is written; a small tree may be larger.
    private mutating func count(_ node: Node, at place: SourcePlace) throws(Diagnostic) {
        let kind = node.scalar != nil ? 0 : node.mapping != nil ? 1 : 2
        written.insert((place.line << 24 | place.column) * 3 + kind)
        visited += 1
        if visited > 10 * written.count + 1000 { throw .tooManyAliases(at: place) }
    }

    private func refuseTag(_ tag: Tag, at place: SourcePlace) throws(Diagnostic) {
        if !implicitTags.contains(tag) { throw .yamlTag(at: place) }
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
