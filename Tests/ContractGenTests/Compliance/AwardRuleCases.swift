import ContractGen
import Templates
import Wording

extension RuleCases {
    static let furtherAward: [RuleCase] = [
        awardParties, awardAccreditation, awardProcedure, awardLaws,
    ]
    .flatMap(\.self)

    static func small(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase {
        RuleCase(rule, outcome, what, says: says, in: "contracts/mobile-team-small.yaml", spoiled)
    }

    private static let awardParties: [RuleCase] = [
        dayCentre("P04", .pass, "a treasury account"),
        dayCentre("P04", .fail, "an account with a bank", says: "nu este un cont trezorerial") {
            $0.setting("authority.bank.iban", to: .text("MD32AG000000000000022510"))
        },
        dayCentre("P04", .fail, "another BIC", says: "AGRNMD2X") {
            $0.setting("authority.bank.bic", to: .text("AGRNMD2X"))
        },
        dayCentre("P04", .notApplicable, "no budget authority") {
            $0.setting("authority.kind", to: .text("foundation"))
        },
        dayCentre("P08", .cannotBeDecided, "not named", says: "nu arată această categorie"),
        homeCare("P08", .cannotBeDecided, "named", says: "catalogul arată această categorie"),
        dayCentre("P08", .fail, "no authority", says: "authority.kind: ") {
            $0.setting("authority.kind", to: .text("company"))
        },
        dayCentre("P09", .pass, "with its purpose"),
        dayCentre("P09", .cannotBeDecided, "without its purpose", says: "scopul statutar") {
            $0.setting("provider.purpose", to: nil)
        },
        dayCentre("P09", .fail, "a company in form", says: "provider.legal_form") {
            $0.setting("provider.legal_form", to: .text("Societate cu răspundere limitată"))
        },
        dayCentre("P09", .notApplicable, "a company") {
            $0.setting("provider.kind", to: .text("company"))
        },
    ]

    private static let awardAccreditation: [RuleCase] = [
        dayCentre("A03", .pass, "the shipped article"),
        dayCentre("A03", .pass, "in other words") {
            $0.replacing("La pierderea acreditării", with: "Fără acreditare")
                .replacing("retragerea, expirarea sau lipsa acreditării", with: "lipsa acreditării")
        },
        dayCentre("A03", .cannotBeDecided, "not found", says: "nu s-a găsit la art. 26") {
            $0.replacing("La pierderea acreditării", with: "La pierdere")
                .replacing("retragerea, expirarea sau lipsa acreditării", with: "abaterea")
        },
        dayCentre("A03", .fail, "no article", says: "SC-26") { $0.without { $0.id == "SC-26" } },
        homeCare("A04", .pass, "accredited"),
        homeCare("A04", .fail, "not accredited", says: "subcontractors[0].accreditation") {
            $0.setting("subcontractors[0].accreditation", to: nil)
        },
        homeCare("A04", .fail, "for another service", says: "subcontractors[0]") {
            $0.setting("subcontractors[0].services", to: .list([.text("respite")]))
        },
        homeCare("A04", .fail, "expires", says: "subcontractors[0].accreditation.valid_to") {
            $0.setting("subcontractors[0].accreditation.valid_to", to: .day("2027-04-01"))
                .setting("subcontractors[0].accreditation.renewal_undertaking", to: .bool(false))
        },
        dayCentre("A04", .notApplicable, "no subcontractors"),
        dayCentre("A05", .pass, "asked for"),
        dayCentre("A05", .cannotBeDecided, "not found", says: "regulamentului propriu") {
            $0.replacing("regulamentului propriu", with: "regulilor")
        },
        dayCentre("A05", .fail, "no article", says: "SC-15") { $0.without { $0.id == "SC-15" } },
        dayCentre("A05", .notApplicable, "no decision known") {
            $0.setting("service.decision", to: nil)
        },
    ]

    private static func evidence(_ conditions: String...) -> Value {
        .list(
            conditions.map { condition in
                .map(Value.Map([("condition", .text(condition)), ("evidence", .text("statutul"))]))
            })
    }

    private static let reserved: @Sendable (Sample) -> Sample = {
        $0.setting("procurement.reserved", to: .bool(true))
    }

    private static let awardProcedure: [RuleCase] = [
        dayCentre("L03", .pass, "a day centre's code"),
        dayCentre("L03", .fail, "a business service", says: "79000000-4") {
            $0.setting("procurement.cpv", to: .text("79000000-4"))
        },
        dayCentre("L03", .fail, "another code in the text", says: "lipsește „85312120-6”") {
            $0.setting("procurement.cpv", to: .text("85312120-6"))
        },
        under131("L03", .notApplicable),
        dayCentre("L05", .notApplicable, "below seven million"),
        dayCentre("L05", .fail, "no notice", says: "procurement.eu_notice_number") {
            $0.setting("procurement.band", to: .text("325-from-7-million"))
        },
        dayCentre("L05", .fail, "no guarantee", says: "= nu") {
            $0.setting("procurement.band", to: .text("325-from-7-million"))
                .setting("procurement.eu_notice_number", to: .text("1-EX"))
                .setting("provider.kind", to: .text("company"))
        },
        dayCentre("L05", .pass, "an organisation with a notice") {
            $0.setting("procurement.band", to: .text("325-from-7-million"))
                .setting("procurement.eu_notice_number", to: .text("1-EX"))
        },
        under131("L06", .pass),
        RuleCase(
            "L06", .fail, "a price above the threshold", says: "costs.price.vat.net",
            in: "contracts/home-care-131.yaml"
        ) {
            $0.setting("procurement.band", to: .text("131-low-value"))
        },
        RuleCase(
            "L06", .fail, "a low-value procedure", says: "procurement.procedure",
            in: "contracts/home-care-131.yaml"
        ) {
            $0.setting("procurement.procedure", to: .text("achiziție de valoare mică"))
        },
        dayCentre("L06", .notApplicable, "the law of 2025"),
        dayCentre("L07", .pass, "as offered"),
        dayCentre("L07", .fail, "a ban less offered", says: "trebuie să fie 1\u{A0}177\u{A0}041,59")
        {
            $0.setting("procurement.offer.total", to: .number(decimal("1177041.59")))
        },
        dayCentre("L07", .fail, "another volume", says: "287") {
            $0.setting("costs.price.units", to: .integer(287))
        },
        dayCentre("L07", .cannotBeDecided, "no offer", says: "procurement.offer") {
            $0.setting("procurement.offer", to: nil)
        },
        under131("L07", .notApplicable),
        dayCentre("L08", .pass, "price and quality"),
        dayCentre("L08", .fail, "the price alone", says: "prețul cel mai scăzut") {
            $0.setting("procurement.award_criterion", to: .text("lowest-price"))
        },
        under131("L08", .notApplicable),
        dayCentre("L09", .notApplicable, "not reserved"),
        dayCentre("L09", .cannotBeDecided, "nothing shown", says: "un om verifică", reserved),
        dayCentre("L09", .cannotBeDecided, "all four shown", says: "un om verifică") {
            reserved($0).setting(
                "procurement.reserved_evidence",
                to: evidence(
                    "public-purpose", "profit-reinvested", "participatory", "no-other-bidder"))
        },
        dayCentre("L09", .fail, "three shown", says: "procurement.reserved_evidence") {
            reserved($0).setting(
                "procurement.reserved_evidence",
                to: evidence("public-purpose", "profit-reinvested", "participatory"))
        },
        dayCentre("L10", .notApplicable, "not reserved"),
        dayCentre("L10", .pass, "a day less than three years") {
            reserved($0).setting("terms.performance_to", to: .day("2030-03-31"))
        },
        dayCentre("L10", .fail, "a day too long", says: "01.04.2030") {
            reserved($0).setting("terms.performance_to", to: .day("2030-04-01"))
        },
        dayCentre("L10", .cannotBeDecided, "valid for longer", says: "valabilitatea") {
            reserved($0).setting("terms.validity_to", to: .day("2030-03-15"))
        },
    ]

    private static let awardLaws: [RuleCase] = [
        dayCentre("L11", .pass, "not sent yet"),
        dayCentre("L11", .pass, "on the third working day") {
            $0.setting("procurement.report_date", to: .day("2027-03-18"))
        },
        dayCentre("L11", .fail, "on the fourth", says: "19.03.2027") {
            $0.setting("procurement.report_date", to: .day("2027-03-19"))
        },
        dayCentre("L11", .fail, "before the signing", says: "14.03.2027") {
            $0.setting("procurement.report_date", to: .day("2027-03-14"))
        },
        dayCentre("L11", .cannotBeDecided, "not found", says: "darea de seamă") {
            $0.replacing("raportare a atribuirii", with: "evidență")
        },
        under131("L11", .notApplicable),
        dayCentre("L13", .pass, "its own decision"),
        dayCentre("L13", .fail, "home care's decision", says: "nu este un act al acestui document")
        {
            $0.adding("potrivit Hotărârii Guvernului nr. 1034/2014", after: "SC-05")
        },
        dayCentre("L13", .fail, "its own is not cited", says: "nu este citată") {
            $0.setting("service.decision", to: .text("HG711-2010"))
        },
        dayCentre("L13", .cannotBeDecided, "no decision known", says: "catalogul nu cunoaște") {
            $0.setting("service.decision", to: nil).setting("service.standards_act", to: nil)
        },
    ]
}
