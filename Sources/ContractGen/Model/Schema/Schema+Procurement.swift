internal import Diagnostics
internal import Templates

extension Schema {
    /// How the contract was awarded.
    static let award: [Field] = [
        Field(
            "procurement", .record(procurement), ro: "Achiziția", en: "Procurement", need: .always)
    ]

    static let procurement = Schema(
        ro: "achiziția", en: "the procurement",
        [
            Field(
                "start_date", .date, ro: "Data începerii procedurii", en: "Start of the procedure",
                note: Text(
                    ro:
                        "Ziua în care a fost trimis anunțul sau prima invitație; ea alege legea achizițiilor publice.",
                    en: "The day the notice or first invitation was sent; it chooses the law."),
                need: .always, sample: "2027-01-15"),
            Field(
                "procedure", .text, ro: "Procedura", en: "Procedure",
                note: Text(
                    ro: "De exemplu „licitație deschisă”, „cerere a ofertelor de preț”.",
                    en: "E.g. “open tender”, “request for price offers”."),
                need: .always, sample: "DE COMPLETAT: procedura"),
            Field(
                "notice_number", .text, ro: "Numărul anunțului de participare",
                en: "Number of the contract notice"),
            Field("ocds_id", .text, ro: "Identificatorul OCDS", en: "OCDS identifier"),
            Field(
                "decision", .record(awardDecision), ro: "Decizia grupului de lucru",
                en: "Decision of the working group", need: .always),
            Field(
                "estimated_value", .money, ro: "Valoarea estimată",
                en: "Estimated value",
                note: Text(
                    ro: "Fără TVA, totdeauna în lei: pragurile legii sunt în lei.",
                    en: "Without VAT, always in lei: the law's thresholds are in lei."),
                unit: Text(ro: "lei", en: "lei"), need: .always, sample: "1000000"),
            Field(
                "cpv", .code(.cpv), ro: "Codul CPV", en: "CPV code", need: .always,
                sample: "85310000-5"),
            Field(
                "award_criterion", .choice(AwardCriterion.self), ro: "Criteriul de atribuire",
                en: "Award criterion", need: .always, sample: "quality-price"),
            Field(
                "reserved", .bool, ro: "Contract rezervat", en: "Reserved contract",
                standard: .value(.bool(false))),
            Field(
                "reserved_evidence", .list(of: .record(reservedEvidence), count: 0...10),
                ro: "Dovezile condițiilor de rezervare", en: "Evidence for the reservation",
                note: Text(
                    ro:
                        "Pentru un contract rezervat: câte o dovadă pentru fiecare condiție a legii.",
                    en: "For a reserved contract: evidence for each condition of the law.")),
            Field(
                "eu_notice_number", .text, ro: "Numărul anunțului publicat la nivel european",
                en: "Number of the notice published in the EU",
                note: Text(
                    ro: "De la 7 000 000 de lei fără TVA.", en: "From 7 000 000 lei without VAT.")),
            Field(
                "beneficial_owners_date", .date, ro: "Data declarației beneficiarilor efectivi",
                en: "Date of the declaration of beneficial owners"),
            Field(
                "report_date", .date, ro: "Data expedierii dării de seamă",
                en: "Day the report on the award was sent",
                note: Text(
                    ro: "Se completează după semnare.", en: "Filled in after the signing.")),
            Field(
                "legal_basis", .text, ro: "Temeiul legal al achiziției",
                en: "Legal basis of the procurement",
                note: Text(
                    ro:
                        "Obligatoriu sub pragul legii: actul după care s-a desfășurat achiziția, în cuvintele contractului.",
                    en:
                        "Required below the law's threshold: the act the procurement followed, in the contract's words."
                )),
            Field("offer", .record(offer), ro: "Oferta câștigătoare", en: "Winning offer"),
        ])

    static let awardDecision = document(
        ro: "decizia grupului de lucru", en: "the decision", sample: "2027-03-15")

    static let reservedEvidence = Schema(
        ro: "dovada", en: "the evidence",
        [
            Field(
                "condition", .choice(ReservationCondition.self), ro: "Condiția", en: "Condition",
                need: .always),
            Field("evidence", .text, ro: "Dovada", en: "Evidence", need: .always),
        ])

    static let offer = Schema(
        ro: "oferta câștigătoare", en: "the winning offer",
        [
            Field(
                "unit_price", .money, ro: "Prețul unitar din ofertă", en: "Unit price offered",
                unit: Text(ro: "valuta documentului", en: "the document's currency")),
            Field(
                "total", .money, ro: "Totalul din ofertă", en: "Total offered",
                unit: Text(ro: "valuta documentului", en: "the document's currency"), need: .always),
            Field("date", .date, ro: "Data ofertei", en: "Date of the offer", need: .always),
        ])
}
