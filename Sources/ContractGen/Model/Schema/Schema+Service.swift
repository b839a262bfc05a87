internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// What is provided, to whom, how well and by whom.
    static let delivered: [Field] = [
        Field("service", .record(service), ro: "Serviciul", en: "Service", need: .always),
        Field(
            "beneficiaries", .record(beneficiaries), ro: "Beneficiarii serviciului",
            en: "Persons served",
            note: Text(
                ro: "Numai criterii și numere; niciodată date despre persoane.",
                en: "Only criteria and numbers; never data of persons."),
            need: .always),
        Field(
            "standards", .list(of: .record(qualityStandard), count: 1...200),
            ro: "Standardele de calitate", en: "Quality standards", need: .always),
        Field(
            "staff", .list(of: .record(post), count: 1...100), ro: "Personalul", en: "Staff",
            note: Text(
                ro: "Posturi, fără nume de persoane.", en: "Posts, without names of persons."),
            need: .always),
        Field(
            "goods", .list(of: .record(item), count: 0...500),
            ro: "Bunurile transmise de autoritate",
            en: "Goods handed over by the authority"),
    ]

    static let serviceCode = Field(
        "code", .text, ro: "Codul serviciului", en: "Code of the service",
        note: Text(
            ro:
                "Din catalogul serviciilor (rules/services.yaml); la un cod greșit se arată toate codurile.",
            en:
                "From the catalogue of services (rules/services.yaml); a wrong code shows them all."
        ),
        need: .always, sample: serviceSample)

    static let service = Schema(
        ro: "serviciul", en: "the service",
        [
            serviceCode,
            Field(
                "nomenclature_code", .text, ro: "Codul din Nomenclator",
                en: "Code of the nomenclature",
                note: Text(
                    ro: "Din Nomenclatorul serviciilor sociale, dacă îl cunoașteți.",
                    en: "Of the nomenclature of social services, if known.")),
            Field(
                "name", .text, ro: "Denumirea serviciului", en: "Name of the service",
                note: Text(
                    ro: "Fără ea, denumirea din catalog.", en: "Without it, the catalogue's name.")),
            Field(
                "form", .choice(ServiceForm.self), ro: "Forma serviciului",
                en: "Form of the service", need: .always, sample: "home"),
            Field(
                "places", .list(of: .record(servicePlace), count: 1...50),
                ro: "Locurile de prestare",
                en: "Places", need: .always),
            Field(
                "territory", .text, ro: "Teritoriul deservit", en: "Territory served",
                need: .always, sample: "DE COMPLETAT: teritoriul"),
            Field(
                "risk_group", .choice(RiskGroup.self), ro: "Grupul de risc", en: "Risk group",
                note: Text(
                    ro: "Pentru regulile de protecție împotriva abuzului.",
                    en: "For the rules on protection from abuse."),
                standard: .value(.text("none"))),
        ])

    static let servicePlace = Schema(
        ro: "locul de prestare", en: "the place",
        [
            Field(
                "address", .text, ro: "Adresa", en: "Address", need: .always,
                sample: "DE COMPLETAT: adresa"),
            Field(
                "schedule", .text, ro: "Programul", en: "Opening hours",
                note: Text(
                    ro: "De exemplu „luni–vineri, 8:00–17:00”.",
                    en: "E.g. “Monday to Friday, 8:00–17:00”."),
                need: .always, sample: "DE COMPLETAT: programul"),
            Field(
                "closed_days", .text, ro: "Zilele în care nu se lucrează", en: "Days closed"),
            Field(
                "capacity", .integer(1...100_000), ro: "Capacitatea", en: "Capacity",
                unit: Text(ro: "persoane", en: "persons")),
        ])

    static let beneficiaries = Schema(
        ro: "beneficiarii serviciului", en: "the persons served",
        [
            Field(
                "target_group", .text, ro: "Grupul-țintă", en: "Target group", need: .always,
                sample: "DE COMPLETAT: grupul-țintă"),
            Field(
                "eligibility", .list(of: .text, count: 1...50), ro: "Criteriile de eligibilitate",
                en: "Criteria of eligibility", need: .always, sample: "DE COMPLETAT: criteriul"),
            Field(
                "priority", .list(of: .text, count: 0...50), ro: "Prioritățile la admitere",
                en: "Priorities of admission"),
            Field(
                "refusal_grounds", .list(of: .text, count: 0...50), ro: "Motivele de refuz",
                en: "Grounds of refusal"),
            Field(
                "capacity_max", .integer(1...100_000), ro: "Capacitatea maximă",
                en: "Maximum capacity", unit: Text(ro: "persoane", en: "persons"), need: .always,
                sample: "30"),
            Field(
                "planned", .integer(1...100_000), ro: "Numărul planificat", en: "Planned number",
                unit: Text(ro: "persoane", en: "persons"), need: .always, sample: "24"),
            Field(
                "max_monthly_units", .decimal(places: 2), ro: "Numărul maxim de unități pe lună",
                en: "Most units in a month",
                unit: Text(ro: "unități de serviciu", en: "units of service")),
        ], checks: [plannedFitsCapacity])

    private static let plannedFitsCapacity: Check = { record, path in
        guard case .number(let planned)? = record["planned"],
            case .number(let capacity)? = record["capacity_max"], planned > capacity
        else { return [] }
        return [.plannedAboveCapacity(path.appending("planned"), planned, capacity)]
    }

    static let qualityStandard = Schema(
        ro: "standardul de calitate", en: "the quality standard",
        [
            Field(
                "number", .text, ro: "Numărul standardului", en: "Number of the standard",
                need: .always, sample: "1"),
            Field(
                "requirement", .text, ro: "Cerința", en: "Requirement", need: .always,
                sample: "DE COMPLETAT: cerința"),
            Field(
                "indicator", .text, ro: "Indicatorul", en: "Indicator", need: .always,
                sample: "DE COMPLETAT: indicatorul"),
            Field(
                "target", .text, ro: "Ținta", en: "Target", need: .always,
                sample: "DE COMPLETAT: ținta"),
            Field(
                "evidence", .text, ro: "Dovada", en: "Evidence", need: .always,
                sample: "DE COMPLETAT: dovada"),
            Field(
                "frequency", .text, ro: "Frecvența verificării", en: "Frequency", need: .always,
                sample: "anual"),
            Field("responsible", .text, ro: "Responsabilul", en: "Person responsible"),
        ])

    static let post = Schema(
        ro: "postul", en: "the post",
        [
            Field(
                "post", .text, ro: "Postul", en: "Post", need: .always,
                sample: "DE COMPLETAT: postul"),
            Field(
                "qualification", .text, ro: "Calificarea", en: "Qualification", need: .always,
                sample: "DE COMPLETAT: calificarea"),
            Field(
                "fte", .decimal(places: 2), ro: "Norma", en: "Full-time equivalent",
                unit: Text(ro: "unități de personal", en: "full-time posts"), need: .always,
                sample: "1"),
            Field(
                "criminal_record_checked", .bool, ro: "Cazierul judiciar este verificat",
                en: "Criminal record checked", need: .always, sample: "false"),
        ])

    static let item = Schema(
        ro: "bunul", en: "the item",
        [
            Field("name", .text, ro: "Denumirea bunului", en: "Name of the item", need: .always),
            Field("inventory_number", .text, ro: "Numărul de inventar", en: "Inventory number"),
            Field(
                "quantity", .decimal(places: 2), ro: "Cantitatea", en: "Quantity",
                unit: Text(ro: "bucăți", en: "pieces"), need: .always),
            Field(
                "value", .money, ro: "Valoarea", en: "Value",
                unit: Text(ro: "valuta documentului", en: "the document's currency"),
                need: .always),
        ])
}

extension Diagnostic {
    fileprivate static func plannedAboveCapacity(
        _ path: FieldPath, _ planned: Decimal, _ capacity: Decimal
    ) -> Diagnostic {
        .warning(
            "data.planned-above-capacity", at: .field(path),
            arguments: ["planned": planned.description, "capacity": capacity.description],
            message: Text(
                ro: "numărul planificat (\(planned)) depășește capacitatea maximă (\(capacity))",
                en: "the planned number (\(planned)) is above the maximum capacity (\(capacity))"),
            hint: Text(
                ro: "corectați „planned” sau „capacity_max”",
                en: "correct “planned” or “capacity_max”"))
    }
}
