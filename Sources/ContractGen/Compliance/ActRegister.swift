public import Wording

/// The acts that documents cite, with their dates and the ways to cite them (`rules/acts.yaml`).
public struct ActRegister: Sendable {
    public let acts: [Act]
    public let switches: [ActSwitch]
    /// When a person last compared the file with its sources.
    public let checkedOn: CalendarDate
    let forms: [Act.Kind: [DocumentLanguage: [CitationForm: String]]]
    let finder: CitationFinder
    private let index: [String: Int]
    /// What findings call each act: the number form in every language that has one.
    private var names: [LocalText] = []

    init(
        acts: [Act], switches: [ActSwitch], checkedOn: CalendarDate,
        forms: [Act.Kind: [DocumentLanguage: [CitationForm: String]]],
        patterns: [Act.Kind: [String]]
    ) {
        self.acts = acts
        self.switches = switches
        self.checkedOn = checkedOn
        self.forms = forms
        finder = CitationFinder(acts, patterns: patterns)
        var index: [String: Int] = [:]
        for (position, act) in acts.enumerated() {
            for name in [act.id] + act.aliases { index[name] = position }
        }
        self.index = index
        names = acts.map { act in
            LocalText(
                ro: words(for: act, .number, in: .ro) ?? act.id,
                ru: words(for: act, .number, in: .ru), en: words(for: act, .number, in: .en))
        }
    }

    /// The act with this id or other name.
    public subscript(name: String) -> Act? { index[name].map { acts[$0] } }

    /// When a person last compared the act with its source; nil for an act that is not there.
    func checkedOn(ofAct name: String) -> CalendarDate? {
        index[name].map { acts[$0].checkedOn ?? checkedOn }
    }

    /// The number form in every language that has one, whatever the date.
    func name(of act: Act) -> LocalText {
        index[act.id].map { names[$0] } ?? LocalText(ro: act.id)
    }

    public func `switch`(_ id: String) -> ActSwitch? { switches.first { $0.id == id } }

    /// Acts cited in a text, in the order in which they stand.
    ///
    /// Spelling does not matter: case, diacritics, cedillas, „Hotărîrea”, kinds of spaces. A
    /// citation does not run over a line's end.
    public func citations(in text: String) -> [Citation] {
        let folded = FoldedText(text, droppingDiacritics: true)
        return finder.matches(in: folded).map { match in
            let start = folded.origin(of: match.range.lowerBound)
            let end = folded.origin(of: match.range.upperBound)
            return Citation(act: acts[match.act].id, range: start..<end)
        }
    }

    /// An act cited in a text.
    public struct Citation: Hashable, Sendable {
        /// The act's id.
        public let act: String
        /// UTF-8 offsets in the text.
        public let range: Range<Int>
    }

    /// What decides on acts when a document is dated.
    public struct Dates: Hashable, Sendable {
        /// The document's date, or today while it has none.
        public let document: CalendarDate
        /// The day the procurement began; nil for documents without one.
        public let procurementStart: CalendarDate?

        public init(document: CalendarDate, procurementStart: CalendarDate? = nil) {
            self.document = document
            self.procurementStart = procurementStart
        }

        func deciding(_ actSwitch: ActSwitch) -> CalendarDate? {
            actSwitch.id == ActSwitch.procurement ? procurementStart : document
        }
    }

    /// Whether the act governs a document of these dates: a procurement law by the day on which
    /// the procurement began, any other by the document's date.
    public func governs(_ act: Act, on dates: Dates) -> Bool {
        guard act.isProcurement, let chooser = self.switch(ActSwitch.procurement),
            let start = dates.procurementStart
        else { return act.isInForce(on: dates.document) }
        return chooser.act(on: start) == act.id
    }

    /// The act in force that took the place of `act`, through all replacements.
    public func successor(of act: Act, on dates: Dates) -> Act? {
        var (next, seen) = (act, Set([act.id]))
        while let id = next.replacement, let found = self[id], seen.insert(id).inserted {
            if governs(found, on: dates) { return found }
            next = found
        }
        return nil
    }
}

extension ActSwitch {
    /// The switch that the day of the procurement's beginning decides.
    static let procurement = "procurement"
}
