internal import DataFiles
public import Diagnostics
internal import ShippedLibrary

/// The wording and the rules in force for a run: an office's own files over the shipped ones.
///
/// Paths are those of the shipped library: `templates/memorandum/ro.md`, `rules/acts.yaml`. An
/// office may also replace one clause: `templates/memorandum/ro/MO-08.md` stands for the clause
/// `MO-08` of `templates/memorandum/ro.md`.
public struct Library: Sendable {
    private let shipped: [String: ShippedFile]
    private let office: [String: SourceText]

    /// - Parameter office: the office's files by their path in its folder; their names are those
    ///   the user would open.
    public init(office: [String: SourceText] = [:]) {
        shipped = Dictionary(
            ShippedLibrary.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        self.office = office
    }

    /// The file in force at a path: the office's, else the shipped one.
    public subscript(path: String) -> SourceText? { office[path] ?? shippedText(path) }

    func shippedText(_ path: String) -> SourceText? {
        shipped[path].map { SourceText(name: path, text: $0.text) }
    }

    /// The data file in force at a path.
    func data(_ path: String) -> DataSource? {
        let packed = office[path] == nil ? shipped[path]?.packed : nil
        return self[path].map { DataSource($0, packed: packed) }
    }

    func officeText(_ path: String) -> SourceText? { office[path] }

    /// Paths of all files in force, sorted.
    public var paths: [String] { Set(shipped.keys).union(office.keys).sorted() }

    /// Paths of the shipped files, sorted.
    public var shippedPaths: [String] { shipped.keys.sorted() }

    /// Whether the office has changed anything at all.
    public var isShipped: Bool { office.isEmpty }
}
