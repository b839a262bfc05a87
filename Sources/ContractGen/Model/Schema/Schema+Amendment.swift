internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// A change of a service contract. What it does not say is the contract's.
    public static let amendment = Schema(
        ro: "acordul adițional", en: "the amendment",
        header(of: .amendment) + amended + reasons + altered + closing)

    private static let amended: [Field] = [
        Field(
            "amends", .record(amendedContract), ro: "Contractul modificat", en: "Contract amended",
            need: .always)
    ]

    /// The data file of the contract that a document follows.
    static func contractFile(_ name: String) -> Field {
        Field(
            name, .text, ro: "Fișierul de date al contractului", en: "Data file of the contract",
            note: Text(
                ro: "Calea față de acest fișier; părțile, prețul și legea vin din el.",
                en: "Its path from this file; parties, price and law come from it."),
            need: .always, sample: "contract.yaml")
    }

    static func earlierAmendments(_ name: String, ro: String, en: String) -> Field {
        Field(
            name, .list(of: .text, count: 0...50), ro: ro, en: en,
            note: Text(
                ro: "Fișierele lor de date, în ordinea semnării.",
                en: "Their data files, in the order of signing."))
    }

    static let amendedContract = Schema(
        ro: "contractul modificat", en: "the contract amended",
        [
            contractFile("file"),
            earlierAmendments(
                "earlier", ro: "Acordurile adiționale anterioare", en: "Earlier amendments"),
        ])

    private static let reasons: [Field] = [
        Field(
            "ground", .record(ground), ro: "Temeiul modificării", en: "Ground of the change",
            need: .always),
        Field(
            "substantial_test", .record(substantialTest), ro: "Testul modificării substanțiale",
            en: "Test of a substantial change",
            note: Text(
                ro: "Patru întrebări; un singur „da” face modificarea substanțială.",
                en: "Four questions; one “yes” makes the change substantial.")),
        Field(
            "notices", .record(changeNotices), ro: "Decizia, anunțul și comunicarea",
            en: "Decision, notice and report"),
    ]

    static let ground = Schema(
        ro: "temeiul modificării", en: "the ground of the change",
        [
            Field(
                "code", .choice(AmendmentGround.self), ro: "Temeiul", en: "Ground", need: .always,
                sample: AmendmentGround.additionalServices.rawValue),
            Field(
                "article", .text, ro: "Locul din lege", en: "Place in the law",
                note: Text(
                    ro:
                        "Alineatul și punctul, de exemplu „alin. (2) pct. 2”; articolul îl știe programul.",
                    en: "Paragraph and point, e.g. “alin. (2) pct. 2”; the article is known.")),
            Field(
                "facts", .list(of: .text, count: 1...20), ro: "Faptele", en: "Facts",
                note: Text(
                    ro:
                        "De ce este nevoie de modificare: câte o propoziție, fără punct la sfârșit.",
                    en: "Why the change is needed: a sentence each, without a full stop."),
                need: .always, sample: "DE COMPLETAT: de ce este nevoie de modificare"),
        ])

    static let substantialTest = Schema(
        ro: "testul modificării substanțiale", en: "the test of a substantial change",
        [
            question(
                "admits_others", ro: "Ar fi permis admiterea altor candidați sau oferte",
                en: "Would have let in other candidates or offers"),
            question(
                "shifts_balance", ro: "Schimbă echilibrul economic în favoarea prestatorului",
                en: "Shifts the economic balance in the provider's favour"),
            question(
                "extends_scope", ro: "Extinde în mod considerabil obiectul contractului",
                en: "Considerably extends the contract's scope"),
            question(
                "replaces_provider", ro: "Înlocuiește prestatorul în afara cazurilor legii",
                en: "Replaces the provider outside the law's cases"),
        ])

    private static func question(_ name: String, ro: String, en: String) -> Field {
        Field(name, .bool, ro: ro, en: en, need: .always, sample: "false")
    }

    static let changeNotices = Schema(
        ro: "decizia, anunțul și comunicarea", en: "decision, notice and report",
        [
            Field(
                "decision", .record(document(ro: "decizia de modificare", en: "the decision")),
                ro: "Decizia de modificare", en: "Decision to change",
                note: Text(
                    ro: "Decizia grupului de lucru al autorității.",
                    en: "That of the authority's working group.")),
            Field(
                "published", .record(document(ro: "anunțul de modificare", en: "the notice")),
                ro: "Anunțul de modificare", en: "Notice of the change",
                note: Text(
                    ro: "Numărul și data publicării.", en: "Number and date of publication.")),
            Field(
                "aap_sent", .date, ro: "Expedierea la Agenția Achiziții Publice",
                en: "Sent to the Public Procurement Agency"),
        ])

    private static let altered: [Field] = [
        Field(
            "changes", .list(of: .record(change), count: 0...100), ro: "Modificările de text",
            en: "Changes of text"),
        Field(
            "price", .record(changedPrice), ro: "Prețul după modificare",
            en: "Price after the change",
            note: Text(
                ro: "Numai ce se schimbă; valoarea și cumulul se calculează.",
                en: "Only what changes; value and total change are worked out.")),
        Field(
            "terms", .record(changedTerms), ro: "Termenele după modificare",
            en: "Terms after the change",
            note: Text(ro: "Numai cele care se schimbă.", en: "Only those that change.")),
        Field(
            "guarantee", .record(changedGuarantee), ro: "Garanția după modificare",
            en: "Guarantee after the change"),
        Field(
            "successor", .record(successor), ro: "Succesorul unei părți", en: "A party's successor",
            need: .when(
                Condition(
                    Text(ro: "pentru temeiul „successor”", en: "for the ground “successor”")
                ) { fields in
                    guard case .map(let ground)? = fields["ground"] else { return false }
                    return ground["code"] == .text(AmendmentGround.successor.rawValue)
                })),
        Field(
            "effective_from", .date, ro: "Produce efecte de la", en: "In force from",
            note: Text(
                ro: "Fără ea, de la semnare.", en: "Without it, from the signing.")),
    ]

    static let change = Schema(
        ro: "modificarea", en: "the change",
        [
            Field(
                "point", .text, ro: "Punctul", en: "Point",
                note: Text(
                    ro:
                        "Numărul tipărit, de exemplu „9.2” sau „4.1 lit. b)”; al unui punct nou, cel pe care îl va avea.",
                    en: "As printed, e.g. “9.2” or “4.1 lit. b)”; of a new point, its number to be."
                ),
                need: .always),
            Field(
                "annex", .integer(1...200), ro: "Anexa", en: "Annex",
                note: Text(
                    ro: "Numărul anexei; fără el, punctul este al contractului însuși.",
                    en: "The annex's number; without it the point is the contract's own."),
                unit: Text(ro: "numărul tipărit", en: "printed number")),
            Field(
                "action", .choice(ChangeAction.self), ro: "Ce se face", en: "What is done",
                standard: .value(.text(ChangeAction.replace.rawValue))),
            Field(
                "old_text", .multilineText, ro: "Textul în vigoare", en: "Text in force",
                note: Text(
                    ro: "Lăsat liber: cel din contract; dacă îl scrieți, se compară.",
                    en: "Left out: the contract's; compared where written.")),
            Field(
                "new_text", .multilineText, ro: "Textul nou", en: "New text",
                need: .when(
                    Condition(
                        Text(ro: "dacă punctul nu se exclude", en: "unless the point is deleted")
                    ) { $0["action"] != .text(ChangeAction.delete.rawValue) })),
        ])

    static let changedPrice = Schema(
        ro: "prețul după modificare", en: "the price after the change",
        [
            Field(
                "unit_price", .money, ro: "Prețul unitar nou", en: "New unit price",
                unit: currencyUnit),
            Field(
                "units", .decimal(places: 2), ro: "Numărul total nou de unități",
                en: "New number of units", unit: Text(ro: "unități", en: "units")),
            Field(
                "units_at_old_price", .decimal(places: 2),
                ro: "Unități care rămân la prețul vechi", en: "Units that keep the old price",
                note: Text(
                    ro: "Cele prestate înainte de schimbarea prețului unitar.",
                    en: "Those delivered before the unit price changes."),
                unit: Text(ro: "unități", en: "units"), standard: .value(.number(0))),
        ])

    static let changedTerms = Schema(
        ro: "termenele după modificare", en: "the terms after the change",
        [
            Field("validity_to", .date, ro: "Valabil până la", en: "Valid until"),
            Field(
                "performance_to", .date, ro: "Prestarea se încheie la", en: "Performance until"),
            Field(
                "commitment_to", .date, ro: "Angajamentele sunt asumate până la",
                en: "Commitments taken until"),
        ])

    static let changedGuarantee = Schema(
        ro: "garanția după modificare", en: "the guarantee after the change",
        [
            Field(
                "valid_to", .date, ro: "Garanția este prelungită până la",
                en: "Guarantee prolonged until"),
            Field(
                "percent", .percent, ro: "Cuantumul garanției", en: "Amount of the guarantee",
                unit: Text(ro: "%", en: "%")),
        ])

    static let successor = Schema(
        ro: "succesorul", en: "the successor",
        [
            Field(
                "replaces", .choice(ContractSide.self), ro: "Ce parte înlocuiește",
                en: "Which side it replaces", need: .always),
            Field(
                "party", .record(party(and: [optionalAccreditation])), ro: "Partea nouă",
                en: "New party", need: .always),
        ])

    /// What a document that follows a contract has beside its own data: the contract's fields, and
    /// those it shares with one.
    static let inherited = Schema(
        ro: "contractul", en: "the contract",
        [
            Field("contract", .record(.serviceContract), ro: "Contractul", en: "Contract")
        ] + ["authority", "provider", "procurement"].compactMap { serviceContract[$0] })

    /// Of a party that need not be accredited.
    static let optionalAccreditation = Field(
        "accreditation", .record(accreditation), ro: "Acreditarea", en: "Accreditation")
}
