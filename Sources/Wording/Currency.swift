/// A currency contracts are priced in; both have a hundred minor units.
public enum Currency: String, Hashable, Sendable, CaseIterable {
    case MDL, EUR

    /// The unit: leu, лей, leu; euro, евро, euro.
    public func majorUnit(_ language: DocumentLanguage) -> Noun {
        switch (self, language) {
        case (.MDL, .ro), (.MDL, .en): noun("leu", "lei")
        case (.MDL, .ru): noun("лей", "лея", "леев")
        case (.EUR, .ro): noun("euro", "euro")
        case (.EUR, .ru): noun("евро", "евро")
        case (.EUR, .en): noun("euro", "euros")
        }
    }

    /// The hundredth: ban, бан, ban; cent, цент, cent.
    ///
    /// In Russian the press of Moldova declines бан, бана, банов; forms with «бань» and «баней» are
    /// seen too, so `moneyInWords` takes another noun.
    public func minorUnit(_ language: DocumentLanguage) -> Noun {
        switch (self, language) {
        case (.MDL, .ro), (.MDL, .en): noun("ban", "bani")
        case (.MDL, .ru): noun("бан", "бана", "банов")
        case (.EUR, .ro): noun("cent", "cenți")
        case (.EUR, .ru): noun("цент", "цента", "центов")
        case (.EUR, .en): noun("cent", "cents")
        }
    }

    private func noun(_ one: String, _ few: String, _ many: String? = nil) -> Noun {
        Noun(gender: .masculine, one: one, few: few, many: many)
    }
}
