public import Diagnostics

/// Why a contract may be changed without a new procurement procedure.
public enum AmendmentGround: String, Choice {
    case reviewClause = "review-clause"
    case additionalServices = "additional-services"
    case unforeseeable
    case successor
    case notSubstantial = "not-substantial"
    case smallChange = "small-change"

    public var meaning: Text {
        switch self {
        case .reviewClause:
            Text(
                ro: "clauză de revizuire prevăzută în documentație, de exemplu indexarea",
                en: "review clause of the documentation, e.g. indexation")
        case .additionalServices:
            Text(ro: "servicii adiționale devenite necesare", en: "additional services needed")
        case .unforeseeable:
            Text(
                ro: "circumstanțe care nu puteau fi prevăzute",
                en: "circumstances that could not be foreseen")
        case .successor:
            Text(ro: "înlocuirea unei părți de către succesorul ei", en: "a party's successor")
        case .notSubstantial:
            Text(ro: "modificare care nu este substanțială", en: "change that is not substantial")
        case .smallChange:
            Text(ro: "modificare de valoare mică", en: "change of small value")
        }
    }

    /// Counts towards the limit that successive changes have together.
    public var isLimited: Bool { self == .additionalServices || self == .unforeseeable }
}

/// What an amendment does to a point of the contract.
public enum ChangeAction: String, Choice {
    case replace, add, delete

    public var meaning: Text {
        switch self {
        case .replace: Text(ro: "se înlocuiește textul", en: "the text is replaced")
        case .add: Text(ro: "se adaugă un punct nou", en: "a new point is added")
        case .delete: Text(ro: "punctul se exclude", en: "the point is deleted")
        }
    }
}

/// A side of a contract.
public enum ContractSide: String, Choice {
    case authority, provider

    public var meaning: Text {
        switch self {
        case .authority: Text(ro: "autoritatea", en: "the authority")
        case .provider:
            Text(ro: "prestatorul sau organizația", en: "the provider, the organisation")
        }
    }
}

/// What the authority found when it took the services over.
public enum AcceptanceFinding: String, Choice {
    case accepted
    case withRemarks = "accepted-with-remarks"
    case refused

    public var meaning: Text {
        switch self {
        case .accepted: Text(ro: "serviciile se acceptă", en: "the services are accepted")
        case .withRemarks:
            Text(ro: "serviciile se acceptă cu observații", en: "accepted with remarks")
        case .refused: Text(ro: "serviciile se refuză", en: "the services are refused")
        }
    }
}

/// By whose rules a grant is given.
public enum GrantVariant: String, Choice {
    case publicFunds = "public"
    case donor

    public var meaning: Text {
        switch self {
        case .publicFunds:
            Text(ro: "din buget public, prin concurs", en: "public funds, by contest")
        case .donor: Text(ro: "din fondurile unui finanțator", en: "a donor's funds")
        }
    }
}

/// Who brings the money of a budget line.
public enum BudgetSource: String, Choice {
    case grant, own

    public var meaning: Text {
        switch self {
        case .grant: Text(ro: "din finanțare", en: "from the grant")
        case .own: Text(ro: "contribuția proprie", en: "own contribution")
        }
    }
}

/// What a partner brings.
public enum ContributionKind: String, Choice {
    case premises, utilities, staff, equipment, money, other

    public var meaning: Text {
        switch self {
        case .premises: Text(ro: "spații", en: "premises")
        case .utilities: Text(ro: "servicii comunale", en: "utilities")
        case .staff: Text(ro: "personal", en: "staff")
        case .equipment: Text(ro: "echipament", en: "equipment")
        case .money: Text(ro: "bani", en: "money")
        case .other: Text(ro: "altceva", en: "something else")
        }
    }
}

/// A party's place in a partnership for a project of Romania.
public enum PartnerRole: String, Choice {
    case leader, partner

    public var meaning: Text {
        switch self {
        case .leader: Text(ro: "lider de parteneriat", en: "leader")
        case .partner: Text(ro: "partener", en: "partner")
        }
    }
}
