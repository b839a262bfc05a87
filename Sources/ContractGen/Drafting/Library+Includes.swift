internal import Diagnostics
public import Templates
public import Wording

extension Library {
    /// What a Word or Writer template may include: clauses by their ids, and the library's texts by
    /// their names from `templates/` on.
    ///
    /// - Parameter kind: whose clauses come first; nil: all kinds are alike.
    public func includableTexts(
        for kind: DocumentKind? = nil, in language: DocumentLanguage
    ) -> IncludableTexts {
        IncludableTexts {
            clauseTexts(for: kind, in: language).flatMap { ClauseText($0.text).clauses.map(\.id) }
        } text: { name in
            guard !name.hasSuffix(".md") else { return included(name) }
            return clauseTexts(for: kind, in: language).lazy.compactMap { source in
                ClauseText(source.text).text(ofClauseAlone: name) { included($0)?.text }.map {
                    SourceText(name: source.name, text: $0)
                }
            }.first
        }
    }

    /// The wordings in a language, clauses of the office's own in their places.
    private func clauseTexts(
        for kind: DocumentKind?, in language: DocumentLanguage
    ) -> [SourceText] {
        let own = kind.map { "templates/\($0.rawValue)/" } ?? ""
        let wordings = paths.filter {
            $0.hasPrefix("templates/") && $0.hasSuffix("/\(language.rawValue).md")
        }
        return (wordings.filter { $0.hasPrefix(own) } + wordings.filter { !$0.hasPrefix(own) })
            .compactMap(templateText)
    }
}

extension ClauseText {
    /// The text with one clause alone: with the conditions around it, and with what the text sets that
    /// it uses. Every line keeps its number. nil where the clause is not in the text.
    ///
    /// - Parameter including: Finds an included text, whose names count as used too.
    fileprivate func text(
        ofClauseAlone id: String, including: (String) -> String?
    ) -> String? {
        let name = "/\(id).md\" %}"
        var kept = Set(clauses.filter { $0.id == id }.flatMap(lines(of:)))
        // A clause of the office's own is included.
        kept.formUnion(
            lines.indices.filter { lines[$0].hasPrefix("{% include ") && lines[$0].hasSuffix(name) }
        )
        guard !kept.isEmpty else { return nil }
        var open: [[Int]] = []
        var assignments: [Int] = []
        let clause = kept
        for index in lines.indices where !clause.contains(index) {
            switch word(ofTagLine: lines[index]) {
            case "if", "for": open.append([index])
            case "elif", "else":
                if !open.isEmpty { open[open.count - 1].append(index) }
            case "endif", "endfor":
                guard var tags = open.popLast() else { continue }
                tags.append(index)
                if clause.contains(where: { tags[0] < $0 && $0 < index }) { kept.formUnion(tags) }
            case "set" where open.isEmpty: assignments.append(index)
            default: break
            }
        }
        var used = Set(kept.flatMap { names(in: lines[$0], including) })
        for index in assignments.reversed() {
            let words = lines[index].split(whereSeparator: \.isWhitespace)
            guard words.count > 2, used.contains(words[2]) else { continue }
            kept.insert(index)
            used.formUnion(names(in: lines[index], including))
        }
        return lines.indices.map { kept.contains($0) ? String(lines[$0]) : "" }
            .joined(separator: "\n")
    }

    /// The lines of a clause, an annex with the sections it has.
    private func lines(of clause: Clause) -> Range<Int> {
        guard lines[clause.lines.lowerBound].hasPrefix("### ") else { return clause.lines }
        let start = clause.lines.lowerBound
        let next = lines[clause.lines.upperBound...].firstIndex { $0.hasPrefix("### ") }
        return start..<Self.end(of: start..<(next ?? lines.count), in: lines)
    }

    /// All that might be a name in a line and in what it includes.
    private func names(in line: Substring, _ including: (String) -> String?) -> [Substring] {
        let quoted = line.split(separator: "\"", omittingEmptySubsequences: false)
        let inner =
            line.contains("{% include") && quoted.count > 1
            ? including(String(quoted[1])) ?? "" : ""
        return (line + inner[...]).split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    }

    /// The first word of a tag that has its line for itself.
    private func word(ofTagLine line: Substring) -> Substring? {
        guard line.ranges(of: "{%").count == 1 else { return nil }
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, words[0] == "{%" || words[0] == "{%-",
            words.last?.hasSuffix("%}") == true
        else { return nil }
        return words[1]
    }
}
