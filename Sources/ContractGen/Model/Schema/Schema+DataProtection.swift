internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    static let personalData: [Field] = [
        Field(
            "data_protection", .record(dataProtection),
            ro: "Protecția datelor cu caracter personal",
            en: "Personal data protection", need: .always)
    ]

    static let dataProtection = Schema(
        ro: "protecția datelor", en: "the data protection",
        [
            Field(
                "role", .choice(ProcessingRole.self), ro: "Rolurile părților",
                en: "Roles of the parties", need: .always,
                sample: ProcessingRole.separateControllers.rawValue),
            Field(
                "categories", .list(of: .text, count: 0...50), ro: "Categoriile de date",
                en: "Categories of data"),
            Field(
                "special_categories", .list(of: .text, count: 0...50),
                ro: "Categoriile speciale de date", en: "Special categories of data"),
            Field(
                "retention", .text, ro: "Termenul de păstrare a datelor", en: "Retention",
                note: Text(
                    ro: "De exemplu „trei ani de la încetarea serviciului”.",
                    en: "E.g. “three years from the end of the service”.")),
            Field(
                "recipients", .list(of: .text, count: 0...50), ro: "Destinatarii datelor",
                en: "Recipients"),
            Field(
                "sub_processors", .list(of: .text, count: 0...50),
                ro: "Alte persoane împuternicite", en: "Sub-processors"),
            Field("storage_place", .text, ro: "Locul păstrării datelor", en: "Place of storage"),
            Field(
                "breach_hours", .integer(1...72), ro: "Notificarea unei încălcări a securității",
                en: "Notice of a data breach",
                note: Text(
                    ro:
                        "De la aflare, astfel încât autoritatea să poată respecta cele 72 de ore ale sale.",
                    en: "From learning of it, so that the authority can keep its own 72 hours."),
                unit: Text(ro: "ore", en: "hours"), standard: .value(.number(24))),
        ])
}
