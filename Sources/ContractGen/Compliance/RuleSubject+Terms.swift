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
        for range in view.ranges(ofWords: ["beneficiar*"], in: view.blocks.indices) {
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
        var first: [String: (block: Int, term: DefinedTerm)] = [:]
        var problems: [Finding.Problem] = []
        for block in view.blocks.indices {
            for term in view.readings[block].definitions {
                if let earlier = first[term.key], earlier.block != block {
                    let label = view.place(ofBlock: earlier.block, at: earlier.term.offset).label
                    problems.append(
                        .definedTwice(
                            term.text, at: view.place(ofBlock: block, at: term.offset), first: label
                        ))
                } else {
                    first[term.key] = (block, term)
                }
            }
        }
        let unused = first.values.filter { !view.uses($0.term, outside: $0.block) }
            .sorted { ($0.block, $0.term.offset) < ($1.block, $1.term.offset) }
        return problems
            + unused.map {
                .notUsed($0.term.text, at: view.place(ofBlock: $0.block, at: $0.term.offset))
            }
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
