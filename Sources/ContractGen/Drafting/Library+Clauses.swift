internal import Diagnostics

extension Library {
    /// The text of a template in force: the office's file or the shipped one, with each clause the
    /// office replaces put in by an include tag, so that every line keeps its number.
    ///
    /// - Parameter path: e.g. `templates/memorandum/ro.md`.
    func templateText(_ path: String) -> SourceText? {
        guard let source = self[path], !isShipped else { return self[path] }
        let text = ClauseText(source.text)
        var lines = text.lines.map(String.init)
        for clause in text.clauses {
            guard officeText(clausePath(clause.id, of: path)) != nil else { continue }
            for index in clause.lines { lines[index] = "" }
            lines[clause.lines.lowerBound] =
                "{% include \"\(clausePath(clause.id, of: path).dropFirst("templates/".count))\" %}"
        }
        return SourceText(name: source.name, text: lines.joined(separator: "\n"))
    }

    /// `templates/memorandum/ro.md` and `MO-08` give `templates/memorandum/ro/MO-08.md`.
    func clausePath(_ id: String, of path: String) -> String {
        path.dropLast(".md".count) + "/\(id).md"
    }

    /// What an include tag names, from `templates/` on.
    func included(_ name: String) -> SourceText? { self["templates/" + name] }

    /// Ids of the clauses whose words in force are not the shipped ones, in the order of the text;
    /// the words of included texts count.
    func changedClauses(of path: String) -> [String] {
        guard !isShipped, let own = templateText(path), let shipped = shippedText(path) else {
            return []
        }
        let before = words(of: shipped.text) { shippedText("templates/" + $0)?.text }
        let after = words(of: own.text) { included($0)?.text }
        let ids = after.order + before.order.filter { after.text[$0] == nil }
        return ids.filter { before.text[$0] != after.text[$0] }
    }

    private func words(
        of text: String, including: (String) -> String?
    ) -> (order: [String], text: [String: [Substring]]) {
        let expanded = Self.expanded(text, depth: 0, including: including)
        let clauses = ClauseText(expanded)
        var texts: [String: [Substring]] = [:]
        for clause in clauses.clauses {
            texts[clause.id] = clauses.text(of: clause).split(whereSeparator: \.isWhitespace)
        }
        return (clauses.clauses.map(\.id), texts)
    }

    private static func expanded(
        _ text: String, depth: Int, including: (String) -> String?
    ) -> String {
        guard depth < 8 else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let name = includedName(in: line), let inner = including(name) else {
                return String(line)
            }
            return expanded(inner, depth: depth + 1, including: including)
        }.joined(separator: "\n")
    }

    /// The name in a line that is only `{% include "…" %}`.
    private static func includedName(in line: Substring) -> String? {
        let words = line.split(whereSeparator: { $0.isWhitespace })
        guard words.count == 4, words[0].hasPrefix("{%"), words[1] == "include" else { return nil }
        return String(words[2].dropFirst().dropLast())
    }
}
