internal import Diagnostics
internal import Wording

/// The words of the compliance sheet in the document's language.
struct SheetWords {
    let language: DocumentLanguage

    init(_ language: DocumentLanguage) { self.language = language }

    enum Label {
        case title, document, number, date, version, template, ruleBook, checkedOn, dataHash, state
        case draft, final, notGiven, blockedBy, summary, requirements
        case countMet, countUnmet, countUndecided, countInapplicable
        case blocks, nothingBlocks, otherRules, changedClauses, warnings, legend
        case nextSteps
        case unverified, lookAt, wholeText, signatures, reviewedBy, because
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
        case .state: LocalText(ro: "Starea", ru: "Состояние", en: "State")
        case .draft: LocalText(ro: "PROIECT", ru: "ПРОЕКТ", en: "DRAFT (PROIECT)")
        case .final:
            LocalText(ro: "poate fi semnat", ru: "может быть подписан", en: "may be signed")
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
        case .blocks:
            LocalText(
                ro: "Ce oprește varianta finală", ru: "Что мешает окончательной версии",
                en: "What blocks the final")
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

    // MARK: - Findings

    func cells(of finding: Finding) -> [String] {
        [
            "**\(finding.rule)** \(escaped(finding.title)) (\(escaped(finding.severity.meaning)))",
            outcome(of: finding), evidence(of: finding), sources(of: finding), advice(for: finding),
        ]
    }

    private func escaped(_ text: LocalText) -> String { MarkdownText.escaped(text.in(language)) }

    private func outcome(of finding: Finding) -> String {
        let words =
            switch finding.outcome {
            case .pass: LocalText(ro: "îndeplinită", ru: "выполнено", en: "met")
            case .fail: LocalText(ro: "NEÎNDEPLINITĂ", ru: "НЕ ВЫПОЛНЕНО", en: "NOT MET")
            case .notApplicable:
                LocalText(ro: "neaplicabilă", ru: "не применимо", en: "not applicable")
            case .cannotBeDecided:
                LocalText(
                    ro: "de verificat de om", ru: "проверить человеку", en: "for a person to check")
            }
        let text = words.in(language)
        return finding.outcome == .fail ? "**\(text)**" : text
    }

    private func evidence(of finding: Finding) -> String {
        var parts = finding.problems.map(problem)
        if finding.outcome == .cannotBeDecided {
            parts += finding.reasons.map { "\(self(.because)): \(escaped($0))" }
        }
        if parts.isEmpty { parts = finding.evidence.map(evidence) }
        if let review = finding.review {
            parts.append(
                MarkdownText.escaped(
                    "\(self(.reviewedBy)): \(review.by), \(date(review.date)): \(review.reason)"))
        }
        return parts.isEmpty ? "–" : parts.joined(separator: "; ")
    }

    func problem(_ problem: Finding.Problem) -> String {
        let place = problem.place.map { "\(MarkdownText.escaped($0.label.in(language))): " } ?? ""
        return place + escaped(problem.text)
    }

    private func evidence(_ evidence: Finding.Evidence) -> String {
        let value = evidence.value.map { " = \(MarkdownText.escaped($0))" } ?? ""
        return MarkdownText.escaped(evidence.place.label.in(language)) + value
    }

    private func source(_ source: Finding.Source) -> String {
        let place = source.place.isEmpty ? "" : ", \(MarkdownText.escaped(source.place))"
        let isRead = source.confidence != .unverified
        return escaped(source.name) + place + (isRead ? "" : " (\(self(.unverified)))")
    }

    private func sources(of finding: Finding) -> String {
        let texts = finding.sources.map(source)
        let needsNote =
            finding.severity.isUnverified
            && !finding.sources.contains { $0.confidence == .unverified }
        return texts.joined(separator: "; ") + (needsNote ? " (\(self(.unverified)))" : "")
    }

    private func advice(for finding: Finding) -> String {
        switch finding.outcome {
        case .pass, .notApplicable: return "–"
        case .fail: return escaped(finding.advice)
        case .cannotBeDecided:
            let places = finding.lookAt.map(place).joined(separator: ", ")
            return places.isEmpty ? escaped(finding.advice) : "\(self(.lookAt)): \(places)"
        }
    }

    private func place(_ place: LookAt) -> String {
        switch place {
        case .field(let name): MarkdownText.escaped(name)
        case .clause(let id): MarkdownText.escaped(id)
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
            MarkdownText.escaped(step.clause), step.sources.map(source).joined(separator: "; "),
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
        return MarkdownText.escaped((place.map { "\($0): " } ?? "") + message)
    }
}
