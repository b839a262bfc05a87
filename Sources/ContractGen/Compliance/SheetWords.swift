internal import Diagnostics
internal import Wording

/// The words of the compliance sheet in the document's language.
struct SheetWords {
    let language: DocumentLanguage
    /// Whether values are escaped and what stands out is marked.
    private let isMarkdown: Bool

    init(_ language: DocumentLanguage, isMarkdown: Bool = true) {
        self.language = language
        self.isMarkdown = isMarkdown
    }

    /// A value on its way into the sheet.
    func plain(_ text: String) -> String { isMarkdown ? MarkdownText.escaped(text) : text }

    func strong(_ text: String) -> String { isMarkdown ? "**\(text)**" : text }

    enum Label {
        case title, document, number, date, version, template, ruleBook, checkedOn, dataHash
        case draft, notGiven, blockedBy, summary, requirements
        case countMet, countUnmet, countUndecided, countInapplicable
        case fixes, blocking, nothingBlocks, otherRules, changedClauses, warnings, legend
        case nextSteps, tableCaption, otherLaw
        case unverified, lookAt, wholeText, signatures, reviewedBy, because, lapsed, code
    }

    func callAsFunction(_ label: Label) -> String { text(label).in(language) }

    func date(_ date: CalendarDate) -> String { language.date(date, style: .short) }

    private func text(_ label: Label) -> LocalText {
        switch label {
        case .title:
            LocalText(ro: "Fișa de conformitate", ru: "Лист соответствия", en: "Compliance sheet")
        case .document: LocalText(ro: "Documentul", ru: "Документ", en: "Document")
        case .number: LocalText(ro: "Numărul", ru: "Номер", en: "Number")
        case .date: LocalText(ro: "Data", ru: "Дата", en: "Date")
        case .version: LocalText(ro: "Codul versiunii", ru: "Код версии", en: "Version code")
        case .template: LocalText(ro: "Șablonul", ru: "Шаблон", en: "Template")
        case .ruleBook: LocalText(ro: "Cerințele", ru: "Требования", en: "Rule book")
        case .checkedOn: LocalText(ro: "verificate la", ru: "проверены", en: "checked on")
        case .dataHash:
            LocalText(
                ro: "Amprenta datelor (SHA-256)", ru: "Хеш данных (SHA-256)",
                en: "Data hash (SHA-256)")
        case .draft: LocalText(ro: "PROIECT", ru: "ПРОЕКТ", en: "DRAFT (PROIECT)")
        case .notGiven: LocalText(ro: "lipsește", ru: "нет", en: "missing")
        case .blockedBy:
            LocalText(
                ro: "cerințe neîndeplinite care blochează:",
                ru: "не выполнены обязательные требования:", en: "unmet requirements that block:")
        case .summary: LocalText(ro: "Pe scurt", ru: "Кратко", en: "Summary")
        case .requirements: LocalText(ro: "Cerințe", ru: "Требования", en: "Requirements")
        case .countMet: LocalText(ro: "îndeplinite", ru: "выполнено", en: "met")
        case .countUnmet: LocalText(ro: "neîndeplinite", ru: "не выполнено", en: "not met")
        case .countUndecided:
            LocalText(
                ro: "de verificat de om", ru: "проверить человеку", en: "for a person to check")
        case .countInapplicable:
            LocalText(ro: "neaplicabile", ru: "не применимо", en: "not applicable")
        case .fixes: LocalText(ro: "De corectat", ru: "Исправить", en: "To be corrected")
        case .blocking:
            LocalText(
                ro: "oprește varianta finală", ru: "мешает окончательной версии",
                en: "blocks the final")
        case .nothingBlocks:
            LocalText(
                ro: "Nicio cerință nu oprește varianta finală.",
                ru: "Ни одно требование не мешает окончательной версии.",
                en: "No requirement blocks the final.")
        case .otherRules:
            LocalText(ro: "Alte cerințe", ru: "Другие требования", en: "Other requirements")
        case .changedClauses:
            LocalText(
                ro: "Clauze care diferă de textul livrat",
                ru: "Пункты, отличные от исходного текста",
                en: "Clauses that differ from the shipped wording")
        case .nextSteps: LocalText(ro: "Ce urmează", ru: "Что дальше", en: "What comes next")
        case .otherLaw:
            LocalText(
                ro: "nu guvernează acest document", ru: "не регулирует этот документ",
                en: "does not govern this document")
        case .tableCaption:
            LocalText(
                ro: "Cum s-a ajuns aici:", ru: "Как это получилось:", en: "How it came about:")
        case .warnings: LocalText(ro: "Avertismente", ru: "Предупреждения", en: "Warnings")
        case .legend:
            LocalText(
                ro:
                    "Fișa ajută verificarea și nu înlocuiește avizul unui jurist. „Temei neverificat”: actul sau articolul nu a fost citit în sursă.",
                ru:
                    "Лист помогает проверке и не заменяет заключения юриста. «Основание не проверено»: акт или статья не прочитаны в источнике.",
                en:
                    "The sheet helps the review and does not replace a lawyer's opinion. “Ground unverified”: the act or article was not read in its source."
            )
        case .unverified:
            LocalText(
                ro: "temei neverificat", ru: "основание не проверено", en: "ground unverified")
        case .lookAt: LocalText(ro: "de văzut", ru: "смотреть", en: "look at")
        case .wholeText: LocalText(ro: "întregul text", ru: "весь текст", en: "the whole text")
        case .signatures: LocalText(ro: "semnăturile", ru: "подписи", en: "the signatures")
        case .reviewedBy:
            LocalText(ro: "decizia juristului", ru: "решение юриста", en: "lawyer's decision")
        case .lapsed:
            LocalText(
                ro: "decizia juristului a decăzut, fiindcă s-a schimbat ce a examinat",
                ru: "решение юриста утратило силу: проверенное изменилось",
                en: "the lawyer's decision has lapsed, since what it looked at has changed")
        case .code:
            LocalText(
                ro: "codul pentru „reviews”", ru: "код для „reviews”", en: "code for “reviews”")
        case .because:
            LocalText(ro: "nu se poate decide", ru: "нельзя решить", en: "cannot be decided")
        }
    }

    var columns: [String] {
        switch language {
        case .ro: ["Cerința", "Rezultatul", "Dovada", "Temeiul", "Ce este de făcut"]
        case .ru: ["Требование", "Результат", "Доказательство", "Основание", "Что делать"]
        case .en: ["Requirement", "Outcome", "Evidence", "Source", "What to do"]
        }
    }

    // MARK: - Verdicts

    func final(fixes: Int) -> String {
        guard fixes > 0 else {
            return LocalText(
                ro: "Poate fi semnat.", ru: "Может быть подписан.", en: "May be signed."
            ).in(language)
        }
        return LocalText(
            ro: "Poate fi semnat; de văzut cele de mai jos: \(fixes).",
            ru: "Может быть подписан; замечания ниже: \(fixes).",
            en: "May be signed; see what is below: \(fixes)."
        ).in(language)
    }

    /// „R10 nu este îndeplinită, dar a fost acceptată: Ana Rusu, 11.01.2027: suma este o ilustrare”
    func acceptance(of finding: Finding) -> String {
        let decision = finding.review.map(self.decision) ?? ""
        return LocalText(
            ro: "\(finding.rule) nu este îndeplinită, dar a fost acceptată; \(decision)",
            ru: "\(finding.rule) не выполнено, но принято; \(decision)",
            en: "\(finding.rule) is not met, but was accepted; \(decision)"
        ).in(language)
    }

    private func decision(_ review: Contract.Review) -> String {
        "\(self(.reviewedBy)): \(review.by), \(date(review.date)): \(review.reason)"
    }

    /// How many requirements rest on sources that were not read.
    ///
    /// - Parameter isRest: Beside those of the governing law.
    func unread(_ count: Int, isRest: Bool = false) -> [String] {
        guard count > 0 else { return [] }
        let number = strong(String(count))
        let words =
            isRest
            ? LocalText(
                ro: "Cu alt temei necitit în sursă: \(number).",
                ru: "С другим основанием, не прочитанным в источнике: \(number).",
                en: "On another ground not read in its source: \(number).")
            : LocalText(
                ro: "Cu temei necitit în sursă: \(number).",
                ru: "С основанием, не прочитанным в источнике: \(number).",
                en: "On a ground not read in its source: \(number).")
        return [words.in(language)]
    }

    /// How many requirements of the governing law were not read in it.
    func unread(_ count: Int, of law: String) -> [String] {
        let number = strong(String(count))
        return [
            LocalText(
                ro: "Cerințe ale actului care guvernează achiziția (\(plain(law))), necitite în "
                    + "textul lui: \(number).",
                ru: "Требований акта, регулирующего закупку (\(plain(law))), не прочитанных в его "
                    + "тексте: \(number).",
                en: "Requirements of the act that governs the procurement (\(plain(law))) not read "
                    + "in its text: \(number)."
            ).in(language)
        ]
    }

    // MARK: - Findings

    func cells(of finding: Finding) -> [String] {
        [
            "\(strong(finding.rule)) \(escaped(finding.title)) (\(escaped(finding.severity.meaning)))",
            outcome(of: finding), evidence(of: finding), sources(of: finding), advice(for: finding),
        ]
    }

    private func escaped(_ text: LocalText) -> String { plain(text.in(language)) }

    private func outcome(of finding: Finding) -> String {
        let text = finding.outcome.meaning.in(language)
        return finding.outcome == .fail ? strong(text) : text
    }

    private func evidence(of finding: Finding) -> String {
        var parts = finding.problems.map(problem)
        if finding.outcome == .cannotBeDecided, !finding.reasons.isEmpty {
            let reasons = finding.reasons.map(escaped).joined(separator: "; ")
            parts.append("\(self(.because)): \(reasons)")
        }
        if parts.isEmpty { parts = finding.evidence.map(evidence).uniqued() }
        if let review = finding.review { parts.append(plain(decision(review))) }
        if finding.lapsedReview != nil { parts.append(self(.lapsed)) }
        if !finding.code.isEmpty, finding.review == nil {
            parts.append("\(self(.code)): \(finding.code)")
        }
        return parts.isEmpty ? "–" : parts.joined(separator: "; ")
    }

    func problem(_ problem: Finding.Problem) -> String {
        switch problem.place {
        case .block(_, _, _, let label): "\(escaped(label)): \(escaped(problem.text))"
        // What the program works out has no key that could be corrected.
        case .field(let path) where !DerivedNames.holds(path):
            "\(escaped(problem.text)) (\(plain(path.description)))"
        case .field, nil: escaped(problem.text)
        }
    }

    private func evidence(_ evidence: Finding.Evidence) -> String {
        let value = evidence.value.map { " = \(plain($0))" } ?? ""
        return escaped(evidence.label) + value
    }

    private func source(_ source: Finding.Source) -> String {
        let place = source.place.isEmpty ? "" : ", \(plain(source.place))"
        let isRead = source.confidence != .unverified
        return escaped(source.name) + place + (isRead ? "" : " (\(self(.unverified)))")
    }

    private func sources(of finding: Finding) -> String {
        let texts = finding.sources.map(source)
        let needsNote =
            finding.severity.isUnverified
            && !finding.sources.contains { $0.confidence == .unverified }
        // Of a requirement of another law: it does not apply, and says whose it is.
        let governs = finding.sources.allSatisfy(\.isInForce)
        return texts.joined(separator: "; ") + (needsNote ? " (\(self(.unverified)))" : "")
            + (governs ? "" : " (\(self(.otherLaw)))")
    }

    private func advice(for finding: Finding) -> String {
        switch finding.outcome {
        case .pass, .notApplicable: return "–"
        case .fail: return escaped(finding.advice)
        case .cannotBeDecided:
            let places = finding.lookAt.map { place($0, of: finding) }.joined(separator: ", ")
            return places.isEmpty ? escaped(finding.advice) : "\(self(.lookAt)): \(places)"
        }
    }

    private func place(_ place: LookAt, of finding: Finding) -> String {
        switch place {
        case .field(let field): escaped(field.label)
        case .clause(let id): escaped(finding.label(ofClause: id))
        case .signatures: self(.signatures)
        case .text: self(.wholeText)
        }
    }

    // MARK: - Next steps

    var stepColumns: [String] {
        switch language {
        case .ro: ["Data", "Ce este de făcut", "Cine", "Clauza", "Temeiul"]
        case .ru: ["Дата", "Что делать", "Кто", "Пункт", "Основание"]
        case .en: ["Date", "What to do", "Who", "Clause", "Source"]
        }
    }

    func cells(of step: NextStep) -> [String] {
        [
            when(step), escaped(step.title), escaped(step.who.words),
            plain(step.clause), step.sources.map(source).joined(separator: "; "),
        ]
    }

    /// The date, with the term in words when there is one.
    private func when(_ step: NextStep) -> String {
        switch (step.date, step.due.map(escaped)) {
        case (let day?, let due?): "\(date(day)) (\(due))"
        case (let day?, nil): date(day)
        case (nil, let due): due ?? "–"
        }
    }

    // MARK: - Warnings

    func warning(_ diagnostic: Diagnostic) -> String {
        let message = diagnostic.message.in(language == .en ? .en : .ro)
        let place: String? =
            switch diagnostic.location {
            case .field(let path): path.description
            case .source(let place): place.description
            case .file(let file): file
            case .part(let file, let part): "\(file): \(part)"
            case .passage(let passage): passage.text(in: language == .en ? .en : .ro)
            case nil: nil
            }
        return plain((place.map { "\($0): " } ?? "") + message)
    }
}

extension Finding {
    /// „art. 8”; the clause's id where the document does not have it.
    fileprivate func label(ofClause id: String) -> LocalText {
        let places = evidence.lazy.map(\.place)
        return places.compactMap { place in
            if case .block(_, id, _, let label) = place { label } else { nil }
        }.first ?? LocalText(ro: id)
    }
}
