internal import Diagnostics
internal import Templates
internal import Wording

// Defined terms.
extension RuleSubject {
    /// `beneficiary_senses()`: the word „Beneficiar” stands both for a party (the buyer of the model
    /// contract, the receiver of a grant) and for the persons served. One place of each is told.
    func beneficiarySenses() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        var party: Range<Int>?
        var persons: Range<Int>?
        for range in view.words.words("beneficiar*", in: view.whole) {
            let line = view.words.line(at: range.lowerBound)
            if Use(range, in: view, line: line) == .party { party = party ?? range }
            if Use(range, in: view, line: line) == .persons { persons = persons ?? range }
        }
        guard let party, let persons else { return [] }
        return [
            .twoSenses(
                party: view.place(of: party, in: view.words),
                persons: view.place(of: persons, in: view.words).label)
        ]
    }

    /// What „beneficiar…” means where it stands.
    private enum Use {
        case party, persons, other

        init(_ range: Range<Int>, in view: DraftView, line: Int) {
            let after = view.words.text(
                range.upperBound..<view.words.range(ofLine: line).upperBound)
            let word = view.original(range, inBlock: line)
            let start = view.words.range(ofLine: line).lowerBound
            let before = view.words.text(max(start, range.lowerBound - 3)..<range.lowerBound)
            if Self.others.contains(where: after.hasPrefix) {
                self = .other
            } else if Self.served.contains(where: after.hasPrefix) {
                self = .persons
            } else if word.first == "B", Self.isSingular(word), !before.isEmpty,
                !before.hasSuffix(". ")
            {
                self = .party
            } else if word.first == "b" {
                self = .persons
            } else {
                self = .other
            }
        }

        /// A party is one: „Beneficiarul”, „Beneficiarului”.
        private static func isSingular(_ word: String) -> Bool {
            ["Beneficiar", "Beneficiarul", "Beneficiarului"].contains(word)
        }

        private static let others = [
            " efectiv", " real", " finanțării", " al finanțării", " ai finanțării", " grantului",
            " garanției",
        ]
        private static let served = [
            " serviciului", " serviciilor", " al serviciului", " ai serviciului", " de servicii",
            " final", " de asistență",
        ]
    }

    /// `terms_defined()`: terms that are defined twice, or defined and never used again. A term is
    /// defined by „X” – at the beginning of a point, or by „în continuare – „X””.
    func termsDefined() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        var first: [String: DefinedTerm] = [:]
        var problems: [Finding.Problem] = []
        for term in DefinedTerm.all(in: view) {
            if let earlier = first[term.key], earlier.block != term.block {
                problems.append(
                    .definedTwice(
                        term.text, at: view.place(of: term), first: view.place(of: earlier).label))
            } else {
                first[term.key] = term
            }
        }
        let unused = first.values.filter { !$0.isUsed(in: view) }.sorted { $0.block < $1.block }
        return problems
            + unused.map { .notUsed($0.text, at: view.place(of: $0)) }
    }
}

/// A term with the place of its definition.
private struct DefinedTerm {
    /// Without quotation marks.
    let text: String
    let key: String
    let block: Int
    /// Where it begins in the block's text, in bytes.
    let offset: Int

    static func all(in view: DraftView) -> [DefinedTerm] {
        (introduced(in: view) + abbreviated(in: view)).sorted { $0.block < $1.block }
    }

    private init(_ text: Substring, _ block: Int) {
        self.text = String(text)
        key = Folding.key(self.text)
        self.block = block
        offset = text.byteOffset
    }

    /// „X” – at the beginning of a block.
    private static func introduced(in view: DraftView) -> [DefinedTerm] {
        view.blocks.indices.compactMap { index in
            let text = view.blocks[index].text
            guard let term = quoted(text[...]) else { return nil }
            let rest = text[term.endIndex...].unicodeScalars.dropFirst()
            guard rest.first(where: { !$0.properties.isWhitespace }) == "–" else { return nil }
            return DefinedTerm(term, index)
        }
    }

    /// „în continuare – „X””
    private static func abbreviated(in view: DraftView) -> [DefinedTerm] {
        let words = view.words.needle("în continuare")
        return view.words.ranges(of: words, in: view.whole).compactMap { range in
            let block = view.words.line(at: range.lowerBound)
            let behind = view.text(ofBlock: block, from: range.upperBound).unicodeScalars
                .drop { $0 == "–" || $0 == "-" || $0 == "," || $0.properties.isWhitespace }
            return quoted(Substring(behind)).map { DefinedTerm($0, block) }
        }
    }

    /// What „…” at the beginning holds.
    private static func quoted(_ text: Substring) -> Substring? {
        let scalars = text.unicodeScalars
        guard scalars.first == "„", let end = scalars.firstIndex(of: "”") else { return nil }
        return text[scalars.index(after: scalars.startIndex)..<end]
    }

    /// Whether any other block has the term, whatever the ending of its last word.
    func isUsed(in view: DraftView) -> Bool {
        let needle = view.words.needle(stem)
        let own = view.words.range(ofLine: block)
        return view.words.ranges(of: needle, in: view.whole).contains { !own.overlaps($0) }
    }

    /// The first word without its ending: „Părțile” and „Părții” share „păr”.
    private var stem: String {
        let word = text.split(separator: " ").first.map(String.init) ?? text
        return String(word.prefix(max(3, word.count - 3)))
    }
}

extension DraftView {
    fileprivate func place(of term: DefinedTerm) -> Finding.Place {
        place(ofBlock: term.block, at: term.offset)
    }
}

extension FoldedText {
    fileprivate func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

extension Finding.Problem {
    fileprivate static func twoSenses(party: Finding.Place, persons: LocalText) -> Self {
        Self(
            LocalText(
                ro:
                    "„Beneficiar” este aici o parte, iar la \(persons.ro) – persoana care primește serviciul",
                ru: "„Beneficiar” здесь – сторона, а (\(persons.in(.ru))) – получатель услуги",
                en: "“Beneficiar” is a party here, and at \(persons.in(.en)) the person served"),
            at: party)
    }

    fileprivate static func definedTwice(
        _ term: String, at place: Finding.Place, first: LocalText
    ) -> Self {
        Self(
            LocalText(
                ro: "„\(term)” este definit a doua oară; prima dată la \(first.ro)",
                ru: "„\(term)” определено второй раз; впервые: \(first.in(.ru))",
                en: "“\(term)” is defined a second time; first at \(first.in(.en))"), at: place)
    }

    fileprivate static func notUsed(_ term: String, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "„\(term)” este definit, dar nu mai apare",
                ru: "„\(term)” определено, но больше не встречается",
                en: "“\(term)” is defined and never used"), at: place)
    }
}
