import Diagnostics
import Foundation
import Testing

/// A case in one file: sections that begin with `== name`, the last of them what is expected.
struct CaseFile: CustomTestStringConvertible, Sendable {
    let name: String
    let url: URL
    private(set) var sections: [(head: String, body: String)] = []

    var testDescription: String { name }

    init(_ url: URL) throws {
        self.url = url
        name = url.deletingPathExtension().lastPathComponent
        for line in try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n") {
            if line.hasPrefix("== ") {
                sections.append((String(line.dropFirst(3)), ""))
            } else if !sections.isEmpty {
                sections[sections.count - 1].body += line + "\n"
            }
        }
        for index in sections.indices {
            while sections[index].body.hasSuffix("\n\n") { sections[index].body.removeLast() }
        }
    }

    static func folder(_ name: String, from test: String = #filePath) -> URL {
        URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent(name)
    }

    static func all(in folder: String) -> [CaseFile] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: Self.folder(folder), includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.path < $1.path }.compactMap { try? CaseFile($0) }
    }

    subscript(head: String) -> String? { sections.first { $0.head == head }?.body }

    /// Bodies of `file NAME`, `with NAME` and the rest of `set …`.
    func all(_ kind: String) -> [(rest: String, body: String)] {
        sections.filter { $0.head.hasPrefix(kind + " ") }
            .map { (String($0.head.dropFirst(kind.count + 1)), $0.body) }
    }

    /// Writes what came out in place of what was expected; for `make goldens`.
    func rewrite(_ head: String, with body: String) throws {
        let parts = sections.filter { $0.head != head } + [(head, body)]
        try parts.map { "== \($0.head)\n\($0.body)" }.joined()
            .write(to: url, atomically: true, encoding: .utf8)
    }

    static var isRewriting: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil }
}

extension Diagnostic {
    /// All a user may see of it, in both languages.
    var whole: String {
        var lines = ["\(severity.rawValue) \(id) \(location.map(Self.place) ?? "-")"]
        lines.append("  ro: \(message.ro)")
        lines.append("  en: \(message.en)")
        if let hint { lines += ["  ro → \(hint.ro)", "  en → \(hint.en)"] }
        if let related { lines.append("  related \(Self.place(related))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func place(_ location: Location) -> String {
        switch location {
        case .field(let path): "field \(path)"
        case .source(let place): "\(place) (\(place.length))"
        case .file(let file): file
        case .part(let file, let part): "\(file)#\(part)"
        case .passage(let passage): passage.text(in: .ro)
        }
    }
}
