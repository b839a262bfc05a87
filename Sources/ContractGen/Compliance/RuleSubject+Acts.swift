internal import Diagnostics
internal import Templates
internal import Wording

/// An act cited in a block of a draft.
///
/// An object, since an act has much to copy.
final class ActCitation: Sendable {
    let act: Act
    /// Where it begins in the block's text, in bytes.
    let offset: Int
    /// As the text has it.
    let words: String

    private init(_ act: Act, offset: Int, words: String) {
        self.act = act
        self.offset = offset
        self.words = words
    }

    /// All citations of a block, in the order of its text.
    ///
    /// - Parameter folded: The text as one line, folded without diacritics.
    static func all(
        in folded: FoldedText, of text: String, _ register: ActRegister
    ) -> [ActCitation] {
        let matches = register.finder.matches(in: folded)
        guard !matches.isEmpty else { return [] }
        let bytes = Array(text.utf8)
        return matches.map { match in
            let start = folded.origin(of: match.range.lowerBound)
            let end = folded.origin(of: match.range.upperBound - 1) + 1
            return ActCitation(
                register.acts[match.act], offset: start,
                words: String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self))
        }
    }
}

/// A citation with the block it stands in.
struct PlacedCitation: Sendable {
    let block: Int
    fileprivate let citation: ActCitation

    init(block: Int, citation: ActCitation) {
        self.block = block
        self.citation = citation
    }

    var act: Act { citation.act }
    var words: String { citation.words }
}

extension DraftView {
    fileprivate func place(of placed: PlacedCitation) -> Finding.Place {
        place(ofBlock: placed.block, at: placed.citation.offset)
    }
}

// Which acts the text cites.
extension RuleSubject {
    /// `cites_only(act)`: the act, or the one that a switch chooses for this document, is cited,
    /// and none of the switch's other cases is.
    func citesOnly(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let name = try call.text("act") ?? ""
        let wanted: Act
        do { wanted = try register.act(called: name, on: dates) } catch {
            throw error.id == "acts.switch-undecided" ? .undatedSwitch(error) : error
        }
        let others = Set(register.switch(name)?.cases.map(\.act) ?? []).subtracting([wanted.id])
        let mistaken = view.citations.filter { others.contains($0.act.id) }
        let missing =
            view.citations.contains { $0.act.id == wanted.id }
            ? [] : [Finding.Problem.notCited(register.name(of: wanted))]
        return missing
            + mistaken.map {
                .citedInstead(
                    $0.words, of: register.name(of: wanted), at: view.place(of: $0))
            }
    }

    /// `acts_cited([acts])`: where the text cites one of these acts, which are not its own.
    func actsCited(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let foreign = Set(try call.texts("acts"))
        guard !foreign.isEmpty else { return [] }
        return view.citations.filter { foreign.contains($0.act.id) }.map {
            .citedThough($0.words, at: view.place(of: $0))
        }
    }

    /// `register_acts_cited()`: where the text cites any act of the register, all of which are of the
    /// Republic of Moldova.
    func registerActsCited() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        return view.citations.map { .citedThough($0.words, at: view.place(of: $0)) }
    }

    /// `repealed_acts_cited()`: acts the text cites that are not in force on the document's date
    /// (without a date: today). A procurement law goes by the day on which the procedure began.
    func repealedActsCited() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let repealed = view.citations.filter { !register.governs($0.act, on: dates) }
        // Of a foreign document the day the procedure began is not known.
        let known = repealed.filter { !$0.act.isProcurement || fields != nil }
        if known.isEmpty, let first = repealed.first { throw .procurementUnknown(first.words) }
        return known.map { cited in
            let successor = register.successor(of: cited.act, on: dates).map(register.name)
            return .notInForce(
                cited.words, on: dates.document, instead: successor,
                at: view.place(of: cited))
        }
    }
}

extension Diagnostic {
    static let undatedSwitchID = "rules.undated-switch"

    fileprivate static func procurementUnknown(_ words: String) -> Diagnostic {
        .error(
            "rules.procurement-unknown", arguments: ["act": words],
            message: Text(
                ro: "„\(words)” se aplică numai dacă procedura a început în timpul ei",
                en: "“\(words)” governs only if the procedure began while it was in force"),
            hint: Text(
                ro: "verificați data de începere a procedurii de achiziție",
                en: "check the day on which the procurement began"))
    }

    fileprivate static func undatedSwitch(_ cause: Diagnostic) -> Diagnostic {
        .error(undatedSwitchID, message: cause.message, hint: cause.hint)
    }
}

extension Finding.Problem {
    fileprivate static func notCited(_ act: LocalText) -> Self {
        Self(
            LocalText(
                ro: "\(act.ro) nu este citată", ru: "не указан: \(act.in(.ru))",
                en: "\(act.in(.en)) is not cited"))
    }

    fileprivate static func citedInstead(
        _ words: String, of act: LocalText, at place: Finding.Place
    )
        -> Self
    {
        Self(
            LocalText(
                ro: "„\(words)” este citat în locul actului care guvernează: \(act.ro)",
                ru: "указано „\(words)” вместо действующего: \(act.in(.ru))",
                en: "“\(words)” is cited in place of the act that governs: \(act.in(.en))"),
            at: place)
    }

    fileprivate static func citedThough(_ words: String, at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "„\(words)” nu este un act al acestui document",
                ru: "„\(words)” к этому документу не относится",
                en: "“\(words)” is no act of this document's"), at: place)
    }

    fileprivate static func notInForce(
        _ words: String, on date: CalendarDate, instead: LocalText?, at place: Finding.Place
    ) -> Self {
        func day(_ language: DocumentLanguage) -> String { language.date(date, style: .short) }
        let instead = instead.map {
            ("; în vigoare: \($0.ro)", "; действует: \($0.in(.ru))", "; in force: \($0.in(.en))")
        }
        return Self(
            LocalText(
                ro: "„\(words)” nu este în vigoare la \(day(.ro))\(instead?.0 ?? "")",
                ru: "„\(words)” не действует на \(day(.ru))\(instead?.1 ?? "")",
                en: "“\(words)” is not in force on \(day(.en))\(instead?.2 ?? "")"),
            at: place)
    }
}
