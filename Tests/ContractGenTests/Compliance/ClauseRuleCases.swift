import ContractGen
import Templates
import Wording

extension RuleCases {
    /// The three outcomes of a requirement on what a clause of the day centre provides: the shipped
    /// words, other words, no clause.
    private static func provided(
        _ rule: String, _ clause: String, without words: String..., sought: String
    ) -> [RuleCase] {
        [
            dayCentre(rule, .pass, "the shipped words"),
            dayCentre(rule, .cannotBeDecided, "other words", says: sought) { sample in
                words.reduce(sample) { $0.replacing($1, with: "…") }
            },
            dayCentre(rule, .fail, "no clause", says: "\(clause) lipsește") {
                $0.without { $0.id == clause }
            },
        ]
    }

    static let furtherTerms: [RuleCase] = [
        dayCentre("T05", .pass, "a year"),
        dayCentre("T05", .fail, "five years", says: "15.03.2032") {
            $0.setting("terms.validity_to", to: .day("2032-03-15"))
        },
        dayCentre("O01", .pass, "all four"),
        dayCentre("O01", .fail, "another territory", says: "lipsește „raionul Altul”") {
            $0.setting("service.territory", to: .text("raionul Altul"))
        },
        dayCentre("O01", .fail, "another capacity", says: "lipsește „31") {
            $0.setting("beneficiaries.capacity_max", to: .integer(31))
        },
        dayCentre("O02", .pass, "all annexes"),
        dayCentre("O02", .fail, "one left out", says: "nu este în lista documentelor") {
            $0.without { $0.kind == .subPoint && $0.text.contains("– Personalul") }
        },
        dayCentre("O02", .cannotBeDecided, "no priority", says: "prevalează") {
            $0.replacing("prevalează", with: "contează").replacing("prioritatea", with: "ordinea")
        },
        dayCentre("R06", .pass, "no advance"),
        dayCentre("R06", .fail, "an advance on request", says: "payment.advance.ground") {
            $0.setting("payment.advance", to: advance("cererea Prestatorului"))
        },
        dayCentre("R06", .pass, "an advance by the documentation") {
            $0.setting("payment.advance", to: advance("pct. 7 din documentația de atribuire"))
        },
        dayCentre("R06", .cannotBeDecided, "paid when", says: "după prestarea și recepția") {
            $0.replacing("după prestarea și recepția", with: "la cererea și acceptarea")
        },
        dayCentre("R09", .pass, "firm"),
        homeCare("R09", .pass, "a clear index"),
        homeCare("R09", .fail, "no limit", says: "price.indexation.cap_percent") {
            $0.setting("price.indexation.cap_percent", to: nil)
        },
        homeCare("R09", .fail, "another month in the text", says: "lipsește „2027-03”") {
            $0.setting("price.indexation.base_month", to: .text("2027-03"))
        },
        under131("R09", .notApplicable),
        homeCare("G03", .pass, "notice and release"),
        homeCare("G03", .fail, "a day more", says: "16") {
            $0.setting("guarantee.release_days", to: .integer(16))
        },
        homeCare("G03", .cannotBeDecided, "no notice", says: "informează despre obligațiile") {
            $0.replacing("îl informează despre obligațiile", with: "îi scrie despre îndatoririle")
        },
        dayCentre("G03", .notApplicable, "no guarantee"),
        dayCentre("R04", .pass, "sums agree"),
        small("R04", .pass, "costs of a unit"),
        dayCentre("R04", .fail, "a total a ban off", says: "1\u{A0}177\u{A0}041,49") {
            $0.setting("costs.sheet.sum", to: .number(decimal("1177041.49")))
        },
        dayCentre("R04", .notApplicable, "no costing") { $0.setting("costs.sheet", to: nil) },
    ]

    private static func advance(_ ground: String) -> Value {
        .map(Value.Map([("percent", .integer(30)), ("ground", .text(ground))]))
    }

    static let quality: [RuleCase] =
        [
            qualityCases,
            provided("Q06", "SS-06", without: "Avocatului Poporului", sought: "Avocatul Poporului"),
            provided("Q08", "SS-10", without: "plan de tranziție", sought: "plan de tranziție"),
        ].flatMap(\.self)

    private static let qualityCases: [RuleCase] = [
        dayCentre("Q02", .pass, "complete"),
        dayCentre("Q02", .fail, "no evidence", says: "standards[1].evidence") {
            $0.setting("standards[1].evidence", to: .text(""))
        },
        dayCentre("Q02", .fail, "another frequency in the annex", says: "lipsește „zilnic”") {
            $0.setting("standards[0].frequency", to: .text("zilnic"))
        },
        dayCentre("Q02", .notApplicable, "no standards") {
            $0.setting("standards", to: .list([]))
        },
        dayCentre("Q03", .cannotBeDecided, "a specialist reads", says: "un specialist"),
        dayCentre("Q03", .fail, "another term in the text", says: "lipsește „19") {
            $0.setting("plan_days", to: .integer(19))
        },
        dayCentre("Q04", .cannotBeDecided, "a specialist reads", says: "un specialist"),
        dayCentre("Q04", .fail, "another term in the text", says: "lipsește „11") {
            $0.setting("admission_days", to: .integer(11))
        },
        dayCentre("Q05", .cannotBeDecided, "a specialist compares", says: "un specialist"),
        dayCentre("Q05", .fail, "nobody", says: "0") {
            $0.setting("staff", to: .list([]))
        },
        dayCentre("Q05", .fail, "a post is not annexed", says: "lipsește „logoped”") {
            $0.setting("staff[0].post", to: .text("logoped"))
        },
        dayCentre("Q07", .cannotBeDecided, "no vetting", says: "antecedentele penale") {
            $0.replacing("antecedentele penale", with: "trecutul")
        },
        dayCentre("Q07", .pass, "the shipped article"),
        dayCentre("Q07", .fail, "another term in the text", says: "lipsește „12") {
            $0.setting("abuse_report_hours", to: .integer(12))
        },
        small("Q07", .notApplicable, "no group at risk"),
        dayCentre("Q09", .pass, "no criterion"),
        dayCentre("Q09", .fail, "only some", says: "numai persoanelor de etnie") {
            $0.adding("Serviciul se acordă numai persoanelor de etnie găgăuză.", after: "SS-01")
        },
        dayCentre("Q09", .cannotBeDecided, "a criterion named", says: "criteriu protejat") {
            $0.adding("Personalul cunoaște limba copiilor de etnie romă.", after: "SS-01")
        },
        dayCentre("M01", .pass, "complete"),
        dayCentre("M01", .fail, "none", says: "0") {
            $0.setting("indicators", to: .list([]))
        },
        dayCentre("M01", .fail, "no source", says: "indicators[0].source") {
            $0.setting("indicators[0].source", to: nil)
        },
        dayCentre("M03", .fail, "no form", says: "A8") { $0.without { $0.id == "A8" } },
        dayCentre("M04", .pass, "three terms"),
        dayCentre("M04", .fail, "another term in the text", says: "lipsește „7") {
            $0.setting("acceptance.remedy_days", to: .integer(7))
        },
        dayCentre("M03", .pass, "the shipped words"),
        dayCentre("M03", .cannotBeDecided, "other words", says: "actul de predare-primire") {
            $0.replacing("actul de predare-primire", with: "hârtia")
                .replacing("actului de predare-primire", with: "hârtiei")
        },
    ]

    static let clauses: [RuleCase] =
        [
            clauseCases,
            provided("S03", "SC-21", without: "notifică", "informează", sought: "notifică"),
            provided(
                "S05", "SC-26", without: "declarație scrisă", sought: "declarație scrisă"),
            provided(
                "S07", "SC-25", without: "numai prin acord adițional", sought: "acord adițional"),
            provided("S08", "SC-28", without: "acordul scris", sought: "acordul scris"),
            provided("S10", "SC-33", without: "instanței de judecată", sought: "instanței"),
            provided("S13", "SC-15", without: "mediului", sought: "mediului"),
            provided(
                "S14", "SC-29", without: "informații de interes public",
                "informațiile de interes public", sought: "interes public"),
        ].flatMap(\.self)

    private static let clauseCases: [RuleCase] = [
        dayCentre("S01", .pass, "the same for both"),
        dayCentre("S01", .fail, "a lower rate", says: "0,01") {
            $0.setting("penalty.authority_rate", to: .number(decimal("0.01")))
        },
        dayCentre("S01", .fail, "no cap", says: "0") {
            $0.setting("penalty.provider_cap", to: .integer(0))
        },
        dayCentre("S02", .pass, "nothing is excluded"),
        dayCentre("S02", .fail, "all liability", says: "nu poartă nicio răspundere") {
            $0.adding("Autoritatea nu poartă nicio răspundere.", after: "SC-23")
        },
        dayCentre("S02", .fail, "with cedillas and capitals", says: "intenţie") {
            $0.adding("Limita se aplică INCLUSIV ÎN CAZ DE intenţie.", after: "SC-23")
        },
        dayCentre("S02", .pass, "said not to be so") {
            $0.adding("Partea nu este exonerată de orice răspundere.", after: "SC-23")
        },
        dayCentre("S04", .pass, "the Code's words"),
        dayCentre("S04", .fail, "the old word", says: "rezilierea") {
            $0.adding("La rezilierea Contractului", after: "SC-26")
        },
        dayCentre("S04", .pass, "resilience is another word") {
            $0.adding("Serviciul crește reziliența familiilor.", after: "SS-01")
        },
        dayCentre("S04", .pass, "the old concept beside the new") {
            $0.adding("inclusiv forța majoră", after: "SC-21")
        },
        dayCentre("S04", .fail, "the old concept alone", says: "forței majore") {
            $0.mapping {
                $0.replacing("mpediment", with: "mprejurare")
                    .replacing("justifică neexecutarea", with: "apără")
            }.adding("În cazul forței majore, termenele se prelungesc.", after: "SC-21")
        },
        dayCentre("S04", .notApplicable, "Romanian law") {
            $0.setting("jurisdiction", to: .text("RO"))
        },
        dayCentre("S06", .pass, "three cases"),
        under131("S06", .pass),
        dayCentre("S06", .cannotBeDecided, "two cases", says: "încălcare gravă") {
            $0.replacing("încălcare gravă", with: "greșeală")
        },
        dayCentre("S06", .fail, "no article", says: "SC-26") {
            $0.without { $0.id == "SC-26" }
        },
        small("S06", .notApplicable, "below the threshold"),
        dayCentre("S10", .fail, "arbitration", says: "arbitraj") {
            $0.adding("Litigiile se soluționează prin arbitraj.", after: "SC-33.court")
        },
        dayCentre("S12", .pass, "declared"),
        dayCentre("S12", .fail, "after the contract", says: "beneficial_owners_date") {
            $0.setting("procurement.beneficial_owners_date", to: .day("2027-03-16"))
        },
        dayCentre("S12", .cannotBeDecided, "no date", says: "data declarației") {
            $0.setting("procurement.beneficial_owners_date", to: nil)
        },
        under131("S12", .notApplicable),
        under131("S13", .notApplicable),
    ]

    private static let processor: @Sendable (Sample) -> Sample = {
        $0.setting("data_protection.role", to: .text("controller-processor"))
    }

    static let several: [RuleCase] = [
        dayCentre("D03", .notApplicable, "no processor"),
        dayCentre("D03", .cannotBeDecided, "a lawyer reads", says: "un jurist citește", processor),
        dayCentre("D03", .cannotBeDecided, "no audit", says: "auditul") {
            processor($0).mapping {
                $0.replacing("Auditul", with: "Accesul").replacing("verificarea", with: "privirea")
            }
        },
        dayCentre("D03", .fail, "no annex", says: "A6") {
            processor($0).without { $0.id == "A6" }
        },
        dayCentre("D04", .cannotBeDecided, "a lawyer confirms", says: "un jurist confirmă"),
        dayCentre("D04", .fail, "none named", says: "data_protection.special_categories") {
            $0.setting("data_protection.special_categories", to: .list([]))
        },
        dayCentre("D06", .pass, "a day"),
        dayCentre("D06", .fail, "too late", says: "49") {
            $0.setting("data_protection.breach_hours", to: .integer(49))
        },
        dayCentre("O04", .pass, "persons only"),
        dayCentre("O04", .fail, "the buyer too", says: "„Beneficiar” este aici o parte") {
            $0.adding("Prestatorul prezintă factura, iar Beneficiarul o achită.", after: "SC-11")
        },
        dayCentre("O04", .pass, "owners are another matter") {
            $0.adding("Prestatorul declară Beneficiarul efectiv.", after: "SC-06")
        },
        dayCentre("O05", .pass, "defined and used"),
        dayCentre("O05", .fail, "twice", says: "a doua oară") {
            $0.adding("„Serviciul” – activitatea Prestatorului.", after: "SC-05")
        },
        dayCentre("O05", .fail, "never used", says: "„Zgomotul” este definit") {
            $0.adding("sunetul puternic (în continuare – „Zgomotul”)", after: "SC-05")
        },
        dayCentre("F05", .pass, "on every page"),
        dayCentre("F05", .fail, "another date", says: "antetul și subsolul nu poartă") {
            $0.withRunning(["Contract nr. 3-EX din 1 ianuarie 2027"])
        },
        dayCentre("F05", .fail, "neither on pages nor in annexes", says: "anexa nu poartă „3-EX”") {
            $0.withRunning([])
        },
        dayCentre("F05", .notApplicable, "no annexes") { $0.without { $0.kind == .annex } },
        homeCare("F07", .pass, "by hand or electronic"),
        dayCentre("F07", .fail, "nobody signs", says: "nu are blocuri de semnături") {
            $0.without { $0.kind == .signatures }
        },
        dayCentre("F07", .fail, "no room for the seal", says: "L.Ș.") {
            $0.setting("signature_mode", to: .text("handwritten"))
        },
        dayCentre(
            "R02", .fail, "rows that do not make the total", says: "totalul scris este",
            inRows("78\u{A0}469,44", "78\u{A0}469,45")),
    ]
}
