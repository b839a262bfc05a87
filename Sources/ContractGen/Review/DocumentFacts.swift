internal import Templates
internal import Wording

/// What a document's own words say it is: its kind, its language, its date.
struct DocumentFacts: Sendable {
    let kind: DocumentKind?
    let language: DocumentLanguage
    let date: CalendarDate?

    init(of draft: Draft) {
        let opening = draft.blocks.filter { !$0.kind.isMargin }.prefix(20)
        language = DocumentLanguage(of: draft)
        kind = Self.kind(opening)
        date = Self.date(opening)
    }

    // MARK: - Kind

    /// Names by which documents call themselves, the more telling ones first.
    private static let names: [(DocumentKind, [String])] = [
        (.amendment, ["acord adițional", "дополнительное соглашение", "amendment"]),
        (
            .acceptanceAct,
            ["act de predare-primire", "act de recepție", "акт приёмки", "acceptance act"]
        ),
        (.memorandum, ["memorandum", "меморандум"]),
        (
            .partnershipAgreement,
            ["acord de parteneriat", "contract de parteneriat", "partnership agreement"]
        ),
        (
            .grantAgreement,
            [
                "contract de finanțare", "contract de grant", "acord de grant",
                "acord de finanțare",
                "grant agreement",
            ]
        ),
        (
            .serviceContract,
            ["contract de achiziț", "contract de prest", "contract privind", "contract", "договор"]
        ),
    ]

    /// By the title, else by the first short line that names a kind.
    private static func kind(_ opening: ArraySlice<Draft.Block>) -> DocumentKind? {
        let titles = opening.filter { $0.kind == .title }
        let short = opening.prefix(8).filter { $0.text.count <= 160 }
        for block in titles + short {
            let text = Folding.key(block.text, diacritics: true)
            let found = names.first { _, words in
                words.contains { text.contains(Folding.key($0, diacritics: true)) }
            }
            if let found { return found.0 }
        }
        return nil
    }

    // MARK: - Date

    /// The first date of a title or of a short line at the beginning: acts cited in sentences have
    /// dates too.
    private static func date(_ opening: ArraySlice<Draft.Block>) -> CalendarDate? {
        let short = opening.filter { $0.kind == .title || $0.text.count <= 120 }
        return short.lazy.compactMap { CalendarDate(in: $0.text) }.first
    }
}

extension DocumentLanguage {
    /// Russian when most letters are Cyrillic; English when its commonest words outnumber Romanian's.
    fileprivate init(of draft: Draft) {
        var (latin, cyrillic, romanian, english) = (0, 0, 0, 0)
        for block in draft.blocks {
            for scalar in block.text.unicodeScalars {
                if (0x400...0x52F).contains(scalar.value) { cyrillic += 1 }
                if scalar.isASCII, scalar.properties.isAlphabetic { latin += 1 }
            }
            for word in block.text.lowercased().split(whereSeparator: { !$0.isLetter }) {
                if ["și", "de", "din", "în", "la", "sau", "cu", "si"].contains(word) {
                    romanian += 1
                }
                if ["the", "of", "and", "to", "in", "shall"].contains(word) { english += 1 }
            }
        }
        self = cyrillic > latin ? .ru : english > romanian ? .en : .ro
    }
}

extension CalendarDate {
    /// The first date written in a text: `15.01.2027`, `2027-01-15`, „15 ianuarie 2027”.
    init?(in text: String) {
        let words = text.lowercased().split { $0.isWhitespace || "„”“\"«»,;()".contains($0) }
        for index in words.indices {
            if let date = CalendarDate(figures: words[index])
                ?? CalendarDate(words: words[index...].prefix(3))
            {
                self = date
                return
            }
        }
        return nil
    }

    private init?(figures word: Substring) {
        if let date = CalendarDate(iso: String(word.prefix(10))), word.count <= 11 {
            self = date
            return
        }
        let parts = word.split { "./".contains($0) }
        guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]),
            let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private init?(words: ArraySlice<Substring>) {
        let words = Array(words)
        guard words.count == 3, let day = Int(words[0]), words[2].count >= 4,
            let year = Int(words[2].prefix(4)),
            let month = Self.months.firstIndex(where: { $0.contains(String(words[1])) })
        else { return nil }
        self.init(year: year, month: month + 1, day: day)
    }

    /// For each month its names after a day, in all languages.
    private static let months: [Set<String>] = (1...12).map { month in
        Set(
            DocumentLanguage.allCases.compactMap { language in
                CalendarDate(year: 2001, month: month, day: 1)
                    .map { language.date($0, style: .long).lowercased() }?
                    .split(whereSeparator: \.isWhitespace)
                    .first { $0.allSatisfy(\.isLetter) }.map(String.init)
            })
    }
}
