internal import Diagnostics
internal import Templates
internal import Wording

// One document in several languages.
extension RuleSubject {
    /// `versions_agree()`: what the document's versions in other languages have otherwise: clause
    /// ids in their order, and the numbers (sums, dates, terms) of each clause, or of the whole text
    /// where there are no ids. Words are not compared, nor how thousands are set apart.
    func versionsAgree() throws(Diagnostic) -> [Finding.Problem] {
        let own = VersionPrint(try drafted(), language)
        return versions.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { language, view in
            own.differences(from: VersionPrint(view, language), language)
        }
    }
}

/// What a document says in any language: its clauses and the numbers in them.
private struct VersionPrint {
    /// Ids in order; one empty id for a text without any.
    let clauses: [String]
    private let numbers: [String: [String]]

    init(_ view: DraftView, _ language: DocumentLanguage) {
        var order: [String] = []
        var numbers: [String: [String]] = [:]
        for index in view.blocks.indices {
            let id = view.clause(ofBlock: index) ?? ""
            if order.last != id, numbers[id] == nil { order.append(id) }
            numbers[id, default: []] += NumberReader(language).numbers(in: view.blocks[index].text)
        }
        clauses = order
        // The order of words differs from language to language.
        self.numbers = numbers.mapValues { $0.sorted() }
    }

    func differences(from other: VersionPrint, _ language: DocumentLanguage) -> [Finding.Problem] {
        let missing = clauses.filter { !other.clauses.contains($0) }
        let more = other.clauses.filter { !clauses.contains($0) }
        let shared = clauses.filter(other.clauses.contains)
        return missing.map { .versionLacks($0, language) } + more.map { .versionAdds($0, language) }
            + shared.filter { numbers[$0] != other.numbers[$0] }.map { clause in
                let own = numbers[clause] ?? []
                let found = other.numbers[clause] ?? []
                return .versionDiffers(
                    clause, language, own: own.without(found), found: found.without(own))
            }
    }
}

/// Reads the numbers of a text, each in one spelling whatever its language.
private struct NumberReader {
    private let language: DocumentLanguage

    init(_ language: DocumentLanguage) { self.language = language }

    /// „1 500,00 lei”, “1,500.00” and «1500» are one number; a date is three, months being words.
    func numbers(in text: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let start = rest.firstIndex(where: \.isASCIIDigit) {
            let figures = rest[start...].prefix {
                $0.isASCIIDigit || ",.\u{A0}\u{202F}".contains($0)
            }
            found += parts(of: figures)
            rest = rest[figures.endIndex...]
        }
        return found
    }

    private func parts(of figures: Substring) -> [String] {
        var figures = figures
        while let last = figures.last, !last.isASCIIDigit { figures.removeLast() }
        if let number = language.decimal(fromFigures: String(figures)) {
            return [StrictDecimal.text(of: number)]
        }
        return figures.split { !$0.isASCIIDigit }.map(String.init)
    }
}

extension [String] {
    /// The items that `others` has fewer times.
    fileprivate func without(_ others: [String]) -> [String] {
        var left = others
        return filter { item in
            guard let index = left.firstIndex(of: item) else { return true }
            left.remove(at: index)
            return false
        }
    }
}

extension Finding.Problem {
    fileprivate static func versionLacks(_ clause: String, _ language: DocumentLanguage) -> Self {
        let code = language.rawValue
        return Self(
            LocalText(
                ro: "versiunea „\(code)” nu are clauza \(clause)",
                ru: "в версии „\(code)” нет пункта \(clause)",
                en: "the version “\(code)” has no clause \(clause)"))
    }

    fileprivate static func versionAdds(_ clause: String, _ language: DocumentLanguage) -> Self {
        let code = language.rawValue
        return Self(
            LocalText(
                ro: "versiunea „\(code)” are în plus clauza \(clause)",
                ru: "в версии „\(code)” лишний пункт \(clause)",
                en: "the version “\(code)” has the clause \(clause) in addition"))
    }

    fileprivate static func versionDiffers(
        _ clause: String, _ language: DocumentLanguage, own: [String], found: [String]
    ) -> Self {
        let (code, own, found) = (
            language.rawValue, own.joined(separator: "; "), found.joined(separator: "; ")
        )
        return Self(
            LocalText(
                ro: "\(clause), versiunea „\(code)”: „\(found)” în loc de „\(own)”",
                ru: "\(clause), версия „\(code)”: „\(found)” вместо „\(own)”",
                en: "\(clause), version “\(code)”: “\(found)” in place of “\(own)”"))
    }
}
