internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// What the service costs.
    static let money: [Field] = [
        Field("costing", .record(costing), ro: "Fișa de costificare", en: "Costing sheet"),
        Field("price", .record(price), ro: "Prețul", en: "Price", need: .always),
    ]

    /// How it is accepted and paid, and what secures it.
    static let settlement: [Field] = [
        Field("payment", .record(payment), ro: "Plata", en: "Payment", need: .always),
        Field(
            "acceptance", .record(acceptance), ro: "Recepția serviciilor",
            en: "Acceptance of the services", standard: .emptyRecord),
        Field(
            "guarantee", .record(guarantee), ro: "Garanția de bună execuție",
            en: "Performance guarantee", need: .always),
        Field(
            "penalty", .record(penalty), ro: "Penalitățile", en: "Penalties",
            standard: .emptyRecord),
        Field(
            "insurance", .text, ro: "Asigurarea cerută prestatorului",
            en: "Insurance asked of the provider",
            note: Text(
                ro: "De exemplu „răspunderea civilă față de terți”.",
                en: "E.g. “third-party liability”.")),
    ]

    static let payment = Schema(
        ro: "plata", en: "the payment",
        [
            Field(
                "frequency", .choice(PaymentFrequency.self), ro: "Frecvența plăților",
                en: "Frequency of payments", need: .always, sample: "monthly"),
            Field(
                "instalments", .integer(1...120), ro: "Numărul tranșelor",
                en: "Number of instalments", unit: Text(ro: "tranșe", en: "instalments"),
                need: .when(
                    Condition(Text(ro: "la plata în tranșe", en: "when paid in instalments")) {
                        $0["frequency"] == .text(PaymentFrequency.instalments.rawValue)
                    })),
            Field(
                "days", .integer(1...365), ro: "Termenul de plată", en: "Time of payment",
                note: Text(
                    ro:
                        "De la recepție. Valoarea implicită este cea uzuală în contractul standard.",
                    en: "From acceptance. The default is usual in the standard contract."),
                unit: Text(ro: "zile", en: "days"), standard: .value(.number(25))),
            Field(
                "days_kind", .choice(DaysKind.self), ro: "Felul zilelor", en: "Kind of days",
                standard: .value(.text(DaysKind.calendar.rawValue))),
            Field("advance", .record(advance), ro: "Avansul", en: "Advance"),
        ])

    static let advance = Schema(
        ro: "avansul", en: "the advance",
        [
            Field(
                "percent", .percent, ro: "Procentul avansului", en: "Percent of the advance",
                unit: Text(ro: "%", en: "%"), need: .always),
            Field(
                "ground", .text, ro: "Temeiul avansului", en: "Ground of the advance",
                need: .always),
        ])

    static let acceptance = Schema(
        ro: "recepția", en: "the acceptance",
        [
            days(
                "submit_days", 5, ro: "Prezentarea actului", en: "Submission of the act",
                note: Text(
                    ro: "De la sfârșitul perioadei.", en: "From the end of the period.")),
            days(
                "accept_days", 5, ro: "Acceptarea sau obiecțiile", en: "Acceptance or objections",
                note: Text(
                    ro: "De la primirea actului; uzual în contractul standard.",
                    en: "From receipt of the act; usual in the standard contract.")),
            days(
                "remedy_days", 10, ro: "Remedierea neconformităților", en: "Remedy of defects",
                note: Text(ro: "De la obiecție.", en: "From the objection.")),
        ])

    private static func days(_ name: String, _ standard: Int, ro: String, en: String, note: Text)
        -> Field
    {
        Field(
            name, .integer(1...90), ro: ro, en: en, note: note,
            unit: Text(ro: "zile calendaristice", en: "calendar days"),
            standard: .value(.number(Decimal(standard))))
    }

    static let guarantee = Schema(
        ro: "garanția de bună execuție", en: "the performance guarantee",
        [
            Field(
                "required", .bool, ro: "Se solicită garanție", en: "A guarantee is required",
                need: .always, sample: "false"),
            Field(
                "percent", .percent, ro: "Cuantumul garanției", en: "Amount of the guarantee",
                unit: Text(ro: "%", en: "%"), need: .when(guaranteeIs(true))),
            Field(
                "base", .choice(GuaranteeBase.self), ro: "Baza garanției",
                en: "Base of the guarantee",
                standard: .derived(
                    Text(ro: "suma plătită de autoritate", en: "the sum payable by the authority")
                ) { guaranteeIs(true).holds($0) ? .text(GuaranteeBase.payable.rawValue) : nil }),
            Field(
                "forms_accepted", .list(of: .choice(GuaranteeForm.self), count: 0...6),
                ro: "Formele acceptate", en: "Forms accepted",
                note: Text(
                    ro: "Prestatorul alege între ele; lista liberă înseamnă orice formă legală.",
                    en: "The provider chooses among them; an empty list means any legal form.")),
            Field(
                "release_days", .integer(1...365), ro: "Restituirea garanției",
                en: "Release of the guarantee",
                note: Text(
                    ro: "De la executarea integrală.", en: "From full performance."),
                unit: Text(ro: "zile", en: "days"),
                standard: .derived(
                    Text(ro: "15 zile (Legea nr. 325/2025)", en: "15 days (Law No. 325/2025)")
                ) { guaranteeIs(true).holds($0) ? .number(15) : nil }),
            Field(
                "ground", .text, ro: "Temeiul deciziei", en: "Ground of the decision",
                note: Text(
                    ro: "De ce nu se solicită garanția.", en: "Why no guarantee is required."),
                need: .when(guaranteeIs(false)), sample: "DE COMPLETAT: temeiul"),
        ], checks: [onlyWithGuarantee])

    private static func guaranteeIs(_ required: Bool) -> Condition {
        Condition(
            required
                ? Text(ro: "când se solicită garanția", en: "when a guarantee is required")
                : Text(ro: "când nu se solicită garanția", en: "when no guarantee is required")
        ) { $0["required"] == .bool(required) }
    }

    private static let onlyWithGuarantee: Check = { record, path in
        guard record["required"] == .bool(false) else { return [] }
        return ["percent", "base", "release_days"].filter { record[$0] != nil }
            .map { .withoutGuarantee(path.appending($0)) }
    }

    static let penalty = Schema(
        ro: "penalitățile", en: "the penalties",
        [
            Field(
                "provider_rate", .percent, ro: "Penalitatea prestatorului",
                en: "Penalty of the provider", note: usual, unit: aDay,
                standard: .value(.number(Decimal(sign: .plus, exponent: -1, significand: 1)))),
            Field(
                "provider_cap", .percent, ro: "Plafonul penalităților prestatorului",
                en: "Cap of the provider's penalties", note: usual,
                unit: Text(ro: "% din valoarea contractului", en: "% of the contract's value"),
                standard: .value(.number(5))),
            Field(
                "authority_rate", .percent, ro: "Penalitatea autorității",
                en: "Penalty of the authority", unit: aDay, standard: same("provider_rate")),
            Field(
                "authority_cap", .percent, ro: "Plafonul penalităților autorității",
                en: "Cap of the authority's penalties",
                unit: Text(ro: "% din valoarea contractului", en: "% of the contract's value"),
                standard: same("provider_cap")),
        ])

    private static let usual = Text(
        ro: "Valoarea implicită este cea uzuală în contractul standard.",
        en: "The default is usual in the standard contract.")
    private static let aDay = Text(ro: "% pe zi", en: "% a day")

    private static func same(_ name: String) -> Standard {
        .derived(Text(ro: "ca la prestator", en: "as for the provider")) { $0[name] }
    }
}

extension Diagnostic {
    fileprivate static func withoutGuarantee(_ path: FieldPath) -> Diagnostic {
        .error(
            "data.without-guarantee", at: .field(path),
            message: Text(
                ro: "câmpul \(path) este completat, deși garanția nu se solicită",
                en: "the field \(path) is filled in, though no guarantee is required"),
            hint: Text(
                ro: "ștergeți câmpul sau scrieți „required: true”",
                en: "delete the field, or write “required: true”"))
    }
}
