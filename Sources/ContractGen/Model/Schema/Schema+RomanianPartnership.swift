internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// The partnership agreement of a project financed in Romania; the leader comes first.
    public static let romanianPartnership = Schema(
        ro: "acordul de parteneriat (România)", en: "the partnership agreement (Romania)",
        header(of: .romanianPartnershipAgreement) + romanianParties + romanianProject
            + agreementTerms + romanianClosing + closing)

    private static let romanianParties: [Field] = [
        Field(
            "parties", .list(of: .record(romanianParty), count: 2...20), ro: "Partenerii",
            en: "Partners",
            note: Text(
                ro: "Liderul de parteneriat este primul.", en: "The leader stands first."),
            need: .always)
    ]

    private static let romanianParty = party(
        in: .romania,
        and: [
            Field(
                "role", .choice(PartnerRole.self), ro: "Rolul în parteneriat", en: "Role",
                need: .always, sample: PartnerRole.partner.rawValue),
            Field(
                "commitments", .list(of: .text, count: 1...50), ro: "Obligațiile partenerului",
                en: "Obligations of the partner", need: .always, sample: "DE COMPLETAT: obligația"),
            Field(
                "budget", .money, ro: "Bugetul partenerului", en: "Budget of the partner",
                unit: currencyUnit, need: .always, sample: "100000"),
            Field(
                "own_contribution", .money, ro: "Contribuția proprie", en: "Own contribution",
                unit: currencyUnit, need: .always, sample: "2000"),
        ])

    private static let romanianProject: [Field] = [
        Field(
            "project", .record(romanianProjectRecord), ro: "Proiectul", en: "Project",
            need: .always),
        Field(
            "activities", .list(of: .record(activity), count: 1...100), ro: "Activitățile",
            en: "Activities", need: .always),
        Field(
            "payments", .list(of: .text, count: 0...20), ro: "Conturi și plăți",
            en: "Accounts and payments",
            note: Text(
                ro: "De exemplu prefinanțarea și rambursarea.",
                en: "E.g. pre-financing and reimbursement.")),
    ]

    private static let romanianProjectRecord = Schema(
        ro: "proiectul", en: "the project",
        [
            Field(
                "title", .text, ro: "Titlul proiectului", en: "Title of the project",
                need: .always, sample: "DE COMPLETAT: titlul"),
            Field("smis_code", .text, ro: "Codul SMIS", en: "SMIS code"),
            Field("sipoca_code", .text, ro: "Codul SIPOCA", en: "SIPOCA code"),
            Field("programme", .text, ro: "Programul operațional", en: "Operational programme"),
            Field("call", .text, ro: "Apelul de proiecte", en: "Call"),
            Field(
                "budget", .money, ro: "Bugetul proiectului", en: "Budget of the project",
                unit: currencyUnit, need: .always, sample: "200000"),
            Field("period", .text, ro: "Perioada proiectului", en: "Period of the project"),
            Field(
                "objectives", .list(of: .text, count: 1...30), ro: "Obiectivele proiectului",
                en: "Objectives of the project", need: .always, sample: "DE COMPLETAT: obiectivul"
            ),
        ])

    static let activity = Schema(
        ro: "activitatea", en: "the activity",
        [
            Field(
                "title", .text, ro: "Denumirea activității", en: "Name of the activity",
                need: .always, sample: "DE COMPLETAT: activitatea"),
            Field(
                "responsible", .list(of: .text, count: 1...20), ro: "Partenerii responsabili",
                en: "Partners responsible",
                note: Text(
                    ro: "Denumirile prescurtate ale partenerilor.",
                    en: "The partners' short names."),
                need: .always, sample: "DE COMPLETAT: partenerul"),
            Field(
                "budget", .money, ro: "Bugetul activității", en: "Budget of the activity",
                unit: currencyUnit),
        ])

    private static let romanianClosing: [Field] = [
        Field("donor", .record(donor), ro: "Finanțatorul", en: "Donor"),
        Field(
            "service", .record(licensedService), ro: "Serviciul social", en: "Social service",
            note: Text(
                ro: "Numai dacă proiectul prestează un serviciu social.",
                en: "Only if the project provides a social service.")),
        Field(
            "data_exchange", .bool, ro: "Se fac schimburi de date cu caracter personal",
            en: "Personal data are exchanged", standard: .value(.bool(false))),
    ]

    /// A service of Romania: its provider accredited, itself licensed.
    static let licensedService = Schema(
        ro: "serviciul social", en: "the social service",
        [
            Field(
                "name", .text, ro: "Denumirea serviciului", en: "Name of the service",
                need: .always),
            Field(
                "accreditation", .record(document(ro: "acreditarea", en: "the accreditation")),
                ro: "Acreditarea furnizorului", en: "Accreditation of the provider"),
            Field(
                "licence", .record(document(ro: "licența", en: "the licence")),
                ro: "Licența de funcționare", en: "Licence of the service"),
        ])
}
