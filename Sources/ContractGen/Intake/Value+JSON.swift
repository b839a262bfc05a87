internal import DataFiles
internal import Diagnostics
internal import Templates

extension Value.Map {
    /// The data of a JSON file, read without places, which takes most of the time.
    ///
    /// nil for what is wrong in any way or is no JSON, so that the tree has to tell; else just the
    /// tree's `value`.
    init?(readingJSON source: DataSource) {
        guard let text = source.jsonText else { return nil }
        var reader = JSONReader(text)
        var builder = ValueBuilder()
        guard (try? reader.read(into: &builder)) != nil, !builder.isDoubtful,
            case .map(let map)? = builder.value
        else { return nil }
        self = map
    }
}

/// Makes values of a JSON text.
private struct ValueBuilder: JSONSink {
    /// What was read, once it is whole.
    private(set) var value: Value?
    /// Whether a name stands twice.
    private(set) var isDoubtful = false
    private var open: [Container] = []

    /// A list or a map whose end has not come yet.
    private struct Container {
        var names: [String] = []
        var values: [Value] = []
    }

    mutating func scalar(_ text: String, isQuoted: Bool, at range: Range<Int>) {
        add(isQuoted ? .text(text) : Value(ofPlainScalar: text))
    }

    mutating func key(_ name: String, at range: Range<Int>) {
        guard let last = open.indices.last else { return }
        open[last].names.append(name)
    }

    mutating func beginList(at offset: Int) { open.append(Container()) }

    mutating func beginMap(at offset: Int) { open.append(Container()) }

    mutating func endList() {
        guard let list = open.popLast() else { return }
        add(.list(list.values))
    }

    mutating func endMap() {
        guard let map = open.popLast() else { return }
        isDoubtful = isDoubtful || map.names.haveRepeated
        add(.map(Value.Map(names: map.names, values: map.values)))
    }

    private mutating func add(_ value: Value) {
        guard let last = open.indices.last else { return self.value = value }
        open[last].values.append(value)
    }
}

extension [String] {
    fileprivate var haveRepeated: Bool {
        guard count <= 16 else { return Set(self).count < count }
        return indices.contains { self[..<$0].contains(self[$0]) }
    }
}
