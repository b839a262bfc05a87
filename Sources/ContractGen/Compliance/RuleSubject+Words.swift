internal import Diagnostics
internal import Templates
internal import Wording

// What the text says, and what it should not say.
extension RuleSubject {
    /// `clause_says(clause, [phrases])`: the phrases the clause lacks.
    ///
    /// Case, kinds of spaces, â or î and cedilla or comma do not matter; a number is found only
    /// whole. In a document without clause ids the whole text is searched, and so it is for the clause "".
    func clauseSays(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let id = try clauseID(call)
        guard let blocks = view.blocks(ofClause: id) else {
            guard view.hasClauseIDs, !id.isEmpty else {
                return fields == nil
                    ? try saidSomewhere(call, in: view)
                    : try missing(call, in: view.whole, of: view, nil)
            }
            return [.clauseMissing(id)]
        }
        return try missing(
            call, in: view.range(of: blocks), of: view, view.place(ofBlock: blocks.lowerBound))
    }

    /// A text that is not ours may say the same in other words.
    private func saidSomewhere(
        _ call: Invocation, in view: DraftView
    ) throws(Diagnostic) -> [Finding.Problem] {
        let absent = try call.texts("phrases").filter { phrase in
            !view.words.says(view.words.needle(phrase), in: view.whole)
        }
        guard absent.isEmpty else { throw .wordedOtherwise(absent) }
        return []
    }

    /// A clause is named by its id, or is one of `key`.
    func clauseID(_ call: Invocation) throws(Diagnostic) -> String {
        if case .map(let clause)? = call["clause"], let id = clause.text("id") { return id }
        return try call.text("clause") ?? ""
    }

    private func missing(
        _ call: Invocation, in range: Range<Int>, of view: DraftView,
        _ place: @autoclosure () -> Finding.Place?
    ) throws(Diagnostic) -> [Finding.Problem] {
        try call.texts("phrases").compactMap { phrase in
            view.words.says(view.words.needle(phrase), in: range)
                ? nil : .phraseMissing(phrase, at: place())
        }
    }

    /// `signatures_say([phrases])`: the phrases that no signature block has.
    func signaturesSay(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        guard let first = view.signatures.first else { return [.noSignatures] }
        return try call.texts("phrases").compactMap { phrase in
            let needle = view.words.needle(phrase)
            let isThere = view.signatures.contains {
                view.words.says(needle, in: view.words.range(ofLine: $0))
            }
            return isThere ? nil : .phraseMissing(phrase, at: view.place(ofBlock: first))
        }
    }

    /// `words_found([forms], [clauses])`: where whole words, or words with any ending („preț*”),
    /// stand outside the given clauses.
    func wordsFound(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let skipped = Set(try call.texts("clauses"))
        var found: [Finding.Problem] = []
        var last: Int?
        for range in view.ranges(ofWords: try call.texts("forms"), in: view.blocks.indices) {
            // The same words as two forms have them are told once.
            defer { last = range.lowerBound }
            let block = view.words.line(at: range.lowerBound)
            guard range.lowerBound != last,
                !(view.clause(ofBlock: block).map(skipped.contains) ?? false)
            else { continue }
            found.append(
                .wordFound(
                    view.original(range, inBlock: block), at: view.place(of: range, in: view.words))
            )
        }
        return found
    }

    /// `placeholders_found([forms])`: where such forms were left, letters with the same case and
    /// as whole words.
    func placeholdersFound(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let forms = view.needles.blanks(try call.texts("forms"))
        var problems: [Finding.Problem] = []
        for (index, held) in view.blanks(of: forms) {
            let left = held.map { forms.forms[$0] }
            // „…” inside a longer form of the same kind is told once.
            let longest = left.filter { form in
                !left.contains { $0 != form && $0.contains(form) }
            }
            problems += longest.map { form in
                .placeholder(form, at: view.place(ofBlock: index, holding: form))
            }
        }
        return problems
    }

    /// `script_faults()`: ş and ţ with cedilla, words of two alphabets, and, in a Romanian
    /// document, longer paragraphs without any ă, â, î, ș, ț.
    func scriptFaults() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        var problems: [Finding.Problem] = []
        for index in view.blocks.indices {
            let letters = view.readings[index].letters
            if letters.hasCedilla { problems += cedillas(ofBlock: index, in: view) }
            if letters.hasCyrillic && letters.latin > 0 {
                problems += Script.mixedWords(in: view.blocks[index].text).map { mixed in
                    .mixedWord(mixed.word, at: view.place(ofBlock: index, holding: mixed.word))
                }
            }
            if language == .ro && letters.lacksDiacritics {
                problems.append(.noDiacritics(at: view.place(ofBlock: index)))
            }
        }
        return problems
    }

    /// Those of each cell of a row.
    private func cedillas(ofBlock index: Int, in view: DraftView) -> [Finding.Problem] {
        view.blocks[index].cells.compactMap { cell in
            let letters = Script.cedillaLetters(in: String(cell))
            return letters.isEmpty
                ? nil
                : .cedillas(letters.count, at: view.place(ofBlock: index, at: cell.byteOffset))
        }
    }
}

/// What kinds of letters a text has, counted over its bytes.
struct LetterCensus {
    private(set) var latin = 0
    private(set) var hasCyrillic = false
    private(set) var hasCedilla = false
    private(set) var hasDiacritics = false

    /// Romanian has a marked letter in every dozen or so; in this many there is none by mistake.
    private static let fewest = 160

    init(_ text: String) {
        let bytes = text.utf8Span.span
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x80 {
                latin &+= (byte | 0x20) &- 0x61 < 26 ? 1 : 0
                continue
            }
            switch (index > 0 ? bytes[index &- 1] : 0, byte) {
            case (_, 0xD0...0xD3): hasCyrillic = true
            case (0xC5, 0x9E), (0xC5, 0x9F), (0xC5, 0xA2), (0xC5, 0xA3): hasCedilla = true
            case (0xC3, 0x82), (0xC3, 0xA2), (0xC3, 0x8E), (0xC3, 0xAE), (0xC4, 0x82), (0xC4, 0x83),
                (0xC8, 0x98...0x9B):
                hasDiacritics = true
            default: break
            }
        }
    }

    var lacksDiacritics: Bool { latin >= Self.fewest && !hasDiacritics && !hasCedilla }
}

extension DraftView {
    /// Where words stand in blocks, in the order of the text; each may be open at its end: „preț*”.
    func ranges(ofWords forms: [String], in blocks: Range<Int>) -> [Range<Int>] {
        ranges(of: needles.words(forms)).filter { blocks.contains($0.line) }
            .flatMap { line, ranges in
                let start = words.range(ofLine: line).lowerBound
                return ranges.map { $0.lowerBound + start..<$0.upperBound + start }
            }
    }

    /// A stretch of the folded words as it stands in its block.
    func original(_ range: Range<Int>, inBlock block: Int) -> String {
        let start = words.range(ofLine: block).lowerBound
        return readings[block].original(range.lowerBound - start..<range.upperBound - start)
    }
}

extension BlockReading {
    /// A stretch of its folded words as it was written.
    func original(_ range: Range<Int>) -> String {
        let utf8 = Array(text.utf8)
        let start = words.origin(of: range.lowerBound)
        let last = words.origin(of: range.upperBound - 1)
        let end = utf8[last...].dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? utf8.count
        return String(decoding: utf8[start..<end], as: UTF8.self)
    }
}

extension Diagnostic {
    static let wordedOtherwiseID = "rules.worded-otherwise"

    fileprivate static func wordedOtherwise(_ phrases: [String]) -> Diagnostic {
        let list = phrases.map { "„\($0)”" }.joined(separator: ", ")
        return .error(
            wordedOtherwiseID, arguments: ["phrases": list],
            message: Text(
                ro: "în text nu apare \(list); aceeași cerință poate fi spusă cu alte cuvinte",
                en: "the text does not say \(list); the same may be said in other words"),
            hint: Text(ro: "verificați în text", en: "check in the text"))
    }
}

extension Finding.Problem {
    static func clauseMissing(_ id: String) -> Self {
        Self(
            LocalText(
                ro: "clauza \(id) lipsește din document", ru: "пункта \(id) в документе нет",
                en: "the document has no clause \(id)"))
    }

    fileprivate static func phraseMissing(_ phrase: String, at place: Finding.Place?) -> Self {
        Self(
            LocalText(
                ro: "lipsește „\(phrase)”", ru: "нет слов „\(phrase)”",
                en: "“\(phrase)” is missing"), at: place)
    }

    fileprivate static var noSignatures: Self {
        Self(
            LocalText(
                ro: "documentul nu are blocuri de semnături",
                ru: "в документе нет места для подписей",
                en: "the document has no signature blocks"))
    }

    static func wordFound(_ word: String, at place: Finding.Place?) -> Self {
        Self(
            LocalText(
                ro: "apare „\(word)”", ru: "встречается „\(word)”", en: "“\(word)” stands there"),
            at: place)
    }

    fileprivate static func placeholder(_ form: String, at place: Finding.Place?) -> Self {
        Self(
            LocalText(
                ro: "a rămas de completat „\(form)”", ru: "осталось незаполненным „\(form)”",
                en: "“\(form)” was left to be filled in"), at: place)
    }

    fileprivate static func cedillas(_ count: Int, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "\(count) litere ş, ţ cu sedilă în loc de virgulă",
                ru: "букв ş, ţ с седилью вместо запятой: \(count)",
                en: "\(count) letters ş, ţ with cedilla in place of comma"), at: place)
    }

    fileprivate static func mixedWord(_ word: String, at place: Finding.Place?) -> Self {
        Self(
            LocalText(
                ro: "„\(word)” are litere din două alfabete",
                ru: "в слове „\(word)” буквы двух алфавитов",
                en: "“\(word)” has letters of two alphabets"), at: place)
    }

    fileprivate static func noDiacritics(at place: Finding.Place?) -> Self {
        Self(
            LocalText(
                ro: "textul nu are nicio diacritică", ru: "в тексте нет диакритических знаков",
                en: "the text has no diacritics at all"), at: place)
    }
}
