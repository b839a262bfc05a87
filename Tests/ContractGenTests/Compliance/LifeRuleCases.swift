import ContractGen
import Templates
import Wording

extension RuleCases {
    static let otherDocuments: [RuleCase] = [
        amendment, acceptanceAct, grant, partnership, romania,
    ].flatMap(\.self)

    /// A case of a data file in `Cases/agreements`.
    private static func agreement(
        _ kind: DocumentKind, _ rule: String, _ outcome: Finding.Outcome, _ what: String,
        says: String = "", _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase {
        RuleCase(
            rule, outcome, what, says: says, in: "agreements/\(kind.rawValue).yaml", spoiled)
    }

    private static func amended(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase { agreement(.amendment, rule, outcome, what, says: says, spoiled) }

    private static func accepted(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase { agreement(.acceptanceAct, rule, outcome, what, says: says, spoiled) }

    private static func granted(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase { agreement(.grantAgreement, rule, outcome, what, says: says, spoiled) }

    private static func partners(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase { agreement(.partnershipAgreement, rule, outcome, what, says: says, spoiled) }

    private static func romanian(
        _ rule: String, _ outcome: Finding.Outcome, _ what: String, says: String = "",
        _ spoiled: @escaping @Sendable (Sample) -> Sample = { $0 }
    ) -> RuleCase {
        agreement(.romanianPartnershipAgreement, rule, outcome, what, says: says, spoiled)
    }

    private static let notSubstantial: @Sendable (Sample) -> Sample = {
        $0.setting("ground.code", to: .text("not-substantial"))
    }

    private static let amendment: [RuleCase] = [
        amended("C01", .pass, "ground, facts, article"),
        amended("C01", .fail, "no facts", says: "ground.facts") {
            $0.setting("ground.facts", to: .list([]))
        },
        amended("C01", .fail, "the other law", says: "131/2015") {
            $0.replacing("325/2025", with: "131/2015")
        },
        amended("C01", .cannotBeDecided, "no article", says: "art. 74") {
            $0.replacing("art. 74", with: "articolele")
        },
        amended("C02", .pass, "25 percent together"),
        amended("C02", .fail, "26 percent", says: "26") {
            $0.setting("amendment.limited_percent", to: .integer(26))
        },
        amended("C02", .fail, "a small change of ten percent", says: "10") {
            $0.setting("ground.code", to: .text("small-change"))
                .setting("amendment.small_percent", to: .integer(10))
        },
        amended("C02", .cannotBeDecided, "no table", says: "cumulat") {
            $0.replacing("cumulate", with: "făcute")
        },
        amended("C02", .notApplicable, "the law of 2015") {
            $0.setting("procurement.band", to: .text("131"))
        },
        amended("R08", .pass, "the calendar makes the amended sum"),
        amended("R08", .fail, "the calendar of before", says: "124\u{A0}000,00") {
            $0.setting("amendment.after.payable", to: .integer(124_000))
        },
        amended("R08", .fail, "units that no period has", says: "60") {
            $0.setting("amendment.after.units", to: .integer(60))
        },
        amended("R08", .fail, "a row of before in the text", says: "40\u{A0}000,00") {
            $0.replacing("octombrie – 40 000,00", with: "octombrie – 30 000,00")
        },
        amended("R08", .notApplicable, "neither price nor terms change") {
            $0.setting("amendment.calendar", to: nil)
        },
        amended("C03", .notApplicable, "additional services"),
        amended("C03", .cannotBeDecided, "a lawyer confirms", says: "un jurist", notSubstantial),
        amended("C03", .fail, "one yes", says: "= da") {
            notSubstantial($0).setting("substantial_test.extends_scope", to: .bool(true))
        },
        amended("C03", .fail, "not answered", says: "substantial_test") {
            notSubstantial($0).setting("substantial_test", to: nil)
        },
        amended("C04", .pass, "on the third day"),
        amended("C04", .fail, "on the fourth", says: "01.10.2027") {
            $0.setting("notices.aap_sent", to: .day("2027-10-01"))
        },
        amended("C04", .fail, "no notice", says: "notices.published") {
            $0.setting("notices.published", to: nil)
        },
        amended("C04", .cannotBeDecided, "not sent yet", says: "notices") {
            $0.setting("notices.aap_sent", to: nil)
        },
        amended("C04", .notApplicable, "the law of 2015") {
            $0.setting("procurement.band", to: .text("131"))
        },
        amended("T02", .pass, "the amended last payment is covered"),
        amended("T02", .fail, "commitments end before it", says: "03.11.2028") {
            $0.setting("amendment.terms_after.commitment_to", to: .day("2028-11-03"))
        },
        amended("T02", .notApplicable, "the law of 2015") {
            $0.setting("procurement.band", to: .text("131"))
        },
        amended("T07", .pass, "valid to the amended last payment"),
        amended("T07", .fail, "the contract ends before it", says: "03.11.2028") {
            $0.setting("amendment.terms_after.validity_to", to: .day("2028-11-03"))
        },
        amended("C05", .pass, "prolonged together"),
        amended("C05", .fail, "commitments end first", says: "29.09.2028") {
            $0.setting("amendment.terms_after.commitment_to", to: .day("2028-09-29"))
        },
        amended("C05", .fail, "the guarantee ends first", says: "29.09.2028") {
            $0.setting("amendment.guarantee.valid_to", to: .day("2028-09-29"))
        },
        amended("C05", .notApplicable, "the same terms") {
            $0.setting("amendment.changes_terms", to: .bool(false))
        },
        amended("C06", .pass, "the contract's words"),
        amended("C06", .fail, "other words", says: "= nu") {
            $0.setting("amendment.texts[0].matches", to: .bool(false))
        },
        amended("C06", .fail, "no new text", says: "changes[0].new_text") {
            $0.setting("changes[0].new_text", to: nil)
        },
        amended("C06", .cannotBeDecided, "not compared", says: "comparat") {
            $0.setting("amendment.texts", to: nil)
        },
        amended("C06", .notApplicable, "no change of text") {
            $0.setting("changes", to: .list([]))
        },
        amended("T06", .fail, "after the expiry", says: "01.07.2028") {
            $0.setting("date", to: .day("2028-07-01"))
        },
        amended("L10", .pass, "within three years"),
        amended("L10", .fail, "beyond three years", says: "01.04.2030") {
            $0.setting("amendment.terms_after.performance_to", to: .day("2030-04-01"))
        },
        amended("A02", .fail, "the certificate ends first", says: "01.05.2028") {
            $0.setting("provider.accreditation.valid_to", to: .day("2028-05-01"))
                .setting("provider.accreditation.renewal_undertaking", to: .bool(false))
        },
    ]

    private static let acceptanceAct: [RuleCase] = [
        accepted("M05", .pass, "within all limits"),
        accepted("M05", .fail, "above the capacity", says: "22") {
            $0.setting("acceptance.capacity", to: .integer(22))
        },
        accepted("M05", .fail, "more than delivered", says: "25") {
            $0.setting("acceptance.lines[0].accepted", to: .integer(25))
        },
        accepted("M05", .fail, "above the contract", says: "70") {
            $0.setting("acceptance.contract.units", to: .integer(70))
        },
        accepted("M05", .fail, "another price", says: "4\u{A0}000") {
            $0.setting("acceptance.lines[0].price_in_force", to: .integer(4000))
        },
        accepted("M06", .pass, "numbers only"),
        accepted("M06", .fail, "a person's code", says: "13 cifre") {
            $0.with($0.draft.blocks + [Draft.Block(kind: .paragraph, text: "2004123456786")])
        },
        accepted("M06", .fail, "an illness", says: "suferă de") {
            $0.with($0.draft.blocks + [Draft.Block(kind: .paragraph, text: "copilul suferă de")])
        },
        accepted("M07", .pass, "reserved"),
        accepted("M07", .fail, "waived", says: "renunță la penalități") {
            $0.replacing("își rezervă dreptul la penalități", with: "renunță la penalități")
        },
        accepted("M07", .cannotBeDecided, "not found", says: "rezervă dreptul") {
            $0.replacing("își rezervă dreptul la penalități", with: "vorbește")
        },
        accepted("M07", .notApplicable, "in time") {
            $0.setting("acceptance_act.late", to: .bool(false))
        },
        accepted("M04", .fail, "accepted too late", says: "11.05.2027") {
            $0.setting("date", to: .day("2027-05-11"))
        },
    ]

    private static let donor: @Sendable (Sample) -> Sample = {
        $0.setting("grant.variant", to: .text("donor"))
    }

    private static let grant: [RuleCase] = [
        granted("R11", .pass, "a budget of costs"),
        granted("R11", .fail, "nothing ineligible", says: "grant.ineligible") {
            $0.setting("grant.ineligible", to: .list([]))
        },
        granted("R11", .fail, "a price", says: "preț unitar") {
            $0.with($0.draft.blocks + [Draft.Block(kind: .paragraph, text: "la un preț unitar")])
        },
        granted("R12", .pass, "sums agree"),
        granted("R12", .fail, "tranches fall short", says: "grant.tranches") {
            $0.setting("grant.tranches[1].amount", to: .integer(99_999))
        },
        granted("R12", .fail, "own lines fall short", says: "25\u{A0}001") {
            $0.setting("grant.own_contribution", to: .integer(25_001))
        },
        granted("N05", .notApplicable, "public funds"),
        granted("N05", .pass, "the donor's texts", donor),
        granted("N05", .fail, "no disclaimer", says: "donor.disclaimer") {
            donor($0).setting("donor.disclaimer", to: nil)
        },
        granted("N05", .fail, "another text", says: "lipsește „Alt text”") {
            donor($0).setting("donor.visibility_text", to: .text("Alt text"))
        },
        granted("N06", .pass, "forbidden and returned"),
        granted("N06", .fail, "no term", says: "0") {
            $0.setting("grant.return_days", to: .integer(0))
        },
        granted("N06", .cannotBeDecided, "not found", says: "dublă finanțare") {
            $0.replacing("Dubla finanțare", with: "Altceva")
        },
        granted("N07", .pass, "cited"),
        granted("N07", .fail, "after the agreement", says: "grant.contest.date") {
            $0.setting("grant.contest.date", to: .day("2027-03-16"))
        },
        granted("N07", .fail, "no contest", says: "grant.contest") {
            $0.setting("grant.contest", to: nil)
        },
        granted("N07", .notApplicable, "a donor's funds", donor),
    ]

    private static let partnership: [RuleCase] = [
        partners("N03", .pass, "both bring something"),
        partners("N03", .fail, "one brings nothing", says: "contributions") {
            $0.setting("contributions[0].party", to: .text("provider"))
        },
        partners("N03", .fail, "a promise", says: "va atribui contractul") {
            $0.with(
                $0.draft.blocks + [
                    Draft.Block(
                        kind: .paragraph, text: "Primăria va atribui contractul Asociației.")
                ])
        },
        partners("N04", .pass, "by the council's decision"),
        partners("N04", .fail, "no decision", says: "contributions[0].decision") {
            $0.setting("contributions[0].decision", to: nil)
        },
        partners("N04", .notApplicable, "no public property") {
            $0.setting("contributions[0].kind", to: .text("money"))
        },
    ]

    private static let romania: [RuleCase] = [
        romanian("X01", .pass, "Romanian law"),
        romanian("X01", .fail, "a Moldovan act", says: "195/2024") {
            $0.with(
                $0.draft.blocks + [Draft.Block(kind: .paragraph, text: "Legea nr. 195/2024")])
        },
        romanian("X01", .fail, "no code", says: "parties[1].cui") {
            $0.setting("parties[1].cui", to: nil)
        },
        romanian("X02", .pass, "complete"),
        romanian("X02", .fail, "budgets fall short", says: "200\u{A0}001") {
            $0.setting("project.budget", to: .integer(200_001))
        },
        romanian("X02", .fail, "two leaders", says: "parties") {
            $0.setting("parties[1].role", to: .text("leader"))
        },
        romanian("X03", .pass, "accredited and licensed"),
        romanian("X03", .fail, "no licence", says: "service.licence") {
            $0.setting("service.licence", to: nil)
        },
        romanian("X03", .notApplicable, "no service") { $0.setting("service", to: nil) },
    ]
}
