internal import DataFiles
internal import Diagnostics

/// Files whose fields stand for those that many documents leave out; earlier ones win.
///
/// Each of their fields is read once for each kind of document, and what was read is taken, remarks
/// and all, by every document that leaves the whole field to them.
struct SharedData: Sendable {
    private let files: [(name: String, data: DataNode)]
    private let readings: [DocumentKind: SchemaReader.Readings]

    init(_ files: [(name: String, data: DataNode)]) {
        self.files = files
        let none = DataNode(.null, at: SourcePlace(file: "", line: 1, column: 1))
        let whole = files.reduce(none) { $0.supplemented(by: $1.data) }
        readings = Dictionary(
            uniqueKeysWithValues: DocumentKind.registered.map { kind in
                (kind, SchemaReader.readings(of: whole, by: kind.schema))
            })
    }

    var names: [String] { files.map(\.name) }

    /// A document's data with what they leave out.
    func completing(_ node: DataNode) -> DataNode {
        files.reduce(node) { $0.supplemented(by: $1.data) }
    }

    /// The fields that a document's own data leave to these files.
    func readings(for kind: DocumentKind, completing own: DataNode) -> SchemaReader.Readings {
        (readings[kind] ?? [:]).filter { own[$0.key]?.value.isNull ?? true }
    }
}
