import ContractGen
import Templates
import Wording

extension RuleCases {
    static let service: [RuleCase] = [
        award, terms, price, content, furtherAward, furtherTerms, quality, clauses, several,
    ].flatMap(\.self)

    /// A case of the day centre's contract.
    static func dayCentre(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase {
        RuleCase(
            rule, outcome, what, says: says, in: "contracts/day-centre.yaml", spoiled)
    }

    /// A case of home care by the law of 2025.
    static func homeCare(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase {
        RuleCase(
            rule, outcome, what, says: says, in: "contracts/home-care-325.yaml", spoiled)
    }

    static func under131(_ rule: String, _ outcome: Finding.Outcome) -> RuleCase {
        RuleCase(
            rule, outcome, "a procedure begun under the law of 2015",
            in: "contracts/home-care-131.yaml")
    }

    static func inRussian(_ rule: String) -> RuleCase {
        dayCentre(rule, .cannotBeDecided, "a text in Russian", says: "altă limbă") {
            var sample = $0
            sample.language = .ru
            return sample
        }
    }

    private static let award = [
        dayCentre("P03", .pass, "right check digits"),
        dayCentre("P03", .fail, "a wrong check digit", says: "provider.bank.iban") {
            $0.setting("provider.bank.iban", to: .text("MD32AG000000000000022511"))
                .replacing("MD32AG000000000000022510", with: "MD32AG000000000000022511")
        },
        dayCentre("P03", .fail, "a foreign account", says: "nu este din Republica Moldova") {
            $0.setting("provider.bank.iban", to: .text("RO49AAAA1B31007593840000"))
        },
        dayCentre("P03", .fail, "no bank", says: "provider.bank: lipsește câmpul") {
            $0.setting("provider.bank", to: nil)
        },
        dayCentre("P03", .fail, "another account at the signatures", says: "lipsește „MD32") {
            $0.replacing("MD32AG", with: "MD32AH")
        },
        dayCentre("A01", .pass, "accredited for it"),
        dayCentre("A01", .fail, "for another service", says: "condiția nu este îndeplinită") {
            $0.setting("provider.accreditation.services", to: .list([.text("home-care")]))
        },
        dayCentre("A01", .fail, "from a day after the start", says: "02.04.2027") {
            $0.setting("provider.accreditation.date", to: .day("2027-04-02"))
        },
        dayCentre("A01", .pass, "from the day of the start") {
            $0.setting("provider.accreditation.date", to: .day("2027-04-01"))
        },
        dayCentre("A01", .fail, "not in the text", says: "lipsește „016-EX”") {
            $0.setting("provider.accreditation.number", to: .text("016-EX"))
        },
        dayCentre("A01", .fail, "none", says: "Acreditarea”") {
            $0.setting("provider.accreditation", to: nil)
        },
        dayCentre("A02", .pass, "to the last day of the service") {
            $0.setting("provider.accreditation.valid_to", to: .day("2028-03-31"))
                .setting("provider.accreditation.renewal_undertaking", to: .bool(false))
        },
        dayCentre("A02", .fail, "to the day before, without undertaking", says: "30.03.2028") {
            $0.setting("provider.accreditation.valid_to", to: .day("2028-03-30"))
                .setting("provider.accreditation.renewal_undertaking", to: .bool(false))
        },
        dayCentre("A02", .cannotBeDecided, "the undertaking is not in the text", says: "reînnoirea")
        {
            $0.setting("provider.accreditation.valid_to", to: .day("2028-03-30"))
        },
        RuleCase("A02", .pass, "an undertaking", in: "contracts/mobile-team-small.yaml"),
        dayCentre("A02", .fail, "over before the start", says: "31.03.2027") {
            $0.setting("provider.accreditation.valid_to", to: .day("2027-03-31"))
        },
        dayCentre("A02", .notApplicable, "without end") {
            $0.setting("provider.accreditation.valid_to", to: nil)
        },
        dayCentre("L01", .pass, "the law of 2025"),
        under131("L01", .pass),
        dayCentre("L01", .fail, "begun a day before it", says: "Legea nr. 131/2015 nu este citată")
        {
            $0.setting("procurement.start_date", to: .day("2026-12-31"))
        },
        RuleCase(
            "L01", .cannotBeDecided, "below the threshold a lawyer confirms the basis",
            says: "îl confirmă un jurist", in: "contracts/mobile-team-small.yaml"),
        RuleCase(
            "L01", .fail, "a problem goes before the question", says: "Regulamentul nr. 9",
            in: "contracts/mobile-team-small.yaml"
        ) {
            $0.setting("procurement.legal_basis", to: .text("Regulamentul nr. 9"))
        },
        dayCentre("L02", .pass, "complete"),
        dayCentre("L02", .fail, "another number in the text", says: "lipsește „5-EX”") {
            $0.setting("procurement.decision.number", to: .text("5-EX"))
        },
        dayCentre("L02", .fail, "decided after the contract", says: "procurement.decision.date") {
            $0.setting("procurement.decision.date", to: .day("2027-03-16"))
        },
        dayCentre("L02", .fail, "no procedure", says: "procurement.procedure") {
            $0.setting("procurement.procedure", to: .text(""))
        },
        dayCentre("L04", .pass, "the band of the value"),
        dayCentre("L04", .pass, "a million is within") {
            $0.setting("procurement.estimated_value", to: .integer(1_000_000))
        },
        dayCentre("L04", .fail, "a leu less is not", says: "sub pragul") {
            $0.setting("procurement.estimated_value", to: .integer(999_999))
        },
        dayCentre("L04", .fail, "seven million is the stricter band", says: "7\u{A0}000\u{A0}000") {
            $0.setting("procurement.estimated_value", to: .integer(7_000_000))
                .setting("costs.price.vat.net", to: .integer(7_000_000))
        },
        dayCentre("L04", .fail, "the price passes the band", says: "costs.price.vat.net") {
            $0.setting("costs.price.vat.net", to: .integer(7_000_000))
        },
        under131("L04", .notApplicable),
    ]

    private static let terms = [
        dayCentre("T01", .pass, "the three terms"),
        dayCentre("T01", .fail, "a term is missing", says: "terms.commitment_to") {
            $0.setting("terms.commitment_to", to: nil)
        },
        dayCentre("T01", .fail, "another day in the text", says: "29 iunie 2028") {
            $0.setting("terms.commitment_to", to: .day("2028-06-29"))
        },
        dayCentre("T01", .cannotBeDecided, "a term not named", says: "termenul de executare") {
            $0.replacing("Termenul de executare", with: "Termenul")
                .replacing("termenul de executare", with: "termenul")
                .replacing("se prestează", with: "se dă")
        },
        under131("T01", .notApplicable),
        dayCentre("T02", .pass, "the last payment's day is within") {
            $0.setting("terms.commitment_to", to: .day("2028-05-05"))
        },
        dayCentre("T02", .fail, "a day less is not", says: "04.05.2028") {
            $0.setting("terms.commitment_to", to: .day("2028-05-04"))
        },
        dayCentre("T02", .fail, "without a calendar the terms are added up", says: "10.04.2028") {
            $0.setting("costs.calendar.last_payment", to: nil)
                .setting("terms.commitment_to", to: .day("2028-04-10"))
        },
        under131("T02", .notApplicable),
        dayCentre("T03", .pass, "in order"),
        dayCentre("T03", .fail, "the service before signing", says: "14.03.2027") {
            $0.setting("terms.performance_from", to: .day("2027-03-14"))
        },
        dayCentre("T03", .pass, "the service on the day of signing") {
            $0.setting("terms.performance_from", to: .day("2027-03-15"))
        },
        dayCentre("T03", .fail, "the service after the end", says: "terms.performance_to") {
            $0.setting("terms.validity_to", to: .day("2028-03-30"))
        },
        dayCentre("T04", .pass, "excluded"),
        dayCentre("T04", .fail, "prolonged by itself", says: "se prelungește automat") {
            $0.replacing("nu se prelungește tacit", with: "se prelungește automat")
        },
        dayCentre("T04", .cannotBeDecided, "not excluded", says: "nu se prelungește tacit") {
            $0.replacing("nu se prelungește tacit", with: "se prelungește")
        },
        dayCentre("T04", .pass, "excluded in other words") {
            $0.replacing("nu se prelungește tacit", with: "se încheie fără prelungire tacită")
        },
        inRussian("T04"),
        dayCentre("T07", .pass, "to the last payment") {
            $0.setting("terms.validity_to", to: .day("2028-05-05"))
        },
        dayCentre("T07", .fail, "a day less", says: "04.05.2028") {
            $0.setting("terms.validity_to", to: .day("2028-05-04"))
        },
        dayCentre("T07", .fail, "a report later", says: "01.07.2028") {
            $0.setting("reports[2].last_due", to: .day("2028-07-01"))
        },
        dayCentre("T07", .fail, "budget years a ban short", says: "price.budget_years") {
            $0.setting("price.budget_years", to: years("941633.27"))
        },
        dayCentre("T07", .pass, "budget years that make the sum") {
            $0.setting("price.budget_years", to: years("941633.28"))
        },
    ]

    static func years(_ sum: String) -> Value {
        .list([.map(Value.Map([("year", .integer(2027)), ("amount", .number(decimal(sum)))]))])
    }

    private static func fee(_ allowed: String) -> @Sendable (Sample) -> Sample {
        let fee = Value.Map([("amount", .integer(5)), ("ground", .text("regulamentul"))])
        return {
            $0.setting("price.beneficiary_fee", to: .map(fee))
                .setting("service.fee_allowed", to: .text(allowed))
        }
    }

    /// With other figures in the rows of tables only.
    static func inRows(_ old: String, _ new: String) -> @Sendable (Sample) -> Sample {
        { sample in
            sample.with(
                sample.draft.blocks.map {
                    $0.kind == .tableRow ? $0.with(text: $0.text.replacing(old, with: new)) : $0
                })
        }
    }

    private static let price = [
        dayCentre("R01", .pass, "the shipped text"),
        dayCentre("R01", .fail, "another figure", says: "are în litere") {
            $0.replacing("041,60\u{A0}lei (", with: "041,61\u{A0}lei (")
        },
        dayCentre(
            "R01", .fail, "another figure in a table", says: "are în litere",
            inRows("941\u{A0}633,28", "941\u{A0}633,29")),
        dayCentre("R01", .fail, "other words", says: "are în litere") {
            $0.replacing("un milion o sută", with: "un milion două sute")
        },
        dayCentre("R01", .fail, "the sum payable is not in the article", says: "SC-09 lipsește") {
            $0.without { $0.id == "SC-09" }
        },
        dayCentre("R02", .pass, "unit price times units"),
        dayCentre("R02", .fail, "a total a ban off", says: "1\u{A0}177\u{A0}041,61") {
            $0.setting("costs.price.total", to: .number(decimal("1177041.61")))
        },
        dayCentre("R02", .fail, "the costing is not in the annex", says: "A2 lipsește") {
            $0.without { $0.id == "A2" }
        },
        dayCentre("R02", .fail, "a price from a costing that is not there", says: "costs.sheet") {
            $0.setting("price.source", to: .text("costing")).setting("costs.sheet", to: nil)
        },
        dayCentre("R03", .pass, "exempt, with its ground"),
        homeCare("R03", .pass, "not registered"),
        dayCentre("R03", .fail, "another ground in the text", says: "lipsește „art. 103”") {
            $0.setting("price.vat.ground", to: .text("art. 103"))
        },
        dayCentre("R03", .fail, "exempt without ground", says: "price.vat.ground") {
            $0.setting("price.vat.ground", to: nil)
        },
        homeCare("R03", .fail, "registered after all", says: "este da") {
            $0.setting("provider.vat.registered", to: .bool(true))
        },
        dayCentre("R03", .fail, "a rate that the text lacks", says: "20\u{A0}%") {
            $0.setting("price.vat.mode", to: .text("rate"))
                .setting("price.vat.rate", to: .integer(20))
        },
        dayCentre("R05", .pass, "free"),
        dayCentre(
            "R05", .fail, "a fee the acts forbid", says: "nepermisă", fee("no")),
        dayCentre("R05", .pass, "a fee the acts allow", fee("yes")),
        dayCentre(
            "R05", .cannotBeDecided, "not known whether allowed", says: "nu este stabilit",
            fee("unknown")),
        dayCentre("R05", .cannotBeDecided, "the text does not say free", says: "gratuit") {
            $0.replacing(
                "este gratuit pentru beneficiarii", with: "se oferă pentru beneficiarii")
        },
        dayCentre("R05", .fail, "a share of the persons served", says: "price.beneficiary_fee") {
            $0.setting("costs.price.shares[0].source", to: .text("beneficiary"))
        },
        dayCentre("R07", .pass, "25 days"),
        dayCentre("R07", .fail, "31 days", says: "31") {
            $0.setting("payment.days", to: .integer(31)).mapping {
                $0.replacing("25\u{A0}de zile", with: "31\u{A0}de zile")
                    .replacing("25 de zile", with: "31 de zile")
            }
        },
        dayCentre("R07", .fail, "another term in the text", says: "lipsește „20") {
            $0.setting("payment.days", to: .integer(20))
        },
        inRussian("R07"),
        dayCentre("R08", .pass, "sums up"),
        dayCentre("R08", .fail, "a row a ban off", says: "Plătește autoritatea") {
            $0.setting("costs.calendar.rows[0].amount", to: .integer(1))
        },
        dayCentre("R08", .fail, "a unit too few", says: "289") {
            $0.setting("costs.price.units", to: .integer(289))
        },
        dayCentre("R08", .notApplicable, "no calendar") {
            $0.setting("costs.calendar", to: nil)
        },
    ]

    private static let content = [
        dayCentre("G01", .pass, "none, with its ground"),
        homeCare("G01", .pass, "one is required"),
        dayCentre("G01", .fail, "no ground", says: "guarantee.ground") {
            $0.setting("guarantee.ground", to: nil)
        },
        dayCentre("G01", .fail, "the text asks for one", says: "Se solicită garanție") {
            $0.replacing("Nu se solicită garanție", with: "Se solicită garanție")
        },
        dayCentre("G01", .fail, "from seven million", says: "= nu") {
            $0.setting("procurement.band", to: .text("325-from-7-million"))
                .setting("provider.kind", to: .text("company"))
        },
        dayCentre("G01", .cannotBeDecided, "an organisation, from seven million", says: "art. 32") {
            $0.setting("procurement.band", to: .text("325-from-7-million"))
        },
        under131("G01", .notApplicable),
        homeCare("G02", .pass, "ten percent") {
            $0.setting("guarantee.percent", to: .integer(10))
        },
        homeCare("G02", .fail, "a hundredth more", says: "10,01") {
            $0.setting("guarantee.percent", to: .number(decimal("10.01")))
        },
        homeCare("G02", .fail, "none at all", says: "0") {
            $0.setting("guarantee.percent", to: .integer(0))
        },
        homeCare("G02", .cannotBeDecided, "a form is left out", says: "cauțiune") {
            $0.replacing("cauțiune; ", with: "")
        },
        dayCentre("G02", .notApplicable, "no guarantee"),
        dayCentre("Q01", .pass, "cited and annexed"),
        dayCentre("Q01", .fail, "no standards", says: "standards") {
            $0.setting("standards", to: .list([]))
        },
        dayCentre("Q01", .fail, "an indicator is not annexed", says: "lipsește „alt indicator”") {
            $0.setting("standards[6].indicator", to: .text("alt indicator"))
        },
        dayCentre("Q01", .fail, "another decision is cited", says: "nu este citată") {
            $0.setting("service.standards_act", to: .text("HG1034-2014"))
        },
        RuleCase(
            "Q01", .cannotBeDecided, "an act that is not known", says: "catalogul nu cunoaște",
            in: "contracts/mobile-team-small.yaml"),
        homeCare("M02", .pass, "30 January"),
        under131("M02", .pass),
        homeCare("M02", .fail, "another day in the annex", says: "lipsește „30 ianuarie”") {
            $0.mapping {
                $0.replacing("30 ianuarie", with: "31 ianuarie")
                    .replacing("30\u{A0}ianuarie", with: "31 ianuarie")
            }
        },
        dayCentre("M02", .notApplicable, "no such date"),
        dayCentre("S09", .pass, "no subcontracting"),
        homeCare("S09", .pass, "named with its share"),
        homeCare("S09", .fail, "another share in the text", says: "9\u{A0}%") {
            $0.setting("subcontractors[0].share_percent", to: .integer(9))
        },
        homeCare("S09", .fail, "no services", says: "subcontractors[0].services") {
            $0.setting("subcontractors[0].services", to: .list([]))
        },
        homeCare("S09", .fail, "all is handed on", says: "subcontractors") {
            $0.setting("subcontractors[0].share_percent", to: .integer(100))
        },
        dayCentre(
            "S09", .cannotBeDecided, "the text says nothing", says: "subcontractarea nu se admite"
        ) {
            $0.replacing("Subcontractarea nu se admite", with: "Subcontractarea se discută")
        },
        under131("S09", .notApplicable),
        dayCentre("D02", .cannotBeDecided, "a lawyer confirms", says: "un jurist confirmă"),
        dayCentre("D02", .fail, "another role in the text", says: "operator separat") {
            $0.setting("data_protection.role", to: .text("joint"))
        },
        dayCentre("D02", .fail, "no annex", says: "A6") { $0.without { $0.id == "A6" } },
        inRussian("D02"),
        dayCentre("D05", .pass, "codes only"),
        dayCentre("D05", .fail, "a person's code", says: "13 cifre") {
            $0.adding("beneficiara 2004123456786", after: "SC-05")
        },
        RuleCase("D05", .fail, "a code in a memorandum", says: "13 cifre") {
            $0.adding("IDNP: 0961234567890.", after: "MO-05")
        },
        dayCentre("D05", .fail, "a birth", says: "dată de naștere") {
            $0.adding("Copilul, născut la data de 3 martie 2019, este admis.", after: "SC-05")
        },
        dayCentre("F06", .notApplicable, "one language"),
        dayCentre("F06", .pass, "the same in Russian") { $0.inRussian { $0 } },
        dayCentre("F06", .fail, "another sum in Russian", says: "1177041.6") {
            $0.inRussian { $0.replacing("177\u{A0}041,60", with: "177\u{A0}041,06") }
        },
        dayCentre("F06", .fail, "no annex in Russian", says: "nu are clauza A6") { sample in
            var copy = sample
            copy.otherLanguages[.ru] = sample.without { $0.id == "A6" }.draft
            return copy
        },
    ]
}
