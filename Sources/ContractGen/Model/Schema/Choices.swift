public import Diagnostics

/// The kinds of documents.
public enum DocumentKind: String, Choice {
    case serviceContract = "service-contract"
    case memorandum
    case grantAgreement = "grant-agreement"
    case partnershipAgreement = "partnership-agreement"
    case amendment
    case acceptanceAct = "acceptance-act"
    case romanianPartnershipAgreement = "ro-partnership-agreement"

    public var meaning: Text {
        switch self {
        case .serviceContract:
            Text(ro: "contract de achiziție a serviciilor sociale", en: "social service contract")
        case .memorandum: Text(ro: "memorandum de cooperare", en: "memorandum of cooperation")
        case .grantAgreement:
            Text(ro: "contract de finanțare nerambursabilă", en: "grant agreement")
        case .partnershipAgreement: Text(ro: "acord de parteneriat", en: "partnership agreement")
        case .amendment: Text(ro: "acord adițional", en: "amendment agreement")
        case .acceptanceAct:
            Text(ro: "act de predare-primire a serviciilor", en: "acceptance act")
        case .romanianPartnershipAgreement:
            Text(ro: "acord de parteneriat (România)", en: "partnership agreement (Romania)")
        }
    }
}

/// The state whose law governs the document.
public enum Jurisdiction: String, Choice {
    case moldova = "MD"
    case romania = "RO"

    public var meaning: Text {
        switch self {
        case .moldova: Text(ro: "Republica Moldova", en: "Republic of Moldova")
        case .romania: Text(ro: "România", en: "Romania")
        }
    }
}

public enum SignatureMode: String, Choice {
    case qualifiedElectronic = "qualified-electronic"
    case handwritten

    public var meaning: Text {
        switch self {
        case .qualifiedElectronic:
            Text(
                ro: "semnătură electronică calificată: un singur original electronic",
                en: "qualified electronic signature: one electronic original")
        case .handwritten:
            Text(ro: "semnătură olografă, pe hârtie", en: "signature by hand, on paper")
        }
    }
}

public enum PartyKind: String, Choice {
    case localAuthorityOne = "local-authority-1"
    case localAuthorityTwo = "local-authority-2"
    case territorialAgency = "atas"
    case centralAuthority = "central-authority"
    case agency
    case civilSociety = "cso"
    case foundation
    case privateInstitution = "private-institution"
    case company

    public var meaning: Text {
        switch self {
        case .localAuthorityOne:
            Text(ro: "autoritate locală de nivelul întâi", en: "local authority, first level")
        case .localAuthorityTwo:
            Text(ro: "autoritate locală de nivelul al doilea", en: "local authority, second level")
        case .territorialAgency:
            Text(
                ro: "agenție teritorială de asistență socială",
                en: "territorial social assistance agency")
        case .centralAuthority: Text(ro: "autoritate centrală", en: "central authority")
        case .agency: Text(ro: "agenție sau altă instituție publică", en: "agency, public body")
        case .civilSociety: Text(ro: "organizație necomercială", en: "non-profit organisation")
        case .foundation: Text(ro: "fundație", en: "foundation")
        case .privateInstitution: Text(ro: "instituție privată", en: "private institution")
        case .company: Text(ro: "societate comercială", en: "company")
        }
    }

    public var isLocalAuthority: Bool { self == .localAuthorityOne || self == .localAuthorityTwo }

    /// Pays from the State Treasury.
    public var isBudgetAuthority: Bool {
        switch self {
        case .localAuthorityOne, .localAuthorityTwo, .territorialAgency, .centralAuthority, .agency:
            true
        case .civilSociety, .foundation, .privateInstitution, .company: false
        }
    }
}

/// Grammatical gender of a person named in the document: „reprezentat(ă)”.
public enum PersonGender: String, Choice {
    case masculine = "m"
    case feminine = "f"

    public var meaning: Text {
        switch self {
        case .masculine: Text(ro: "bărbat", en: "man")
        case .feminine: Text(ro: "femeie", en: "woman")
        }
    }
}

/// The ground of a representative's powers.
public enum PowersBasis: String, Choice {
    case statute, regulation, law
    case powerOfAttorney = "power-of-attorney"

    public var meaning: Text {
        switch self {
        case .statute: Text(ro: "statutul", en: "the statute")
        case .regulation: Text(ro: "regulamentul", en: "the regulation")
        case .law: Text(ro: "legea", en: "the law")
        case .powerOfAttorney: Text(ro: "o procură", en: "a power of attorney")
        }
    }
}

/// What a lawyer decided on a requirement that a machine should not decide alone.
public enum ReviewOutcome: String, Choice {
    case pass, fail
    case notApplicable = "not-applicable"

    public var meaning: Text {
        switch self {
        case .pass: Text(ro: "îndeplinit", en: "fulfilled")
        case .fail: Text(ro: "neîndeplinit", en: "not fulfilled")
        case .notApplicable: Text(ro: "neaplicabil", en: "not applicable")
        }
    }
}
