internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// What an authority and an organisation do together for a service, without a price.
    public static let partnershipAgreement = Schema(
        ro: "acordul de parteneriat", en: "the partnership agreement",
        header(of: .partnershipAgreement) + partnershipParties + partnershipSubject
            + contributed + agreementTerms + partnershipClosing + closing)

    private static let partnershipParties: [Field] = [
        Field(
            "authority", .record(party(kind: .localAuthorityOne)), ro: "Autoritatea publică",
            en: "Public authority", need: .always),
        Field(
            "provider", .record(party(and: [optionalAccreditation])), ro: "Organizația",
            en: "Organisation", need: .always),
    ]

    private static let partnershipSubject: [Field] = [
        Field(
            "service", .record(partnershipService), ro: "Serviciul", en: "Service", need: .always),
        Field(
            "beneficiaries", .record(partnershipBeneficiaries), ro: "Beneficiarii serviciului",
            en: "Persons served", need: .always),
        Field("project", .record(project), ro: "Proiectul", en: "Project"),
        Field("donor", .record(donor), ro: "Finanțatorul", en: "Donor"),
        Field(
            "commitments", .list(of: .record(commitment), count: 1...100), ro: "Obligațiile",
            en: "Obligations", need: .always),
    ]

    static let partnershipService = Schema(
        ro: "serviciul", en: "the service",
        [
            serviceCode,
            Field(
                "name", .text, ro: "Denumirea serviciului", en: "Name of the service",
                note: Text(
                    ro: "Fără ea, denumirea din catalog.", en: "Without it, the catalogue's name.")),
            Field(
                "territory", .text, ro: "Teritoriul deservit", en: "Territory served",
                need: .always, sample: "DE COMPLETAT: teritoriul"),
            Field(
                "provided_by", .choice(ContractSide.self), ro: "Cine prestează serviciul",
                en: "Who provides the service", standard: .value(.text("provider"))),
            Field(
                "risk_group", .choice(RiskGroup.self), ro: "Grupul de risc", en: "Risk group",
                standard: .value(.text("none"))),
        ])

    static let partnershipBeneficiaries = Schema(
        ro: "beneficiarii serviciului", en: "the persons served",
        [
            Field(
                "target_group", .text, ro: "Grupul-țintă", en: "Target group", need: .always,
                sample: "DE COMPLETAT: grupul-țintă"),
            Field(
                "planned", .integer(1...100_000), ro: "Numărul planificat", en: "Planned number",
                unit: Text(ro: "persoane", en: "persons")),
        ])

    static let commitment = Schema(
        ro: "obligația", en: "the obligation",
        [
            Field(
                "party", .choice(ContractSide.self), ro: "Cine se obligă", en: "Whose it is",
                need: .always, sample: "provider"),
            Field(
                "text", .text, ro: "Obligația", en: "Obligation",
                note: Text(
                    ro: "O propoziție, fără punct la sfârșit.",
                    en: "One sentence, without a full stop."),
                need: .always, sample: "DE COMPLETAT: obligația"),
        ])

    private static let contributed: [Field] = [
        Field(
            "contributions", .list(of: .record(contribution), count: 1...100),
            ro: "Contribuțiile", en: "Contributions", need: .always),
        Field(
            "goods", .list(of: .record(ownedItem), count: 0...500), ro: "Bunurile", en: "Goods"),
        Field(
            "sustainability", .list(of: .text, count: 0...20), ro: "Sustenabilitatea",
            en: "Sustainability",
            note: Text(
                ro: "Ce urmează după proiect: planificarea bugetului, începerea achiziției.",
                en: "What follows the project: budget planning, start of a procurement.")),
    ]

    static let contribution = Schema(
        ro: "contribuția", en: "the contribution",
        [
            Field(
                "party", .choice(ContractSide.self), ro: "Cine contribuie", en: "Who brings it",
                need: .always, sample: "authority"),
            Field(
                "kind", .choice(ContributionKind.self), ro: "Felul contribuției",
                en: "Kind of contribution", need: .always, sample: "premises"),
            Field(
                "description", .text, ro: "Descrierea", en: "Description", need: .always,
                sample: "DE COMPLETAT: contribuția"),
            Field(
                "value", .money, ro: "Valoarea estimată", en: "Estimated value",
                unit: currencyUnit, need: .always, sample: "100000"),
            Field(
                "decision", .record(councilDecision), ro: "Decizia privind bunul public",
                en: "Decision on public property",
                note: Text(
                    ro: "Pentru bunuri publice: decizia consiliului.",
                    en: "For public property: the council's decision.")),
        ])

    static let ownedItem = Schema(
        ro: "bunul", en: "the item",
        item.fields + [
            Field(
                "owner", .choice(ContractSide.self), ro: "Proprietarul", en: "Owner",
                need: .always)
        ])

    private static let partnershipClosing: [Field] = [
        Field(
            "indicators", .list(of: .record(indicator), count: 0...100),
            ro: "Indicatorii de monitorizare", en: "Monitoring indicators"),
        Field(
            "data_exchange", .bool, ro: "Se fac schimburi de date cu caracter personal",
            en: "Personal data are exchanged", standard: .value(.bool(false))),
    ]
}
