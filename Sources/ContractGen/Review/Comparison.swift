internal import Diagnostics
internal import Templates
internal import Wording

/// A document that came back beside the one that its data make, clause by clause.
struct Comparison: Sendable {
    let changes: [ComplianceSheet.ChangedClause]
    /// Whether the file's clauses could be told apart.
    private let isPossible: Bool

    init(of draft: Draft, with original: Draft, in language: DocumentLanguage) {
        let (found, made) = (draft.clauses, original.clauses)
        isPossible = !found.isEmpty || made.isEmpty
        guard isPossible else {
            changes = []
            return
        }
        let texts = Dictionary(
            found.map { ($0.id, $0.text.words) }, uniquingKeysWith: { first, _ in first })
        changes = made.compactMap { clause in
            guard let text = texts[clause.id] else {
                return ComplianceSheet.ChangedClause(id: clause.id, note: Self.missing.in(language))
            }
            guard let difference = text.firstDifference(from: clause.text.words) else {
                return nil
            }
            return ComplianceSheet.ChangedClause(id: clause.id, note: difference.in(language))
        }
    }

    private static let missing = LocalText(ro: "lipsește", ru: "отсутствует", en: "missing")

    func notices(_ document: ForeignDocument) -> [Diagnostic] {
        isPossible ? [] : [.cannotCompare(document.name)]
    }
}

extension String {
    /// Words alone: formats differ in spaces, in the bars of rows and in the dots of blanks.
    fileprivate var words: [Substring] {
        split { $0.isWhitespace || $0 == "|" || $0 == "…" }
    }
}

extension [Substring] {
    /// „… de 30 de zile …” în loc de „… de 15 zile …”; nil when the words are the same.
    fileprivate func firstDifference(from other: [Substring]) -> LocalText? {
        guard self != other else { return nil }
        let start = zip(self, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let index = start ?? Swift.min(count, other.count)
        let (found, made) = (excerpt(at: index), other.excerpt(at: index))
        return LocalText(
            ro: "„\(found)” în loc de „\(made)”", ru: "«\(found)» вместо «\(made)»",
            en: "“\(found)” in place of “\(made)”")
    }

    private func excerpt(at index: Int) -> String {
        let range = Swift.max(0, index - 2)..<Swift.min(count, index + 6)
        return range.isEmpty ? "" : self[range].joined(separator: " ")
    }
}

extension Diagnostic {
    fileprivate static func cannotCompare(_ file: String) -> Diagnostic {
        .warning(
            "review.cannot-compare", at: .file(file),
            message: Text(
                ro: "clauzele fișierului nu au semne de carte, deci nu se pot compara una câte una "
                    + "cu cele făcute din date",
                en: "the file's clauses carry no bookmarks, so that they cannot be compared one by "
                    + "one with those that the data make"),
            hint: Text(
                ro: "comparați textele cu ochiul sau porniți de la un fișier .docx ori .odt al "
                    + "programului",
                en: "compare the texts by eye, or begin with a .docx or .odt file of the program"))
    }
}
