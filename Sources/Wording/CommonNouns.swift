extension Noun {
    /// A noun contracts often count, by its English key (“day”, “working-day”); nil for a key that
    /// is not among `commonKeys`.
    public static func common(_ key: String, _ language: DocumentLanguage) -> Noun? {
        let line: CommonNoun? = commonNouns[key]
        switch language {
        case .ro: return line?.ro
        case .ru: return line?.ru
        case .en: return line?.en
        }
    }

    /// The keys `common` knows, in alphabetical order.
    public static var commonKeys: [String] { commonNouns.keys.sorted() }

    private static let commonNouns: [String: CommonNoun] = time.merging(things) { first, _ in first
    }

    private static let time: [String: CommonNoun] = [
        "minute": CommonNoun(n("minut", "minute"), f("минута", "минуты", "минут"), "minute"),
        "hour": CommonNoun(f("oră", "ore"), m("час", "часа", "часов"), "hour"),
        "day": CommonNoun(f("zi", "zile"), m("день", "дня", "дней"), "day"),
        "working-day": CommonNoun(
            f("zi lucrătoare", "zile lucrătoare"),
            m("рабочий день", "рабочих дня", "рабочих дней", "рабочего дня"), "working day"),
        "calendar-day": CommonNoun(
            f("zi calendaristică", "zile calendaristice"),
            m("календарный день", "календарных дня", "календарных дней", "календарного дня"),
            "calendar day"),
        "week": CommonNoun(f("săptămână", "săptămâni"), f("неделя", "недели", "недель"), "week"),
        "month": CommonNoun(f("lună", "luni"), m("месяц", "месяца", "месяцев"), "month"),
        "year": CommonNoun(m("an", "ani"), m("год", "года", "лет"), "year"),
    ]

    private static let things: [String: CommonNoun] = [
        "annex": CommonNoun(
            f("anexă", "anexe"), n("приложение", "приложения", "приложений"), "annex", "annexes"),
        "article": CommonNoun(n("articol", "articole"), f("статья", "статьи", "статей"), "article"),
        "beneficiary": CommonNoun(
            m("beneficiar", "beneficiari"), m("получатель", "получателя", "получателей"),
            "beneficiary", "beneficiaries"),
        "child": CommonNoun(
            m("copil", "copii"), m("ребёнок", "ребёнка", "детей"), "child", "children"),
        "contract": CommonNoun(
            n("contract", "contracte"), m("договор", "договора", "договоров"), "contract"),
        "copy": CommonNoun(
            n("exemplar", "exemplare"), m("экземпляр", "экземпляра", "экземпляров"), "copy",
            "copies"),
        "document": CommonNoun(
            n("document", "documente"), m("документ", "документа", "документов"), "document"),
        "employee": CommonNoun(
            m("angajat", "angajați"), m("работник", "работника", "работников"), "employee"),
        "family": CommonNoun(
            f("familie", "familii"), f("семья", "семьи", "семей"), "family", "families"),
        "instalment": CommonNoun(
            f("tranșă", "tranșe"), m("транш", "транша", "траншей"), "instalment"),
        "kilometre": CommonNoun(
            m("kilometru", "kilometri"), m("километр", "километра", "километров"), "kilometre"),
        "meeting": CommonNoun(
            f("întâlnire", "întâlniri"), f("встреча", "встречи", "встреч"), "meeting"),
        "page": CommonNoun(f("pagină", "pagini"), f("страница", "страницы", "страниц"), "page"),
        "party": CommonNoun(
            f("parte", "părți"), f("сторона", "стороны", "сторон"), "party", "parties"),
        "percent": CommonNoun(
            n("procent", "procente"), m("процент", "процента", "процентов"), "per cent", "per cent"),
        "person": CommonNoun(
            f("persoană", "persoane"), m("человек", "человека", "человек"), "person", "persons"),
        "place": CommonNoun(n("loc", "locuri"), n("место", "места", "мест"), "place"),
        "point": CommonNoun(n("punct", "puncte"), m("пункт", "пункта", "пунктов"), "point"),
        "report": CommonNoun(n("raport", "rapoarte"), m("отчёт", "отчёта", "отчётов"), "report"),
        "service": CommonNoun(
            n("serviciu", "servicii"), f("услуга", "услуги", "услуг"), "service"),
        "session": CommonNoun(
            f("ședință", "ședințe"), n("занятие", "занятия", "занятий"), "session"),
        "sheet": CommonNoun(f("filă", "file"), m("лист", "листа", "листов"), "sheet"),
        "unit": CommonNoun(f("unitate", "unități"), f("единица", "единицы", "единиц"), "unit"),
        "visit": CommonNoun(
            f("vizită", "vizite"), n("посещение", "посещения", "посещений"), "visit"),
    ]
}

/// One noun in the three languages.
private struct CommonNoun {
    let ro, ru, en: Noun

    init(_ ro: Noun, _ ru: Noun, _ english: String, _ plural: String? = nil) {
        (self.ro, self.ru) = (ro, ru)
        en = Noun(gender: .neuter, one: english, few: plural ?? english + "s")
    }
}

private func m(_ one: String, _ few: String, _ many: String? = nil, _ other: String? = nil) -> Noun
{
    Noun(gender: .masculine, one: one, few: few, many: many, other: other)
}

private func f(_ one: String, _ few: String, _ many: String? = nil) -> Noun {
    Noun(gender: .feminine, one: one, few: few, many: many)
}

private func n(_ one: String, _ few: String, _ many: String? = nil) -> Noun {
    Noun(gender: .neuter, one: one, few: few, many: many)
}
