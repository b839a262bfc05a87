public import Diagnostics

/// The pictures that `image(…)` may name: those of one folder, and no other file.
public struct PictureFolder: Sendable {
    public let source: PictureSource
    /// Their paths in the folder, in any order.
    public let paths: @Sendable () throws(Diagnostic) -> [String]

    /// - Parameters:
    ///   - source: Finds a picture by its path in the folder.
    ///   - paths: Lists the paths of all of them.
    public init(
        source: @escaping PictureSource,
        paths: @escaping @Sendable () throws(Diagnostic) -> [String]
    ) {
        self.source = source
        self.paths = paths
    }

    /// Whether a file of that name which begins so may be a picture that documents can show.
    ///
    /// - Parameter beginning: At least its first eight bytes, if it is as long.
    public static func isPicture(_ path: String, beginning: [UInt8]) -> Bool {
        path.lowercased().hasSuffix(".svg")
            || beginning.starts(with: PictureFile.beginningOfPNG)
            || beginning.starts(with: PictureFile.beginningOfJPEG)
    }
}
