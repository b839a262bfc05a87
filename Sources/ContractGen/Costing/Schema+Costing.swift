internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// The record `costing`: what the service takes, by a costing profile.
    public static let costing = Schema(
        ro: "fișa de costificare", en: "the costing sheet",
        costingMethod + costingVolume + costingRates + costingLines)

    /// Both records of money, by which messages name their fields.
    static let costingAndPrice = Schema(
        ro: "costul și prețul", en: "cost and price",
        [
            Field("costing", .record(costing), ro: "Fișa de costificare", en: "Costing sheet"),
            Field("price", .record(price), ro: "Prețul", en: "Price"),
        ])

    static let currencyUnit = Text(ro: "valuta documentului", en: "the document's currency")

    private static let costingMethod: [Field] = [
        Field(
            "profile", .text, ro: "Profilul de costificare", en: "Costing profile",
            note: Text(
                ro: "„resources” (pe resurse) sau „activities” (pe activitățile prestate).",
                en: "“resources” or “activities” (by what the beneficiary receives)."),
            need: .always, sample: "resources")
    ]

    private static let costingVolume: [Field] = [
        Field(
            "capacity", .integer(0...1_000_000), ro: "Capacitatea serviciului",
            en: "Capacity of the service",
            unit: Text(ro: "beneficiari deodată", en: "beneficiaries at once"), need: .always,
            sample: "30"),
        Field(
            "occupancy", .percent, ro: "Gradul de ocupare", en: "Occupancy",
            note: Text(
                ro:
                    "Partea din capacitate care se planifică folosită; la costuri fixe, costul unitar crește când ocuparea scade.",
                en:
                    "The part of the capacity planned to be used; with fixed costs the unit cost grows as it falls."
            ),
            unit: Text(ro: "%", en: "%"), standard: .value(.number(100)), sample: "80"),
        Field(
            "months", .integer(0...1200), ro: "Durata prestării", en: "Duration of the service",
            unit: Text(ro: "luni", en: "months"), need: .always, sample: "12"),
        Field(
            "units", .decimal(places: 2), ro: "Numărul de unități de serviciu",
            en: "Number of units of service",
            note: Text(
                ro:
                    "Numai când unitatea nu este luna-beneficiar; altfel capacitate × ocupare × luni.",
                en:
                    "Only where the unit is not the beneficiary-month; else capacity × occupancy × months."
            ),
            unit: Text(ro: "unități", en: "units")),
    ]

    private static let costingRates: [Field] = [
        Field(
            "employer", .choice(CostingInput.Employer.self), ro: "Felul angajatorului",
            en: "Kind of employer",
            note: Text(
                ro: "De el depinde rata contribuției angajatorului.",
                en: "The rate of the employer's contribution depends on it."),
            standard: .value(.text("private"))),
        Field(
            "employer_contribution_percent", .percent, ro: "Contribuția angajatorului",
            en: "Employer's contribution",
            note: Text(
                ro: "Lăsată liberă: rata în vigoare din profil.",
                en: "Left out: the rate in force in the profile."),
            unit: Text(ro: "% din salariul brut", en: "% of gross pay")),
        Field(
            "minimum_wage", .money, ro: "Salariul minim pe țară", en: "National minimum wage",
            note: Text(
                ro: "Pentru contribuția minimă a salariaților cu timp parțial; se schimbă anual.",
                en: "For the minimum contribution of part-time employees; it changes every year."),
            unit: Text(ro: "valuta documentului, pe lună", en: "the document's currency, a month")),
        Field(
            "productive_hours", .decimal(places: 2), ro: "Orele productive pe lună",
            en: "Productive hours a month",
            note: Text(
                ro:
                    "Ore petrecute cu beneficiarii de un salariat cu normă întreagă; pentru profilul „activities”.",
                en:
                    "Hours a full-time employee spends with beneficiaries; for the profile “activities”."
            ),
            unit: Text(ro: "ore pe lună", en: "hours a month")),
        Field(
            "indirect_percent", .percent, ro: "Costurile indirecte", en: "Indirect costs",
            unit: Text(ro: "% din baza numită în profil", en: "% of the base the profile names"),
            standard: .value(.number(0)), sample: "7"),
        Field(
            "indirect_cap", .record(indirectCap), ro: "Plafonul costurilor indirecte",
            en: "Cap of indirect costs"),
    ]

    private static let indirectCap = Schema(
        ro: "plafonul", en: "the cap",
        [
            Field(
                "percent", .percent, ro: "Plafonul", en: "Cap", unit: Text(ro: "%", en: "%"),
                need: .always, sample: "7"),
            Field(
                "source", .text, ro: "Sursa plafonului", en: "Source of the cap", need: .always,
                sample: "DE COMPLETAT: actul sau regula finanțatorului"),
        ])

    private static let costingLines: [Field] = [
        Field(
            "personnel", .list(of: .record(costedPost), count: 0...200), ro: "Personalul",
            en: "Personnel"),
        Field(
            "goods_and_services", .list(of: .record(costedGood), count: 0...500),
            ro: "Bunurile și serviciile", en: "Goods and services"),
        Field(
            "amortisation", .list(of: .record(costedAsset), count: 0...500), ro: "Amortizarea",
            en: "Amortisation"),
        Field(
            "activities", .list(of: .record(costedActivity), count: 0...200),
            ro: "Activitățile prestate beneficiarului",
            en: "Activities delivered to the beneficiary",
            note: Text(
                ro: "Pentru profilul „activities”.", en: "For the profile “activities”.")),
    ]

    private static let costedPost = Schema(
        ro: "funcția", en: "the post",
        [
            Field(
                "post", .text, ro: "Funcția", en: "Post",
                note: Text(ro: "Niciodată un nume de persoană.", en: "Never a person's name."),
                need: .always, sample: "DE COMPLETAT: funcția"),
            Field(
                "fte", .decimal(places: 2), ro: "Unitățile de personal", en: "Staff units",
                unit: Text(ro: "norme întregi", en: "full-time equivalents"),
                standard: .value(.number(1))),
            Field(
                "gross", .money, ro: "Salariul brut lunar", en: "Monthly gross pay",
                note: Text(ro: "Pentru o normă întreagă.", en: "For full time."),
                unit: currencyUnit, need: .always, sample: "11500.00"),
        ])

    private static let costedGood = Schema(
        ro: "bunul sau serviciul", en: "the good or service",
        [
            Field(
                "name", .text, ro: "Denumirea costului", en: "Name of the cost", need: .always,
                sample: "DE COMPLETAT: denumirea"),
            Field(
                "category", .text, ro: "Categoria de cost", en: "Cost category",
                note: Text(
                    ro:
                        "Din profil: food, materials, utilities, transport, training, equipment, in-kind.",
                    en:
                        "From the profile: food, materials, utilities, transport, training, equipment, in-kind."
                ), need: .always, sample: "utilities"),
            Field(
                "unit_price", .decimal(places: 4), ro: "Prețul pe unitate de măsură",
                en: "Price of a unit of measure", unit: currencyUnit, need: .always,
                sample: "8750.00"),
            Field(
                "quantity", .decimal(places: 4), ro: "Cantitatea", en: "Quantity",
                standard: .value(.number(1))),
            Field(
                "unit", .text, ro: "Unitatea de măsură", en: "Unit of measure",
                note: Text(ro: "De exemplu „km”, „zile”.", en: "E.g. „km”, „days”.")),
            Field(
                "per_beneficiary", .bool, ro: "Cantitatea este pentru fiecare beneficiar",
                en: "The quantity is for each beneficiary", standard: .value(.bool(false))),
            Field(
                "period", .choice(CostingInput.Good.Period.self), ro: "Perioada", en: "Period",
                standard: .value(.text("month"))),
        ])

    private static let costedAsset = Schema(
        ro: "mijlocul fix", en: "the asset",
        [
            Field(
                "name", .text, ro: "Mijlocul fix", en: "Asset", need: .always,
                sample: "DE COMPLETAT: denumirea"),
            Field(
                "value", .money, ro: "Valoarea de intrare", en: "Initial value",
                unit: currencyUnit, need: .always, sample: "96000.00"),
            Field(
                "useful_life_years", .decimal(places: 2), ro: "Durata de utilizare",
                en: "Useful life", unit: Text(ro: "ani", en: "years"), need: .always, sample: "5"),
            Field(
                "share", .percent, ro: "Partea folosită pentru serviciu",
                en: "Part used for the service", unit: Text(ro: "%", en: "%"),
                standard: .value(.number(100))),
            Field(
                "donated", .bool, ro: "Este plătit de un finanțator", en: "Is paid by a donor",
                note: Text(
                    ro: "Atunci se arată, dar nu intră în preț (nu se finanțează de două ori).",
                    en: "It is shown then, and not in the price (nothing is financed twice)."),
                standard: .value(.bool(false))),
        ])

    private static let costedActivity = Schema(
        ro: "activitatea", en: "the activity",
        [
            Field(
                "name", .text, ro: "Activitatea", en: "Activity", need: .always,
                sample: "DE COMPLETAT: activitatea"),
            Field(
                "post", .text, ro: "Funcția care o prestează", en: "Post that delivers it",
                note: Text(
                    ro: "Una dintre funcțiile din „personnel”.",
                    en: "One of the posts in “personnel”."), need: .always,
                sample: "DE COMPLETAT: funcția"),
            Field(
                "sessions_per_month", .decimal(places: 2), ro: "Ședințe pe lună",
                en: "Sessions a month", need: .always, sample: "4"),
            Field(
                "minutes", .decimal(places: 2), ro: "Durata unei ședințe",
                en: "Length of a session", unit: Text(ro: "minute", en: "minutes"),
                need: .always, sample: "45"),
            Field(
                "share", .percent, ro: "Partea beneficiarilor care au nevoie de ea",
                en: "Part of the beneficiaries who need it", unit: Text(ro: "%", en: "%"),
                standard: .value(.number(100))),
        ])
}
