internal import Templates
internal import Wording

extension ActRegister {
    /// For how long after its check an act is taken to be as it was.
    private static let monthsOfTrust = 6

    /// The finding that acts were compared with their sources too long before the document's date;
    /// none when all were checked since.
    ///
    /// - Parameter findings: their sources are acts that the document rests on, like those it cites.
    func ageing(of view: DraftView, _ findings: [Finding], on date: CalendarDate) -> [Finding] {
        let cited = view.citations.map(\.act.id)
        let grounds = findings.filter { $0.outcome != .notApplicable }
            .flatMap { $0.sources.compactMap(\.act) }
        let old = (cited + grounds).uniqued().compactMap { id in
            isOld(id, on: date) ? self[id] : nil
        }
        guard !old.isEmpty else { return [] }
        let finding = Finding(
            rule: "LEGIS", title: .checkAgain, severity: .goodPractice, blocks: false,
            outcome: .cannotBeDecided, problems: [], reasons: old.map(reason), evidence: [],
            sources: [], lookAt: [], advice: .openRegister)
        return [finding]
    }

    private func isOld(_ id: String, on date: CalendarDate) -> Bool {
        guard let checked = checkedOn(ofAct: id) else { return false }
        return checked.adding(months: Self.monthsOfTrust).map { $0 < date } ?? false
    }

    private func reason(for act: Act) -> LocalText {
        let day = act.checkedOn ?? checkedOn
        let name = name(of: act)
        func short(_ language: DocumentLanguage) -> String { language.date(day, style: .short) }
        return LocalText(
            ro: "\(name.ro) (ultima comparare: \(short(.ro)))",
            ru: "\(name.in(.ru)) (последняя сверка: \(short(.ru)))",
            en: "\(name.in(.en)) (last compared on \(short(.en)))")
    }
}

extension LocalText {
    fileprivate static let checkAgain = LocalText(
        ro: "De verificat pe legis.md: actele nu au fost comparate de mult cu sursa",
        ru: "Проверить на legis.md: акты давно не сверялись с источником",
        en: "To be checked on legis.md: acts were compared with their source long ago")
    fileprivate static let openRegister = LocalText(
        ro:
            "Verificați pe legis.md dacă actele sunt în vigoare și neschimbate, apoi înnoiți rules/acts.yaml.",
        ru:
            "Проверьте на legis.md, действуют ли акты и не изменены ли они, затем обновите rules/acts.yaml.",
        en:
            "Check on legis.md that the acts are in force and unchanged, then renew rules/acts.yaml."
    )
}
