import DataFiles
import Diagnostics
import Foundation

/// `embed-library ROOT OUTPUT FOLDER…` writes the text files of each FOLDER into the Swift source
/// OUTPUT as raw string literals, each with its path relative to ROOT; data files as packed trees
/// besides, so that no start has to parse them. Goldens, samples' outputs and hidden files stay
/// outside.
#if !LIBFUZZER
@main
#endif
struct EmbedLibrary {
    static func main() throws {
        let paths = CommandLine.arguments.dropFirst()
        let arguments = paths.map { URL(filePath: $0).standardizedFileURL }
        let (root, output) = (arguments[0], arguments[1])
        var source = "extension ShippedLibrary {\n    public static let files: [ShippedFile] = [\n"
        for folder in arguments.dropFirst(2) {
            for file in shippedFiles(in: folder) { source += try entry(for: file, below: root) }
        }
        source += "    ]\n}\n"
        try source.write(to: output, atomically: true, encoding: .utf8)
    }

    /// Sorted by their paths.
    private static func shippedFiles(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let files = (found?.allObjects as? [URL] ?? []).map(\.standardizedFileURL)
        return files.filter(isShipped).sorted { $0.path() < $1.path() }
    }

    private static func isShipped(_ file: URL) -> Bool {
        ["md", "yaml", "xml", "rels", "txt"].contains(file.pathExtension)
            && !file.lastPathComponent.hasPrefix(".")
            && !file.pathComponents.contains("goldens")
    }

    private static func entry(for file: URL, below root: URL) throws -> String {
        let text = try String(contentsOf: file, encoding: .utf8)
        let path = file.path(percentEncoded: false).dropFirst(
            root.path(percentEncoded: false).count)
        let name = String(path.hasPrefix("/") ? path.dropFirst() : path)
        let tree = packed(text, name).map(literal) ?? "nil"
        return "ShippedFile(path: \"\(name)\", text: \(literal(text)), packed: \(tree)),\n"
    }

    /// A raw string literal whose delimiter does not occur in `text`.
    private static func literal(_ text: String) -> String {
        var hashes = "#"
        while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
        return hashes + "\"\"\"\n" + text + "\n\"\"\"" + hashes
    }

    /// The tree of a data file; nil for other files. What is wrong is said by the tests of the rules
    /// and, at run time, by the reader: a file that cannot be read travels as text alone.
    private static func packed(_ text: String, _ name: String) -> String? {
        guard name.hasSuffix(".yaml") else { return nil }
        return try? DataNode(reading: DataSource(name: name, bytes: Array(text.utf8))).packed
    }
}

#if LIBFUZZER
/// A build with libFuzzer gives every program of the package that library's `main`, which calls this
/// first.
@_cdecl("LLVMFuzzerInitialize")
public func embedLibrary(
    _ count: UnsafeMutableRawPointer, _ arguments: UnsafeMutableRawPointer
) -> CInt {
    do {
        try EmbedLibrary.main()
        exit(0)
    } catch {
        print(error)
        exit(1)
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafeRawPointer, _ count: Int) -> CInt { 0 }
#endif
