public import Diagnostics

/// The procurement law that governs a contract: the one in force when the procedure began.
public enum ProcurementLaw: String, Choice {
    case law131 = "131/2015"
    case law325 = "325/2025"

    public var meaning: Text {
        Text(ro: "Legea nr. \(rawValue)", en: "Law No. \(rawValue)")
    }

    /// The act's id in the register.
    public var act: String {
        switch self {
        case .law131: "L131-2015"
        case .law325: "L325-2025"
        }
    }
}

/// How strictly a procurement law applies, by the estimated value.
public enum ProcurementBand: String, Choice {
    case law131 = "131"
    case law131LowValue = "131-low-value"
    case law325BelowThreshold = "325-below-threshold"
    case law325 = "325"
    case law325FromSevenMillion = "325-from-7-million"

    public var law: ProcurementLaw {
        switch self {
        case .law131, .law131LowValue: .law131
        case .law325BelowThreshold, .law325, .law325FromSevenMillion: .law325
        }
    }

    public var meaning: Text {
        switch self {
        case .law131: Text(ro: "Legea nr. 131/2015", en: "Law No. 131/2015")
        case .law131LowValue:
            Text(
                ro: "achiziție de valoare mică sub Legea nr. 131/2015",
                en: "low value, Law No. 131/2015")
        case .law325BelowThreshold:
            Text(ro: "sub pragul Legii nr. 325/2025", en: "below the threshold of Law No. 325/2025")
        case .law325: Text(ro: "Legea nr. 325/2025", en: "Law No. 325/2025")
        case .law325FromSevenMillion:
            Text(
                ro: "Legea nr. 325/2025, de la 7 milioane de lei",
                en: "Law No. 325/2025, from 7 million lei")
        }
    }
}

/// What decided between the offers.
public enum AwardCriterion: String, Choice {
    case qualityPrice = "quality-price"
    case qualityCost = "quality-cost"
    case lowestPrice = "lowest-price"
    case lowestCost = "lowest-cost"

    public var meaning: Text {
        switch self {
        case .qualityPrice:
            Text(ro: "cel mai bun raport calitate-preț", en: "best price-quality ratio")
        case .qualityCost:
            Text(ro: "cel mai bun raport calitate-cost", en: "best quality-cost ratio")
        case .lowestPrice: Text(ro: "prețul cel mai scăzut", en: "lowest price")
        case .lowestCost: Text(ro: "costul cel mai scăzut", en: "lowest cost")
        }
    }
}

/// What the law of 2025 asks of whom a reserved contract is awarded to.
public enum ReservationCondition: String, Choice {
    case publicPurpose = "public-purpose"
    case profitReinvested = "profit-reinvested"
    case participatory
    case noRecentAward = "no-recent-award"
    case noOtherBidder = "no-other-bidder"

    public var meaning: Text {
        switch self {
        case .publicPurpose:
            Text(ro: "misiune de serviciu public", en: "a public-service purpose")
        case .profitReinvested:
            Text(ro: "profitul este reinvestit", en: "profit is reinvested")
        case .participatory:
            Text(ro: "conducere participativă", en: "participatory governance")
        case .noRecentAward:
            Text(
                ro: "fără un asemenea contract cu aceeași autoritate în ultimii 3 ani",
                en: "no such contract with the authority in the last 3 years")
        case .noOtherBidder:
            Text(
                ro: "nu a existat alt ofertant eligibil",
                en: "there was no other eligible bidder")
        }
    }
}

/// Where a service is given.
public enum ServiceForm: String, Choice {
    case day, placement, home, mobile

    public var meaning: Text {
        switch self {
        case .day: Text(ro: "serviciu de zi", en: "day service")
        case .placement: Text(ro: "serviciu cu plasament", en: "service with accommodation")
        case .home: Text(ro: "serviciu la domiciliu", en: "service at home")
        case .mobile: Text(ro: "serviciu mobil", en: "mobile service")
        }
    }
}

/// Whom the rules on protection from abuse are about.
public enum RiskGroup: String, Choice {
    case children
    case adultsAtRisk = "adults-at-risk"
    case none

    public var meaning: Text {
        switch self {
        case .children: Text(ro: "copii", en: "children")
        case .adultsAtRisk: Text(ro: "adulți în situație de risc", en: "adults at risk")
        case .none: Text(ro: "niciunul", en: "none")
        }
    }
}

public enum CertificateKind: String, Choice {
    case full, initial, temporary

    public var meaning: Text {
        switch self {
        case .full: Text(ro: "certificat de acreditare", en: "certificate of accreditation")
        case .initial:
            Text(
                ro: "certificat de acreditare inițială", en: "certificate of initial accreditation")
        case .temporary:
            Text(
                ro: "certificat de acreditare temporară",
                en: "certificate of temporary accreditation")
        }
    }
}

public enum ReportKind: String, Choice {
    case monthly, quarterly
    case halfYearly = "half-yearly"
    case yearly, final, other

    public var meaning: Text {
        switch self {
        case .monthly: Text(ro: "raport lunar", en: "monthly report")
        case .quarterly: Text(ro: "raport trimestrial", en: "quarterly report")
        case .halfYearly: Text(ro: "raport semestrial", en: "half-yearly report")
        case .yearly: Text(ro: "raport anual", en: "yearly report")
        case .final: Text(ro: "raport final", en: "final report")
        case .other: Text(ro: "alt raport", en: "another report")
        }
    }
}

public enum PaymentFrequency: String, Choice {
    case monthly, quarterly, instalments

    public var meaning: Text {
        switch self {
        case .monthly: Text(ro: "lunar, după prestare", en: "monthly, after the service")
        case .quarterly: Text(ro: "trimestrial, după prestare", en: "quarterly, after the service")
        case .instalments: Text(ro: "în tranșe egale", en: "in equal instalments")
        }
    }
}

public enum DaysKind: String, Choice {
    case calendar, working

    public var meaning: Text {
        switch self {
        case .calendar: Text(ro: "zile calendaristice", en: "calendar days")
        case .working: Text(ro: "zile lucrătoare", en: "working days")
        }
    }
}

/// What the percent of a performance guarantee is taken of.
public enum GuaranteeBase: String, Choice {
    case payable, total

    public var meaning: Text {
        switch self {
        case .payable:
            Text(ro: "suma plătită de autoritate", en: "the sum payable by the authority")
        case .total: Text(ro: "valoarea totală a contractului", en: "the contract's total value")
        }
    }
}

public enum GuaranteeForm: String, Choice {
    case bankLetter = "bank-letter"
    case insurerLetter = "insurer-letter"
    case transfer, surety
    case standby = "stand-by"
    case retentions = "successive-retentions"

    public var meaning: Text {
        switch self {
        case .bankLetter: Text(ro: "scrisoare de garanție bancară", en: "bank letter of guarantee")
        case .insurerLetter:
            Text(
                ro: "scrisoare de garanție a unui asigurător", en: "insurer's letter of guarantee")
        case .transfer: Text(ro: "transfer la contul autorității", en: "transfer to the authority")
        case .surety: Text(ro: "fideiusiune", en: "surety")
        case .standby: Text(ro: "acreditiv stand-by", en: "stand-by letter of credit")
        case .retentions:
            Text(ro: "rețineri succesive din plăți", en: "successive retentions from payments")
        }
    }
}

/// Who decides on personal data of persons served.
public enum ProcessingRole: String, Choice {
    case separateControllers = "separate-controllers"
    case controllerProcessor = "controller-processor"
    case joint

    public var meaning: Text {
        switch self {
        case .separateControllers:
            Text(ro: "fiecare parte este operator separat", en: "each party is its own controller")
        case .controllerProcessor:
            Text(
                ro: "autoritatea este operator, prestatorul persoană împuternicită",
                en: "the authority is controller, the provider processor")
        case .joint: Text(ro: "operatori asociați", en: "joint controllers")
        }
    }
}
