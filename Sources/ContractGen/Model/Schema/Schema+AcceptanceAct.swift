internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// The act by which services of a period pass to the authority. What it does not say is the
    /// contract's.
    public static let acceptanceAct = Schema(
        ro: "actul de predare-primire a serviciilor", en: "the acceptance act",
        header(of: .acceptanceAct) + accepted + closing)

    private static let accepted: [Field] = [
        Field(
            "acceptance_act", .record(act), ro: "Actul de predare-primire", en: "Acceptance act",
            need: .always)
    ]

    static let act = Schema(
        ro: "actul de predare-primire", en: "the acceptance act",
        actBasis + actContent + actOutcome,
        checks: [
            finding(.refused, needs: "defects"), finding(.withRemarks, needs: "remarks"),
        ])

    private static let actBasis: [Field] = [
        contractFile("contract"),
        earlierAmendments(
            "amendments", ro: "Acordurile adiționale în vigoare", en: "Amendments in force"),
        Field(
            "earlier", .list(of: .text, count: 0...500), ro: "Actele anterioare",
            en: "Earlier acts",
            note: Text(
                ro: "Fișierele lor de date; unitățile și sumele se cumulează.",
                en: "Their data files; units and sums are added up.")),
        Field(
            "acceptors", .list(of: .record(acceptor), count: 0...10),
            ro: "Cine recepționează", en: "Who accepts",
            note: Text(
                ro: "Membrii comisiei sau persoana desemnată; fără ei, reprezentantul autorității.",
                en: "The commission or the person named; else the authority's representative.")),
    ]

    static let acceptor = Schema(
        ro: "persoana care recepționează", en: "the person who accepts",
        [
            Field("name", .text, ro: "Numele și prenumele", en: "Name", need: .always),
            Field("position", .text, ro: "Funcția", en: "Position", need: .always),
            Field(
                "order", .record(document(ro: "ordinul de desemnare", en: "the order")),
                ro: "Ordinul de desemnare", en: "Order that names the person"),
        ])

    private static let actContent: [Field] = [
        Field("period", .record(period), ro: "Perioada", en: "Period", need: .always),
        Field(
            "submitted_on", .date, ro: "Data prezentării actului", en: "Submitted on",
            note: Text(
                ro: "Ziua în care prestatorul a prezentat actul și raportul.",
                en: "The day the provider submitted act and report.")),
        Field(
            "lines", .list(of: .record(actLine), count: 1...50), ro: "Serviciile", en: "Services",
            need: .always),
        Field(
            "persons_served", .integer(0...100_000), ro: "Numărul persoanelor deservite",
            en: "Number of persons served",
            note: Text(
                ro: "Numai numărul; niciodată nume sau coduri personale.",
                en: "Only the number; never names or personal codes."),
            unit: Text(ro: "persoane", en: "persons"), need: .always, sample: "24"),
        Field(
            "documents", .list(of: .record(actDocument), count: 0...20),
            ro: "Documentele anexate", en: "Documents attached"),
    ]

    static let period = Schema(
        ro: "perioada", en: "the period",
        [
            Field("from", .date, ro: "De la", en: "From", need: .always, sample: "2027-04-01"),
            Field("to", .date, ro: "Până la", en: "To", need: .always, sample: "2027-04-30"),
        ], checks: [inOrder("from", "to", ro: "Până la", en: "To")])

    static let actLine = Schema(
        ro: "serviciul prestat", en: "the service delivered",
        [
            Field(
                "name", .text, ro: "Denumirea", en: "Name",
                note: Text(
                    ro: "Fără ea, serviciul contractului.",
                    en: "Without it, the contract's service."
                )),
            Field(
                "planned", .decimal(places: 2), ro: "Unități planificate", en: "Units planned",
                note: Text(
                    ro: "Lăsat liber: estimarea din graficul de plăți.",
                    en: "Left out: the estimate of the payment calendar."),
                unit: serviceUnits),
            Field(
                "delivered", .decimal(places: 2), ro: "Unități prestate", en: "Units delivered",
                unit: serviceUnits, need: .always, sample: "24"),
            Field(
                "accepted", .decimal(places: 2), ro: "Unități acceptate", en: "Units accepted",
                unit: serviceUnits, need: .always, sample: "24"),
            Field(
                "unit_price", .money, ro: "Prețul unitar", en: "Unit price",
                note: Text(
                    ro: "Lăsat liber: cel în vigoare; dacă îl scrieți, se compară.",
                    en: "Left out: the one in force; compared where written."),
                unit: currencyUnit),
        ])

    private static let serviceUnits = Text(ro: "unități de serviciu", en: "units of service")

    static let actDocument = Schema(
        ro: "documentul anexat", en: "the document attached",
        [
            Field("title", .text, ro: "Titlul documentului", en: "Title", need: .always),
            Field("number", .text, ro: "Numărul", en: "Number"),
            Field("date", .date, ro: "Data", en: "Date"),
        ])

    private static let actOutcome: [Field] = [
        Field(
            "finding", .choice(AcceptanceFinding.self), ro: "Constatarea", en: "Finding",
            standard: .value(.text(AcceptanceFinding.accepted.rawValue))),
        Field(
            "remarks", .list(of: .text, count: 0...50), ro: "Observațiile", en: "Remarks",
            note: Text(
                ro: "Câte o propoziție, fără punct la sfârșit.",
                en: "A sentence each, without a full stop.")),
        Field(
            "defects", .list(of: .record(defect), count: 0...50), ro: "Neconformitățile",
            en: "Defects"),
        Field(
            "late", .bool, ro: "Servicii prestate cu întârziere", en: "Services delivered late",
            note: Text(
                ro: "Cu true, actul rezervă dreptul la penalități.",
                en: "With true, the act reserves the right to penalties."),
            standard: .value(.bool(false))),
        Field(
            "late_facts", .text, ro: "În ce constă întârzierea", en: "What was late",
            need: .when(
                Condition(Text(ro: "la întârziere", en: "when late")) { $0["late"] == .bool(true) })
        ),
    ]

    static let defect = Schema(
        ro: "neconformitatea", en: "the defect",
        [
            Field("description", .text, ro: "Descrierea", en: "Description", need: .always),
            Field(
                "remedy_by", .date, ro: "Termenul de remediere", en: "To be remedied by",
                note: Text(
                    ro: "Lăsat liber: termenul din contract, de la primirea actului.",
                    en: "Left out: the contract's time, from receipt of the act.")),
        ])

    private static func finding(_ finding: AcceptanceFinding, needs list: String) -> Check {
        { act, path in
            guard act["finding"] == .text(finding.rawValue), case .list(let items)? = act[list],
                items.isEmpty
            else { return [] }
            return [.findingWithoutReason(path.appending(list), finding)]
        }
    }
}

extension Diagnostic {
    fileprivate static func findingWithoutReason(
        _ path: FieldPath, _ finding: AcceptanceFinding
    ) -> Diagnostic {
        .error(
            "data.finding-without-reason", at: .field(path),
            arguments: ["finding": finding.rawValue],
            message: Text(
                ro: "constatarea este „\(finding.meaning.ro)”, dar \(path) este goală",
                en: "the finding is “\(finding.meaning.en)”, yet \(path) is empty"),
            hint: Text(
                ro: "scrieți ce s-a constatat sau alegeți altă constatare",
                en: "write what was found, or choose another finding"))
    }
}
