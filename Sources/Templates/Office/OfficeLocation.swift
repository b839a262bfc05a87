internal import Diagnostics

/// A part of an office file, as messages name it.
struct OfficePartName: Hashable, Sendable {
    let file: String
    /// In the archive, e.g. `word/header1.xml`.
    let name: String
    let area: Text

    /// The part with the relationships of another.
    static func relationships(of part: String) -> String {
        let pieces = part.split(separator: "/")
        return (pieces.dropLast() + ["_rels", (pieces.last ?? "") + ".rels"]).joined(
            separator: "/")
    }

    /// What names a line of the part in diagnostics, before it is said where a reader finds it.
    func sourceName(ofLine number: Int) -> String { "\(file)!\(name)!\(number)" }
}

/// The line of a template that a diagnostic is about.
struct OfficeLocation: Sendable {
    let part: OfficePartName
    let place: OfficePlace
    let text: String

    /// What a person needs to find the place `source` in the document.
    func passage(at source: SourcePlace) -> Diagnostic.Location {
        .passage(
            Passage(
                file: part.file, part: part.name, place: place.text,
                words: words(around: source.column - 1)))
    }

    /// The tag that the character at `column` stands in; the line's beginning when it is in none.
    private func words(around column: Int) -> String {
        let characters = Array(text)
        let column = min(max(column, 0), max(characters.count - 1, 0))
        var start = column
        while start > 0, !Self.opens(characters, start) { start -= 1 }
        guard Self.opens(characters, start) else { return String(characters.prefix(60)) }
        var end = start + 2
        while end < characters.count, !Self.closes(characters, end) { end += 1 }
        return String(characters[start..<min(end + 1, characters.count)].prefix(100))
    }

    private static func opens(_ characters: [Character], _ index: Int) -> Bool {
        index + 1 < characters.count && characters[index] == "{"
            && ["{", "%", "#"].contains(characters[index + 1])
    }

    private static func closes(_ characters: [Character], _ index: Int) -> Bool {
        characters[index] == "}" && ["}", "%", "#"].contains(characters[index - 1])
    }
}

extension DiagnosticList {
    /// The same findings with the lines of office templates named as a reader finds them.
    func located(in lines: [String: OfficeLocation]) -> DiagnosticList {
        DiagnosticList(all.map { $0.located(in: lines) })
    }
}

extension Diagnostic {
    func located(in lines: [String: OfficeLocation]) -> Diagnostic {
        var copy = self
        copy.location = location?.located(in: lines)
        copy.related = related?.located(in: lines)
        return copy
    }
}

extension Diagnostic.Location {
    func located(in lines: [String: OfficeLocation]) -> Diagnostic.Location {
        guard case .source(let source) = self, let line = lines[source.file] else { return self }
        return line.passage(at: source)
    }
}
