public import Diagnostics

/// The data of a file as a tree that knows its places; a scalar is its text, types come later.
public struct DataNode: Hashable, Sendable {
    public let place: SourcePlace
    public let content: Content

    public enum Content: Hashable, Sendable {
        /// Text in quotes or in a block is never `null`, a number or a truth value.
        case scalar(String, isQuoted: Bool)
        case list([DataNode])
        /// In the order of the file; names are unique.
        case map([Entry])
        case null
    }

    public struct Entry: Hashable, Sendable {
        public let key: String
        public let keyPlace: SourcePlace
        public let value: DataNode

        public init(key: String, keyPlace: SourcePlace, value: DataNode) {
            self.key = key
            self.keyPlace = keyPlace
            self.value = value
        }
    }

    public init(_ content: Content, at place: SourcePlace) {
        self.content = content
        self.place = place
    }

    /// How deep lists and maps may stand in each other.
    public static let maximumDepth = 64

    /// Reads a file of either format.
    ///
    /// - Throws: All that is wrong, `data.…`; a syntax error may stand alone.
    public init(reading source: DataSource) throws(DiagnosticList) {
        if let packed = source.packed {
            self = try DiagnosticList.alone(try DataNode(unpacking: packed, file: source.name))
            return
        }
        let text = try DiagnosticList.alone(try source.text())
        switch try DiagnosticList.alone(try source.format()) {
        case .yaml: self = try YAMLReader(text).root()
        case .json: self = try DataNode(readingJSON: text)
        }
    }

    public var isNull: Bool { content == .null }

    public subscript(key: String) -> Entry? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key == key }
    }
}

extension DiagnosticList {
    /// The value of a leaf, or its one problem as a list.
    package static func alone<Value>(_ leaf: @autoclosure () throws(Diagnostic) -> Value)
        throws(DiagnosticList) -> Value
    {
        do { return try leaf() } catch { throw DiagnosticList(error) }
    }
}

extension Diagnostic {
    static func empty(_ file: String) -> Diagnostic {
        .error(
            "data.empty", at: .file(file),
            message: Text(ro: "fișierul de date este gol", en: "the data file is empty"),
            hint: Text(
                ro: "începeți cu un model completat: „contractgen new memorandum”",
                en: "begin with a file to fill in: “contractgen new memorandum”"))
    }

    static func tooDeep(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.too-deep", at: .source(place),
            message: Text(
                ro: "datele au mai mult de 64 de niveluri unele în altele",
                en: "the data are nested more than 64 levels deep"),
            hint: Text(
                ro: "un document are cel mult șase niveluri; verificați parantezele și alinierea",
                en: "a document needs six levels at most; check brackets and indentation"))
    }

    static func duplicateKey(_ key: String, at place: SourcePlace, first: SourcePlace)
        -> Diagnostic
    {
        .error(
            "data.duplicate-key", at: .source(place), arguments: ["key": key],
            message: Text(
                ro: "câmpul „\(key)” apare de două ori; prima dată în rândul \(first.line)",
                en: "the field “\(key)” stands twice; first in line \(first.line)"),
            hint: Text(ro: "păstrați unul singur", en: "keep only one"),
            related: .source(first))
    }
}
