internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

extension Schema {
    /// A memorandum of cooperation of two to ten parties.
    public static let memorandum = Schema(
        ro: "memorandumul de cooperare", en: "the memorandum of cooperation",
        header(of: .memorandum) + memorandumParties + subject + duration + cooperation + closing)

    private static let memorandumParties: [Field] = [
        Field(
            "parties", .list(of: .record(party(and: partnership)), count: 2...10), ro: "Părțile",
            en: "Parties", need: .always)
    ]

    private static let partnership: [Field] = [
        Field(
            "role", .text, ro: "Rolul în cooperare", en: "Role in the cooperation",
            note: Text(
                ro: "De exemplu „autoritate responsabilă de politici”, „partener de implementare”.",
                en: "E.g. “policy authority”, “implementing partner”."),
            need: .always, sample: "DE COMPLETAT: rolul"),
        Field(
            "commitments", .list(of: .text, count: 1...50), ro: "Angajamentele părții",
            en: "Commitments of the party",
            note: Text(
                ro: "Câte o propoziție pentru fiecare angajament, fără punct la sfârșit.",
                en: "One sentence for each commitment, without a full stop."),
            need: .always, sample: "DE COMPLETAT: angajamentul"),
    ]

    private static let subject: [Field] = [
        Field(
            "objectives", .list(of: .text, count: 1...30), ro: "Obiectivele", en: "Objectives",
            need: .always, sample: "DE COMPLETAT: obiectivul"),
        Field(
            "areas", .list(of: .text, count: 1...30), ro: "Domeniile de cooperare",
            en: "Areas of cooperation", need: .always, sample: "DE COMPLETAT: domeniul"),
        Field("project", .record(project), ro: "Proiectul", en: "Project"),
        Field("donor", .record(donor), ro: "Finanțatorul", en: "Donor"),
    ]

    static let project = Schema(
        ro: "proiectul", en: "the project",
        [
            Field(
                "title", .text, ro: "Titlul proiectului", en: "Title of the project",
                need: .always, sample: "DE COMPLETAT: titlul proiectului"),
            Field("code", .text, ro: "Codul proiectului", en: "Code of the project"),
            Field(
                "budget", .money, ro: "Bugetul proiectului", en: "Budget of the project",
                unit: Text(ro: "valuta documentului", en: "the document's currency")),
            Field(
                "period", .text, ro: "Perioada proiectului", en: "Period of the project",
                note: Text(ro: "De exemplu „2026–2029”.", en: "E.g. “2026–2029”.")),
            Field(
                "objectives", .list(of: .text, count: 0...30), ro: "Obiectivele proiectului",
                en: "Objectives of the project"),
            Field(
                "areas", .list(of: .text, count: 0...30), ro: "Domeniile proiectului",
                en: "Areas of the project"),
        ])

    static let donor = Schema(
        ro: "finanțatorul", en: "the donor",
        [
            Field(
                "name", .text, ro: "Denumirea finanțatorului", en: "Name of the donor",
                need: .always),
            Field("project", .text, ro: "Proiectul finanțat", en: "Financed project"),
            Field(
                "visibility_text", .multilineText, ro: "Textul de vizibilitate",
                en: "Visibility text",
                note: Text(
                    ro: "Ce cere finanțatorul să se spună despre sprijinul său.",
                    en: "What the donor wants to be said about its support.")),
            Field(
                "disclaimer", .multilineText, ro: "Declinarea răspunderii", en: "Disclaimer"),
            Field(
                "logo", .text, ro: "Sigla", en: "Logo",
                note: Text(ro: "Numele fișierului.", en: "The name of the file.")),
        ])

    private static let duration: [Field] = [
        Field("terms", .record(terms), ro: "Durata", en: "Duration", need: .always),
        Field(
            "notice_days", .integer(1...365), ro: "Preavizul de retragere",
            en: "Notice of withdrawal",
            unit: Text(ro: "zile", en: "days"), standard: .value(.number(30))),
    ]

    static let terms = Schema(
        ro: "durata", en: "the duration",
        [
            Field(
                "validity_from", .date, ro: "În vigoare de la", en: "In force from",
                note: Text(
                    ro: "Fără ea, documentul intră în vigoare la semnare.",
                    en: "Without it the document is in force from its signing.")),
            Field(
                "validity_to", .date, ro: "În vigoare până la", en: "In force until",
                note: Text(
                    ro: "Ultima zi; sau scrieți în loc câmpul „years”.",
                    en: "The last day; or write „years” instead.")),
            Field(
                "years", .integer(1...50), ro: "Durata în ani", en: "Duration in years",
                unit: Text(ro: "ani", en: "years"), sample: "3"),
        ], checks: [endIsGivenOnce, endsAfterItStarts])

    private static let endIsGivenOnce: Check = { terms, path in
        switch (terms["validity_to"], terms["years"]) {
        case (nil, nil): [.noEnd(path)]
        case (.some, .some): [.twoEnds(path.appending("years"))]
        default: []
        }
    }

    private static let endsAfterItStarts = inOrder(
        "validity_from", "validity_to", ro: "În vigoare până la", en: "In force until")

    private static let cooperation: [Field] = [
        Field(
            "data_exchange", .bool, ro: "Se fac schimburi de date cu caracter personal",
            en: "Personal data are exchanged", standard: .value(.bool(false))),
        Field(
            "coordination", .record(coordination), ro: "Coordonarea", en: "Coordination",
            standard: .emptyRecord),
    ]

    static let coordination = Schema(
        ro: "coordonarea", en: "the coordination",
        [
            Field(
                "steering_group", .list(of: .record(member), count: 0...30),
                ro: "Grupul de coordonare", en: "Steering group"),
            Field(
                "meetings_per_year", .integer(1...52), ro: "Ședințele grupului de coordonare",
                en: "Meetings of the steering group",
                unit: Text(ro: "ședințe pe an", en: "meetings a year"), standard: .value(.number(2))
            ),
            Field(
                "plan_days", .integer(1...365), ro: "Termenul planului de acțiuni",
                en: "Time for the plan of action",
                note: Text(
                    ro: "De la semnare, în zile calendaristice.",
                    en: "From the signing, in calendar days."),
                unit: Text(ro: "zile", en: "days")),
        ])

    static let member = Schema(
        ro: "membrul grupului", en: "the member of the group",
        [
            Field("organisation", .text, ro: "Organizația", en: "Organisation", need: .always),
            Field("position", .text, ro: "Funcția", en: "Position", need: .always),
            Field("name", .text, ro: "Numele și prenumele", en: "Name"),
        ])
}

extension Diagnostic {
    fileprivate static func noEnd(_ path: FieldPath) -> Diagnostic {
        .error(
            "data.no-end", at: .field(path),
            message: Text(
                ro: "Durata (\(path)) nu spune până când este în vigoare documentul",
                en: "Duration (\(path)) does not say until when the document is in force"),
            hint: Text(
                ro: "scrieți „years” (de exemplu 3) sau „validity_to” (ultima zi)",
                en: "write “years” (e.g. 3) or “validity_to” (the last day)"))
    }

    fileprivate static func twoEnds(_ path: FieldPath) -> Diagnostic {
        .error(
            "data.two-ends", at: .field(path),
            message: Text(
                ro: "Durata este dată de două ori: în ani și prin ultima zi",
                en: "the duration is given twice: in years and by its last day"),
            hint: Text(
                ro: "păstrați numai „years” sau numai „validity_to”",
                en: "keep only “years” or only “validity_to”"))
    }
}
