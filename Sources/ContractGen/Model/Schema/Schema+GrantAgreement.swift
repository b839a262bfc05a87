internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// A grant to a civil society organisation, from public or a donor's funds.
    public static let grantAgreement = Schema(
        ro: "contractul de finanțare nerambursabilă", en: "the grant agreement",
        header(of: .grantAgreement) + grantParties + financed + agreementTerms + grantControl
            + closing)

    private static let grantParties: [Field] = [
        Field(
            "authority", .record(party(kind: .localAuthorityOne)), ro: "Finanțatorul",
            en: "Funder",
            note: Text(
                ro: "Autoritatea publică sau fundația care dă finanțarea.",
                en: "The public authority or foundation that gives the grant."),
            need: .always),
        Field(
            "provider", .record(party(and: [optionalAccreditation])),
            ro: "Beneficiarul finanțării", en: "Grant beneficiary", need: .always),
        Field(
            "partners", .list(of: .record(grantPartner), count: 0...20), ro: "Partenerii",
            en: "Partners"),
    ]

    static let grantPartner = Schema(
        ro: "partenerul", en: "the partner",
        [
            Field("name", .text, ro: "Denumirea", en: "Name", need: .always),
            Field("role", .text, ro: "Rolul în proiect", en: "Role in the project", need: .always),
            Field(
                "contribution", .money, ro: "Contribuția partenerului", en: "Contribution",
                unit: currencyUnit),
        ])

    private static let financed: [Field] = [
        Field("project", .record(project), ro: "Proiectul", en: "Project", need: .always),
        Field("grant", .record(grant), ro: "Finanțarea", en: "Grant", need: .always),
        Field("donor", .record(donor), ro: "Finanțatorul extern", en: "Donor"),
    ]

    static let grant = Schema(
        ro: "finanțarea", en: "the grant",
        [
            Field(
                "variant", .choice(GrantVariant.self), ro: "Sursa finanțării",
                en: "Source of the grant", need: .always, sample: "public"),
            Field(
                "amount", .money, ro: "Suma finanțării", en: "Amount of the grant",
                unit: currencyUnit, need: .always, sample: "250000"),
            Field(
                "own_contribution", .money, ro: "Contribuția proprie", en: "Own contribution",
                unit: currencyUnit, standard: .value(.number(0))),
            Field(
                "budget", .list(of: .record(budgetLine), count: 1...200), ro: "Bugetul",
                en: "Budget", need: .always),
            Field(
                "tranches", .list(of: .record(tranche), count: 1...50), ro: "Tranșele",
                en: "Tranches", need: .always),
            Field(
                "eligible", .list(of: .text, count: 1...50), ro: "Cheltuielile eligibile",
                en: "Eligible costs", need: .always, sample: "DE COMPLETAT: cheltuiala"),
            Field(
                "ineligible", .list(of: .text, count: 0...50), ro: "Cheltuielile neeligibile",
                en: "Costs that are not eligible"),
            Field(
                "contest",
                .record(document(ro: "decizia comisiei", en: "the decision", sample: "2027-03-15")),
                ro: "Decizia comisiei de concurs", en: "Decision on the contest",
                note: Text(
                    ro: "Obligatorie la finanțarea din buget public.",
                    en: "Required for public funds."),
                need: .when(
                    Condition(
                        Text(ro: "din buget public", en: "for public funds")
                    ) { $0["variant"] == .text(GrantVariant.publicFunds.rawValue) }),
                sample: "2027-03-15"),
            Field(
                "admin_cap_percent", .percent, ro: "Plafonul cheltuielilor administrative",
                en: "Ceiling of administration costs", unit: Text(ro: "%", en: "%")),
            Field(
                "shift_percent", .percent, ro: "Deplasări admise între linii",
                en: "Shifts allowed between lines", unit: Text(ro: "%", en: "%")),
            Field(
                "return_days", .integer(1...365), ro: "Termenul de restituire",
                en: "Time to return unused sums", unit: Text(ro: "zile", en: "days"),
                standard: .value(.number(30))),
        ])

    static let budgetLine = Schema(
        ro: "linia de buget", en: "the budget line",
        [
            Field(
                "line", .text, ro: "Linia de buget", en: "Budget line", need: .always,
                sample: "DE COMPLETAT: linia"),
            Field(
                "amount", .money, ro: "Suma liniei", en: "Amount", unit: currencyUnit,
                need: .always, sample: "250000"),
            Field(
                "source", .choice(BudgetSource.self), ro: "Sursa banilor", en: "Source",
                standard: .value(.text(BudgetSource.grant.rawValue))),
        ])

    static let tranche = Schema(
        ro: "tranșa", en: "the tranche",
        [
            Field(
                "amount", .money, ro: "Suma tranșei", en: "Amount", unit: currencyUnit,
                need: .always, sample: "250000"),
            Field(
                "condition", .text, ro: "Condiția tranșei", en: "Condition", need: .always,
                sample: "DE COMPLETAT: condiția"),
            Field("due", .text, ro: "Termenul tranșei", en: "Due"),
        ])

    /// When an agreement is in force and carried out.
    static let agreementTerms: [Field] = [
        Field("terms", .record(agreementDuration), ro: "Termenele", en: "Terms", need: .always),
        Field(
            "notice_days", .integer(1...365), ro: "Preavizul de încetare", en: "Notice of ending",
            unit: Text(ro: "zile", en: "days"), standard: .value(.number(30))),
    ]

    static let agreementDuration = Schema(
        ro: "termenele", en: "the terms",
        [
            Field(
                "validity_from", .date, ro: "În vigoare de la", en: "In force from",
                note: Text(ro: "Fără ea, de la semnare.", en: "Without it from the signing.")),
            Field(
                "validity_to", .date, ro: "În vigoare până la", en: "In force until",
                need: .always, sample: "2028-12-31"),
            Field(
                "performance_from", .date, ro: "Implementarea începe la",
                en: "Performance from"),
            Field(
                "performance_to", .date, ro: "Implementarea se încheie la",
                en: "Performance until"),
        ],
        checks: [
            inOrder("validity_from", "validity_to", ro: "În vigoare până la", en: "In force until"),
            inOrder(
                "performance_from", "performance_to", ro: "Implementarea se încheie la",
                en: "Performance until"),
        ])

    private static let grantControl: [Field] = [
        Field(
            "indicators", .list(of: .record(indicator), count: 1...100),
            ro: "Indicatorii de monitorizare", en: "Monitoring indicators", need: .always),
        Field(
            "reports", .list(of: .record(report), count: 1...50), ro: "Rapoartele", en: "Reports",
            need: .always),
        Field(
            "goods", .list(of: .record(item), count: 0...500), ro: "Bunurile procurate",
            en: "Goods bought"),
        Field(
            "archive_years", .integer(1...75), ro: "Păstrarea documentelor",
            en: "Keeping of the records", unit: Text(ro: "ani", en: "years"),
            standard: .value(.number(5))),
        Field(
            "data_protection", .record(dataProtection), ro: "Protecția datelor",
            en: "Data protection"),
    ]
}
