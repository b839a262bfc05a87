internal import Diagnostics

extension Schema {
    /// How the service is followed.
    static let controlled: [Field] = [
        Field(
            "indicators", .list(of: .record(indicator), count: 1...100),
            ro: "Indicatorii de monitorizare", en: "Monitoring indicators", need: .always),
        Field(
            "reports", .list(of: .record(report), count: 1...50), ro: "Rapoartele", en: "Reports",
            need: .always),
        Field("project", .record(project), ro: "Proiectul", en: "Project"),
        Field(
            "donor", .record(donor), ro: "Finanțatorul", en: "Donor",
            note: Text(
                ro: "Numai dacă un finanțator plătește o parte din serviciu.",
                en: "Only if a donor pays a part of the service.")),
    ]

    static let indicator = Schema(
        ro: "indicatorul", en: "the indicator",
        [
            Field(
                "name", .text, ro: "Denumirea indicatorului", en: "Name of the indicator",
                need: .always, sample: "DE COMPLETAT: indicatorul"),
            Field(
                "baseline", .text, ro: "Valoarea inițială", en: "Baseline", need: .always,
                sample: "0"),
            Field(
                "target", .text, ro: "Ținta", en: "Target", need: .always,
                sample: "DE COMPLETAT: ținta"),
            Field(
                "source", .text, ro: "Sursa datelor", en: "Source of the data", need: .always,
                sample: "DE COMPLETAT: sursa"),
            Field(
                "frequency", .text, ro: "Frecvența", en: "Frequency", need: .always,
                sample: "trimestrial"),
        ])

    static let report = Schema(
        ro: "raportul", en: "the report",
        [
            Field(
                "kind", .choice(ReportKind.self), ro: "Felul raportului", en: "Kind of report",
                need: .always, sample: "monthly"),
            Field(
                "title", .text, ro: "Titlul raportului", en: "Title of the report",
                note: Text(
                    ro: "Fără el, felul raportului.", en: "Without it, the kind of report.")),
            Field(
                "period", .text, ro: "Perioada raportată", en: "Period reported", need: .always,
                sample: "luna calendaristică"),
            Field(
                "due", .text, ro: "Termenul", en: "Due",
                note: Text(
                    ro: "În cuvinte, de exemplu „până la data de 5 a lunii următoare”.",
                    en: "In words, e.g. “by the 5th of the next month”."),
                need: .always, sample: "DE COMPLETAT: termenul"),
            Field(
                "last_due", .date, ro: "Termenul ultimului raport", en: "Last report due",
                note: Text(
                    ro: "Data la care se prezintă ultimul raport de acest fel.",
                    en: "The day the last report of this kind is due.")),
            Field(
                "addressee", .text, ro: "Destinatarul", en: "Addressee", need: .always,
                sample: "Autoritatea contractantă"),
        ])
}
