// embed-library ROOT OUTPUT FOLDER...
// Writes the text files of each FOLDER into the Swift source OUTPUT as raw string literals,
// each with its path relative to ROOT; data files as packed trees besides, so that no start has to
// parse them. Goldens, samples' outputs and hidden files stay outside.
import DataFiles
import Diagnostics
import Foundation

let arguments = CommandLine.arguments.dropFirst().map { URL(filePath: $0).standardizedFileURL }
let root = arguments[0]
let output = arguments[1]
let folders = arguments.dropFirst(2)

func isShipped(_ file: URL) -> Bool {
    ["md", "yaml", "xml", "rels", "txt"].contains(file.pathExtension)
        && !file.lastPathComponent.hasPrefix(".")
        && !file.pathComponents.contains("goldens")
}

/// A raw string literal whose delimiter does not occur in `text`.
func literal(_ text: String) -> String {
    var hashes = "#"
    while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
    return hashes + "\"\"\"\n" + text + "\n\"\"\"" + hashes
}

/// The tree of a data file; nil for other files. What is wrong is said by the tests of the rules and,
/// at run time, by the reader: a file that cannot be read travels as text alone.
func packed(_ text: String, _ name: String) -> String? {
    guard name.hasSuffix(".yaml") else { return nil }
    return try? DataNode(reading: DataSource(name: name, bytes: Array(text.utf8))).packed
}

var source = "extension ShippedLibrary {\n    public static let files: [ShippedFile] = [\n"
for folder in folders {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = (found?.allObjects as? [URL] ?? []).map(\.standardizedFileURL).filter(isShipped)
    for file in files.sorted(by: { $0.path() < $1.path() }) {
        let text = try String(contentsOf: file, encoding: .utf8)
        let path = file.path(percentEncoded: false).dropFirst(
            root.path(percentEncoded: false).count)
        let name = String(path.hasPrefix("/") ? path.dropFirst() : path)
        let tree = packed(text, name).map(literal) ?? "nil"
        source += "ShippedFile(path: \"\(name)\", text: \(literal(text)), packed: \(tree)),\n"
    }
}
source += "    ]\n}\n"
try source.write(to: output, atomically: true, encoding: .utf8)
