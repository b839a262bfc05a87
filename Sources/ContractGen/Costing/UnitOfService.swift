public import Diagnostics
public import Wording

/// What is counted and paid: the unit of service.
public enum UnitOfService: String, Choice {
    case beneficiaryMonth = "beneficiary-month"
    case hour, day, visit
    case placeDay = "place-day"
    case teamMonth = "team-month"
    case serviceCase = "case"

    public var meaning: Text {
        Text(ro: noun(.ro).form(.one), en: noun(.en).form(.one))
    }

    /// The unit as it is counted: „12 luni-beneficiar”, «12 человеко-месяцев».
    public func noun(_ language: DocumentLanguage) -> Noun {
        switch (self, language) {
        case (.beneficiaryMonth, .ro): feminine("lună-beneficiar", "luni-beneficiar")
        case (.beneficiaryMonth, .ru):
            masculine("человеко-месяц", "человеко-месяца", "человеко-месяцев")
        case (.beneficiaryMonth, .en): english("beneficiary-month")
        case (.hour, .ro): feminine("oră", "ore")
        case (.hour, .ru): masculine("час", "часа", "часов")
        case (.hour, .en): english("hour")
        case (.day, .ro): feminine("zi", "zile")
        case (.day, .ru): masculine("день", "дня", "дней")
        case (.day, .en): english("day")
        case (.visit, .ro): feminine("vizită", "vizite")
        case (.visit, .ru):
            Noun(gender: .neuter, one: "посещение", few: "посещения", many: "посещений")
        case (.visit, .en): english("visit")
        case (.placeDay, .ro): feminine("zi-loc", "zile-loc")
        case (.placeDay, .ru): masculine("койко-день", "койко-дня", "койко-дней")
        case (.placeDay, .en): english("place-day")
        case (.teamMonth, .ro): feminine("lună-echipă", "luni-echipă")
        case (.teamMonth, .ru): masculine("бригадо-месяц", "бригадо-месяца", "бригадо-месяцев")
        case (.teamMonth, .en): english("team-month")
        case (.serviceCase, .ro): Noun(gender: .neuter, one: "caz", few: "cazuri")
        case (.serviceCase, .ru): masculine("случай", "случая", "случаев")
        case (.serviceCase, .en): english("case")
        }
    }

    /// UN/CEFACT Recommendation 20, as invoices write it; C62 is “one”.
    public var commonCode: String {
        switch self {
        case .beneficiaryMonth, .teamMonth: "MON"
        case .hour: "HUR"
        case .day, .placeDay: "DAY"
        case .visit, .serviceCase: "C62"
        }
    }

    /// Whether only whole units are counted; hours may have decimals.
    public var isWhole: Bool { self != .hour }

    private func feminine(_ one: String, _ few: String) -> Noun {
        Noun(gender: .feminine, one: one, few: few)
    }

    private func masculine(_ one: String, _ few: String, _ many: String) -> Noun {
        Noun(gender: .masculine, one: one, few: few, many: many)
    }

    private func english(_ one: String) -> Noun {
        Noun(gender: .neuter, one: one, few: one + "s")
    }
}
