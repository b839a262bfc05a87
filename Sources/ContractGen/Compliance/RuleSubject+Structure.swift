internal import Diagnostics
internal import Templates
internal import Wording

// How the document is built: clauses, numbers, references, annexes.
extension RuleSubject {
    /// `clauses_present([clauses])`: the clauses the document lacks. In a document without clause
    /// ids nothing can be said.
    func clausesPresent(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        guard view.hasClauseIDs else { throw .noClauseIDs }
        return try call.texts("clauses").filter { view.blocks(ofClause: $0) == nil }
            .map { .noClause($0) }
    }

    /// `numbering_gaps()`: numbers missing or repeated among articles, points and annexes.
    func numberingGaps() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        return view.structure.gaps.map { gap in
            .gap(found: gap.found, expected: gap.expected, at: view.place(ofBlock: gap.block))
        }
    }

    /// `references_resolved()`: references to articles, points and annexes that the document does
    /// not have. References to the articles of an act do not count.
    func referencesResolved() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let targets = view.numbers
        return view.references.compactMap { reference in
            guard !reference.isForeign, !targets.holds(reference) else { return nil }
            return .unresolved(reference, at: view.place(of: reference.range, in: view.words))
        }
    }

    /// `annexes_agree()`: annexes named and absent, or present and not named.
    func annexesAgree() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let references = view.references.filter { $0.part == .annex && !$0.isForeign }
        let present = view.numbers.annexes
        let absent = references.filter { !present.contains($0.number) }.map {
            Finding.Problem.annexAbsent($0.number, at: view.place(of: $0.range, in: view.words))
        }
        let unnamed = view.blocks.indices.filter { index in
            guard view.blocks[index].kind == .annex,
                let number = view.blocks[index].number?.lastNumber,
                !references.contains(where: { $0.number == number })
            else { return false }
            guard let id = view.blocks[index].id else { return true }
            return !view.blocks.contains { $0.references.contains(id) }
        }
        return absent
            + unnamed.map { .annexUnnamed(view.label(ofBlock: $0), at: view.place(ofBlock: $0)) }
    }
}

// What the pages and the list of annexes show.
extension RuleSubject {
    /// `annexes_listed(clause)`: annexes of the document that the clause does not name.
    func annexesListed(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let id = try clauseID(call)
        guard let clause = view.blocks(ofClause: id) else {
            guard view.hasClauseIDs else { throw .noClauseIDs }
            return [.clauseMissing(id)]
        }
        let range = view.range(of: clause)
        let named = view.references.filter {
            $0.part == .annex && range.contains($0.range.lowerBound)
        }
        .map(\.number)
        let byID = Set(view.blocks[clause].flatMap(\.references))
        return view.blocks.indices.compactMap { index in
            let block = view.blocks[index]
            guard block.kind == .annex, let number = block.number?.lastNumber,
                !named.contains(number), !(block.id.map(byID.contains) ?? false)
            else { return nil }
            return .annexUnlisted(view.label(ofBlock: index), at: view.place(ofBlock: index))
        }
    }

    /// `pages_carry([texts])`: the headers and footers lack one of the texts, each of which is one
    /// wording or several apart by „ | ”; where the document has none, the annexes that lack it.
    func pagesCarry(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let texts = try call.texts("texts")
        let running = view.runningWords
        guard running.bytes.isEmpty else {
            return texts.filter { !running.states($0, in: running.bytes.indices) }
                .map { .notOnPages($0.alternatives) }
        }
        // Of a document made elsewhere it is not known what its pages should carry.
        guard fields != nil else { throw .askPerson(.seePages) }
        var problems: [Finding.Problem] = []
        for index in view.blocks.indices where view.blocks[index].kind == .annex {
            let range = view.range(of: view.annexBlocks(from: index))
            problems += texts.filter { !view.words.states($0, in: range) }
                .map { .notInAnnex($0.alternatives, at: view.place(ofBlock: index)) }
        }
        return problems
    }
}

extension Text {
    fileprivate static var seePages: Text {
        Text(
            ro: "documentul nu are antet sau subsol citit; vedeți ce poartă paginile și anexele",
            en: "no header or footer was read; see what the pages and annexes carry")
    }
}

extension DraftView {
    /// The annex that begins at a block.
    fileprivate func annexBlocks(from start: Int) -> Range<Int> {
        let next = blocks[(start + 1)...].firstIndex { $0.kind == .annex || $0.kind == .article }
        return start..<(next ?? blocks.count)
    }
}

extension Diagnostic {
    fileprivate static var noClauseIDs: Diagnostic {
        .error(
            "rules.no-clause-ids",
            message: Text(
                ro: "clauzele documentului nu au identificatori",
                en: "the document's clauses carry no ids"),
            hint: Text(ro: "verificați în text", en: "check in the text"))
    }
}

extension Finding.Problem {
    fileprivate static func noClause(_ id: String) -> Self {
        Self(
            LocalText(
                ro: "lipsește clauza \(id)", ru: "нет пункта \(id)",
                en: "the clause \(id) is missing"))
    }

    fileprivate static func gap(found: String, expected: String, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "numărul este „\(found)”, iar la rând era „\(expected)”",
                ru: "стоит номер „\(found)”, а по порядку „\(expected)”",
                en: "the number is “\(found)”, where “\(expected)” was due"), at: place)
    }

    fileprivate static func unresolved(_ reference: TextReference, at place: Finding.Place) -> Self
    {
        let (number, part) = (reference.number, reference.part)
        let ro = part == .article ? "art." : part == .point ? "pct." : "Anexa nr."
        let ru = part == .article ? "ст." : part == .point ? "п." : "Приложение №"
        let en = part == .article ? "art." : part == .point ? "point" : "Annex No."
        return Self(
            LocalText(
                ro: "documentul nu are \(ro) \(number)", ru: "в документе нет: \(ru) \(number)",
                en: "the document has no \(en) \(number)"), at: place)
    }

    fileprivate static func annexAbsent(_ number: String, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "Anexa nr. \(number) este numită, dar lipsește",
                ru: "Приложение № \(number) названо, но отсутствует",
                en: "Annex No. \(number) is named but absent"), at: place)
    }

    fileprivate static func annexUnlisted(_ label: LocalText, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "\(label.ro) nu este în lista documentelor componente",
                ru: "\(label.in(.ru)): нет в перечне составных документов",
                en: "\(label.in(.en)) is not in the list of component documents"), at: place)
    }

    fileprivate static func notOnPages(_ text: String) -> Self {
        Self(
            LocalText(
                ro: "antetul și subsolul nu poartă „\(text)”", ru: "в колонтитулах нет „\(text)”",
                en: "neither header nor footer carries “\(text)”"))
    }

    fileprivate static func notInAnnex(_ text: String, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "anexa nu poartă „\(text)”", ru: "в приложении нет „\(text)”",
                en: "the annex does not carry “\(text)”"), at: place)
    }

    fileprivate static func annexUnnamed(_ label: LocalText, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "\(label.ro) nu este numită în text",
                ru: "\(label.in(.ru)): в тексте не названо",
                en: "\(label.in(.en)) is not named in the text"), at: place)
    }
}
