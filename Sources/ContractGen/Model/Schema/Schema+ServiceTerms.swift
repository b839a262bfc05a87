internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    static let serviceDuration: [Field] =
        [Field("terms", .record(serviceTerms), ro: "Termenele", en: "Terms", need: .always)]
        + dayCounts

    static let serviceTerms = Schema(
        ro: "termenele", en: "the terms",
        [
            Field(
                "validity_from", .date, ro: "Valabil de la", en: "Valid from",
                note: Text(
                    ro: "Fără ea, contractul este valabil de la semnare.",
                    en: "Without it the contract is valid from its signing.")),
            Field(
                "validity_to", .date, ro: "Valabil până la", en: "Valid until", need: .always,
                sample: "2028-03-31"),
            Field(
                "performance_from", .date, ro: "Prestarea începe la", en: "Performance from",
                need: .always, sample: "2027-02-01"),
            Field(
                "performance_to", .date, ro: "Prestarea se încheie la", en: "Performance until",
                need: .always, sample: "2028-01-31"),
            Field(
                "commitment_to", .date, ro: "Angajamentele sunt asumate până la",
                en: "Commitments taken until",
                note: Text(
                    ro: "Ultima zi până la care autoritatea și-a asumat plata din buget.",
                    en: "The last day for which the authority has committed its budget."),
                need: .always, sample: "2028-03-31"),
        ],
        checks: [
            inOrder("validity_from", "validity_to", ro: "Valabil până la", en: "Valid until"),
            inOrder(
                "performance_from", "performance_to", ro: "Prestarea se încheie la",
                en: "Performance until"),
        ])

    /// Where a number of days comes from.
    private enum DaySource {
        /// From a contract of 2026 on the standard model.
        case standardContract
        /// Proposed by us; the service's own regulation may say otherwise.
        case proposal

        func note(_ ro: String, _ en: String) -> Text {
            switch self {
            case .standardContract:
                Text(
                    ro: "\(ro) Valoarea implicită este cea uzuală în contractul standard.",
                    en: "\(en) The default is usual in the standard contract.")
            case .proposal:
                Text(
                    ro:
                        "\(ro) Valoarea implicită este o propunere; verificați regulamentul serviciului.",
                    en: "\(en) The default is a proposal; check the service's own regulation.")
            }
        }
    }

    private static let dayCounts: [Field] = [
        count(
            "notice_days", 30, ro: "Preavizul de încetare", en: "Notice of ending",
            .proposal, "Zile calendaristice.", "Calendar days."),
        count(
            "cure_days", 15, ro: "Termenul de remediere înaintea rezoluțiunii",
            en: "Time to cure a breach",
            .proposal, "Zile calendaristice de la notificare.", "Calendar days from the notice."),
        count(
            "suspension_days", 15, ro: "Întârzierea plății care permite suspendarea",
            en: "Late payment that allows suspension",
            .proposal, "Zile calendaristice; tot atât durează preavizul.",
            "Calendar days; the notice is as long."),
        count(
            "impediment_days", 10, ro: "Notificarea impedimentului", en: "Notice of an impediment",
            .standardContract, "Zile calendaristice de la cunoașterea lui.",
            "Calendar days from learning of it."),
        count(
            "renegotiation_days", 30, ro: "Renegocierea la schimbarea împrejurărilor",
            en: "Renegotiation when circumstances change",
            .proposal, "Zile calendaristice.", "Calendar days."),
        count(
            "amendment_days", 15, ro: "Răspunsul la o propunere de modificare",
            en: "Answer to a proposed amendment",
            .proposal, "Zile calendaristice.", "Calendar days."),
        count(
            "complaint_days", 5, ro: "Termenul reclamațiilor dintre părți",
            en: "Time for claims of the parties",
            .standardContract, "Zile calendaristice de la constatare.",
            "Calendar days from the finding."),
        count(
            "answer_days", 3, ro: "Termenul de răspuns la reclamație", en: "Time to answer a claim",
            .standardContract, "Zile calendaristice de la primire.", "Calendar days from receipt."),
        count(
            "dispute_days", 30, ro: "Soluționarea amiabilă a neînțelegerilor",
            en: "Amicable settlement",
            .proposal, "Zile calendaristice, înainte de instanță.",
            "Calendar days, before the court."),
        count(
            "contact_days", 5, ro: "Informarea celeilalte părți", en: "Informing the other party",
            .proposal, "Zile lucrătoare.", "Working days."),
        count(
            "correction_days", 10, ro: "Planul de corecție", en: "Plan of correction",
            .proposal, "Zile calendaristice.", "Calendar days."),
        count(
            "admission_days", 10, ro: "Termenul de admitere a beneficiarului",
            en: "Time to admit a person",
            .proposal, "Zile calendaristice de la referire.", "Calendar days from the referral."),
        count(
            "plan_days", 30, ro: "Termenul planului individualizat",
            en: "Time for the individual plan",
            .proposal, "Zile calendaristice de la admitere.", "Calendar days from admission."),
        count(
            "plan_review_months", 6, in: 1...24, unit: Text(ro: "luni", en: "months"),
            ro: "Revizuirea planului individualizat", en: "Review of the individual plan",
            .proposal, "Cel puțin o dată la atâtea luni.", "At least once in so many months."),
        count(
            "user_answer_days", 15, ro: "Termenul de răspuns la plângerea beneficiarului",
            en: "Time to answer a person served",
            .proposal, "Zile calendaristice de la primire.", "Calendar days from receipt."),
        count(
            "abuse_report_hours", 24, in: 1...72, unit: Text(ro: "ore", en: "hours"),
            ro: "Raportarea suspiciunii de abuz", en: "Report of suspected abuse",
            .proposal, "Ore de la aflare.", "Hours from learning of it."),
        count(
            "transition_days", 60, ro: "Perioada de tranziție la încetare",
            en: "Transition at the end",
            .proposal, "Zile calendaristice, de obicei între 30 și 60.",
            "Calendar days, usually 30 to 60."),
        count(
            "archive_years", 5, in: 1...75, unit: Text(ro: "ani", en: "years"),
            ro: "Păstrarea documentelor", en: "Keeping of the records",
            .proposal, "Ani de la încetarea contractului.", "Years from the end of the contract."),
    ]

    private static func count(
        _ name: String, _ standard: Int, in range: ClosedRange<Int> = 1...365,
        unit: Text = Text(ro: "zile", en: "days"), ro: String, en: String, _ source: DaySource,
        _ noteRo: String, _ noteEn: String
    ) -> Field {
        Field(
            name, .integer(range), ro: ro, en: en, note: source.note(noteRo, noteEn), unit: unit,
            standard: .value(.number(Decimal(standard))))
    }
}

extension Diagnostic {
    /// - Parameters ro, en: The label of the last day.
    static func endsBeforeStart(_ path: FieldPath, ro: String, en: String) -> Diagnostic {
        .error(
            "data.dates-reversed", at: .field(path),
            message: Text(
                ro: "\(ro) (\(path)) este înaintea datei de început",
                en: "\(en) (\(path)) is before the first day"),
            hint: Text(
                ro: "corectați una dintre cele două date", en: "correct one of the two dates"))
    }
}
