internal import Diagnostics
public import Wording

extension RuleBook {
    /// The rule book for a lawyer, as Markdown: every requirement with what it checks, on what it
    /// rests and when it was last compared with its sources; then the helper functions and the acts.
    public func reference(in language: DocumentLanguage = .ro) -> String {
        let words = ReferenceWords(language)
        let chapters = Chapter.allCases.flatMap { chapter -> [String] in
            let rules = rules.filter { Chapter(ofRule: $0.id) == chapter }
            guard !rules.isEmpty else { return [] }
            return ["## \(chapter.title.in(language))", ""] + rules.flatMap { entry($0, words) }
        }
        let others = rules.filter { Chapter(ofRule: $0.id) == nil }.flatMap { entry($0, words) }
        let parts = words.introduction + chapters + others + helpers(words) + acts(words)
        return parts.joined(separator: "\n") + "\n"
    }

    private func entry(_ rule: Rule, _ words: ReferenceWords) -> [String] {
        let language = words.language
        let kinds = rule.kinds?.map(\.rawValue).joined(separator: ", ") ?? words.allKinds
        var lines = [
            "### \(rule.id) \(MarkdownText.escaped(rule.title.in(language)))", "",
            "- \(words.severity): \(rule.severity.meaning.in(language)); "
                + (rule.blocks ? words.blocks : words.doesNotBlock),
            "- \(words.kinds): \(kinds)",
        ]
        if let languages = rule.languages {
            lines.append("- \(words.readIn): \(languages.map(\.rawValue).joined(separator: ", "))")
        }
        if let validity = rule.validity {
            lines.append("- \(words.validity): \(validity.meaning.in(language))")
        }
        if let section = rule.guideSection {
            lines.append("- \(words.guideSection): \(section.isEmpty ? words.notRead : section)")
        }
        lines += rule.scope.lines(words).map { "- \($0)" }
        for check in rule.checks {
            let guards = check.scope.lines(words).map { "\($0); " }.joined()
            lines.append("- \(words.check): \(guards)`\(check.requirement.text)`")
        }
        lines += rule.sources.map { "- \(words.source): \(source($0, words))" }
        lines.append("- \(words.advice): \(MarkdownText.escaped(rule.advice.in(language)))")
        return lines + ["- \(words.checkedOn): \(rule.checkedOn)", ""]
    }

    private func source(_ source: Rule.Source, _ words: ReferenceWords) -> String {
        let act = source.act.flatMap { register[$0] }.map {
            register.name(of: $0).in(words.language)
        }
        let place = source.place.isEmpty ? "" : ", \(MarkdownText.escaped(source.place))"
        return "\(act ?? words.practice)\(place) (\(words.confidence(source.confidence)))"
    }

    private func helpers(_ words: ReferenceWords) -> [String] {
        ["## \(words.helpers)", ""] + MarkdownText.head([words.helper, words.finds])
            + RuleHelper.all.map { helper in
                MarkdownText.row([
                    "`\(helper.signature)`",
                    MarkdownText.escaped(helper.meaning.in(words.language)),
                ])
            } + [""]
    }

    private func acts(_ words: ReferenceWords) -> [String] {
        ["## \(words.acts) (\(words.checkedOn): \(register.checkedOn))", ""]
            + MarkdownText.head([words.act, words.from, words.to, words.read])
            + register.acts.map { act in
                let title =
                    register.words(for: act, .full, in: words.language)
                    ?? register.name(of: act).in(words.language)
                let end = act.isRepealed ? words.repealed : act.inForceTo?.description ?? "–"
                return MarkdownText.row([
                    "\(act.id): \(MarkdownText.escaped(title))",
                    act.inForceFrom?.description ?? "–", end, words.confidence(act.confidence),
                ])
            }
    }
}

extension Rule.Guard {
    fileprivate func lines(_ words: ReferenceWords) -> [String] {
        let loop = loop.map { "\(words.forEach): `\($0.list.text) as \($0.name)`" }
        return [loop, condition.map { "\(words.when): `\($0.text)`" }].compactMap(\.self)
    }
}

/// The words of the reference.
private struct ReferenceWords {
    let language: DocumentLanguage

    init(_ language: DocumentLanguage) { self.language = language }

    private func word(_ ro: String, _ ru: String, _ en: String) -> String {
        LocalText(ro: ro, ru: ru, en: en).in(language)
    }

    var introduction: [String] {
        [
            "# " + word("Cerințele", "Требования", "The requirements"), "",
            word(
                "Acest fișier este produs din `rules/`; nu îl modificați de mână.",
                "Этот файл создан из `rules/`; не меняйте его вручную.",
                "This file is made from `rules/`; do not edit it by hand."), "",
        ]
    }
    var severity: String { word("Felul", "Вид", "Kind") }
    var blocks: String {
        word("oprește varianta finală", "мешает окончательной версии", "blocks the final")
    }
    var doesNotBlock: String {
        word(
            "nu oprește varianta finală", "не мешает окончательной версии",
            "does not block the final")
    }
    var kinds: String { word("Documente", "Документы", "Documents") }
    var allKinds: String { word("toate", "все", "all") }
    var readIn: String { word("Citită în limbile", "Читается на языках", "Read in the languages") }
    var validity: String { word("Valabilă pentru", "Действует для", "Holds for") }
    var guideSection: String { word("Secțiunea ghidului", "Раздел руководства", "Guide section") }
    var notRead: String { word("necitită", "не прочитан", "not read") }
    var forEach: String { word("pentru fiecare", "для каждого", "for each") }
    var when: String { word("numai dacă", "только если", "only when") }
    var check: String { word("Se verifică", "Проверяется", "Check") }
    var source: String { word("Temei", "Основание", "Source") }
    var practice: String { word("practică", "практика", "practice") }
    var advice: String { word("Ce este de făcut", "Что делать", "What to do") }
    var checkedOn: String { word("Verificat la", "Проверено", "Checked on") }
    var helpers: String { word("Ajutoarele", "Вспомогательные функции", "Helper functions") }
    var helper: String { word("Ajutorul", "Функция", "Helper") }
    var finds: String { word("Ce găsește", "Что находит", "What it finds") }
    var acts: String { word("Actele", "Акты", "The acts") }
    var act: String { word("Actul", "Акт", "Act") }
    var from: String { word("În vigoare de la", "Действует с", "In force from") }
    var to: String { word("până la", "по", "to") }
    var read: String { word("Încrederea", "Достоверность", "Confidence") }
    var repealed: String { word("abrogat", "утратил силу", "repealed") }

    func confidence(_ confidence: Confidence) -> String {
        language == .en ? confidence.meaning.en : confidence.meaning.ro
    }
}
